// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>

#include <functional>

namespace tagloom::gui {

class Session;

/// What a view of items does with drags over it: tags go onto a row; links, files and text make new items wherever they
/// are dropped; its own items are refused. The view hands its events over and paints the target.
class ItemDrops final
{
public:
    /// `rowAt`: of a point of the viewport; -1 beside the rows. Both must outlive it.
    ItemDrops(Session &session, QAbstractItemView &view, std::function<int(const QPoint &)> rowAt);

    /// False if the view takes nothing of it.
    bool enter(QDragEnterEvent &event) const;
    void move(QDragMoveEvent &event);
    void leave() { setTarget(nothing); }
    void drop(QDropEvent &event);

    bool hasTarget() const { return m_target != nothing; }
    int targetRow() const { return m_target; } ///< below 0: the whole view takes the drop, if hasTarget()

private:
    static constexpr int nothing = -1;
    static constexpr int wholeView = -2;

    void setTarget(int row);

    Session &m_session;
    QAbstractItemView &m_view;
    std::function<int(const QPoint &)> m_rowAt;
    int m_target = nothing;
};

} // namespace tagloom::gui
