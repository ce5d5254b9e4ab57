// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace tagloom::gui {

/// The program's own picture, for windows, the welcome and About. Sharp at any size.
QIcon applicationIcon();

} // namespace tagloom::gui
