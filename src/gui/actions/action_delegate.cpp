// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/action_delegate.h"

#include "gui/actions/action_list_model.h"
#include "gui/style/control_painter.h"
#include "gui/style/metrics.h"
#include "gui/style/scaled_font.h"
#include "gui/style/theme.h"

#include <QPainter>

namespace tagloom::gui {

namespace {

constexpr int RowHeight = metrics::Control;
constexpr int HeadingHeight = RowHeight + metrics::Inside;
constexpr int CapHeight = metrics::ChipHeight;

/// Draws the caps from the end of `rest` and takes their room off it.
void paintKeys(QPainter *painter, const QStringList &keys, const QStyleOptionViewItem &option, QRect &rest)
{
    const QFont font = smallFont(option.font);
    const QFontMetrics metricsOfCap(font);
    painter->setFont(font);
    for (auto key = keys.crbegin(); key != keys.crend(); ++key) {
        const int width = qMax(metricsOfCap.horizontalAdvance(*key) + 2 * metrics::Inside - metrics::Tight, CapHeight);
        QRect cap(rest.right() - width + 1, 0, width, CapHeight);
        cap.moveTop(rest.center().y() - CapHeight / 2);
        rest.setRight(cap.left() - metrics::Tight - 1);
        cap = QStyle::visualRect(option.direction, option.rect, cap);
        paint::roundedBox(painter, cap, metrics::RadiusSmall, theme().colour(ColourRole::Window),
                          theme().colour(ColourRole::FieldBorder));
        painter->setPen(theme().colour(ColourRole::DimmedText));
        painter->drawText(cap, Qt::AlignCenter | Qt::TextSingleLine, *key);
    }
    rest.setRight(rest.right() - metrics::Inside);
}

} // namespace

QSize ActionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isHeading = !index.data(ActionListModel::ActionRole).isValid();
    return {option.fontMetrics.horizontalAdvance(index.data().toString()) + metrics::SidebarWidth,
            isHeading && index.row() > 0 ? HeadingHeight : RowHeight};
}

void ActionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto visual = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const auto alignment = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft));
    QRect rest = option.rect.adjusted(metrics::Group, 0, -metrics::Group, 0);
    if (!index.data(ActionListModel::ActionRole).isValid()) {
        rest.setTop(rest.bottom() - RowHeight + 1);
        QFont font = option.font;
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(theme().colour(ColourRole::DimmedText));
        painter->drawText(visual(rest), alignment | Qt::AlignVCenter, index.data().toString());
        painter->restore();
        return;
    }
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
        paint::roundedBox(painter, option.rect.adjusted(metrics::Tight, 0, -metrics::Tight, 0), metrics::RadiusSmall,
                          theme().colour(isCurrent ? ColourRole::Selection : ColourRole::HoverRow));
    }
    const auto *action = index.data(ActionListModel::ActionRole).value<QAction *>();
    const bool isEnabled = action && action->isEnabled();
    const QRect mark(rest.left(), rest.top(), metrics::IconSmall, rest.height());
    const QRect picture(mark.left(), mark.center().y() - metrics::IconSmall / 2 + 1, metrics::IconSmall,
                        metrics::IconSmall);
    index.data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(painter, visual(picture), Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
    rest.setLeft(mark.right() + 1 + metrics::Inside);
    paintKeys(painter, index.data(ActionListModel::KeysRole).toStringList(), option, rest);
    painter->setFont(option.font);
    painter->setPen(theme().colour(ColourRole::Text));
    painter->drawText(visual(rest), alignment | Qt::AlignVCenter | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, rest.width()));
    painter->restore();
}

} // namespace tagloom::gui
