// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>

namespace tagloom::domain {

/// Which folders above something become its tags.
enum class FolderTags {
    All, ///< every one
    Leaf, ///< the innermost one
    None
};

/// "all", "leaf", "none".
QString toWord(FolderTags folders);
std::optional<FolderTags> folderTagsFromWord(QStringView word);

/// The Markdown or YAML file an item was read from, as it was read.
struct NoteFile
{
    QString root; ///< the folder that was read, absolute
    QString path; ///< of the file below it: "work/plan.md"
    FolderTags folders = FolderTags::All; ///< how `path` became tags
    QByteArray content; ///< every byte of the file
    friend bool operator==(const NoteFile &, const NoteFile &) = default;
};

/// Whether a path stays below the folder it is meant for: relative, without "." and "..", backslashes and control
/// characters.
bool isNotePath(QStringView path);

/// Whether these bytes are the same again after they were text: UTF-8 without NUL and byte order mark. Others are kept
/// as Base64.
bool isKeptAsText(const QByteArray &content);

/// SHA-256 of what a file holds, in hexadecimal digits.
QString contentHash(const QByteArray &content);

} // namespace tagloom::domain
