// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tagloom::gui {

class Session;

/// What stands in place of an empty list, taking the same drops of files, links and text as the list.
class DropPage final : public QWidget
{
    Q_OBJECT

public:
    DropPage(Session &session, QWidget *content, QWidget *parent = nullptr);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    Session &m_session;
};

} // namespace tagloom::gui
