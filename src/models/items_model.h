// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/item.h"
#include "library/library.h"
#include "models/item_windows.h"
#include "models/pending_edits.h"
#include "models/roles.h"
#include "models/row_table.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

#include <optional>

class QMimeData;

namespace tagloom::models {

/// The whole result of a search as a table: its ids are held, its rows are read 128 at a time as they are looked at (a
/// few windows stay), so that scroll bar and End key are exact at any size. Follows Library::changed by itself where
/// rows change; which rows there are is the owner's business: it searches again and calls setResult(). Lives on the
/// library's thread; `library` must outlive it.
class ItemsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// The last three show details of a kind, which ItemChipsProxy adds; views hide those that are empty.
    enum Column {
        TitleColumn,
        TagsColumn,
        AddedColumn,
        FirstDetailColumn,
        SecondDetailColumn,
        ThirdDetailColumn,
        ColumnCount
    };

    explicit ItemsModel(library::Library &library, QObject *parent = nullptr);
    ~ItemsModel() override;

    /// Shows these items, each id once, in this order. Nothing is signalled for an equal result; rows are inserted at
    /// the end if the old result is the beginning of the new one; rows are removed and inserted if that takes at most
    /// 200 of them (selection, current row and scroll stay) and, in long results, few ranges; otherwise a reset, after
    /// which the owner selects by id.
    void setResult(const QList<domain::ItemId> &ids);
    const QList<domain::ItemId> &result() const { return m_result; }

    domain::ItemId itemAt(int row) const; ///< id 0 outside of the result
    int rowOf(domain::ItemId id) const; ///< -1 if it is not in the result; O(1) after the first call

    /// As stored, in the result or not; nullopt if it is not in the library.
    std::optional<domain::Item> item(domain::ItemId id) const;

    /// For a selection of any size, in this order: all ids in our own format; addresses and titles for other programs
    /// of the first 1,000 only. The caller owns it.
    QMimeData *mimeDataFor(const QList<domain::ItemId> &ids) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Posts a new title and shows it as pending at once. refused() tells if it did not go through.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    /// Titles can be edited unless the library is read-only; rows are dragged, and tags, links and files dropped on
    /// them.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDragActions() const override;
    Qt::DropActions supportedDropActions() const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    /// Always false: the view performs drops through a service.
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

    /// Called by Library::changed. Reads changed rows of loaded windows anew, one by one; doing it twice does no harm.
    void apply(const domain::ChangeSet &changes);

Q_SIGNALS:
    /// An edit did not go through and the old value is back. Whole sentences for a person.
    void refused(const QString &message);

private:
    void readKinds();
    void removeRange(int first, int count);
    void insertRange(int row, const QList<domain::ItemId> &ids, int first, int count);
    void rowsMayDiffer(domain::ItemId id, int column);

    library::Library &m_library;
    QList<domain::ItemId> m_result;
    mutable RowTable m_rows;
    mutable ItemWindows m_windows;
    QHash<domain::KindId, domain::Kind> m_kinds;
    PendingEdits<domain::ItemId> m_pendingTitles;
};

} // namespace tagloom::models
