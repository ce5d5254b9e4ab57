// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/bookmark_html_writer.h"

#include "domain/text.h"

namespace tagloom::formats {

using domain::Result;
using namespace Qt::StringLiterals;

namespace {

QString escaped(const QString &text)
{
    QString result = text.toHtmlEscaped();
    result.replace(u'\r', u"&#13;"_s);
    return result;
}

QString attribute(const QString &name, const QString &value)
{
    QString text = escaped(value);
    text.replace(u'\n', u"&#10;"_s);
    text.replace(u'\t', u"&#9;"_s);
    return u' ' + name + u"=\""_s + text + u'"';
}

QString timeAttribute(const QString &name, std::optional<qint64> milliseconds)
{
    return milliseconds ? attribute(name, QString::number(*milliseconds / 1000)) : QString();
}

QString tagsAttribute(const QStringList &tags)
{
    QStringList names;
    for (QString name : tags) {
        names.append(domain::oneLine(name.replace(u',', u' ')));
    }
    return names.isEmpty() ? QString() : attribute(u"TAGS"_s, names.join(u','));
}

} // namespace

BookmarkHtmlWriter::BookmarkHtmlWriter(QIODevice &device)
    : m_output(device)
{ }

Result<void> BookmarkHtmlWriter::begin()
{
    return m_output.write("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
                          "<!-- This is an automatically generated file.\n"
                          "     It will be read and overwritten.\n"
                          "     DO NOT EDIT! -->\n"
                          "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n"
                          "<TITLE>Bookmarks</TITLE>\n"
                          "<H1>Bookmarks</H1>\n"
                          "<DL><p>\n");
}

Result<void> BookmarkHtmlWriter::kind(const domain::KindRecord &)
{
    return {};
}

Result<void> BookmarkHtmlWriter::tag(const domain::TagRecord &)
{
    return {};
}

Result<void> BookmarkHtmlWriter::list(const domain::ListRecord &)
{
    return {};
}

Result<void> BookmarkHtmlWriter::rule(const domain::RuleRecord &)
{
    return {};
}

Result<void> BookmarkHtmlWriter::search(const domain::SearchRecord &)
{
    return {};
}

Result<void> BookmarkHtmlWriter::distinct(const domain::DistinctRecord &)
{
    return {};
}

Result<void> BookmarkHtmlWriter::item(const domain::ItemRecord &record)
{
    if (record.trashedAt) {
        return {};
    }
    QString text = moveTo(record.folders);
    text += indent() + u"<DT><A"_s + attribute(u"HREF"_s, record.url) + timeAttribute(u"ADD_DATE"_s, record.createdAt)
        + timeAttribute(u"LAST_MODIFIED"_s, record.updatedAt) + tagsAttribute(confirmedTags(record)) + u'>'
        + escaped(domain::oneLine(record.title)) + u"</A>\n"_s;
    if (!record.notes.isEmpty()) {
        text += indent() + u"<DD>"_s + escaped(record.notes) + u'\n';
    }
    return m_output.write(text.toUtf8());
}

Result<void> BookmarkHtmlWriter::end()
{
    const QString text = moveTo({}) + u"</DL><p>\n"_s;
    if (const Result<void> written = m_output.write(text.toUtf8()); !written) {
        return written;
    }
    return m_output.flush();
}

QString BookmarkHtmlWriter::indent() const
{
    return QString((m_folders.size() + 1) * 4, u' ');
}

/// Closes and opens folders until just these are open.
QString BookmarkHtmlWriter::moveTo(const QStringList &folders)
{
    QString text;
    while (!m_folders.isEmpty()
           && (m_folders.size() > folders.size() || m_folders.last() != folders.at(m_folders.size() - 1)
               || m_folders != folders.first(m_folders.size()))) {
        m_folders.removeLast();
        text += indent() + u"</DL><p>\n"_s;
    }
    while (m_folders.size() < folders.size()) {
        const QString &name = folders.at(m_folders.size());
        text += indent() + u"<DT><H3>"_s + escaped(domain::oneLine(name)) + u"</H3>\n"_s + indent() + u"<DL><p>\n"_s;
        m_folders.append(name);
    }
    return text;
}

} // namespace tagloom::formats
