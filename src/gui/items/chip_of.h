// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/chip_painter.h"
#include "models/item_chips_proxy.h"
#include "models/tags_model.h"

namespace tagloom::gui {

/// A tag on an item as the painter of chips takes it.
inline Chip chipOf(const models::TagChip &tag)
{
    Chip chip;
    chip.text = tag.name;
    chip.colour = tag.colour;
    chip.key = tag.key;
    chip.status = tag.status;
    chip.source = tag.source;
    return chip;
}

/// A tag of the library as it is now, with its pending edits.
inline Chip chipOf(const models::TagsModel &tags, domain::TagId tag)
{
    Chip chip;
    chip.text = tags.name(tag);
    chip.colour = tags.colour(tag);
    chip.key = tags.key(tag);
    return chip;
}

inline QList<Chip> chipsOf(const QList<models::TagChip> &tags)
{
    QList<Chip> chips;
    chips.reserve(tags.size());
    for (const models::TagChip &tag : tags)
        chips.append(chipOf(tag));
    return chips;
}

} // namespace tagloom::gui
