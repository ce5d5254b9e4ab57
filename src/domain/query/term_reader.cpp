// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/term_reader.h"

#include "domain/amount.h"
#include "domain/file_details.h"
#include "domain/link.h"
#include "domain/list.h"
#include "domain/query/date_value.h"
#include "domain/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace tagloom::domain {

namespace {

bool isBlank(const QueryText &value)
{
    return oneLine(value.text).isEmpty();
}

bool isOrdering(Comparison comparison)
{
    return comparison != Comparison::Equal && comparison != Comparison::NotEqual;
}

bool isCount(const QueryText &value)
{
    static const QRegularExpression digits(QStringLiteral("^[0-9]{1,9}\\z"));
    return digits.match(value.text).hasMatch();
}

/// At least one character long and inside of the input, also where something is missing at its end.
QueryError errorAt(const QueryScanner &scanner, SourceRange range, const QString &expected)
{
    const qsizetype position = std::min(range.position, scanner.size() - 1);
    return {position, std::clamp<qsizetype>(range.length, 1, scanner.size() - position), expected};
}

QString listed(const QStringList &words)
{
    return words.join(QStringLiteral(", "));
}

/// Empty if the text is a date.
QString whyNoDate(const QueryText &value)
{
    const auto date = parseDate(value.text);
    const auto *const fault = std::get_if<DateFault>(&date);
    if (!fault)
        return {};
    if (*fault == DateFault::Impossible)
        return QStringLiteral("There is no date “%1”. Type one of the calendar, as in 2024-05-31.").arg(value.text);
    return QStringLiteral("A date is expected, as in 2024, 2024-05, 2024-05-01, today, yesterday, 7d, 3w, 2m or 1y.");
}

QString whyNoWord(const QueryText &value, const QStringList &words)
{
    if (words.contains(value.text, Qt::CaseInsensitive))
        return {};
    return QStringLiteral("One of these is expected: %1.").arg(listed(words));
}

/// Empty if the value is one of the key's.
QString whyNoValue(const FieldInfo &info, const QueryText &value)
{
    bool isNumber = false;
    switch (info.value) {
    case FieldValue::Date:
    case FieldValue::DueDate:
        return whyNoDate(value);
    case FieldValue::Percent:
        return isCount(value) && isProgress(value.text.toLongLong())
            ? QString()
            : QStringLiteral("A whole number from 0 to 100 is expected, as in progress:>50.");
    case FieldValue::Grade: {
        const double grade = value.text.toDouble(&isNumber);
        return isNumber && isGrade(grade) ? QString()
                                          : QStringLiteral("A number from 0 to 100 is expected, as in grade:>3.5.");
    }
    case FieldValue::Decimal:
        return comparedPartsFromText(value.text)
            ? QString()
            : QStringLiteral("A number is expected, with at most four digits behind a point, as in amount:>99.50.");
    case FieldValue::Bytes:
        return sizeFromText(value.text)
            ? QString()
            : QStringLiteral("A size is expected: a number with k, M, G or T behind it, as in size:>10M.");
    default:
        return isCount(value) ? QString()
                              : QStringLiteral("A whole number of at most nine digits is expected, as in %1:%2.")
                                    .arg(info.name, info.key == FieldKey::Tags ? QStringLiteral(">4")
                                                                               : info.values.constFirst());
    }
}

/// Empty if the value fits the attribute.
QString whyNoCondition(const LinkCondition &condition)
{
    using Attribute = LinkCondition::Attribute;
    switch (condition.attribute) {
    case Attribute::Source:
        return whyNoWord(condition.value,
                         {toWord(LinkSource::User), toWord(LinkSource::Import), toWord(LinkSource::Rule),
                          toWord(LinkSource::Suggestion)});
    case Attribute::Status:
        return whyNoWord(condition.value,
                         {toWord(LinkStatus::Confirmed), toWord(LinkStatus::Suggested), toWord(LinkStatus::Rejected)});
    case Attribute::Added:
        return whyNoDate(condition.value);
    case Attribute::Confidence:
        break;
    }
    bool isNumber = false;
    const double confidence = condition.value.text.toDouble(&isNumber);
    return isNumber && std::isfinite(confidence)
        ? QString()
        : QStringLiteral("A number from 0 to 1 is expected, as in confidence<0.8.");
}

} // namespace

TermReader::Outcome TermReader::read()
{
    const qsizetype start = m_scanner.position();
    const QChar first = m_scanner.peek();
    if (first == u'#')
        return readTag(start);
    if (first == u'+' && (m_scanner.peek(1).isLetterOrNumber() || m_scanner.peek(1) == u'"')) {
        m_rewrites.append({{start, 1}, QStringLiteral("#")});
        return readTag(start);
    }
    if (first != u'"')
        return readWord();
    const QueryText text = m_scanner.readText();
    if (text.text.trimmed().isEmpty())
        return std::monostate();
    return QueryTerm(TextTerm{text});
}

TermReader::Outcome TermReader::readTag(qsizetype start)
{
    m_scanner.moveTo(start + 1);
    TagTerm term;
    term.exact = m_scanner.take(u'=');
    if (const auto bound = m_scanner.readBoundTag())
        term.bound = *bound;
    else
        term.name = m_scanner.readText(u"[");
    if (!term.bound.isValid() && isBlank(term.name))
        return errorAt(m_scanner, m_scanner.rangeFrom(start),
                       QStringLiteral("After “#” the name of a tag is expected, as in #physics or #\"to read\"."));
    if (m_scanner.peek() == u'[') {
        if (auto error = readConditions(term.conditions))
            return *error;
    }
    return QueryTerm(term);
}

std::optional<QueryError> TermReader::readConditions(QList<LinkCondition> &conditions)
{
    const qsizetype start = m_scanner.position();
    m_scanner.moveTo(start + 1);
    while (true) {
        LinkCondition condition;
        if (auto error = readCondition(condition))
            return error;
        const auto excludesOthers = [&condition](const LinkCondition &other) {
            return other.attribute == LinkCondition::Attribute::Confidence && other.attribute == condition.attribute
                && (other.comparison == Comparison::NotEqual || condition.comparison == Comparison::NotEqual);
        };
        if (std::any_of(conditions.cbegin(), conditions.cend(), excludesOthers))
            return errorAt(
                m_scanner, m_scanner.rangeFrom(start),
                QStringLiteral("confidence!= stands alone: no other condition on confidence is expected beside it."));
        conditions.append(condition);
        m_scanner.skipSpaces();
        if (m_scanner.take(u']') || m_scanner.atEnd())
            return std::nullopt;
        if (!m_scanner.take(u','))
            return errorAt(m_scanner, {m_scanner.position(), 1},
                           QStringLiteral("A comma or “]” is expected after a condition on the link."));
    }
}

std::optional<QueryError> TermReader::readCondition(LinkCondition &condition)
{
    constexpr QStringView valueEnds = u",]";
    m_scanner.skipSpaces();
    const qsizetype start = m_scanner.position();
    const QString word = m_scanner.readWord(u"=!<>,]");
    const qsizetype attribute = linkAttributeNames().indexOf(word.toLower());
    if (attribute < 0)
        return errorAt(m_scanner, m_scanner.rangeFrom(start),
                       QStringLiteral("One of these is expected here: %1, as in #physics[status=suggested].")
                           .arg(listed(linkAttributeNames())));
    condition.attribute = static_cast<LinkCondition::Attribute>(attribute);
    m_scanner.skipSpaces();
    const auto comparison = m_scanner.readComparison();
    if (!comparison)
        return errorAt(m_scanner, m_scanner.rangeFrom(start),
                       QStringLiteral("After “%1” one of = != < <= > >= is expected, and a value.").arg(word));
    condition.comparison = *comparison;
    m_scanner.skipSpaces();
    condition.value = m_scanner.readText(valueEnds);
    const bool isWord = condition.attribute == LinkCondition::Attribute::Source
        || condition.attribute == LinkCondition::Attribute::Status;
    if (isWord && isOrdering(condition.comparison))
        return errorAt(m_scanner, m_scanner.rangeFrom(start),
                       QStringLiteral("“%1” has no order: = or != is expected.").arg(word));
    if (const QString expected = whyNoCondition(condition); !expected.isEmpty())
        return errorAt(m_scanner, m_scanner.rangeFrom(start), expected);
    return std::nullopt;
}

TermReader::Outcome TermReader::readWord()
{
    const qsizetype start = m_scanner.position();
    const QString word = m_scanner.readWord();
    const SourceRange range = m_scanner.rangeFrom(start);
    const FieldTerm untagged{FieldKey::Is, Comparison::Equal, {QStringLiteral("untagged"), false}, {}};
    for (const QStringView known :
         {QStringView(u"!untagged"), QStringView(u"special:untagged"), QStringView(u"system:untagged")}) {
        if (known.compare(word, Qt::CaseInsensitive) == 0)
            return rewritten(range, untagged);
    }
    const qsizetype colon = word.indexOf(u':');
    if (colon > 0) {
        const QStringView key = QStringView(word).first(colon);
        m_scanner.moveTo(start + colon + 1);
        if (key.compare(QLatin1String("date"), Qt::CaseInsensitive) == 0
            || key.compare(QLatin1String("created"), Qt::CaseInsensitive) == 0) {
            m_rewrites.append({{start, colon}, QStringLiteral("added")});
            return readField(fieldInfo(FieldKey::Added), start);
        }
        if (const FieldInfo *const info = findField(key))
            return readField(*info, start);
        m_scanner.moveTo(range.end());
    }
    return QueryTerm(TextTerm{{word, false}});
}

TermReader::Value TermReader::readValue(bool splitsRanges, qsizetype start)
{
    Value value;
    if (const auto comparison = m_scanner.readComparison()) {
        value.hasComparison = true;
        value.comparison = *comparison;
    }
    value.lower = m_scanner.readText();
    if (splitsRanges && value.lower.quoted) {
        value.isRange = m_scanner.take(u"..");
        if (value.isRange)
            value.upper = m_scanner.readText();
    } else if (splitsRanges) {
        const qsizetype dots = value.lower.text.indexOf(QLatin1String(".."));
        value.isRange = dots >= 0;
        if (value.isRange) {
            value.upper.text = value.lower.text.sliced(dots + 2);
            value.lower.text.truncate(dots);
            if (value.upper.text.isEmpty())
                value.upper = m_scanner.readText();
        }
    }
    value.range = m_scanner.rangeFrom(start);
    return value;
}

TermReader::Outcome TermReader::readField(const FieldInfo &info, qsizetype start)
{
    const bool isOrdered = isOrderedValue(info.value);
    const Value value = readValue(isOrdered, start);
    if (isBlank(value.lower) && isBlank(value.upper)) {
        const QString after = QStringLiteral("After “%1:” ").arg(info.name);
        if (info.value == FieldValue::Word)
            return errorAt(m_scanner, value.range,
                           QString(after + QStringLiteral("one of these is expected: %1.").arg(listed(info.values))));
        if (isOrdered)
            return errorAt(
                m_scanner, value.range,
                QString(after + QStringLiteral("a value is expected, as in %1:%2.").arg(info.name, info.values.at(0))));
        return errorAt(m_scanner, value.range,
                       QString(after + QStringLiteral("a word is expected without a space, or text in quotes.")));
    }
    if (value.isRange && value.hasComparison)
        return errorAt(m_scanner, value.range,
                       QStringLiteral("A range from..to takes no = or <. Leave out one of the two."));
    if (info.key == FieldKey::Tags)
        return countTerm(value);
    return isOrdered ? orderedTerm(info, value) : textTerm(info, value);
}

TermReader::Outcome TermReader::textTerm(const FieldInfo &info, const Value &value)
{
    if (isOrdering(value.comparison))
        return errorAt(
            m_scanner, value.range,
            QStringLiteral("“%1:” has no order: only = and != are expected. In quotes a sign is text.").arg(info.name));
    if (info.value == FieldValue::Word) {
        if (const QString expected = whyNoWord(value.lower, info.values); !expected.isEmpty())
            return errorAt(m_scanner, value.range,
expected);
    }
    return QueryTerm(FieldTerm{info.key, value.comparison, value.lower, {}});
}

TermReader::Outcome TermReader::countTerm(const Value &value)
{
    const QString &text = value.lower.text;
    const bool mayBeName = !value.isRange && value.comparison == Comparison::Equal && !isCount(value.lower);
    const auto count = [](Comparison comparison, const QString &number) {
        return FieldTerm{FieldKey::Tags, comparison, {number, false}, {}};
    };
    if (!mayBeName)
        return orderedTerm(fieldInfo(FieldKey::Tags), value);
    if (!value.lower.quoted && text.compare(QLatin1String("false"), Qt::CaseInsensitive) == 0)
        return rewritten(value.range,
                         FieldTerm{FieldKey::Is, Comparison::Equal, {QStringLiteral("untagged"), false}, {}});
    if (!value.lower.quoted && text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0)
        return rewritten(value.range, count(Comparison::Greater, QStringLiteral("0")));
    TagTerm term;
    term.exact = value.hasComparison || (value.lower.quoted && text.startsWith(u'='));
    term.name.text = term.exact && !value.hasComparison ? text.sliced(1) : text;
    if (isBlank(term.name))
        return errorAt(m_scanner, value.range, QStringLiteral("After “tags:” a number is expected, as in tags:>4."));
    // In quotes only where the plain name would be read as something else.
    const auto plain = parseQuery(toText(QueryTerm(term)));
    const auto *const again = std::get_if<TagTerm>(&plain.query.root.term);
    term.name.quoted = (value.lower.quoted && term.name.text.contains(u'*')) || !again || !(*again == term);
    return rewritten(value.range, term);
}

TermReader::Outcome TermReader::orderedTerm(const FieldInfo &info, const Value &value)
{
    for (const QueryText &end : {value.lower, value.upper}) {
        if (end.text.isEmpty() && !end.quoted)
            continue;
        if (const QString expected = whyNoValue(info, end); !expected.isEmpty())
            return errorAt(m_scanner, value.range, expected);
    }
    FieldTerm term{info.key, value.comparison, value.lower, {}};
    if (value.isRange && isBlank(value.upper)) {
        term.comparison = Comparison::GreaterOrEqual;
    } else if (value.isRange && isBlank(value.lower)) {
        term.comparison = Comparison::LessOrEqual;
        term.value = value.upper;
    } else if (value.isRange) {
        term.upper = value.upper;
    }
    return QueryTerm(term);
}

QueryTerm TermReader::rewritten(SourceRange range, const QueryTerm &term)
{
    // What follows must not become a part of it.
    m_rewrites.append({range, QString(toText(term) + (m_scanner.peek() == u'[' ? QStringLiteral(" ") : QString()))});
    return term;
}

} // namespace tagloom::domain
