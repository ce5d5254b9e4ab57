// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/query.h"

#include <optional>

namespace tagloom::domain {

/// Where a query stops making sense, and what was expected there.
struct QueryError
{
    qsizetype position = 0; ///< in characters of the input, from 0
    qsizetype length = 0;
    QString expected; ///< a sentence for the line below the search bar
};

struct ParsedQuery
{
    Query query; ///< empty if there is an error
    std::optional<QueryError> error;
};

/// Reads words, "phrases", `#tag` and `#=tag`, joined by a space or by `and` (in any case). A missing quote closes at the end.
/// What the language will mean by `or`, `not`, `|`, a leading `-` or `!`, parentheses and `key:` is an error for
/// now, so that no search changes its meaning later; in quotes it is plain text. At most 10,000 characters.
ParsedQuery parseQuery(const QString &input);

} // namespace tagloom::domain
