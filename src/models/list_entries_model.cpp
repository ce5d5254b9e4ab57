// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/list_entries_model.h"

#include "library/item_service.h"
#include "models/list_words.h"
#include "models/row_edits.h"
#include "models/when_ready.h"
#include "store/item_store.h"
#include "store/list_store.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

namespace tagloom::models {

using domain::ChangeSet;
using domain::ItemId;
using domain::Kind;
using domain::List;
using domain::ListEntry;
using domain::ListEntryId;
using domain::ListId;
using domain::ListStatus;
using domain::Result;
using store::EntryRef;

namespace {

/// More than any screen shows.
constexpr int firstPage = 128;

/// More rows than these come and go by a reset.
constexpr int mostRowEdits = 200;

/// Another one for each group, as a list of ids is compared with the next one by them.
ListEntryId headingOf(ListStatus status)
{
    return ListEntryId{-1 - static_cast<qint64>(status)};
}

template <class IdType> bool beginsWith(const QList<IdType> &list, const QList<IdType> &beginning)
{
    return beginning.size() <= list.size() && std::equal(beginning.begin(), beginning.end(), list.begin());
}

} // namespace

ListEntriesModel::ListEntriesModel(library::Library &library, QObject *parent)
    : QAbstractTableModel(parent)
    , m_library(library)
    , m_entryWindows(library.connection(), QStringLiteral("list_entries"))
    , m_itemWindows(library.connection())
    , m_chips(library)
{
    readKinds();
    connect(&m_library, &library::Library::changed, this, &ListEntriesModel::apply);
}

void ListEntriesModel::readKinds()
{
    m_kinds.clear();
    const auto kinds = store::readKinds(m_library.connection());
    if (!kinds)
        return;
    for (const Kind &kind : *kinds)
        m_kinds.insert(kind.id, kind);
}

void ListEntriesModel::readLists()
{
    m_lists.clear();
    const auto lists = store::readLists(m_library.connection());
    if (!lists)
        return;
    for (const List &list : *lists)
        m_lists.insert(list.id, list);
}

void ListEntriesModel::show(ListId list)
{
    readLists();
    const bool isOther = list != m_list || m_entries.isEmpty();
    if (isOther) {
        m_list = list;
        m_isComplete = false;
        const auto page = store::readEntryRefs(m_library.connection(), list, m_order, firstPage);
        beginResetModel();
        m_entries.clear();
        m_items.clear();
        if (page && !isGrouped()) {
            for (const EntryRef &ref : *page) {
                m_entries.append(ref.entry);
                m_items.append(ref.item);
            }
        }
        m_rows.invalidate();
        dropRowsFrom(0);
        endResetModel();
    }
    ++m_reading;
    m_isReading = false;
    readRows();
}

void ListEntriesModel::setGrouped(bool grouped)
{
    if (grouped == isGrouped())
        return;
    m_order = grouped ? store::EntryOrder::ByStatus : store::EntryOrder::Own;
    ++m_reading;
    m_isReading = false;
    readRows();
}

/// One question at a time; what is asked meanwhile is asked once when the answer is there.
void ListEntriesModel::readRows()
{
    m_isStale = m_isReading;
    if (m_isReading)
        return;
    m_isReading = true;
    whenReady(this, library::ListService(m_library).entries(m_list, m_order),
              [this, number = ++m_reading](const Result<QList<EntryRef>> &rows) {
                  if (number != m_reading)
                      return;
                  m_isReading = false;
                  if (m_isStale) {
                      readRows();
                      return;
                  }
                  if (!rows) {
                      Q_EMIT refused(rows.error().message);
                      return;
                  }
                  setRows(*rows);
                  m_isComplete = true;
                  Q_EMIT completed();
              });
}

void ListEntriesModel::setRows(const QList<EntryRef> &rows)
{
    QList<ListEntryId> entries;
    QList<ItemId> items;
    entries.reserve(rows.size());
    items.reserve(rows.size());
    const bool hasHeadings = isGrouped() && m_list.isValid();
    QHash<ListStatus, int> groups;
    for (const EntryRef &ref : rows) {
        if (hasHeadings && ++groups[ref.status] == 1) {
            entries.append(headingOf(ref.status));
            items.append(ItemId());
        }
        entries.append(ref.entry);
        items.append(ref.item);
    }
    if (entries == m_entries)
        return;
    // A heading says what it said until all rows are where they belong.
    for (auto group = groups.cbegin(); group != groups.cend(); ++group) {
        if (!m_groups.contains(group.key()))
            m_groups.insert(group.key(), *group);
    }
    if (beginsWith(entries, m_entries)) {
        const int before = int(m_entries.size());
        insertRange(before, entries, items, before, int(entries.size()) - before);
        m_groups = groups;
        tellHeadings();
        return;
    }
    Q_EMIT aboutToChangeRows();
    if (const auto edits = rowEdits(m_entries, entries, mostRowEdits)) {
        for (const RowEdit &edit : *edits) {
            if (edit.kind == RowEdit::Remove)
                removeRange(edit.row, edit.count);
            else
                insertRange(edit.row, entries, items, edit.source, edit.count);
        }
        m_groups = groups;
        tellHeadings();
        return;
    }
    beginResetModel();
    m_groups = groups;
    m_entries = entries;
    m_items = items;
    m_rows.invalidate();
    dropRowsFrom(0);
    endResetModel();
}

void ListEntriesModel::removeRange(int first, int count)
{
    beginRemoveRows({}, first, first + count - 1);
    m_entries.remove(first, count);
    m_items.remove(first, count);
    m_rows.invalidate();
    dropRowsFrom(first);
    endRemoveRows();
    tellPlaces(first);
}

void ListEntriesModel::insertRange(int row, const QList<ListEntryId> &entries, const QList<ItemId> &items, int first,
                                   int count)
{
    beginInsertRows({}, row, row + count - 1);
    m_entries.insert(row, count, ListEntryId());
    m_items.insert(row, count, ItemId());
    std::copy_n(entries.begin() + first, count, m_entries.begin() + row);
    std::copy_n(items.begin() + first, count, m_items.begin() + row);
    m_rows.invalidate();
    dropRowsFrom(row);
    endInsertRows();
    tellPlaces(row + count);
}

void ListEntriesModel::dropRowsFrom(int row)
{
    m_headings.reset();
    m_entryWindows.dropFrom(row);
    m_itemWindows.dropFrom(row);
}

bool ListEntriesModel::isMovable() const
{
    return m_list.isValid() && !isGrouped() && !m_library.isReadOnly();
}

ListEntryId ListEntriesModel::entryAt(int row) const
{
    return row >= 0 && row < m_entries.size() && m_entries[row].isValid() ? m_entries[row] : ListEntryId();
}

bool ListEntriesModel::isHeading(int row) const
{
    return row >= 0 && row < m_entries.size() && !m_entries[row].isValid();
}

const QList<int> &ListEntriesModel::headings() const
{
    if (!m_headings) {
        m_headings.emplace();
        for (int row = 0; row < m_entries.size(); ++row) {
            if (isHeading(row))
                m_headings->append(row);
        }
    }
    return *m_headings;
}

QString ListEntriesModel::headingText(int row) const
{
    const auto status = static_cast<ListStatus>(-1 - m_entries[row].value);
    return tr("%1 (%2)").arg(shownStatus(status), QLocale().toString(m_groups.value(status)));
}

/// How many stand below each of them.
void ListEntriesModel::tellHeadings()
{
    for (const int row : headings())
        Q_EMIT dataChanged(index(row, TitleColumn), index(row, TitleColumn));
}

ItemId ListEntriesModel::itemAt(int row) const
{
    return row >= 0 && row < m_items.size() ? m_items[row] : ItemId();
}

int ListEntriesModel::rowOf(ListEntryId entry) const
{
    return m_rows.rowOf(entry, m_entries);
}

QVariant ListEntriesModel::stored(int row, int column) const
{
    return m_entryWindows.value(row, m_entries, column);
}

std::optional<ListEntry> ListEntriesModel::entry(int row) const
{
    if (!entryAt(row).isValid() || stored(row, IdField).isNull())
        return std::nullopt;
    const auto time = [this, row](int column) {
        const QVariant value = stored(row, column);
        return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
    };
    ListEntry entry;
    entry.id = m_entries[row];
    entry.list = ListId{stored(row, ListField).toLongLong()};
    entry.item = m_items[row];
    entry.attempt = stored(row, AttemptField).toInt();
    entry.position = stored(row, PositionField).toLongLong();
    entry.status = domain::listStatusFromWord(stored(row, StatusField).toString()).value_or(ListStatus::None);
    entry.progress = stored(row, ProgressField).toInt();
    if (const QVariant grade = stored(row, GradeField); !grade.isNull())
        entry.grade = grade.toDouble();
    entry.note = stored(row, NoteField).toString();
    entry.addedAt = stored(row, AddedField).toLongLong();
    entry.startedAt = time(StartedField);
    entry.finishedAt = time(FinishedField);
    return entry;
}

std::optional<List> ListEntriesModel::listOf(int row) const
{
    const ListId id =
        m_list.isValid() || !entryAt(row).isValid() ? m_list : ListId{stored(row, ListField).toLongLong()};
    const auto list = m_lists.constFind(id);
    return list == m_lists.cend() ? std::nullopt : std::optional(*list);
}

void ListEntriesModel::move(QList<int> rows, int before)
{
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    while (rows.contains(before))
        ++before;
    if (!isMovable() || rows.isEmpty() || rows.first() < 0 || rows.last() >= rowCount() || before < 0
        || before > rowCount())
        return;
    const int count = int(rows.size());
    const int first = rows.first();
    const bool isBlock = rows.last() - first + 1 == count;
    if (isBlock && (before == first || before == first + count))
        return;
    QList<ListEntryId> ids;
    for (const int row : std::as_const(rows))
        ids.append(m_entries[row]);
    const ListEntryId beforeId = entryAt(before);
    if (isBlock) {
        beginMoveRows({}, first, first + count - 1, {}, before);
        const auto rotate = [&](auto &list) {
            if (before < first)
                std::rotate(list.begin() + before, list.begin() + first, list.begin() + first + count);
            else
                std::rotate(list.begin() + first, list.begin() + first + count, list.begin() + before);
        };
        rotate(m_entries);
        rotate(m_items);
        m_rows.invalidate();
        dropRowsFrom(std::min(first, before));
        endMoveRows();
        tellPlaces(std::min(first, before));
        // An answer that is under way knows the old order. What comes after the commit knows the new one.
        ++m_reading;
        m_isReading = false;
    }
    whenReady(this, library::ListService(m_library).moveEntries(ids, beforeId), [this](const Result<void> &done) {
        if (done)
            return;
        readRows();
        Q_EMIT refused(done.error().message);
    });
}

void ListEntriesModel::prefetch(int firstRow, int lastRow) const
{
    const int last = std::min(lastRow, std::min(firstRow + ItemChips::mostKept / 2, rowCount()) - 1);
    QList<ItemId> ids;
    for (int row = std::max(firstRow, 0); row <= last; ++row) {
        if (m_items[row].isValid())
            ids.append(m_items[row]);
    }
    m_chips.load(ids);
}

int ListEntriesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int ListEntriesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

template <class Future> void ListEntriesModel::follow(const Cell &cell, const QVariant &shown, const Future &future)
{
    const quint64 number = m_pending.begin(cell, shown);
    tellRow(cell.first);
    whenReady(this, future, [this, cell, number](const Result<void> &done) {
        // The row itself was read anew when the commit was announced, which is before this.
        if (m_pending.end(cell, number))
            tellRow(cell.first);
        if (!done)
            Q_EMIT refused(done.error().message);
    });
}

bool ListEntriesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const Cell cell{entryAt(index.row()), index.column()};
    if (value.toString() == index.data(Qt::EditRole).toString())
        return true;
    if (index.column() == TitleColumn) {
        follow(cell, value, library::ItemService(m_library).changeTitle(itemAt(index.row()), value.toString()));
        return true;
    }
    const auto known = entry(index.row());
    if (!known)
        return false;
    const auto edit = editOf(*known, index.column(), value);
    if (!edit) {
        Q_EMIT refused(edit.error().message);
        return false;
    }
    follow(cell, edit->shown, library::ListService(m_library).changeEntry(known->id, edit->edit));
    return true;
}

void ListEntriesModel::tellRow(ListEntryId entry)
{
    if (const int row = rowOf(entry); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

/// The numbers of the rows from this one on are others now.
void ListEntriesModel::tellPlaces(int first)
{
    if (m_list.isValid() && first < rowCount())
        Q_EMIT dataChanged(index(first, PlaceColumn), index(rowCount() - 1, PlaceColumn));
}

void ListEntriesModel::refreshItems(const QList<ItemId> &items)
{
    const QSet<ItemId> wanted(items.begin(), items.end());
    for (int row = 0; !wanted.isEmpty() && row < m_items.size(); ++row) {
        if (!wanted.contains(m_items[row]))
            continue;
        m_itemWindows.refresh(row, m_items[row]);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void ListEntriesModel::apply(const ChangeSet &changes)
{
    const bool hasItems =
        !changes.itemsAdded.isEmpty() || !changes.itemsChanged.isEmpty() || !changes.itemsRemoved.isEmpty();
    if (changes.everything)
        readKinds();
    if (changes.everything || changes.lists) {
        const QString name = m_lists.value(m_list).name;
        readLists();
        if (m_list.isValid() && !m_lists.contains(m_list)) {
            m_list = {};
            setRows({});
            Q_EMIT listGone();
            return;
        }
        if (m_lists.value(m_list).name != name)
            Q_EMIT listRenamed();
        dropRowsFrom(0);
        if (!m_entries.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    for (const ListEntryId entry : changes.entriesChanged) {
        const int row = rowOf(entry);
        if (row < 0)
            continue;
        m_entryWindows.refresh(row, entry);
        tellRow(entry);
    }
    refreshItems(changes.itemsChanged);
    refreshItems(m_chips.follow(changes));
    // Which rows there are.
    const bool statusMatters = isGrouped() || !m_list.isValid();
    if (changes.everything || changes.lists || hasItems || (statusMatters && !changes.entriesChanged.isEmpty()))
        readRows();
}

} // namespace tagloom::models
