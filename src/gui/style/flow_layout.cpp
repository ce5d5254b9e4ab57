// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace tagloom::gui {

FlowLayout::FlowLayout(QWidget *parent, int gap)
    : QLayout(parent)
    , m_gap(gap)
{ }

FlowLayout::~FlowLayout() = default;

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addChildWidget(widget);
    const auto place = std::clamp(index, 0, count());
    m_items.insert(m_items.begin() + place, std::make_unique<QWidgetItem>(widget));
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

Qt::Orientations FlowLayout::expandingDirections() const
{
    return {};
}

bool FlowLayout::hasHeightForWidth() const
{
    return true;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size(0, 0);
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::sizeHint() const
{
    return minimumSize();
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    struct Place
    {
        QLayoutItem *item;
        QRect rect;
    };
    std::vector<Place> line;
    int left = inner.left();
    int top = inner.top();
    int lineHeight = 0;
    const auto finishLine = [&] {
        for (const Place &place : line) {
            const QRect centred = place.rect.translated(0, (lineHeight - place.rect.height()) / 2);
            if (apply)
                place.item->setGeometry(QStyle::visualRect(direction, inner, centred));
        }
        line.clear();
    };
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const bool takesTheRest = item->expandingDirections().testFlag(Qt::Horizontal);
        QSize size = takesTheRest ? item->minimumSize().expandedTo({0, item->sizeHint().height()}) : item->sizeHint();
        size.setWidth(std::min(size.width(), inner.width()));
        if (!line.empty() && left + size.width() > inner.left() + inner.width()) {
            finishLine();
            left = inner.left();
            top += lineHeight + m_gap;
            lineHeight = 0;
        }
        if (takesTheRest)
            size.setWidth(inner.left() + inner.width() - left);
        line.push_back({item.get(), QRect(QPoint(left, top), size)});
        left += size.width() + m_gap;
        lineHeight = std::max(lineHeight, size.height());
    }
    finishLine();
    return top + lineHeight - rect.top() + contentsMargins().bottom();
}

} // namespace tagloom::gui
