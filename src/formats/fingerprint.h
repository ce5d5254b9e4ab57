// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QIODevice>
#include <QString>

namespace tagloom::formats {

/// A fingerprint of what a file holds, by which it is found again under another name. Of up to 1 MiB all bytes are
/// hashed
/// (`w1:`); of more its size and eight blocks of 64 KiB, the first, the last and six spread evenly between (`s1:`), so
/// that a film costs no more than a letter. Behind the version stand 64 hexadecimal digits of BLAKE2b.
///
/// Two files with the same `w1:` hold the same. With the same `s1:` they have the same size and agree in all blocks
/// that were read; an edit between those, which keeps the size, is not seen.
///
/// `device` is open for reading and can seek. Empty for an empty file. InputOutput if it cannot be read to the end.
domain::Result<QString> fingerprintOf(QIODevice &device);

} // namespace tagloom::formats
