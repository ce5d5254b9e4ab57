// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/command_query.h"

#include "domain/query/parser.h"
#include "library/search_service.h"

namespace tagloom::library {

FoundItems findItems(const CommandRun &run, const QString &query, store::Scope scope)
{
    const domain::ParsedQuery parsed = domain::parseQuery(query);
    if (parsed.error) {
        run.output.writeError(QStringLiteral("The query cannot be read at column %1. %2")
                                  .arg(parsed.error->position + 1)
                                  .arg(parsed.error->expected));
        return ExitCode::WrongUsage;
    }
    // A connection of its own: a long search does not hold up what a window reads.
    const auto service = SearchService::start(run.library);
    if (!service)
        return run.fail(service.error());
    store::SearchRequest request;
    request.query = parsed.query;
    request.scope = scope;
    auto found = (*service)->search(request).result();
    if (!found)
        return run.fail(found.error());
    for (const QString &name : std::as_const(found->unknownTags))
        run.output.writeError(QStringLiteral("There is no tag “%1”, so nothing carries it. Check its name.").arg(name));
    return std::move(found->ids);
}

} // namespace tagloom::library
