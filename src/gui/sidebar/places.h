// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace tagloom::gui {

class Session;

/// The places of a library: all items, untagged ones, recent ones, the trash. Accessible name "Library".
class Places final : public QListWidget
{
    Q_OBJECT

public:
    explicit Places(Session &session, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    bool isTrashAt(const QPoint &point) const;
    void showScope();

    Session &m_session;
};

} // namespace tagloom::gui
