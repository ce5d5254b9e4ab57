// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/item_details.h"

#include "domain/isbn.h"
#include "domain/tag_name.h"
#include "domain/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace tagloom::domain {

namespace {

struct FieldRow
{
    DetailField field;
    QLatin1StringView word;
    QLatin1StringView label;
    DetailType type;
};

constexpr std::array<FieldRow, 10> fieldRows{{
    {DetailField::Authors, QLatin1StringView("authors"), QLatin1StringView("Authors"), DetailType::Names},
    {DetailField::Year, QLatin1StringView("year"), QLatin1StringView("Year"), DetailType::Year},
    {DetailField::Publisher, QLatin1StringView("publisher"), QLatin1StringView("Publisher"), DetailType::Text},
    {DetailField::Isbn, QLatin1StringView("isbn"), QLatin1StringView("ISBN"), DetailType::Isbn},
    {DetailField::Number, QLatin1StringView("number"), QLatin1StringView("Number"), DetailType::Text},
    {DetailField::Amount, QLatin1StringView("amount"), QLatin1StringView("Amount"), DetailType::Amount},
    {DetailField::Issued, QLatin1StringView("issued"), QLatin1StringView("Issued"), DetailType::Date},
    {DetailField::Due, QLatin1StringView("due"), QLatin1StringView("Due"), DetailType::Date},
    {DetailField::Done, QLatin1StringView("done"), QLatin1StringView("Done"), DetailType::Date},
    {DetailField::Paid, QLatin1StringView("paid"), QLatin1StringView("Paid"), DetailType::Date},
}};

constexpr int longestAuthor = 200;
constexpr int longestPublisher = 200;
constexpr int longestNumber = 100;
constexpr qsizetype mostAuthors = 100;

const FieldRow &rowOf(DetailField field)
{
    return fieldRows[static_cast<size_t>(field)];
}

Error wrong(const QString &message)
{
    return {ErrorCode::InvalidInput, message};
}

QDate ItemDetails::*dayMember(DetailField field)
{
    switch (field) {
    case DetailField::Issued:
        return &ItemDetails::issued;
    case DetailField::Due:
        return &ItemDetails::due;
    case DetailField::Done:
        return &ItemDetails::done;
    default:
        return &ItemDetails::paid;
    }
}

Result<QDate> parsedDay(DetailField field, const QString &text, const QDate &today)
{
    if (text.compare(QLatin1String("today"), Qt::CaseInsensitive) == 0)
        return today;
    if (text.compare(QLatin1String("tomorrow"), Qt::CaseInsensitive) == 0)
        return today.addDays(1);
    static const QRegularExpression ahead(QStringLiteral("^\\+([0-9]{1,4})([dw])\\z"),
                                          QRegularExpression::CaseInsensitiveOption);
    if (const auto match = ahead.match(text); match.hasMatch())
        return today.addDays(match.captured(1).toLongLong()
                             * (match.captured(2).compare(QLatin1String("w"), Qt::CaseInsensitive) == 0 ? 7 : 1));
    static const QRegularExpression calendar(QStringLiteral("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\\z"));
    const auto match = calendar.match(text);
    const QString shown = shortened(text, 40);
    if (!match.hasMatch())
        return wrong(QStringLiteral("%1: “%2” is no date. Type it as in 2024-05-31.").arg(labelOf(field), shown));
    const QDate day(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    if (!day.isValid())
        return wrong(QStringLiteral("%1: there is no date “%2”. Type one of the calendar, as in 2024-05-31.")
                         .arg(labelOf(field), shown));
    return day;
}

Result<int> parsedYear(const QString &text)
{
    static const QRegularExpression digits(QStringLiteral("^[0-9]{1,4}\\z"));
    const int year = digits.match(text).hasMatch() ? text.toInt() : 0;
    if (year < 1)
        return wrong(QStringLiteral("Year: “%1” is none. Type a number from 1 to 9999.").arg(shortened(text, 40)));
    return year;
}

Result<QString> parsedText(DetailField field, const QString &text, qsizetype longest)
{
    if (text.toUcs4().size() > longest)
        return wrong(
            QStringLiteral("%1: this is longer than %2 characters. Shorten it.").arg(labelOf(field)).arg(longest));
    return text;
}

/// With the field before its message.
Error ofField(DetailField field, const Error &error)
{
    return {error.code, QString(labelOf(field) + QStringLiteral(": ") + error.message)};
}

} // namespace

QList<DetailField> fieldsOf(KindId kind)
{
    using enum DetailField;
    if (kind == bookKind)
        return {Authors, Year, Publisher, Isbn};
    if (kind == taskKind)
        return {Due, Done};
    if (kind == invoiceKind)
        return {Number, DetailField::Amount, Issued, Due, Paid};
    return {};
}

const QList<DetailField> &allDetailFields()
{
    static const QList<DetailField> all = [] {
        QList<DetailField> fields;
        for (const FieldRow &row : fieldRows)
            fields.append(row.field);
        return fields;
    }();
    return all;
}

DetailType typeOf(DetailField field)
{
    return rowOf(field).type;
}

QString toWord(DetailField field)
{
    return rowOf(field).word;
}

std::optional<DetailField> detailFieldFromWord(QStringView word)
{
    if (word.compare(QLatin1String("author"), Qt::CaseInsensitive) == 0)
        return DetailField::Authors;
    for (const FieldRow &row : fieldRows) {
        if (word.compare(row.word, Qt::CaseInsensitive) == 0)
            return row.field;
    }
    return std::nullopt;
}

QString labelOf(DetailField field)
{
    return rowOf(field).label;
}

QString textOf(const ItemDetails &details, DetailField field)
{
    switch (field) {
    case DetailField::Authors:
        return details.authors.join(QStringLiteral("; "));
    case DetailField::Year:
        return details.year ? QString::number(*details.year) : QString();
    case DetailField::Publisher:
        return details.publisher;
    case DetailField::Isbn:
        return details.isbn;
    case DetailField::Number:
        return details.number;
    case DetailField::Amount:
        return details.amount ? toText(*details.amount) : QString();
    default:
        return (details.*dayMember(field)).toString(Qt::ISODate);
    }
}

Result<QStringList> usableAuthors(const QStringList &names)
{
    QStringList usable;
    QStringList keys;
    for (const QString &text : names) {
        // A semicolon parts authors where they are typed.
        const QString name = oneLine(text).replace(u';', u',');
        const QString key = foldedKey(name);
        if (key.isEmpty() || keys.contains(key))
            continue;
        if (name.toUcs4().size() > longestAuthor)
            return wrong(QStringLiteral("Authors: a name is longer than %1 characters. Put “;” between the authors.")
                             .arg(longestAuthor));
        usable.append(name);
        keys.append(key);
    }
    if (usable.size() > mostAuthors)
        return wrong(QStringLiteral("Authors: there are more than %1. Keep the first ones.").arg(mostAuthors));
    return usable;
}

Result<ItemDetails> changed(ItemDetails details, DetailField field, const QString &text, const QDate &today)
{
    const QString line = oneLine(text);
    switch (field) {
    case DetailField::Authors: {
        auto authors = usableAuthors(storableText(text).split(QRegularExpression(QStringLiteral("[;\n]"))));
        if (!authors)
            return authors.error();
        details.authors = std::move(*authors);
        return details;
    }
    case DetailField::Year: {
        details.year.reset();
        if (line.isEmpty())
            return details;
        const auto year = parsedYear(line);
        if (!year)
            return year.error();
        details.year = *year;
        return details;
    }
    case DetailField::Publisher:
    case DetailField::Number: {
        auto kept = parsedText(field, line, field == DetailField::Publisher ? longestPublisher : longestNumber);
        if (!kept)
            return kept.error();
        (field == DetailField::Publisher ? details.publisher : details.number) = std::move(*kept);
        return details;
    }
    case DetailField::Isbn: {
        details.isbn.clear();
        if (line.isEmpty())
            return details;
        auto isbn = canonicalIsbn(line);
        if (!isbn)
            return ofField(field, isbn.error());
        details.isbn = std::move(*isbn);
        return details;
    }
    case DetailField::Amount: {
        details.amount.reset();
        if (line.isEmpty())
            return details;
        auto amount = parseAmount(line);
        if (!amount)
            return ofField(field, amount.error());
        details.amount = std::move(*amount);
        return details;
    }
    default:
        break;
    }
    QDate day;
    if (!line.isEmpty()) {
        const auto parsed = parsedDay(field, line, today);
        if (!parsed)
            return parsed.error();
        day = *parsed;
    }
    details.*dayMember(field) = day;
    return details;
}

ItemDetails fitting(const ItemDetails &details, KindId kind)
{
    using enum DetailField;
    const QList<DetailField> fields = fieldsOf(kind);
    ItemDetails kept;
    if (fields.contains(Authors))
        kept.authors = details.authors;
    if (fields.contains(Year))
        kept.year = details.year;
    if (fields.contains(Publisher))
        kept.publisher = details.publisher;
    if (fields.contains(Isbn))
        kept.isbn = details.isbn;
    if (fields.contains(Number))
        kept.number = details.number;
    if (fields.contains(DetailField::Amount))
        kept.amount = details.amount;
    for (const DetailField field : {Issued, Due, Done, Paid}) {
        if (fields.contains(field))
            kept.*dayMember(field) = details.*dayMember(field);
    }
    return kept;
}

QList<DetailField> lostIn(const ItemDetails &details, KindId kind)
{
    QList<DetailField> lost;
    const QList<DetailField> fields = fieldsOf(kind);
    for (const DetailField field : allDetailFields()) {
        if (!fields.contains(field) && !textOf(details, field).isEmpty())
            lost.append(field);
    }
    return lost;
}

QString listedLabels(const QList<DetailField> &fields)
{
    QStringList labels;
    for (const DetailField field : fields)
        labels.append(labelOf(field));
    if (labels.size() < 2)
        return labels.join(QString());
    const QString last = labels.takeLast();
    return QString(labels.join(QStringLiteral(", ")) + QStringLiteral(" and ") + last);
}

bool isOverdue(const ItemDetails &details, const QDate &today)
{
    return details.due.isValid() && details.due < today && !details.done.isValid() && !details.paid.isValid();
}

} // namespace tagloom::domain
