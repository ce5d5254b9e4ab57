// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/csv_writer.h"

#include "formats/time_text.h"

#include <algorithm>

namespace tagloom::formats {

using domain::Result;
using namespace Qt::StringLiterals;

namespace {

QString field(QString text)
{
    const auto needsQuotes = [](QChar character) {
        return character == u',' || character == u'"' || character == u'\n' || character == u'\r';
    };
    if (std::none_of(text.cbegin(), text.cend(), needsQuotes)) {
        return text;
    }
    text.replace(u'"', u"\"\""_s);
    return u'"' + text + u'"';
}

QString row(const QStringList &texts)
{
    QStringList fields;
    for (const QString &text : texts) {
        fields.append(field(text));
    }
    return fields.join(u',');
}

} // namespace

CsvWriter::CsvWriter(QIODevice &device)
    : m_output(device)
{ }

Result<void> CsvWriter::begin()
{
    QStringList names{u"title"_s, u"url"_s, u"kind"_s, u"tags"_s, u"added"_s, u"updated"_s, u"notes"_s};
    for (const domain::DetailField detail : domain::allDetailFields())
        names.append(domain::toWord(detail));
    return m_output.write(QString(row(names) + u"\r\n"_s).toUtf8());
}

Result<void> CsvWriter::kind(const domain::KindRecord &)
{
    return {};
}

Result<void> CsvWriter::tag(const domain::TagRecord &)
{
    return {};
}

Result<void> CsvWriter::list(const domain::ListRecord &)
{
    return {};
}

Result<void> CsvWriter::rule(const domain::RuleRecord &)
{
    return {};
}

Result<void> CsvWriter::search(const domain::SearchRecord &)
{
    return {};
}

Result<void> CsvWriter::distinct(const domain::DistinctRecord &)
{
    return {};
}

Result<void> CsvWriter::item(const domain::ItemRecord &record)
{
    if (record.trashedAt) {
        return {};
    }
    const QString added = record.createdAt ? isoTime(*record.createdAt) : QString();
    const QString updated = record.updatedAt ? isoTime(*record.updatedAt) : QString();
    QStringList texts{record.title, record.url, record.kind, row(confirmedTags(record)), added, updated, record.notes};
    for (const domain::DetailField detail : domain::allDetailFields())
        texts.append(domain::textOf(record.details, detail));
    return m_output.write(QString(row(texts) + u"\r\n"_s).toUtf8());
}

Result<void> CsvWriter::end()
{
    return m_output.flush();
}

} // namespace tagloom::formats
