// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

namespace tagloom::bench {

struct GeneratedBookmark
{
    QByteArray url;
    QByteArray title;
    qint64 created = 0; ///< UTC seconds
    QList<QByteArray> tags; ///< 0 to 10, five on average
};

/// Always the same library for a number of items: titles of 5 to 12 words from 20,000, one tag for 100 items (50 to 20,000
/// of them), both by Zipf's law; dates over 15 years in no order.
void generateBookmarks(int items, const std::function<void(const GeneratedBookmark &)> &take);

/// The same as a bookmark file. False if it cannot be written.
bool writeBookmarkFile(int items, const QString &path);

} // namespace tagloom::bench
