// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sort_text.h"

#include "domain/tag_name.h"

namespace tagloom::store {

bool isTextSort(SortKey key)
{
    return key == SortKey::Title || key == SortKey::Address || key == SortKey::Tags;
}

QString sortTextSql(SortKey key)
{
    switch (key) {
    case SortKey::Title:
        return QStringLiteral("title");
    case SortKey::Address:
        return QStringLiteral("coalesce(url_key, '')");
    case SortKey::Tags:
        // Joined by a character that sorts before all that a key may hold, the keys compare as the list of them does.
        return QStringLiteral("coalesce((SELECT group_concat(name_key, char(31)) FROM (SELECT name_key FROM item_tags "
                              "CROSS JOIN tags ON tags.id = tag_id WHERE item_id = items.id AND status = 'confirmed' "
                              "ORDER BY name_key)), '')");
    case SortKey::Added:
    case SortKey::Updated:
        break;
    }
    Q_UNREACHABLE();
}

QString sortTextKey(SortKey key, const QString &text)
{
    return key == SortKey::Tags ? text : domain::foldedKey(text); // the tags' keys are folded already
}

} // namespace tagloom::store
