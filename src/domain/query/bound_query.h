// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/link.h"
#include "domain/list.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <limits>
#include <optional>
#include <variant>
#include <vector>

namespace tagloom::domain {

/// A query whose names have been looked up and whose days have become milliseconds: what both evaluators, SQL and the
/// index, take. Only numbers, and text that goes into SQL as a bound value, are left in it.
struct BoundNode;

/// A half-open span of UTC milliseconds.
struct TimeSpan
{
    qint64 from = std::numeric_limits<qint64>::min();
    qint64 to = std::numeric_limits<qint64>::max(); ///< not included
    friend bool operator==(const TimeSpan &, const TimeSpan &) = default;
};

/// What a link must be like; all of it must hold.
struct LinkBounds
{
    QList<LinkSource> sources; ///< one of them; empty: any
    QList<LinkStatus> statuses; ///< one of them; empty: any
    bool hasConfidence = false; ///< a link without confidence is out; the two below count only if this is set
    double confidenceFrom = 0; ///< included
    double confidenceTo = 1; ///< included; a strict comparison is the next double
    bool confidenceInside = true; ///< false: the confidence lies outside of from..to
    QList<TimeSpan> added; ///< within one of them; empty: any time
    friend bool operator==(const LinkBounds &, const LinkBounds &) = default;
};

/// Items with a link to any of the tags.
struct TagsLeaf
{
    QList<TagId> tags; ///< each once, ascending; empty: finds nothing
    std::optional<LinkBounds> links; ///< nullopt: any confirmed link, which the index knows
    friend bool operator==(const TagsLeaf &, const TagsLeaf &) = default;
};

/// Items whose text matches, or with a confirmed link to any of the tags.
struct TextLeaf
{
    QString match; ///< an FTS5 query in which nothing a person typed is syntax; empty: no text can match
    QString like; ///< instead of `match`: a LIKE pattern with ESCAPE '\' over title, url and notes, which is a scan
    QList<TagId> tags; ///< those one of whose words begins so
    friend bool operator==(const TextLeaf &, const TextLeaf &) = default;
};

/// `title:`, `url:`, `note:`: an FTS5 query on that column, or a scan of it by LIKE.
struct ColumnLeaf
{
    enum class Column { Title, Url, Note };
    Column column = Column::Title;
    QString match;
    QString like;
    friend bool operator==(const ColumnLeaf &, const ColumnLeaf &) = default;
};

/// Items made or changed in the span.
struct TimeLeaf
{
    enum class Column { Added, Updated };
    Column column = Column::Added;
    TimeSpan span;
    friend bool operator==(const TimeLeaf &, const TimeLeaf &) = default;
};

/// Items of one of the kinds.
struct KindsLeaf
{
    QList<KindId> kinds; ///< empty: finds nothing
    friend bool operator==(const KindsLeaf &, const KindsLeaf &) = default;
};

/// Items by the number of their confirmed links.
struct TagCountLeaf
{
    qint64 from = 0;
    qint64 to = std::numeric_limits<qint64>::max(); ///< included
    friend bool operator==(const TagCountLeaf &, const TagCountLeaf &) = default;
};

/// `is:` and `has:`. Untagged is TagCountLeaf {0, 0}.
struct StateLeaf
{
    enum class State {
        Trashed,
        Duplicate, ///< another item that is not in the trash has the same url_key; neither is it itself in the trash
        Suggested, ///< has a suggested link
        WithNote,
        WithUrl,
        Done, ///< a task with the day on which it was done
        Paid, ///< an invoice with the day on which it was paid
        WithFile, ///< its address names a file
        Missing ///< a check did not find its file
    };
    State state = State::Trashed;
    friend bool operator==(const StateLeaf &, const StateLeaf &) = default;
};

/// Items with an entry in a list, of which only the latest attempt counts. All that is said must hold of one entry.
struct EntryLeaf
{
    /// `from` and `to` are included; a strict comparison is the next double.
    struct Numbers
    {
        double from = std::numeric_limits<double>::lowest();
        double to = std::numeric_limits<double>::max();
        bool inside = true; ///< false: outside of from..to
        friend bool operator==(const Numbers &, const Numbers &) = default;
    };

    std::optional<ListId> list; ///< in this one; nullopt: in any; one that is not valid: in none
    QList<ListId> otherLists; ///< in none of these
    std::optional<QList<ListStatus>> statuses; ///< one of them
    QList<Numbers> progress; ///< within all of them
    QList<Numbers> grade; ///< within all of them, for which it must have one
    friend bool operator==(const EntryLeaf &, const EntryLeaf &) = default;
};

/// Items by an author: one whose words are like the pattern. Of the form of store::creatorWords().
struct AuthorLeaf
{
    QString like; ///< empty: finds nothing
    friend bool operator==(const AuthorLeaf &, const AuthorLeaf &) = default;
};

/// Items by a number of their details; those that have none are out.
struct DetailLeaf
{
    enum class Column {
        Year, ///< of a book
        Due, ///< of tasks and invoices, in Julian days
        Amount, ///< of an invoice, in domain::comparedParts of a unit of whatever currency
        Size ///< of a file, in bytes
    };
    Column column = Column::Year;
    qint64 from = std::numeric_limits<qint64>::min(); ///< included
    qint64 to = std::numeric_limits<qint64>::max(); ///< included
    friend bool operator==(const DetailLeaf &, const DetailLeaf &) = default;
};

/// Items whose file is of the type, as in "image/png", or whose type has this on either side of its slash.
struct FileTypeLeaf
{
    QString type; ///< in lower case; not empty
    friend bool operator==(const FileTypeLeaf &, const FileTypeLeaf &) = default;
};

/// Items with an address below one of these: the address itself, or it goes on with `/`, `?` or a port.
struct AddressLeaf
{
    QStringList keys; ///< of the form of urlKey(); empty: finds nothing
    friend bool operator==(const AddressLeaf &, const AddressLeaf &) = default;
};

/// Nodes with children: And (none: everything), Or (none: nothing), Not (exactly one). Leaves have no children.
struct BoundNode
{
    enum class Kind { And, Or, Not, Leaf };
    using Leaf = std::variant<TagsLeaf, TextLeaf, ColumnLeaf, TimeLeaf, KindsLeaf, TagCountLeaf, StateLeaf, EntryLeaf,
                              AuthorLeaf, DetailLeaf, FileTypeLeaf, AddressLeaf>;

    Kind kind = Kind::And;
    std::vector<BoundNode> children;
    Leaf leaf; ///< of Kind::Leaf
};

/// The items a query is asked of are those not in the trash; all, trash included, where `is:trashed` stands anywhere in
/// it, also under a `not`.
struct BoundQuery
{
    BoundNode root; ///< an empty And: everything
    bool coversTrash = false;
};

} // namespace tagloom::domain
