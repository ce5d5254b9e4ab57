// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/suggestion.h"
#include "library/library.h"

#include <QFuture>
#include <QList>

#include <optional>

namespace tagloom::library {

/// An item and what is suggested for it.
struct ItemSuggestions
{
    domain::ItemId item;
    QList<domain::Suggestion> suggestions; ///< stored ones first, then the surest
};

/// Tags that may belong on items: the suggested links that stand in the library, and what its sites, folders, titles
/// and tags show, computed on the reading thread and stored nowhere. Taking and refusing are one transaction each.
/// Every function may be called from any thread.
class SuggestionService final
{
public:
    /// What is less sure than this is more often a nuisance than a help.
    static constexpr double leastConfidence = 0.25;
    static constexpr int most = 5; ///< for one item

    /// Items that firstOf() looks at in one go, so that nothing else waits long for the reading thread.
    static constexpr qsizetype itemsAtOnce = 8;

    explicit SuggestionService(Library &library)
        : m_library(library)
    { }

    /// None for an item that is gone.
    QFuture<domain::Result<QList<domain::Suggestion>>> suggest(domain::ItemId item);

    /// The same for several items, in their order; itemsTogether at most, the rest is left out.
    QFuture<domain::Result<QList<ItemSuggestions>>> suggestEach(const QList<domain::ItemId> &items);
    static constexpr qsizetype itemsTogether = 16;

    /// Items outside the trash that have suggested links, newest first.
    QFuture<domain::Result<QList<domain::ItemId>>> itemsWithStored();

    /// The first of the first itemsAtOnce items for which something is suggested; nullopt if there is none.
    QFuture<domain::Result<std::optional<ItemSuggestions>>> firstOf(const QList<domain::ItemId> &items);

    /// The tag becomes a confirmed one; of a computed suggestion the link remembers that it came from one, and how sure
    /// it was. Gives what was done, for a banner.
    QFuture<domain::Result<QString>> take(domain::ItemId item, const domain::Suggestion &suggestion);

    /// The link is remembered as rejected, and the tag is not suggested for the item again.
    QFuture<domain::Result<QString>> refuse(domain::ItemId item, const domain::Suggestion &suggestion);

    /// The same for several items, all in one transaction: the first suggestion of each, which is of one tag. What is
    /// no suggestion any more is passed over unless all are.
    QFuture<domain::Result<QString>> take(const QList<ItemSuggestions> &each);
    QFuture<domain::Result<QString>> refuse(const QList<ItemSuggestions> &each);

private:
    QFuture<domain::Result<QString>> settle(const QList<ItemSuggestions> &each, domain::LinkStatus status);

    Library &m_library;
};

} // namespace tagloom::library
