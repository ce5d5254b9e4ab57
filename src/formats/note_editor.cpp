// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/note_editor.h"

#include "formats/note_reader.h"
#include "formats/yaml_text.h"

#include <algorithm>

namespace tagloom::formats {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using Shape = YamlEntry::Shape;
using namespace Qt::StringLiterals;

namespace {

/// Behind the value that begins there, on its line: the end of its quotes, or what is before a comment.
qsizetype endOfText(const QByteArray &yaml, qsizetype begin)
{
    const char quote = yaml[begin];
    if (quote == '"' || quote == '\'') {
        for (qsizetype at = begin + 1; at < yaml.size(); ++at) {
            if (quote == '"' && yaml[at] == '\\')
                ++at;
            else if (yaml[at] == quote && quote == '\'' && at + 1 < yaml.size() && yaml[at + 1] == quote)
                ++at;
            else if (yaml[at] == quote)
                return at + 1;
        }
        return yaml.size();
    }
    qsizetype end = yaml.indexOf('\n', begin);
    end = end < 0 ? yaml.size() : end;
    for (qsizetype at = begin + 1; at < end; ++at) {
        if (yaml[at] == '#' && (yaml[at - 1] == ' ' || yaml[at - 1] == '\t'))
            end = at;
    }
    while (end > begin && isspace(static_cast<unsigned char>(yaml[end - 1])))
        --end;
    return end;
}

/// What stands between the commas of a list in brackets.
struct FlowList
{
    struct Part
    {
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    QList<Part> parts;
    qsizetype end = 0; ///< behind the bracket; 0: it was not understood
    bool hasComment = false;
};

FlowList flowListAt(const QByteArray &yaml, qsizetype begin)
{
    FlowList list;
    int depth = 0;
    qsizetype partBegin = begin + 1;
    for (qsizetype at = begin; at < yaml.size(); ++at) {
        const char character = yaml[at];
        const char before = at > 0 ? yaml[at - 1] : '\n';
        const bool beginsToken = isspace(static_cast<unsigned char>(before)) || before == ',' || before == '[';
        if ((character == '"' || character == '\'') && beginsToken) {
            at = endOfText(yaml, at) - 1;
        } else if (character == '#' && isspace(static_cast<unsigned char>(before))) {
            list.hasComment = true;
            at = yaml.indexOf('\n', at);
            if (at < 0)
                return list;
        } else if (character == '[' || character == '{') {
            ++depth;
        } else if (character == ']' || character == '}') {
            if (--depth == 0) {
                list.parts.append({partBegin, at});
                list.end = at + 1;
                return list;
            }
        } else if (character == ',' && depth == 1) {
            list.parts.append({partBegin, at});
            partBegin = at + 1;
        }
    }
    return list;
}

/// The tag that an entry of a list says.
QString tagOf(const YamlText &text)
{
    YamlEntry entry;
    entry.shape = Shape::BlockList;
    entry.texts.append(text);
    return tagsOf(entry).value(0);
}

QStringList written(QStringList tags)
{
    for (QString &tag : tags)
        tag = writtenTag(tag);
    return tags;
}

class NoteEditor final
{
public:
    explicit NoteEditor(NoteText &text)
        : m_text(text)
    { }

    Result<void> setValue(const NoteChange::Value &value);
    Result<void> removeTags(const QStringList &tags);
    Result<void> addTags(const QStringList &tags);
    Result<void> setBody(const QString &body);

private:
    QByteArray line(const QByteArray &content) const { return content + m_text.lineEnd; }

    static Error cannotEdit()
    {
        return {ErrorCode::Conflict,
                u"Its front matter is written in a way that Tagloom does not edit. Change it in the file."_s};
    }

    /// Front matter to write into, if there is none yet.
    void ensureFrontMatter()
    {
        if (m_text.syntax == NoteSyntax::Yaml || !m_text.opening.isEmpty())
            return;
        m_text.opening = line("---");
        m_text.closing = line("---");
    }

    Result<void> readAgain()
    {
        const auto problem = readYamlMapping(m_text.yaml, m_text.mapping);
        if (problem || (!m_text.mapping.isMapping && !m_text.mapping.isEmpty))
            return cannotEdit();
        return {};
    }

    Result<void> replaceLines(int first, int end, const QByteArray &with)
    {
        QList<QByteArray> lines = linesOf(m_text.yaml);
        if (first > 0 && first <= lines.size() && !lines[first - 1].endsWith('\n'))
            lines[first - 1] += m_text.lineEnd;
        lines.erase(lines.begin() + first, lines.begin() + std::min<qsizetype>(end, lines.size()));
        if (!with.isEmpty())
            lines.insert(first, with);
        m_text.yaml = lines.join();
        return readAgain();
    }

    Result<void> append(const QByteArray &whole)
    {
        if (m_text.mapping.isInBraces)
            return cannotEdit();
        ensureFrontMatter();
        const int end =
            m_text.mapping.entries.isEmpty() ? int(linesOf(m_text.yaml).size()) : m_text.mapping.entries.last().endLine;
        return replaceLines(end, end, line(whole));
    }

    Result<void> replaceBytes(qsizetype begin, qsizetype end, const QByteArray &with)
    {
        m_text.yaml.replace(begin, end - begin, with);
        return readAgain();
    }

    Result<void> replaceEntry(const YamlEntry &entry, const QByteArray &value)
    {
        if (m_text.mapping.isInBraces)
            return cannotEdit();
        if (entry.shape == Shape::Text && entry.endLine == entry.line + 1 && !value.contains('\n'))
            return replaceBytes(entry.valueBegin, endOfText(m_text.yaml, entry.valueBegin), value);
        return replaceLines(entry.line, entry.endLine, line(yamlText(entry.key) + ": " + value));
    }

    Result<void> editText(const YamlEntry &entry, const QStringList &tags);
    Result<void> editFlowList(const YamlEntry &entry, const QStringList &removed, const QStringList &added);
    Result<void> editBlockList(const YamlEntry &entry, const QStringList &removed, const QStringList &added);
    Result<void> editTags(const YamlEntry &entry, const QStringList &removed, const QStringList &added);

    NoteText &m_text;
};

Result<void> NoteEditor::setValue(const NoteChange::Value &value)
{
    const YamlEntry *const entry = findEntry(m_text.mapping, value.key);
    if (!value.text) {
        if (!entry)
            return {};
        return m_text.mapping.isInBraces ? Result<void>(cannotEdit())
                                         : replaceLines(entry->line, entry->endLine, QByteArray());
    }
    const QByteArray yaml = value.isVerbatim ? value.text->toUtf8() : yamlLines(*value.text, m_text.lineEnd);
    return entry ? replaceEntry(*entry, yaml) : append(value.key.toUtf8() + ": " + yaml);
}

Result<void> NoteEditor::editText(const YamlEntry &entry, const QStringList &tags)
{
    const QString text = entry.text();
    const bool isHashed = text.startsWith(u'#') && !text.contains(u',');
    const bool fits = std::none_of(tags.begin(), tags.end(), [isHashed](const QString &tag) {
        return tag.contains(u',') || (isHashed && tag.contains(u' '));
    });
    if (tags.isEmpty() || !fits)
        return replaceEntry(entry, yamlList(tags));
    const QString joined = isHashed ? QString(u'#' + tags.join(u" #"_s)) : tags.join(u", "_s);
    // Outside of brackets commas need no quotes.
    const bool wasPlain =
        entry.texts.first().isPlain && m_text.yaml[entry.valueBegin] != '"' && m_text.yaml[entry.valueBegin] != '\'';
    const bool isSafe =
        std::all_of(tags.begin(), tags.end(), [](const QString &tag) { return yamlText(tag) == tag.toUtf8(); });
    return replaceEntry(entry, wasPlain && isSafe && !isHashed ? joined.toUtf8() : quotedYamlText(joined));
}

Result<void> NoteEditor::editFlowList(const YamlEntry &entry, const QStringList &removed, const QStringList &added)
{
    const FlowList list = flowListAt(m_text.yaml, entry.valueBegin);
    if (list.end == 0)
        return cannotEdit();
    if (list.hasComment) {
        QStringList tags = tagsOf(entry);
        tags.removeIf([&removed](const QString &tag) { return removed.contains(tag); });
        return replaceBytes(entry.valueBegin, list.end, yamlList(written(tags) + added));
    }
    QByteArrayList kept;
    for (const FlowList::Part &part : list.parts) {
        const QByteArray source = m_text.yaml.mid(part.begin, part.end - part.begin);
        const bool goes = std::any_of(entry.texts.begin(), entry.texts.end(), [&](const YamlText &text) {
            return part.begin <= text.begin && text.begin < part.end && removed.contains(tagOf(text));
        });
        if (!goes && !source.trimmed().isEmpty())
            kept.append(source);
    }
    const QByteArray first = m_text.yaml.mid(list.parts.first().begin, 1);
    if (!kept.isEmpty() && !first.trimmed().isEmpty())
        kept.first() = kept.first().trimmed();
    // What stands before the bracket stays before it.
    QByteArray tail;
    if (!kept.isEmpty()) {
        qsizetype end = kept.last().size();
        while (end > 0 && isspace(static_cast<unsigned char>(kept.last()[end - 1])))
            --end;
        tail = kept.last().mid(end);
        kept.last().truncate(end);
    }
    for (const QString &tag : added)
        kept.append(kept.isEmpty() ? yamlText(tag) : QByteArray(' ' + yamlText(tag)));
    return replaceBytes(entry.valueBegin, list.end, '[' + kept.join(',') + tail + ']');
}

Result<void> NoteEditor::editBlockList(const YamlEntry &entry, const QStringList &removed, const QStringList &added)
{
    QList<QByteArray> lines = linesOf(m_text.yaml);
    QList<int> gone;
    int last = -1;
    for (const YamlText &text : entry.texts) {
        last = std::max(last, text.line);
        if (removed.contains(tagOf(text)))
            gone.append(text.line);
    }
    if (last < 0)
        return cannotEdit();
    if (gone.size() == entry.texts.size() && !entry.hasOthers)
        return replaceLines(entry.line, entry.endLine, line(yamlText(entry.key) + ": " + yamlList(added)));
    const QByteArray model = lines[last];
    const qsizetype dash = model.indexOf('-');
    if (dash < 0 || !model.first(dash).trimmed().isEmpty())
        return cannotEdit();
    if (!lines[last].endsWith('\n'))
        lines[last] += m_text.lineEnd;
    qsizetype behindDash = dash + 1;
    while (behindDash < model.size() && model[behindDash] == ' ')
        ++behindDash;
    for (const QString &tag : added)
        lines[last] += line(model.first(behindDash) + yamlText(tag));
    for (const int goneLine : std::as_const(gone)) {
        // Of the last line only what it was itself, for the new ones hang on it.
        const qsizetype own = lines[goneLine].indexOf('\n') + 1;
        lines[goneLine] = own > 0 ? lines[goneLine].mid(own) : QByteArray();
    }
    m_text.yaml = lines.join();
    return readAgain();
}

Result<void> NoteEditor::editTags(const YamlEntry &entry, const QStringList &removed, const QStringList &added)
{
    if (m_text.mapping.isInBraces)
        return cannotEdit();
    switch (entry.shape) {
    case Shape::FlowList:
        return editFlowList(entry, removed, added);
    case Shape::BlockList:
        return editBlockList(entry, removed, added);
    case Shape::Nothing:
        return replaceLines(entry.line, entry.endLine, line(yamlText(entry.key) + ": " + yamlList(added)));
    case Shape::Other:
        return cannotEdit();
    case Shape::Text:
        break;
    }
    QStringList tags = tagsOf(entry);
    tags.removeIf([&removed](const QString &tag) { return removed.contains(tag); });
    return editText(entry, written(tags) + added);
}

Result<void> NoteEditor::removeTags(const QStringList &tags)
{
    for (const QString &key : tagKeys()) {
        const YamlEntry *const entry = findEntry(m_text.mapping, key);
        if (!entry)
            continue;
        const QStringList there = tagsOf(*entry);
        const bool isHit =
            std::any_of(there.begin(), there.end(), [&tags](const QString &tag) { return tags.contains(tag); });
        if (!isHit)
            continue;
        // By value: editing reads the mapping anew.
        const YamlEntry found = *entry;
        if (auto done = editTags(found, tags, {}); !done)
            return done;
    }
    return {};
}

Result<void> NoteEditor::addTags(const QStringList &tags)
{
    for (const QString &key : tagKeys()) {
        if (const YamlEntry *const entry = findEntry(m_text.mapping, key)) {
            const YamlEntry found = *entry;
            return editTags(found, {}, written(tags));
        }
    }
    return append("tags: " + yamlList(written(tags)));
}

Result<void> NoteEditor::setBody(const QString &body)
{
    if (m_text.syntax == NoteSyntax::Yaml) {
        const bool isDescription =
            !findEntry(m_text.mapping, u"notes"_s) && findEntry(m_text.mapping, u"description"_s);
        return setValue(
            {isDescription ? u"description"_s : u"notes"_s, body.isEmpty() ? std::nullopt : std::optional(body)});
    }
    const QByteArray old = m_text.body;
    qsizetype begin = 0;
    while (begin < old.size() && isspace(static_cast<unsigned char>(old[begin])))
        ++begin;
    qsizetype end = old.size();
    while (end > begin && isspace(static_cast<unsigned char>(old[end - 1])))
        --end;
    QByteArray text = body.toUtf8();
    text.replace("\n", m_text.lineEnd);
    if (begin == old.size()) {
        // There was none.
        m_text.body = (m_text.opening.isEmpty() ? QByteArray() : m_text.lineEnd) + line(text);
        return {};
    }
    m_text.body = old.first(begin) + text + old.mid(end);
    return {};
}

/// Everything that the tags of a file are, sorted.
QStringList sortedTags(const NoteText &text)
{
    QStringList tags;
    for (const QString &key : tagKeys()) {
        if (const YamlEntry *const entry = findEntry(text.mapping, key))
            tags += tagsOf(*entry);
    }
    tags.sort();
    return tags;
}

} // namespace

Result<QByteArray> editedNote(const QByteArray &content, NoteSyntax syntax, const NoteChange &change)
{
    if (change.isEmpty())
        return content;
    NoteText text;
    if (const auto problem = takeApart(content, syntax, text))
        return Error{ErrorCode::Conflict, problem->reason};
    QStringList expected = sortedTags(text);
    expected.removeIf([&change](const QString &tag) { return change.tagsRemoved.contains(tag); });
    expected += change.tagsAdded;
    expected.sort();

    NoteEditor editor(text);
    Result<void> done;
    // New ones first, so that a list that would be emptied keeps its style.
    if (done && !change.tagsAdded.isEmpty())
        done = editor.addTags(change.tagsAdded);
    if (done && !change.tagsRemoved.isEmpty())
        done = editor.removeTags(change.tagsRemoved);
    for (const NoteChange::Value &value : change.values) {
        if (done)
            done = editor.setValue(value);
    }
    if (done && change.body)
        done = editor.setBody(*change.body);
    if (!done)
        return done.error();
    const QByteArray whole = text.whole();
    NoteText again;
    if (takeApart(whole, syntax, again) || sortedTags(again) != expected)
        return Error{ErrorCode::Conflict,
                     u"Its front matter is written in a way that Tagloom does not edit. Change it in the file."_s};
    return whole;
}

} // namespace tagloom::formats
