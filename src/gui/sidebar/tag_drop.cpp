// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/tag_drop.h"

#include "gui/session/session.h"

#include <QCoreApplication>

#include <algorithm>

namespace tagloom::gui {

using domain::TagId;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("TagDrop", source);
}

/// Whether one of the places of `tag` lies below `above`.
bool standsBelow(Session &session, TagId tag, TagId above)
{
    const models::TagTreeProxy &tree = session.tagTree();
    const QModelIndexList places = tree.indexesOf(tag);
    return std::any_of(places.begin(), places.end(), [&](const QModelIndex &place) {
        for (QModelIndex at = place.parent(); at.isValid(); at = at.parent()) {
            if (tree.tagAt(at) == above)
                return true;
        }
        return false;
    });
}

bool isDirectlyBelow(Session &session, TagId tag, TagId parent)
{
    const models::TagTreeProxy &tree = session.tagTree();
    const QModelIndexList places = tree.indexesOf(tag);
    return std::any_of(places.begin(), places.end(),
                       [&](const QModelIndex &place) { return tree.tagAt(place.parent()) == parent; });
}

} // namespace

QString whyNot(Session &session, const TagDrop &drop)
{
    const auto name = [&session](TagId tag) {
        return session.tagsModel().name(tag);
    };
    for (const TagId tag : drop.tags) {
        if (tag == drop.onto)
            return drop.merges ? text("“%1” cannot be merged into itself.").arg(name(tag))
                               : text("“%1” cannot stand below itself.").arg(name(tag));
        if (!drop.onto.isValid() || !standsBelow(session, drop.onto, tag))
            continue;
        return drop.merges
            ? text("“%1” cannot be merged into “%2”, which stands below it.").arg(name(tag), name(drop.onto))
            : text("“%1” cannot stand below “%2”, which stands below it already.").arg(name(tag), name(drop.onto));
    }
    if (drop.merges && drop.onto.isValid())
        return {};
    const bool allThere = std::all_of(drop.tags.begin(), drop.tags.end(),
                                      [&](TagId tag) { return isDirectlyBelow(session, tag, drop.onto); });
    if (!allThere)
        return {};
    if (!drop.onto.isValid())
        return drop.tags.size() == 1 ? text("“%1” stands at the top already.").arg(name(drop.tags.constFirst()))
                                     : text("They stand at the top already.");
    return drop.tags.size() == 1
        ? text("“%1” stands below “%2” already.").arg(name(drop.tags.constFirst()), name(drop.onto))
        : text("They stand below “%1” already.").arg(name(drop.onto));
}

} // namespace tagloom::gui
