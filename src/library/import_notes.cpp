// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/import_notes.h"

#include "domain/kind.h"
#include "domain/url.h"
#include "formats/note_reader.h"
#include "store/detail_store.h"
#include "store/item_store.h"
#include "store/link_store.h"
#include "store/tag_store.h"
#include "store/transaction.h"

#include <QFileInfo>

#include <algorithm>

namespace tagloom::library {

using domain::DetailField;
using domain::ItemDetails;
using domain::ItemId;
using domain::ItemRecord;
using domain::NoteFile;
using domain::Result;
using domain::TagName;
using store::KnownNote;

namespace {

/// What is known of a value on its three sides.
struct Sides
{
    bool isSameInFile = true; ///< the file says what it said
    bool isSameHere = true; ///< the item is as it was read
    bool isEqual = true; ///< both say the same now
};

enum class Taken { Ours, Theirs, Both };

Taken decide(const Sides &sides)
{
    if (sides.isSameInFile || sides.isEqual)
        return Taken::Ours;
    return sides.isSameHere ? Taken::Theirs : Taken::Both;
}

template <class Value> Sides sidesOf(const Value &base, const Value &theirs, const Value &ours)
{
    return {theirs == base, ours == base, ours == theirs};
}

/// One side of a note with whether it names the day it was done.
struct DoneDay
{
    QDate day;
    bool isOwn = true;
};

bool isSameDone(const DoneDay &one, const DoneDay &other)
{
    // “done: true” is the same whatever day it was seen on.
    if (!one.isOwn || !other.isOwn)
        return one.day.isValid() == other.day.isValid();
    return one.day == other.day;
}

ItemDetails withField(ItemDetails details, const ItemDetails &from, DetailField field)
{
    auto changed = domain::changed(details, field, domain::textOf(from, field));
    return changed ? *changed : details;
}

QString fileNameOf(const NoteFile &file)
{
    return QFileInfo(file.path).fileName();
}

bool hasTag(const ImportRecord &record, const TagName &name)
{
    return std::any_of(record.links.begin(), record.links.end(),
                       [&name](const auto &link) { return link.first.key() == name.key(); });
}

Result<QSet<domain::TagId>> confirmedTagsOf(const store::Connection &connection, ItemId item)
{
    const auto links = store::readLinks(connection, {item});
    if (!links)
        return links.error();
    QSet<domain::TagId> tags;
    for (const domain::Link &link : *links) {
        if (link.status == domain::LinkStatus::Confirmed)
            tags.insert(link.tag);
    }
    return tags;
}

/// Without the tags of folders.
formats::NoteContent ownContentOf(const NoteFile &file)
{
    formats::NoteText text;
    const auto syntax = formats::noteSyntaxOf(file.path).value_or(formats::NoteSyntax::Markdown);
    // It was read once, and a later version that refuses it takes it for empty.
    if (formats::takeApart(file.content, syntax, text))
        text = {};
    return formats::readNote(text, fileNameOf(file), QDateTime::currentDateTime());
}

void setTags(ItemRecord &record, const QStringList &tags)
{
    record.links.clear();
    for (const QString &tag : tags) {
        domain::LinkRecord link;
        link.tag = tag;
        record.links.append(link);
    }
}

} // namespace

void addFolderTags(ItemRecord &record, const QString &path, domain::FolderTags folders)
{
    if (folders == domain::FolderTags::None)
        return;
    QStringList names = path.split(u'/');
    names.removeLast();
    if (folders == domain::FolderTags::Leaf && !names.isEmpty())
        names = {names.last()};
    for (const QString &name : std::as_const(names)) {
        domain::LinkRecord link;
        link.tag = name;
        record.links.append(link);
    }
}

Result<std::optional<KnownNote>> KnownNotes::findKnown(const NoteFile &file, const QString &hash)
{
    const auto atPlace = store::findNoteAt(m_connection, file.root + u'/' + file.path);
    if (!atPlace || *atPlace)
        return atPlace;
    // Empty notes are all the same.
    if (file.content.trimmed().isEmpty())
        return std::optional<KnownNote>();
    const auto same = store::findNotesWithContent(m_connection, hash);
    if (!same)
        return same.error();
    QList<KnownNote> gone;
    for (const KnownNote &note : *same) {
        if (!m_found.contains(note.item) && !QFileInfo::exists(note.root + u'/' + note.path))
            gone.append(note);
    }
    // Of several that held the same, the one at the same place in its folder: the folder was moved.
    if (gone.size() > 1)
        gone.removeIf([&file](const KnownNote &note) { return note.path != file.path; });
    return gone.size() == 1 ? std::optional(gone.constFirst()) : std::optional<KnownNote>();
}

Result<std::optional<NoteUpdate>> KnownNotes::find(const ItemRecord &record, const QString &hash)
{
    const NoteFile &file = *record.noteFile;
    if (!m_isFirst) {
        const auto hasAny = store::hasNoteFiles(m_connection);
        if (!hasAny)
            return hasAny.error();
        m_isFirst = !*hasAny;
    }
    if (*m_isFirst && !m_places.contains(file.root + u'/' + file.path)) {
        m_places.insert(file.root + u'/' + file.path);
        return std::optional<NoteUpdate>();
    }
    const auto known = findKnown(file, hash);
    if (!known)
        return known.error();
    if (!*known)
        return std::optional<NoteUpdate>();
    m_found.insert((*known)->item);
    auto update = compare(**known, record, hash);
    if (!update)
        return update.error();
    return std::optional(std::move(*update));
}

Result<NoteUpdate> KnownNotes::compare(const KnownNote &known, const ItemRecord &record, const QString &hash)
{
    const ItemId item = known.item;
    NoteUpdate update;
    update.hash = hash;
    update.item = item;
    update.file = *record.noteFile;
    const auto files = store::readNoteFiles(m_connection, {item});
    if (!files)
        return files.error();
    const NoteFile before = files->value(item);
    if (known.root + u'/' + known.path != update.file.root + u'/' + update.file.path)
        update.movedFrom = known.root + u'/' + known.path;
    // A part of the folder, or the one file, is read again: its folders stay what they are.
    if (before.root.size() < update.file.root.size()
        && known.root + u'/' + known.path == update.file.root + u'/' + update.file.path) {
        update.file.root = before.root;
        update.file.path = before.path;
        update.file.folders = before.folders;
    }
    const auto writtenNotes = store::writtenNotes(m_connection, {item});
    if (!writtenNotes)
        return writtenNotes.error();
    const auto written = writtenNotes->constFind(before.root + u'/' + before.path);
    const bool wasWritten = written != writtenNotes->cend();
    update.isSame = before == update.file && !wasWritten;
    if (update.isSame)
        return update;
    const auto stored = store::readItem(m_connection, item);
    const auto notes = store::readNotes(m_connection, item);
    const auto ourDetails = store::readDetails(m_connection, item);
    if (!stored || !notes || !ourDetails)
        return !stored ? stored.error() : !notes ? notes.error() : ourDetails.error();
    if (!*stored)
        return update;
    const domain::Item &ours = **stored;
    auto baseContent = ownContentOf(before);
    auto theirContent = ownContentOf(update.file);
    // Of tags the file said last what was written to it, and not what was read of it before.
    if (wasWritten && hash == written->hash)
        baseContent.record.links = theirContent.record.links;
    else if (wasWritten && written->tags)
        setTags(baseContent.record, *written->tags);
    addFolderTags(baseContent.record, before.path, before.folders);
    addFolderTags(theirContent.record, update.file.path, update.file.folders);
    if (!theirContent.hasOwnDoneDay)
        theirContent.record.details.done = record.details.done;
    const auto base = m_maker.make(baseContent.record);
    const auto theirs = m_maker.make(theirContent.record);
    if (!base || !theirs)
        return base ? theirs.error() : base.error();

    const auto take = [&update](const Sides &sides, const QString &name, const auto &taking) {
        const Taken taken = decide(sides);
        if (taken == Taken::Theirs)
            taking();
        else if (taken == Taken::Both)
            update.conflicts.append(name);
    };
    take(sidesOf(base->item.title, theirs->item.title, ours.title), QStringLiteral("title"),
         [&] { update.title = theirs->item.title; });
    take(sidesOf(base->item.url, theirs->item.url, ours.url), QStringLiteral("address"),
         [&] { update.url = theirs->item.url; });
    take(sidesOf(base->notes, theirs->notes, *notes), QStringLiteral("text"), [&] { update.notes = theirs->notes; });
    const QString ourKind = domain::builtInKindName(ours.kind);
    take(sidesOf(base->kindName, theirs->kindName, ourKind), QStringLiteral("kind"),
         [&] { update.kindName = theirs->kindName; });
    ItemDetails details = *ourDetails;
    for (const DetailField field : domain::allDetailFields()) {
        Sides sides = sidesOf(domain::textOf(base->details, field), domain::textOf(theirs->details, field),
                              domain::textOf(*ourDetails, field));
        if (field == DetailField::Done) {
            const DoneDay was{base->details.done, baseContent.hasOwnDoneDay};
            const DoneDay inFile{theirs->details.done, theirContent.hasOwnDoneDay};
            const DoneDay here{ourDetails->done, true};
            sides = {isSameDone(was, inFile), isSameDone(was, here), isSameDone(inFile, here)};
        }
        take(sides, domain::labelOf(field), [&] { details = withField(details, theirs->details, field); });
    }
    if (details != *ourDetails)
        update.details = details;
    const auto tags = confirmedTagsOf(m_connection, item);
    if (!tags)
        return tags.error();
    const auto isOnItem = [&](const TagName &name) -> bool {
        const auto tag = store::findTag(m_connection, name.text());
        return tag && *tag && tags->contains(**tag);
    };
    for (const auto &[name, link] : theirs->links) {
        if (!hasTag(*base, name) && !isOnItem(name))
            update.tagsAdded.append(name);
    }
    for (const auto &[name, link] : base->links) {
        if (!hasTag(*theirs, name) && isOnItem(name))
            update.tagsRemoved.append(name);
    }
    if (!update.conflicts.isEmpty())
        update.copy = *theirs;
    return update;
}

Result<bool> KnownNotes::findAt(const QString &path) const
{
    const auto known = store::findNoteAt(m_connection, path);
    if (!known)
        return known.error();
    return known->has_value();
}

QString KnownNotes::describeConflict(const NoteUpdate &update)
{
    return QStringLiteral(
               "Changed here and in the file: %1. The item keeps what it has, and what the file says became an "
               "item of its own, “%2”.")
        .arg(update.conflicts.join(QStringLiteral(", ")), noteCopyTitle(*update.copy));
}

QString KnownNotes::describeMove(const NoteUpdate &update)
{
    return QStringLiteral("It is the note that was at “%1”: no file is there any more, and this one holds the same.")
        .arg(update.movedFrom);
}

QString noteCopyTitle(const ImportRecord &theirs)
{
    return QStringLiteral("%1 (from the file)").arg(theirs.item.title);
}

namespace {

Result<void> changeTags(store::Transaction &transaction, ItemId item, const QList<TagName> &names, bool adds)
{
    for (const TagName &name : names) {
        const auto tag = store::findTag(transaction.connection(), name.text());
        if (!tag)
            return tag.error();
        if (!*tag)
            continue;
        const auto done = adds ? store::addLinks(transaction, {item}, **tag, domain::LinkSource::Import)
                               : store::removeLinks(transaction, {item}, **tag);
        if (!done)
            return done.error();
    }
    return {};
}

Result<ItemId> addCopy(store::Transaction &transaction, ItemId original, const ImportRecord &theirs)
{
    const auto ours = store::readItem(transaction.connection(), original);
    if (!ours)
        return ours.error();
    domain::ItemDraft draft;
    draft.kind = domain::builtInKind(theirs.kindName).value_or(domain::noteKind);
    draft.title = noteCopyTitle(theirs);
    // One address is one item; the original has it already.
    if (!*ours || domain::urlKey((*ours)->url) != domain::urlKey(theirs.item.url))
        draft.url = theirs.item.url;
    draft.notes = theirs.notes;
    draft.details = theirs.details;
    const auto added = store::addItem(transaction, draft);
    if (!added)
        return added.error();
    QList<TagName> tags;
    for (const auto &[name, link] : theirs.links)
        tags.append(name);
    const auto tagged = changeTags(transaction, *added, tags, true);
    return tagged ? added : tagged.error();
}

} // namespace

Result<ItemId> applyNoteUpdate(store::Transaction &transaction, const NoteUpdate &update)
{
    const ItemId item = update.item;
    Result<void> done;
    if (update.changesItem()) {
        const auto restored = store::restoreItems(transaction, {item});
        done = restored ? Result<void>() : restored.error();
    }
    if (done && update.title)
        done = store::changeTitle(transaction, item, *update.title);
    if (done && update.url)
        done = store::changeUrl(transaction, item, *update.url);
    if (done && update.notes)
        done = store::changeNotes(transaction, item, *update.notes);
    if (done && update.kindName)
        done = store::changeKind(transaction, item, domain::builtInKind(*update.kindName).value_or(domain::noteKind));
    if (done && update.details)
        done = store::changeDetails(transaction, item, *update.details);
    if (done)
        done = changeTags(transaction, item, update.tagsAdded, true);
    if (done)
        done = changeTags(transaction, item, update.tagsRemoved, false);
    if (done)
        done = store::setNoteFile(transaction, item, update.file, update.hash);
    if (!done)
        return done.error();
    return update.copy ? addCopy(transaction, item, *update.copy) : ItemId();
}

} // namespace tagloom::library
