// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/chrome_painter.h"

#include "gui/style/control_painter.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QAbstractScrollArea>
#include <QListView>
#include <QPainter>
#include <QTreeView>

namespace tagloom::gui::paint {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

/// Where the parts of a menu row lie, for a layout from left to right.
struct MenuColumns
{
    int check = 0;
    int icon = 0;
    int text = 0;
};

MenuColumns menuColumns(const QStyleOptionMenuItem &option)
{
    MenuColumns columns;
    columns.check = metrics::Inside + metrics::Tight;
    columns.icon = columns.check;
    if (option.menuHasCheckableItems)
        columns.icon += metrics::IconSmall + metrics::Inside;
    columns.text = columns.icon;
    if (option.maxIconWidth > 0)
        columns.text += metrics::IconSmall + metrics::Inside;
    return columns;
}

constexpr int MenuRightPadding = metrics::Inside + metrics::IconSmall;
constexpr int MenuInset = metrics::Tight;

QColor rowColour(QStyle::State state)
{
    if (state.testFlag(QStyle::State_Selected)) {
        return theme().colour(state.testFlag(QStyle::State_Active) ? ColourRole::Selection
                                                                   : ColourRole::SelectionInactive);
    }
    return state.testFlag(QStyle::State_MouseOver) ? theme().colour(ColourRole::HoverRow) : QColor();
}

} // namespace

void hairline(QPainter *painter, const QRect &rect)
{
    painter->fillRect(rect, theme().colour(ColourRole::Hairline));
}

void menuItem(QPainter *painter, const QStyleOptionMenuItem &option)
{
    const QRect row = option.rect;
    const auto visual = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, row, rect);
    };
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        hairline(painter, QRect(row.left() + MenuInset, row.center().y(), row.width() - 2 * MenuInset, 1));
        return;
    }
    const bool isEnabled = has(option, QStyle::State_Enabled);
    if (has(option, QStyle::State_Selected) && isEnabled) {
        roundedBox(painter, row.adjusted(MenuInset, 0, -MenuInset, 0), metrics::RadiusSmall,
                   theme().colour(ColourRole::Selection));
    }
    const MenuColumns columns = menuColumns(option);
    const QRect square(row.left(), row.top(), metrics::IconSmall, row.height());
    if (option.checked && option.checkType != QStyleOptionMenuItem::NotCheckable)
        glyph(painter, visual(square.translated(columns.check, 0)), IconName::Check, ColourRole::Accent, option);
    if (!option.icon.isNull()) {
        option.icon.paint(painter, visual(square.translated(columns.icon, 0)), Qt::AlignCenter,
                          isEnabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    const QRect words = row.adjusted(columns.text, 0, -MenuRightPadding, 0);
    QFont font = option.font;
    font.setBold(option.menuItemType == QStyleOptionMenuItem::DefaultItem);
    painter->save();
    painter->setFont(font);
    painter->setPen(theme().colour(isEnabled ? ColourRole::Text : ColourRole::DisabledText));
    constexpr int Flags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    painter->drawText(visual(words), Flags | static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)),
                      parts.first());
    if (parts.size() > 1) {
        painter->setPen(theme().colour(isEnabled ? ColourRole::DimmedText : ColourRole::DisabledText));
        painter->drawText(visual(words),
                          (Flags & ~Qt::TextShowMnemonic)
                              | static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignRight)),
                          parts.at(1));
    }
    painter->restore();
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect end(row.right() - MenuRightPadding + metrics::Tight, row.top(), metrics::IconSmall, row.height());
        glyph(painter, visual(end),
              option.direction == Qt::RightToLeft ? IconName::ChevronLeft : IconName::ChevronRight,
              ColourRole::DimmedText, option);
    }
}

QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &text)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {text.width(), metrics::Inside + 1};
    constexpr int GapBeforeKey = metrics::Section;
    const bool hasKey = option.text.contains(QLatin1Char('\t')) || option.reservedShortcutWidth > 0;
    const int words =
        option.fontMetrics.size(Qt::TextSingleLine | Qt::TextShowMnemonic, option.text.section(QLatin1Char('\t'), 0, 0))
            .width();
    return {menuColumns(option).text + words + MenuRightPadding + (hasKey ? GapBeforeKey : 0),
            qMax(metrics::MenuRow, text.height())};
}

void menuBarItem(QPainter *painter, const QStyleOptionMenuItem &option)
{
    painter->fillRect(option.rect, theme().colour(ColourRole::Window));
    const bool isEnabled = has(option, QStyle::State_Enabled);
    if (has(option, QStyle::State_Selected) && isEnabled) {
        roundedBox(
            painter, option.rect.adjusted(0, 2, 0, -2), metrics::RadiusSmall,
            theme().colour(has(option, QStyle::State_Sunken) ? ColourRole::Selection : ColourRole::ButtonPressed));
    }
    painter->save();
    painter->setPen(theme().colour(isEnabled ? ColourRole::Text : ColourRole::DisabledText));
    painter->drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
    painter->restore();
}

void headerSection(QPainter *painter, const QStyleOptionHeader &option)
{
    const ColourRole surface = has(option, QStyle::State_Enabled) && has(option, QStyle::State_MouseOver)
        ? ColourRole::HoverRow
        : ColourRole::List;
    painter->fillRect(option.rect, theme().colour(surface));
    const QRect &rect = option.rect;
    if (option.orientation == Qt::Horizontal) {
        hairline(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1));
        const bool isLast =
            option.position == QStyleOptionHeader::End || option.position == QStyleOptionHeader::OnlyOneSection;
        if (!isLast) {
            hairline(painter,
                     QRect(option.direction == Qt::RightToLeft ? rect.left() : rect.right(),
                           rect.top() + metrics::Inside, 1, rect.height() - 2 * metrics::Inside));
        }
    } else {
        hairline(painter, QRect(rect.right(), rect.top(), 1, rect.height()));
    }
}

void tab(QPainter *painter, const QStyleOptionTab &option)
{
    const bool isSelected = has(option, QStyle::State_Selected);
    const QRect body = option.rect.adjusted(2, 2, -2, -4);
    if (!isSelected && has(option, QStyle::State_Enabled) && has(option, QStyle::State_MouseOver))
        roundedBox(painter, body, metrics::RadiusSmall, theme().colour(ColourRole::ButtonHover));
    if (has(option, QStyle::State_HasFocus))
        focusRing(painter, body, metrics::RadiusSmall);
    if (!isSelected)
        return;
    QRectF line = option.rect;
    switch (option.shape) {
    case QTabBar::RoundedSouth:
    case QTabBar::TriangularSouth:
        line.setHeight(2);
        break;
    case QTabBar::RoundedWest:
    case QTabBar::TriangularWest:
        line.setLeft(line.right() - 2);
        break;
    case QTabBar::RoundedEast:
    case QTabBar::TriangularEast:
        line.setWidth(2);
        break;
    default:
        line.setTop(line.bottom() - 2);
        line.adjust(metrics::Inside, 0, -metrics::Inside, 0);
        break;
    }
    roundedBox(painter, line, 1, theme().colour(ColourRole::Accent));
}

void scrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRect &handle, const QWidget *widget)
{
    // A scroll bar paints opaquely: it continues the surface it scrolls.
    QColor surface = theme().colour(ColourRole::List);
    const QWidget *holder = widget && widget->parentWidget() ? widget->parentWidget()->parentWidget() : nullptr;
    if (const auto *area = qobject_cast<const QAbstractScrollArea *>(holder)) {
        const QWidget *viewport = area->viewport();
        surface = viewport->autoFillBackground() ? viewport->palette().color(viewport->backgroundRole())
                                                 : theme().colour(ColourRole::Field);
    }
    painter->fillRect(option.rect, surface);
    if (option.maximum <= option.minimum)
        return;
    const bool isHovered = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const int width = isHovered ? metrics::ScrollHandleHover : metrics::ScrollHandle;
    const int side = (metrics::ScrollBar - width) / 2;
    const QRect bar =
        option.orientation == Qt::Vertical ? handle.adjusted(side, 2, -side, -2) : handle.adjusted(2, side, -2, -side);
    roundedBox(painter, bar, width / 2.0,
               theme().colour(isHovered ? ColourRole::ScrollHandleHover : ColourRole::ScrollHandle));
}

void progressBar(QPainter *painter, const QStyleOptionProgressBar &option, qreal phase)
{
    constexpr qreal Radius = metrics::ProgressBar / 2.0;
    QRectF track(option.rect.left(), option.rect.center().y() + 1 - Radius, option.rect.width(), metrics::ProgressBar);
    roundedBox(painter, track, Radius, theme().colour(ColourRole::ProgressTrack));
    QRectF done = track;
    if (option.maximum <= option.minimum) {
        const qreal length = track.width() / 4;
        done.setWidth(length);
        done.moveLeft(track.left() + phase * (track.width() - length));
    } else {
        const double fraction = (static_cast<double>(option.progress) - option.minimum)
            / (static_cast<double>(option.maximum) - option.minimum);
        if (fraction <= 0)
            return;
        done.setWidth(qMax<qreal>(metrics::ProgressBar, track.width() * qMin(1.0, fraction)));
        if ((option.direction == Qt::RightToLeft) != option.invertedAppearance)
            done.moveRight(track.right());
    }
    const bool isEnabled = has(option, QStyle::State_Enabled);
    roundedBox(painter, done, Radius, theme().colour(isEnabled ? ColourRole::Accent : ColourRole::DisabledText));
}

void itemCell(QPainter *painter, const QStyleOptionViewItem &option, const QWidget *widget)
{
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option.rect, option.backgroundBrush);
    if (qobject_cast<const QTreeView *>(widget))
        return; // treeRow() has drawn the whole row
    const QColor colour = rowColour(option.state);
    if (!colour.isValid())
        return;
    if (qobject_cast<const QListView *>(widget))
        roundedBox(painter, option.rect.adjusted(MenuInset, 0, -MenuInset, 0), metrics::RadiusSmall, colour);
    else
        painter->fillRect(option.rect, colour);
}

void treeRow(QPainter *painter, const QStyleOptionViewItem &option, const QWidget *widget)
{
    const auto *tree = qobject_cast<const QTreeView *>(widget);
    if (!tree)
        return;
    // QTreeView asks once for the branch, with the selection, and once for the cell, without: both draw the same.
    const QModelIndex index = tree->indexAt(QPoint(tree->viewport()->width() / 2, option.rect.center().y()));
    QStyle::State state = option.state;
    state.setFlag(QStyle::State_Selected, tree->selectionModel() && tree->selectionModel()->isSelected(index));
    QColor colour = rowColour(state);
    if (!colour.isValid())
        return;
    const bool isSidebar = tree->palette().color(QPalette::Base) == theme().colour(ColourRole::Sidebar);
    if (isSidebar && !state.testFlag(QStyle::State_Selected))
        colour = theme().colour(ColourRole::HoverSidebar);
    const QRect row(MenuInset, option.rect.top(), tree->viewport()->width() - 2 * MenuInset, option.rect.height());
    painter->save();
    // Each column asks, and a later one must not paint over the text of the one before it.
    if (tree->columnAt(option.rect.center().x()) > 0)
        painter->setClipRect(option.rect, Qt::IntersectClip);
    roundedBox(painter, row, metrics::RadiusSmall, colour);
    painter->restore();
}

void branch(QPainter *painter, const QStyleOption &option)
{
    if (!has(option, QStyle::State_Children))
        return;
    const IconName closed = option.direction == Qt::RightToLeft ? IconName::ChevronLeft : IconName::ChevronRight;
    QRect square(0, 0, 12, 12);
    square.moveCenter(option.rect.center());
    glyph(painter, square, has(option, QStyle::State_Open) ? IconName::ChevronDown : closed,
          has(option, QStyle::State_MouseOver) ? ColourRole::Text : ColourRole::DimmedText, option);
}

void dropIndicator(QPainter *painter, const QStyleOption &option)
{
    if (option.rect.height() <= 1) {
        painter->fillRect(QRect(option.rect.left(), option.rect.top() - 1, option.rect.width(), 2),
                          theme().colour(ColourRole::Accent));
        return;
    }
    roundedBox(painter, option.rect.adjusted(MenuInset, 0, -MenuInset, 0), metrics::RadiusSmall, {},
               theme().colour(ColourRole::Accent), metrics::FocusRing);
}

} // namespace tagloom::gui::paint
