// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/field_keys.h"
#include "domain/query/query.h"

#include <QRandomGenerator>
#include <QStringList>

namespace tagloom::test {

inline QString pick(const QStringList &from, QRandomGenerator &random)
{
    return from[random.bounded(int(from.size()))];
}

/// What random queries are made of.
struct QueryVocabulary
{
    QStringList words; ///< that can stand without quotes
    QStringList phrases;
    QStringList tagNames;
    QStringList kinds;
    QList<domain::TagId> tags; ///< to be bound; may be empty
    QStringList dates;
    QStringList lists{QStringLiteral("to read")};
};

/// Makes any query the parser can make.
class RandomQuery final
{
public:
    RandomQuery(const QueryVocabulary &vocabulary, QRandomGenerator &random)
        : m_vocabulary(vocabulary)
        , m_random(random)
    { }

    domain::Query query(int depth = 3)
    {
        if (m_random.bounded(20) == 0)
            return {};
        return {node(depth, domain::QueryNode::Kind::Term)};
    }

    domain::QueryTerm term()
    {
        switch (m_random.bounded(6)) {
        case 0:
        case 1:
            return domain::TextTerm{text()};
        case 2:
        case 3:
            return tag();
        default:
            return field();
        }
    }

private:
    using Node = domain::QueryNode;

    Node node(int depth, Node::Kind parent)
    {
        auto kind = depth == 0 ? Node::Kind::Term : static_cast<Node::Kind>(m_random.bounded(4));
        if (kind == parent && kind != Node::Kind::Not)
            kind = Node::Kind::Term;
        Node made{kind, {}, {}, {}};
        if (kind == Node::Kind::Term)
            made.term = term();
        else
            for (int i = kind == Node::Kind::Not ? 1 : m_random.bounded(2, 5); i > 0; --i)
                made.children.push_back(node(depth - 1, kind));
        // What speaks of entries of lists means something else together.
        if (kind == Node::Kind::And && m_random.bounded(3) == 0)
            for (int i = m_random.bounded(2, 5); i > 0; --i)
                made.children.push_back({Node::Kind::Term, {}, entryField(), {}});
        return made;
    }

    domain::QueryText text()
    {
        if (m_random.bounded(4) == 0)
            return {pick(m_vocabulary.phrases, m_random), true};
        const QString word = pick(m_vocabulary.words, m_random);
        const auto part = [characters = word.toUcs4()](qsizetype from, qsizetype length) {
            const auto cut = characters.mid(from, length);
            return QString::fromUcs4(reinterpret_cast<const char32_t *>(cut.constData()), cut.size());
        };
        switch (m_random.bounded(8)) {
        case 0:
            return {QString(part(0, m_random.bounded(1, 5)) + u'*'), false};
        case 1:
            return {QString(u'*' + part(m_random.bounded(2), -1) + u'*'), false};
        case 2:
            return {QString(part(0, 1) + u'*' + part(1, 1)), false};
        case 3:
            return {part(0, m_random.bounded(1, 5)), false};
        default:
            return {word, false};
        }
    }

    domain::Comparison comparison(bool ordered = true)
    {
        return static_cast<domain::Comparison>(m_random.bounded(ordered ? 6 : 2));
    }

    domain::Comparison ordering() { return static_cast<domain::Comparison>(m_random.bounded(2, 6)); }

    domain::TagTerm tag()
    {
        domain::TagTerm made;
        made.exact = m_random.bounded(3) == 0;
        if (!m_vocabulary.tags.isEmpty() && m_random.bounded(4) == 0) {
            made.bound = m_vocabulary.tags[m_random.bounded(int(m_vocabulary.tags.size()))];
        } else {
            made.name = {pick(m_vocabulary.tagNames, m_random), true};
            if (m_random.bounded(6) == 0 && made.name.text.at(0).isLetter())
                made.name = {QString(made.name.text.left(1) + u'*'), false};
        }
        if (m_random.bounded(20) == 0) {
            // Stands alone.
            made.conditions = {{domain::LinkCondition::Attribute::Confidence,
                                domain::Comparison::NotEqual,
                                {QStringLiteral("0.5"), false}}};
        } else if (m_random.bounded(3) == 0) {
            for (int i = m_random.bounded(1, 3); i > 0; --i)
                made.conditions.append(condition(made.conditions));
        }
        return made;
    }

    domain::LinkCondition condition(const QList<domain::LinkCondition> &others)
    {
        using Attribute = domain::LinkCondition::Attribute;
        const auto number = [this] {
            return QString::number(m_random.bounded(11) / 10.0);
        };
        switch (others.isEmpty() ? m_random.bounded(5) : m_random.bounded(4)) {
        case 0:
            return {
                Attribute::Source,
                comparison(false),
                {pick({QStringLiteral("user"), QStringLiteral("import"), QStringLiteral("rule")}, m_random), false}};
        case 1:
            return {
                Attribute::Status,
                comparison(false),
                {pick({QStringLiteral("confirmed"), QStringLiteral("suggested"), QStringLiteral("rejected")}, m_random),
                 false}};
        case 2:
            return {Attribute::Added, comparison(), {pick(m_vocabulary.dates, m_random), m_random.bounded(4) == 0}};
        case 3:
            return {Attribute::Confidence,
                    others.isEmpty() ? ordering() : domain::Comparison::GreaterOrEqual,
                    {others.isEmpty() ? number() : QStringLiteral("0"), false}};
        default:
            return {Attribute::Confidence, domain::Comparison::LessOrEqual, {number(), true}};
        }
    }

    domain::FieldTerm field()
    {
        const QList<domain::FieldInfo> &all = domain::fieldInfos();
        return field(all[m_random.bounded(int(all.size()))]);
    }

    domain::FieldTerm entryField()
    {
        const QList keys{domain::FieldKey::List, domain::FieldKey::List, domain::FieldKey::Status,
                         domain::FieldKey::Progress, domain::FieldKey::Grade};
        return field(domain::fieldInfo(keys[m_random.bounded(int(keys.size()))]));
    }

    domain::FieldTerm field(const domain::FieldInfo &info)
    {
        domain::FieldTerm made{info.key, comparison(), {}, {}};
        const auto value = [&]() -> domain::QueryText {
            switch (info.value) {
            case domain::FieldValue::Date:
            case domain::FieldValue::DueDate:
                return {pick(m_vocabulary.dates, m_random), m_random.bounded(4) == 0};
            case domain::FieldValue::Percent:
                return {QString::number(m_random.bounded(5) * 25), false};
            case domain::FieldValue::Grade:
                return {QString::number(m_random.bounded(10) / 2.0), false};
            case domain::FieldValue::Decimal:
                return {pick({QStringLiteral("0"), QStringLiteral("-5"), QStringLiteral("12.5"), QStringLiteral("100"),
                              QStringLiteral("100.01")},
                             m_random),
                        false};
            case domain::FieldValue::Bytes:
                return {pick({QStringLiteral("0"), QStringLiteral("999"), QStringLiteral("1k"), QStringLiteral("1.5M"),
                              QStringLiteral("3GB")},
                             m_random),
                        false};
            default:
                return {QString::number((info.key == domain::FieldKey::Year ? 1990 : 0) + m_random.bounded(5)), false};
            }
        };
        switch (info.value) {
        case domain::FieldValue::Text:
        case domain::FieldValue::Author:
        case domain::FieldValue::Search:
            made = {info.key, comparison(false), text(), {}};
            break;
        case domain::FieldValue::Word:
            made = {info.key, comparison(false), {pick(info.values, m_random), false}, {}};
            break;
        case domain::FieldValue::Type:
            made = {info.key, comparison(false), {pick(info.values, m_random), false}, {}};
            break;
        case domain::FieldValue::Kind:
            made = {info.key, comparison(false), {pick(m_vocabulary.kinds, m_random), true}, {}};
            break;
        case domain::FieldValue::List:
            made = {info.key, comparison(false), {pick(m_vocabulary.lists, m_random), true}, {}};
            break;
        case domain::FieldValue::Date:
        case domain::FieldValue::DueDate:
        case domain::FieldValue::Decimal:
        case domain::FieldValue::Bytes:
        case domain::FieldValue::Number:
        case domain::FieldValue::Percent:
        case domain::FieldValue::Grade:
            made.value = value();
            if (m_random.bounded(3) == 0) {
                made.comparison = domain::Comparison::Equal;
                made.upper = value();
            }
        }
        return made;
    }

    const QueryVocabulary &m_vocabulary;
    QRandomGenerator &m_random;
};

} // namespace tagloom::test
