// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rule_links.h"

#include "store/connection.h"
#include "store/id_set.h"
#include "store/rule_store.h"
#include "store/set_aside.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QHash>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::LinkRef;
using domain::LinkStatus;
using domain::Result;
using domain::Rule;
using domain::RuleId;
using domain::TagId;

namespace {

/// Links between two reports of progress.
constexpr qint64 linksInOnePart = 2000;

/// Above this nobody follows the links one by one, and the trigger of each costs more than counting at the end.
constexpr qint64 fewestBulkLinks = 5000;

/// Work on links, told how far it is; where they are many, what follows from them is done once.
class LinkWork final
{
public:
    LinkWork(Transaction &transaction, qint64 total, const RuleProgress &progress)
        : m_transaction(transaction)
        , m_total(total)
        , m_progress(progress)
        , m_setAside(transaction.connection())
    { }

    bool isBulk() const { return m_total > fewestBulkLinks; }

    Result<void> begin(const QString &rowTrigger) { return isBulk() ? m_setAside.drop({rowTrigger}) : Result<void>(); }

    Result<void> oneMore()
    {
        if (++m_done % linksInOnePart != 0)
            return {};
        if (m_progress && !m_progress(m_done, m_total))
            return Error{ErrorCode::Cancelled, QStringLiteral("It was cancelled, and nothing was changed.")};
        return m_transaction.relieveHistory();
    }

    /// `changes`: how many items outside the trash each tag has more, or less.
    Result<void> finish(const QHash<TagId, qint64> &changes)
    {
        if (!isBulk())
            return {};
        Statement count(m_transaction.connection(),
                        QStringLiteral("UPDATE tag_counts SET item_count = item_count + ? WHERE tag_id = ?"));
        for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
            if (auto done = count.run(*change, change.key()); !done)
                return done;
            m_transaction.changes().tagsRelinked.append(change.key());
        }
        return m_setAside.bringBack();
    }

private:
    Transaction &m_transaction;
    const qint64 m_total;
    const RuleProgress &m_progress;
    SetAside m_setAside;
    qint64 m_done = 0;
};

Result<IdSet> trashedItems(const Connection &connection)
{
    QList<ItemId> trashed;
    Statement rows(connection, QStringLiteral("SELECT id FROM items WHERE trashed_at IS NOT NULL"));
    rows.bind();
    while (rows.next())
        trashed.append(ItemId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return IdSet(std::move(trashed));
}

} // namespace

Result<qint64> addPlannedLinks(Transaction &transaction, const RulePlan &plan, const RuleProgress &progress)
{
    const Connection &connection = transaction.connection();
    LinkWork work(transaction, plan.linkCount(), progress);
    const auto trashed = work.isBulk() ? trashedItems(connection) : Result(IdSet());
    if (!trashed)
        return trashed.error();
    if (auto done = work.begin(QStringLiteral("tag_counts_link_added")); !done)
        return done.error();
    QHash<TagId, qint64> counts;
    Statement insert(connection,
                     QStringLiteral("INSERT INTO item_tags (item_id, tag_id, source, status, added_at, rule_id) "
                                    "VALUES (?, ?, 'rule', ?, ?, ?)"));
    Statement confirm(connection,
                      QStringLiteral("UPDATE item_tags SET status = 'confirmed' "
                                     "WHERE item_id = ? AND tag_id = ? AND rule_id = ? AND status = 'suggested'"));
    for (const PlannedLinks &links : plan.links) {
        if (links.turnsSuggestions) {
            counts[links.tag] += 0; // counted row by row
            for (const ItemId item : links.items) {
                if (auto done = confirm.run(item, links.tag, links.rule); !done)
                    return done.error();
                if (!work.isBulk())
                    transaction.changes().linksChanged.append(LinkRef{item, links.tag});
                if (auto done = work.oneMore(); !done)
                    return done.error();
            }
            continue;
        }
        const QString status = domain::toWord(links.status);
        for (const ItemId item : links.items) {
            if (auto done = insert.run(item, links.tag, status, transaction.now(), links.rule); !done)
                return done.error();
            if (!work.isBulk())
                transaction.changes().linksAdded.append(LinkRef{item, links.tag});
            if (auto done = work.oneMore(); !done)
                return done.error();
        }
        IdSet inTrash(links.items);
        inTrash.intersect(*trashed);
        counts[links.tag] += links.status == LinkStatus::Confirmed ? links.items.size() - inTrash.ids().size() : 0;
    }
    if (auto done = work.finish(counts); !done)
        return done.error();
    return plan.linkCount();
}

Result<qint64> takeBackRule(Transaction &transaction, RuleId rule, const RuleProgress &progress)
{
    const Connection &connection = transaction.connection();
    const auto total = countRuleLinks(connection, rule);
    if (!total)
        return total;
    LinkWork work(transaction, *total, progress);
    QHash<TagId, qint64> counts;
    Statement rows(connection,
                   QStringLiteral("SELECT tag_id, sum(status = 'confirmed' AND trashed_at IS NULL) FROM item_tags "
                                  "CROSS JOIN items ON items.id = item_id WHERE rule_id = ? AND status <> 'rejected' "
                                  "GROUP BY tag_id"));
    rows.bind(rule);
    while (rows.next())
        counts.insert(TagId{rows.integer(0)}, -rows.integer(1));
    if (auto done = rows.finish(); !done)
        return done.error();
    if (auto done = work.begin(QStringLiteral("tag_counts_link_removed")); !done)
        return done.error();
    Statement next(connection,
                   QStringLiteral("SELECT item_id, tag_id FROM item_tags WHERE rule_id = ? AND status = ? LIMIT ?"));
    Statement remove(connection, QStringLiteral("DELETE FROM item_tags WHERE item_id = ? AND tag_id = ?"));
    for (const LinkStatus status : {LinkStatus::Confirmed, LinkStatus::Suggested}) {
        QList<LinkRef> links;
        do {
            links.clear();
            next.bind(rule, domain::toWord(status), linksInOnePart);
            while (next.next())
                links.append(LinkRef{ItemId{next.integer(0)}, TagId{next.integer(1)}});
            if (auto done = next.finish(); !done)
                return done.error();
            for (const LinkRef &link : std::as_const(links)) {
                if (auto done = remove.run(link.item, link.tag); !done)
                    return done.error();
                if (auto done = work.oneMore(); !done)
                    return done.error();
            }
            if (!work.isBulk())
                transaction.changes().linksRemoved += links;
        } while (!links.isEmpty());
    }
    if (auto done = work.finish(counts); !done)
        return done.error();
    return total;
}

Result<qint64> countRuleLinks(const Connection &connection, RuleId rule)
{
    return connection.number(QStringLiteral("SELECT count(*) FROM item_tags WHERE rule_id = %1 "
                                            "AND rule_id IS NOT NULL AND status <> 'rejected'")
                                 .arg(rule.value));
}

Result<QList<Rule>> readRulesForNewItems(const Connection &connection)
{
    auto rules = readRules(connection);
    if (rules)
        rules->removeIf([](const Rule &rule) { return !rule.enabled || !rule.onNewItems; });
    return rules;
}

Result<qint64> runRulesOnNewItems(Transaction &transaction, const QList<ItemId> &items, const QList<Rule> &rules)
{
    if (items.isEmpty() || rules.isEmpty())
        return 0;
    const auto plan = planRules(transaction.connection(), rules, &items);
    if (!plan)
        return plan.error();
    if (const auto added = addPlannedLinks(transaction, *plan); !added)
        return added.error();
    return plan->items().size();
}

Result<void> ascribeLink(Transaction &transaction, LinkRef link, RuleId rule)
{
    return Statement(transaction.connection(),
                     QStringLiteral("UPDATE item_tags SET rule_id = ? WHERE item_id = ? AND tag_id = ?"))
        .run(rule, link.item, link.tag);
}

} // namespace tagloom::store
