// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/saved_search.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace tagloom::gui {

class Session;

/// Asks for the name of a search and saves it; proposes the search's own text, and says below the field why a name
/// cannot be used.
class SaveSearchDialog final : public QDialog
{
    Q_OBJECT

public:
    SaveSearchDialog(Session &session, const domain::SavedSearch &search, QWidget *parent = nullptr);

private:
    void checkName();
    void save();

    Session &m_session;
    domain::SavedSearch m_search;
    QLineEdit *m_name;
    QLabel *m_reason;
    QPushButton *m_save;
};

} // namespace tagloom::gui
