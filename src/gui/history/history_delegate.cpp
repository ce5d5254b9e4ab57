// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history/history_delegate.h"

#include "domain/history.h"
#include "gui/style/control_painter.h"
#include "gui/style/metrics.h"
#include "gui/style/scaled_font.h"
#include "gui/style/theme.h"
#include "models/roles.h"

#include <QApplication>
#include <QPainter>

namespace tagloom::gui {

using domain::HistoryDetail;
using domain::HistoryOrigin;

namespace {

IconName iconOf(HistoryOrigin origin)
{
    switch (origin) {
    case HistoryOrigin::Command:
        return IconName::Terminal;
    case HistoryOrigin::Import:
        return IconName::Import;
    case HistoryOrigin::Window:
        break;
    }
    return IconName::Window;
}

IconName iconOf(HistoryDetail::Change change)
{
    switch (change) {
    case HistoryDetail::Change::Added:
        return IconName::Add;
    case HistoryDetail::Change::Removed:
        return IconName::Close;
    case HistoryDetail::Change::Changed:
        break;
    }
    return IconName::Edit;
}

} // namespace

HistoryDelegate::HistoryDelegate(const QFont &font, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_painter(font)
    , m_small(scaledFont(font, 0.85))
{ }

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem place = option;
    place.rect.setHeight(m_painter.rowHeight());
    const QStyle *const style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &place, painter, option.widget);

    ItemRow row;
    row.kind = iconOf(static_cast<HistoryOrigin>(index.data(models::OriginRole).toInt()));
    row.title = index.data(Qt::DisplayRole).toString();
    QStringList second;
    for (const int role : {models::WhenRole, models::HowManyRole, models::OriginNameRole})
        second.append(index.data(role).toString());
    second.removeAll(QString());
    row.secondLine = second.join(QStringLiteral(" · "));
    row.dimmed = index.data(models::UndoneRole).toBool();

    if (row.dimmed)
        row.keptFree = paintUndone(painter, place);
    const bool focused =
        option.state.testFlag(QStyle::State_HasFocus) && !option.state.testFlag(QStyle::State_Selected);
    m_painter.paint(painter, place.rect, row, focused, option.direction);
    if (index.data(models::HereRole).toBool())
        paintHere(painter, option.rect.adjusted(0, place.rect.height(), 0, 0));
}

/// The word behind the title; gives the room that it takes.
int HistoryDelegate::paintUndone(QPainter *painter, const QStyleOptionViewItem &row) const
{
    const QString word = tr("undone");
    const QFontMetrics small(m_small);
    const QSize size(small.horizontalAdvance(word) + 2 * metrics::Inside, small.height());
    QRect place({row.rect.right() + 1 - metrics::Inside - size.width(), 0}, size);
    place = QStyle::visualRect(row.direction, row.rect, place);
    place.moveTop(m_painter.titleRect(row.rect).center().y() - size.height() / 2);
    painter->save();
    paint::roundedBox(painter, place, metrics::RadiusSmall, {}, theme().colour(ColourRole::FieldBorder));
    painter->setFont(m_small);
    painter->setPen(theme().colour(ColourRole::DimmedText));
    painter->drawText(place, Qt::AlignCenter, word);
    painter->restore();
    return size.width() + metrics::Inside;
}

/// The line between what is undone and what is done.
void HistoryDelegate::paintHere(QPainter *painter, const QRect &place) const
{
    const QString words = tr("You are here");
    QFont strong = m_small;
    strong.setWeight(QFont::DemiBold);
    const int width = QFontMetrics(strong).horizontalAdvance(words) + 2 * metrics::Inside;
    QRect text = place;
    text.setWidth(width);
    text.moveCenter(place.center());
    painter->save();
    painter->setFont(strong);
    painter->setPen(theme().colour(ColourRole::Link));
    painter->drawText(text, Qt::AlignCenter, words);
    const QColor line = theme().colour(ColourRole::Accent);
    const int middle = place.center().y();
    painter->fillRect(QRect(QPoint(place.left() + metrics::Group, middle), QPoint(text.left(), middle)), line);
    painter->fillRect(QRect(QPoint(text.right(), middle), QPoint(place.right() - metrics::Group, middle)), line);
    painter->restore();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int here = QFontMetrics(m_small).height() + metrics::Inside;
    return {0, m_painter.rowHeight() + (index.data(models::HereRole).toBool() ? here : 0)};
}

void HistoryDetailDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant change = index.data(models::DetailChangeRole);
    option->decorationSize = QSize(metrics::IconSmall, metrics::IconSmall);
    option->features |= QStyleOptionViewItem::HasDecoration; // the row that counts keeps its place
    if (change.isValid())
        option->icon = icon(iconOf(static_cast<HistoryDetail::Change>(change.toInt())), ColourRole::DimmedText);
    else
        option->palette.setColor(QPalette::Text, theme().colour(ColourRole::DimmedText));
}

QSize HistoryDetailDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, qMax(metrics::IconSmall, option.fontMetrics.height()) + metrics::Inside};
}

} // namespace tagloom::gui
