// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace tagloom::store {

class Connection;

/// Something that a person is about to do with tags.
struct TagChange
{
    enum class Kind { Merge, Delete, Rename };
    Kind kind = Kind::Delete;
    QList<domain::TagId> tags;
    domain::TagId into; ///< of a merge
    QString name; ///< the new one, of a renaming
};

/// What it hits. Items are live ones with a confirmed link unless said otherwise; names are sorted by their keys.
struct TagImpact
{
    QStringList tags; ///< their names, as given
    QString into;
    qint64 items = 0; ///< that carry any of the tags
    qint64 gained = 0; ///< merge: items that get the tag that stays
    qint64 overlap = 0; ///< merge: items that carry it and one of the others
    qint64 refused = 0; ///< merge: items that do not carry it then: only a rule says so, and a person refused it
    qint64 lost = 0; ///< merge: of these, items that carry it now
    qint64 trashed = 0; ///< items in the trash that carry any of the tags
    qint64 unconfirmed = 0; ///< suggested and rejected links of the tags
    QStringList children; ///< that stand directly below the tags, without those that are concerned themselves
    QStringList aliases;
    QStringList savedSearches; ///< names of those that ask for one of the tags
    QStringList askingRules; ///< names of those whose condition asks for one of the tags
    QStringList addingRules; ///< names of the others that add one of the tags
    std::optional<domain::TagId> sameName; ///< renaming: another tag of the new name, to merge with
    std::optional<domain::Error> refusal; ///< why it cannot be done
};

/// Reads only; up to a second for the largest tags of a million items. NotFound if a tag is gone.
domain::Result<TagImpact> readTagImpact(const Connection &connection, const TagChange &change);

} // namespace tagloom::store
