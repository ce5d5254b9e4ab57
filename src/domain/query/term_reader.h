// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/field_keys.h"
#include "domain/query/parser.h"
#include "domain/query/scanner.h"

#include <variant>

namespace tagloom::domain {

/// Reads one tag, field, word or string where the scanner stands.
class TermReader final
{
public:
    /// Nothing where an empty string stood.
    using Outcome = std::variant<std::monostate, QueryTerm, QueryError>;

    TermReader(QueryScanner &scanner, QList<QueryRewrite> &rewrites)
        : m_scanner(scanner)
        , m_rewrites(rewrites)
    { }

    Outcome read();

private:
    /// A value behind a key, as it was written.
    struct Value
    {
        SourceRange range; ///< from the key on
        bool hasComparison = false;
        Comparison comparison = Comparison::Equal;
        bool isRange = false;
        QueryText lower;
        QueryText upper;
    };

    Outcome readTag(qsizetype start);
    std::optional<QueryError> readConditions(QList<LinkCondition> &conditions);
    std::optional<QueryError> readCondition(LinkCondition &condition);
    Outcome readWord();
    Outcome readField(const FieldInfo &info, qsizetype start);
    Value readValue(bool splitsRanges, qsizetype start);
    Outcome countTerm(const Value &value);
    Outcome textTerm(const FieldInfo &info, const Value &value);
    Outcome orderedTerm(const FieldInfo &info, const Value &value);
    QueryTerm rewritten(SourceRange range, const QueryTerm &term);

    QueryScanner &m_scanner;
    QList<QueryRewrite> &m_rewrites;
};

} // namespace tagloom::domain
