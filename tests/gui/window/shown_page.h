// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/items/items_view.h"
#include "gui/settings/temporary_settings.h"
#include "gui/sidebar/places.h"
#include "gui/sidebar/sidebar.h"
#include "gui/sidebar/tag_tree_view.h"
#include "gui/tagging/session_fixture.h"
#include "gui/window/library_page.h"
#include "gui/window/real_drag.h"

namespace tagloom::test {

/// The page of a library on the screen, and spots on it. Fill the library, then show().
class ShownPage final
{
public:
    explicit ShownPage(library::OpenMode mode = library::OpenMode::ReadWrite)
        : library(mode)
    { }

    void show()
    {
        library.session().begin();
        page = std::make_unique<gui::LibraryPage>(library.session(), m_settings);
        page->resize(1200, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        QTRY_VERIFY(!library.session().isSearching() && library.session().tagsModel().isLoaded());
    }

    Spot item(domain::ItemId id)
    {
        const int row = library.session().itemsModel().rowOf(id);
        return {page->list().viewport(), page->list().visualRect(page->list().model()->index(row, 0)).center()};
    }
    Spot tag(const QString &name)
    {
        gui::TagTreeView &tree = page->sidebar().tagTree();
        return {tree.viewport(), tree.visualRect(library.session().tagTree().indexOf(library.tag(name))).center()};
    }
    Spot place(int row)
    {
        auto *const places = page->findChild<gui::Places *>();
        return {places->viewport(), places->visualItemRect(places->item(row)).center()};
    }
    Spot below(QAbstractItemView &view) { return {view.viewport(), view.viewport()->rect().center() + QPoint(0, 200)}; }

    void select(const QList<domain::ItemId> &ids)
    {
        QItemSelection rows;
        for (const domain::ItemId id : ids) {
            const QModelIndex index = page->list().model()->index(library.session().itemsModel().rowOf(id), 0);
            rows.select(index, index);
        }
        page->list().selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QTRY_COMPARE(library.session().selection().ids().size(), ids.size());
    }

    /// How many rows a statement counts, in the file.
    qint64 number(const QString &sql) { return library.session().library().connection().number(sql).value(); }

    SessionFixture library;
    std::unique_ptr<gui::LibraryPage> page;

private:
    TemporarySettings m_folder;
    gui::Settings m_settings;
};

} // namespace tagloom::test
