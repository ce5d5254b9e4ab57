// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists_model.h"

#include "models/list_words.h"
#include "models/roles.h"
#include "models/when_ready.h"
#include "store/list_store.h"

#include <algorithm>

namespace tagloom::models {

using domain::ChangeSet;
using domain::List;
using domain::ListId;
using domain::Result;

namespace {

constexpr int countDelay = 200; // milliseconds

} // namespace

ListsModel::ListsModel(library::Library &library, QObject *parent)
    : QAbstractListModel(parent)
    , m_library(library)
{
    m_countLater.setSingleShot(true);
    m_countLater.setInterval(countDelay);
    connect(&m_countLater, &QTimer::timeout, this, &ListsModel::count);
    connect(&m_library, &library::Library::changed, this, &ListsModel::apply);
}

void ListsModel::load()
{
    if (m_isLoaded)
        return;
    m_isLoaded = true;
    if (const auto lists = store::readLists(m_library.connection())) {
        beginResetModel();
        m_lists = *lists;
        endResetModel();
    }
    count();
}

List ListsModel::list(int row) const
{
    return row >= 1 && row <= m_lists.size() ? m_lists[row - 1] : List();
}

int ListsModel::rowOf(ListId id) const
{
    if (!id.isValid())
        return m_lists.isEmpty() ? -1 : 0;
    const auto found = std::find_if(m_lists.cbegin(), m_lists.cend(), [id](const List &one) { return one.id == id; });
    return found == m_lists.cend() ? -1 : int(found - m_lists.cbegin()) + 1;
}

int ListsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_lists.isEmpty() ? 0 : int(m_lists.size()) + 1;
}

QVariant ListsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const List one = list(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return one.id.isValid() ? m_pending.value(one.id).value_or(one.name) : QVariant(tr("In progress"));
    case Qt::ToolTipRole:
        return one.id.isValid() ? QString(one.name + u'\n' + shownTemplate(one.listTemplate))
                                : tr("What is in progress, over all lists");
    case ListIdRole:
        return one.id.value;
    case EntryCountRole: {
        if (!m_isCounted)
            return {};
        if (one.id.isValid())
            return m_counts.value(one.id).entries;
        qint64 inProgress = 0;
        for (const store::ListCount &count : m_counts)
            inProgress += count.inProgress;
        return inProgress;
    }
    case PendingRole:
        return m_pending.contains(one.id);
    default:
        return {};
    }
}

Qt::ItemFlags ListsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (m_library.isReadOnly() || index.row() == 0)
        return flags;
    return flags | Qt::ItemIsEditable | Qt::ItemIsDropEnabled;
}

bool ListsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const ListId id = list(index.row()).id;
    const QString typed = value.toString();
    if (typed == index.data(Qt::EditRole).toString())
        return true;
    const quint64 number = m_pending.begin(id, typed);
    Q_EMIT dataChanged(index, index);
    whenReady(this, library::ListService(m_library).rename(id, typed), [this, id, number](const Result<void> &done) {
        const int row = rowOf(id);
        if (m_pending.end(id, number) && row >= 0)
            Q_EMIT dataChanged(this->index(row), this->index(row));
        if (!done)
            Q_EMIT refused(done.error().message);
    });
    return true;
}

void ListsModel::count()
{
    if (m_isCounting) {
        m_countLater.start();
        return;
    }
    m_isCounting = true;
    whenReady(this, library::ListService(m_library).counts(),
              [this](const Result<QHash<ListId, store::ListCount>> &counts) {
                  m_isCounting = false;
                  if (!counts)
                      return; // those of before stay
                  m_isCounted = true;
                  m_counts = *counts;
                  if (rowCount() > 0)
                      Q_EMIT dataChanged(index(0), index(rowCount() - 1), {EntryCountRole});
              });
}

void ListsModel::apply(const ChangeSet &changes)
{
    if (!m_isLoaded || changes.isEmpty())
        return;
    if (changes.everything || changes.lists) {
        const auto now = store::readLists(m_library.connection());
        const auto ids = [](const QList<List> &lists) {
            QList<ListId> all;
            for (const List &one : lists)
                all.append(one.id);
            return all;
        };
        if (now && ids(*now) != ids(m_lists)) {
            beginResetModel();
            m_lists = *now;
            endResetModel();
        } else if (now && *now != m_lists) {
            m_lists = *now;
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        }
    }
    const bool mayCount = changes.everything || changes.lists || !changes.entriesChanged.isEmpty()
        || !changes.itemsChanged.isEmpty() || !changes.itemsRemoved.isEmpty() || !changes.itemsAdded.isEmpty();
    if (mayCount && !m_lists.isEmpty() && !m_countLater.isActive())
        m_countLater.start();
}

} // namespace tagloom::models
