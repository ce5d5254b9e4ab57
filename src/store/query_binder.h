// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/bound_query.h"
#include "domain/query/query.h"
#include "domain/result.h"

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

namespace tagloom::store {

class Connection;

/// What a query names and what is not there; it finds nothing.
struct UnknownNames
{
    QStringList unknownTags; ///< names that are no tag, each once, in the order of the query
    QList<domain::TagId> goneTags; ///< of chips whose tag is no more
    QStringList unknownSearches; ///< `search:names` that are none
    QStringList unusableSearches; ///< of those that contain themselves, cannot be read, or grow without end
    QStringList unknownKinds;
    QStringList unknownLists;

    /// A sentence or two on each, for people.
    QStringList remarks() const;
};

/// A query with its names looked up.
struct BoundSearch : UnknownNames
{
    domain::BoundQuery query;
};

/// When a query is asked, which is what `today` and `7d` go by.
struct Moment
{
    qint64 now = QDateTime::currentMSecsSinceEpoch(); ///< UTC milliseconds
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< in which days begin
};

/// Looks up tags (by name, alias, wildcard or id; a name with `_` also as one with spaces), kinds, and tags of which a
/// word begins as a text does, lists, and turns days into moments. Valid as long as tags and kinds stay as they are.
/// The words of an and or an or that say the same twice are bound once.
domain::Result<BoundSearch> bindQuery(const Connection &connection, const domain::Query &query,
                                      const Moment &moment = {});

} // namespace tagloom::store
