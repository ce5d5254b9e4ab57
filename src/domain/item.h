// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/item_details.h"
#include "domain/kind.h"
#include "domain/result.h"

#include <QString>

#include <optional>

namespace tagloom::domain {

/// One item as stored, without its notes. Times are UTC milliseconds.
struct Item
{
    ItemId id;
    KindId kind = bookmarkKind;
    QString title; ///< never blank
    QString url; ///< as it came, trimmed; empty if none
    qint64 createdAt = 0;
    qint64 updatedAt = 0;
    std::optional<qint64> trashedAt;
    friend bool operator==(const Item &, const Item &) = default;
};

/// What a person or a program says about an item to be made.
struct ItemDraft
{
    KindId kind = bookmarkKind;
    QString title; ///< blank: the URL or file name stands in
    QString url;
    QString notes;
    ItemDetails details{}; ///< what does not fit the kind is left out
};

/// The title that is stored for what was typed: control characters become spaces, ends are trimmed, and a blank one is
/// replaced by the URL or the file name at its end. An error if both are blank.
Result<QString> usableTitle(const QString &title, const QString &url);

/// The draft for something given as one line of text, as on the command line or dropped from another program: an
/// address becomes a bookmark, the path of an existing file a file (relative to `folder`), anything else a note's title.
ItemDraft draftFromText(const QString &text, const QString &folder = {});

} // namespace tagloom::domain
