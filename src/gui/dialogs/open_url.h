// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/question.h"

#include <QString>

#include <functional>

namespace tagloom::gui {

/// How addresses leave the program; replaced in tests.
struct UrlOpening
{
    std::function<bool(const QString &url)> open; ///< false: the desktop knows no program for it
    std::function<bool(QWidget *parent, const QString &url)> ask; ///< true: open it
};

/// The desktop's programs, and a question on the screen.
const UrlOpening &desktopUrlOpening();

enum class UrlOutcome { Opened, Declined, Failed };

/// Hands an item's address to the desktop: http, https and mailto at once, all else only after a question that shows it
/// whole, since it may run a program. Nothing is opened for an empty one: Failed.
UrlOutcome openItemUrl(QWidget *parent, const QString &url, const UrlOpening &opening = desktopUrlOpening());

Question::Content openUrlQuestion(const QString &url);

} // namespace tagloom::gui
