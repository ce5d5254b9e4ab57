// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/item_commands.h"

#include "domain/counted.h"
#include "library/commands/command_query.h"
#include "library/commands/kind_commands.h"
#include "library/item_service.h"

namespace tagloom::library {

using domain::ItemId;

ExitCode runAdd(const CommandRun &run)
{
    const auto draft =
        withDetails(run, domain::draftFromText(run.arguments.operands().constFirst(), run.folder));
    if (!draft)
        return run.fail(draft.error());
    const auto outcome = ItemService(run.library).add({*draft}, run.arguments.values(QStringLiteral("tag"))).result();
    if (!outcome)
        return run.fail(outcome.error());
    const qint64 id = outcome->ids.constFirst().value;
    return run.say(outcome->added > 0 ? QStringLiteral("Added item %1.").arg(id)
                                      : QStringLiteral("Item %1 has this address already.").arg(id));
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
