// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace tagloom::gui {

class SearchCounts;

/// A row of the saved searches: icon and name as the places above have them, what it finds at the far end.
class SavedSearchDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    SavedSearchDelegate(const SearchCounts &counts, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_counts(counts)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    QString countText(const QModelIndex &index) const;

    const SearchCounts &m_counts;
};

} // namespace tagloom::gui
