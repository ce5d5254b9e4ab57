// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace tagloom::library {

/// Where desktops keep the tags of a file: UTF-8, with commas between.
inline constexpr char tagAttribute[] = "user.xdg.tags";

/// The tags in it, each once, blanks around them dropped.
QStringList tagsFromAttribute(const QByteArray &value);

/// What the attribute is to hold: `old` without `removed`, and with `wanted` at its end where it has them not yet,
/// compared as tags are. What other programs put there stays. Names with a comma cannot be kept there and go to
/// `refused`.
QByteArray tagsForAttribute(const QByteArray &old, const QStringList &wanted, const QStringList &removed,
                            QStringList &refused);

} // namespace tagloom::library
