// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/command_query.h"

#include "domain/query/parser.h"
#include "library/search_service.h"

namespace tagloom::library {

std::variant<domain::Query, ExitCode> readQuery(const CommandRun &run, const QString &query)
{
    domain::ParsedQuery parsed = domain::parseQuery(query);
    if (!parsed.error)
        return std::move(parsed.query);
    run.output.writeError(QStringLiteral("The query cannot be read at column %1. %2")
                              .arg(parsed.error->position + 1)
                              .arg(parsed.error->expected));
    return ExitCode::WrongUsage;
}

FoundItems findItems(const CommandRun &run, const QString &query, store::Scope scope)
{
    store::SearchRequest request;
    request.scope = scope;
    return findItems(run, query, std::move(request));
}

FoundItems findItems(const CommandRun &run, const QString &query, store::SearchRequest request)
{
    const auto parsed = readQuery(run, query);
    if (const auto *const code = std::get_if<ExitCode>(&parsed))
        return *code;
    // A connection of its own: a long search does not hold up what a window reads.
    const auto service = SearchService::start(run.library);
    if (!service)
        return run.fail(service.error());
    request.query = std::get<domain::Query>(parsed);
    auto found = (*service)->search(request).result();
    if (!found)
        return run.fail(found.error());
    for (const QString &remark : found->remarks())
        run.output.writeError(remark);
    return std::move(found->ids);
}

} // namespace tagloom::library
