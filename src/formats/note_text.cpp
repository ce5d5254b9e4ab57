// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/note_text.h"

#include "formats/utf8_source.h"

#include <QBuffer>
#include <QFileInfo>
#include <QStringDecoder>

namespace tagloom::formats {

namespace {

constexpr qsizetype longestYaml = 1024 * 1024;
constexpr qsizetype longestFence = 100;

bool isValidUtf8(const QByteArray &content)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder.decode(content);
    Q_UNUSED(decoded)
    return !decoder.hasError();
}

bool hasWideMark(const QByteArray &content)
{
    return content.startsWith("\xFF\xFE") || content.startsWith("\xFE\xFF")
        || content.startsWith(QByteArray("\0\0\xFE\xFF", 4));
}

/// As it is if it is UTF-8 with line ends of today; else what it says.
std::optional<NoteProblem> decode(const QByteArray &content, QByteArray &utf8, bool &isUtf8)
{
    const bool isWide = hasWideMark(content);
    if (!isWide && content.contains('\0'))
        return NoteProblem{0, QStringLiteral("It is no text, whatever its name says.")};
    const bool hasOldLineEnds = content.contains('\r') && !content.contains('\n');
    isUtf8 = !isWide && !hasOldLineEnds && isValidUtf8(content);
    if (isUtf8) {
        utf8 = content;
        return std::nullopt;
    }
    QBuffer device;
    device.setData(content);
    device.open(QIODevice::ReadOnly);
    Utf8Source source(device);
    auto opened = source.open();
    while (opened) {
        const auto block = source.next();
        if (!block)
            return NoteProblem{0, block.error().message};
        if (block->isEmpty())
            return std::nullopt;
        utf8 += *block;
    }
    return NoteProblem{0, opened.error().message};
}

/// `---`, perhaps with spaces behind.
bool isFence(const QByteArray &line, bool closes)
{
    if (line.size() > longestFence || line.startsWith(' ') || line.startsWith('\t'))
        return false;
    const QByteArray trimmed = line.trimmed();
    return trimmed == "---" || (closes && trimmed == "...");
}

/// Whether a line looks like the first of front matter, so that a missing end is worth a word.
bool looksLikeKey(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || (colon + 1 < line.size() && !isspace(static_cast<unsigned char>(line[colon + 1]))))
        return false;
    const QByteArray key = line.first(colon);
    for (const char character : key) {
        const bool isWord = isalnum(static_cast<unsigned char>(character)) || character == '_' || character == '-';
        if (!isWord && static_cast<unsigned char>(character) < 0x80)
            return false;
    }
    return true;
}

QByteArray lineAt(const QByteArray &text, qsizetype begin)
{
    const qsizetype end = text.indexOf('\n', begin);
    return text.mid(begin, end < 0 ? -1 : end + 1 - begin);
}

std::optional<NoteProblem> readYaml(NoteText &text)
{
    if (const auto problem = readYamlMapping(text.yaml, text.mapping))
        return NoteProblem{text.lineInFile(problem->line), problem->reason};
    return std::nullopt;
}

std::optional<NoteProblem> takeMarkdownApart(const QByteArray &content, NoteText &text)
{
    const QByteArray first = lineAt(content, 0);
    text.body = content;
    if (!isFence(first, false) || !first.endsWith('\n'))
        return std::nullopt;
    qsizetype begin = first.size();
    while (begin < content.size()) {
        const QByteArray line = lineAt(content, begin);
        if (isFence(line, true)) {
            text.opening = first;
            text.yaml = content.mid(first.size(), begin - first.size());
            text.closing = line;
            text.body = content.mid(begin + line.size());
            break;
        }
        begin += line.size();
    }
    if (text.opening.isEmpty()) {
        if (looksLikeKey(lineAt(content, first.size())))
            return NoteProblem{1, QStringLiteral("The front matter that begins here has no end. Close it with ---.")};
        return std::nullopt;
    }
    text.firstLine = 2;
    if (text.yaml.size() > longestYaml)
        return NoteProblem{1, QStringLiteral("The front matter is longer than 1 MB.")};
    const auto problem = readYaml(text);
    if (!problem && (text.mapping.isMapping || text.mapping.isEmpty))
        return std::nullopt;
    // A rule, some words and another rule.
    if (problem && text.yaml.contains(':'))
        return problem;
    text.opening.clear();
    text.yaml.clear();
    text.closing.clear();
    text.body = content;
    text.mapping = {};
    return std::nullopt;
}

} // namespace

std::optional<NoteSyntax> noteSyntaxOf(const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    if (suffix == QLatin1String("md") || suffix == QLatin1String("markdown"))
        return NoteSyntax::Markdown;
    if (suffix == QLatin1String("yaml") || suffix == QLatin1String("yml"))
        return NoteSyntax::Yaml;
    return std::nullopt;
}

std::optional<NoteProblem> takeApart(const QByteArray &content, NoteSyntax syntax, NoteText &text)
{
    text = {};
    text.syntax = syntax;
    QByteArray utf8;
    if (const auto problem = decode(content, utf8, text.isUtf8))
        return problem;
    if (utf8.startsWith("\xEF\xBB\xBF")) {
        text.byteOrderMark = utf8.first(3);
        utf8 = utf8.mid(3);
    }
    const qsizetype lines = utf8.count('\n');
    if (lines > 0 && utf8.count("\r\n") * 2 > lines)
        text.lineEnd = "\r\n";
    if (syntax == NoteSyntax::Markdown)
        return takeMarkdownApart(utf8, text);
    text.yaml = utf8;
    if (utf8.size() > longestYaml)
        return NoteProblem{0, QStringLiteral("It is longer than 1 MB, which is too long for YAML.")};
    if (const auto problem = readYaml(text))
        return problem;
    if (!text.mapping.isMapping && !text.mapping.isEmpty)
        return NoteProblem{1, QStringLiteral("It holds no keys with values, such as “title: Plan”.")};
    return std::nullopt;
}

} // namespace tagloom::formats
