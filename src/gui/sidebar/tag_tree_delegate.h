// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "gui/panels/line_delegate.h"

#include <QHash>

namespace tagloom::gui {

/// A row of the tag tree: dot in the tag's colour, name, pinned digit, count at the far end.
class TagTreeDelegate final : public LineDelegate
{
    Q_OBJECT

public:
    explicit TagTreeDelegate(QObject *parent)
        : LineDelegate(tr("Tag name"), parent)
    { }

    /// A word of the search before the count of these tags.
    void setMarks(const QHash<domain::TagId, QString> &marks) { m_marks = marks; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

Q_SIGNALS:
    void renamed(qint64 tag, const QString &name) const;

private:
    QHash<domain::TagId, QString> m_marks;
};

} // namespace tagloom::gui
