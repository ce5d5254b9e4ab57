// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/item_commands.h"

#include "domain/counted.h"
#include "domain/file_details.h"
#include "library/commands/command_query.h"
#include "library/commands/file_commands.h"
#include "library/commands/kind_commands.h"
#include "library/item_service.h"

#include <QFileInfo>

namespace tagloom::library {

using domain::ItemId;

namespace {

ExitCode addText(const CommandRun &run, const domain::ItemDraft &draft)
{
    const auto outcome = ItemService(run.library).add({draft}, run.arguments.values(QStringLiteral("tag"))).result();
    if (!outcome)
        return run.fail(outcome.error());
    const qint64 id = outcome->ids.constFirst().value;
    if (outcome->taggedByRules > 0)
        return run.say(QStringLiteral("Added item %1; rules gave it tags.").arg(id));
    return run.say(outcome->added > 0 ? QStringLiteral("Added item %1.").arg(id)
                                      : QStringLiteral("Item %1 has this address already.").arg(id));
}

} // namespace

ExitCode runAdd(const CommandRun &run)
{
    const QStringList operands = run.arguments.operands();
    QStringList paths;
    QList<domain::ItemDraft> others;
    domain::ItemDetails details;
    for (const QString &operand : operands) {
        const domain::ItemDraft plain = domain::draftFromText(operand, run.folder);
        const auto draft = withDetails(run, plain);
        if (!draft)
            return run.fail(draft.error());
        details = draft->details;
        const QString path = domain::filePathOf(plain.url);
        if (!path.isEmpty() && QFileInfo::exists(path))
            paths.append(path);
        else
            others.append(*draft);
    }
    for (const domain::ItemDraft &draft : std::as_const(others)) {
        if (const ExitCode code = addText(run, draft); code != ExitCode::Good)
            return code;
    }
    return paths.isEmpty() ? ExitCode::Good : addFiles(run, paths, details);
}

ExitCode runTrash(const CommandRun &run)
{
    const FoundItems found = findItems(run, run.arguments.value(QStringLiteral("query")));
    const auto *const ids = std::get_if<QList<ItemId>>(&found);
    if (!ids)
        return std::get<ExitCode>(found);
    const auto count = ItemService(run.library).trash(*ids).result();
    return count ? run.say(QStringLiteral("%1 moved to the trash.").arg(domain::countedItems(*count)))
                 : run.fail(count.error());
}

ExitCode runRestore(const CommandRun &run)
{
    const FoundItems found = findItems(run, run.arguments.value(QStringLiteral("query")), store::Scope::Trash);
    const auto *const ids = std::get_if<QList<ItemId>>(&found);
    if (!ids)
        return std::get<ExitCode>(found);
    const auto count = ItemService(run.library).restore(*ids).result();
    return count ? run.say(QStringLiteral("%1 restored from the trash.").arg(domain::countedItems(*count)))
                 : run.fail(count.error());
}

} // namespace tagloom::library
