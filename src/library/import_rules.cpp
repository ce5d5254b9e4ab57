// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/import_rules.h"

#include "domain/tag_name.h"
#include "store/query_names.h"
#include "store/rule_links.h"
#include "store/rule_store.h"

namespace tagloom::library {

using domain::ErrorCode;
using domain::LinkRef;
using domain::Result;
using domain::RuleRecord;

void ImportedRules::note(LinkRef link, const QString &rule)
{
    m_links[domain::foldedKey(rule)].append(link);
}

Result<void> ImportedRules::add(const std::function<void(qint64, const QString &, bool)> &remark)
{
    for (const RuleRecord &record : std::as_const(m_records)) {
        const auto known = store::findRule(m_transaction.connection(), record.name);
        if (!known)
            return known.error();
        if (*known) {
            // What its owner has here stays; the same once more needs no word.
            const auto query = store::withIds(m_transaction.connection(), record.query);
            if (query && (*known)->query == *query)
                m_ours.insert(domain::foldedKey(record.name));
            else
                remark(record.line, QStringLiteral("There is a rule “%1” already, which was kept.").arg(record.name),
                       false);
            continue;
        }
        store::RuleDraft draft;
        draft.rule.name = record.name;
        draft.rule.query = record.query;
        draft.rule.status = record.suggests ? domain::LinkStatus::Suggested : domain::LinkStatus::Confirmed;
        draft.rule.enabled = record.enabled;
        draft.rule.onNewItems = record.onNewItems;
        draft.rule.createdAt = record.createdAt.value_or(0);
        draft.tagNames = record.tags;
        const auto added = store::addRule(m_transaction, draft);
        if (!added && added.error().code == ErrorCode::InvalidInput)
            remark(record.line,
                   QStringLiteral("The rule “%1” cannot be used. %2").arg(record.name, added.error().message), true);
        else if (!added)
            return added.error();
        else {
            m_ours.insert(domain::foldedKey(record.name));
            ++m_added;
        }
    }
    return {};
}

Result<void> ImportedRules::ascribeLinks()
{
    for (auto links = m_links.cbegin(); links != m_links.cend(); ++links) {
        // Another rule of the same name did not add them, and must not take them back.
        if (!m_ours.contains(links.key()))
            continue;
        const auto rule = store::findRule(m_transaction.connection(), links.key());
        if (!rule)
            return rule.error();
        if (!*rule)
            continue;
        for (const LinkRef &link : *links) {
            if (auto done = store::ascribeLink(m_transaction, link, (*rule)->id); !done)
                return done;
            if (auto done = m_transaction.relieveHistory(); !done)
                return done;
        }
    }
    return {};
}

} // namespace tagloom::library
