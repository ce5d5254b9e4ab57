// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace tagloom::gui {

class Session;

/// Asks for the name of a new tag and makes it; says below the field why a name cannot be used.
class NewTagDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit NewTagDialog(Session &session, QWidget *parent = nullptr);

private:
    void checkName();
    void create();

    Session &m_session;
    QLineEdit *m_name;
    QLabel *m_reason;
    QPushButton *m_create;
};

} // namespace tagloom::gui
