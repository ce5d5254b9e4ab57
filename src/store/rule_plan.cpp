// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rule_plan.h"

#include "domain/query/parser.h"
#include "store/connection.h"
#include "store/id_set.h"
#include "store/leaf_items.h"
#include "store/number_scan.h"
#include "store/query_evaluation.h"
#include "store/rule_store.h"
#include "store/statement.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace tagloom::store {

using domain::BoundNode;
using domain::ItemId;
using domain::LinkSource;
using domain::LinkStatus;
using domain::Result;
using domain::Rule;
using domain::TagId;

namespace {

/// Up to so many items are looked at by themselves; for more it is quicker to ask for all.
constexpr qsizetype mostNamedItems = 500;

class Planner final
{
public:
    Planner(const Connection &connection, const QList<ItemId> *among, const Moment &moment)
        : m_connection(connection)
        , m_moment(moment)
    {
        if (!among)
            return;
        m_among = IdSet(*among);
        if (m_among->ids().size() <= mostNamedItems)
            m_named = &m_among->ids();
    }

    Result<RulePlan> run(const QList<Rule> &rules)
    {
        for (const Rule &rule : rules) {
            RulePlan::Outcome outcome;
            outcome.rule = rule.id;
            if (auto done = add(rule, outcome); !done)
                return done.error();
            m_plan.outcomes.append(outcome);
        }
        return std::move(m_plan);
    }

private:
    Result<void> add(const Rule &rule, RulePlan::Outcome &outcome)
    {
        const domain::ParsedQuery parsed = domain::parseQuery(rule.query);
        if (parsed.error || parsed.query.isEmpty()) {
            outcome.problem = parsed.error
                ? QStringLiteral("Its condition cannot be read. %1").arg(parsed.error->expected)
                : QStringLiteral("It has no condition.");
            return {};
        }
        const auto bound = bindQuery(m_connection, parsed.query, m_moment);
        if (!bound)
            return bound.error();
        if (const QStringList remarks = bound->remarks(); !remarks.isEmpty()) {
            outcome.problem = remarks.join(u' ');
            return {};
        }
        const auto found = find(bound->query);
        if (!found)
            return found.error();
        outcome.found = found->ids().size();
        if (found->isNothing())
            return {};
        const auto missing = missingTags(m_connection, rule.tags);
        if (!missing)
            return missing.error();
        for (const TagId tag : rule.tags) {
            const bool isToBeMade = tag.value < 0;
            if (!isToBeMade && missing->contains(tag))
                continue;
            const auto known = linked(tag);
            if (!known)
                return known.error();
            if (auto done = turnSuggestions(rule, tag, *found, outcome); !done)
                return done;
            IdSet items = *found;
            IdSet others = **known;
            others.complement();
            items.intersect(others);
            if (items.isNothing())
                continue;
            outcome.links += items.ids().size();
            if (m_counts && rule.status == LinkStatus::Confirmed)
                count(items.ids());
            **known = IdSet::united({**known, items});
            m_plan.links.append(PlannedLinks{rule.id, tag, rule.status, items.ids()});
        }
        return {};
    }

    /// What the rule has suggested before it was to put tags on.
    Result<void> turnSuggestions(const Rule &rule, TagId tag, const IdSet &found, RulePlan::Outcome &outcome)
    {
        if (rule.status != LinkStatus::Confirmed || !rule.id.isValid())
            return {};
        QList<ItemId> suggested;
        Statement rows(m_connection,
                       QStringLiteral("SELECT item_id FROM item_tags "
                                      "WHERE rule_id = ? AND status = 'suggested' AND tag_id = ?"));
        rows.bind(rule.id, tag);
        while (rows.next())
            suggested.append(ItemId{rows.integer(0)});
        if (auto done = rows.finish(); !done)
            return done;
        IdSet items(std::move(suggested));
        items.intersect(found);
        const bool isNamedTwice = std::any_of(m_plan.links.begin(), m_plan.links.end(), [&](const PlannedLinks &links) {
            return links.turnsSuggestions && links.rule == rule.id && links.tag == tag;
        });
        if (items.isNothing() || isNamedTwice)
            return {};
        outcome.links += items.ids().size();
        if (m_counts)
            count(items.ids());
        m_plan.links.append(PlannedLinks{rule.id, tag, rule.status, items.ids(), true});
        m_turns = true;
        return {};
    }

    /// The items of the query, listed, out of those that count.
    Result<IdSet> find(const domain::BoundQuery &query)
    {
        auto found = evaluate(query.root, [this](const BoundNode::Leaf &leaf) { return answer(leaf); });
        if (!found)
            return found;
        if (m_among)
            found->intersect(*m_among);
        if (!query.coversTrash && !found->isNothing()) {
            const auto live = liveItems();
            if (!live)
                return live.error();
            found->intersect(**live);
        }
        if (!found->isComplement())
            return found;
        const auto all = allItems();
        if (!all)
            return all.error();
        IdSet listed = **all;
        listed.intersect(*found);
        return listed;
    }

    Result<const IdSet *> allItems()
    {
        if (m_all)
            return &*m_all;
        QList<ItemId> all;
        const auto done = scanNumbers(m_connection, QStringLiteral("id"), QStringLiteral("items"),
                                      [&all](const qint64 *row) { all.append(ItemId{row[0]}); });
        if (!done)
            return done.error();
        m_all = IdSet(std::move(all));
        return &*m_all;
    }

    /// All but the trash.
    Result<const IdSet *> liveItems()
    {
        if (m_live)
            return &*m_live;
        QList<ItemId> trashed;
        Statement rows(m_connection, QStringLiteral("SELECT id FROM items WHERE trashed_at IS NOT NULL"));
        rows.bind();
        while (rows.next())
            trashed.append(ItemId{rows.integer(0)});
        if (auto done = rows.finish(); !done)
            return done.error();
        m_live = IdSet(std::move(trashed));
        m_live->complement();
        return &*m_live;
    }

    /// The items that have a link with the tag, or would have by now.
    Result<IdSet *> linked(TagId tag)
    {
        const auto known = m_linked.find(tag);
        if (known != m_linked.end())
            return &*known;
        QList<ItemId> items;
        if (m_named) {
            Statement rows(m_connection,
                           QStringLiteral("SELECT item_id FROM item_tags "
                                          "WHERE item_id IN (SELECT value FROM json_each(?2)) AND tag_id = ?1"));
            rows.bind(tag, jsonArray(*m_named));
            while (rows.next())
                items.append(ItemId{rows.integer(0)});
            if (auto done = rows.finish(); !done)
                return done.error();
        } else {
            const auto done = scanNumbers(m_connection, QStringLiteral("item_id"),
                                          QStringLiteral("item_tags WHERE tag_id = %1").arg(tag.value),
                                          [&items](const qint64 *row) { items.append(ItemId{row[0]}); });
            if (!done)
                return done.error();
        }
        return &*m_linked.insert(tag, IdSet(std::move(items)));
    }

    /// What the leaf finds in the library as the plan would leave it.
    Result<QList<ItemId>> answer(const BoundNode::Leaf &leaf)
    {
        const auto *const number = std::get_if<domain::TagCountLeaf>(&leaf);
        if (number && !m_named)
            return counted(*number);
        auto items = leafItems(m_connection, leaf, m_named);
        if (!items || m_plan.links.isEmpty())
            return items;
        if (const auto *const tags = std::get_if<domain::TagsLeaf>(&leaf)) {
            if (tags->links && m_turns)
                items = withTurned(std::move(*items), &tags->tags, *tags->links);
            if (!items)
                return items;
            return united(std::move(*items), [&](const PlannedLinks &links) {
                return tags->tags.contains(links.tag) && fits(links, tags->links);
            });
        }
        if (const auto *const text = std::get_if<domain::TextLeaf>(&leaf))
            return united(std::move(*items), [&](const PlannedLinks &links) {
                return links.status == LinkStatus::Confirmed && text->tags.contains(links.tag);
            });
        if (const auto *const state = std::get_if<domain::StateLeaf>(&leaf);
            state && state->state == domain::StateLeaf::State::Suggested) {
            if (m_turns) {
                domain::LinkBounds open;
                open.statuses = {LinkStatus::Suggested};
                items = withTurned(std::move(*items), nullptr, open);
            }
            if (!items)
                return items;
            return united(std::move(*items),
                          [](const PlannedLinks &links) { return links.status == LinkStatus::Suggested; });
        }
        return number ? recounted(std::move(*items), *number) : std::move(items);
    }

    /// By one look at all links for all rules of the plan: asking for each item takes ten times as long.
    Result<QList<ItemId>> counted(const domain::TagCountLeaf &leaf)
    {
        const auto all = allItems();
        if (!all)
            return all.error();
        const QList<ItemId> &ids = (*all)->ids();
        if (!m_counts) {
            m_counts = std::vector<quint32>(static_cast<size_t>(ids.size()));
            // The table is in the order of its items.
            qsizetype place = 0;
            const auto done =
                scanNumbers(m_connection, QStringLiteral("item_id"),
                            QStringLiteral("item_tags WHERE status = 'confirmed'"), [&](const qint64 *row) {
                                while (place > 0 && ids[place].value > row[0])
                                    --place;
                                while (place + 1 < ids.size() && ids[place].value < row[0])
                                    ++place;
                                if (place < ids.size() && ids[place].value == row[0])
                                    ++(*m_counts)[static_cast<size_t>(place)];
                            });
            if (!done)
                return done.error();
            for (const PlannedLinks &links : std::as_const(m_plan.links)) {
                if (links.status == LinkStatus::Confirmed)
                    count(links.items);
            }
        }
        QList<ItemId> found;
        for (qsizetype place = 0; place < ids.size(); ++place) {
            const qint64 number = (*m_counts)[static_cast<size_t>(place)];
            if (number >= leaf.from && number <= leaf.to)
                found.append(ids[place]);
        }
        return found;
    }

    /// One more link for each of these; ascending.
    void count(const QList<ItemId> &items)
    {
        const QList<ItemId> &ids = m_all->ids();
        qsizetype place = 0;
        for (const ItemId item : items) {
            while (place + 1 < ids.size() && ids[place] < item)
                ++place;
            ++(*m_counts)[static_cast<size_t>(place)];
        }
    }

    /// Of items whose suggestions become links, the links with these tags, with all if there are none, are looked at
    /// one by one: as suggestions they may have been found by what they are no longer.
    Result<QList<ItemId>> withTurned(QList<ItemId> items, const QList<TagId> *tags,
                                     const domain::LinkBounds &bounds) const
    {
        std::vector<IdSet> sets;
        for (const PlannedLinks &links : m_plan.links) {
            if (links.turnsSuggestions && (!tags || tags->contains(links.tag)))
                sets.push_back(IdSet(links.items));
        }
        const IdSet turned = IdSet::united(sets);
        if (turned.isNothing())
            return items;
        IdSet others = turned;
        others.complement();
        IdSet rest(std::move(items));
        rest.intersect(others);
        QList<ItemId> fitting;
        Statement rows(m_connection,
                       QStringLiteral("SELECT item_id, tag_id, source, status, confidence, added_at FROM item_tags "
                                      "WHERE item_id IN (SELECT value FROM json_each(?1))"));
        rows.bind(jsonArray(turned.ids()));
        while (rows.next()) {
            const ItemId item{rows.integer(0)};
            const TagId tag{rows.integer(1)};
            if (tags && !tags->contains(tag))
                continue;
            const LinkStatus status = isTurned(item, tag)
                ? LinkStatus::Confirmed
                : domain::linkStatusFromWord(rows.text(3)).value_or(LinkStatus::Confirmed);
            const LinkSource source = domain::linkSourceFromWord(rows.text(2)).value_or(LinkSource::User);
            const auto isAdded = [added = rows.integer(5)](const domain::TimeSpan &span) {
                return added >= span.from && added < span.to;
            };
            const double confidence = rows.isNull(4) ? 0 : rows.real(4);
            const bool isInside = confidence >= bounds.confidenceFrom && confidence <= bounds.confidenceTo;
            if ((bounds.sources.isEmpty() || bounds.sources.contains(source))
                && (bounds.statuses.isEmpty() || bounds.statuses.contains(status))
                && (!bounds.hasConfidence || (!rows.isNull(4) && isInside == bounds.confidenceInside))
                && (bounds.added.isEmpty() || std::any_of(bounds.added.begin(), bounds.added.end(), isAdded)))
                fitting.append(item);
        }
        if (auto done = rows.finish(); !done)
            return done.error();
        return IdSet::united({rest, IdSet(std::move(fitting))}).ids();
    }

    bool isTurned(ItemId item, TagId tag) const
    {
        return std::any_of(m_plan.links.begin(), m_plan.links.end(), [&](const PlannedLinks &links) {
            return links.turnsSuggestions && links.tag == tag
                && std::binary_search(links.items.begin(), links.items.end(), item);
        });
    }

    /// A planned link has no confidence yet, and its time is now.
    bool fits(const PlannedLinks &links, const std::optional<domain::LinkBounds> &bounds) const
    {
        if (!bounds)
            return links.status == LinkStatus::Confirmed;
        if (links.turnsSuggestions)
            return false; // see withTurned()
        const auto isAdded = [this](const domain::TimeSpan &span) {
            return m_moment.now >= span.from && m_moment.now < span.to;
        };
        return (bounds->sources.isEmpty() || bounds->sources.contains(LinkSource::Rule))
            && (bounds->statuses.isEmpty() || bounds->statuses.contains(links.status)) && !bounds->hasConfidence
            && (bounds->added.isEmpty() || std::any_of(bounds->added.begin(), bounds->added.end(), isAdded));
    }

    template <class Counts> QList<ItemId> united(QList<ItemId> items, const Counts &counts) const
    {
        std::vector<IdSet> sets{IdSet(std::move(items))};
        for (const PlannedLinks &links : m_plan.links) {
            if (counts(links))
                sets.push_back(IdSet(links.items));
        }
        return IdSet::united(sets).ids();
    }

    /// Items with planned links have more tags than the library says. Of those that are named.
    Result<QList<ItemId>> recounted(QList<ItemId> items, const domain::TagCountLeaf &leaf) const
    {
        QHash<ItemId, qint64> more;
        for (const PlannedLinks &links : m_plan.links) {
            for (const ItemId item : links.items)
                more[item] += links.status == LinkStatus::Confirmed ? 1 : 0;
        }
        Statement rows(m_connection,
                       QStringLiteral("SELECT item_id, count(*) FROM item_tags WHERE status = 'confirmed' "
                                      "AND item_id IN (SELECT value FROM json_each(?)) GROUP BY item_id"));
        rows.bind(jsonArray(more.keys()));
        while (rows.next())
            more[ItemId{rows.integer(0)}] += rows.integer(1);
        if (auto done = rows.finish(); !done)
            return done.error();
        items.removeIf([&more](ItemId item) { return more.contains(item); });
        for (auto one = more.cbegin(); one != more.cend(); ++one) {
            if (*one >= leaf.from && *one <= leaf.to)
                items.append(one.key());
        }
        return IdSet(std::move(items)).ids();
    }

    const Connection &m_connection;
    const Moment m_moment;
    std::optional<IdSet> m_among;
    const QList<ItemId> *m_named = nullptr; ///< the items that count, if they are few
    std::optional<IdSet> m_live;
    std::optional<IdSet> m_all;
    std::optional<std::vector<quint32>> m_counts; ///< confirmed links, planned ones too, of each of m_all
    QHash<TagId, IdSet> m_linked;
    bool m_turns = false; ///< some of the plan are suggestions that become links
    RulePlan m_plan;
};

} // namespace

qint64 RulePlan::linkCount() const
{
    qint64 count = 0;
    for (const PlannedLinks &planned : links)
        count += planned.items.size();
    return count;
}

QList<ItemId> RulePlan::items() const
{
    std::vector<IdSet> sets;
    for (const PlannedLinks &planned : links)
        sets.push_back(IdSet(planned.items));
    return IdSet::united(sets).ids();
}

Result<RulePlan> planRules(const Connection &connection, const QList<Rule> &rules, const QList<ItemId> *among,
                           const Moment &moment)
{
    return Planner(connection, among, moment).run(rules);
}

} // namespace tagloom::store
