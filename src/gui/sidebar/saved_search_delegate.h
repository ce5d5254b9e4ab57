// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/panels/line_delegate.h"

namespace tagloom::gui {

class SearchCounts;

/// A row of the saved searches: icon and name as the places above have them, what it finds at the far end.
class SavedSearchDelegate final : public LineDelegate
{
    Q_OBJECT

public:
    SavedSearchDelegate(const SearchCounts &counts, QObject *parent)
        : LineDelegate(tr("Name of the saved search"), parent)
        , m_counts(counts)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    QString countText(const QModelIndex &index) const;

    const SearchCounts &m_counts;
};

} // namespace tagloom::gui
