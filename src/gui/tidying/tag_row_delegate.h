// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QSet>
#include <QStyledItemDelegate>

namespace tagloom::gui {

/// A cell of a table about tags: in some columns a tag (dot, name; models::TagRole), in the others dimmed text. The
/// table draws the focus, around the whole row.
class TagRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    TagRowDelegate(const QSet<int> &tagColumns, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_tagColumns(tagColumns)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

Q_SIGNALS:
    void renamed(tagloom::domain::TagId tag, const QString &name) const;

private:
    QSet<int> m_tagColumns;
};

} // namespace tagloom::gui
