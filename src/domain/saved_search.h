// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QString>
#include <QStringView>

namespace tagloom::domain {

/// The most characters (Unicode code points) the name of a saved search may have.
inline constexpr int maximumSearchNameLength = 100;

/// A search that a person keeps under a name, with the order it was seen in. Names are compared by foldedKey().
struct SavedSearch
{
    SavedSearchId id;
    QString name;
    QString query; ///< in the language of searches; a tag that exists stands in it by its id
    QString sort = QStringLiteral("added"); ///< isSortWord()
    bool descending = true;
    qint64 createdAt = 0; ///< UTC milliseconds
    friend bool operator==(const SavedSearch &, const SavedSearch &) = default;
};

/// "added", "updated", "title", "address", "tags", or the word of a detail: "due".
bool isSortWord(QStringView word);

/// The name as it can be kept: on one line, trimmed, 1 to 100 characters, something visible in it.
Result<QString> usableSearchName(const QString &text);

/// What is usable of a name that is too long: its beginning.
QString shortenedSearchName(const QString &text);

} // namespace tagloom::domain
