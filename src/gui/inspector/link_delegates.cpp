// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/link_delegates.h"

#include "domain/link.h"

#include <QComboBox>
#include <QSpinBox>

#include <cmath>

namespace tagloom::gui {

using domain::LinkStatus;

namespace {

constexpr int NotKnown = -1;

/// True once for each editor. A view fills an open editor anew at every change of the row, over what somebody types.
bool isToBeFilled(QWidget *editor)
{
    constexpr const char *Filled = "_tagloom_filled";
    if (editor->property(Filled).toBool())
        return false;
    editor->setProperty(Filled, true);
    return true;
}

} // namespace

QWidget *LinkStatusDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(tr("Status"));
    box->addItem(tr("Confirmed"), domain::toWord(LinkStatus::Confirmed));
    box->addItem(tr("Suggested"), domain::toWord(LinkStatus::Suggested));
    box->addItem(tr("Rejected"), domain::toWord(LinkStatus::Rejected));
    auto *self = const_cast<LinkStatusDelegate *>(this); // the signals of a delegate are emitted by const functions
    connect(box, &QComboBox::activated, self, [self, box] {
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    return box;
}

void LinkStatusDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (!isToBeFilled(editor))
        return;
    auto *box = qobject_cast<QComboBox *>(editor);
    box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
}

void LinkStatusDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, qobject_cast<QComboBox *>(editor)->currentData());
}

QWidget *ConfidenceDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *box = new QSpinBox(parent);
    box->setAccessibleName(tr("Confidence"));
    box->setRange(NotKnown, 100);
    box->setSpecialValueText(tr("Not known"));
    box->setSuffix(tr(" %"));
    box->setSingleStep(5);
    box->setFrame(false);
    return box;
}

void ConfidenceDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (!isToBeFilled(editor))
        return;
    const QVariant value = index.data(Qt::EditRole);
    const bool isKnown = !value.isNull() && !value.toString().isEmpty();
    auto *box = qobject_cast<QSpinBox *>(editor);
    box->setValue(isKnown ? static_cast<int>(std::lround(value.toDouble() * 100)) : NotKnown);
    box->selectAll();
}

void ConfidenceDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    auto *box = qobject_cast<QSpinBox *>(editor);
    box->interpretText();
    model->setData(index, box->value() == NotKnown ? QVariant() : QVariant(box->value() / 100.0));
}

void ConfidenceDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
}

} // namespace tagloom::gui
