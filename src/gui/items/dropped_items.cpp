// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/dropped_items.h"

#include "domain/counted.h"
#include "domain/file_details.h"
#include "domain/url.h"
#include "formats/note_text.h"
#include "gui/files/add_files.h"
#include "gui/session/session.h"
#include "models/mime.h"

#include <QDirIterator>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace tagloom::gui {

using domain::ItemDraft;

namespace {

void addDrafts(Session &session, const QList<ItemDraft> &drafts, const QStringList &tagNames)
{
    // Of files more is kept than a draft has.
    QList<ItemDraft> others;
    library::AddFilesOptions options;
    options.tags = tagNames;
    options.readsTags = session.readsFileTags();
    QStringList paths;
    for (const ItemDraft &draft : drafts) {
        const QString path = domain::filePathOf(draft.url);
        if (path.isEmpty())
            others.append(draft);
        else
            paths.append(path);
    }
    runAddFiles(session, paths, options);
    if (others.isEmpty())
        return;
    session.notices().follow(
        session.items().add(others, tagNames), [&session, tagNames](const library::AddedItems &added) {
            QStringList parts;
            if (added.added > 0)
                parts.append(QObject::tr("%1 added").arg(domain::countedItems(added.added)));
            if (added.merged > 0)
                parts.append(QObject::tr("%1 known already").arg(domain::countedItems(added.merged)));
            if (!tagNames.isEmpty())
                parts.append(QObject::tr("tagged “%1”").arg(tagNames.join(QStringLiteral("”, “"))));
            if (added.taggedByRules > 0)
                parts.append(QObject::tr("%1 tagged by rules").arg(domain::grouped(added.taggedByRules)));
            session.notices().say(parts.join(QStringLiteral(", ")));
        });
}

} // namespace

bool holdsNewItems(const QMimeData &data)
{
    if (data.hasFormat(models::itemsMimeType()) || data.hasFormat(models::tagsMimeType()))
        return false;
    return data.hasUrls() || data.hasText();
}

void acceptAsLink(QDropEvent &event)
{
    event.setDropAction(event.possibleActions().testFlag(Qt::LinkAction) ? Qt::LinkAction : Qt::CopyAction);
    event.accept();
}

bool takesDrop(Session &session, const QDropEvent &event, const QWidget &view)
{
    if (session.library().isReadOnly() || event.source() == &view)
        return false;
    return event.mimeData()->hasFormat(models::tagsMimeType()) || holdsNewItems(*event.mimeData());
}

void dropTags(Session &session, const QDropEvent &event, domain::ItemId target)
{
    const auto tags = models::takeTags(event.mimeData(), session.library().path());
    if (!tags || !target.isValid())
        return;
    const QList<domain::ItemId> selected = session.selection().ids();
    putTags(session, selected.contains(target) ? selected : QList<domain::ItemId>{target}, *tags,
            event.modifiers().testFlag(Qt::ShiftModifier));
}

QList<ItemDraft> draftsOf(const QMimeData &data)
{
    QList<ItemDraft> drafts;
    if (data.hasUrls()) {
        const QString title = data.text().section(u'\n', 0, 0);
        for (const QUrl &url : data.urls())
            drafts.append(domain::draftFromText(url.toString(QUrl::FullyEncoded)));
        // Browsers give a link's title as text beside it.
        if (drafts.size() == 1 && drafts.first().title.isEmpty() && !domain::looksLikeUrl(title))
            drafts.first().title = title;
        return drafts;
    }
    const QString text = data.text();
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    const bool addresses = std::all_of(lines.begin(), lines.end(), domain::looksLikeUrl);
    for (const QString &part : addresses ? lines : QStringList{text}) {
        if (!part.trimmed().isEmpty())
            drafts.append(domain::draftFromText(part));
    }
    return drafts;
}

QStringList noteFoldersOf(const QMimeData &data)
{
    constexpr int mostEntries = 400; // folders too, of all that is dropped: this is the window's thread
    QStringList folders;
    int looked = 0;
    for (const QUrl &url : data.urls()) {
        const QString path = url.toLocalFile();
        if (path.isEmpty() || !QFileInfo(path).isDir())
            return {};
        int files = 0;
        int notes = 0;
        QDirIterator entries(path, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        for (; looked < mostEntries && entries.hasNext(); ++looked) {
            const QString entry = entries.next();
            if (entries.fileInfo().isDir())
                continue;
            ++files;
            notes += formats::noteSyntaxOf(entry) ? 1 : 0;
        }
        // Pictures with a README among them are no folder of notes.
        if (2 * notes < files || notes == 0)
            return {};
        folders.append(path);
    }
    return folders;
}

void addDroppedItems(Session &session, const QMimeData &data, const QStringList &tagNames)
{
    if (const QStringList folders = noteFoldersOf(data); !folders.isEmpty() && tagNames.isEmpty()) {
        session.notices().offerImport(folders);
        return;
    }
    addDrafts(session, draftsOf(data), tagNames);
}

void addTexts(Session &session, const QStringList &texts, const QString &folder)
{
    QList<ItemDraft> drafts;
    for (const QString &text : texts)
        drafts.append(domain::draftFromText(text, folder));
    addDrafts(session, drafts, {});
}

void putTags(Session &session, const QList<domain::ItemId> &items, const QList<domain::TagId> &tags, bool remove)
{
    if (items.isEmpty() || tags.isEmpty())
        return;
    const auto future = remove ? session.tagging().removeTags(items, tags) : session.tagging().addTags(items, tags);
    session.notices().follow(future, [&session](const library::TaggingOutcome &outcome) {
        session.notices().say(library::describe(outcome));
    });
}

} // namespace tagloom::gui
