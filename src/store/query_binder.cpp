// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query_binder.h"

#include "domain/query/date_value.h"
#include "domain/query/parser.h"
#include "domain/tag_name.h"
#include "store/connection.h"
#include "store/link_bounds.h"
#include "store/saved_search_store.h"
#include "store/statement.h"
#include "store/tag_store.h"
#include "store/tag_tree_store.h"
#include "store/text_pattern.h"

#include <algorithm>
#include <limits>

namespace tagloom::store {

using domain::BoundNode;
using domain::Comparison;
using domain::FieldKey;
using domain::FieldTerm;
using domain::KindId;
using domain::QueryNode;
using domain::Result;
using domain::StateLeaf;
using domain::TagId;
using domain::TagTerm;
using domain::TextTerm;

namespace {

/// Searches that contain others twice and again would grow without end.
constexpr qsizetype mostIncludedNodes = 20000;

BoundNode leafNode(BoundNode::Leaf leaf)
{
    return {BoundNode::Kind::Leaf, {}, std::move(leaf)};
}

BoundNode everything()
{
    return {BoundNode::Kind::And, {}, {}};
}

BoundNode nothing()
{
    return {BoundNode::Kind::Or, {}, {}};
}

BoundNode negated(BoundNode node)
{
    BoundNode negation{BoundNode::Kind::Not, {}, {}};
    negation.children.push_back(std::move(node));
    return negation;
}

class Binder final
{
public:
    Binder(const Connection &connection, const Moment &moment)
        : m_connection(connection)
        , m_moment(moment)
    { }

    Result<BoundNode> bind(const QueryNode &node)
    {
        if (!m_open.isEmpty() && (m_depth >= domain::maximumNesting || ++m_includedNodes > mostIncludedNodes)) {
            note(m_search.unusableSearches, m_open.constFirst());
            return nothing();
        }
        ++m_depth;
        auto bound = bindNode(node);
        --m_depth;
        return bound;
    }

    BoundSearch m_search;

private:
    Result<BoundNode> bindNode(const QueryNode &node)
    {
        if (node.kind == QueryNode::Kind::Term)
            return std::visit([this](const auto &term) { return bindTerm(term); }, node.term);
        BoundNode bound;
        bound.kind = node.kind == QueryNode::Kind::Or ? BoundNode::Kind::Or
            : node.kind == QueryNode::Kind::Not       ? BoundNode::Kind::Not
                                                      : BoundNode::Kind::And;
        for (const QueryNode &child : node.children) {
            auto part = bind(child);
            if (!part)
                return part.error();
            if (!isAmong(bound.children, *part))
                bound.children.push_back(std::move(*part));
        }
        return bound;
    }

    static bool isAmong(const std::vector<BoundNode> &nodes, const BoundNode &node)
    {
        return node.kind == BoundNode::Kind::Leaf
            && std::any_of(nodes.begin(), nodes.end(), [&node](const BoundNode &other) {
                   return other.kind == BoundNode::Kind::Leaf && other.leaf == node.leaf;
               });
    }

    Result<BoundNode> bindTerm(const TextTerm &term)
    {
        const TextPattern pattern = textPattern(term.text);
        if (pattern.like == QLatin1String("%"))
            return everything();
        domain::TextLeaf leaf{pattern.match, pattern.like, {}};
        if (!domain::foldedKey(term.text.text).isEmpty()) {
            const auto tags = findTagsByWord(m_connection, tagWordsPattern(term.text));
            if (!tags)
                return tags.error();
            leaf.tags = *tags;
        }
        return leafNode(leaf);
    }

    Result<BoundNode> bindTerm(const TagTerm &term)
    {
        auto tags = namedTags(term);
        if (!tags)
            return tags.error();
        if (!term.exact && !tags->isEmpty())
            tags = tagsAndDescendants(m_connection, *tags);
        if (!tags)
            return tags.error();
        std::sort(tags->begin(), tags->end());
        domain::TagsLeaf leaf{*tags, std::nullopt};
        if (!term.conditions.isEmpty()) {
            leaf.links = linkBounds(term.conditions, m_moment);
            if (!leaf.links)
                leaf.tags.clear();
        }
        return leafNode(leaf);
    }

    Result<QList<TagId>> namedTags(const TagTerm &term)
    {
        if (term.bound.isValid()) {
            const auto tag = readTag(m_connection, term.bound);
            if (!tag)
                return tag.error();
            if (*tag)
                return QList{term.bound};
            if (!m_search.goneTags.contains(term.bound))
                m_search.goneTags.append(term.bound);
            return QList<TagId>();
        }
        QList<TagId> found;
        if (term.name.hasWildcard()) {
            auto all = findTagsLike(m_connection, tagNamePattern(term.name));
            if (!all)
                return all.error();
            found = std::move(*all);
        } else {
            const auto one = findNamedTag(m_connection, term.name.text);
            if (!one)
                return one.error();
            if (*one)
                found = {**one};
        }
        if (found.isEmpty() && !m_search.unknownTags.contains(term.name.text))
            m_search.unknownTags.append(term.name.text);
        return found;
    }

    Result<BoundNode> bindTerm(const FieldTerm &term)
    {
        const bool negates = term.comparison == Comparison::NotEqual;
        auto node = bindField(term);
        return node && negates ? Result(negated(std::move(*node))) : std::move(node);
    }

    Result<BoundNode> bindField(const FieldTerm &term)
    {
        switch (term.key) {
        case FieldKey::Kind:
            return bindKind(term);
        case FieldKey::Is:
            return bindState(term);
        case FieldKey::Has:
            return leafNode(StateLeaf{isWord(term, "note") ? StateLeaf::State::WithNote : StateLeaf::State::WithUrl});
        case FieldKey::Title:
            return bindColumn(domain::ColumnLeaf::Column::Title, textPattern(term.value));
        case FieldKey::Note:
            return bindColumn(domain::ColumnLeaf::Column::Note, textPattern(term.value));
        case FieldKey::Url:
            return bindColumn(domain::ColumnLeaf::Column::Url, addressPattern(term.value));
        case FieldKey::Added:
            return bindTime(domain::TimeLeaf::Column::Added, term);
        case FieldKey::Updated:
            return bindTime(domain::TimeLeaf::Column::Updated, term);
        case FieldKey::Tags:
            return bindCount(term);
        case FieldKey::Search:
            return bindSearch(term.value.text);
        }
        Q_UNREACHABLE();
    }

    static bool isWord(const FieldTerm &term, const char *word)
    {
        return term.value.text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
    }

    Result<BoundNode> bindState(const FieldTerm &term)
    {
        if (isWord(term, "untagged"))
            return leafNode(domain::TagCountLeaf{0, 0});
        if (isWord(term, "duplicate"))
            return leafNode(StateLeaf{StateLeaf::State::Duplicate});
        if (isWord(term, "suggested"))
            return leafNode(StateLeaf{StateLeaf::State::Suggested});
        m_search.query.coversTrash = true;
        return leafNode(StateLeaf{StateLeaf::State::Trashed});
    }

    static BoundNode bindColumn(domain::ColumnLeaf::Column column, const TextPattern &pattern)
    {
        return leafNode(domain::ColumnLeaf{column, pattern.match, pattern.like});
    }

    Result<BoundNode> bindKind(const FieldTerm &term)
    {
        const QString key = domain::foldedKey(term.value.text);
        QList<KindId> kinds;
        Statement rows(m_connection, QStringLiteral("SELECT id, name FROM item_kinds ORDER BY id"));
        rows.bind();
        while (rows.next()) {
            if (domain::foldedKey(rows.text(1)) == key)
                kinds.append(KindId{rows.integer(0)});
        }
        if (auto done = rows.finish(); !done)
            return done.error();
        if (kinds.isEmpty() && !m_search.unknownKinds.contains(term.value.text))
            m_search.unknownKinds.append(term.value.text);
        return leafNode(domain::KindsLeaf{kinds});
    }

    /// What the saved search says stands in its place.
    Result<BoundNode> bindSearch(const QString &name)
    {
        const auto search = findSavedSearch(m_connection, name);
        if (!search)
            return search.error();
        if (!*search) {
            note(m_search.unknownSearches, name);
            return nothing();
        }
        const domain::ParsedQuery parsed = domain::parseQuery((*search)->query);
        if (parsed.error || m_open.contains((*search)->name)) {
            note(m_search.unusableSearches, (*search)->name);
            return nothing();
        }
        m_open.append((*search)->name);
        auto bound = bind(parsed.query.root);
        m_open.removeLast();
        return bound;
    }

    static void note(QStringList &names, const QString &name)
    {
        if (!names.contains(name))
            names.append(name);
    }

    BoundNode bindTime(domain::TimeLeaf::Column column, const FieldTerm &term) const
    {
        const auto from = domain::parseDate(term.value.text);
        const auto to = domain::parseDate(term.upper ? term.upper->text : term.value.text);
        const auto *const first = std::get_if<domain::DateValue>(&from);
        const auto *const last = std::get_if<domain::DateValue>(&to);
        if (!first || !last) // no such term comes from the parser
            return {BoundNode::Kind::Or, {}, {}};
        if (term.upper)
            return leafNode(
                domain::TimeLeaf{column, domain::timeSpanBetween(*first, *last, m_moment.now, m_moment.zone)});
        const Comparison comparison = term.comparison == Comparison::NotEqual ? Comparison::Equal : term.comparison;
        return leafNode(
            domain::TimeLeaf{column, domain::timeSpans(comparison, *first, m_moment.now, m_moment.zone).constFirst()});
    }

    static BoundNode bindCount(const FieldTerm &term)
    {
        const qint64 value = term.value.text.toLongLong();
        const qint64 upper = term.upper ? term.upper->text.toLongLong() : value;
        domain::TagCountLeaf leaf;
        switch (term.comparison) {
        case Comparison::Equal:
        case Comparison::NotEqual:
            leaf = {std::min(value, upper), std::max(value, upper)};
            break;
        case Comparison::Less:
            if (value == 0)
                return {BoundNode::Kind::Or, {}, {}};
            leaf.to = value - 1;
            break;
        case Comparison::LessOrEqual:
            leaf.to = value;
            break;
        case Comparison::Greater:
            leaf.from = value + 1;
            break;
        case Comparison::GreaterOrEqual:
            leaf.from = value;
            break;
        }
        return leafNode(leaf);
    }

    const Connection &m_connection;
    const Moment &m_moment;
    QStringList m_open; ///< names of the saved searches that are being put in, the outermost first
    qsizetype m_depth = 0;
    qsizetype m_includedNodes = 0;
};

} // namespace

Result<BoundSearch> bindQuery(const Connection &connection, const domain::Query &query, const Moment &moment)
{
    Binder binder(connection, moment);
    auto root = binder.bind(query.root);
    if (!root)
        return root.error();
    binder.m_search.query.root = std::move(*root);
    return std::move(binder.m_search);
}

QStringList UnknownNames::remarks() const
{
    QStringList sentences;
    for (const QString &name : unknownTags)
        sentences.append(QStringLiteral("There is no tag “%1”, so nothing carries it. Check its name.").arg(name));
    if (!goneTags.isEmpty())
        sentences.append(
            QStringLiteral("The query names a tag that was deleted, so nothing carries it. Name another."));
    for (const QString &name : unknownKinds)
        sentences.append(QStringLiteral("There is no kind “%1”, so nothing is of it. Check its name.").arg(name));
    for (const QString &name : unknownSearches)
        sentences.append(
            QStringLiteral("There is no saved search “%1”, so it finds nothing. Check its name.").arg(name));
    for (const QString &name : unusableSearches)
        sentences.append(QStringLiteral("The saved search “%1” leads back to itself, grows too large or cannot be "
                                        "read, so it finds nothing there. Change it in the window.")
                             .arg(name));
    return sentences;
}

} // namespace tagloom::store
