// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kind.h"

#include <QString>

#include <optional>

namespace tagloom::domain {

/// What is known of the file that an item's address names. The path is the address itself.
struct FileDetails
{
    qint64 size = 0; ///< bytes
    qint64 modifiedAt = 0; ///< UTC milliseconds
    QString mime; ///< "image/png"
    QString fingerprint; ///< of the contents, see formats/fingerprint.h; empty for an empty file
    std::optional<qint64> missingSince; ///< UTC milliseconds of the check that did not find it
    friend bool operator==(const FileDetails &, const FileDetails &) = default;
};

/// Whether the library can keep them: a size, a type and a fingerprint of our form.
bool isUsable(const FileDetails &details);

/// The path that an address names on this machine; empty if it names no local file.
QString filePathOf(const QString &url);

/// The address of an absolute path, as items have it.
QString fileUrlOf(const QString &path);

/// What a file of this type becomes: an image, or else a file.
KindId kindOfFile(const QString &mime);

/// For people: "2.4 MB", in powers of 1000.
QString sizeText(qint64 bytes);

/// Bytes of "500", "10k", "1.5M", "2G", "1T", with or without a B behind, in powers of 1000. Nothing for other text.
std::optional<qint64> sizeFromText(const QString &text);

} // namespace tagloom::domain
