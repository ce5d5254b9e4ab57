// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query_names.h"

#include "domain/query/parser.h"
#include "domain/tag_name.h"
#include "store/tag_store.h"

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::FieldKey;
using domain::FieldTerm;
using domain::QueryNode;
using domain::Result;
using domain::TagId;
using domain::TagTerm;

namespace {

Error cannotRead(const domain::QueryError &error)
{
    return {ErrorCode::InvalidInput, QStringLiteral("The search cannot be read. %1").arg(error.expected)};
}

/// `change(Term &) -> Result<void>` for each term of the type, from left to right.
template <class Term, class Change> Result<void> changeTerms(QueryNode &node, const Change &change)
{
    if (node.kind == QueryNode::Kind::Term) {
        auto *const term = std::get_if<Term>(&node.term);
        return term ? change(*term) : Result<void>();
    }
    for (QueryNode &child : node.children) {
        if (auto done = changeTerms<Term>(child, change); !done)
            return done;
    }
    return {};
}

bool isOfKey(const FieldTerm &term, const QString &key)
{
    return term.key == FieldKey::Search && domain::foldedKey(term.value.text) == key;
}

} // namespace

Result<QString> withIds(const Connection &connection, const QString &text)
{
    domain::ParsedQuery parsed = domain::parseQuery(text);
    if (parsed.error)
        return cannotRead(*parsed.error);
    const auto done = changeTerms<TagTerm>(parsed.query.root, [&connection](TagTerm &term) -> Result<void> {
        if (term.bound.isValid() || term.name.hasWildcard())
            return {};
        const auto tag = findNamedTag(connection, term.name.text);
        if (!tag)
            return tag.error();
        if (*tag)
            term.bound = **tag;
        return {};
    });
    if (!done)
        return done.error();
    return domain::toText(parsed.query);
}

Result<QString> withNames(const Connection &connection, const QString &text)
{
    domain::ParsedQuery parsed = domain::parseQuery(text);
    if (parsed.error)
        return cannotRead(*parsed.error);
    QHash<TagId, QString> names;
    const auto done = changeTerms<TagTerm>(parsed.query.root, [&](const TagTerm &term) -> Result<void> {
        if (!term.bound.isValid())
            return {};
        const auto tag = readTag(connection, term.bound);
        if (!tag)
            return tag.error();
        names.insert(term.bound, *tag ? (*tag)->name : QStringLiteral("deleted tag %1").arg(term.bound.value));
        return {};
    });
    if (!done)
        return done.error();
    return domain::toText(parsed.query, [&names](TagId tag) { return names.value(tag); });
}

Result<QStringList> searchesNamedIn(const QString &text)
{
    const domain::ParsedQuery parsed = domain::parseQuery(text);
    if (parsed.error)
        return cannotRead(*parsed.error);
    QStringList names;
    domain::forEachTerm(parsed.query.root, [&names](const domain::QueryTerm &term, const QueryNode &) {
        const auto *const field = std::get_if<FieldTerm>(&term);
        if (field && field->key == FieldKey::Search && !names.contains(field->value.text))
            names.append(field->value.text);
    });
    return names;
}

Result<QString> withSearchRenamed(const QString &text, const QString &key, const QString &name)
{
    domain::ParsedQuery parsed = domain::parseQuery(text);
    if (parsed.error)
        return cannotRead(*parsed.error);
    const auto done = changeTerms<FieldTerm>(parsed.query.root, [&](FieldTerm &term) -> Result<void> {
        if (isOfKey(term, key))
            term.value = {name, true};
        return {};
    });
    if (!done)
        return done.error();
    return domain::toText(parsed.query);
}

Result<std::optional<QString>> withListRenamed(const QString &text, const QString &key, const QString &name)
{
    domain::ParsedQuery parsed = domain::parseQuery(text);
    if (parsed.error)
        return cannotRead(*parsed.error);
    bool isNamed = false;
    const auto done = changeTerms<FieldTerm>(parsed.query.root, [&](FieldTerm &term) -> Result<void> {
        if (term.key == FieldKey::List && domain::foldedKey(term.value.text) == key) {
            term.value = {name, true};
            isNamed = true;
        }
        return {};
    });
    if (!done)
        return done.error();
    return isNamed ? std::optional(domain::toText(parsed.query)) : std::nullopt;
}

} // namespace tagloom::store
