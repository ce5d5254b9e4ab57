// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite declares its session extension only where these stand before it.
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "store/history_recorder.h"

#include "store/changeset.h"
#include "store/compression.h"
#include "store/connection.h"
#include "store/history_changes.h"
#include "store/recorded_tables.h"
#include "store/sqlite_error.h"
#include "store/unique_ids.h"

#include <algorithm>
#include <deque>
#include <future>
#include <utility>

namespace tagloom::store {

using domain::Result;

namespace {

constexpr qsizetype partSize = 1024 * 1024; // before compression
constexpr size_t mostAtWork = 3; // parts in memory at once

RecordedPart compressed(const QByteArray &part)
{
    const QByteArray content = Compressor().compress(part);
    return {content, HistoryChanges::checksumOf(content)};
}

/// Takes a changeset as it comes, counts in it, and keeps it compressed. Of a large one other threads compress parts
/// while SQLite goes on.
class ChangesetSink final
{
public:
    static int take(void *sink, const void *data, int size)
    {
        return static_cast<ChangesetSink *>(sink)->take(QByteArrayView(static_cast<const char *>(data), size));
    }

    bool finish()
    {
        const QByteArray last = std::exchange(m_part, {});
        if (!last.isEmpty() && !count(last))
            return false;
        while (!m_atWork.empty())
            takeFinished();
        if (!last.isEmpty())
            m_changes.parts.append(compressed(last));
        if (!m_unread.isEmpty())
            return false;
        makeUnique(m_changes.items);
        makeUnique(m_changes.tags);
        return true;
    }

    RecordedChanges &changes() { return m_changes; }

private:
    int take(QByteArrayView bytes)
    {
        m_part.append(bytes);
        if (m_part.size() < partSize)
            return SQLITE_OK;
        const QByteArray part = std::exchange(m_part, {});
        // Threads of their own: those of the pool may wait for the writer, which waits here.
        if (m_atWork.size() >= mostAtWork)
            takeFinished();
        m_atWork.push_back(std::async(std::launch::async | std::launch::deferred, compressed, part));
        return count(part) ? SQLITE_OK : SQLITE_CORRUPT;
    }

    void takeFinished()
    {
        m_changes.parts.append(m_atWork.front().get());
        m_atWork.pop_front();
    }

    bool count(const QByteArray &part)
    {
        m_unread += part;
        m_reader.continueWith(m_unread);
        ChangesetReader::Step step;
        while ((step = m_reader.next(m_row)) == ChangesetReader::Step::Row)
            countRow();
        m_unread.remove(0, m_reader.position());
        return step == ChangesetReader::Step::Incomplete;
    }

    void countRow()
    {
        ++m_changes.rows;
        if (m_countedTable != m_reader.tableIndex()) {
            m_countedTable = m_reader.tableIndex();
            const auto found =
                std::find(recordedTables.begin(), recordedTables.end(), QLatin1StringView(m_reader.table().name));
            m_table = static_cast<RecordedTable>(found - recordedTables.begin());
        }
        for (const ChangesetValues *const values : {&m_row.before, &m_row.after}) {
            if (const int column = itemColumn(m_table);
                column >= 0 && column < values->size() && values->at(column).isDefined())
                m_changes.items.push_back(values->at(column).integer);
            if (const int column = tagColumn(m_table);
                column >= 0 && column < values->size() && values->at(column).isDefined())
                m_changes.tags.push_back(values->at(column).integer);
        }
    }

    RecordedChanges m_changes;
    std::deque<std::future<RecordedPart>> m_atWork; ///< in their order
    QByteArray m_part;
    QByteArray m_unread; ///< the beginning of a row whose end is in the next part
    ChangesetReader m_reader{QByteArrayView()};
    ChangesetRow m_row;
    RecordedTable m_table = RecordedTable::Items;
    int m_countedTable = -1;
};

} // namespace

HistoryRecorder::~HistoryRecorder()
{
    stop();
}

void HistoryRecorder::stop()
{
    if (m_session) // SQLite does not ask
        sqlite3session_delete(std::exchange(m_session, nullptr));
}

Result<std::unique_ptr<HistoryRecorder>> HistoryRecorder::start(const Connection &connection)
{
    std::unique_ptr<HistoryRecorder> recorder(new HistoryRecorder(connection));
    if (auto started = recorder->restart(); !started)
        return started.error();
    return recorder;
}

Result<void> HistoryRecorder::restart()
{
    stop();
    int code = sqlite3session_create(m_connection.handle(), "main", &m_session);
    for (size_t table = 0; table < recordedTables.size() && code == SQLITE_OK; ++table)
        code = sqlite3session_attach(m_session, recordedTables[table].data());
    if (code != SQLITE_OK)
        return sqliteError(code, QString::fromUtf8(sqlite3_errstr(code)), m_connection.path());
    return {};
}

qint64 HistoryRecorder::memory() const
{
    return sqlite3session_memory_used(m_session);
}

Result<std::optional<RecordedChanges>> HistoryRecorder::finish()
{
    if (sqlite3session_isempty(m_session))
        return std::optional<RecordedChanges>();
    ChangesetSink sink;
    const int code = sqlite3session_changeset_strm(m_session, ChangesetSink::take, &sink);
    if (code != SQLITE_OK)
        return sqliteError(code, QString::fromUtf8(sqlite3_errstr(code)), m_connection.path());
    if (!sink.finish())
        return domain::Error{domain::ErrorCode::Database,
                             QStringLiteral("This SQLite records changes in a form that is not known here. Nothing was "
                                            "changed. Install the system's SQLite.")};
    if (sink.changes().rows == 0)
        return std::optional<RecordedChanges>();
    return std::optional(std::move(sink.changes()));
}

} // namespace tagloom::store
