// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json_lines_reader.h"

#include "domain/saved_search.h"
#include "formats/format.h"
#include "formats/json_lines_writer.h"
#include "formats/line_source.h"
#include "formats/time_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace tagloom::formats {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using Json = nlohmann::json;
using namespace Qt::StringLiterals;

namespace {

Json parsed(const QByteArray &text)
{
    const char *begin = text.constData();
    if (text.startsWith("\xEF\xBB\xBF")) {
        begin += 3;
    }
    return Json::parse(begin, text.constData() + text.size(), nullptr, false);
}

/// Takes the values of one object out of it. The first that is wrong is remembered, and the rest then does not matter.
class Fields final
{
public:
    explicit Fields(const Json &object)
        : m_object(object)
    {
        if (!object.is_object()) {
            m_reason = u"It is not a JSON object."_s;
        }
    }

    bool has(const char *key) const { return find(key) != nullptr; }

    QString text(const char *key)
    {
        const Json *const value = find(key);
        if (value && !value->is_string()) {
            refuse(key, u"must be text"_s);
        }
        return value && value->is_string() ? toText(*value) : QString();
    }

    QStringList texts(const char *key)
    {
        QStringList result;
        for (const Json &entry : list(key)) {
            if (!entry.is_string()) {
                refuse(key, u"must hold text only"_s);
                return {};
            }
            result.append(toText(entry));
        }
        return result;
    }

    const Json &list(const char *key)
    {
        static const Json empty = Json::array();
        const Json *const value = find(key);
        if (value && !value->is_array()) {
            refuse(key, u"must be a list"_s);
        }
        return value && value->is_array() ? *value : empty;
    }

    /// nullptr if it is not there.
    const Json *object(const char *key)
    {
        const Json *const value = find(key);
        if (value && !value->is_object()) {
            refuse(key, u"must be an object"_s);
        }
        return value && value->is_object() ? value : nullptr;
    }

    std::optional<qint64> time(const char *key)
    {
        const Json *const value = find(key);
        if (!value) {
            return std::nullopt;
        }
        if (value->is_number_integer()) {
            return value->get<qint64>();
        }
        const std::optional<qint64> result = value->is_string() ? timeFromIso(toText(*value)) : std::nullopt;
        if (!result) {
            refuse(key, u"must be a time such as 2024-02-29T12:34:56.789Z"_s);
        }
        return result;
    }

    std::optional<double> fraction(const char *key)
    {
        const Json *const value = find(key);
        if (!value) {
            return std::nullopt;
        }
        if (!value->is_number() || value->get<double>() < 0 || value->get<double>() > 1) {
            refuse(key, u"must be a number from 0 to 1"_s);
            return std::nullopt;
        }
        return value->get<double>();
    }

    std::optional<double> number(const char *key)
    {
        const Json *const value = find(key);
        if (value && !value->is_number()) {
            refuse(key, u"must be a number"_s);
        }
        return value && value->is_number() ? std::optional(value->get<double>()) : std::nullopt;
    }

    /// Nothing, but no refusal, if it is not there.
    std::optional<qint64> whole(const char *key, qint64 least)
    {
        const Json *const value = find(key);
        if (value && (!value->is_number_integer() || *value < least)) {
            refuse(key, u"must be a whole number from %1 on"_s.arg(least));
            return std::nullopt;
        }
        return value ? std::optional(value->get<qint64>()) : std::nullopt;
    }

    std::optional<int> digit(const char *key)
    {
        const Json *const value = find(key);
        if (!value) {
            return std::nullopt;
        }
        if (!value->is_number_integer() || *value < 1 || *value > 9) {
            refuse(key, u"must be a number from 1 to 9"_s);
            return std::nullopt;
        }
        return value->get<int>();
    }

    bool truth(const char *key, bool absent)
    {
        const Json *const value = find(key);
        if (value && !value->is_boolean()) {
            refuse(key, u"must be true or false"_s);
        }
        return value && value->is_boolean() ? value->get<bool>() : absent;
    }

    void refuse(const char *key, const QString &rule)
    {
        if (m_reason.isEmpty()) {
            m_reason = u"“"_s + QLatin1StringView(key) + u"” "_s + rule + u'.';
        }
    }

    /// Nothing but blanks is as good as nothing.
    void require(const char *key, const QString &text)
    {
        if (text.trimmed().isEmpty()) {
            refuse(key, u"is missing"_s);
        }
    }

    /// Empty as long as nothing was wrong.
    const QString &reason() const { return m_reason; }

private:
    static QString toText(const Json &value) { return QString::fromStdString(value.get_ref<const std::string &>()); }

    const Json *find(const char *key) const
    {
        if (!m_object.is_object()) {
            return nullptr;
        }
        const auto found = m_object.find(key);
        return found == m_object.end() || found->is_null() ? nullptr : &*found;
    }

    const Json &m_object;
    QString m_reason;
};

domain::KindRecord readKind(Fields &fields)
{
    domain::KindRecord record;
    record.name = fields.text("name");
    record.icon = fields.text("icon");
    fields.require("name", record.name);
    return record;
}

domain::TagRecord readTag(Fields &fields)
{
    domain::TagRecord record;
    record.name = fields.text("name");
    record.slug = fields.text("slug");
    record.colour = fields.text("colour");
    record.description = fields.text("description");
    record.pin = fields.digit("pin");
    record.createdAt = fields.time("created");
    record.aliases = fields.texts("aliases");
    record.parents = fields.texts("parents");
    fields.require("name", record.name);
    return record;
}

domain::SearchRecord readSearch(Fields &fields)
{
    domain::SearchRecord record;
    record.name = fields.text("name");
    record.query = fields.text("query");
    record.sort = fields.text("sort");
    record.descending = fields.truth("descending", record.descending);
    record.createdAt = fields.time("created");
    fields.require("name", record.name);
    fields.require("query", record.query);
    if (!record.sort.isEmpty() && !domain::isSortWord(record.sort)) {
        fields.refuse("sort", u"is “"_s + record.sort.left(40) + u"”, which is unknown"_s);
    }
    return record;
}

domain::RuleRecord readRule(Fields &fields)
{
    domain::RuleRecord record;
    record.name = fields.text("name");
    record.query = fields.text("query");
    record.tags = fields.texts("tags");
    record.suggests = fields.truth("suggests", record.suggests);
    record.enabled = fields.truth("enabled", record.enabled);
    record.onNewItems = fields.truth("onNewItems", record.onNewItems);
    record.createdAt = fields.time("created");
    fields.require("name", record.name);
    fields.require("query", record.query);
    return record;
}

domain::DistinctRecord readDistinct(Fields &fields)
{
    const QStringList tags = fields.texts("tags");
    if (tags.size() != 2) {
        fields.refuse("tags", u"must be the names of two tags"_s);
    }
    return {0, tags.value(0), tags.value(1)};
}

template <class Value>
Value word(Fields &fields, const char *key, Value absent, std::optional<Value> (*fromWord)(QStringView))
{
    if (!fields.has(key)) {
        return absent;
    }
    const QString text = fields.text(key);
    const std::optional<Value> value = fromWord(text);
    if (!value) {
        fields.refuse(key, u"is “"_s + text.left(40) + u"”, which is unknown"_s);
    }
    return value.value_or(absent);
}

domain::LinkRecord readLink(Fields &fields)
{
    domain::LinkRecord link;
    link.tag = fields.text("tag");
    link.source = word(fields, "source", link.source, &domain::linkSourceFromWord);
    link.status = word(fields, "status", link.status, &domain::linkStatusFromWord);
    link.confidence = fields.fraction("confidence");
    link.addedAt = fields.time("added");
    link.rule = fields.text("rule");
    fields.require("tag", link.tag);
    return link;
}

domain::ListRecord readList(Fields &fields)
{
    domain::ListRecord record;
    record.name = fields.text("name");
    record.listTemplate = word(fields, "template", record.listTemplate, &domain::listTemplateFromWord);
    record.createdAt = fields.time("created");
    fields.require("name", record.name);
    return record;
}

domain::ListPlaceRecord readListPlace(Fields &fields)
{
    domain::ListPlaceRecord place;
    place.list = fields.text("list");
    place.attempt = static_cast<int>(std::min<qint64>(fields.whole("attempt", 1).value_or(1), 1'000'000));
    place.position = fields.whole("position", std::numeric_limits<qint64>::min()).value_or(0);
    if (fields.has("status")) {
        place.status = word(fields, "status", domain::ListStatus::None, &domain::listStatusFromWord);
    }
    place.progress = fields.number("progress").value_or(0);
    place.grade = fields.number("grade");
    place.note = fields.text("note");
    place.addedAt = fields.time("added");
    place.startedAt = fields.time("started");
    place.finishedAt = fields.time("finished");
    fields.require("list", place.list);
    return place;
}

/// Each value by itself, as a person would type it; what is wrong is left out, and a remark says why.
domain::ItemDetails readDetails(const Json &object, QStringList &remarks)
{
    domain::ItemDetails details;
    for (const domain::DetailField field : domain::allDetailFields()) {
        const std::string key = domain::toWord(field).toStdString();
        const auto value = object.find(key);
        if (value == object.end() || value->is_null()) {
            continue;
        }
        Fields fields(object);
        QString text;
        if (field == domain::DetailField::Authors && value->is_array()) {
            const auto authors = domain::usableAuthors(fields.texts(key.c_str()));
            if (authors) {
                details.authors = *authors;
            } else {
                remarks.append(authors.error().message);
            }
        } else {
            text = value->is_number_integer() ? QString::number(value->get<qint64>()) : fields.text(key.c_str());
        }
        if (!fields.reason().isEmpty()) {
            remarks.append(fields.reason());
        } else if (!text.isEmpty()) {
            auto more = domain::changed(details, field, text);
            if (more) {
                details = std::move(*more);
            } else {
                remarks.append(more.error().message);
            }
        }
    }
    return details;
}

domain::FileDetails readFile(Fields &fields)
{
    domain::FileDetails file;
    file.size = fields.whole("size", 0).value_or(-1);
    file.modifiedAt = fields.time("modified").value_or(0);
    file.mime = fields.text("type").toLower();
    file.fingerprint = fields.text("fingerprint");
    file.missingSince = fields.time("missing");
    if (!domain::isUsable(file)) {
        fields.refuse("file", u"needs a size and a type, and a fingerprint of Tagloom's form if it has one"_s);
    }
    return file;
}

/// Nothing if it is not of use: the item is the same without it.
std::optional<domain::NoteFile> readNoteFile(Fields &fields)
{
    domain::NoteFile file;
    file.root = fields.text("root");
    file.path = fields.text("path");
    file.folders = word(fields, "folders", domain::FolderTags::All, &domain::folderTagsFromWord);
    file.content = fields.has("base64") ? QByteArray::fromBase64(fields.text("base64").toLatin1())
                                        : fields.text("text").toUtf8();
    fields.require("root", file.root);
    if (!domain::isNotePath(file.path) || file.root.contains(QChar(u'\0'))) {
        fields.refuse("path", u"must be a path below “root”"_s);
    }
    return fields.reason().isEmpty() ? std::optional(file) : std::nullopt;
}

/// A place in a list that is wrong is left out, a detail as well, and `remarks` then say why: the item itself is of
/// use without it.
domain::ItemRecord readItem(Fields &fields, QStringList &remarks)
{
    domain::ItemRecord record;
    record.kind = fields.text("kind");
    record.title = fields.text("title");
    record.url = fields.text("url");
    record.notes = fields.text("notes");
    record.createdAt = fields.time("created");
    record.updatedAt = fields.time("updated");
    record.trashedAt = fields.time("trashed");
    record.folders = fields.texts("folders");
    if (!fields.has("title") || (record.title.trimmed().isEmpty() && record.url.trimmed().isEmpty())) {
        fields.refuse("title", u"is missing"_s);
    }
    for (const Json &entry : fields.list("links")) {
        Fields linkFields(entry);
        record.links.append(readLink(linkFields));
        if (!linkFields.reason().isEmpty()) {
            fields.refuse("links", u"has a bad entry: "_s + linkFields.reason().chopped(1));
        }
    }
    for (const Json &entry : fields.list("lists")) {
        Fields placeFields(entry);
        const domain::ListPlaceRecord place = readListPlace(placeFields);
        if (placeFields.reason().isEmpty()) {
            record.lists.append(place);
        } else {
            remarks.append(u"“lists” has a bad entry, which was left out: "_s + placeFields.reason());
        }
    }
    if (const Json *const details = fields.object("details")) {
        QStringList reasons;
        record.details = readDetails(*details, reasons);
        for (const QString &reason : std::as_const(reasons)) {
            remarks.append(u"“details” has a bad value, which was left out: "_s + reason);
        }
    }
    if (const Json *const object = fields.object("file")) {
        Fields fileFields(*object);
        const domain::FileDetails file = readFile(fileFields);
        if (fileFields.reason().isEmpty()) {
            record.file = file;
        } else {
            remarks.append(u"“file” was left out: "_s + fileFields.reason());
        }
    }
    if (const Json *const object = fields.object("noteFile")) {
        Fields fileFields(*object);
        record.noteFile = readNoteFile(fileFields);
        if (!record.noteFile) {
            remarks.append(u"“noteFile” has a bad value, which was left out: "_s + fileFields.reason());
        }
    }
    return record;
}

/// Hands one record over, or the reason why not; false if the sink wants no more.
template <class Record>
bool deliver(Record record, const Fields &fields, qint64 line, domain::RecordSink &sink,
             bool (domain::RecordSink::*take)(Record))
{
    if (!fields.reason().isEmpty()) {
        return sink.skipped({line, fields.reason()});
    }
    record.line = line;
    return (sink.*take)(std::move(record));
}

bool readLine(const LineSource &source, domain::RecordSink &sink)
{
    const qint64 line = source.number();
    if (source.isTooLong()) {
        return sink.skipped({line, u"The line is longer than 16 MB."_s});
    }
    if (source.line().trimmed().isEmpty()) {
        return true;
    }
    const Json object = parsed(source.line());
    if (object.is_discarded()) {
        return sink.skipped({line, u"The line is not valid JSON in UTF-8."_s});
    }
    Fields fields(object);
    const QString what = fields.text("record");
    if (what == u"item") {
        QStringList remarks;
        domain::ItemRecord record = readItem(fields, remarks);
        for (const QString &remark : std::as_const(remarks)) {
            if (fields.reason().isEmpty() && !sink.skipped({line, remark})) {
                return false;
            }
        }
        return deliver(std::move(record), fields, line, sink, &domain::RecordSink::item);
    }
    if (what == u"tag") {
        return deliver(readTag(fields), fields, line, sink, &domain::RecordSink::tag);
    }
    if (what == u"kind") {
        return deliver(readKind(fields), fields, line, sink, &domain::RecordSink::kind);
    }
    if (what == u"search") {
        return deliver(readSearch(fields), fields, line, sink, &domain::RecordSink::search);
    }
    if (what == u"distinct") {
        return deliver(readDistinct(fields), fields, line, sink, &domain::RecordSink::distinct);
    }
    if (what == u"list") {
        return deliver(readList(fields), fields, line, sink, &domain::RecordSink::list);
    }
    if (what == u"rule") {
        return deliver(readRule(fields), fields, line, sink, &domain::RecordSink::rule);
    }
    fields.refuse("record", u"must be item, tag, kind, search, distinct, list or rule"_s);
    return sink.skipped({line, fields.reason()});
}

/// The version that a header says; nothing if it is no header.
std::optional<qint64> versionOf(const QByteArray &line)
{
    if (!line.contains("\"tagloom\"")) {
        return std::nullopt;
    }
    const Json header = parsed(line);
    if (!header.is_object() || !header.contains("tagloom") || !header["tagloom"].is_number_integer()) {
        return std::nullopt;
    }
    return header["tagloom"].get<qint64>();
}

Result<void> checkHeader(LineSource &source, const QIODevice &device)
{
    const Result<bool> line = source.next();
    if (!line) {
        return line.error();
    }
    const std::optional<qint64> version = *line ? versionOf(source.line()) : std::nullopt;
    if (!version) {
        return Error{ErrorCode::ForeignFile,
                     QString(nameOfDevice(device)
                             + u" is not a JSON Lines file of Tagloom: its first line is not the "
                               "header. Choose a file that Tagloom exported as JSON Lines."_s)};
    }
    if (*version > jsonLinesVersion) {
        return Error{ErrorCode::NewerLibrary,
                     QString(nameOfDevice(device)
                             + u" was exported by a newer version of Tagloom. Update Tagloom, then "
                               "import it again."_s)};
    }
    return {};
}

} // namespace

bool isJsonLinesHeader(const QByteArray &beginning)
{
    return versionOf(beginning.left(qsizetype(std::find(beginning.begin(), beginning.end(), '\n') - beginning.begin())))
        .has_value();
}

Result<void> readJsonLines(QIODevice &device, domain::RecordSink &sink)
{
    const Error cancelled{ErrorCode::Cancelled, u"Reading the file was cancelled."_s};
    if (!device.isSequential() && !device.seek(0)) {
        return Error{
            ErrorCode::InputOutput,
            QString(u"The file cannot be read: "_s + device.errorString() + u". Check the disk and try again."_s)};
    }
    LineSource source(device);
    if (const Result<void> header = checkHeader(source, device); !header) {
        return header;
    }
    qint64 reported = -1;
    for (;;) {
        const Result<bool> line = source.next();
        if (!line) {
            return line.error();
        }
        if (*line && !readLine(source, sink)) {
            return cancelled;
        }
        if (source.position() != reported) {
            reported = source.position();
            if (!sink.progress(reported)) {
                return cancelled;
            }
        }
        if (!*line) {
            return {};
        }
    }
}

} // namespace tagloom::formats
