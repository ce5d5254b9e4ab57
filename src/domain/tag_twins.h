// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QList>
#include <QString>

namespace tagloom::domain {

/// Why two tags may be one, the surest first.
enum class TwinReason {
    Case, ///< capital and small letters
    Separators, ///< `to-read`, `to read`, `toread`
    Marks, ///< `café`, `cafe`
    Plural, ///< `book`, `books`
    WordOrder, ///< `machine learning`, `learning machine`
    Spelling, ///< one letter more, less, other or swapped; two in long words
    Together ///< nearly every item that carries one carries the other
};

/// "case", "separators", "marks", "plural", "word-order", "spelling", "together".
QString toWord(TwinReason reason);

/// A tag as the search for twins sees it.
struct TwinCandidate
{
    TagId id;
    QString name;
    qint64 count = 0; ///< items
};

/// Two tags that may be one.
struct TagTwin
{
    TagId keep; ///< the more used, of two alike the older one
    TagId other;
    TwinReason reason = TwinReason::Spelling;
    int percent = 0; ///< of the items with either that carry both; 0 unless the reason is Together
    friend bool operator==(const TagTwin &, const TagTwin &) = default;
};

/// The twins among these tags by their names, each pair once, by its surest reason. Sorted by reason, then by how many
/// items the two have, then by id. Different years, versions and other numbers, names of few letters and signs such as
/// the `+` of C++ make no twins. Some 30,000 tags take 0.3 s; no pair is compared that shares nothing.
QList<TagTwin> findNameTwins(const QList<TwinCandidate> &tags);

/// Puts them in that order.
void sortTwins(QList<TagTwin> &twins, const QList<TwinCandidate> &tags);

} // namespace tagloom::domain
