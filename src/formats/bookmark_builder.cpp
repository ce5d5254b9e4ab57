// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/bookmark_builder.h"

#include "domain/text.h"
#include "formats/time_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tagloom::formats {

using namespace Qt::StringLiterals;

namespace {

/// A title or a note of more bytes comes from markup gone wrong, and must not eat the memory.
constexpr qsizetype longestText = 16 * 1024 * 1024;

const char *attribute(const char *const *attributes, QByteArrayView name)
{
    for (; attributes && attributes[0]; attributes += 2) {
        if (name == QByteArrayView(attributes[0])) {
            return attributes[1] ? attributes[1] : "";
        }
    }
    return nullptr;
}

/// What the browsers call the folders that a person did not make.
bool isRootFolderName(const QString &name)
{
    static const std::array<QLatin1StringView, 14> names = {
        "bookmarks"_L1,       "bookmarks bar"_L1,     "bookmark bar"_L1,       "bookmarks menu"_L1,
        "bookmark menu"_L1,   "bookmarks toolbar"_L1, "personal toolbar"_L1,   "personal toolbar folder"_L1,
        "other bookmarks"_L1, "mobile bookmarks"_L1,  "unsorted bookmarks"_L1, "favorites bar"_L1,
        "favourites bar"_L1,  "other favorites"_L1};
    return std::any_of(names.begin(), names.end(),
                       [&name](QLatin1StringView root) { return name.compare(root, Qt::CaseInsensitive) == 0; });
}

std::optional<qint64> timeOf(const char *const *attributes, QByteArrayView name)
{
    const char *const value = attribute(attributes, name);
    return value ? timeOfAnyUnit(QString::fromUtf8(value)) : std::nullopt;
}

void appendTags(const char *value, QList<domain::LinkRecord> *links)
{
    if (!value) {
        return;
    }
    const QStringList names = QString::fromUtf8(value).split(u',', Qt::SkipEmptyParts);
    for (const QString &part : names) {
        domain::LinkRecord link;
        link.tag = part.trimmed();
        if (!link.tag.isEmpty() && !links->contains(link)) {
            links->append(link);
        }
    }
}

} // namespace

BookmarkBuilder::BookmarkBuilder(domain::RecordSink &sink)
    : m_sink(sink)
{ }

void BookmarkBuilder::startElement(QByteArrayView name, const char *const *attributes, qint64 line)
{
    if (m_stopped) {
        return;
    }
    if (name == "a") {
        startAnchor(attributes, line);
    } else if (name == "dt" || name == "hr") {
        endText();
    } else if (name == "dd") {
        endText();
        m_insideDescription = true;
        m_target = m_item ? Target::Notes : Target::Nothing;
    } else if (name == "h3") {
        startFolderName(attributes);
    } else if (name == "dl") {
        openLevel();
    } else if (name == "br" && m_target == Target::Notes) {
        text("\n", 1);
    }
}

void BookmarkBuilder::endElement(QByteArrayView name)
{
    if (m_stopped) {
        return;
    }
    if (name == "a") {
        if (m_target == Target::Title) {
            endText();
        } else {
            endAnchorInNotes();
        }
    } else if (name == "dd" || (name == "h3" && m_target == Target::FolderName)) {
        endText();
    } else if (name == "dl") {
        closeLevel();
    }
}

void BookmarkBuilder::text(const char *begin, qsizetype size)
{
    if (m_target != Target::Nothing && m_text.size() < longestText) {
        m_text.append(begin, size);
    }
}

void BookmarkBuilder::finish()
{
    endText();
    deliver();
}

void BookmarkBuilder::startAnchor(const char *const *attributes, qint64 line)
{
    const char *const href = attribute(attributes, "href");
    if (m_insideDescription) {
        endAnchorInNotes();
        if (m_target == Target::Notes && href) {
            m_anchorInNotes = href;
            m_anchorTextStart = m_text.size();
        }
        return;
    }
    if (!m_seenList || m_target == Target::FolderName) {
        return;
    }
    endText();
    deliver();
    if (href) {
        startBookmark(href, attributes, line);
    } else if (!m_stopped) {
        m_stopped = !m_sink.skipped({line, u"The link has no address (HREF)."_s});
    }
}

void BookmarkBuilder::startBookmark(const char *href, const char *const *attributes, qint64 line)
{
    m_pendingFolder.clear();
    m_pendingIsRoot = false;
    domain::ItemRecord &item = m_item.emplace();
    item.line = line;
    item.url = QString::fromUtf8(href).trimmed();
    item.createdAt = timeOf(attributes, "add_date");
    item.updatedAt = timeOf(attributes, "last_modified");
    item.folders = m_folders;
    appendTags(attribute(attributes, "tags"), &item.links);
    appendTags(attribute(attributes, "labels"), &item.links);
    m_target = Target::Title;
}

/// A link in a note leaves its address behind, unless its text says it already.
void BookmarkBuilder::endAnchorInNotes()
{
    if (m_target == Target::Notes && !m_anchorInNotes.isEmpty()) {
        const QByteArray shown = m_text.mid(m_anchorTextStart).trimmed();
        if (shown.isEmpty()) {
            text(m_anchorInNotes.constData(), m_anchorInNotes.size());
        } else if (!shown.contains(m_anchorInNotes)) {
            const QByteArray address = " (" + m_anchorInNotes + ')';
            text(address.constData(), address.size());
        }
    }
    m_anchorInNotes.clear();
}

void BookmarkBuilder::startFolderName(const char *const *attributes)
{
    endText();
    deliver();
    m_pendingFolder.clear();
    m_pendingIsRoot =
        attribute(attributes, "personal_toolbar_folder") || attribute(attributes, "unfiled_bookmarks_folder");
    m_target = Target::FolderName;
}

void BookmarkBuilder::openLevel()
{
    endText();
    deliver();
    const bool isOutermost = m_levels.size() <= 1;
    const bool isRoot = isOutermost && (m_pendingIsRoot || isRootFolderName(m_pendingFolder));
    const bool isNamed = !isRoot && !m_pendingFolder.isEmpty();
    if (isNamed) {
        m_folders.append(m_pendingFolder);
    }
    m_levels.append(isNamed);
    m_pendingFolder.clear();
    m_pendingIsRoot = false;
    m_seenList = true;
}

void BookmarkBuilder::closeLevel()
{
    endText();
    deliver();
    m_pendingFolder.clear();
    m_pendingIsRoot = false;
    if (!m_levels.isEmpty() && m_levels.takeLast()) {
        m_folders.removeLast();
    }
}

void BookmarkBuilder::endText()
{
    endAnchorInNotes();
    if (m_target == Target::Title) {
        m_item->title = domain::oneLine(QString::fromUtf8(m_text));
    } else if (m_target == Target::FolderName) {
        m_pendingFolder = domain::oneLine(QString::fromUtf8(m_text));
    } else if (m_target == Target::Notes) {
        const QString note = QString::fromUtf8(m_text).trimmed();
        QString &notes = m_item->notes;
        notes = notes.isEmpty() || note.isEmpty() ? QString(notes + note) : QString(notes + u'\n' + note);
    }
    m_text.clear();
    m_target = Target::Nothing;
    m_insideDescription = false;
}

void BookmarkBuilder::deliver()
{
    if (!m_item || m_stopped) {
        return;
    }
    domain::ItemRecord item = *std::exchange(m_item, std::nullopt);
    if (item.title.isEmpty() && item.url.isEmpty()) {
        m_stopped = !m_sink.skipped({item.line, u"The link has neither an address nor a title."_s});
        return;
    }
    ++m_count;
    m_stopped = !m_sink.item(std::move(item));
}

} // namespace tagloom::formats
