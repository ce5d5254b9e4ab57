// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search_explanation.h"

#include "domain/query/parser.h"
#include "domain/tag_name.h"
#include "store/connection.h"
#include "store/leaf_items.h"
#include "store/saved_search_store.h"
#include "store/statement.h"
#include "store/tag_store.h"
#include "store/text_pattern.h"

#include <array>
#include <utility>

namespace tagloom::store {

using domain::BoundNode;
using domain::ItemId;
using domain::Query;
using domain::QueryNode;
using domain::QueryTerm;
using domain::Result;
using domain::TagId;
using Where = HitReason::Where;

namespace {

constexpr qsizetype mostReasons = 20;

domain::TagNameOf nameReader(const Connection &connection)
{
    return [&connection](TagId id) {
        const auto tag = readTag(connection, id);
        return tag && *tag ? (*tag)->name : QStringLiteral("a tag that is no more");
    };
}

/// The terms that are not under a `not`; of two that cancel each other none is, which is as well.
void collectWanted(const QueryNode &node, QList<const QueryTerm *> &terms)
{
    if (node.kind == QueryNode::Kind::Not)
        return;
    if (node.kind == QueryNode::Kind::Term)
        terms.append(&node.term);
    for (const QueryNode &child : node.children)
        collectWanted(child, terms);
}

class Reasons final
{
public:
    Reasons(const Connection &connection, ItemId item, const Moment &moment)
        : m_connection(connection)
        , m_item(item)
        , m_moment(moment)
    { }

    Result<void> add(const QueryNode &query)
    {
        QList<const QueryTerm *> terms;
        collectWanted(query, terms);
        for (const QueryTerm *const term : std::as_const(terms)) {
            if (m_reasons.size() >= mostReasons)
                break;
            if (auto done = addTerm(*term); !done)
                return done;
        }
        return {};
    }

    QList<HitReason> m_reasons;

private:
    Result<void> addTerm(const QueryTerm &term)
    {
        if (const auto *const field = std::get_if<domain::FieldTerm>(&term);
            field && field->key == domain::FieldKey::Search)
            return addSearch(*field);
        const auto bound = bindQuery(m_connection, Query{{QueryNode::Kind::Term, {}, term, {}}}, m_moment);
        if (!bound)
            return bound.error();
        m_term = toText(term, nameReader(m_connection));
        const BoundNode &root = bound->query.root;
        if (root.kind != BoundNode::Kind::Leaf)
            return {};
        if (const auto *const leaf = std::get_if<domain::TextLeaf>(&root.leaf)) {
            constexpr std::array all{Where::Title, Where::Url, Where::Notes};
            for (const Where where : all) {
                if (auto done = addText(where, leaf->match, leaf->like); !done)
                    return done;
            }
            return addWordTags(*leaf, std::get<domain::TextTerm>(term).text);
        }
        if (const auto *const leaf = std::get_if<domain::ColumnLeaf>(&root.leaf))
            return addText(static_cast<Where>(leaf->column), leaf->match, leaf->like);
        if (const auto *const leaf = std::get_if<domain::TagsLeaf>(&root.leaf))
            return addTags(*leaf, std::get<domain::TagTerm>(term));
        return {};
    }

    /// What the saved search itself asks for; each is looked into once.
    Result<void> addSearch(const domain::FieldTerm &term)
    {
        const auto search = findSavedSearch(m_connection, term.value.text);
        if (!search)
            return search.error();
        if (!*search || term.comparison != domain::Comparison::Equal || m_searches.contains((*search)->id))
            return {};
        m_searches.append((*search)->id);
        return add(domain::parseQuery((*search)->query).query.root);
    }

    Result<void> addText(Where where, const QString &match, const QString &like)
    {
        const auto column = static_cast<size_t>(where);
        constexpr std::array indexed{"title", "url", "notes"};
        constexpr std::array stored{"title", "url", "body"};
        bool matches = false;
        if (!match.isEmpty()) {
            Statement rows(m_connection,
                           QStringLiteral("SELECT 1 FROM items_fts WHERE %1 MATCH ? AND rowid = ?")
                               .arg(QLatin1String(indexed[column])));
            rows.bind(match, m_item);
            matches = rows.next();
            if (auto done = rows.finish(); !done)
                return done;
        } else if (!like.isEmpty()) {
            Statement rows(m_connection,
                           QStringLiteral("SELECT %1 FROM items LEFT JOIN item_notes ON item_id = id WHERE id = ?")
                               .arg(QLatin1String(stored[column])));
            rows.bind(m_item);
            matches = rows.next() && !rows.isNull(0) && isLike(rows.text(0), like);
            if (auto done = rows.finish(); !done)
                return done;
        }
        if (matches)
            m_reasons.append({where, m_term, {}, {}, {}});
        return {};
    }

    /// By a word of the tag's name, or else by one of another name.
    Result<void> addWordTags(const domain::TextLeaf &leaf, const domain::QueryText &text)
    {
        const auto tags = findingTags(m_connection, {leaf.tags, std::nullopt}, m_item);
        if (!tags)
            return tags.error();
        const QString pattern = tagWordsPattern(text);
        for (const TagId id : *tags) {
            QStringList names;
            Statement rows(m_connection,
                           QStringLiteral("SELECT name FROM tags WHERE id = ?1 "
                                          "UNION ALL SELECT alias FROM tag_aliases WHERE tag_id = ?1"));
            rows.bind(id);
            while (rows.next())
                names.append(rows.text(0));
            if (auto done = rows.finish(); !done)
                return done;
            HitReason reason{Where::Tag, m_term, id, names.value(0), {}};
            for (const QString &name : std::as_const(names)) {
                const auto matches = hasWordLike(name, pattern);
                if (!matches)
                    return matches.error();
                if (!*matches)
                    continue;
                if (name != reason.tagName) {
                    reason.where = Where::Alias;
                    reason.other = name;
                }
                break;
            }
            m_reasons.append(reason);
        }
        return {};
    }

    Result<bool> hasWordLike(const QString &name, const QString &pattern)
    {
        const auto written = domain::TagName::parse(name);
        Statement comparison(m_connection, QStringLiteral("SELECT ? LIKE ? ESCAPE '\\'"));
        bool matches = false;
        for (const QString &word : written ? written->words() : QStringList()) {
            comparison.bind(word, pattern);
            matches = matches || (comparison.next() && comparison.integer(0) != 0);
            if (auto done = comparison.finish(); !done)
                return done.error();
        }
        return matches;
    }

    Result<void> addTags(const domain::TagsLeaf &leaf, const domain::TagTerm &term)
    {
        const auto tags = findingTags(m_connection, leaf, m_item);
        if (!tags)
            return tags.error();
        auto named = std::optional<TagId>();
        if (term.bound.isValid()) {
            named = term.bound;
        } else if (!term.name.hasWildcard()) {
            const auto found = findNamedTag(m_connection, term.name.text);
            if (!found)
                return found.error();
            named = *found;
        }
        const auto nameOf = nameReader(m_connection);
        for (const TagId id : *tags) {
            HitReason reason{Where::Tag, m_term, id, nameOf(id), {}};
            if (named && id != *named) {
                reason.where = Where::Descendant;
                reason.other = nameOf(*named);
            } else if (named && !term.bound.isValid()) {
                const QString spaced = QString(term.name.text).replace(u'_', u' ');
                const QString key = domain::foldedKey(reason.tagName);
                if (key != domain::foldedKey(term.name.text) && key != domain::foldedKey(spaced)) {
                    reason.where = Where::Alias;
                    reason.other = term.name.text;
                }
            }
            m_reasons.append(reason);
        }
        return {};
    }

    const Connection &m_connection;
    ItemId m_item;
    const Moment &m_moment;
    QString m_term;
    QList<domain::SavedSearchId> m_searches; ///< looked into so far
};

} // namespace

Result<SearchPlan> explain(const Connection &connection, const SearchRequest &request, const Moment &moment)
{
    const auto bound = bindRequest(connection, request, moment);
    if (!bound)
        return bound.error();
    SearchPlan plan{toText(request.query, nameReader(connection)), bound->query.coversTrash, {}};
    if (auto set = evaluate(connection, bound->query.root, &plan.steps); !set)
        return set.error();
    return plan;
}

Result<QList<HitReason>> whyFound(const Connection &connection, const Query &query, ItemId item, const Moment &moment)
{
    Reasons reasons(connection, item, moment);
    if (auto done = reasons.add(query.root); !done)
        return done.error();
    return reasons.m_reasons.mid(0, mostReasons);
}

QString toSentence(const HitReason &reason)
{
    switch (reason.where) {
    case Where::Title:
        return QStringLiteral("%1 is in the title").arg(reason.term);
    case Where::Url:
        return QStringLiteral("%1 is in the address").arg(reason.term);
    case Where::Notes:
        return QStringLiteral("%1 is in the notes").arg(reason.term);
    case Where::Tag:
        return QStringLiteral("%1: tag “%2”").arg(reason.term, reason.tagName);
    case Where::Alias:
        return QStringLiteral("%1: tag “%2”, also called “%3”").arg(reason.term, reason.tagName, reason.other);
    case Where::Descendant:
        return QStringLiteral("%1: tag “%2”, below “%3”").arg(reason.term, reason.tagName, reason.other);
    }
    Q_UNREACHABLE();
}

} // namespace tagloom::store
