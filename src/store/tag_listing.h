// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagloom::store {

class Connection;

// A table of all tags: which, in what order, and what other tables say about each.

enum class TagGroup { All, Unused, TopLevel, WithAliases, Pinned, WithoutColour };

enum class TagOrder { Name, Count, Aliases, Parents, Slug, Description, LastUse, Pin };

struct TagListing
{
    QString text; ///< of which each word begins a word of a name or alias, or the whole of it a whole one; empty: all
    TagGroup group = TagGroup::All;
    TagOrder order = TagOrder::Name;
    bool descending = false;
    friend bool operator==(const TagListing &, const TagListing &) = default;
};

/// What a row shows beside the columns of `tags`.
struct TagFigures
{
    qint64 count = 0; ///< live items that carry it
    QStringList aliases; ///< sorted
    QList<domain::TagId> parents; ///< in the order of their names' keys
    friend bool operator==(const TagFigures &, const TagFigures &) = default;
};

/// When a link of the tag was last confirmed, UTC milliseconds. Tags that nothing carries are left out.
using LastUses = QHash<domain::TagId, qint64>;

/// The tags in that order, those alike by their names' keys. What has no value (no alias, no pin, no use) comes last,
/// whatever the direction. Some 20 ms at 20,000 tags. `lastUses` is looked at for TagOrder::LastUse only.
domain::Result<QList<domain::TagId>> listTags(const Connection &connection, const TagListing &listing,
                                              const LastUses &lastUses = {});

/// Of all tags.
domain::Result<QHash<domain::TagId, TagFigures>> readTagFigures(const Connection &connection);

/// Of these tags, or of all: then by one reading of all links, some 0.5 s for six million.
domain::Result<LastUses> readLastUses(const Connection &connection,
                                      const std::optional<QList<domain::TagId>> &tags = std::nullopt);

} // namespace tagloom::store
