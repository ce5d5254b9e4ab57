// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/history_derived.h"

#include "domain/tag_name.h"
#include "store/connection.h"
#include "store/history_changes.h"
#include "store/statement.h"
#include "store/tag_maker.h"
#include "store/transaction.h"
#include "store/unique_ids.h"

#include <algorithm>

namespace tagloom::store {

using domain::ItemId;
using domain::LinkRef;
using domain::ListEntryId;
using domain::Result;
using domain::TagId;
using domain::TagName;
using Change = ChangesetRow::Change;

namespace {

/// Above this the triggers of each row cost more than catching up at the end.
constexpr qsizetype fewestBulkRows = 3000;

/// Nobody follows more ids than this one by one. A row that is in several pieces would be listed more than once, too.
constexpr qsizetype mostListedRows = 200000;

const QStringList rowTriggers{QStringLiteral("items_fts_item_added"),    QStringLiteral("items_fts_item_changing"),
                              QStringLiteral("items_fts_item_changed"),  QStringLiteral("items_fts_item_removed"),
                              QStringLiteral("items_fts_note_adding"),   QStringLiteral("items_fts_note_added"),
                              QStringLiteral("items_fts_note_changing"), QStringLiteral("items_fts_note_changed"),
                              QStringLiteral("items_fts_note_removing"), QStringLiteral("items_fts_note_removed"),
                              QStringLiteral("tag_counts_link_added"),   QStringLiteral("tag_counts_link_removed"),
                              QStringLiteral("tag_counts_link_changed"), QStringLiteral("tag_counts_item_trashed"),
                              QStringLiteral("tag_counts_item_removed")};

bool isDefined(const ChangesetValues &values, int column)
{
    return column >= 0 && column < values.size() && values[column].isDefined();
}

qint64 idAt(int column, const ChangesetValues &before, const ChangesetValues &after)
{
    return isDefined(before, column) ? before[column].integer : isDefined(after, column) ? after[column].integer : 0;
}

QString jsonOf(const std::vector<qint64> &ids)
{
    QList<ItemId> list;
    list.reserve(static_cast<qsizetype>(ids.size()));
    for (const qint64 id : ids)
        list.append(ItemId{id});
    return jsonArray(list);
}

} // namespace

HistoryDerived::HistoryDerived(Transaction &transaction, const QList<TableShape> &shapes, const HistoryChanges &changes)
    : m_transaction(transaction)
    , m_isBulk(changes.rows() >= fewestBulkRows)
    , m_listsIds(changes.pieces() == 1 && changes.rows() <= mostListedRows)
    , m_titleColumn(shapes[static_cast<int>(RecordedTable::Items)].column(u"title"))
    , m_urlColumn(shapes[static_cast<int>(RecordedTable::Items)].column(u"url"))
    , m_trashedColumn(shapes[static_cast<int>(RecordedTable::Items)].column(u"trashed_at"))
    , m_tagNameColumn(shapes[static_cast<int>(RecordedTable::Tags)].column(u"name"))
    , m_entryPositionColumn(shapes[static_cast<int>(RecordedTable::ListEntries)].column(u"position"))
    , m_setAside(transaction.connection())
{
    if (!m_listsIds)
        transaction.changes().everything = true;
}

void HistoryDerived::take(RecordedTable table, Change change, const ChangesetValues &before,
                          const ChangesetValues &after)
{
    switch (table) {
    case RecordedTable::Kinds:
        m_transaction.changes().everything = true; // kinds are read once, with everything else
        break;
    case RecordedTable::Items:
        takeItem(change, idAt(0, before, after), after);
        break;
    case RecordedTable::Notes: {
        const qint64 id = idAt(0, before, after);
        m_textItems.push_back(id);
        if (m_listsIds && !m_newOrGoneItems.contains(id))
            m_transaction.changes().itemsChanged.append(ItemId{id});
        break;
    }
    case RecordedTable::Tags:
        takeTag(change, idAt(0, before, after), after);
        break;
    case RecordedTable::Aliases:
        takeAlias(before, after);
        break;
    case RecordedTable::Parents:
        changeTag(idAt(0, before, after));
        break;
    case RecordedTable::Links:
        takeLink(change, LinkRef{ItemId{idAt(0, before, after)}, TagId{idAt(1, before, after)}});
        break;
    case RecordedTable::Searches:
        m_transaction.changes().savedSearches = true;
        break;
    case RecordedTable::Lists:
        m_transaction.changes().lists = true;
        break;
    case RecordedTable::ListEntries:
        takeListEntry(change, ListEntryId{idAt(0, before, after)}, after);
        break;
    case RecordedTable::BookDetails:
    case RecordedTable::ItemCreators:
    case RecordedTable::TaskDetails:
    case RecordedTable::InvoiceDetails:
    case RecordedTable::FileDetails: {
        const ItemId id{idAt(0, before, after)};
        if (m_listsIds && !m_newOrGoneItems.contains(id.value))
            m_transaction.changes().itemsChanged.append(id);
        break;
    }
    case RecordedTable::NoteFiles: // nothing shown
        m_noteFileItems.push_back(idAt(0, before, after));
        break;
    case RecordedTable::Creators: // their items change with them
    case RecordedTable::Distinctions: // read whenever twins are looked for
    case RecordedTable::Rules: // read whenever they run, and behind every commit where they are shown
    case RecordedTable::RuleTags:
        break;
    }
}

void HistoryDerived::takeItem(Change change, qint64 id, const ChangesetValues &after)
{
    if (change != Change::Update || isDefined(after, m_titleColumn) || isDefined(after, m_urlColumn))
        m_textItems.push_back(id);
    if (change != Change::Update || isDefined(after, m_trashedColumn))
        m_countedItems.push_back(id);
    if (!m_listsIds)
        return;
    auto &changes = m_transaction.changes();
    auto &list = change == Change::Insert ? changes.itemsAdded
        : change == Change::Delete        ? changes.itemsRemoved
                                          : changes.itemsChanged;
    list.append(ItemId{id});
    if (change != Change::Update)
        m_newOrGoneItems.insert(id);
}

void HistoryDerived::takeTag(Change change, qint64 id, const ChangesetValues &after)
{
    if (change == Change::Insert || isDefined(after, m_tagNameColumn))
        m_wordTags.push_back(id);
    auto &changes = m_transaction.changes();
    auto &list = change == Change::Insert ? changes.tagsAdded
        : change == Change::Delete        ? changes.tagsRemoved
                                          : changes.tagsChanged;
    list.append(TagId{id});
    if (change != Change::Update)
        m_newOrGoneTags.insert(id);
}

void HistoryDerived::takeAlias(const ChangesetValues &before, const ChangesetValues &after)
{
    const int column = tagColumn(RecordedTable::Aliases);
    bool isKnown = false;
    for (const ChangesetValues *const values : {&before, &after}) {
        if (!isDefined(*values, column))
            continue;
        isKnown = true;
        m_wordTags.push_back(values->at(column).integer);
        changeTag(values->at(column).integer);
    }
    if (!isKnown)
        m_aliases.append(before[0].text());
}

void HistoryDerived::takeLink(Change change, LinkRef link)
{
    if (m_countedItems.empty() || m_countedItems.back() != link.item.value)
        m_countedItems.push_back(link.item.value);
    // What an item takes with it when it goes needs no word of its own.
    auto &changes = m_transaction.changes();
    if (!m_listsIds || (change == Change::Delete && m_newOrGoneItems.contains(link.item.value)))
        return;
    auto &list = change == Change::Insert ? changes.linksAdded
        : change == Change::Delete        ? changes.linksRemoved
                                          : changes.linksChanged;
    list.append(link);
}

void HistoryDerived::takeListEntry(Change change, ListEntryId id, const ChangesetValues &after)
{
    if (change != Change::Update || isDefined(after, m_entryPositionColumn))
        m_transaction.changes().lists = true;
    else if (m_listsIds)
        m_transaction.changes().entriesChanged.append(id);
}

void HistoryDerived::changeTag(qint64 id)
{
    if (!m_newOrGoneTags.contains(id))
        m_transaction.changes().tagsChanged.append(TagId{id});
}

Result<void> HistoryDerived::begin()
{
    makeUnique(m_textItems);
    makeUnique(m_countedItems);
    makeUnique(m_noteFileItems);
    if (auto done = beginReplay(); !done)
        return done;
    Statement tagOf(m_transaction.connection(), QStringLiteral("SELECT tag_id FROM tag_aliases WHERE alias_key = ?"));
    for (const QString &alias : std::as_const(m_aliases)) {
        tagOf.bind(alias);
        if (!tagOf.next())
            continue;
        m_wordTags.push_back(tagOf.integer(0));
        changeTag(tagOf.integer(0));
    }
    if (auto done = tagOf.finish(); !done || !m_isBulk)
        return done;
    if (auto done = countItems(-1); !done)
        return done;
    if (auto done = forgetTexts(); !done)
        return done;
    return m_setAside.drop(rowTriggers);
}

/// From here on the files of these notes are left to history.
Result<void> HistoryDerived::beginReplay()
{
    if (m_noteFileItems.empty())
        return {};
    return Statement(m_transaction.connection(),
                     QStringLiteral("INSERT INTO history_replay (item_id) SELECT value FROM json_each(?)"))
        .run(jsonOf(m_noteFileItems));
}

Result<void> HistoryDerived::endReplay()
{
    if (m_noteFileItems.empty())
        return {};
    return m_transaction.connection().execute(QStringLiteral("DELETE FROM history_replay"));
}

Result<void> HistoryDerived::finish()
{
    if (auto done = endReplay(); !done)
        return done;
    if (m_isBulk) {
        if (auto done = learnTexts(); !done)
            return done;
        if (auto done = countItems(1); !done)
            return done;
        if (auto done = writeCounts(); !done)
            return done;
        if (auto done = m_setAside.bringBack(); !done)
            return done;
    }
    return rebuildWords();
}

Result<void> HistoryDerived::countItems(qint64 factor)
{
    Statement rows(m_transaction.connection(),
                   QStringLiteral("SELECT tag_id FROM json_each(?) CROSS JOIN items ON items.id = value "
                                  "CROSS JOIN item_tags ON item_id = items.id "
                                  "WHERE trashed_at IS NULL AND status = 'confirmed'"));
    rows.bind(jsonOf(m_countedItems));
    while (rows.next())
        m_countChanges[rows.integer(0)] += factor;
    return rows.finish();
}

Result<void> HistoryDerived::writeCounts()
{
    Statement count(m_transaction.connection(),
                    QStringLiteral("UPDATE tag_counts SET item_count = item_count + ? WHERE tag_id = ?"));
    for (auto change = m_countChanges.cbegin(); change != m_countChanges.cend(); ++change) {
        if (change.value() == 0)
            continue;
        if (auto done = count.run(change.value(), change.key()); !done)
            return done;
    }
    return {};
}

Result<void> HistoryDerived::forgetTexts()
{
    // An external-content index has to be told the old text before it changes.
    return Statement(m_transaction.connection(),
                     QStringLiteral("INSERT INTO items_fts (items_fts, rowid, title, url, notes) "
                                    "SELECT 'delete', id, title, url, notes FROM item_texts "
                                    "WHERE id IN (SELECT value FROM json_each(?))"))
        .run(jsonOf(m_textItems));
}

Result<void> HistoryDerived::learnTexts()
{
    return Statement(m_transaction.connection(),
                     QStringLiteral("INSERT INTO items_fts (rowid, title, url, notes) "
                                    "SELECT id, title, url, notes FROM item_texts "
                                    "WHERE id IN (SELECT value FROM json_each(?))"))
        .run(jsonOf(m_textItems));
}

Result<void> HistoryDerived::rebuildWords()
{
    makeUnique(m_wordTags);
    QList<TagId> tags;
    for (const qint64 id : m_wordTags)
        tags.append(TagId{id});
    return rebuildTagWords(m_transaction.connection(), tags);
}

} // namespace tagloom::store
