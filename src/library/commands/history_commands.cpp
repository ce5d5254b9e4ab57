// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/history_commands.h"

#include "domain/counted.h"
#include "library/history_service.h"
#include "store/interrupt_guard.h"
#include "store/primary_dump.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace tagloom::library {

using domain::HistoryEntry;

namespace {

constexpr qsizetype entriesInAPage = 1000;

QString isoTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

QByteArray jsonLine(const HistoryEntry &entry)
{
    const QJsonObject object{
        {QStringLiteral("id"), entry.id.value},          {QStringLiteral("label"), entry.label},
        {QStringLiteral("made"), isoTime(entry.madeAt)}, {QStringLiteral("origin"), domain::toWord(entry.origin)},
        {QStringLiteral("items"), entry.items},          {QStringLiteral("tags"), entry.tags},
        {QStringLiteral("undone"), entry.undone}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray plainLine(const HistoryEntry &entry)
{
    const QString time = QDateTime::fromMSecsSinceEpoch(entry.madeAt).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    const QStringList cells{QString::number(entry.id.value), time, domain::toWord(entry.origin), entry.label,
                            entry.undone ? QStringLiteral("(undone)") : QString()};
    return cells.join(u'\t').trimmed().toUtf8() + '\n';
}

} // namespace

ExitCode runUndo(const CommandRun &run)
{
    const auto entry = HistoryService(run.library).undo(run.job).result();
    return entry ? run.say(QStringLiteral("Undone: %1").arg(entry->label)) : run.fail(entry.error());
}

ExitCode runRedo(const CommandRun &run)
{
    const auto entry = HistoryService(run.library).redo(run.job).result();
    return entry ? run.say(QStringLiteral("Redone: %1").arg(entry->label)) : run.fail(entry.error());
}

ExitCode runHistory(const CommandRun &run)
{
    const bool asJson = run.arguments.has(QStringLiteral("json"));
    HistoryService history(run.library);
    domain::HistoryId before;
    while (true) {
        const auto entries = history.entries({}, before, entriesInAPage).result();
        if (!entries)
            return run.fail(entries.error());
        for (const HistoryEntry &entry : *entries) {
            if (!run.output.write(asJson ? jsonLine(entry) : plainLine(entry)))
                return ExitCode::Failed;
        }
        if (entries->size() < entriesInAPage)
            return ExitCode::Good;
        before = entries->constLast().id;
    }
}

ExitCode runDump(const CommandRun &run)
{
    // A connection of its own and one read transaction: the state of one moment, and nobody waits for it.
    const auto connection = store::Connection::open(run.library.path(), run.library.readAccess());
    if (!connection)
        return run.fail(connection.error());
    const store::InterruptGuard guard(**connection, run.job->cancelled);
    if (const auto begun = (*connection)->execute(QStringLiteral("BEGIN")); !begun)
        return run.fail(begun.error());
    bool isTaken = true;
    const auto dumped = store::dumpPrimaryData(**connection, [&](const QByteArray &lines) {
        isTaken = run.output.write(lines);
        return isTaken;
    });
    if (!dumped)
        return run.fail(dumped.error());
    return isTaken ? ExitCode::Good : ExitCode::Failed;
}

} // namespace tagloom::library
