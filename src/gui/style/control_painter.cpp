// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/control_painter.h"

#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace tagloom::gui::paint {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

ButtonTone toneOf(const QStyleOptionButton &option, const QWidget *widget)
{
    const ButtonTone tone = Theme::buttonTone(widget);
    if (tone == ButtonTone::Plain && option.features.testFlag(QStyleOptionButton::DefaultButton))
        return ButtonTone::Primary;
    return tone;
}

QColor plainFill(const QStyleOption &option)
{
    if (!has(option, QStyle::State_Enabled))
        return theme().colour(ColourRole::Window);
    if (has(option, QStyle::State_Sunken))
        return theme().colour(ColourRole::ButtonPressed);
    if (has(option, QStyle::State_On))
        return theme().colour(ColourRole::Selection);
    return theme().colour(has(option, QStyle::State_MouseOver) ? ColourRole::ButtonHover : ColourRole::Button);
}

} // namespace

void roundedBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border,
                qreal borderWidth)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal inset = border.isValid() ? borderWidth / 2 : 0;
    painter->setPen(border.isValid() ? QPen(border, borderWidth) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter->restore();
}

void focusRing(QPainter *painter, const QRect &rect, qreal radius)
{
    roundedBox(painter, rect, radius, {}, theme().colour(ColourRole::FocusRing), metrics::FocusRing);
}

void glyph(QPainter *painter, const QRect &rect, IconName name, ColourRole role, const QStyleOption &option)
{
    paintIcon(painter, rect, name,
              theme().colour(has(option, QStyle::State_Enabled) ? role : ColourRole::DisabledText));
}

void pushButton(QPainter *painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const ButtonTone tone = toneOf(option, widget);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isFilled = tone != ButtonTone::Plain && isEnabled;
    const bool isDown = has(option, QStyle::State_Sunken);
    const bool isHovered = has(option, QStyle::State_MouseOver);
    if (isFilled) {
        const QColor danger = theme().colour(ColourRole::DangerButton);
        const QColor fill = tone == ButtonTone::Danger ? (isDown          ? danger.darker(120)
                                                              : isHovered ? danger.darker(108)
                                                                          : danger)
                                                       : theme().colour(isDown          ? ColourRole::AccentPressed
                                                                            : isHovered ? ColourRole::AccentHover
                                                                                        : ColourRole::Accent);
        roundedBox(painter, option.rect, metrics::RadiusControl, fill);
        if (has(option, QStyle::State_HasFocus)) {
            // A ring in the accent's own colour would not show: an inner one does.
            roundedBox(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), metrics::RadiusControl - 2, {},
                       pushButtonTextColour(option, widget), 1.5);
        }
        return;
    }
    const bool isFlat = option.features.testFlag(QStyleOptionButton::Flat);
    if (!isFlat || isDown || isHovered || has(option, QStyle::State_On)) {
        const QColor border =
            isFlat ? QColor() : theme().colour(isEnabled ? ColourRole::FieldBorder : ColourRole::Hairline);
        roundedBox(painter, option.rect, metrics::RadiusControl, plainFill(option), border);
    }
    if (has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect, metrics::RadiusControl);
}

QColor pushButtonTextColour(const QStyleOptionButton &option, const QWidget *widget)
{
    if (!has(option, QStyle::State_Enabled))
        return theme().colour(ColourRole::DisabledText);
    switch (toneOf(option, widget)) {
    case ButtonTone::Primary:
        return theme().colour(ColourRole::AccentText);
    case ButtonTone::Danger:
        return theme().colour(ColourRole::DangerText);
    case ButtonTone::Plain:
        break;
    }
    return option.palette.color(QPalette::ButtonText);
}

void toolButtonPanel(QPainter *painter, const QStyleOption &option)
{
    QColor fill;
    if (has(option, QStyle::State_Enabled)) {
        if (has(option, QStyle::State_Sunken))
            fill = theme().colour(ColourRole::ButtonPressed);
        else if (has(option, QStyle::State_On))
            fill = theme().colour(ColourRole::Selection);
        else if (has(option, QStyle::State_MouseOver))
            fill = theme().colour(theme().isDark() ? ColourRole::Button : ColourRole::ButtonPressed);
    }
    if (fill.isValid())
        roundedBox(painter, option.rect, metrics::RadiusControl, fill);
    if (has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect, metrics::RadiusControl);
}

void checkBox(QPainter *painter, const QStyleOption &option)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isSet = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    QRectF box(0, 0, metrics::Indicator, metrics::Indicator);
    box.moveCenter(QRectF(option.rect).center());
    box.moveTo(std::round(box.x()), std::round(box.y()));
    if (!isSet) {
        const ColourRole outline = !isEnabled      ? ColourRole::FieldBorder
            : has(option, QStyle::State_MouseOver) ? ColourRole::Accent
                                                   : ColourRole::ControlOutline;
        roundedBox(painter, box, metrics::RadiusSmall, theme().colour(ColourRole::Field), theme().colour(outline));
        return;
    }
    const ColourRole fill = !isEnabled         ? ColourRole::DisabledText
        : has(option, QStyle::State_Sunken)    ? ColourRole::AccentPressed
        : has(option, QStyle::State_MouseOver) ? ColourRole::AccentHover
                                               : ColourRole::Accent;
    roundedBox(painter, box, metrics::RadiusSmall, theme().colour(fill));
    QPainterPath mark;
    if (has(option, QStyle::State_NoChange)) {
        mark.moveTo(box.topLeft() + QPointF(4.5, 8));
        mark.lineTo(box.topLeft() + QPointF(11.5, 8));
    } else {
        mark.moveTo(box.topLeft() + QPointF(4.25, 8.25));
        mark.lineTo(box.topLeft() + QPointF(7, 11));
        mark.lineTo(box.topLeft() + QPointF(11.75, 5.25));
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme().colour(ColourRole::AccentText), 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(mark);
    painter->restore();
}

void radioButton(QPainter *painter, const QStyleOption &option)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    QRectF box(0, 0, metrics::Indicator, metrics::Indicator);
    box.moveCenter(QRectF(option.rect).center());
    box.moveTo(std::round(box.x()), std::round(box.y()));
    constexpr qreal Radius = metrics::Indicator / 2.0;
    if (!has(option, QStyle::State_On)) {
        const ColourRole outline = !isEnabled      ? ColourRole::FieldBorder
            : has(option, QStyle::State_MouseOver) ? ColourRole::Accent
                                                   : ColourRole::ControlOutline;
        roundedBox(painter, box, Radius, theme().colour(ColourRole::Field), theme().colour(outline));
        return;
    }
    roundedBox(painter, box, Radius, theme().colour(isEnabled ? ColourRole::Accent : ColourRole::DisabledText));
    roundedBox(painter, box.adjusted(5, 5, -5, -5), 3, theme().colour(ColourRole::AccentText));
}

void field(QPainter *painter, const QStyleOption &option)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isHovered = has(option, QStyle::State_MouseOver) && isEnabled;
    const QColor fill =
        theme().colour(isEnabled && !has(option, QStyle::State_ReadOnly) ? ColourRole::Field : ColourRole::Window);
    if (has(option, QStyle::State_HasFocus)) {
        roundedBox(painter, option.rect, metrics::RadiusControl, fill);
        focusRing(painter, option.rect, metrics::RadiusControl);
        return;
    }
    roundedBox(painter, option.rect, metrics::RadiusControl, fill,
               theme().colour(isHovered       ? ColourRole::ControlOutline
                                  : isEnabled ? ColourRole::FieldBorder
                                              : ColourRole::Hairline));
}

void comboBox(QPainter *painter, const QStyleOptionComboBox &option, const QRect &arrow)
{
    if (option.editable) {
        field(painter, option);
    } else if (option.frame || has(option, QStyle::State_MouseOver)) {
        roundedBox(painter, option.rect, metrics::RadiusControl, plainFill(option),
                   theme().colour(has(option, QStyle::State_Enabled) ? ColourRole::FieldBorder : ColourRole::Hairline));
        if (has(option, QStyle::State_HasFocus))
            focusRing(painter, option.rect, metrics::RadiusControl);
    }
    QRect chevron(0, 0, metrics::IconSmall, metrics::IconSmall);
    chevron.moveCenter(arrow.center());
    glyph(painter, chevron, IconName::ChevronDown, ColourRole::Icon, option);
}

void spinBox(QPainter *painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down)
{
    if (option.frame)
        field(painter, option);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto button = [&](const QRect &rect, IconName name, QStyle::SubControl control,
                            QAbstractSpinBox::StepEnabledFlag step) {
        QStyleOption state = option;
        const bool canStep = option.stepEnabled.testFlag(step) && has(option, QStyle::State_Enabled);
        state.state.setFlag(QStyle::State_Enabled, canStep);
        if (canStep && option.activeSubControls.testFlag(control) && has(option, QStyle::State_MouseOver)) {
            const bool isDown = has(option, QStyle::State_Sunken);
            roundedBox(painter, rect, metrics::RadiusSmall,
                       theme().colour(isDown ? ColourRole::ButtonPressed : ColourRole::ButtonHover));
        }
        QRect chevron(0, 0, 12, 12);
        chevron.moveCenter(rect.center());
        glyph(painter, chevron, name, ColourRole::Icon, state);
    };
    button(up, IconName::ChevronUp, QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled);
    button(down, IconName::ChevronDown, QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled);
}

void slider(QPainter *painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle)
{
    const bool isHorizontal = option.orientation == Qt::Horizontal;
    QRectF track = groove;
    if (isHorizontal) {
        track.setHeight(metrics::ProgressBar);
        track.moveTop(groove.center().y() - metrics::ProgressBar / 2.0 + 0.5);
    } else {
        track.setWidth(metrics::ProgressBar);
        track.moveLeft(groove.center().x() - metrics::ProgressBar / 2.0 + 0.5);
    }
    roundedBox(painter, track, metrics::ProgressBar / 2.0, theme().colour(ColourRole::ProgressTrack));
    QRectF done = track;
    if (isHorizontal)
        (option.upsideDown ? done.setLeft(handle.center().x()) : done.setRight(handle.center().x()));
    else
        (option.upsideDown ? done.setTop(handle.center().y()) : done.setBottom(handle.center().y()));
    const bool isEnabled = has(option, QStyle::State_Enabled);
    roundedBox(painter, done, metrics::ProgressBar / 2.0,
               theme().colour(isEnabled ? ColourRole::Accent : ColourRole::DisabledText));
    QRectF knob(0, 0, metrics::Indicator, metrics::Indicator);
    knob.moveCenter(QRectF(handle).center());
    const bool hasFocus = has(option, QStyle::State_HasFocus);
    roundedBox(painter, knob, metrics::Indicator / 2.0, theme().colour(ColourRole::Button),
               theme().colour(hasFocus ? ColourRole::FocusRing : ColourRole::ControlOutline), hasFocus ? 2 : 1);
}

} // namespace tagloom::gui::paint
