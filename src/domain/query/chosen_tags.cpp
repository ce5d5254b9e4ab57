// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/chosen_tags.h"

#include <algorithm>

namespace tagloom::domain {

namespace {

using Kind = QueryNode::Kind;
using Nodes = std::vector<QueryNode>;

/// Invalid if the node is anything else.
TagId plainTag(const QueryNode &node)
{
    const auto *const term = node.kind == Kind::Term ? std::get_if<TagTerm>(&node.term) : nullptr;
    return term && term->conditions.isEmpty() && !term->exact ? term->bound : TagId{};
}

bool isGroup(const QueryNode &node)
{
    return node.kind == Kind::Or
        && std::all_of(node.children.begin(), node.children.end(),
                       [](const QueryNode &child) { return plainTag(child).isValid(); });
}

QueryNode tagNode(TagId tag)
{
    TagTerm term;
    term.bound = tag;
    QueryNode node;
    node.kind = Kind::Term;
    node.term = term;
    return node;
}

Nodes conjuncts(const QueryNode &root)
{
    return root.kind == Kind::And ? root.children : Nodes{root};
}

/// A node of that kind, or its only child.
QueryNode joined(Kind kind, Nodes children)
{
    if (children.size() == 1)
        return std::move(children.front());
    QueryNode node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
}

void collectTags(const QueryNode &node, bool excluded, QList<OtherTag> &tags)
{
    const auto *const term = node.kind == Kind::Term ? std::get_if<TagTerm>(&node.term) : nullptr;
    if (term && term->bound.isValid())
        tags.append({term->bound, excluded});
    for (const QueryNode &child : node.children)
        collectTags(child, node.kind == Kind::Not ? !excluded : excluded, tags);
}

} // namespace

ChosenTags chosenTags(const Query &query)
{
    ChosenTags choice;
    const Nodes nodes = conjuncts(query.root);
    for (const QueryNode &node : nodes) {
        if (const TagId tag = plainTag(node); tag.isValid())
            choice.tags.append(tag);
    }
    if (!choice.tags.isEmpty())
        return choice;
    const auto group = std::find_if(nodes.begin(), nodes.end(), isGroup);
    if (group != nodes.end()) {
        choice.any = true;
        for (const QueryNode &child : group->children)
            choice.tags.append(plainTag(child));
    }
    return choice;
}

Query withChosenTags(const Query &query, const ChosenTags &choice)
{
    Nodes nodes = conjuncts(query.root);
    if (chosenTags(query).any)
        nodes.erase(std::find_if(nodes.begin(), nodes.end(), isGroup));
    else
        std::erase_if(nodes, [](const QueryNode &node) { return plainTag(node).isValid(); });
    Nodes tags;
    for (const TagId tag : choice.tags)
        tags.push_back(tagNode(tag));
    if (choice.any && tags.size() > 1)
        nodes.push_back(joined(Kind::Or, std::move(tags)));
    else
        std::move(tags.begin(), tags.end(), std::back_inserter(nodes));
    return {joined(Kind::And, std::move(nodes))};
}

Query withoutTag(const Query &query, TagId tag)
{
    Nodes nodes = conjuncts(query.root);
    QueryNode negated;
    negated.kind = Kind::Not;
    negated.children.push_back(tagNode(tag));
    nodes.push_back(std::move(negated));
    return {joined(Kind::And, std::move(nodes))};
}

Query orWithTag(const Query &query, TagId tag)
{
    if (query.isEmpty())
        return {tagNode(tag)};
    Nodes nodes = query.root.kind == Kind::Or ? query.root.children : Nodes{query.root};
    nodes.push_back(tagNode(tag));
    return {joined(Kind::Or, std::move(nodes))};
}

QList<OtherTag> otherTags(const Query &query)
{
    QList<OtherTag> tags;
    collectTags(query.root, false, tags);
    const QList<TagId> chosen = chosenTags(query).tags;
    tags.removeIf([&chosen](const OtherTag &other) { return !other.excluded && chosen.contains(other.tag); });
    return tags;
}

} // namespace tagloom::domain
