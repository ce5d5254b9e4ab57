// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/tag_clipboard.h"

#include "domain/counted.h"
#include "domain/tag_name.h"
#include "models/mime.h"
#include "models/when_ready.h"
#include "store/link_store.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QRegularExpression>

namespace tagloom::gui {

using domain::ItemId;
using domain::Result;
using domain::TagId;
using library::TaggingOutcome;
using store::TagUse;

namespace {

/// More names than anybody means to paste: it is a text that came there for something else.
constexpr qsizetype MostNames = 50;

QStringList namesIn(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[,\\n\\r]"));
    QStringList names;
    const QStringList parts = text.left(MostNames * 2 * domain::maximumTagNameLength).split(separators);
    for (const QString &part : parts) {
        const QString name = part.trimmed();
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names;
}

void putOnClipboard(Session &session, const QList<TagId> &tags)
{
    QStringList names;
    for (const TagId tag : tags)
        names.append(session.tagsModel().name(tag));
    auto *data = new QMimeData;
    models::putTags(data, session.library().path(), tags);
    data->setText(names.join(QStringLiteral(", ")));
    QGuiApplication::clipboard()->setMimeData(data);
    session.notices().say(
        QCoreApplication::translate("TagClipboard", "%1 copied").arg(domain::countedTags(tags.size())));
}

} // namespace

void copyTags(Session &session)
{
    const QList<ItemId> items = session.selection().ids();
    if (items.isEmpty()) {
        session.notices().say(
            QCoreApplication::translate("TagClipboard", "Select items first; their tags are copied then."));
        return;
    }
    session.tagsModel().load();
    const auto uses = session.library().read(
        [items](const store::Connection &connection) { return store::readTagUse(connection, items); });
    session.notices().follow(uses, [&session, count = items.size()](const QList<TagUse> &read) {
        QList<TagId> tags;
        for (const TagUse &use : read) {
            if (use.confirmed == count)
                tags.append(use.tag);
        }
        if (tags.isEmpty())
            session.notices().say(
                count == 1 ? QCoreApplication::translate("TagClipboard", "This item has no tag to copy.")
                           : QCoreApplication::translate("TagClipboard", "These items share no tag to copy."));
        else
            putOnClipboard(session, tags);
    });
}

void pasteTags(Session &session)
{
    const QList<ItemId> items = session.selection().ids();
    if (items.isEmpty()) {
        session.notices().say(
            QCoreApplication::translate("TagClipboard", "Select the items that are to get the tags first."));
        return;
    }
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    auto &notices = session.notices();
    const auto say = [&notices](const TaggingOutcome &done) {
        notices.say(library::describe(done));
    };
    if (const auto tags = models::takeTags(data, session.library().path())) {
        notices.follow(session.tagging().addTags(items, *tags), say);
        return;
    }
    const QStringList names = namesIn(data ? data->text() : QString());
    if (names.isEmpty())
        notices.say(QCoreApplication::translate("TagClipboard", "The clipboard holds no tags."));
    else if (names.size() > MostNames)
        notices.fail(
            QCoreApplication::translate("TagClipboard",
                                        "The clipboard holds a long text rather than a list of tags. Copy names with "
                                        "commas between them."));
    else
        notices.follow(session.tagging().addTagsByName(items, names), say);
}

bool canPasteTags(Session &session)
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    return data && (models::takeTags(data, session.library().path()) || data->hasText());
}

} // namespace tagloom::gui
