// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/query.h"

#include <QList>

#include <optional>

namespace tagloom::domain {

/// A longer text is an error, and so is one that nests deeper (parentheses and `not` count).
inline constexpr qsizetype maximumQueryLength = 10000;
inline constexpr qsizetype maximumNesting = 1000;

/// Where a query stops making sense, and what was expected there.
struct QueryError
{
    qsizetype position = 0; ///< in characters of the input, from 0
    qsizetype length = 0; ///< at least 1
    QString expected; ///< a sentence for the line below the search bar
};

/// A form that people bring along from other applications, and what it is called here.
struct QueryRewrite
{
    SourceRange range; ///< of the input
    QString text; ///< to stand there instead
};

struct ParsedQuery
{
    Query query; ///< empty if there is an error
    std::optional<QueryError> error;
    QList<QueryRewrite> rewrites; ///< from left to right, apart from each other; none if there is an error
};

/// Reads the whole language of searches; the user guide's page on searching says it by examples.
///
/// Forgiving: a missing `)`, `]` or closing quote stands at the end; `x:` is a field only where x is a key, else a
/// word; control characters are spaces and half characters U+FFFD; an empty string is no condition; a hyphen by itself
/// is text.
/// `..` splits values of dates and numbers only, and one end of a range may be missing. In quotes a key
/// is text.
ParsedQuery parseQuery(const QString &input);

/// The input with the rewrites put in.
QString rewrittenText(const QString &input, const QList<QueryRewrite> &rewrites);

} // namespace tagloom::domain
