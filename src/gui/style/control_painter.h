// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/icon.h"
#include "gui/style/palette.h"

#include <QStyleOption>

class QPainter;

/// What Style draws for the things a person presses and types into. Each takes the style option of its widget.
namespace tagloom::gui::paint {

/// A box with rounded corners; an invalid colour leaves fill or border out. The border lies inside `rect`.
void roundedBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border = {},
                qreal borderWidth = 1);

/// The visible mark of the keyboard focus, inside `rect`.
void focusRing(QPainter *painter, const QRect &rect, qreal radius);

/// An icon of the set in a colour by role, disabled with the option.
void glyph(QPainter *painter, const QRect &rect, IconName name, ColourRole role, const QStyleOption &option);

void pushButton(QPainter *painter, const QStyleOptionButton &option, const QWidget *widget);
QColor pushButtonTextColour(const QStyleOptionButton &option, const QWidget *widget);
void toolButtonPanel(QPainter *painter, const QStyleOption &option);
void checkBox(QPainter *painter, const QStyleOption &option);
void radioButton(QPainter *painter, const QStyleOption &option);
void field(QPainter *painter, const QStyleOption &option);
void comboBox(QPainter *painter, const QStyleOptionComboBox &option, const QRect &arrow);
void spinBox(QPainter *painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down);
void slider(QPainter *painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle);

} // namespace tagloom::gui::paint
