// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>

namespace tagloom::domain {

/// What kind of failure it was, for code that has to decide; people read the message.
enum class ErrorCode {
    InvalidInput, ///< what was typed or passed breaks a rule of ours
    NotFound, ///< no such file, tag, item
    Conflict, ///< it exists already, or changed meanwhile
    ReadOnly, ///< the library can be looked at only
    Locked, ///< another process writes to the library
    DiskFull,
    NewerLibrary, ///< made by a newer version of the program
    ForeignFile, ///< a file, but not a library of ours or not of the named format
    DamagedFile,
    Cancelled,
    InputOutput, ///< reading or writing a file failed for another reason
    Database ///< SQLite refused for another reason
};

/// One failure for reasons outside the program. `message` is whole sentences for a person: what is wrong, and what to
/// do next. No trailing newline.
struct Error
{
    ErrorCode code = ErrorCode::Database;
    QString message;
};

} // namespace tagloom::domain
