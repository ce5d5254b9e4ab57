// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace tagloom::formats {

/// Makes records of the tags and texts of a bookmark file, in the order of the file; needs only the item at hand and
/// the names of the open folders. What it relies on, and what it does not:
/// - `<H3>` and the next `<DL>` open a folder, `</DL>` closes it; a `<DL>` of its own is a level without a name. The
///   browsers' root folders (toolbar, unfiled ...) have no name either, if they stand at the outermost level.
/// - `<A HREF>` is a bookmark once a `<DL>` has been seen, except inside a `<DD>` or an `<H3>`: there it is text.
/// - `<DD>` is the note of the bookmark before it, or of a folder, where it is dropped. It lasts until the next `<DT>`,
///   `<DD>`, `<H3>`, `<DL>`, `<HR>`, `</DD>` or `</DL>`.
class BookmarkBuilder final
{
public:
    /// The sink must outlive this.
    explicit BookmarkBuilder(domain::RecordSink &sink);

    /// `name` is in lower case, `attributes` is names in lower case and values (which may be null) by turns, ended by
    /// null, or null itself; all UTF-8. `line` is where the tag begins.
    void startElement(QByteArrayView name, const char *const *attributes, qint64 line);
    void endElement(QByteArrayView name);
    void text(const char *begin, qsizetype size);

    /// The file is at its end: delivers the last bookmark.
    void finish();

    /// The sink wants no more.
    bool stopped() const { return m_stopped; }

    /// How many bookmarks have been found so far.
    qint64 count() const { return m_count; }

private:
    enum class Target { Nothing, Title, FolderName, Notes };

    void startAnchor(const char *const *attributes, qint64 line);
    void startBookmark(const char *href, const char *const *attributes, qint64 line);
    void endAnchorInNotes();
    void startFolderName(const char *const *attributes);
    void openLevel();
    void closeLevel();
    void endText();
    void deliver();

    domain::RecordSink &m_sink;
    std::optional<domain::ItemRecord> m_item;
    QStringList m_folders;
    QList<bool> m_levels; ///< one for each open `<DL>`: whether it has a name in m_folders
    QString m_pendingFolder; ///< the name of the next `<DL>`
    QByteArray m_text;
    QByteArray m_anchorInNotes; ///< the address of the open link inside a note
    qsizetype m_anchorTextStart = 0;
    Target m_target = Target::Nothing;
    qint64 m_count = 0;
    bool m_pendingIsRoot = false;
    bool m_insideDescription = false;
    bool m_seenList = false;
    bool m_stopped = false;
};

} // namespace tagloom::formats
