// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/list.h"
#include "library/list_service.h"
#include "models/pending_edits.h"

#include <QAbstractListModel>
#include <QHash>
#include <QTimer>

namespace tagloom::models {

/// The lists of a library with how many entries they have, and above them, if there are any, what is in progress over
/// all of them. Names are edited in place and posted. Empty until load(). Follows Library::changed by itself. Lives on
/// the library's thread; `library` must outlive it.
class ListsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ListsModel(library::Library &library, QObject *parent = nullptr);

    /// Reads them, at the first call.
    void load();

    const QList<domain::List> &lists() const { return m_lists; }
    domain::List list(int row) const; ///< one with an invalid id in the row of what is in progress, and outside
    int rowOf(domain::ListId id) const; ///< -1 if there is none; of an invalid id that of what is in progress

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override; ///< ListRole as well
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// A name is posted, and shown as pending at once. refused() tells if it did not go through.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    /// Called by Library::changed; doing it twice does no harm.
    void apply(const domain::ChangeSet &changes);

Q_SIGNALS:
    /// A change did not go through. Whole sentences for a person.
    void refused(const QString &message);

private:
    void count();

    library::Library &m_library;
    QList<domain::List> m_lists;
    QHash<domain::ListId, store::ListCount> m_counts;
    PendingEdits<domain::ListId> m_pending;
    QTimer m_countLater; ///< one question for all changes of a moment
    bool m_isLoaded = false;
    bool m_isCounted = false;
    bool m_isCounting = false;
};

} // namespace tagloom::models
