// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/pinned_tags.h"

#include <QCoreApplication>

namespace tagloom::gui {

using domain::TagId;
using library::TaggingOutcome;

namespace {

/// False, and said so, if there is nothing to tag.
bool hasItems(Session &session)
{
    if (!session.selection().isEmpty())
        return true;
    session.notices().say(QCoreApplication::translate("PinnedTags", "Select items first; the key tags them then."));
    return false;
}

void tell(Session &session, const QFuture<domain::Result<TaggingOutcome>> &outcome)
{
    auto &notices = session.notices();
    notices.follow(outcome, [&notices](const TaggingOutcome &done) { notices.say(library::describe(done)); });
}

} // namespace

void togglePin(Session &session, int digit)
{
    if (!hasItems(session))
        return;
    session.tagsModel().load();
    const TagId tag = session.tagsModel().pinned(digit);
    if (tag.isValid())
        tell(session, session.tagging().toggleTag(session.selection().ids(), tag));
    else
        session.notices().say(
            QCoreApplication::translate("PinnedTags", "No tag is pinned to %1. A tag's menu has “Pin to Key”.")
                .arg(digit));
}

void removeAllPinned(Session &session)
{
    if (!hasItems(session))
        return;
    session.tagsModel().load();
    QList<TagId> tags;
    for (int digit = 1; digit <= 9; ++digit) {
        if (const TagId tag = session.tagsModel().pinned(digit); tag.isValid())
            tags.append(tag);
    }
    if (tags.isEmpty())
        session.notices().say(
            QCoreApplication::translate("PinnedTags", "No tag is pinned to a key. A tag's menu has “Pin to Key”."));
    else
        tell(session, session.tagging().removeTags(session.selection().ids(), tags));
}

} // namespace tagloom::gui
