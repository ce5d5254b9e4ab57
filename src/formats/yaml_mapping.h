// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace tagloom::formats {

/// A value of one word or text, with its place.
struct YamlText
{
    QString text;
    bool isPlain = true; ///< without quotes, and no text of several lines
    int line = 0; ///< from 0, where it begins
    qsizetype begin = 0; ///< byte where it begins
    friend bool operator==(const YamlText &, const YamlText &) = default;
};

/// One `key: value` of the outermost level.
struct YamlEntry
{
    enum class Shape {
        Nothing, ///< `key:`, `key: ~`
        Text,
        BlockList, ///< one entry a line behind `-`
        FlowList, ///< [a, b]
        Other ///< a mapping
    };

    QString key;
    Shape shape = Shape::Nothing;
    QList<YamlText> texts; ///< of Text one, of a list its texts; what is neither text nor number is left out
    bool hasOthers = false; ///< the list holds more than texts
    int line = 0; ///< of the key, from 0
    int endLine = 0; ///< behind the last line that belongs to it
    qsizetype valueBegin = 0; ///< byte where the value begins, unless it is Nothing

    bool isList() const { return shape == Shape::BlockList || shape == Shape::FlowList; }
    QString text() const { return texts.isEmpty() ? QString() : texts.first().text; }
};

/// What is wrong with a YAML text, and where.
struct YamlProblem
{
    int line = 0; ///< from 0
    QString reason; ///< a whole sentence
};

/// The keys of a YAML text that is one mapping, with the lines they stand on, so that one of them can be edited.
struct YamlMapping
{
    QList<YamlEntry> entries; ///< in their order, no key twice
    bool isMapping = false; ///< false: something else, or nothing at all
    bool isEmpty = true; ///< nothing at all but comments
    bool isInBraces = false; ///< `{a: 1}`: cannot be edited line by line
};

/// Reads one YAML document. Refused, with the line: what is no YAML, aliases and anchors (a few hundred bytes of them
/// can stand for more than any memory holds), keys that stand twice, a quote without its end, more than one document.
/// Text that is not UTF-8 is read as far as it goes.
std::optional<YamlProblem> readYamlMapping(const QByteArray &yaml, YamlMapping &mapping);

/// Each line of the text with its end.
QList<QByteArray> linesOf(const QByteArray &text);

} // namespace tagloom::formats
