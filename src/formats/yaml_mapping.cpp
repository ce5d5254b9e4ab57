// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/yaml_mapping.h"

#include <QSet>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <streambuf>

namespace tagloom::formats {

namespace {

using Shape = YamlEntry::Shape;

/// Reads bytes where they are.
class BytesBuffer final : public std::streambuf
{
public:
    explicit BytesBuffer(const QByteArray &bytes)
    {
        char *const begin = const_cast<char *>(bytes.constData());
        setg(begin, begin, begin + bytes.size());
    }
};

/// Where reading ends at once.
struct Refused
{
    YamlProblem problem;
};

[[noreturn]] void refuse(const YAML::Mark &mark, const QString &reason)
{
    throw Refused{{mark.line, reason}};
}

/// Follows the events of one document, of which only the outermost mapping and what lies directly in it matter.
class MappingEvents final : public YAML::EventHandler
{
public:
    MappingEvents(const QByteArray &yaml, YamlMapping &mapping)
        : m_yaml(yaml)
        , m_mapping(mapping)
    { }

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        if (++m_documents > 1)
            refuse(mark, QStringLiteral("Another document begins here. A file holds one note; put each into its own."));
    }

    void OnDocumentEnd() override { }

    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        checkAnchor(mark, anchor);
        if (m_depth == 0 || (m_depth == 1 && m_isKeyNext))
            return take(mark, Shape::Nothing, {});
        if (m_depth == 1)
            m_isKeyNext = true;
    }

    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override { refuseAnchor(mark); }

    void OnAnchor(const YAML::Mark &mark, const std::string &) override { refuseAnchor(mark); }

    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        checkAnchor(mark, anchor);
        checkQuote(mark);
        take(mark, Shape::Text, {QString::fromStdString(value), tag != "!", mark.line, mark.pos});
    }

    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override
    {
        checkAnchor(mark, anchor);
        take(mark, style == YAML::EmitterStyle::Flow ? Shape::FlowList : Shape::BlockList, {});
        ++m_depth;
    }

    void OnSequenceEnd() override { --m_depth; }

    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override
    {
        checkAnchor(mark, anchor);
        if (m_depth == 0) {
            m_mapping.isMapping = true;
            m_mapping.isInBraces = style == YAML::EmitterStyle::Flow;
        }
        take(mark, Shape::Other, {});
        ++m_depth;
    }

    void OnMapEnd() override { --m_depth; }

private:
    static void checkAnchor(const YAML::Mark &mark, YAML::anchor_t anchor)
    {
        if (anchor != YAML::NullAnchor)
            refuseAnchor(mark);
    }

    static void refuseAnchor(const YAML::Mark &mark)
    {
        refuse(mark,
               QStringLiteral("It uses an anchor or an alias (&name, *name), which Tagloom does not follow. Write the "
                              "value itself, or put it in quotes."));
    }

    /// The parser takes the end of the text for the missing quote.
    void checkQuote(const YAML::Mark &mark) const
    {
        const char quote = mark.pos < m_yaml.size() ? m_yaml[mark.pos] : '\0';
        if (quote != '"' && quote != '\'')
            return;
        for (qsizetype at = mark.pos + 1; at < m_yaml.size(); ++at) {
            if (quote == '"' && m_yaml[at] == '\\')
                ++at;
            else if (m_yaml[at] == quote && quote == '\'' && at + 1 < m_yaml.size() && m_yaml[at + 1] == quote)
                ++at;
            else if (m_yaml[at] == quote)
                return;
        }
        refuse(mark, QStringLiteral("The quote that begins here has no end."));
    }

    /// A node: of the document, a key or a value of the mapping, an entry of a list in it, or deeper.
    void take(const YAML::Mark &mark, Shape shape, const YamlText &text)
    {
        if (m_depth == 0) {
            m_mapping.isEmpty = shape == Shape::Nothing;
        } else if (m_depth == 1 && m_mapping.isMapping && m_isKeyNext) {
            m_isKeyNext = false;
            if (m_keys.contains(text.text))
                refuse(mark, QStringLiteral("The key “%1” stands twice. Make one of both.").arg(text.text.left(40)));
            m_keys.insert(text.text);
            YamlEntry entry;
            entry.key = text.text;
            entry.line = mark.line;
            m_mapping.entries.append(entry);
        } else if (m_depth == 1 && m_mapping.isMapping) {
            m_isKeyNext = true;
            YamlEntry &entry = m_mapping.entries.last();
            entry.shape = shape;
            entry.valueBegin = mark.pos;
            if (shape == Shape::Text)
                entry.texts.append(text);
        } else if (m_depth == 2 && m_mapping.isMapping && m_isKeyNext && m_mapping.entries.last().isList()) {
            YamlEntry &entry = m_mapping.entries.last();
            if (shape == Shape::Text)
                entry.texts.append(text);
            else
                entry.hasOthers = true;
        }
    }

    const QByteArray &m_yaml;
    YamlMapping &m_mapping;
    QSet<QString> m_keys;
    int m_documents = 0;
    int m_depth = 0;
    bool m_isKeyNext = true;
};

/// Blank lines and comments behind a value belong to nothing.
bool belongsToNothing(const QByteArray &line)
{
    const QByteArray trimmed = line.trimmed();
    // An indented one is the text of a value.
    const bool isMarker = (trimmed == "---" || trimmed == "...") && line.startsWith(trimmed);
    return trimmed.isEmpty() || line.startsWith('#') || isMarker;
}

void findEnds(const QByteArray &yaml, YamlMapping &mapping)
{
    const QList<QByteArray> lines = linesOf(yaml);
    for (qsizetype place = 0; place < mapping.entries.size(); ++place) {
        YamlEntry &entry = mapping.entries[place];
        int end = place + 1 < mapping.entries.size() ? mapping.entries[place + 1].line : static_cast<int>(lines.size());
        while (end > entry.line + 1 && belongsToNothing(lines[end - 1]))
            --end;
        entry.endLine = end;
    }
}

} // namespace

std::optional<YamlProblem> readYamlMapping(const QByteArray &yaml, YamlMapping &mapping)
{
    mapping = {};
    BytesBuffer buffer(yaml);
    std::istream stream(&buffer);
    try {
        YAML::Parser parser(stream);
        MappingEvents events(yaml, mapping);
        while (parser.HandleNextDocument(events)) { }
    } catch (const Refused &refused) {
        return refused.problem;
    } catch (const YAML::Exception &exception) {
        const QString message = QString::fromStdString(exception.msg);
        if (message.contains(QStringLiteral("anchor")))
            return YamlProblem{
                exception.mark.line,
                QStringLiteral("It uses an alias (*name), which Tagloom does not follow. Write the value "
                               "itself, or put it in quotes.")};
        return YamlProblem{exception.mark.line, QStringLiteral("This is no YAML: %1.").arg(message)};
    }
    findEnds(yaml, mapping);
    return std::nullopt;
}

QList<QByteArray> linesOf(const QByteArray &text)
{
    QList<QByteArray> lines;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype end = text.indexOf('\n', begin);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        lines.append(text.mid(begin, next - begin));
        begin = next;
    }
    return lines;
}

} // namespace tagloom::formats
