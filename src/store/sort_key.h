// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item_details.h"

#include <QList>
#include <QString>

#include <optional>

namespace tagloom::store {

/// What found items are put in order by. Those from Authors on are the details, in the order of domain::DetailField;
/// items that lack the detail come last, whatever the direction.
enum class SortKey {
    Added,
    Updated,
    Title,
    Address,
    Tags,
    Authors, ///< the first one
    Year,
    Publisher,
    Isbn,
    Number,
    Amount, ///< by currency, then by amount
    Issued,
    Due,
    Done,
    Paid
};

const QList<SortKey> &allSortKeys();

SortKey sortKeyOf(domain::DetailField field);
std::optional<domain::DetailField> detailOf(SortKey key); ///< nullopt for an order that all items have a place in

/// The word for files and for the command line: "title"; of a detail, domain::toWord().
QString sortWord(SortKey key);
SortKey sortKeyOf(const QString &word); ///< Added for a word that is none

} // namespace tagloom::store
