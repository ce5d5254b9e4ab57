// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace tagloom::domain {

/// One condition of a search.
struct QueryTerm
{
    enum class Kind {
        Text, ///< in title, URL or notes, or a tag one of whose words begins so
        Tag, ///< `#tag`: the tag by name or alias, and its descendants
        ExactTag ///< `#=tag`: that tag alone
    };

    Kind kind = Kind::Text;
    QString text; ///< the word, or the tag's name, without marks and quotes
    bool quoted = false; ///< text in quotes is a phrase
    qsizetype position = 0; ///< of its first character in what was typed

    friend bool operator==(const QueryTerm &a, const QueryTerm &b)
    {
        return a.kind == b.kind && a.text == b.text && a.quoted == b.quoted;
    }
};

/// What the search bar and the command line ask for: all terms must hold. None: everything but the trash.
struct Query
{
    QList<QueryTerm> terms;
    friend bool operator==(const Query &, const Query &) = default;
};

/// The query as a person would type it; parseQuery() of it gives the same query.
QString toText(const Query &query);

} // namespace tagloom::domain
