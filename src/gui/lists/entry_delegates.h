// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/panels/line_delegate.h"

#include <QPersistentModelIndex>

namespace tagloom::gui {

/// The column of statuses: a mark and its word; edited in a box of those that the list has.
class StatusDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
};

/// A cell of one line that is typed: progress with a bar, grades, notes. What is typed goes to the model as it is,
/// which says what is wrong with it.
class TypedDelegate : public LineDelegate
{
    Q_OBJECT

public:
    using LineDelegate::LineDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

protected:
    QString textToEdit(const QModelIndex &index) const override;
};

class ProgressDelegate final : public TypedDelegate
{
    Q_OBJECT

public:
    using TypedDelegate::TypedDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Grades as a number, or up to 5 as stars where the list shows them. A click on a star of a selected row gives so
/// many; the same one again takes the grade away.
class GradeDelegate final : public TypedDelegate
{
    Q_OBJECT

public:
    using TypedDelegate::TypedDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

    /// Where the star stands, counted from 1.
    static QRect starRect(const QRect &cell, int star, Qt::LayoutDirection direction);

private:
    QPersistentModelIndex m_pressed; ///< a press that began on a selected row
};

} // namespace tagloom::gui
