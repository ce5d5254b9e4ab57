// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/item_chips.h"

#include "store/statement.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace tagloom::models {

using domain::ChangeSet;
using domain::ItemId;
using domain::LinkRef;
using domain::LinkSource;
using domain::LinkStatus;
using domain::TagId;

QString namesOf(const QList<TagChip> &chips)
{
    QStringList names;
    for (const TagChip &chip : chips) {
        if (chip.status != LinkStatus::Rejected)
            names.append(chip.name);
    }
    return names.join(QStringLiteral(", "));
}

ItemChips::ItemChips(library::Library &library)
    : m_library(library)
    , m_chips(mostKept)
{ }

QList<TagChip> ItemChips::of(ItemId id) const
{
    const QList<TagChip> *chips = m_chips.object(id);
    return chips ? *chips : QList<TagChip>();
}

void ItemChips::load(const QList<ItemId> &ids)
{
    QList<ItemId> missing;
    for (const ItemId id : ids) {
        if (!m_chips.contains(id))
            missing.append(id);
    }
    if (missing.isEmpty())
        return;
    ++m_loads;
    QHash<ItemId, QList<TagChip>> found;
    store::Statement rows(
        m_library.connection(),
        QStringLiteral(
            "SELECT item_id, tag_id, tags.name, tags.name_key, colour, item_tags.status, confidence, source, "
            "pin, rules.name FROM item_tags JOIN tags ON tags.id = tag_id "
            "LEFT JOIN rules ON rules.id = rule_id "
            "WHERE item_id IN (SELECT value FROM json_each(?))"));
    rows.bind(store::jsonArray(missing));
    while (rows.next()) {
        TagChip chip;
        chip.tag = TagId{rows.integer(1)};
        chip.name = rows.text(2);
        chip.key = rows.text(3);
        chip.colour = rows.text(4);
        chip.status = domain::linkStatusFromWord(rows.text(5)).value_or(LinkStatus::Confirmed);
        chip.confidence = rows.optionalReal(6);
        chip.source = domain::linkSourceFromWord(rows.text(7)).value_or(LinkSource::User);
        chip.pin = int(rows.integer(8));
        chip.rule = rows.text(9);
        found[ItemId{rows.integer(0)}].append(chip);
    }
    // What could not be read is asked again at the next paint.
    if (!rows.finish())
        return;
    for (const ItemId id : std::as_const(missing)) {
        auto *chips = new QList<TagChip>(found.take(id));
        std::sort(chips->begin(), chips->end(), [](const TagChip &a, const TagChip &b) {
            return a.status != b.status ? a.status < b.status : a.key < b.key;
        });
        m_chips.insert(id, chips);
    }
}

QList<ItemId> ItemChips::follow(const ChangeSet &changes)
{
    if (changes.everything) {
        m_chips.clear();
        return {};
    }
    QSet<ItemId> affected(changes.itemsRemoved.begin(), changes.itemsRemoved.end());
    for (const auto *links : {&changes.linksAdded, &changes.linksChanged, &changes.linksRemoved}) {
        for (const LinkRef &link : *links)
            affected.insert(link.item);
    }
    if (!changes.tagsRelinked.isEmpty()) {
        // Which items they are nobody says; those that are held are few.
        const QList<ItemId> held = m_chips.keys();
        affected.unite(QSet<ItemId>(held.begin(), held.end()));
    }
    QSet<TagId> tags(changes.tagsChanged.begin(), changes.tagsChanged.end());
    tags.unite(QSet<TagId>(changes.tagsRemoved.begin(), changes.tagsRemoved.end()));
    if (!tags.isEmpty()) {
        for (const ItemId id : m_chips.keys()) {
            const QList<TagChip> &chips = *m_chips.object(id);
            if (std::any_of(chips.begin(), chips.end(),
                            [&tags](const TagChip &chip) { return tags.contains(chip.tag); }))
                affected.insert(id);
        }
    }
    QList<ItemId> kept;
    for (const ItemId id : std::as_const(affected)) {
        if (m_chips.remove(id))
            kept.append(id);
    }
    load(kept);
    return kept;
}

} // namespace tagloom::models
