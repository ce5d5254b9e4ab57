// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/choose_tag_dialog.h"

#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/tagging/tag_input.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>

namespace tagloom::gui {

ChooseTagDialog::ChooseTagDialog(Session &session, const QString &title, const QString &question, QWidget *parent)
    : QDialog(parent)
    , m_input(new TagInput(session.library(), session.tagsModel(), this))
{
    setWindowTitle(title);
    setMinimumWidth(metrics::InspectorWidth + metrics::SidebarNarrow / 2);
    auto *const label = new QLabel(question, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setBuddy(m_input);
    m_input->setAccessibleName(tr("Tag"));
    m_input->setPlaceholderText(tr("Any word of a tag"));
    m_input->setKnownOnly(true);
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Section);
    layout->setSpacing(metrics::Inside);
    layout->addWidget(label);
    layout->addWidget(m_input);
    layout->addWidget(buttons);

    connect(m_input, &TagInput::chosen, this, [this](const TagChoice &choice) {
        m_tag = choice.tag;
        accept();
    });
    connect(m_input, &TagInput::cancelled, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_input->setFocus();
}

domain::TagId ChooseTagDialog::ask(Session &session, const QString &title, const QString &question, QWidget *parent)
{
    // Not on the stack: the parent takes it along, if the library closes meanwhile.
    const QPointer<ChooseTagDialog> dialog = new ChooseTagDialog(session, title, question, parent);
    const domain::TagId tag = dialog->exec() == QDialog::Accepted ? dialog->tag() : domain::TagId();
    delete dialog;
    return tag;
}

} // namespace tagloom::gui
