// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/name_dialog.h"

#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tagloom::gui {

NameDialog::NameDialog(const QString &title, const QString &example, const QString &actionText, const Check &check,
                       QWidget *parent)
    : QDialog(parent)
    , m_check(check)
    , m_name(new QLineEdit(this))
    , m_reason(new QLabel(this))
{
    setWindowTitle(title);
    setMinimumWidth(metrics::InspectorWidth + metrics::SidebarNarrow / 2);
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(example);
    m_reason->setWordWrap(true);
    m_reason->setTextFormat(Qt::PlainText);
    Theme::setTextRole(m_reason, ColourRole::Danger);

    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_action = buttons->addButton(actionText, QDialogButtonBox::AcceptRole);
    m_action->setDefault(true);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Section);
    layout->setSpacing(metrics::Inside);
    layout->addWidget(m_name);
    layout->addWidget(m_reason);
    layout->addWidget(buttons);

    connect(m_name, &QLineEdit::textChanged, this, &NameDialog::checkName);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { carryOut(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    checkName();
}

void NameDialog::setName(const QString &name)
{
    m_name->setText(name);
    m_name->selectAll();
}

QString NameDialog::name() const
{
    return m_name->text();
}

void NameDialog::checkName()
{
    const auto usable = m_check(m_name->text());
    m_action->setEnabled(usable.ok());
    explain(usable || m_name->text().trimmed().isEmpty() ? QString() : usable.error().message);
}

void NameDialog::explain(const QString &reason)
{
    m_reason->setText(reason);
}

} // namespace tagloom::gui
