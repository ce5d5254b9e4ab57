// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>

#include <optional>

namespace tagloom::gui {

/// The digit 0..9 that a key press means as a pin, or nullopt. The key's place counts, not its letter, so that the row
/// of digits works without Shift on layouts where it types "&é\"'" (AZERTY); the numeric pad counts too. Held modifiers
/// make it another key, except the Shift such layouts need for a digit.
std::optional<int> pinDigit(const QKeyEvent &event);

} // namespace tagloom::gui
