// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/new_tag_dialog.h"

#include "domain/tag_name.h"
#include "gui/session/session.h"

namespace tagloom::gui {

namespace {

domain::Result<void> checkTagName(const QString &name)
{
    const auto usable = domain::TagName::parse(name);
    return usable ? domain::Result<void>() : usable.error();
}

} // namespace

NewTagDialog::NewTagDialog(Session &session, QWidget *parent)
    : NameDialog(tr("New tag"), tr("Name, such as physics or to read"), tr("Create"), checkTagName, parent)
    , m_session(session)
{ }

void NewTagDialog::carryOut()
{
    follow(m_session.tags().create(name()), [this](domain::TagId tag) {
        m_session.notices().say(tr("The tag “%1” was made.").arg(name().simplified()));
        Q_EMIT made(tag);
    });
}

} // namespace tagloom::gui
