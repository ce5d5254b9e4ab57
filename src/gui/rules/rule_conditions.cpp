// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/rule_conditions.h"

#include "domain/query/parser.h"

#include <QRegularExpression>

namespace tagloom::gui {

using domain::FieldKey;
using domain::FieldTerm;
using domain::QueryNode;
using domain::QueryTerm;
using domain::QueryText;
using domain::TagTerm;
using domain::TextTerm;

namespace {

/// What can stand as a word keeps what words mean: the beginnings of words, and * for any characters.
QueryText textOf(const QString &value)
{
    static const QRegularExpression word(QStringLiteral("^[^\\s\"#()|\\[\\]<>=!:-][^\\s\"()|\\[\\]]*$"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    return {value, !word.match(value).hasMatch()};
}

std::optional<FieldKey> keyOf(ConditionField field)
{
    switch (field) {
    case ConditionField::Site:
        return FieldKey::Site;
    case ConditionField::Address:
        return FieldKey::Url;
    case ConditionField::Folder:
        return FieldKey::Folder;
    case ConditionField::Title:
        return FieldKey::Title;
    case ConditionField::Note:
        return FieldKey::Note;
    case ConditionField::Kind:
        return FieldKey::Kind;
    case ConditionField::Author:
        return FieldKey::Author;
    case ConditionField::Tag:
    case ConditionField::Anything:
        break;
    }
    return std::nullopt;
}

QueryTerm termOf(const RuleCondition &condition)
{
    const QString value = condition.value.trimmed();
    if (condition.field == ConditionField::Tag)
        return TagTerm{{value, true}, false, condition.tag, {}};
    if (const auto key = keyOf(condition.field))
        return FieldTerm{*key, domain::Comparison::Equal, textOf(value), {}};
    return TextTerm{textOf(value)};
}

std::optional<RuleCondition> conditionOf(const QueryTerm &term, const std::function<QString(domain::TagId)> &nameOf)
{
    if (const auto *const text = std::get_if<TextTerm>(&term))
        return RuleCondition{ConditionField::Anything, text->text.text, {}};
    if (const auto *const tag = std::get_if<TagTerm>(&term)) {
        if (tag->exact || !tag->conditions.isEmpty() || (!tag->bound.isValid() && tag->name.hasWildcard()))
            return std::nullopt;
        return RuleCondition{ConditionField::Tag, tag->bound.isValid() ? nameOf(tag->bound) : tag->name.text,
                             tag->bound};
    }
    const auto &field = std::get<FieldTerm>(term);
    if (field.comparison != domain::Comparison::Equal || field.upper)
        return std::nullopt;
    for (int i = 0; i < conditionFields; ++i) {
        const auto candidate = static_cast<ConditionField>(i);
        if (keyOf(candidate) == field.key)
            return RuleCondition{candidate, field.value.text, {}};
    }
    return std::nullopt;
}

} // namespace

QString toSearch(const RuleConditions &conditions)
{
    domain::Query query;
    for (const RuleCondition &condition : conditions.lines) {
        if (condition.value.trimmed().isEmpty())
            continue;
        QueryNode node;
        node.kind = QueryNode::Kind::Term;
        node.term = termOf(condition);
        query.root.children.push_back(std::move(node));
    }
    if (query.root.children.size() == 1) {
        QueryNode only = std::move(query.root.children.front());
        query.root = std::move(only);
    } else if (conditions.any && !query.root.children.empty()) {
        query.root.kind = QueryNode::Kind::Or;
    }
    return domain::toText(query);
}

std::optional<RuleConditions> toConditions(const QString &search, const std::function<QString(domain::TagId)> &nameOf)
{
    const domain::ParsedQuery parsed = domain::parseQuery(search);
    if (parsed.error)
        return std::nullopt;
    const QueryNode &root = parsed.query.root;
    RuleConditions conditions;
    conditions.any = root.kind == QueryNode::Kind::Or;
    const auto add = [&](const QueryNode &node) {
        const auto condition =
            node.kind == QueryNode::Kind::Term ? conditionOf(node.term, nameOf) : std::optional<RuleCondition>();
        if (condition)
            conditions.lines.append(*condition);
        return condition.has_value();
    };
    if (root.kind == QueryNode::Kind::Not || (root.kind == QueryNode::Kind::Term && !add(root)))
        return std::nullopt;
    for (const QueryNode &child : root.children) {
        if (!add(child))
            return std::nullopt;
    }
    // Only if the lines say it again: a word in quotes means something else than one without.
    return domain::parseQuery(toSearch(conditions)).query == parsed.query ? std::optional(conditions) : std::nullopt;
}

} // namespace tagloom::gui
