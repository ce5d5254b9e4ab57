// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/history_details.h"

#include "store/connection.h"
#include "store/history_changes.h"
#include "store/statement.h"

#include <algorithm>

namespace tagloom::store {

using domain::HistoryDetail;
using domain::HistoryId;
using domain::Result;

namespace {

/// Where the name of a row of this table stands; -1 if it has none.
int nameColumn(RecordedTable table)
{
    switch (table) {
    case RecordedTable::Kinds:
    case RecordedTable::Tags:
    case RecordedTable::Searches:
    case RecordedTable::Aliases:
    case RecordedTable::Lists:
    case RecordedTable::Creators:
    case RecordedTable::Rules:
        return 1;
    case RecordedTable::Items:
        return 2;
    default:
        return -1;
    }
}

const ChangesetValue &valueAt(const ChangesetValues &values, int column)
{
    static const ChangesetValue none;
    return column >= 0 && column < values.size() ? values[column] : none;
}

QString quoted(const QString &text)
{
    return u'“' + text + u'”';
}

HistoryDetail::Change changeOf(ChangesetRow::Change change)
{
    switch (change) {
    case ChangesetRow::Change::Insert:
        return HistoryDetail::Change::Added;
    case ChangesetRow::Change::Delete:
        return HistoryDetail::Change::Removed;
    case ChangesetRow::Change::Update:
        break;
    }
    return HistoryDetail::Change::Changed;
}

/// An update's row has only what changed; its names are then looked up.
HistoryDetail detailOf(RowWords &words, RecordedTable table, const ChangesetRow &row)
{
    const ChangesetValues &values = row.change == ChangesetRow::Change::Insert ? row.after : row.before;
    words.learn(table, values);
    HistoryDetail detail;
    detail.change = changeOf(row.change);
    detail.text = words.describe(table, values);
    const ChangesetValue &newName = valueAt(row.after, nameColumn(table));
    if (row.change == ChangesetRow::Change::Update && newName.isDefined())
        detail.text =
            QStringLiteral("“%1” is now “%2”").arg(valueAt(row.before, nameColumn(table)).text(), newName.text());
    detail.item.value = valueAt(values, itemColumn(table)).integer;
    detail.tag.value = valueAt(values, table == RecordedTable::Links ? 1 : tagColumn(table)).integer;
    return detail;
}

} // namespace

void RowWords::learn(RecordedTable table, const ChangesetValues &values)
{
    const ChangesetValue &name = valueAt(values, nameColumn(table));
    if (!name.isDefined())
        return;
    if (table == RecordedTable::Items)
        m_items.insert(values[0].integer, name.text());
    else if (table == RecordedTable::Tags)
        m_tags.insert(values[0].integer, name.text());
    else if (table == RecordedTable::Lists)
        m_lists.insert(values[0].integer, name.text());
    else if (table == RecordedTable::Rules)
        m_rules.insert(values[0].integer, name.text());
}

QString RowWords::lookUp(const QString &sql, qint64 id)
{
    Statement rows(m_connection, sql);
    rows.bind(id);
    return rows.next() ? rows.text(0) : QString();
}

QString RowWords::item(qint64 id)
{
    QString title = lookUp(QStringLiteral("SELECT title FROM items WHERE id = ?"), id);
    if (title.isEmpty())
        title = m_items.value(id);
    return title.isEmpty() ? QStringLiteral("an item that is gone") : quoted(title);
}

QString RowWords::tag(qint64 id)
{
    QString name = lookUp(QStringLiteral("SELECT name FROM tags WHERE id = ?"), id);
    if (name.isEmpty())
        name = m_tags.value(id);
    return name.isEmpty() ? QStringLiteral("a tag that is gone") : QStringLiteral("the tag “%1”").arg(name);
}

QString RowWords::list(qint64 id)
{
    QString name = lookUp(QStringLiteral("SELECT name FROM lists WHERE id = ?"), id);
    if (name.isEmpty())
        name = m_lists.value(id);
    return name.isEmpty() ? QStringLiteral("a list that is gone") : QStringLiteral("the list “%1”").arg(name);
}

QString RowWords::rule(qint64 id)
{
    QString name = lookUp(QStringLiteral("SELECT name FROM rules WHERE id = ?"), id);
    if (name.isEmpty())
        name = m_rules.value(id);
    return name.isEmpty() ? QStringLiteral("a rule that is gone") : QStringLiteral("the rule “%1”").arg(name);
}

QString RowWords::entry(const ChangesetValues &values)
{
    // What an update does not change, its item and its list for two, it does not hold either.
    const auto idAt = [&](int column, const QString &sql) {
        const ChangesetValue &value = valueAt(values, column);
        return value.isDefined() ? value.integer : lookUp(sql, values[0].integer).toLongLong();
    };
    const qint64 listId = idAt(1, QStringLiteral("SELECT list_id FROM list_entries WHERE id = ?"));
    const qint64 itemId = idAt(2, QStringLiteral("SELECT item_id FROM list_entries WHERE id = ?"));
    return QStringLiteral("the place of %1 in %2").arg(item(itemId), list(listId));
}

QString RowWords::describe(RecordedTable table, const ChangesetValues &values)
{
    const QString name = valueAt(values, nameColumn(table)).text();
    switch (table) {
    case RecordedTable::Kinds:
        return name.isEmpty() ? QStringLiteral("a kind of items") : QStringLiteral("the kind “%1”").arg(name);
    case RecordedTable::Items:
        return item(values[0].integer);
    case RecordedTable::Notes:
        return QStringLiteral("the notes of %1").arg(item(values[0].integer));
    case RecordedTable::Tags:
        return tag(values[0].integer);
    case RecordedTable::Aliases:
        return QStringLiteral("the alias “%1”").arg(name.isEmpty() ? values[0].text() : name);
    case RecordedTable::Parents:
        return QStringLiteral("the place of %1 below %2").arg(tag(values[0].integer), tag(values[1].integer));
    case RecordedTable::Links:
        return QStringLiteral("%1 on %2").arg(tag(values[1].integer), item(values[0].integer));
    case RecordedTable::Distinctions:
        return QStringLiteral("that %1 is another than %2").arg(tag(values[0].integer), tag(values[1].integer));
    case RecordedTable::Lists:
        return list(values[0].integer);
    case RecordedTable::ListEntries:
        return entry(values);
    case RecordedTable::BookDetails:
    case RecordedTable::TaskDetails:
    case RecordedTable::InvoiceDetails:
        return QStringLiteral("the details of %1").arg(item(values[0].integer));
    case RecordedTable::FileDetails:
        return QStringLiteral("what is known of the file of %1").arg(item(values[0].integer));
    case RecordedTable::NoteFiles:
        return QStringLiteral("the file of %1").arg(item(values[0].integer));
    case RecordedTable::ItemCreators:
        return QStringLiteral("the authors of %1").arg(item(values[0].integer));
    case RecordedTable::Creators:
        return name.isEmpty() ? QStringLiteral("an author") : QStringLiteral("the author “%1”").arg(name);
    case RecordedTable::Rules:
        return rule(values[0].integer);
    case RecordedTable::RuleTags:
        return QStringLiteral("%1 in %2").arg(tag(values[1].integer), rule(values[0].integer));
    case RecordedTable::Searches:
        break;
    }
    const QString known = lookUp(QStringLiteral("SELECT name FROM saved_searches WHERE id = ?"), values[0].integer);
    return QStringLiteral("the saved search “%1”").arg(known.isEmpty() ? name : known);
}

Result<QList<HistoryDetail>> readHistoryDetails(const Connection &connection, HistoryId id, qsizetype limit)
{
    const auto changes = HistoryChanges::find(connection, id);
    if (!changes)
        return changes.error();
    QList<HistoryDetail> details;
    RowWords words(connection);
    for (int index = 0; index < changes->pieces() && details.size() < limit; ++index) {
        const auto piece = changes->piece(index);
        if (!piece)
            return piece.error();
        ChangesetReader reader(*piece);
        ChangesetRow row;
        while (details.size() < limit && reader.next(row) == ChangesetReader::Step::Row) {
            const auto table =
                std::find(recordedTables.begin(), recordedTables.end(), QLatin1StringView(reader.table().name));
            if (table != recordedTables.end())
                details.append(detailOf(words, static_cast<RecordedTable>(table - recordedTables.begin()), row));
        }
    }
    return details;
}

} // namespace tagloom::store
