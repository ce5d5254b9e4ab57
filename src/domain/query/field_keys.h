// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/query.h"

#include <QStringList>

#include <optional>

namespace tagloom::domain {

/// What may stand behind a key.
enum class FieldValue {
    Text, ///< `title:`: words that the column holds
    Author, ///< the same, of the names of authors
    Word, ///< `is:`: one of FieldInfo::values
    Kind, ///< the name of a kind of the library
    Search, ///< the name of a saved search
    Date,
    Number,
    List, ///< the name of a list
    Percent, ///< a whole number from 0 to 100
    Grade, ///< a number from 0 to 100
    Decimal, ///< with a sign and up to four digits behind a point
    DueDate, ///< a date whose ages reach into the days to come
    Bytes, ///< a number with k, M, G or T behind it
    Type ///< a type of files, or one side of its slash
};

struct FieldInfo
{
    FieldKey key = FieldKey::Title;
    QString name; ///< "added"
    FieldValue value = FieldValue::Text;
    QStringList values; ///< all there are of Word; of dates and numbers some to choose from
};

/// All keys of the language, in the order in which help lists them.
const QList<FieldInfo> &fieldInfos();
const FieldInfo &fieldInfo(FieldKey key);

/// `list:`, `status:`, `progress:` and `grade:`: they speak of an entry of a list. Joined by and they speak of the same
/// one, until another `list:` begins the next.
bool isEntryKey(FieldKey key);

/// Dates and numbers, which can be compared and have ranges.
bool isOrderedValue(FieldValue value);

/// In any case of letters; null if there is no such key.
const FieldInfo *findField(QStringView name);

/// Attributes of a link: "source", "status", "confidence", "added".
const QStringList &linkAttributeNames();
QString toWord(LinkCondition::Attribute attribute);

/// "<=" and so on.
QString toWord(Comparison comparison);

} // namespace tagloom::domain
