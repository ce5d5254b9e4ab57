// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/history.h"
#include "library/history_service.h"

#include <QAbstractListModel>
#include <QList>

#include <optional>

namespace tagloom::models {

/// The first changes of one entry of the history, in words, and a last row that counts the others. Read on the reading
/// thread, one entry at a time: when several are asked for, only the last one is read. Lives on the library's thread;
/// `library` must outlive it.
class HistoryDetailsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr qsizetype MostShown = 200;

    explicit HistoryDetailsModel(library::Library &library, QObject *parent = nullptr);

    /// nullopt: none.
    void setEntry(const std::optional<domain::HistoryEntry> &entry);

    domain::ItemId itemAt(int row) const; ///< id 0 where the change is not on an item
    domain::TagId tagAt(int row) const; ///< the same for tags

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override; ///< HistoryRole: the last two

Q_SIGNALS:
    /// What was asked for is there.
    void shown();
    /// It could not be read. Whole sentences for a person.
    void failed(const QString &message);

private:
    void read();
    void show(const QList<domain::HistoryDetail> &details, qint64 hidden);

    library::HistoryService m_service;
    std::optional<domain::HistoryEntry> m_wanted;
    QList<domain::HistoryDetail> m_details;
    qint64 m_hidden = 0;
    bool m_isReading = false;
};

} // namespace tagloom::models
