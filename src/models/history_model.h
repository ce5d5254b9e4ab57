// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/history.h"
#include "library/history_service.h"

#include <QAbstractListModel>
#include <QList>

#include <optional>

namespace tagloom::models {

/// The entries of the history, newest first, so that what is undone stands above all else. Read page by page, on the
/// reading thread. Follows Library::changed by itself: rows come, go and change one by one, so that selection and
/// scroll stay. Empty until load(). Lives on the library's thread; `library` must outlive it.
class HistoryModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr qsizetype PageSize = 100;

    explicit HistoryModel(library::Library &library, QObject *parent = nullptr);

    /// Asks for the first page, at the first call.
    void load();

    /// Shows those that fit, as soon as they are read.
    void setFilter(const domain::HistoryFilter &filter);
    const domain::HistoryFilter &filter() const { return m_filter; }

    std::optional<domain::HistoryEntry> entry(int row) const; ///< nullopt outside
    int rowOf(domain::HistoryId id) const; ///< -1 if it is not there, or not read yet

    /// The newest one that is not undone: where the library stands. -1 if it is not there.
    int lastDoneRow() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override; ///< HistoryRole as well
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// Called by Library::changed; doing it twice does no harm.
    void apply(const domain::ChangeSet &changes);

Q_SIGNALS:
    /// What was asked for is there.
    void shown();
    /// It could not be read. Whole sentences for a person.
    void failed(const QString &message);

private:
    void refresh();
    void read(domain::HistoryId before);
    void readNext();
    void takeFirst(QList<domain::HistoryEntry> now, qsizetype limit);
    void takeMore(const QList<domain::HistoryEntry> &more);
    void showRows(const QList<domain::HistoryEntry> &now);
    void tellHere();

    library::HistoryService m_service;
    domain::HistoryFilter m_filter;
    QList<domain::HistoryEntry> m_entries; ///< ids go down
    int m_hereRow = -1; ///< the last of the undone ones
    quint64 m_filterNumber = 0;
    bool m_isLoaded = false;
    bool m_isComplete = false; ///< the oldest one has been read
    bool m_isReading = false; ///< one question at a time
    bool m_isStale = false;
    bool m_isReadingMore = false;
    bool m_wantsMore = false;
};

} // namespace tagloom::models
