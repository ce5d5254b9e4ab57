// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/tag_chip.h"

#include "domain/counted.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace tagloom::gui {

namespace {

constexpr qreal RestingCross = 0.35;

} // namespace

TagChip::TagChip(QWidget *parent)
    : QAbstractButton(parent)
{
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::ClickFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // What an assistive program presses.
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (canBeAccepted())
            Q_EMIT acceptWanted();
    });
}

void TagChip::setTag(const SelectionTag &tag, qint64 items, bool changeable, std::shared_ptr<const ChipPainter> painter)
{
    m_tag = tag;
    m_changeable = changeable;
    m_painter = std::move(painter);
    setText(tag.chip.text);
    setAccessibleName(ChipPainter::spoken(tag.chip));
    setToolTip(hint(items));
    setAccessibleDescription(tag.about);
    updateGeometry();
    update();
}

QString TagChip::hint(qint64 items) const
{
    QString text = m_tag.chip.text;
    if (isSuggested() && !m_tag.about.isEmpty())
        text = tr("%1: %2. Enter accepts it, Del rejects it.").arg(text, m_tag.about);
    else if (isSuggested())
        text = tr("%1, suggested. Enter accepts it, Del rejects it.").arg(text);
    else if (m_tag.chip.partial)
        text = tr("%1, on %2 of %3. Click to put it on all of them.")
                   .arg(text, domain::grouped(m_tag.carriers), domain::countedItems(items));
    else if (!m_tag.about.isEmpty())
        text = QStringLiteral("%1: %2").arg(text, m_tag.about);
    // A name is shown as it is, also where it looks like markup.
    return QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped());
}

QRect TagChip::crossRect() const
{
    return m_changeable ? m_painter->place(m_tag.chip, rect(), layoutDirection()).cross : QRect();
}

QRect TagChip::checkRect() const
{
    if (!m_changeable || !isSuggested())
        return {};
    return crossRect().translated(isLeftToRight() ? -metrics::ChipCross : metrics::ChipCross, 0);
}

QSize TagChip::sizeHint() const
{
    if (!m_painter)
        return {};
    QSize size = m_painter->sizeOf(m_tag.chip);
    if (m_changeable && isSuggested())
        size.rwidth() += metrics::ChipCross;
    return size;
}

TagChip::Part TagChip::partAt(const QPoint &point) const
{
    if (!rect().contains(point))
        return Part::None;
    if (crossRect().contains(point))
        return Part::Cross;
    return checkRect().contains(point) ? Part::Check : Part::Body;
}

bool TagChip::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isPlain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (isPlain && !(key->key() >= Qt::Key_F1 && key->key() <= Qt::Key_F35)) {
            event->accept();
            return true;
        }
        break;
    }
    case QEvent::HoverLeave:
        m_hovered = Part::None;
        update();
        break;
    default:
        break;
    }
    return QAbstractButton::event(event);
}

void TagChip::paintEvent(QPaintEvent *)
{
    if (!m_painter)
        return;
    QPainter painter(this);
    ChipState state;
    state.hovered = underMouse() && isEnabled();
    state.crossHovered = m_hovered == Part::Cross;
    state.focused = hasFocus();
    PlacedChip placed = m_painter->place(m_tag.chip, rect(), layoutDirection());
    const QRect cross = m_changeable ? placed.cross : QRect();
    const bool showsCross = state.hovered || state.focused || isSuggested();
    placed.cross = showsCross ? cross : QRect();
    m_painter->paint(&painter, m_tag.chip, placed, state, layoutDirection());
    if (!showsCross && !cross.isEmpty()) {
        // At rest it is only hinted at, so that many chips stay calm and none looks empty at its end.
        painter.setOpacity(RestingCross);
        paintIcon(&painter, cross.adjusted(2, 2, -2, -2), IconName::Close,
                  theme().chip(m_tag.chip.colour, m_tag.chip.key).text);
        painter.setOpacity(1);
    }
    if (const QRect check = checkRect(); !check.isEmpty()) {
        const bool isHovered = m_hovered == Part::Check;
        paintIcon(&painter, check.adjusted(1, 1, -1, -1), IconName::Check,
                  isHovered ? theme().colour(ColourRole::Success)
                            : theme().chip(m_tag.chip.colour, m_tag.chip.key).text);
    }
}

void TagChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
        Q_EMIT removeWanted(true);
        return;
    case Qt::Key_Backspace:
        if (!event->isAutoRepeat())
            Q_EMIT removeWanted(false);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (event->modifiers().testFlag(Qt::ControlModifier)) {
            event->ignore();
            return;
        }
        if (canBeAccepted())
            Q_EMIT acceptWanted();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        Q_EMIT stepWanted((event->key() == Qt::Key_Right) == isLeftToRight() ? 1 : -1);
        return;
    case Qt::Key_Escape:
        Q_EMIT inputWanted({});
        return;
    default:
        break;
    }
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (isPlain && !event->text().isEmpty() && event->text().front().isPrint())
        Q_EMIT inputWanted(event->text());
    else
        event->ignore();
}

void TagChip::keyReleaseEvent(QKeyEvent *event)
{
    event->ignore();
}

void TagChip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = partAt(event->position().toPoint());
    m_pressedAt = event->position().toPoint();
}

void TagChip::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (const Part part = partAt(point); part != m_hovered) {
        m_hovered = part;
        update();
    }
    const bool isFar = (point - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (event->buttons() & Qt::LeftButton && m_pressed != Part::None && isFar) {
        m_pressed = Part::None;
        Q_EMIT dragWanted();
    }
}

void TagChip::mouseReleaseEvent(QMouseEvent *event)
{
    const Part released = event->button() == Qt::LeftButton ? partAt(event->position().toPoint()) : Part::None;
    const Part pressed = std::exchange(m_pressed, Part::None);
    if (released == Part::None || released != pressed)
        return;
    if (released == Part::Cross) {
        Q_EMIT removeWanted(true);
        if (!m_takenByPress)
            Q_EMIT inputWanted({});
    } else if (released == Part::Check || (canBeAccepted() && (m_takenByPress || !isSuggested()))) {
        Q_EMIT acceptWanted();
    }
}

void TagChip::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuWanted(isByKey ? mapToGlobal(rect().bottomLeft()) : event->globalPos());
}

} // namespace tagloom::gui
