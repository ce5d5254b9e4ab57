// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/saved_search.h"
#include "library/library.h"
#include "models/fetched_table_model.h"
#include "models/pending_edits.h"

namespace tagloom::models {

/// The saved searches as the table that they are, in the order in which a person has put them. Empty until load().
/// Names are edited in place, rows are moved by a drag inside the view; both are posted. Follows Library::changed by
/// itself: renamed and changed ones by row, all else by a reset. Lives on the library's thread; `library` must outlive
/// it.
class SavedSearchesModel final : public FetchedTableModel
{
    Q_OBJECT

public:
    enum Column {
        IdColumn,
        NameColumn, ///< can be edited
        NameKeyColumn,
        QueryColumn, ///< as stored: tags by id
        SortColumn,
        DescendingColumn,
        PositionColumn,
        CreatedColumn, ///< UTC milliseconds
        ColumnCount
    };

    explicit SavedSearchesModel(library::Library &library, QObject *parent = nullptr);

    /// Reads them all, at the first call.
    void load();

    domain::SavedSearchId idAt(int row) const; ///< id 0 outside
    int rowOf(domain::SavedSearchId id) const; ///< -1 if there is none

    /// As stored, without a pending edit; an invalid id outside.
    domain::SavedSearch search(int row) const;

    /// Posts the move of this row before another one; `before` == rowCount(): to the end. False if nothing can be
    /// moved.
    bool post(int row, int before);

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// A name is posted, and shown as pending at once. refused() tells if it did not go through.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    // One row goes by drag, within this library only.
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::MoveAction; }
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

    /// Called by Library::changed; doing it twice does no harm.
    void apply(const domain::ChangeSet &changes);

Q_SIGNALS:
    /// A change did not go through. Whole sentences for a person.
    void refused(const QString &message);

protected:
    QVariant shownData(const QModelIndex &index, int role) const override;
    QString orderByClause() const override;

private:
    QVariant stored(int row, int column) const;

    library::Library &m_library;
    PendingEdits<domain::SavedSearchId> m_pending;
    bool m_loaded = false;
};

} // namespace tagloom::models
