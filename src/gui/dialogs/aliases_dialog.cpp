// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/aliases_dialog.h"

#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "store/tag_store.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace tagloom::gui {

AliasesDialog::AliasesDialog(Session &session, domain::TagId tag, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_tag(tag)
    , m_list(new QListView(this))
    , m_name(new QLineEdit(this))
    , m_reason(new QLabel(this))
    , m_remove(new QPushButton(tr("&Remove"), this))
{
    setWindowTitle(tr("Aliases of “%1”").arg(session.tagsModel().name(tag)));
    setMinimumWidth(metrics::InspectorWidth + metrics::SidebarNarrow / 2);
    m_list->setModel(&m_aliases);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Aliases"));
    m_name->setAccessibleName(tr("New alias"));
    m_name->setPlaceholderText(tr("Another name, then Enter"));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    Theme::setTextRole(m_reason, ColourRole::Danger);
    m_reason->hide();
    m_remove->setAutoDefault(false);
    auto *const close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(m_remove);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Section);
    layout->setSpacing(metrics::Inside);
    layout->addWidget(m_name);
    layout->addWidget(m_reason);
    layout->addWidget(m_list);
    layout->addLayout(buttons);

    connect(m_name, &QLineEdit::returnPressed, this, &AliasesDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &AliasesDialog::removeChosen);
    connect(new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated,
            this, &AliasesDialog::removeChosen);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_remove->setEnabled(m_list->selectionModel()->hasSelection()); });
    connect(&session.library(), &library::Library::changed, this, &AliasesDialog::readAliases);
    readAliases();
    m_name->setFocus();
}

void AliasesDialog::readAliases()
{
    if (const auto aliases = store::readTagAliases(m_session.library().connection(), m_tag))
        m_aliases.setStringList(*aliases);
    m_remove->setEnabled(false);
}

void AliasesDialog::follow(const QFuture<domain::Result<void>> &done)
{
    models::whenReady(this, done, [this](const domain::Result<void> &result) {
        m_reason->setText(result ? QString() : result.error().message);
        m_reason->setVisible(!result);
        if (result)
            m_name->clear();
    });
}

void AliasesDialog::add()
{
    follow(m_session.tags().addAlias(m_tag, m_name->text()));
}

void AliasesDialog::removeChosen()
{
    const QModelIndex index = m_list->currentIndex();
    if (index.isValid())
        follow(m_session.tags().removeAlias(m_tag, index.data().toString()));
}

} // namespace tagloom::gui
