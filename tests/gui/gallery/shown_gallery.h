// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/gallery/gallery_view.h"
#include "gui/inspector/inspector.h"
#include "gui/items/items_view.h"
#include "gui/window/shown_page.h"
#include "thumbnails/test_images.h"

#include <QTemporaryDir>
#include <QUrl>

namespace tagloom::test {

/// The page of a library that shows its gallery, with a folder for pictures and a cache of its own.
class ShownGallery final
{
public:
    explicit ShownGallery(library::OpenMode mode = library::OpenMode::ReadWrite)
        : shown(mode)
    {
        qputenv("XDG_CACHE_HOME", m_folder.filePath(QStringLiteral("cache")).toLocal8Bit());
    }

    QString file(const QString &name) const { return m_folder.filePath(name); }

    /// An item of the kind image for a file of this name, which need not exist.
    domain::ItemId addImage(const QString &name)
    {
        domain::ItemDraft draft;
        draft.title = name;
        draft.url = QUrl::fromLocalFile(file(name)).toString(QUrl::FullyEncoded);
        draft.kind = domain::imageKind;
        return waitFor(library().session().items().add({draft}, {})).ids.first();
    }

    void show()
    {
        shown.show();
        QTRY_VERIFY(shown.page->findChild<gui::Inspector *>()); // it takes its room once the first page is painted
        QCoreApplication::processEvents();
        shown.page->setGalleryShown(true);
        QVERIFY(gallery().isVisible());
    }

    SessionFixture &library() { return shown.library; }
    gui::GalleryView &gallery() { return *shown.page->gallery(); }
    int row(domain::ItemId id) { return library().session().itemsModel().rowOf(id); }
    QModelIndex index(int row) { return gallery().model()->index(row, models::ItemsModel::TitleColumn); }
    QPoint centre(int row) { return gallery().visualRect(index(row)).center(); }
    Spot cell(domain::ItemId id) { return {gallery().viewport(), centre(row(id))}; }
    QList<domain::ItemId> selected() { return library().session().selection().ids(); }

    /// Rows of the selected items, as soon as they are these.
    QList<int> selectedRows()
    {
        QCoreApplication::processEvents();
        QList<int> rows;
        for (const domain::ItemId id : selected())
            rows.append(row(id));
        return rows;
    }

    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&gallery(), static_cast<Qt::Key>(key), modifiers);
    }
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(gallery().viewport(), Qt::LeftButton, modifiers, centre(row));
    }

private:
    QTemporaryDir m_folder;

public:
    ShownPage shown;
};

} // namespace tagloom::test
