// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/tag_tree_delegate.h"

#include "domain/counted.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/roles.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>

namespace tagloom::gui {

void TagTreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStyle *const style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    const auto visual = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const TagColours colours =
        theme().chip(index.data(models::ColourRole).toString(), index.data(models::KeyRole).toString());
    QRect rest = option.rect.adjusted(metrics::Tight, 0, -metrics::Inside, 0);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect dot(rest.left(), rest.center().y() - metrics::TagDot / 2, metrics::TagDot, metrics::TagDot);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.dot);
    painter->drawEllipse(visual(dot));
    rest.setLeft(dot.right() + metrics::Inside);

    painter->setFont(option.font);
    painter->setPen(theme().colour(ColourRole::DimmedText));
    // A tag of which nothing is in the result has no number, which says so without colour.
    const QString count = index.data(models::InResultRole).toBool()
        ? domain::grouped(index.data(models::CountRole).toLongLong())
        : QString();
    const int countWidth = option.fontMetrics.horizontalAdvance(count);
    painter->drawText(visual(QRect(rest.right() - countWidth, rest.top(), countWidth + 1, rest.height())),
                      Qt::AlignVCenter | Qt::AlignRight | Qt::AlignAbsolute, count);
    rest.setRight(rest.right() - countWidth - metrics::Inside);

    const domain::TagId tag{index.data(models::TagIdRole).toLongLong()};
    if (const auto mark = m_marks.constFind(tag); mark != m_marks.cend()) {
        const int width = option.fontMetrics.horizontalAdvance(*mark);
        painter->setPen(theme().colour(ColourRole::Accent));
        painter->drawText(visual(QRect(rest.right() - width, rest.top(), width + 1, rest.height())),
                          Qt::AlignVCenter | Qt::AlignRight | Qt::AlignAbsolute, *mark);
        rest.setRight(rest.right() - width - metrics::Inside);
    }

    if (const int pin = index.data(models::PinRole).toInt(); pin > 0) {
        const QString digit = QString::number(pin);
        const int width = option.fontMetrics.horizontalAdvance(digit) + metrics::Inside;
        const QRect badge(rest.right() - width, rest.center().y() - metrics::IconSmall / 2, width, metrics::IconSmall);
        painter->setPen(QPen(theme().colour(ColourRole::FieldBorder), metrics::Hairline));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(visual(badge)).adjusted(0.5, 0.5, -0.5, -0.5), metrics::RadiusSmall,
                                 metrics::RadiusSmall);
        painter->setPen(theme().colour(ColourRole::DimmedText));
        painter->drawText(visual(badge), Qt::AlignCenter, digit);
        rest.setRight(badge.left() - metrics::Tight);
    }

    const bool dimmed = index.data(models::PendingRole).toBool() || !index.data(models::InResultRole).toBool();
    painter->setPen(theme().colour(dimmed ? ColourRole::DimmedText : ColourRole::Text));
    const QString name =
        option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, rest.width());
    painter->drawText(visual(rest),
                      Qt::AlignVCenter | Qt::AlignAbsolute
                          | (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft),
                      name);
    painter->restore();
}

QSize TagTreeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, qMax(metrics::TreeRow, option.fontMetrics.height() + metrics::Inside)};
}

void TagTreeDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    const auto *const line = qobject_cast<QLineEdit *>(editor);
    if (line && line->text() != index.data(Qt::EditRole).toString())
        Q_EMIT renamed(index.data(models::TagIdRole).toLongLong(), line->text());
}

void TagTreeDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(metrics::Inside, 0, 0, 0));
}

} // namespace tagloom::gui
