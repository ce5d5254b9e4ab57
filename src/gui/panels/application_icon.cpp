// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/application_icon.h"

// A static library's resources are registered by hand; the macro wants the global namespace.
static void registerApplicationIcon()
{
    Q_INIT_RESOURCE(application_icon);
}

namespace tagloom::gui {

QIcon applicationIcon()
{
    registerApplicationIcon();
    return QIcon(QStringLiteral(":/icons/application.svg"));
}

} // namespace tagloom::gui
