// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/choice_button.h"

#include "gui/style/control_painter.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace tagloom::gui {

namespace {

constexpr int Width = 400;
constexpr int Height = 64;

} // namespace

ChoiceButton::ChoiceButton(IconName icon, const QString &text, const QString &detail, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_detail(detail)
{
    setText(text);
    setAccessibleDescription(detail);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ChoiceButton::sizeHint() const
{
    return {Width, qMax(Height, 2 * fontMetrics().height() + 2 * metrics::Group)};
}

bool ChoiceButton::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ColourRole fill = !isEnabled() ? ColourRole::Window
        : isDown()                       ? ColourRole::ButtonPressed
        : underMouse()                   ? ColourRole::ButtonHover
                                         : ColourRole::Button;
    paint::roundedBox(&painter, rect(), metrics::RadiusPanel, theme().colour(fill),
                      theme().colour(ColourRole::FieldBorder));
    if (hasFocus())
        paint::focusRing(&painter, rect(), metrics::RadiusPanel);

    const auto visual = [this](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const QRect picture(metrics::Section, 0, metrics::IconLarge, height());
    paintIcon(&painter, visual(picture), m_icon,
              theme().colour(isEnabled() ? ColourRole::Accent : ColourRole::DisabledText));

    QRect lines = rect().adjusted(picture.right() + 1 + metrics::Section, 0, -metrics::Group, 0);
    const int alignment =
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::TextSingleLine;
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const int middle = lines.center().y();
    painter.setFont(strong);
    painter.setPen(theme().colour(isEnabled() ? ColourRole::Text : ColourRole::DisabledText));
    lines.setBottom(middle);
    painter.drawText(visual(lines), alignment | Qt::AlignBottom | Qt::TextHideMnemonic, text());
    painter.setFont(font());
    painter.setPen(theme().colour(isEnabled() ? ColourRole::DimmedText : ColourRole::DisabledText));
    lines.setTop(middle + 2);
    lines.setBottom(height());
    painter.drawText(visual(lines), alignment | Qt::AlignTop,
                     fontMetrics().elidedText(m_detail, Qt::ElideRight, lines.width()));
}

} // namespace tagloom::gui
