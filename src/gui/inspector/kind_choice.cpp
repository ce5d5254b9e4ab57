// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/kind_choice.h"

#include "gui/style/icon.h"

#include <QComboBox>

namespace tagloom::gui {

void addKinds(QComboBox &box, const QList<domain::Kind> &kinds)
{
    for (const domain::Kind &kind : kinds) {
        QString name = kind.name;
        if (!name.isEmpty())
            name.front() = name.front().toUpper();
        box.addItem(icon(iconForKind(kind.icon)), name, kind.id.value);
    }
}

} // namespace tagloom::gui
