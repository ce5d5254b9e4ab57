// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/new_tag_dialog.h"

#include "domain/tag_name.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tagloom::gui {

NewTagDialog::NewTagDialog(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_name(new QLineEdit(this))
    , m_reason(new QLabel(this))
{
    setWindowTitle(tr("New tag"));
    setMinimumWidth(metrics::InspectorWidth + metrics::SidebarNarrow / 2);
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("Name, such as physics or to read"));
    m_reason->setWordWrap(true);
    Theme::setTextRole(m_reason, ColourRole::Danger);

    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_create = buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
    m_create->setDefault(true);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Section);
    layout->setSpacing(metrics::Inside);
    layout->addWidget(m_name);
    layout->addWidget(m_reason);
    layout->addWidget(buttons);

    connect(m_name, &QLineEdit::textChanged, this, &NewTagDialog::checkName);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewTagDialog::create);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    checkName();
}

void NewTagDialog::checkName()
{
    const auto name = domain::TagName::parse(m_name->text());
    m_create->setEnabled(name.ok());
    const bool explain = !name && !m_name->text().trimmed().isEmpty();
    m_reason->setText(explain ? name.error().message : QString());
}

void NewTagDialog::create()
{
    const QString name = m_name->text();
    models::whenReady(this, m_session.tags().create(name), [this](const domain::Result<domain::TagId> &made) {
        if (!made) {
            m_reason->setText(made.error().message);
            return;
        }
        m_session.notices().say(tr("The tag “%1” was made.").arg(m_name->text().simplified()));
        accept();
    });
}

} // namespace tagloom::gui
