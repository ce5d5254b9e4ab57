// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace tagloom::gui {

/// Edits a cell in one line. What is being typed stays when the row changes meanwhile: a view fills an open editor anew
/// at every change, be it the commit of what was typed before or another program's.
class LineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `name`: the editor's, for screen readers.
    explicit LineDelegate(const QString &name, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const final;

protected:
    /// What an editor begins with.
    virtual QString textToEdit(const QModelIndex &index) const;

private:
    QString m_name;
};

} // namespace tagloom::gui
