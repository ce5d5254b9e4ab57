// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/lists/list_page.h"
#include "gui/lists/list_view.h"
#include "gui/sidebar/lists_view.h"
#include "gui/window/shown_page.h"

namespace tagloom::test {

/// The page of a library with items and a reading list of some of them.
class ListStage final
{
public:
    explicit ListStage(const QStringList &titles, qsizetype listed = -1)
    {
        items = page.library.addItems(titles);
        const auto some = listed < 0 ? items : items.first(listed);
        list = waitFor(session().lists().createWith(QStringLiteral("To read"), domain::ListTemplate::Reading, some));
    }

    gui::Session &session() { return page.library.session(); }
    models::ListEntriesModel &entries() { return page.page->listPage()->entries(); }
    gui::ListView &view() { return page.page->listPage()->view(); }
    gui::ListsView &lists() { return page.page->sidebar().lists(); }

    /// The page, with the list in its middle.
    void open()
    {
        page.show();
        showList();
    }
    void showList()
    {
        QTRY_VERIFY(session().listsModel().rowCount() > 1);
        session().showEntries(list);
        QTRY_VERIFY(entries().isComplete());
        QTRY_VERIFY(view().isVisible());
    }

    QModelIndex cell(int row, int column) { return entries().index(row, column); }
    Spot entry(int row, int column = models::ListEntriesModel::TitleColumn, QPoint offset = {})
    {
        return {view().viewport(), view().visualRect(cell(row, column)).center() + offset};
    }
    Spot listRow(int row) { return {lists().viewport(), lists().visualRect(lists().model()->index(row, 0)).center()}; }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view(), key, modifiers); }

    /// The titles, in order.
    QString order()
    {
        QStringList titles;
        for (int row = 0; row < entries().rowCount(); ++row)
            titles.append(cell(row, models::ListEntriesModel::TitleColumn).data().toString());
        return titles.join(QLatin1Char(' '));
    }
    /// As it is in the file.
    QString storedOrder()
    {
        QStringList titles;
        const auto rows = store::readListEntries(session().library().connection(), list, {}, 1000);
        for (const store::ListRow &row : *rows)
            titles.append(row.title);
        return titles.join(QLatin1Char(' '));
    }
    domain::ListEntry stored(int row)
    {
        return **store::readListEntry(session().library().connection(), entries().entryAt(row));
    }

    ShownPage page;
    QList<domain::ItemId> items;
    domain::ListId list;
};

} // namespace tagloom::test
