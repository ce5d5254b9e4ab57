// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/icon_label.h"

#include "gui/style/theme.h"

#include <QPainter>

namespace tagloom::gui {

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect square(0, 0, m_size, m_size);
    square.moveCenter(rect().center());
    paintIcon(&painter, square, m_name, theme().colour(m_role));
}

} // namespace tagloom::gui
