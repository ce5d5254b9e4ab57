// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "gui/dialogs/name_dialog.h"

class QComboBox;

namespace tagloom::gui {

class Session;

/// A box of the three templates, each with its statuses as a tooltip. Accessible name "Template".
QComboBox *makeTemplateBox(QWidget *parent);

/// Asks for the name and the template of a new list and makes it.
class NewListDialog final : public NameDialog
{
    Q_OBJECT

public:
    explicit NewListDialog(Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void made(tagloom::domain::ListId list);

protected:
    void carryOut() override;

private:
    Session &m_session;
    QComboBox *m_template;
};

} // namespace tagloom::gui
