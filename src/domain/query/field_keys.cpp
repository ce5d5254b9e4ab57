// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/field_keys.h"

#include "domain/list.h"

#include <algorithm>

namespace tagloom::domain {

using namespace Qt::StringLiterals;

namespace {

QStringList statusWords()
{
    QStringList words;
    for (const ListStatus status : listStatuses())
        words.append(toWord(status));
    return words;
}

} // namespace

const QList<FieldInfo> &fieldInfos()
{
    static const QStringList dates{u"today"_s, u"yesterday"_s, u"7d"_s, u"3w"_s, u"2m"_s, u"1y"_s};
    static const QList<FieldInfo> all{
        {FieldKey::Kind, u"kind"_s, FieldValue::Kind, {}},
        {FieldKey::Is,
         u"is"_s,
         FieldValue::Word,
         {u"untagged"_s, u"trashed"_s, u"duplicate"_s, u"suggested"_s, u"unread"_s, u"reading"_s, u"finished"_s,
          u"overdue"_s, u"done"_s, u"paid"_s, u"missing"_s}},
        {FieldKey::Has, u"has"_s, FieldValue::Word, {u"note"_s, u"url"_s, u"list"_s, u"file"_s}},
        {FieldKey::Title, u"title"_s, FieldValue::Text, {}},
        {FieldKey::Note, u"note"_s, FieldValue::Text, {}},
        {FieldKey::Url, u"url"_s, FieldValue::Text, {}},
        {FieldKey::Added, u"added"_s, FieldValue::Date, dates},
        {FieldKey::Updated, u"updated"_s, FieldValue::Date, dates},
        {FieldKey::Tags, u"tags"_s, FieldValue::Number, {u"0"_s, u">4"_s, u"2..5"_s}},
        {FieldKey::Search, u"search"_s, FieldValue::Search, {}},
        {FieldKey::List, u"list"_s, FieldValue::List, {}},
        {FieldKey::Status, u"status"_s, FieldValue::Word, statusWords()},
        {FieldKey::Progress, u"progress"_s, FieldValue::Percent, {u">50"_s, u"100"_s, u"1..99"_s}},
        {FieldKey::Grade, u"grade"_s, FieldValue::Grade, {u">3"_s, u"1..2.5"_s}},
        {FieldKey::Author, u"author"_s, FieldValue::Author, {}},
        {FieldKey::Year, u"year"_s, FieldValue::Number, {u"1968"_s, u">2000"_s, u"1900..1950"_s}},
        {FieldKey::Due, u"due"_s, FieldValue::DueDate, {u"today"_s, u"tomorrow"_s, u"<7d"_s, u"<2w"_s, u"today..7d"_s}},
        {FieldKey::Amount, u"amount"_s, FieldValue::Decimal, {u">100"_s, u"<=9.99"_s, u"100..500"_s}},
        {FieldKey::Size, u"size"_s, FieldValue::Bytes, {u">10M"_s, u"<500k"_s, u"1G..4G"_s}},
        {FieldKey::Type, u"type"_s, FieldValue::Type, {u"image"_s, u"pdf"_s, u"image/png"_s, u"video"_s, u"text"_s}},
        {FieldKey::Site, u"site"_s, FieldValue::Text, {}},
        {FieldKey::Folder, u"folder"_s, FieldValue::Text, {}}};
    return all;
}

const FieldInfo &fieldInfo(FieldKey key)
{
    const QList<FieldInfo> &all = fieldInfos();
    return *std::find_if(all.begin(), all.end(), [key](const FieldInfo &info) { return info.key == key; });
}

const FieldInfo *findField(QStringView name)
{
    const QList<FieldInfo> &all = fieldInfos();
    const auto found = std::find_if(all.begin(), all.end(), [name](const FieldInfo &info) {
        return name.compare(info.name, Qt::CaseInsensitive) == 0;
    });
    return found == all.end() ? nullptr : &*found;
}

bool isEntryKey(FieldKey key)
{
    return key == FieldKey::List || key == FieldKey::Status || key == FieldKey::Progress || key == FieldKey::Grade;
}

bool isOrderedValue(FieldValue value)
{
    return value == FieldValue::Date || value == FieldValue::DueDate || value == FieldValue::Number
        || value == FieldValue::Decimal || value == FieldValue::Bytes || value == FieldValue::Percent || value == FieldValue::Grade;
}

const QStringList &linkAttributeNames()
{
    static const QStringList names{u"source"_s, u"status"_s, u"confidence"_s, u"added"_s};
    return names;
}

QString toWord(LinkCondition::Attribute attribute)
{
    return linkAttributeNames().at(static_cast<int>(attribute));
}

QString toWord(Comparison comparison)
{
    switch (comparison) {
    case Comparison::Equal:
        return u"="_s;
    case Comparison::NotEqual:
        return u"!="_s;
    case Comparison::Less:
        return u"<"_s;
    case Comparison::LessOrEqual:
        return u"<="_s;
    case Comparison::Greater:
        return u">"_s;
    case Comparison::GreaterOrEqual:
        return u">="_s;
    }
    Q_UNREACHABLE();
}

} // namespace tagloom::domain
