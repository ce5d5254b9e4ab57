// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "gui/panels/line_delegate.h"

#include <QSet>

namespace tagloom::gui {

/// A cell of a table about tags: in some columns a tag (dot, name; models::TagRole), in the others dimmed text. The
/// table draws the focus, around the whole row.
class TagRowDelegate final : public LineDelegate
{
    Q_OBJECT

public:
    TagRowDelegate(const QSet<int> &tagColumns, QObject *parent)
        : LineDelegate(tr("Tag name"), parent)
        , m_tagColumns(tagColumns)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

Q_SIGNALS:
    void renamed(tagloom::domain::TagId tag, const QString &name) const;

private:
    QSet<int> m_tagColumns;
};

} // namespace tagloom::gui
