// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/list.h"
#include "library/list_service.h"
#include "models/item_chips.h"
#include "models/item_windows.h"
#include "models/pending_edits.h"
#include "models/row_table.h"
#include "models/table_windows.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>
#include <utility>

namespace tagloom::models {

/// The entries of a list, or what is in progress over all lists, as a table: the ids of all of them are held, their
/// rows are read as they are looked at, as in ItemsModel. The first page is there at once, the rest comes from the
/// reading thread. Cells are edited in place and posted; rows move at once and are posted. Follows Library::changed by
/// itself. Lives on the library's thread; `library` must outlive it.
class ListEntriesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TitleColumn,
        PlaceColumn, ///< the number of the row; of what is in progress the name of the list
        TagsColumn,
        StatusColumn, ///< edited as its word
        ProgressColumn,
        GradeColumn,
        DatesColumn,
        NoteColumn,
        ColumnCount
    };

    explicit ListEntriesModel(library::Library &library, QObject *parent = nullptr);

    /// Shows this list; with an invalid id what is in progress over all lists.
    void show(domain::ListId list);
    domain::ListId list() const { return m_list; }

    /// In progress first, then what waits, is finished, was dropped; in the order of their own within these. Before
    /// each group of a list stands a row that says its status and how many there are.
    void setGrouped(bool grouped);
    bool isGrouped() const { return m_order == store::EntryOrder::ByStatus; }
    bool isHeading(int row) const; ///< of a group: its title is all it has, and it cannot be selected

    /// Whether a person can move rows: an open library, a list, its own order.
    bool isMovable() const;
    bool isComplete() const { return m_isComplete; } ///< all rows are there, not the first page alone

    domain::ListEntryId entryAt(int row) const; ///< id 0 outside
    domain::ItemId itemAt(int row) const; ///< id 0 outside
    int rowOf(domain::ListEntryId entry) const; ///< -1 if it does not show
    std::optional<domain::ListEntry> entry(int row) const; ///< as stored
    std::optional<domain::List> listOf(int row) const;

    /// Moves these rows before another one (rowCount(): to the end), where they stand together. refused() tells if it
    /// did not go through.
    void move(QList<int> rows, int before);

    /// Reads the tags of these rows by one query: a view calls it with those it is about to paint.
    void prefetch(int firstRow, int lastRow) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Posts what was typed and shows it as pending at once. False, and refused(), for what cannot be: a progress of
    /// 101, a grade below 0.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    /// Called by Library::changed; doing it twice does no harm.
    void apply(const domain::ChangeSet &changes);

Q_SIGNALS:
    /// A change did not go through. Whole sentences for a person.
    void refused(const QString &message);
    void aboutToChangeRows(); ///< rows come, go, or go to another place; completed() follows
    void completed(); ///< all rows are there, or other ones than before
    void listRenamed();
    void listGone(); ///< the one that is shown was deleted

private:
    /// The columns of the table list_entries, in its order.
    enum Field {
        IdField,
        ListField,
        ItemField,
        AttemptField,
        PositionField,
        StatusField,
        ProgressField,
        GradeField,
        NoteField,
        AddedField,
        StartedField,
        FinishedField
    };
    using Cell = std::pair<domain::ListEntryId, int>;
    struct EntryEdit
    {
        domain::ListEntryEdit edit;
        QVariant shown;
    };

    void readLists();
    void readKinds();
    void readRows();
    void setRows(const QList<store::EntryRef> &rows);
    void removeRange(int first, int count);
    void insertRange(int row, const QList<domain::ListEntryId> &entries, const QList<domain::ItemId> &items, int first,
                     int count);
    void dropRowsFrom(int row);
    void tellRow(domain::ListEntryId entry);
    void tellPlaces(int first);
    void tellHeadings();
    const QList<int> &headings() const;
    QString headingText(int row) const;
    void refreshItems(const QList<domain::ItemId> &items);
    QVariant stored(int row, int column) const;
    QVariant itemData(int row, int column, int role) const;
    QVariant entryData(int row, int column, int role) const;
    QString datesText(const domain::ListEntry &entry, bool isLong) const;
    domain::Result<EntryEdit> editOf(const domain::ListEntry &entry, int column, const QVariant &value) const;
    template <class Future> void follow(const Cell &cell, const QVariant &shown, const Future &future);

    library::Library &m_library;
    domain::ListId m_list;
    store::EntryOrder m_order = store::EntryOrder::Own;
    QList<domain::ListEntryId> m_entries; ///< a heading has an id of no entry: of its status, below 0
    QList<domain::ItemId> m_items; ///< of the entries, row by row; none of a heading
    mutable std::optional<QList<int>> m_headings; ///< their rows
    QHash<domain::ListStatus, int> m_groups; ///< how many a heading says there are
    QHash<domain::ListId, domain::List> m_lists;
    QHash<domain::KindId, domain::Kind> m_kinds;
    mutable RowsById<domain::ListEntryId> m_rows;
    mutable TableWindows<domain::ListEntryId> m_entryWindows;
    mutable ItemWindows m_itemWindows;
    mutable ItemChips m_chips;
    PendingEdits<Cell> m_pending;
    quint64 m_reading = 0; ///< the number of the last question for all rows
    bool m_isReading = false;
    bool m_isStale = false;
    bool m_isComplete = false;
};

} // namespace tagloom::models
