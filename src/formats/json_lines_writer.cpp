// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json_lines_writer.h"

#include "formats/time_text.h"

#include <nlohmann/json.hpp>

namespace tagloom::formats {

using domain::Result;
using Json = nlohmann::ordered_json;

namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

void put(Json &object, const char *key, const QString &text)
{
    if (!text.isEmpty()) {
        object[key] = utf8(text);
    }
}

void put(Json &object, const char *key, const QStringList &texts)
{
    for (const QString &text : texts) {
        object[key].push_back(utf8(text));
    }
}

void putTime(Json &object, const char *key, std::optional<qint64> time)
{
    if (!time) {
        return;
    }
    const QString text = isoTime(*time);
    if (text.isEmpty()) {
        object[key] = *time;
    } else {
        object[key] = utf8(text);
    }
}

Json toJson(const domain::LinkRecord &link)
{
    Json object;
    object["tag"] = utf8(link.tag);
    put(object, "source", domain::toWord(link.source));
    put(object, "status", domain::toWord(link.status));
    if (link.confidence) {
        object["confidence"] = *link.confidence;
    }
    putTime(object, "added", link.addedAt);
    put(object, "rule", link.rule);
    return object;
}

Json toJson(const domain::ListPlaceRecord &place)
{
    Json object;
    object["list"] = utf8(place.list);
    if (place.attempt != 1) {
        object["attempt"] = place.attempt;
    }
    object["position"] = place.position;
    if (place.status) {
        put(object, "status", domain::toWord(*place.status));
    }
    if (place.progress != 0) {
        object["progress"] = qRound(place.progress);
    }
    if (place.grade) {
        object["grade"] = *place.grade;
    }
    put(object, "note", place.note);
    putTime(object, "added", place.addedAt);
    putTime(object, "started", place.startedAt);
    putTime(object, "finished", place.finishedAt);
    return object;
}

/// A number for the year and a list for the authors; the rest as a person types it, which needs no locale.
Json toJson(const domain::ItemDetails &details)
{
    Json object;
    for (const domain::DetailField field : domain::allDetailFields()) {
        const std::string key = utf8(domain::toWord(field));
        if (field == domain::DetailField::Authors) {
            put(object, key.c_str(), details.authors);
        } else if (field == domain::DetailField::Year) {
            if (details.year) {
                object[key] = *details.year;
            }
        } else {
            put(object, key.c_str(), domain::textOf(details, field));
        }
    }
    return object;
}

Json toJson(const domain::FileDetails &file)
{
    Json object;
    object["size"] = file.size;
    putTime(object, "modified", file.modifiedAt);
    put(object, "type", file.mime);
    put(object, "fingerprint", file.fingerprint);
    putTime(object, "missing", file.missingSince);
    return object;
}

Json toJson(const domain::NoteFile &file)
{
    Json object;
    object["root"] = utf8(file.root);
    object["path"] = utf8(file.path);
    object["folders"] = utf8(domain::toWord(file.folders));
    if (domain::isKeptAsText(file.content)) {
        object["text"] = file.content.toStdString();
    } else {
        object["base64"] = file.content.toBase64().toStdString();
    }
    return object;
}

QByteArray line(const Json &object)
{
    const std::string text = object.dump(-1, ' ', false, Json::error_handler_t::replace);
    return QByteArray(text.data(), qsizetype(text.size())) + '\n';
}

} // namespace

JsonLinesWriter::JsonLinesWriter(QIODevice &device)
    : m_output(device)
{ }

Result<void> JsonLinesWriter::begin()
{
    Json header;
    header["tagloom"] = jsonLinesVersion;
    header["content"] = "library";
    return m_output.write(line(header));
}

Result<void> JsonLinesWriter::kind(const domain::KindRecord &record)
{
    Json object;
    object["record"] = "kind";
    object["name"] = utf8(record.name);
    put(object, "icon", record.icon);
    return m_output.write(line(object));
}

Result<void> JsonLinesWriter::tag(const domain::TagRecord &record)
{
    Json object;
    object["record"] = "tag";
    object["name"] = utf8(record.name);
    put(object, "slug", record.slug);
    put(object, "colour", record.colour);
    put(object, "description", record.description);
    if (record.pin) {
        object["pin"] = *record.pin;
    }
    putTime(object, "created", record.createdAt);
    put(object, "aliases", record.aliases);
    put(object, "parents", record.parents);
    return m_output.write(line(object));
}

Result<void> JsonLinesWriter::search(const domain::SearchRecord &record)
{
    Json object;
    object["record"] = "search";
    object["name"] = utf8(record.name);
    object["query"] = utf8(record.query);
    put(object, "sort", record.sort);
    if (!record.descending) {
        object["descending"] = false;
    }
    putTime(object, "created", record.createdAt);
    return m_output.write(line(object));
}

Result<void> JsonLinesWriter::distinct(const domain::DistinctRecord &record)
{
    Json object;
    object["record"] = "distinct";
    object["tags"] = {utf8(record.first), utf8(record.second)};
    return m_output.write(line(object));
}

Result<void> JsonLinesWriter::list(const domain::ListRecord &record)
{
    Json object;
    object["record"] = "list";
    object["name"] = utf8(record.name);
    put(object, "template", domain::toWord(record.listTemplate));
    putTime(object, "created", record.createdAt);
    return m_output.write(line(object));
}

Result<void> JsonLinesWriter::rule(const domain::RuleRecord &record)
{
    Json object;
    object["record"] = "rule";
    object["name"] = utf8(record.name);
    object["query"] = utf8(record.query);
    put(object, "tags", record.tags);
    if (record.suggests) {
        object["suggests"] = true;
    }
    if (!record.enabled) {
        object["enabled"] = false;
    }
    if (!record.onNewItems) {
        object["onNewItems"] = false;
    }
    putTime(object, "created", record.createdAt);
    return m_output.write(line(object));
}

Result<void> JsonLinesWriter::item(const domain::ItemRecord &record)
{
    Json object;
    object["record"] = "item";
    put(object, "kind", record.kind);
    object["title"] = utf8(record.title);
    put(object, "url", record.url);
    put(object, "notes", record.notes);
    putTime(object, "created", record.createdAt);
    putTime(object, "updated", record.updatedAt);
    putTime(object, "trashed", record.trashedAt);
    put(object, "folders", record.folders);
    for (const domain::LinkRecord &link : record.links) {
        object["links"].push_back(toJson(link));
    }
    for (const domain::ListPlaceRecord &place : record.lists) {
        object["lists"].push_back(toJson(place));
    }
    if (!record.details.isEmpty()) {
        object["details"] = toJson(record.details);
    }
    if (record.file) {
        object["file"] = toJson(*record.file);
    }
    if (record.noteFile) {
        object["noteFile"] = toJson(*record.noteFile);
    }
    return m_output.write(line(object));
}

Result<void> JsonLinesWriter::end()
{
    return m_output.flush();
}

} // namespace tagloom::formats
