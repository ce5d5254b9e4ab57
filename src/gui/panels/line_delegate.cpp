// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/line_delegate.h"

#include <QLineEdit>

namespace tagloom::gui {

LineDelegate::LineDelegate(const QString &name, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_name(name)
{ }

QWidget *LineDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *const line = new QLineEdit(parent);
    line->setAccessibleName(m_name);
    return line;
}

void LineDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *const line = qobject_cast<QLineEdit *>(editor);
    const QString text = textToEdit(index);
    if (line->isModified() || line->text() == text)
        return;
    line->setText(text);
    line->selectAll();
}

QString LineDelegate::textToEdit(const QModelIndex &index) const
{
    return index.data(Qt::EditRole).toString();
}

} // namespace tagloom::gui
