// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/query.h"

namespace tagloom::domain {

/// Tags as they are chosen by clicks in a tree: all of them, or any.
struct ChosenTags
{
    QList<TagId> tags; ///< in the order of the query
    bool any = false; ///< one of them is enough
    friend bool operator==(const ChosenTags &, const ChosenTags &) = default;
};

/// Which part of a query is such a choice: the bound tags without conditions that stand by themselves at its top level, or, where
/// there are none, the first group of such tags joined by `or`.
ChosenTags chosenTags(const Query &query);

/// The query with another choice, all else as it is. The choice goes to its end.
Query withChosenTags(const Query &query, const ChosenTags &choice);

/// The query, and not the tag; the query, or the tag.
Query withoutTag(const Query &query, TagId tag);
Query orWithTag(const Query &query, TagId tag);

/// A bound tag of a query that is no part of the choice.
struct OtherTag
{
    TagId tag;
    bool excluded = false; ///< it stands under a `not`
    friend bool operator==(const OtherTag &, const OtherTag &) = default;
};
QList<OtherTag> otherTags(const Query &query);

} // namespace tagloom::domain
