// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/note_reader.h"

#include "domain/kind.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace tagloom::formats {

using domain::DetailField;
using domain::ItemRecord;
using domain::RecordRemark;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestHeading = 500;

/// Fills a record from the mapping of a file.
class NoteReader final
{
public:
    NoteReader(const NoteText &text, NoteContent &content)
        : m_text(text)
        , m_content(content)
        , m_record(content.record)
    { }

    void readTags()
    {
        for (const QString &key : tagKeys()) {
            const YamlEntry *const entry = find(key);
            if (!entry)
                continue;
            if (entry->hasOthers || entry->shape == YamlEntry::Shape::Other)
                remark(*entry, u"“%1” holds what is no tag. That was left out."_s.arg(entry->key));
            for (const QString &tag : tagsOf(*entry)) {
                domain::LinkRecord link;
                link.tag = tag;
                m_record.links.append(link);
            }
        }
    }

    void readTimes()
    {
        m_record.createdAt = firstTime({u"created"_s, u"date"_s});
        m_record.updatedAt = firstTime({u"updated"_s, u"modified"_s, u"lastmod"_s});
        if (m_record.updatedAt && m_record.createdAt)
            m_record.updatedAt = std::max(*m_record.updatedAt, *m_record.createdAt);
    }

    void readKind()
    {
        QString word = textOf(u"kind"_s).trimmed().toLower();
        const auto kind = domain::builtInKind(word);
        if (kind) {
            m_record.kind = word;
        } else {
            const bool isTask = std::any_of(taskKeys().begin(), taskKeys().end(),
                                            [this](const QString &key) { return find(key) != nullptr; });
            m_record.kind = domain::builtInKindName(isTask ? domain::taskKind : domain::noteKind);
        }
        const domain::KindId id = domain::builtInKind(m_record.kind).value_or(domain::noteKind);
        for (const DetailField field : domain::fieldsOf(id)) {
            if (const YamlEntry *const entry = find(domain::toWord(field)); entry && field != DetailField::Done)
                readDetail(*entry, field);
        }
        if (id == domain::taskKind)
            readDone();
    }

    /// For a task that is done without a day: the day a `completed`, else an `updated` says, else that of the file.
    void dateDone(const QDateTime &modifiedAt)
    {
        if (!m_isDone || m_record.details.done.isValid())
            return;
        m_content.hasOwnDoneDay = false;
        m_record.details.done = m_record.updatedAt ? QDateTime::fromMSecsSinceEpoch(*m_record.updatedAt).date()
                                                   : modifiedAt.toLocalTime().date();
    }

    void readText()
    {
        m_record.url = textOf(u"url"_s).trimmed();
        QString body = QString::fromUtf8(m_text.body);
        if (m_text.syntax == NoteSyntax::Yaml) {
            body = textOf(u"notes"_s);
            if (!find(u"notes"_s))
                body = textOf(u"description"_s);
        }
        m_record.notes = body.replace(u"\r\n"_s, u"\n"_s);
    }

    void readTitle(const QString &fileName);

private:
    const YamlEntry *find(QStringView key) const { return findEntry(m_text.mapping, key); }

    QString textOf(QStringView key) const
    {
        const YamlEntry *const entry = find(key);
        return entry && entry->shape == YamlEntry::Shape::Text ? entry->text() : QString();
    }

    void remark(const YamlEntry &entry, const QString &reason)
    {
        m_record.remarks.append(RecordRemark{m_text.lineInFile(entry.line), reason});
    }

    std::optional<QDateTime> time(const YamlEntry &entry)
    {
        if (entry.shape == YamlEntry::Shape::Nothing)
            return std::nullopt;
        const auto read = entry.shape == YamlEntry::Shape::Text ? noteTime(entry.text()) : std::nullopt;
        if (!read)
            remark(entry,
                   u"“%1: %2” is no day that is known for sure, and was left out. Write it as 2024-05-31."_s.arg(
                       entry.key, entry.text().left(40)));
        return read;
    }

    std::optional<qint64> firstTime(const QStringList &keys)
    {
        for (const QString &key : keys) {
            if (const YamlEntry *const entry = find(key)) {
                if (const auto read = time(*entry))
                    return read->toMSecsSinceEpoch();
            }
        }
        return std::nullopt;
    }

    void readDetail(const YamlEntry &entry, DetailField field)
    {
        if (entry.shape == YamlEntry::Shape::Nothing)
            return;
        QString value = entry.text();
        if (domain::typeOf(field) == domain::DetailType::Date) {
            const auto day = time(entry);
            if (!day)
                return;
            value = day->date().toString(Qt::ISODate);
        } else if (entry.isList()) {
            QStringList texts;
            for (const YamlText &text : entry.texts)
                texts.append(text.text);
            value = texts.join(u"; "_s);
        }
        const auto details = domain::changed(m_record.details, field, value);
        if (details)
            m_record.details = *details;
        else
            remark(entry, details.error().message);
    }

    void readDone()
    {
        const YamlEntry *const entry = find(u"done"_s);
        const std::optional<bool> truth = entry ? truthOf(entry->text()) : std::nullopt;
        if (truth) {
            m_isDone = *truth;
        } else if (entry && entry->shape != YamlEntry::Shape::Nothing) {
            readDetail(*entry, DetailField::Done);
            m_isDone = m_record.details.done.isValid();
        }
        if (!entry)
            m_isDone = saysDone(textOf(u"status"_s));
        const YamlEntry *const completed = find(u"completed"_s);
        if (m_isDone && !m_record.details.done.isValid() && completed) {
            if (const auto day = time(*completed))
                m_record.details.done = day->date();
        }
    }

    const NoteText &m_text;
    NoteContent &m_content;
    ItemRecord &m_record;
    bool m_isDone = false;
};

/// The text of `# Heading`, or of a line underlined by = or -; empty if it is none.
QString headingOf(QStringView line, QStringView next)
{
    qsizetype level = 0;
    while (level < line.size() && line[level] == u'#')
        ++level;
    if (level >= 1 && level <= 6 && level < line.size() && line[level].isSpace()) {
        QStringView text = line.mid(level).trimmed();
        qsizetype end = text.size();
        while (end > 0 && text[end - 1] == u'#')
            --end;
        if (end == 0 || text[end - 1].isSpace())
            text = text.first(end).trimmed();
        return text.toString();
    }
    const auto isAll = [next](QChar character) {
        return next.size() > 1
            && std::all_of(next.begin(), next.end(), [character](QChar other) { return other == character; });
    };
    const bool isText = !line.trimmed().isEmpty() && !line.startsWith(u'-') && !line.startsWith(u'>');
    return isText && (isAll(u'=') || isAll(u'-')) ? line.trimmed().toString() : QString();
}

QString firstHeading(const QString &body)
{
    bool isInCode = false;
    const QStringView text(body);
    for (qsizetype begin = 0; begin < text.size();) {
        qsizetype end = text.indexOf(u'\n', begin);
        end = end < 0 ? text.size() : end;
        const QStringView line = text.mid(begin, end - begin);
        if (line.startsWith(u"```") || line.startsWith(u"~~~")) {
            isInCode = !isInCode;
        } else if (!isInCode && line.size() < longestHeading) {
            qsizetype nextEnd = end < text.size() ? text.indexOf(u'\n', end + 1) : end;
            nextEnd = nextEnd < 0 ? text.size() : nextEnd;
            const QStringView next = end < text.size() ? text.mid(end + 1, nextEnd - end - 1).trimmed() : QStringView();
            if (const QString heading = headingOf(line, next); !heading.isEmpty())
                return heading;
        }
        begin = end + 1;
    }
    return {};
}

void NoteReader::readTitle(const QString &fileName)
{
    m_record.title = textOf(u"title"_s);
    if (m_record.title.trimmed().isEmpty() && m_text.syntax == NoteSyntax::Markdown)
        m_record.title = firstHeading(m_record.notes);
    if (m_record.title.trimmed().isEmpty())
        m_record.title = QFileInfo(fileName).completeBaseName();
}

} // namespace

const QStringList &tagKeys()
{
    static const QStringList keys{u"tags"_s, u"tag"_s, u"keywords"_s};
    return keys;
}

const QStringList &taskKeys()
{
    static const QStringList keys{u"due"_s, u"done"_s, u"status"_s};
    return keys;
}

const YamlEntry *findEntry(const YamlMapping &mapping, QStringView key)
{
    for (const YamlEntry &entry : mapping.entries) {
        if (key.compare(entry.key, Qt::CaseInsensitive) == 0)
            return &entry;
    }
    return nullptr;
}

QStringList tagsOf(const YamlEntry &entry)
{
    QStringList texts;
    for (const YamlText &text : entry.texts)
        texts.append(text.text);
    if (entry.shape == YamlEntry::Shape::Text) {
        const QString text = entry.text();
        const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
        const bool isHashed = !text.contains(u',')
            && std::all_of(words.begin(), words.end(), [](const QString &word) { return word.startsWith(u'#'); });
        texts = isHashed ? words : text.split(u',');
    }
    QStringList tags;
    for (const QString &text : std::as_const(texts)) {
        QString tag = text.trimmed();
        if (tag.size() > 1 && tag.startsWith(u'#'))
            tag = tag.mid(1).trimmed();
        if (!tag.isEmpty())
            tags.append(tag);
    }
    return tags;
}

QString writtenTag(const QString &tag)
{
    return tag.size() > 1 && tag.startsWith(u'#') ? QString(u'#' + tag) : tag;
}

std::optional<bool> truthOf(const QString &text)
{
    const QString word = text.trimmed().toLower();
    if (word == u"true" || word == u"yes" || word == u"x" || word == u"on")
        return true;
    if (word == u"false" || word == u"no" || word == u"off")
        return false;
    return std::nullopt;
}

bool saysDone(const QString &status)
{
    const QString word = status.trimmed().toLower();
    return word == u"done" || word == u"completed" || word == u"complete" || word == u"finished" || word == u"closed";
}

NoteContent readNote(const NoteText &text, const QString &fileName, const QDateTime &modifiedAt)
{
    NoteContent content;
    content.record.line = 1;
    NoteReader reader(text, content);
    reader.readTags();
    reader.readTimes();
    reader.readKind();
    reader.dateDone(modifiedAt);
    reader.readText();
    reader.readTitle(fileName);
    return content;
}

std::optional<QDateTime> noteTime(const QString &text)
{
    static const QRegularExpression form(
        u"^(\\d{4}-\\d{2}-\\d{2})(?:[T ]+(\\d{2}:\\d{2})(?::(\\d{2}))?(?:[.,](\\d{1,9}))?)?"
        "\\s*(Z|[+-]\\d{2}(?::?\\d{2})?)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QDate day = QDate::fromString(match.captured(1), Qt::ISODate);
    QTime time(0, 0);
    if (match.hasCaptured(2)) {
        const QStringView clock = match.capturedView(2);
        // A leap second is the one before.
        const int seconds = std::min(match.capturedView(3).toInt(), 59);
        const int milliseconds = match.captured(4).leftJustified(3, u'0').first(3).toInt();
        time = QTime(clock.first(2).toInt(), clock.last(2).toInt(), seconds, milliseconds);
    }
    if (!day.isValid() || !time.isValid() || day.year() < 1)
        return std::nullopt;
    QString zone = match.captured(5);
    if (zone.isEmpty())
        return QDateTime(day, time);
    int seconds = 0;
    if (zone.compare(u"Z"_s, Qt::CaseInsensitive) != 0) {
        const int hours = zone.mid(1, 2).toInt();
        const int minutes = zone.size() > 3 ? zone.right(2).toInt() : 0;
        if (hours > 14 || minutes > 59)
            return std::nullopt;
        seconds = (hours * 60 + minutes) * 60 * (zone.startsWith(u'-') ? -1 : 1);
    }
    return QDateTime(day, time, Qt::OffsetFromUTC, seconds);
}

} // namespace tagloom::formats
