// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/field_keys.h"
#include "domain/query/parser.h"
#include "domain/query/query.h"
#include "domain/query/scanner.h"

#include <QStringList>

namespace tagloom::domain {

namespace {

QString quoted(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return u'"' + escaped + u'"';
}

/// Writes one term; words in quotes where they were, or all of them.
class TermWriter final
{
public:
    TermWriter(const TagNameOf &nameOf, bool quotesAll)
        : m_nameOf(nameOf)
        , m_quotesAll(quotesAll)
    { }

    QString operator()(const TextTerm &term) const { return textOf(term.text); }

    QString operator()(const TagTerm &term) const
    {
        const QString mark = QString::fromLatin1(term.exact ? "#=" : "#");
        QString name;
        if (!term.bound.isValid())
            name = textOf(term.name);
        else if (m_nameOf)
            name = textOf({m_nameOf(term.bound), false});
        else
            name = boundTagMark + QString::number(term.bound.value) + boundTagMark;
        QStringList conditions;
        for (const LinkCondition &condition : term.conditions)
            conditions.append(
                QString(toWord(condition.attribute) + toWord(condition.comparison) + textOf(condition.value)));
        return mark + name + (conditions.isEmpty() ? QString() : QString(u'[' + conditions.join(u',') + u']'));
    }

    QString operator()(const FieldTerm &term) const
    {
        const QString key = fieldInfo(term.key).name + u':';
        if (term.upper)
            return key + textOf(term.value) + QStringLiteral("..") + textOf(*term.upper);
        return key + (term.comparison == Comparison::Equal ? QString() : toWord(term.comparison)) + textOf(term.value);
    }

private:
    QString textOf(const QueryText &text) const { return text.quoted || m_quotesAll ? quoted(text.text) : text.text; }

    const TagNameOf &m_nameOf;
    bool m_quotesAll;
};

bool readsAs(const QString &text, const QueryTerm &term, const TagNameOf &nameOf)
{
    const ParsedQuery parsed = parseQuery(text);
    if (parsed.error || !parsed.rewrites.isEmpty() || parsed.query.root.kind != QueryNode::Kind::Term)
        return false;
    const auto *const wanted = std::get_if<TagTerm>(&term);
    if (!wanted || !wanted->bound.isValid() || !nameOf)
        return parsed.query.root.term == term;
    const auto *const tag = std::get_if<TagTerm>(&parsed.query.root.term);
    return tag && tag->exact == wanted->exact && tag->conditions == wanted->conditions
        && tag->name == QueryText{nameOf(wanted->bound), false} && !tag->name.hasWildcard();
}

QString textOf(const QueryNode &node, const TagNameOf &nameOf)
{
    if (node.kind == QueryNode::Kind::Term)
        return toText(node.term, nameOf);
    QStringList parts;
    for (const QueryNode &child : node.children) {
        const bool isLooser = child.kind == QueryNode::Kind::Or
            || (child.kind == QueryNode::Kind::And && node.kind == QueryNode::Kind::Not);
        const QString text = textOf(child, nameOf);
        parts.append(isLooser ? QString(u'(' + text + u')') : text);
    }
    if (node.kind == QueryNode::Kind::Not)
        return u'-' + parts.constFirst();
    return parts.join(node.kind == QueryNode::Kind::Or ? QStringLiteral(" or ") : QStringLiteral(" "));
}

} // namespace

QString toText(const QueryTerm &term, const TagNameOf &nameOf)
{
    const QString plain = std::visit(TermWriter(nameOf, false), term);
    return readsAs(plain, term, nameOf) ? plain : std::visit(TermWriter(nameOf, true), term);
}

QString toText(const Query &query, const TagNameOf &nameOf)
{
    return textOf(query.root, nameOf);
}

} // namespace tagloom::domain
