// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace tagloom::domain {

/// A stretch of what was typed, in UTF-16 units.
struct SourceRange
{
    qsizetype position = 0;
    qsizetype length = 0;

    qsizetype end() const { return position + length; }
};

enum class Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

/// A word or a "string" of the language, without quotes. In a word `*` stands for any characters; in quotes for itself.
struct QueryText
{
    QString text;
    bool quoted = false;

    bool hasWildcard() const { return !quoted && text.contains(u'*'); }
    friend bool operator==(const QueryText &, const QueryText &) = default;
};

/// `word` or `"a phrase"`: in title, URL or notes, or a tag one of whose words begins so.
struct TextTerm
{
    QueryText text;
    friend bool operator==(const TextTerm &, const TextTerm &) = default;
};

/// One condition between the brackets of `#tag[...]`. All of them must hold for one and the same link.
struct LinkCondition
{
    enum class Attribute { Source, Status, Confidence, Added };

    Attribute attribute = Attribute::Status;
    Comparison comparison = Comparison::Equal; ///< of source and status: Equal and NotEqual only
    QueryText value; ///< a word of LinkSource or LinkStatus, a number, or a date
    friend bool operator==(const LinkCondition &, const LinkCondition &) = default;
};

/// `#tag`: the tag by name or alias, with its descendants; `#=tag`: that tag alone.
struct TagTerm
{
    QueryText name; ///< means nothing if the term is bound
    bool exact = false;
    TagId bound; ///< the tag itself, whatever its name: a chip. Invalid: found by name.
    QList<LinkCondition> conditions;

    friend bool operator==(const TagTerm &a, const TagTerm &b)
    {
        return a.exact == b.exact && a.bound == b.bound && a.conditions == b.conditions
            && (a.bound.isValid() || a.name == b.name);
    }
};

enum class FieldKey {
    Kind, Is, Has, Title, Note, Url, Added, Updated, Tags, Search, List, Status, Progress, Grade, Author, Year, Due, Amount,
    Size, Type,
    Site, Folder
};

/// `key:value`, `key:<value` or `key:from..to`. The parser lets only values through that fit the key.
struct FieldTerm
{
    FieldKey key = FieldKey::Title;
    Comparison comparison = Comparison::Equal; ///< other than Equal and NotEqual: of dates and numbers only
    QueryText value; ///< dates and numbers as they were written
    std::optional<QueryText> upper; ///< the end of a range, of dates and numbers only; then `comparison` is Equal
    friend bool operator==(const FieldTerm &, const FieldTerm &) = default;
};

using QueryTerm = std::variant<TextTerm, TagTerm, FieldTerm>;

/// A node of a query. And and Or have two or more children, none of their own kind, so that long chains stay flat; Not
/// has one. Only the root may be an And without children: everything.
struct QueryNode
{
    enum class Kind { And, Or, Not, Term };

    Kind kind = Kind::And;
    std::vector<QueryNode> children;
    QueryTerm term; ///< of Kind::Term
    SourceRange range; ///< where it was typed; not compared

    friend bool operator==(const QueryNode &a, const QueryNode &b)
    {
        return a.kind == b.kind && a.children == b.children && (a.kind != Kind::Term || a.term == b.term);
    }
};

/// What the search bar and the command line ask for. parseQuery() makes trees of at most about twice maximumNesting
/// levels, so that walking one by calls is safe.
struct Query
{
    QueryNode root;

    bool isEmpty() const { return root.kind == QueryNode::Kind::And && root.children.empty(); }
    friend bool operator==(const Query &, const Query &) = default;
};

/// Calls `visit(term, node)` for each term from left to right.
template <class Visit> void forEachTerm(const QueryNode &node, Visit &&visit)
{
    if (node.kind == QueryNode::Kind::Term)
        visit(node.term, node);
    for (const QueryNode &child : node.children)
        forEachTerm(child, visit);
}

/// The name of a tag, for people.
using TagNameOf = std::function<QString(TagId)>;

/// The query as a person would type it; parseQuery() of it gives the same query, unless it is longer than that takes. A
/// bound tag is `#` with its id between two U+001F, which the parser reads; with `nameOf` it is written by name
/// instead.
QString toText(const Query &query, const TagNameOf &nameOf = {});
QString toText(const QueryTerm &term, const TagNameOf &nameOf = {});

} // namespace tagloom::domain
