// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"

#include <QList>

class QComboBox;

namespace tagloom::gui {

/// A row for each kind: its icon, its name with a capital, and its id as the data.
void addKinds(QComboBox &box, const QList<domain::Kind> &kinds);

} // namespace tagloom::gui
