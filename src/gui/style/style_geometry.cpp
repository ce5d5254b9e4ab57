// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/chrome_painter.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/style.h"
#include "gui/style/theme.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QListView>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

// The half of Style that answers questions of size and habit; style.cpp has the half that draws.
namespace tagloom::gui {

namespace {

constexpr int ArrowWidth = 24;

QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool isVertical = bar.orientation == Qt::Vertical;
    const int length = isVertical ? bar.rect.height() : bar.rect.width();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int handle = length;
    if (range > 0) {
        const qint64 proportional = qint64(bar.pageStep) * length / (range + bar.pageStep);
        handle =
            static_cast<int>(qBound<qint64>(qMin(metrics::ScrollHandleLeast, length), proportional, qint64(length)));
    }
    const int start =
        QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - handle, bar.upsideDown);
    int from = 0;
    int to = 0;
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        from = start;
        to = start + handle;
        break;
    case QStyle::SC_ScrollBarSubPage:
        to = start;
        break;
    case QStyle::SC_ScrollBarAddPage:
        from = start + handle;
        to = length;
        break;
    case QStyle::SC_ScrollBarGroove:
        to = length;
        break;
    default: // no buttons at the ends
        return {};
    }
    const QRect rect = isVertical ? QRect(bar.rect.left(), bar.rect.top() + from, bar.rect.width(), to - from)
                                  : QRect(bar.rect.left() + from, bar.rect.top(), to - from, bar.rect.height());
    return QStyle::visualRect(bar.direction, bar.rect, rect);
}

} // namespace

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            return option->rect.adjusted(6, 1, -6, -1);
        return option->rect;
    }
    case SE_ItemViewItemFocusRect:
        if (qobject_cast<const QListView *>(widget))
            return option->rect.adjusted(metrics::Tight, 0, -metrics::Tight, 0);
        return option->rect;
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                            const QWidget *widget) const
{
    const QRect &rect = option->rect;
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return scrollBarPart(*bar, subControl);
    }
    if (control == CC_ComboBox) {
        if (subControl == SC_ComboBoxArrow) {
            return visualRect(option->direction, rect,
                              QRect(rect.right() - ArrowWidth - 2, rect.top(), ArrowWidth, rect.height()));
        }
        if (subControl == SC_ComboBoxEditField)
            return visualRect(option->direction, rect, rect.adjusted(8, 2, -ArrowWidth - 2, -2));
    }
    if (control == CC_SpinBox) {
        const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const bool hasButtons = box && box->buttonSymbols != QAbstractSpinBox::NoButtons;
        const int width = hasButtons ? 20 : 0;
        const int half = (rect.height() - 6) / 2;
        const int left = rect.right() - width - 2;
        switch (subControl) {
        case SC_SpinBoxUp:
            return hasButtons ? visualRect(option->direction, rect, QRect(left, rect.top() + 3, width, half)) : QRect();
        case SC_SpinBoxDown:
            return hasButtons ? visualRect(option->direction, rect, QRect(left, rect.top() + 3 + half, width, half))
                              : QRect();
        case SC_SpinBoxEditField:
            return visualRect(option->direction, rect, rect.adjusted(6, 2, -width - 4, -2));
        default:
            return rect;
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                              const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const bool hasMenu = button && button->features.testFlag(QStyleOptionButton::HasMenu);
        const bool hasText = button && !button->text.isEmpty();
        const int width = contents.width() + (hasText ? 2 * metrics::Group : metrics::Inside) + (hasMenu ? 20 : 0);
        return {qMax(width, hasText ? 72 : metrics::Control), qMax(contents.height() + 4, metrics::Control)};
    }
    case CT_ToolButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        QSize size = contents + QSize(12, 8);
        const bool isIconOnly = button && button->toolButtonStyle == Qt::ToolButtonIconOnly;
        if (button
            && (button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)
                || (button->features.testFlag(QStyleOptionToolButton::HasMenu) && !isIconOnly))) {
            size.rwidth() += 16;
        }
        return size.expandedTo({metrics::RowCompact, metrics::RowCompact});
    }
    case CT_LineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (!frame || frame->lineWidth <= 0)
            return contents;
        return {contents.width() + 12, qMax(contents.height() + 6, metrics::Control)};
    }
    case CT_ComboBox:
        return {contents.width() + 8 + ArrowWidth + 8, qMax(contents.height() + 6, metrics::Control)};
    case CT_SpinBox:
        return {contents.width() + 36, qMax(contents.height() + 6, metrics::Control)};
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return paint::menuItemSize(*item, contents);
        return contents;
    case CT_MenuBarItem:
        return {contents.width() + 2 * metrics::Inside, qMax(contents.height(), metrics::MenuBarRow)};
    case CT_HeaderSection: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width() + metrics::Inside, qMax(size.height(), metrics::Header)};
    }
    case CT_TabBarTab:
        return {contents.width() + metrics::Group, qMax(contents.height(), metrics::Tab)};
    case CT_ProgressBar:
        return {contents.width(), metrics::ProgressBar + 4};
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width() + metrics::Tight, qMax(size.height(), 24)};
    }
    case CT_ItemViewItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width(), qMax(size.height(), metrics::RowCompact)};
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return metrics::Hairline;
    case PM_ScrollBarExtent:
        return metrics::ScrollBar;
    case PM_ScrollBarSliderMin:
        return metrics::ScrollHandleLeast;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarHandleExtent:
    case PM_ButtonDefaultIndicator:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return metrics::Indicator;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_LineEditIconSize:
        return metrics::IconSmall;
    case PM_ToolBarIconSize:
        return metrics::IconMedium;
    case PM_LargeIconSize:
    case PM_MessageBoxIconSize:
        return metrics::IconLarge;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_HeaderMargin:
        return metrics::Inside;
    case PM_HeaderMarkSize:
        return 12;
    case PM_MenuPanelWidth:
        return metrics::Hairline;
    case PM_MenuHMargin:
        return 0;
    case PM_MenuVMargin:
    case PM_MenuBarItemSpacing:
    case PM_MenuBarHMargin:
    case PM_ToolBarItemMargin:
    case PM_ToolBarItemSpacing:
        return metrics::Tight;
    case PM_ToolBarSeparatorExtent:
        return metrics::Group;
    case PM_SubMenuOverlap:
        return -2;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
            ? metrics::Tight
            : metrics::Hairline;
    case PM_ComboBoxFrameWidth:
        return metrics::FocusRing;
    case PM_TreeViewIndentation:
        return 16;
    case PM_ToolTipLabelFrameWidth:
        return metrics::Inside - 2;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics::Group;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return metrics::Inside;
    case PM_TabBarTabHSpace:
        return 2 * metrics::Group;
    case PM_TabBarTabVSpace:
        return metrics::Inside;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return metrics::IconMedium;
    case PM_SliderLength:
        return metrics::Indicator;
    case PM_FocusFrameHMargin: // also what item views keep free beside their text
        return qobject_cast<const QAbstractItemView *>(widget) ? metrics::Inside - 1 : metrics::FocusRing;
    case PM_FocusFrameVMargin:
        return metrics::FocusRing;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_Mask:
        return 0;
    case SH_Table_GridLineColor:
        return static_cast<int>(theme().colour(ColourRole::Hairline).rgba());
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_Header_ArrowAlignment:
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    case SH_Widget_Animation_Duration:
        return metrics::Motion;
    case SH_GroupBox_TextLabelVerticalAlignment:
        return static_cast<int>(Qt::AlignVCenter);
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon Style::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_DialogCloseButton:
        return icon(IconName::Close);
    case SP_MessageBoxInformation:
        return icon(IconName::Info, ColourRole::Info);
    case SP_MessageBoxWarning:
        return icon(IconName::Warning, ColourRole::Warning);
    case SP_MessageBoxCritical:
        return icon(IconName::Error, ColourRole::Danger);
    case SP_MessageBoxQuestion:
        return icon(IconName::Help, ColourRole::Info);
    case SP_FileIcon:
        return icon(IconName::File);
    case SP_DirIcon:
    case SP_DirClosedIcon:
        return icon(IconName::Folder);
    case SP_DirOpenIcon:
        return icon(IconName::FolderOpen);
    case SP_TrashIcon:
        return icon(IconName::Trash);
    case SP_BrowserReload:
        return icon(IconName::Refresh);
    case SP_ToolBarHorizontalExtensionButton:
    case SP_ToolBarVerticalExtensionButton:
        return icon(IconName::More);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

} // namespace tagloom::gui
