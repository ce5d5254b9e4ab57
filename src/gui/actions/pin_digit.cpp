// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/pin_digit.h"

namespace tagloom::gui {

namespace {

// The row of digits as X11 and Wayland number its keys. Events made by programs have 0.
constexpr quint32 scanCodeOfOne = 10;
constexpr quint32 scanCodeOfZero = 19;

std::optional<int> byScanCode([[maybe_unused]] quint32 code)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    if (code == scanCodeOfZero)
        return 0;
    if (code >= scanCodeOfOne && code < scanCodeOfZero)
        return static_cast<int>(code - scanCodeOfOne) + 1;
#endif
    return std::nullopt;
}

} // namespace

std::optional<int> pinDigit(const QKeyEvent &event)
{
    const bool isDigit = event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9;
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers != Qt::NoModifier && !(modifiers == Qt::ShiftModifier && isDigit))
        return std::nullopt;
    if (const auto digit = byScanCode(event.nativeScanCode()))
        return digit;
    return isDigit ? std::optional(event.key() - Qt::Key_0) : std::nullopt;
}

} // namespace tagloom::gui
