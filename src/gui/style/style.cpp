// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/style.h"

#include "gui/style/chrome_painter.h"
#include "gui/style/control_painter.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace tagloom::gui {

namespace {

/// A field inside a combo or spin box, which draws the frame for it.
bool isInnerField(const QWidget *widget)
{
    const QWidget *parent = widget ? widget->parentWidget() : nullptr;
    return qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent);
}

bool isCellEditor(const QWidget *widget)
{
    const QWidget *viewport = widget ? widget->parentWidget() : nullptr;
    return viewport && qobject_cast<const QAbstractItemView *>(viewport->parentWidget());
}

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

} // namespace

Style::Style()
    : QProxyStyle(u"Fusion"_s)
{ }

QFont Style::preferredFont(const QFont &desktop)
{
    // "Sans Serif" is what Qt says when nobody has chosen a font, and DejaVu Sans what then appears.
    if (desktop.family() != "Sans Serif"_L1 && desktop.family() != "DejaVu Sans"_L1)
        return desktop;
    QFont font = desktop;
    font.setFamilies({u"Inter"_s, u"Cantarell"_s, u"Noto Sans"_s, u"Open Sans"_s, desktop.family()});
    if (font.pointSizeF() < 10)
        font.setPointSizeF(10);
    return font;
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QLineEdit *>(widget)
        || qobject_cast<QScrollBar *>(widget) || qobject_cast<QTabBar *>(widget) || isTextArea(widget)) {
        widget->setAttribute(Qt::WA_Hover);
    }
    if (isTextArea(widget))
        static_cast<QAbstractScrollArea *>(widget)->viewport()->setAutoFillBackground(false); // the frame's fill shows
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonTool:
        paint::toolButtonPanel(painter, *option);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameGroupBox:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_FrameButtonTool:
    case PE_FrameMenu:
    case PE_PanelMenuBar:
    case PE_PanelToolBar:
    case PE_IndicatorToolBarHandle:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paint::checkBox(painter, *option);
        return;
    case PE_IndicatorRadioButton:
        paint::radioButton(painter, *option);
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (isInnerField(widget))
            return;
        if (frame && frame->lineWidth > 0) {
            paint::field(painter, *option);
        } else {
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
            if (isCellEditor(widget))
                paint::focusRing(painter, option->rect, metrics::RadiusSmall);
        }
        return;
    }
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (isTextArea(widget))
            paint::field(painter, *option);
        else
            paint::roundedBox(painter, option->rect, metrics::RadiusSmall, {}, theme().colour(ColourRole::Hairline));
        return;
    case PE_FrameWindow:
        paint::roundedBox(painter, option->rect, 0, {}, theme().colour(ColourRole::FieldBorder));
        return;
    case PE_FrameFocusRect:
        // A selected row in a focused view has the accent's tone already, in an unfocused one a grey.
        if (qobject_cast<const QAbstractItemView *>(widget) && option->state.testFlag(State_Selected))
            return;
        paint::focusRing(painter, option->rect, metrics::RadiusSmall);
        return;
    case PE_PanelMenu:
        paint::roundedBox(painter, option->rect, 0, theme().colour(ColourRole::Popup),
                          theme().colour(ColourRole::FieldBorder));
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, theme().colour(ColourRole::ToolTip));
        return;
    case PE_PanelStatusBar:
        paint::hairline(painter, QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1));
        return;
    case PE_FrameTabBarBase:
        paint::hairline(painter, QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1));
        return;
    case PE_IndicatorToolBarSeparator: {
        const bool isHorizontal = option->state.testFlag(State_Horizontal);
        const QPoint centre = option->rect.center();
        paint::hairline(painter,
                        isHorizontal ? QRect(centre.x(), option->rect.top() + 8, 1, option->rect.height() - 16)
                                     : QRect(option->rect.left() + 8, centre.y(), option->rect.width() - 16, 1));
        return;
    }
    case PE_IndicatorBranch:
        paint::branch(painter, *option);
        return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            paint::itemCell(painter, *item, widget);
        return;
    case PE_PanelItemViewRow:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            paint::treeRow(painter, *item, widget);
        return;
    case PE_IndicatorItemViewItemDrop:
        paint::dropIndicator(painter, *option);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
        paint::glyph(painter, option->rect, IconName::ChevronDown, ColourRole::Icon, *option);
        return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        paint::glyph(painter, option->rect, IconName::ChevronUp, ColourRole::Icon, *option);
        return;
    case PE_IndicatorArrowLeft:
        paint::glyph(painter, option->rect, IconName::ChevronLeft, ColourRole::Icon, *option);
        return;
    case PE_IndicatorArrowRight:
        paint::glyph(painter, option->rect, IconName::ChevronRight, ColourRole::Icon, *option);
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            // Qt calls the order in which values grow downwards "down"; people know it by the arrow that points up.
            const bool isAscending = header->sortIndicator == QStyleOptionHeader::SortDown;
            QRect arrow = option->rect;
            if (widget && header->orientation == Qt::Horizontal)
                arrow.moveCenter({arrow.center().x(), widget->height() / 2}); // Qt puts it under the upper edge
            paint::glyph(painter, arrow, isAscending ? IconName::ChevronUp : IconName::ChevronDown,
                         ColourRole::DimmedText, *option);
        }
        return;
    case PE_IndicatorTabClose:
        if (option->state.testFlag(State_MouseOver))
            paint::roundedBox(painter, option->rect, metrics::RadiusSmall, theme().colour(ColourRole::ButtonPressed));
        paint::glyph(painter, option->rect, IconName::Close, ColourRole::Icon, *option);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            paint::pushButton(painter, *button, widget);
            if (button->features.testFlag(QStyleOptionButton::HasMenu)) {
                const QRect end(button->rect.right() - 24, button->rect.top(), 16, button->rect.height());
                paint::glyph(painter, visualRect(option->direction, option->rect, end), IconName::ChevronDown,
                             ColourRole::Icon, *option);
            }
        }
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton label = *button;
            label.palette.setColor(QPalette::ButtonText, paint::pushButtonTextColour(*button, widget));
            label.state.setFlag(State_HasFocus, false);
            label.features.setFlag(QStyleOptionButton::HasMenu, false);
            if (button->features.testFlag(QStyleOptionButton::HasMenu))
                label.rect = visualRect(option->direction, option->rect, button->rect.adjusted(0, 0, -20, 0));
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            paint::menuItem(painter, *item);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            paint::menuBarItem(painter, *item);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, theme().colour(ColourRole::Window));
        return;
    case CE_MenuEmptyArea:
    case CE_MenuHMargin:
    case CE_MenuVMargin:
    case CE_ToolBar:
    case CE_SizeGrip:
        return;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paint::headerSection(painter, *header);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, theme().colour(ColourRole::List));
        paint::hairline(painter, QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1));
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader label = *header;
            label.palette.setColor(QPalette::ButtonText, theme().colour(ColourRole::DimmedText));
            label.state.setFlag(State_On, false); // no bold headers over selected cells
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            paint::tab(painter, *tab);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab label = *tab;
            label.state.setFlag(State_HasFocus, false);
            if (!tab->state.testFlag(State_Selected))
                label.palette.setColor(QPalette::WindowText, theme().colour(ColourRole::DimmedText));
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            constexpr qint64 Sweep = 1200;
            const qint64 time = QDateTime::currentMSecsSinceEpoch() % (2 * Sweep);
            const qreal phase = static_cast<qreal>(time < Sweep ? time : 2 * Sweep - time) / Sweep;
            paint::progressBar(painter, *bar, phase);
            if (bar->maximum <= bar->minimum && widget) {
                auto *busy = const_cast<QWidget *>(widget);
                QTimer::singleShot(40, busy, qOverload<>(&QWidget::update));
            }
        }
        return;
    case CE_Splitter:
        paint::hairline(painter, option->rect);
        return;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const QPoint centre = option->rect.center();
            paint::hairline(painter,
                            frame->frameShape == QFrame::HLine
                                ? QRect(option->rect.left(), centre.y(), option->rect.width(), 1)
                                : QRect(centre.x(), option->rect.top(), 1, option->rect.height()));
            return;
        }
        break;
    case CE_RubberBand: {
        QColor fill = theme().colour(ColourRole::Accent);
        const QColor edge = fill;
        fill.setAlphaF(0.15F);
        paint::roundedBox(painter, option->rect, metrics::RadiusSmall, fill, edge);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            paint::scrollBar(painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget), widget);
        return;
    case CC_ComboBox:
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            paint::comboBox(painter, *box, subControlRect(control, option, SC_ComboBoxArrow, widget));
        return;
    case CC_SpinBox:
        if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            paint::spinBox(painter, *box, subControlRect(control, option, SC_SpinBoxUp, widget),
                           subControlRect(control, option, SC_SpinBoxDown, widget));
        }
        return;
    case CC_Slider:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            paint::slider(painter, *bar, subControlRect(control, option, SC_SliderGroove, widget),
                          subControlRect(control, option, SC_SliderHandle, widget));
        }
        return;
    case CC_ToolButton:
        drawToolButton(option, painter, widget);
        return;
    case CC_GroupBox:
        drawGroupBox(option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void Style::drawToolButton(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return;
    QStyleOptionToolButton panel = *button;
    panel.state.setFlag(State_MouseOver, option->state.testFlag(State_MouseOver));
    paint::toolButtonPanel(painter, panel);

    QStyleOptionToolButton label = *button;
    label.state.setFlag(State_HasFocus, false);
    label.state.setFlag(State_Sunken, false); // pressed buttons do not shift their label
    const bool hasArrow = button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)
        || (button->features.testFlag(QStyleOptionToolButton::HasMenu)
            && button->toolButtonStyle != Qt::ToolButtonIconOnly);
    if (hasArrow) {
        constexpr int ArrowWidth = 20;
        label.rect = visualRect(option->direction, option->rect, option->rect.adjusted(0, 0, -ArrowWidth + 4, 0));
        const QRect arrow(option->rect.right() - ArrowWidth, option->rect.top(), ArrowWidth, option->rect.height());
        QRect chevron(0, 0, 12, 12);
        chevron.moveCenter(visualRect(option->direction, option->rect, arrow).center());
        paint::glyph(painter, chevron, IconName::ChevronDown, ColourRole::DimmedText, *option);
    }
    label.features.setFlag(QStyleOptionToolButton::HasMenu, false);
    drawControl(CE_ToolButtonLabel, &label, painter, widget);
}

void Style::drawGroupBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionGroupBox *>(option);
    if (!box)
        return;
    if (box->subControls.testFlag(SC_GroupBoxCheckBox)) {
        QStyleOption indicator = *box;
        indicator.rect = subControlRect(CC_GroupBox, option, SC_GroupBoxCheckBox, widget);
        paint::checkBox(painter, indicator);
    }
    painter->save();
    QFont font = painter->font();
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(box->palette.color(QPalette::WindowText));
    const QRect title = subControlRect(CC_GroupBox, option, SC_GroupBoxLabel, widget);
    painter->drawText(title.adjusted(0, 0, option->rect.width(), 0),
                      Qt::AlignVCenter | Qt::AlignLeading | Qt::TextShowMnemonic, box->text);
    painter->restore();
}

} // namespace tagloom::gui
