// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lists/new_list_dialog.h"

#include "gui/session/session.h"
#include "models/list_words.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace tagloom::gui {

using domain::ListTemplate;

namespace {

domain::Result<void> checkListName(const QString &name)
{
    const auto usable = domain::usableListName(name);
    return usable ? domain::Result<void>() : usable.error();
}

} // namespace

QComboBox *makeTemplateBox(QWidget *parent)
{
    auto *const box = new QComboBox(parent);
    box->setAccessibleName(NewListDialog::tr("Template"));
    for (const ListTemplate one : {ListTemplate::Reading, ListTemplate::Courses, ListTemplate::Plain}) {
        QStringList statuses;
        for (const domain::ListStatus status : domain::statusesOf(one))
            statuses.append(models::shownStatus(status));
        box->addItem(
            QString(models::shownTemplate(one) + QStringLiteral(" – ") + statuses.join(QStringLiteral(", ")).toLower()),
            static_cast<int>(one));
    }
    return box;
}

NewListDialog::NewListDialog(Session &session, QWidget *parent)
    : NameDialog(tr("New list"), tr("Name, such as To read or Summer courses"), tr("Create"), checkListName, parent)
    , m_session(session)
    , m_template(makeTemplateBox(this))
{
    qobject_cast<QVBoxLayout *>(layout())->insertWidget(1, m_template);
}

void NewListDialog::carryOut()
{
    const auto listTemplate = static_cast<ListTemplate>(m_template->currentData().toInt());
    follow(m_session.lists().create(name(), listTemplate), [this](domain::ListId list) {
        m_session.notices().say(tr("The list “%1” was made.").arg(name().simplified()));
        Q_EMIT made(list);
    });
}

} // namespace tagloom::gui
