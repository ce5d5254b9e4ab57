// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace tagloom::formats {

/// A text as YAML on one line that any reader takes for this text, also inside [...]: plain where that is safe, else in
/// double quotes.
QByteArray yamlText(const QString &text);

/// The same, always in double quotes.
QByteArray quotedYamlText(const QString &text);

/// "[a, b]".
QByteArray yamlList(const QStringList &texts);

/// A value that may have several lines: a block behind `|-`, each line of it two spaces in, without the last line end;
/// else as yamlText().
QByteArray yamlLines(const QString &text, const QByteArray &lineEnd);

} // namespace tagloom::formats
