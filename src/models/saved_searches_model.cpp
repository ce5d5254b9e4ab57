// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/saved_searches_model.h"

#include "library/saved_search_service.h"
#include "models/mime.h"
#include "models/roles.h"
#include "models/when_ready.h"
#include "store/saved_search_store.h"

#include <QMimeData>

#include <algorithm>

namespace tagloom::models {

using domain::ChangeSet;
using domain::Result;
using domain::SavedSearch;
using domain::SavedSearchId;

SavedSearchesModel::SavedSearchesModel(library::Library &library, QObject *parent)
    : FetchedTableModel(library.connection(), QStringLiteral("saved_searches"), parent)
    , m_library(library)
{
    connect(&m_library, &library::Library::changed, this, &SavedSearchesModel::apply);
}

void SavedSearchesModel::load()
{
    if (!m_loaded)
        m_loaded = refresh();
}

QString SavedSearchesModel::orderByClause() const
{
    return QStringLiteral("ORDER BY position, id");
}

QVariant SavedSearchesModel::stored(int row, int column) const
{
    return QSqlTableModel::data(index(row, column), Qt::EditRole);
}

SavedSearchId SavedSearchesModel::idAt(int row) const
{
    return SavedSearchId{row >= 0 && row < rowCount() ? stored(row, IdColumn).toLongLong() : 0};
}

int SavedSearchesModel::rowOf(SavedSearchId id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (idAt(row) == id)
            return row;
    }
    return -1;
}

SavedSearch SavedSearchesModel::search(int row) const
{
    SavedSearch search;
    search.id = idAt(row);
    if (!search.id.isValid())
        return search;
    search.name = stored(row, NameColumn).toString();
    search.query = stored(row, QueryColumn).toString();
    search.sort = stored(row, SortColumn).toString();
    search.descending = stored(row, DescendingColumn).toBool();
    search.createdAt = stored(row, CreatedColumn).toLongLong();
    return search;
}

QVariant SavedSearchesModel::shownData(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const SavedSearchId id = idAt(index.row());
    const bool isName = index.column() == NameColumn;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (isName) {
            if (const auto pending = m_pending.value(id))
                return *pending;
        }
        return stored(index.row(), index.column());
    case PendingRole:
        return isName && m_pending.contains(id);
    default:
        return {};
    }
}

QVariant SavedSearchesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case IdColumn:
        return tr("Number");
    case NameColumn:
        return tr("Name");
    case NameKeyColumn:
        return tr("Compared as");
    case QueryColumn:
        return tr("Search");
    case SortColumn:
        return tr("Sorted by");
    case DescendingColumn:
        return tr("Descending");
    case PositionColumn:
        return tr("Position");
    case CreatedColumn:
        return tr("Created");
    default:
        return {};
    }
}

Qt::ItemFlags SavedSearchesModel::flags(const QModelIndex &index) const
{
    // Between the rows, not on them, is where another one can be put.
    if (!index.isValid())
        return m_library.isReadOnly() ? Qt::NoItemFlags : Qt::ItemIsDropEnabled;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (m_library.isReadOnly())
        return flags;
    return index.column() == NameColumn ? flags | Qt::ItemIsDragEnabled | Qt::ItemIsEditable
                                        : flags | Qt::ItemIsDragEnabled;
}

bool SavedSearchesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const SavedSearchId id = idAt(index.row());
    const QString typed = value.toString();
    if (typed == index.data(Qt::EditRole).toString())
        return true;
    const quint64 number = m_pending.begin(id, typed);
    Q_EMIT dataChanged(index, index);
    library::SavedSearchService searches(m_library);
    whenReady(this, searches.rename(id, typed), [this, id, number](const Result<void> &done) {
        const int row = rowOf(id);
        if (m_pending.end(id, number) && row >= 0)
            Q_EMIT dataChanged(this->index(row, NameColumn), this->index(row, NameColumn));
        if (!done)
            Q_EMIT refused(done.error().message);
    });
    return true;
}

bool SavedSearchesModel::post(int row, int before)
{
    const SavedSearchId id = idAt(row);
    if (!id.isValid() || before < 0 || before > rowCount() || m_library.isReadOnly())
        return false;
    library::SavedSearchService searches(m_library);
    whenReady(this, searches.move(id, idAt(before)), [this](const Result<void> &done) {
        if (!done)
            Q_EMIT refused(done.error().message);
    });
    return true;
}

QStringList SavedSearchesModel::mimeTypes() const
{
    return {savedSearchesMimeType()};
}

QMimeData *SavedSearchesModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *const data = new QMimeData;
    putSavedSearch(data, m_library.path(), idAt(indexes.first().row()));
    return data;
}

bool SavedSearchesModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int,
                                         const QModelIndex &) const
{
    return action == Qt::MoveAction && !m_library.isReadOnly() && takeSavedSearch(data, m_library.path());
}

bool SavedSearchesModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                      const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    // Below the last row a view says -1; on a row it is meant to go before that one.
    const int before = parent.isValid() ? parent.row() : row < 0 ? rowCount() : row;
    return post(rowOf(*takeSavedSearch(data, m_library.path())), before);
}

void SavedSearchesModel::apply(const ChangeSet &changes)
{
    if (!m_loaded || !(changes.everything || changes.savedSearches))
        return;
    const auto now = store::readSavedSearches(m_library.connection());
    bool sameRows = now && now->size() == rowCount();
    for (int row = 0; sameRows && row < rowCount(); ++row)
        sameRows = now->at(row).id == idAt(row);
    if (!sameRows) {
        refresh();
        return;
    }
    for (int row = 0; row < rowCount(); ++row) {
        if (search(row) != now->at(row))
            refreshRow(row);
    }
}

} // namespace tagloom::models
