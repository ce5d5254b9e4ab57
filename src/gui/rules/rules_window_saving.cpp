// SPDX-License-Identifier: GPL-3.0-or-later
// How what was typed gets into the library, while one goes on typing.
#include "gui/rules/rules_window.h"

#include "domain/query/parser.h"
#include "domain/text.h"
#include "gui/rules/rule_editor.h"
#include "gui/session/session.h"

#include <QLabel>

#include <algorithm>

namespace tagloom::gui {

using domain::Result;
using domain::RuleId;
using library::RuleService;
using store::RuleDetails;
using store::RuleDraft;

void RulesWindow::save(const std::function<void(RuleId)> &then)
{
    RuleDraft draft = m_editor->draft();
    // The switch is in the list, and not in the form.
    if (const RuleDetails *known = m_rules.at(m_rules.rowOf(draft.rule.id)))
        draft.rule.enabled = known->rule.enabled;
    if (draft.rule.name.trimmed().isEmpty()) {
        // What it does is a name that says something.
        const auto query = domain::parseQuery(draft.rule.query).query;
        draft.rule.name = domain::shortenedRuleName(
            domain::toText(query, [this](domain::TagId tag) { return session().tagsModel().name(tag); }));
    }
    m_complaint->hide();
    const auto saving = std::make_shared<Saving>();
    *saving = {draft, m_editor->form(), m_editor->edits(), then, {}};
    const auto before = savingOf(saving->form);
    m_savings.append(saving);
    // A new rule has its id only then.
    if (before)
        before->next = saving;
    else
        post(this, session(), saving);
    updateButtons();
}

/// Goes on without the window, which may be closed by then.
void RulesWindow::post(const QPointer<RulesWindow> &window, Session &session, const std::shared_ptr<Saving> &saving)
{
    const auto done = [window, &session, saving](const Result<RuleId> &id) {
        if (window)
            window->m_savings.removeOne(saving);
        if (saving->next) {
            if (id)
                saving->next->draft.rule.id = *id;
            post(window, session, saving->next);
        }
        if (id)
            session.notices().say(tr("Rule “%1” saved").arg(domain::oneLine(saving->draft.rule.name)));
        else if (!window)
            session.notices().fail(id.error());
        if (window && id)
            window->showSaved(*saving, *id);
        else if (window && !saving->next)
            window->showRefused(*saving, id.error());
    };
    RuleService service(session.library());
    if (const RuleId id = saving->draft.rule.id; id.isValid()) {
        models::whenReady(&session, service.change(saving->draft), [done, id](const Result<void> &changed) {
            done(changed ? Result<RuleId>(id) : Result<RuleId>(changed.error()));
        });
    } else {
        models::whenReady(&session, service.add(saving->draft), done);
    }
}

void RulesWindow::showSaved(const Saving &saving, RuleId id)
{
    // By now another rule may be shown, or this one edited on.
    if (m_editor->form() == saving.form) {
        m_shown = id;
        if (m_editor->edits() == saving.edits)
            m_editor->setSaved(id);
        else
            m_editor->setKnownAs(id);
    }
    read();
    updateButtons();
    if (saving.then)
        saving.then(id);
}

void RulesWindow::showRefused(const Saving &saving, const domain::Error &error)
{
    const bool isShown = m_editor->form() == saving.form;
    if (!isShown && m_editor->isChanged()) {
        session().notices().fail(error); // the form holds what is not saved either
        return;
    }
    if (!isShown) {
        // What was typed comes back, also after a look at another rule.
        m_shown = saving.draft.rule.id;
        m_editor->showDraft(saving.draft);
    }
    m_editor->setUnsaved();
    m_complaint->setText(error.message);
    m_complaint->show();
    updateButtons();
}

std::shared_ptr<RulesWindow::Saving> RulesWindow::savingOf(quint64 form) const
{
    const auto found =
        std::find_if(m_savings.rbegin(), m_savings.rend(), [form](const auto &saving) { return saving->form == form; });
    return found == m_savings.rend() ? nullptr : *found;
}

std::shared_ptr<RulesWindow::Saving> RulesWindow::savingOf(RuleId id) const
{
    const auto found = std::find_if(m_savings.rbegin(), m_savings.rend(),
                                    [id](const auto &saving) { return saving->draft.rule.id == id; });
    return found == m_savings.rend() || !id.isValid() ? nullptr : *found;
}

} // namespace tagloom::gui
