// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query_binder.h"

#include "domain/amount.h"
#include "domain/file_details.h"
#include "domain/query/date_value.h"
#include "domain/query/field_keys.h"
#include "domain/query/parser.h"
#include "domain/tag_name.h"
#include "domain/url.h"
#include "store/connection.h"
#include "store/link_bounds.h"
#include "store/list_store.h"
#include "store/saved_search_store.h"
#include "store/statement.h"
#include "store/tag_store.h"
#include "store/tag_tree_store.h"
#include "store/text_pattern.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

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
        std::optional<domain::EntryLeaf> entry; // what the words so far say of one entry
        for (const QueryNode &child : node.children) {
            const FieldTerm *const ofEntry = node.kind == QueryNode::Kind::And ? entryTerm(child) : nullptr;
            if (ofEntry) {
                const bool isAnother =
                    entry && entry->list && ofEntry->key == FieldKey::List && ofEntry->comparison == Comparison::Equal;
                if (isAnother)
                    bound.children.push_back(leafNode(*std::exchange(entry, std::nullopt)));
                if (!entry)
                    entry.emplace();
                if (auto done = restrict(*entry, *ofEntry); !done)
                    return done.error();
                continue;
            }
            auto part = bind(child);
            if (!part)
                return part.error();
            if (!isAmong(bound.children, *part))
                bound.children.push_back(std::move(*part));
        }
        if (entry)
            bound.children.push_back(leafNode(*entry));
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

    static const FieldTerm *entryTerm(const QueryNode &node)
    {
        const FieldTerm *const term = node.kind == QueryNode::Kind::Term ? std::get_if<FieldTerm>(&node.term) : nullptr;
        return term && domain::isEntryKey(term->key) ? term : nullptr;
    }

    Result<void> restrict(domain::EntryLeaf &entry, const FieldTerm &term)
    {
        const bool isOther = term.comparison == Comparison::NotEqual;
        if (term.key == FieldKey::Status) {
            QList<domain::ListStatus> fitting;
            for (const domain::ListStatus status : entry.statuses.value_or(domain::listStatuses())) {
                if ((domain::toWord(status).compare(term.value.text, Qt::CaseInsensitive) == 0) != isOther)
                    fitting.append(status);
            }
            entry.statuses = fitting;
        } else if (term.key == FieldKey::Progress) {
            entry.progress.append(numbersOf(term));
        } else if (term.key == FieldKey::Grade) {
            entry.grade.append(numbersOf(term));
        } else {
            const auto list = findList(m_connection, term.value.text);
            if (!list)
                return list.error();
            if (!*list)
                note(m_search.unknownLists, term.value.text);
            const domain::ListId id = *list ? (*list)->id : domain::ListId();
            if (isOther)
                entry.otherLists.append(id);
            else
                entry.list = id;
        }
        return {};
    }

    static domain::EntryLeaf::Numbers numbersOf(const FieldTerm &term)
    {
        const double value = term.value.text.toDouble();
        const double upper = term.upper ? term.upper->text.toDouble() : value;
        domain::EntryLeaf::Numbers numbers;
        switch (term.comparison) {
        case Comparison::Equal:
        case Comparison::NotEqual:
            numbers.from = std::min(value, upper);
            numbers.to = std::max(value, upper);
            numbers.inside = term.comparison == Comparison::Equal;
            break;
        case Comparison::Less:
            numbers.to = std::nextafter(value, -1.0);
            break;
        case Comparison::LessOrEqual:
            numbers.to = value;
            break;
        case Comparison::Greater:
            numbers.from = std::nextafter(value, 101.0);
            break;
        case Comparison::GreaterOrEqual:
            numbers.from = value;
            break;
        }
        return numbers;
    }

    Result<BoundNode> bindTerm(const FieldTerm &term)
    {
        if (domain::isEntryKey(term.key)) {
            domain::EntryLeaf entry;
            auto done = restrict(entry, term);
            return done ? Result(leafNode(entry)) : done.error();
        }
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
            if (isWord(term, "list"))
                return leafNode(domain::EntryLeaf());
            if (isWord(term, "file"))
                return leafNode(StateLeaf{StateLeaf::State::WithFile});
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
        case FieldKey::List:
        case FieldKey::Status:
        case FieldKey::Progress:
        case FieldKey::Grade:
            break; // they are bound together
        case FieldKey::Author:
            return leafNode(domain::AuthorLeaf{authorPattern(term.value)});
        case FieldKey::Year:
            return bindNumber(domain::DetailLeaf::Column::Year, term,
                              [](const QString &text) { return text.toLongLong(); });
        case FieldKey::Site:
            return leafNode(domain::AddressLeaf{domain::siteKeys(term.value.text)});
        case FieldKey::Folder: {
            const QString key = domain::folderKey(term.value.text);
            return leafNode(domain::AddressLeaf{key.isEmpty() ? QStringList() : QStringList{key}});
        }
        case FieldKey::Due:
            return bindDue(term);
        case FieldKey::Amount:
            return bindNumber(domain::DetailLeaf::Column::Amount, term, [](const QString &text) {
                return domain::comparedPartsFromText(text).value_or(0);
            });
        case FieldKey::Size:
            return bindNumber(domain::DetailLeaf::Column::Size, term,
                              [](const QString &text) { return domain::sizeFromText(text).value_or(0); });
        case FieldKey::Type:
            return leafNode(domain::FileTypeLeaf{term.value.text.trimmed().toLower()});
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
        if (isWord(term, "unread"))
            return inPhase(domain::ListPhase::Waiting);
        if (isWord(term, "reading"))
            return inPhase(domain::ListPhase::InProgress);
        if (isWord(term, "finished"))
            return inPhase(domain::ListPhase::Finished);
        if (isWord(term, "done"))
            return leafNode(StateLeaf{StateLeaf::State::Done});
        if (isWord(term, "paid"))
            return leafNode(StateLeaf{StateLeaf::State::Paid});
        if (isWord(term, "missing"))
            return leafNode(StateLeaf{StateLeaf::State::Missing});
        if (isWord(term, "overdue"))
            return overdue();
        m_search.query.coversTrash = true;
        return leafNode(StateLeaf{StateLeaf::State::Trashed});
    }

    static BoundNode inPhase(domain::ListPhase phase)
    {
        domain::EntryLeaf entry;
        entry.statuses.emplace();
        for (const domain::ListStatus status : domain::listStatuses()) {
            if (domain::phaseOf(status) == phase)
                entry.statuses->append(status);
        }
        return leafNode(entry);
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

    QDate today() const { return QDateTime::fromMSecsSinceEpoch(m_moment.now, m_moment.zone).date(); }

    BoundNode overdue() const
    {
        BoundNode all;
        all.children.push_back(
            leafNode(domain::DetailLeaf{domain::DetailLeaf::Column::Due, domain::DetailLeaf().from,
                                        today().toJulianDay() - 1}));
        all.children.push_back(negated(leafNode(StateLeaf{StateLeaf::State::Done})));
        all.children.push_back(negated(leafNode(StateLeaf{StateLeaf::State::Paid})));
        return all;
    }

    BoundNode bindDue(const FieldTerm &term) const
    {
        const auto from = domain::parseDate(term.value.text);
        const auto to = domain::parseDate(term.upper ? term.upper->text : term.value.text);
        const auto *const first = std::get_if<domain::DateValue>(&from);
        const auto *const last = std::get_if<domain::DateValue>(&to);
        if (!first || !last) // no such term comes from the parser
            return nothing();
        const domain::DaySpan span = term.upper ? domain::daySpanBetween(*first, *last, today())
                                                : domain::daySpan(term.comparison, *first, today());
        return leafNode(domain::DetailLeaf{domain::DetailLeaf::Column::Due, span.from, span.to});
    }

    template <class Number>
    static BoundNode bindNumber(domain::DetailLeaf::Column column, const FieldTerm &term, Number number)
    {
        const qint64 value = number(term.value.text);
        const qint64 upper = term.upper ? number(term.upper->text) : value;
        domain::DetailLeaf leaf;
        leaf.column = column;
        if (term.comparison == Comparison::Equal || term.comparison == Comparison::NotEqual) {
            leaf.from = std::min(value, upper);
            leaf.to = std::max(value, upper);
        } else if (term.comparison == Comparison::Less || term.comparison == Comparison::LessOrEqual) {
            leaf.to = term.comparison == Comparison::Less ? value - 1 : value;
        } else {
            leaf.from = term.comparison == Comparison::Greater ? value + 1 : value;
        }
        return leafNode(leaf);
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
    for (const QString &name : unknownLists)
        sentences.append(QStringLiteral("There is no list “%1”, so nothing is in it. Check its name.").arg(name));
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
