// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/record_reader.h"

#include "formats/bookmark_html_reader.h"
#include "formats/json_lines_reader.h"
#include "formats/note_reader.h"

#include <QFileDevice>
#include <QFileInfo>

#include <algorithm>

namespace tagloom::formats {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using namespace Qt::StringLiterals;

namespace {

/// One file, one item.
Result<void> readNoteFile(QIODevice &device, domain::RecordSink &sink)
{
    const auto cancelled = [] {
        return Error{ErrorCode::Cancelled, u"The reading was ended."_s};
    };
    const auto *const file = qobject_cast<const QFileDevice *>(&device);
    const QString name = file ? QFileInfo(file->fileName()).fileName() : QString();
    if (device.size() > largestNote)
        return sink.skipped({0, u"It is larger than 4 MB, which no note is."_s}) ? Result<void>() : cancelled();
    const QByteArray content = device.readAll();
    if (content.size() < device.size())
        return Error{ErrorCode::InputOutput,
                     u"%1 cannot be read (%2)."_s.arg(nameOfDevice(device), device.errorString())};
    NoteText text;
    if (const auto problem = takeApart(content, noteSyntaxOf(name).value_or(NoteSyntax::Markdown), text))
        return sink.skipped({problem->line, problem->reason}) ? Result<void>() : cancelled();
    const QDateTime modifiedAt =
        file ? file->fileTime(QFileDevice::FileModificationTime) : QDateTime::currentDateTimeUtc();
    domain::ItemRecord record = readNote(text, name, modifiedAt).record;
    record.createdAt = record.createdAt.value_or(modifiedAt.toMSecsSinceEpoch());
    record.updatedAt =
        std::max(*record.createdAt, record.updatedAt.value_or(modifiedAt.toMSecsSinceEpoch()));
    record.noteFile = domain::NoteFile{{}, name, domain::FolderTags::All, content};
    return sink.item(std::move(record)) && sink.progress(content.size()) ? Result<void>() : cancelled();
}

} // namespace

Result<void> readRecords(Format format, QIODevice &device, domain::RecordSink &sink)
{
    switch (format) {
    case Format::BookmarkHtml:
        return readBookmarkHtml(device, sink);
    case Format::JsonLines:
        return readJsonLines(device, sink);
    case Format::Csv:
        return Error{ErrorCode::ForeignFile,
                     u"CSV is written but not read. Import a bookmark file (html) or JSON Lines (jsonl)."_s};
    case Format::Markdown:
        return readNoteFile(device, sink);
    }
    Q_UNREACHABLE();
}

} // namespace tagloom::formats
