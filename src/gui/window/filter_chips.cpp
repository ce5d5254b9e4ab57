// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/filter_chips.h"

#include "gui/session/session.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace tagloom::gui {

FilterChips::FilterChips(QWidget *parent)
    : QWidget(parent)
    , m_painter(font(), metrics::ChipHeightEditor, true)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    hide();
}

void FilterChips::setSession(Session *session)
{
    if (m_session)
        disconnect(&m_session->filter(), nullptr, this, nullptr);
    m_session = session;
    if (m_session) {
        connect(&m_session->filter(), &SearchFilter::tagsChanged, this, &FilterChips::showTags);
        connect(&m_session->tagsModel(), &QAbstractItemModel::dataChanged, this, &FilterChips::showTags);
    }
    showTags();
}

void FilterChips::showTags()
{
    m_chips.clear();
    m_tags.clear();
    if (m_session) {
        const models::TagsModel &tags = m_session->tagsModel();
        for (const domain::TagId id : m_session->filter().request().tags) {
            Chip chip;
            chip.text = tags.name(id);
            chip.key = tags.key(id);
            chip.colour = tags.colour(id);
            m_chips.append(chip);
            m_tags.append(id);
        }
    }
    m_hovered = -1;
    QStringList names;
    for (const Chip &chip : std::as_const(m_chips))
        names.append(chip.text);
    setAccessibleName(tr("Chosen tags: %1").arg(names.join(QStringLiteral(", "))));
    setVisible(!m_chips.isEmpty());
    updateGeometry();
    update();
}

QSize FilterChips::sizeHint() const
{
    int width = 0;
    for (const Chip &chip : m_chips)
        width += m_painter.sizeOf(chip).width() + metrics::ChipGap;
    return {width, metrics::ChipHeightEditor};
}

QSize FilterChips::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), metrics::ChipMostWidth / 2), metrics::ChipHeightEditor};
}

ChipRow FilterChips::row() const
{
    return m_painter.layOut(m_chips, rect(), layoutDirection());
}

bool FilterChips::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        const ChipHit hit = row().hit(help->pos());
        const QString text = hit.index >= 0 ? tr("Click to stop filtering by “%1”").arg(m_chips.at(hit.index).text) : accessibleName();
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void FilterChips::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_painter.paintRow(&painter, m_chips, row(), m_hovered, layoutDirection());
}

void FilterChips::mouseMoveEvent(QMouseEvent *event)
{
    const qsizetype hovered = row().hit(event->pos()).index;
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    update();
}

void FilterChips::mouseReleaseEvent(QMouseEvent *event)
{
    const ChipHit hit = row().hit(event->pos());
    if (hit.index < 0 || !m_session)
        return;
    QList<domain::TagId> tags = m_tags;
    tags.removeAt(hit.index);
    m_session->filter().setTags(tags);
}

void FilterChips::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

} // namespace tagloom::gui
