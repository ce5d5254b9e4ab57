// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "gui/dialogs/name_dialog.h"

namespace tagloom::gui {

class Session;

/// Asks for the name of a new tag and makes it.
class NewTagDialog final : public NameDialog
{
    Q_OBJECT

public:
    explicit NewTagDialog(Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void made(tagloom::domain::TagId tag);

protected:
    void carryOut() override;

private:
    Session &m_session;
};

} // namespace tagloom::gui
