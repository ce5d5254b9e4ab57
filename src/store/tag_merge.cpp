// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_merge.h"

#include "store/connection.h"
#include "store/rule_store.h"
#include "store/saved_search_store.h"
#include "store/statement.h"
#include "store/tag_maker.h"
#include "store/tag_store.h"
#include "store/tag_tree_store.h"
#include "store/transaction.h"

#include <QSet>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::Result;
using domain::Tag;
using domain::TagId;
using domain::TagName;

namespace {

/// How much a link says, for the choice between two of one item: what a person or an import has said, then what a
/// person has refused, then what only a rule says, then what is suggested. One that a rule may take back says less.
QString strength(const QString &link)
{
    return QStringLiteral("(CASE %1.status WHEN 'confirmed' THEN iif(%1.rule_id IS NULL, 6, 3) "
                          "WHEN 'rejected' THEN 4 ELSE 0 END + (%1.rule_id IS NULL))")
        .arg(link);
}

Result<qint64> itemCount(const Connection &connection, TagId tag)
{
    return connection.number(QStringLiteral("SELECT item_count FROM tag_counts WHERE tag_id = %1").arg(tag.value));
}

class Merge final
{
public:
    Merge(Transaction &transaction, const TagMerge &merge, const LinkProgress &progress)
        : m_transaction(transaction)
        , m_connection(transaction.connection())
        , m_merge(merge)
        , m_progress(progress)
    { }

    Result<TagMergeOutcome> run()
    {
        const auto into = requireTag(m_connection, m_merge.into);
        if (!into)
            return into.error();
        m_into = *into;
        m_outcome.into = m_into.name;
        const auto before = itemCount(m_connection, m_into.id);
        if (!before)
            return before.error();
        const auto total = countLinks(m_connection, m_merge.tags);
        if (!total)
            return total.error();
        m_links = *total;
        if (auto done = readPlaces(); !done)
            return done.error();
        for (const TagId tag : m_merge.tags) {
            if (auto done = take(tag); !done)
                return done.error();
        }
        if (auto done = takePlaces(); !done)
            return done.error();
        if (auto done = takeLooks(); !done)
            return done.error();
        const auto after = itemCount(m_connection, m_into.id);
        if (!after)
            return after.error();
        m_outcome.itemsGained = *after - *before;
        m_transaction.changes().tagsChanged.append(m_into.id);
        m_transaction.changes().tagsRelinked.append(m_into.id);
        m_transaction.changes().tagsRemoved += m_merge.tags;
        return m_outcome;
    }

private:
    /// Parents and children of those that go, but for each other. Done before anything moves, so that the order of the
    /// tags does not matter.
    Result<void> readPlaces()
    {
        QSet<TagId> merging(m_merge.tags.begin(), m_merge.tags.end());
        merging.insert(m_into.id);
        const auto below = tagsAndDescendants(m_connection, merging.values());
        if (!below)
            return below.error();
        const QSet<TagId> belowAny(below->begin(), below->end());
        const auto edges = readTagParents(m_connection);
        if (!edges)
            return edges.error();
        for (const TagParent &edge : *edges) {
            if (m_merge.tags.contains(edge.child) && !belowAny.contains(edge.parent))
                m_parents.append(edge.parent);
            else if (m_merge.tags.contains(edge.parent) && !merging.contains(edge.child))
                m_children.append(edge.child);
        }
        return {};
    }

    Result<void> take(TagId id)
    {
        const auto tag = requireTag(m_connection, id);
        if (!tag)
            return tag.error();
        if (auto done = takeLinks(id); !done)
            return done;
        const auto aliases = readTagAliases(m_connection, id);
        if (!aliases)
            return aliases.error();
        Statement moveAliases(m_connection, QStringLiteral("UPDATE tag_aliases SET tag_id = ? WHERE tag_id = ?"));
        if (auto done = moveAliases.run(m_into.id, id); !done)
            return done;
        Statement addWord(m_connection, addTagWordSql());
        for (const QString &alias : *aliases) {
            const auto name = TagName::parse(alias);
            if (!name)
                continue;
            if (auto done = addTagWords(addWord, m_into.id, *name); !done)
                return done;
        }
        // Its name is free, and so is its key, only once it has gone.
        if (auto done = Statement(m_connection, QStringLiteral("DELETE FROM tags WHERE id = ?")).run(id); !done)
            return done;
        m_gone.append(*tag);
        m_outcome.merged.append(tag->name);
        if (m_merge.keepNames) {
            const auto name = TagName::parse(tag->name);
            if (!name)
                return name.error();
            if (auto done = addTagAlias(m_transaction, m_into.id, *name); !done)
                return done;
        }
        if (auto done = replaceTagInSavedSearches(m_transaction, id, m_into.id); !done)
            return done;
        return replaceTagInRules(m_transaction, id, m_into.id);
    }

    Result<void> takeLinks(TagId id)
    {
        // Most items carry one of the two tags only.
        Statement move(
            m_connection,
            QStringLiteral("UPDATE item_tags SET tag_id = ?1 WHERE item_id = ?3 AND tag_id = ?2 AND NOT EXISTS "
                           "(SELECT 1 FROM item_tags WHERE item_id = ?3 AND tag_id = ?1)"));
        Statement strengthen(
            m_connection,
            QStringLiteral("UPDATE item_tags SET source = other.source, status = other.status, "
                           "confidence = other.confidence, added_at = other.added_at, rule_id = other.rule_id "
                           "FROM item_tags AS other "
                           "WHERE item_tags.item_id = ?3 AND item_tags.tag_id = ?1 AND other.item_id = ?3 "
                           "AND other.tag_id = ?2 AND %1 > %2")
                .arg(strength(QStringLiteral("other")), strength(QStringLiteral("item_tags"))));
        Statement remove(m_connection, QStringLiteral("DELETE FROM item_tags WHERE item_id = ? AND tag_id = ?"));
        const auto take = [&](ItemId item) -> Result<void> {
            if (auto done = move.run(m_into.id, id, item); !done)
                return done;
            if (m_connection.changedRows() > 0)
                return {};
            if (auto done = strengthen.run(m_into.id, id, item); !done)
                return done;
            return remove.run(item, id);
        };
        const auto tell = [this](qint64 links) {
            m_moved += links;
            if (m_progress)
                m_progress(m_moved, m_links);
        };
        return forEachLink(m_transaction, id, take, tell);
    }

    Result<void> takePlaces()
    {
        for (const TagId parent : std::as_const(m_parents)) {
            if (auto done = addTagParent(m_transaction, m_into.id, parent); !done)
                return done;
        }
        for (const TagId child : std::as_const(m_children)) {
            if (auto done = addTagParent(m_transaction, child, m_into.id); !done)
                return done;
            // It has lost a parent even if it stood below the tag that stays as well.
            m_transaction.changes().tagsChanged.append(child);
        }
        return {};
    }

    Result<void> takeLooks()
    {
        Tag looks = m_into;
        for (const Tag &tag : std::as_const(m_gone)) {
            if (looks.colour.isEmpty())
                looks.colour = tag.colour;
            if (looks.description.isEmpty())
                looks.description = tag.description;
            if (!looks.pin)
                looks.pin = tag.pin;
        }
        if (auto done = changeTagColour(m_transaction, m_into.id, looks.colour); !done)
            return done;
        if (auto done = changeTagDescription(m_transaction, m_into.id, looks.description); !done)
            return done;
        return changeTagPin(m_transaction, m_into.id, looks.pin);
    }

    Transaction &m_transaction;
    Connection &m_connection;
    const TagMerge &m_merge;
    const LinkProgress &m_progress;
    Tag m_into;
    QList<Tag> m_gone;
    QList<TagId> m_parents;
    QList<TagId> m_children;
    qint64 m_links = 0;
    qint64 m_moved = 0;
    TagMergeOutcome m_outcome;
};

} // namespace

Result<void> checkTagMerge(const Connection &connection, const TagMerge &merge)
{
    const auto into = requireTag(connection, merge.into);
    if (!into)
        return into.error();
    if (merge.tags.isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("Nothing is to be merged. Name at least one other tag.")};
    for (const TagId id : merge.tags) {
        const auto tag = requireTag(connection, id);
        if (!tag)
            return tag.error();
        if (id == merge.into)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("“%1” cannot be merged into itself. Choose another tag.").arg(tag->name)};
    }
    const auto below = tagsAndDescendants(connection, merge.tags);
    if (!below)
        return below.error();
    if (!below->contains(merge.into))
        return {};
    for (const TagId id : merge.tags) {
        const auto chain = namesUpTo(connection, merge.into, id);
        if (!chain)
            return chain.error();
        if (!chain->isEmpty())
            return Error{
                ErrorCode::Conflict,
                QStringLiteral("“%1” cannot be merged into “%2”, which stands below it: %3. Merge “%2” into “%1” "
                               "instead, or move it first.")
                    .arg(chain->constLast(), into->name, chainText(*chain))};
    }
    return {};
}

Result<TagMergeOutcome> mergeTags(Transaction &transaction, const TagMerge &merge, const LinkProgress &progress)
{
    TagMerge usable = merge;
    usable.tags.clear();
    for (const TagId tag : merge.tags) {
        if (!usable.tags.contains(tag))
            usable.tags.append(tag);
    }
    if (auto done = checkTagMerge(transaction.connection(), usable); !done)
        return done.error();
    return Merge(transaction, usable, progress).run();
}

} // namespace tagloom::store
