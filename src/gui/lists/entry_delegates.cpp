// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lists/entry_delegates.h"

#include "domain/list.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/list_words.h"
#include "models/roles.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace tagloom::gui {

using domain::ListPhase;

namespace {

constexpr int stars = 5;
constexpr int starSize = 14;
constexpr int barHeight = 6;

void paintPanel(QPainter *painter, const QStyleOptionViewItem &option)
{
    const QStyle *const style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
}

QRect insideOf(const QRect &cell)
{
    return cell.adjusted(metrics::Tight, 0, -metrics::Tight, 0);
}

void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place, const QString &text,
               ColourRole role, Qt::Alignment alignment)
{
    painter->save();
    painter->setFont(option.font);
    painter->setPen(theme().colour(role));
    painter->drawText(place, static_cast<int>(alignment | Qt::AlignVCenter | Qt::AlignAbsolute),
                      option.fontMetrics.elidedText(text, Qt::ElideRight, place.width()));
    painter->restore();
}

Qt::Alignment leading(const QStyleOptionViewItem &option)
{
    return option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
}

QPainterPath starPath(const QRectF &rect)
{
    QPainterPath path;
    for (int corner = 0; corner < 10; ++corner) {
        const double angle = -std::numbers::pi / 2 + corner * std::numbers::pi / 5;
        const double radius = rect.width() / 2 * (corner % 2 == 0 ? 1.0 : 0.45);
        const QPointF point = rect.center() + QPointF(std::cos(angle), std::sin(angle)) * radius;
        if (corner == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

void paintMark(QPainter *painter, const QRect &rect, ListPhase phase)
{
    switch (phase) {
    case ListPhase::Waiting: {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme().colour(ColourRole::DimmedText), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(QRectF(rect).adjusted(4, 4, -4, -4));
        painter->restore();
        break;
    }
    case ListPhase::InProgress:
        paintIcon(painter, rect, IconName::ChevronRight, theme().colour(ColourRole::Accent));
        break;
    case ListPhase::Finished:
        paintIcon(painter, rect, IconName::Check, theme().colour(ColourRole::Success));
        break;
    case ListPhase::Dropped:
        paintIcon(painter, rect, IconName::Close, theme().colour(ColourRole::DimmedText));
        break;
    }
}

} // namespace

void StatusDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintPanel(painter, option);
    const auto phase = static_cast<ListPhase>(index.data(models::PhaseRole).toInt());
    const QRect cell = insideOf(option.rect);
    QRect mark(cell.left(), 0, metrics::IconSmall, metrics::IconSmall);
    mark.moveTop(cell.center().y() - metrics::IconSmall / 2);
    paintMark(painter, QStyle::visualRect(option.direction, cell, mark), phase);
    const bool isDimmed = phase == ListPhase::Dropped || index.data(models::PendingRole).toBool();
    const QRect text =
        QStyle::visualRect(option.direction, cell, cell.adjusted(metrics::IconSmall + metrics::Tight, 0, 0, 0));
    paintText(painter, option, text, index.data().toString(), isDimmed ? ColourRole::DimmedText : ColourRole::Text,
              leading(option));
}

QWidget *StatusDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *const box = new QComboBox(parent);
    box->setAccessibleName(tr("Status"));
    for (const QString &word : index.data(models::StatusWordsRole).toStringList())
        box->addItem(models::shownStatus(domain::listStatusFromWord(word).value_or(domain::ListStatus::None)), word);
    connect(box, &QComboBox::activated, this, [this, box] {
        auto *const delegate = const_cast<StatusDelegate *>(this);
        Q_EMIT delegate->commitData(box);
        Q_EMIT delegate->closeEditor(box);
    });
    return box;
}

void StatusDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *const box = qobject_cast<QComboBox *>(editor);
    if (box->view()->isVisible())
        return; // somebody is choosing
    box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    QMetaObject::invokeMethod(box, &QComboBox::showPopup, Qt::QueuedConnection);
}

void StatusDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, qobject_cast<QComboBox *>(editor)->currentData());
}

void TypedDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintPanel(painter, option);
    paintText(painter, option, insideOf(option.rect), index.data().toString().simplified(),
              index.data(models::PendingRole).toBool() ? ColourRole::DimmedText : ColourRole::Text, leading(option));
}

QString TypedDelegate::textToEdit(const QModelIndex &index) const
{
    const QVariant value = index.data(Qt::EditRole);
    return value.typeId() == QMetaType::Double ? models::shownGrade(value.toDouble()) : value.toString();
}

void TypedDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, qobject_cast<QLineEdit *>(editor)->text());
}

void TypedDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int height = qMin(option.rect.height(), editor->sizeHint().height());
    const int width = qMax(option.rect.width(), metrics::SidebarNarrow / 2);
    editor->setGeometry(option.rect.left(), option.rect.center().y() - height / 2, width, height);
}

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintPanel(painter, option);
    const QRect cell = insideOf(option.rect);
    const QString text = index.data().toString();
    const int textWidth = option.fontMetrics.horizontalAdvance(QStringLiteral("100 % "));
    const QRect number(cell.right() - textWidth, cell.top(), textWidth, cell.height());
    paintText(painter, option, QStyle::visualRect(option.direction, cell, number), text, ColourRole::DimmedText,
              option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight);
    QRectF track(cell.left(), cell.center().y() - barHeight / 2, cell.width() - textWidth - metrics::Tight, barHeight);
    if (track.width() < barHeight)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    track = QStyle::visualRect(option.direction, cell, track.toRect());
    painter->setBrush(theme().colour(ColourRole::ProgressTrack));
    painter->drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
    const double part = index.data(Qt::EditRole).toInt() / 100.0;
    QRectF done = track;
    done.setWidth(track.width() * part);
    if (option.direction == Qt::RightToLeft)
        done.moveRight(track.right());
    painter->setBrush(theme().colour(part < 1 ? ColourRole::Accent : ColourRole::Success));
    if (part > 0)
        painter->drawRoundedRect(done, barHeight / 2.0, barHeight / 2.0);
    painter->restore();
}

QRect GradeDelegate::starRect(const QRect &cell, int star, Qt::LayoutDirection direction)
{
    const QRect inside = insideOf(cell);
    const QRect rect(inside.left() + (star - 1) * (starSize + 2), inside.center().y() - starSize / 2, starSize,
                     starSize);
    return QStyle::visualRect(direction, inside, rect);
}

void GradeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant grade = index.data(Qt::EditRole);
    if (!index.data(models::StarsRole).toBool() || grade.toDouble() > stars) {
        TypedDelegate::paint(painter, option, index);
        return;
    }
    paintPanel(painter, option);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor full = theme().colour(ColourRole::Accent);
    const QColor empty = theme().colour(ColourRole::Hairline);
    for (int star = 1; star <= stars; ++star) {
        const QRectF rect = starRect(option.rect, star, option.direction);
        const QPainterPath path = starPath(rect);
        painter->fillPath(path, empty);
        const double part = qBound(0.0, grade.toDouble() - (star - 1), 1.0);
        if (part <= 0)
            continue;
        QRectF filled = rect;
        filled.setWidth(rect.width() * part);
        if (option.direction == Qt::RightToLeft)
            filled.moveRight(rect.right());
        painter->save();
        painter->setClipRect(filled);
        painter->fillPath(path, full);
        painter->restore();
    }
    painter->restore();
}

bool GradeDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    const bool isPress = event->type() == QEvent::MouseButtonPress;
    const bool isRelease = event->type() == QEvent::MouseButtonRelease;
    const QVariant grade = index.data(Qt::EditRole);
    if ((!isPress && !isRelease) || !index.flags().testFlag(Qt::ItemIsEditable)
        || !index.data(models::StarsRole).toBool() || grade.toDouble() > stars)
        return TypedDelegate::editorEvent(event, model, option, index);
    const auto *const mouse = static_cast<QMouseEvent *>(event);
    if (isPress) {
        // The first click on a row only selects it.
        const auto *const view = qobject_cast<const QAbstractItemView *>(option.widget);
        const bool isSelected = view && view->selectionModel()->isSelected(index);
        m_pressed =
            mouse->button() == Qt::LeftButton && isSelected ? QPersistentModelIndex(index) : QPersistentModelIndex();
        return false;
    }
    const bool wasPressed = m_pressed == index;
    m_pressed = QPersistentModelIndex();
    for (int star = 1; wasPressed && star <= stars; ++star) {
        if (!starRect(option.rect, star, option.direction).contains(mouse->position().toPoint()))
            continue;
        model->setData(
            index, grade.isValid() && grade.toDouble() == star ? QVariant(QString()) : QVariant(QString::number(star)));
        return true;
    }
    return false;
}

} // namespace tagloom::gui
