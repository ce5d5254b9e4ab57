// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transaction.h"

#include "store/connection.h"
#include "store/history_writer.h"

#include <QDateTime>

#include <algorithm>

namespace tagloom::store {

using domain::ChangeSet;
using domain::Result;

namespace {

/// Above this it is quicker for everyone to read anew than to follow ids.
constexpr qsizetype mostIdsInAChangeSet = 200000;

template <class Value, class Less> void makeUnique(QList<Value> &values, Less less)
{
    std::sort(values.begin(), values.end(), less);
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

void tidy(ChangeSet &changes)
{
    const auto byValue = [](auto a, auto b) {
        return a.value < b.value;
    };
    for (auto *list : {&changes.itemsAdded, &changes.itemsChanged, &changes.itemsRemoved})
        makeUnique(*list, byValue);
    for (auto *list : {&changes.tagsAdded, &changes.tagsChanged, &changes.tagsRemoved})
        makeUnique(*list, byValue);
    makeUnique(changes.entriesChanged, byValue);
    const qsizetype total = changes.itemsAdded.size() + changes.itemsChanged.size() + changes.itemsRemoved.size()
        + changes.tagsAdded.size() + changes.tagsChanged.size() + changes.tagsRemoved.size() + changes.linksAdded.size()
        + changes.linksChanged.size() + changes.linksRemoved.size() + changes.entriesChanged.size();
    if (!changes.everything && total <= mostIdsInAChangeSet)
        return;
    ChangeSet all;
    all.label = changes.label;
    all.everything = true;
    all.history = changes.history;
    all.entry = changes.entry;
    changes = all;
}

} // namespace

Transaction::Transaction(Connection &connection, const QString &label)
    : m_connection(connection)
    , m_now(QDateTime::currentMSecsSinceEpoch())
{
    m_changes.label = label;
}

Result<std::unique_ptr<Transaction>> Transaction::begin(Connection &connection, const QString &label)
{
    if (auto begun = connection.execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun.error();
    std::unique_ptr<Transaction> transaction(new Transaction(connection, label));
    auto history = HistoryWriter::start(connection);
    if (!history)
        return history.error();
    transaction->m_history = std::move(*history);
    return transaction;
}

Transaction::~Transaction()
{
    // After some failures SQLite has rolled back already, and this one does nothing.
    if (m_open)
        (void)m_connection.execute(QStringLiteral("ROLLBACK"));
}

void Transaction::leaveUnrecorded()
{
    Q_ASSERT(!m_history || !m_history->hasWritten());
    m_history.reset();
}

Result<void> Transaction::relieveHistory(qint64 mostMemory)
{
    return m_history ? m_history->relieve(*this, mostMemory) : Result<void>();
}

Result<ChangeSet> Transaction::commit()
{
    if (m_history) {
        const auto written = m_history->finish(*this);
        m_history.reset();
        if (!written)
            return written.error();
    }
    if (auto committed = m_connection.execute(QStringLiteral("COMMIT")); !committed)
        return committed.error();
    m_open = false;
    tidy(m_changes);
    return m_changes;
}

} // namespace tagloom::store
