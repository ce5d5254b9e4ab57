// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/history.h"
#include "domain/result.h"

#include <QString>

#include <memory>

namespace tagloom::store {

class Connection;
class HistoryWriter;

/// Every write of the program happens inside one of these, on the writer's thread: BEGIN IMMEDIATE at its start, a
/// checked COMMIT at its end, a rollback if it goes away before. It collects what was touched, and history hooks in
/// here: what was changed in primary data is recorded and becomes one entry at the commit. If nothing was, there is
/// none.
class Transaction final
{
public:
    /// `label` names the action for people: "Tag 12 items “physics”".
    static domain::Result<std::unique_ptr<Transaction>> begin(Connection &connection, const QString &label);
    ~Transaction();

    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Connection &connection() { return m_connection; }
    qint64 now() const { return m_now; } ///< UTC milliseconds, one time for all rows of the transaction

    /// What the transaction touched so far; stores add to it.
    domain::ChangeSet &changes() { return m_changes; }

    /// The label may turn out only on the way ("Import 407 bookmarks").
    void setLabel(const QString &label) { m_changes.label = label; }

    /// From where the action came; the window unless told.
    domain::HistoryOrigin origin() const { return m_origin; }
    void setOrigin(domain::HistoryOrigin origin) { m_origin = origin; }

    /// For what is no action of a person: what history itself writes, migrations. Makes no entry, also of what was done
    /// before; not to be called behind relieveHistory().
    void leaveUnrecorded();

    /// Work on very many rows calls this now and then, between its statements: what was recorded of them goes into the
    /// library once it takes more than `mostMemory` bytes, instead of waiting for the commit in memory.
    domain::Result<void> relieveHistory(qint64 mostMemory = 16 * 1024 * 1024);

    /// On an error everything is rolled back. A change set of more ids than anyone would follow one by one comes back
    /// as "everything".
    domain::Result<domain::ChangeSet> commit();

private:
    Transaction(Connection &connection, const QString &label);

    Connection &m_connection;
    qint64 m_now;
    domain::ChangeSet m_changes;
    domain::HistoryOrigin m_origin = domain::HistoryOrigin::Window;
    std::unique_ptr<HistoryWriter> m_history;
    bool m_open = true;
};

} // namespace tagloom::store
