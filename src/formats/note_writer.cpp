// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/note_writer.h"

#include "domain/kind.h"
#include "domain/text.h"
#include "formats/record_writer.h"
#include "formats/time_text.h"
#include "formats/yaml_text.h"

#include <algorithm>

namespace tagloom::formats {

using domain::DetailField;
using domain::ItemDetails;
using domain::ItemRecord;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 120;

QString derivedKind(bool isTask)
{
    return domain::builtInKindName(isTask ? domain::taskKind : domain::noteKind);
}

QByteArray detailYaml(const ItemDetails &details, DetailField field)
{
    switch (domain::typeOf(field)) {
    case domain::DetailType::Names:
        return yamlList(details.authors);
    case domain::DetailType::Year:
    case domain::DetailType::Date:
        return domain::textOf(details, field).toUtf8();
    default:
        return yamlText(domain::textOf(details, field));
    }
}

/// What only a text in a YAML file can be told by.
void addDone(const NoteText &text, const NoteContent &base, const ItemRecord &now, NoteChange &change)
{
    const QDate was = base.record.details.done;
    const QDate is = now.details.done;
    if (was == is || (was.isValid() && is.isValid() && !base.hasOwnDoneDay))
        return;
    const bool hasStatus = findEntry(text.mapping, u"status"_s);
    const bool hasDone = findEntry(text.mapping, u"done"_s);
    if (hasStatus && !hasDone)
        change.values.append({u"status"_s, is.isValid() ? u"done"_s : u"todo"_s});
    if (is.isValid())
        change.values.append({u"done"_s, is.toString(Qt::ISODate), true});
    else if (hasDone)
        change.values.append({u"done"_s, u"false"_s, true});
}

} // namespace

QByteArray newNote(const ItemRecord &record)
{
    QByteArray yaml = "title: " + yamlText(record.title) + '\n';
    const auto put = [&yaml](const QString &key, const QByteArray &value) {
        yaml += key.toUtf8() + ": " + value + '\n';
    };
    QStringList tags = confirmedTags(record);
    for (QString &tag : tags)
        tag = writtenTag(tag);
    if (!tags.isEmpty())
        put(u"tags"_s, yamlList(tags));
    if (!record.url.isEmpty())
        put(u"url"_s, yamlText(record.url));
    const bool isTask = record.details.due.isValid() || record.details.done.isValid();
    if (record.kind != derivedKind(isTask))
        put(u"kind"_s, yamlText(record.kind));
    for (const DetailField field : domain::allDetailFields()) {
        if (!domain::textOf(record.details, field).isEmpty())
            put(domain::toWord(field), detailYaml(record.details, field));
    }
    if (record.createdAt)
        put(u"created"_s, isoTime(*record.createdAt).toUtf8());
    if (record.updatedAt && record.updatedAt != record.createdAt)
        put(u"updated"_s, isoTime(*record.updatedAt).toUtf8());
    QByteArray whole = "---\n" + yaml + "---\n";
    if (!record.notes.isEmpty())
        whole += '\n' + record.notes.toUtf8() + '\n';
    return whole;
}

NoteChange changesFor(const NoteText &text, const NoteContent &base, const ItemRecord &now)
{
    NoteChange change;
    if (now.title != base.record.title)
        change.values.append({u"title"_s, now.title});
    if (now.url != base.record.url)
        change.values.append({u"url"_s, now.url.isEmpty() ? std::nullopt : std::optional(now.url)});
    for (const DetailField field : domain::allDetailFields()) {
        const QString is = domain::textOf(now.details, field);
        if (field == DetailField::Done || is == domain::textOf(base.record.details, field))
            continue;
        change.values.append(
            {domain::toWord(field),
             is.isEmpty() ? std::nullopt : std::optional(QString::fromUtf8(detailYaml(now.details, field))), true});
    }
    addDone(text, base, now, change);

    const auto isSet = [&](const QString &key) {
        for (const NoteChange::Value &value : std::as_const(change.values)) {
            if (value.key == key)
                return value.text.has_value();
        }
        return findEntry(text.mapping, key) != nullptr;
    };
    const bool isTask = std::any_of(taskKeys().begin(), taskKeys().end(), isSet);
    const YamlEntry *const kind = findEntry(text.mapping, u"kind"_s);
    const bool hasKind = kind && domain::builtInKind(kind->text().trimmed().toLower());
    const QString follows = hasKind ? kind->text().trimmed().toLower() : derivedKind(isTask);
    if (now.kind != follows && now.kind != base.record.kind && domain::builtInKind(now.kind))
        change.values.append({u"kind"_s, now.kind});
    if (now.notes != base.record.notes)
        change.body = now.notes;
    return change;
}

QString notePathKey(const QString &path)
{
    return path.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QString noteFileName(const QString &title, QSet<QString> &taken)
{
    static const QStringList devices{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s};
    QString name;
    for (const QChar character : domain::oneLine(title))
        name += u"/\\:*?\"<>|"_s.contains(character) ? QChar(u'-') : character;
    while (name.startsWith(u'.') || name.startsWith(u'-') || name.startsWith(u' '))
        name.remove(0, 1);
    while (name.toUtf8().size() > longestName)
        name.chop(name.back().isLowSurrogate() ? 2 : 1);
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    const QString lower = name.toLower();
    const bool isNumbered = lower.size() == 4 && (lower.startsWith(u"com") || lower.startsWith(u"lpt"));
    if (name.isEmpty())
        name = u"note"_s;
    else if (devices.contains(lower) || isNumbered)
        name += u'_';
    QString unique = name + u".md"_s;
    for (int number = 2; taken.contains(notePathKey(unique)); ++number)
        unique = u"%1 %2.md"_s.arg(name).arg(number);
    taken.insert(notePathKey(unique));
    return unique;
}

} // namespace tagloom::formats
