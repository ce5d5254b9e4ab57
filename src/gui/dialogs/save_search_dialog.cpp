// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/save_search_dialog.h"

#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tagloom::gui {

SaveSearchDialog::SaveSearchDialog(Session &session, const domain::SavedSearch &search, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_search(search)
    , m_name(new QLineEdit(domain::shortenedSearchName(search.name), this))
    , m_reason(new QLabel(this))
{
    setWindowTitle(tr("Save this search"));
    setMinimumWidth(metrics::InspectorWidth + metrics::SidebarNarrow / 2);
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("Name, such as not read yet"));
    m_name->selectAll();
    m_reason->setWordWrap(true);
    m_reason->setTextFormat(Qt::PlainText);
    Theme::setTextRole(m_reason, ColourRole::Danger);

    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Section);
    layout->setSpacing(metrics::Inside);
    layout->addWidget(m_name);
    layout->addWidget(m_reason);
    layout->addWidget(buttons);

    connect(m_name, &QLineEdit::textChanged, this, &SaveSearchDialog::checkName);
    connect(buttons, &QDialogButtonBox::accepted, this, &SaveSearchDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    checkName();
}

void SaveSearchDialog::checkName()
{
    const auto name = domain::usableSearchName(m_name->text());
    m_save->setEnabled(name.ok());
    const bool explain = !name && !m_name->text().trimmed().isEmpty();
    m_reason->setText(explain ? name.error().message : QString());
}

void SaveSearchDialog::save()
{
    m_search.name = m_name->text();
    models::whenReady(this, m_session.savedSearches().add(m_search),
                      [this](const domain::Result<domain::SavedSearchId> &saved) {
                          if (!saved) {
                              m_reason->setText(saved.error().message);
                              return;
                          }
                          m_session.notices().say(tr("The search “%1” was saved.").arg(m_name->text().simplified()));
                          accept();
                      });
}

} // namespace tagloom::gui
