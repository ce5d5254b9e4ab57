// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <optional>
#include <vector>

struct sqlite3_session;

namespace tagloom::store {

class Connection;

/// A part of a changeset as it is stored.
struct RecordedPart
{
    QByteArray content; ///< compressed
    QByteArray checksum; ///< HistoryChanges::checksumOf()
};

/// What was changed in primary data, ready to be stored: one changeset.
struct RecordedChanges
{
    std::vector<qint64> items; ///< ascending: those touched, by themselves, their notes or their links
    std::vector<qint64> tags; ///< ascending: those touched, by themselves, their aliases or their parents
    qint64 rows = 0;
    QList<RecordedPart> parts; ///< the changeset
};

/// Records the changes of the recorded tables from start() on, by SQLite's session extension: net, so that what was
/// done and taken back does not count. Cascades and what triggers write are recorded too.
class HistoryRecorder final
{
public:
    static domain::Result<std::unique_ptr<HistoryRecorder>> start(const Connection &connection);
    ~HistoryRecorder();

    HistoryRecorder(const HistoryRecorder &) = delete;
    HistoryRecorder &operator=(const HistoryRecorder &) = delete;

    qint64 memory() const; ///< bytes that what was recorded takes until now

    /// Inside the same transaction. Nothing if nothing has changed.
    domain::Result<std::optional<RecordedChanges>> finish();

    /// Forgets what was recorded, and records what comes.
    domain::Result<void> restart();

private:
    explicit HistoryRecorder(const Connection &connection)
        : m_connection(connection)
    { }

    void stop();

    const Connection &m_connection;
    sqlite3_session *m_session = nullptr;
};

} // namespace tagloom::store
