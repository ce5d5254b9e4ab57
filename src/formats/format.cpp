// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"

#include "formats/json_lines_reader.h"
#include "formats/note_text.h"

#include <QByteArray>
#include <QFileDevice>
#include <QFileInfo>

#include <array>

namespace tagloom::formats {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockSize = 64 * 1024;
constexpr qint64 mostSearched = 16 * 1024 * 1024;

struct Name
{
    Format format;
    QLatin1StringView word;
};
constexpr std::array<Name, 4> names = {Name{Format::BookmarkHtml, "html"_L1}, Name{Format::JsonLines, "jsonl"_L1},
                                       Name{Format::Csv, "csv"_L1}, Name{Format::Markdown, "markdown"_L1}};

QString quoted(const QString &fileName)
{
    return u"“"_s + fileName + u"”"_s;
}

/// Looks for `<dl`, then for `<a ... href`, over the borders of blocks; a file of icons before the first link is no
/// trap, for only the last few bytes are kept.
class BookmarkSearch final
{
public:
    /// True as soon as it is found.
    bool add(const QByteArray &lowerCase)
    {
        m_window += lowerCase;
        if (!m_inList) {
            const qsizetype list = find("<dl");
            m_inList = list >= 0;
            m_window = m_inList ? m_window.mid(list + 3) : m_window.right(keep);
        }
        while (m_inList && !m_inAnchor) {
            const qsizetype anchor = find("<a");
            if (anchor < 0) {
                m_window = m_window.right(keep);
                break;
            }
            m_window = m_window.mid(anchor + 2);
            const qsizetype close = m_window.indexOf('>');
            const qsizetype href = m_window.indexOf("href");
            if (href >= 0 && (close < 0 || href < close)) {
                m_inAnchor = true;
            } else if (close < 0) {
                m_window = "<a " + m_window.right(keep);
                break;
            }
        }
        return m_inAnchor;
    }

private:
    static constexpr qsizetype keep = 16;

    /// Where the tag begins: its name must end there.
    qsizetype find(const char *tag) const
    {
        const qsizetype length = qsizetype(qstrlen(tag));
        for (qsizetype at = m_window.indexOf(tag); at >= 0; at = m_window.indexOf(tag, at + 1)) {
            const char after = at + length < m_window.size() ? m_window.at(at + length) : 'x';
            if (after == '>' || (after > 0 && after <= ' ')) {
                return at;
            }
        }
        return -1;
    }

    QByteArray m_window;
    bool m_inList = false;
    bool m_inAnchor = false;
};

Result<std::optional<Format>> search(QIODevice &device, bool *isEmpty)
{
    BookmarkSearch bookmarks;
    for (qint64 done = 0; done < mostSearched;) {
        QByteArray block(blockSize, Qt::Uninitialized);
        const qint64 count = device.read(block.data(), blockSize);
        if (count < 0) {
            return Error{
                ErrorCode::InputOutput,
                QString(u"The file cannot be read: "_s + device.errorString() + u". Check the disk and try again."_s)};
        }
        if (count == 0) {
            break;
        }
        *isEmpty = false;
        block.truncate(count);
        if (done == 0 && isJsonLinesHeader(block)) {
            return std::optional(Format::JsonLines);
        }
        done += count;
        // Without NUL the tags of UTF-16 read like those of any other encoding.
        block.replace('\0', QByteArrayView());
        if (bookmarks.add(block.toLower())) {
            return std::optional(Format::BookmarkHtml);
        }
    }
    return std::optional<Format>();
}

} // namespace

QString nameOf(Format format)
{
    for (const Name &name : names) {
        if (name.format == format) {
            return name.word;
        }
    }
    Q_UNREACHABLE();
}

std::optional<Format> formatFromName(QStringView name)
{
    for (const Name &known : names) {
        if (name.compare(known.word, Qt::CaseInsensitive) == 0) {
            return known.format;
        }
    }
    return std::nullopt;
}

Result<Format> recognise(QIODevice &device, const QString &fileName)
{
    if (noteSyntaxOf(fileName)) {
        return Format::Markdown;
    }
    bool isEmpty = true;
    if (device.isSequential() || !device.seek(0)) {
        return Error{ErrorCode::InputOutput,
                     QString(quoted(fileName) + u" cannot be read twice. Save it as a file and choose that."_s)};
    }
    const Result<std::optional<Format>> found = search(device, &isEmpty);
    device.seek(0);
    if (!found) {
        return found.error();
    }
    if (*found) {
        return **found;
    }
    const QString accepted =
        u" Choose a bookmark file that a browser exported as HTML, a Markdown or YAML file, or a JSON Lines file of "
        "Tagloom."_s;
    const QString suffix = QFileInfo(fileName).suffix();
    if (isEmpty) {
        return Error{ErrorCode::ForeignFile, QString(quoted(fileName) + u" is empty."_s + accepted)};
    }
    if (suffix.compare(u"csv"_s, Qt::CaseInsensitive) == 0) {
        return Error{
            ErrorCode::ForeignFile,
            QString(quoted(fileName) + u" looks like CSV, which Tagloom writes but does not read."_s + accepted)};
    }
    return Error{ErrorCode::ForeignFile, QString(quoted(fileName) + u" is not a bookmark file."_s + accepted)};
}

QString nameOfDevice(const QIODevice &device)
{
    const auto *const file = qobject_cast<const QFileDevice *>(&device);
    return file && !file->fileName().isEmpty() ? quoted(QFileInfo(file->fileName()).fileName()) : u"The input"_s;
}

} // namespace tagloom::formats
