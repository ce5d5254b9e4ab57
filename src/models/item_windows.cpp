// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/item_windows.h"

namespace tagloom::models {

using domain::Item;
using domain::ItemId;

std::optional<Item> ItemWindows::item(int row, const QList<ItemId> &result)
{
    const auto read = [this, row, &result](Column column) {
        return value(row, result, column);
    };
    if (read(IdColumn).isNull())
        return std::nullopt;
    Item item;
    item.id = result[row];
    item.kind = domain::KindId{read(KindColumn).toLongLong()};
    item.title = read(TitleColumn).toString();
    item.url = read(UrlColumn).toString();
    item.createdAt = read(CreatedColumn).toLongLong();
    item.updatedAt = read(UpdatedColumn).toLongLong();
    if (const QVariant trashed = read(TrashedColumn); !trashed.isNull())
        item.trashedAt = trashed.toLongLong();
    return item;
}

} // namespace tagloom::models
