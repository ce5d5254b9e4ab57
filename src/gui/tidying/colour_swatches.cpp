// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/colour_swatches.h"

#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tagging/tag_menus.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QToolButton>

namespace tagloom::gui {

namespace {

constexpr int Columns = 7;

} // namespace

ColourSwatches::ColourSwatches(QWidget *parent)
    : QWidget(parent)
{
    auto *const layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->setColumnStretch(Columns, 1);
    const auto add = [this, layout](const QString &name, const QString &colour) {
        auto *const button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setCheckable(true);
        button->setToolTip(name);
        button->setAccessibleName(name);
        button->setFocusPolicy(m_buttons.isEmpty() ? Qt::StrongFocus : Qt::ClickFocus);
        button->setIconSize({metrics::IconMedium, metrics::IconMedium});
        button->setFixedSize(metrics::RowCompact, metrics::RowCompact);
        connect(button, &QToolButton::clicked, this, [this, colour] { Q_EMIT picked(colour); });
        const int place = static_cast<int>(m_buttons.size());
        layout->addWidget(button, place / Columns, place % Columns);
        m_buttons.append(button);
        m_colours.append(colour);
    };
    add(tr("By its name"), QString());
    const auto pickable = Palette::pickableColours();
    for (const PickableColour &colour : pickable)
        add(colour.name, colour.hex);
    paintDots();
}

void ColourSwatches::setColour(const std::optional<QString> &colour, const QString &key)
{
    for (qsizetype place = 0; place < m_buttons.size(); ++place) {
        const bool marked = colour && m_colours[place].compare(*colour, Qt::CaseInsensitive) == 0;
        m_buttons[place]->setChecked(marked);
        if (marked)
            setFocusProxy(m_buttons[place]);
    }
    if (key == m_key)
        return;
    m_key = key;
    paintDots();
}

void ColourSwatches::paintDots()
{
    for (qsizetype place = 0; place < m_buttons.size(); ++place)
        m_buttons[place]->setIcon(m_colours[place].isEmpty() ? ringIcon(theme().chip({}, m_key).dot)
                                                             : dotIcon(theme().chip(m_colours[place], m_key).dot));
}

void ColourSwatches::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Right ? 1
        : event->key() == Qt::Key_Left             ? -1
        : event->key() == Qt::Key_Down             ? Columns
        : event->key() == Qt::Key_Up               ? -Columns
                                                   : 0;
    const auto *const focused = qobject_cast<QToolButton *>(focusWidget());
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const qsizetype place = m_buttons.indexOf(focused) + step;
    if (place >= 0 && place < m_buttons.size())
        m_buttons[place]->setFocus(Qt::TabFocusReason);
}

void ColourSwatches::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintDots();
    QWidget::changeEvent(event);
}

} // namespace tagloom::gui
