// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/bookmark_html_reader.h"

#include "formats/bookmark_builder.h"
#include "formats/format.h"
#include "formats/utf8_source.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace tagloom::formats {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using namespace Qt::StringLiterals;

namespace {

/// What libxml2 is given at once must fit an int.
constexpr qsizetype mostWaiting = 256 * 1024 * 1024;

struct ParserDeleter
{
    void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

/// libxml2 reads the tags, a BookmarkBuilder makes sense of them.
class Parser final
{
public:
    explicit Parser(domain::RecordSink &sink)
        : m_builder(sink)
    {
        htmlSAXHandler handler = {};
        handler.startElement = &Parser::startElement;
        handler.endElement = &Parser::endElement;
        handler.characters = &Parser::characters;
        handler.cdataBlock = &Parser::characters;
        handler.ignorableWhitespace = &Parser::characters;
        m_context.reset(htmlCreatePushParserCtxt(&handler, this, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
        if (m_context) {
            htmlCtxtUseOptions(m_context.get(),
                               HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                                   | HTML_PARSE_IGNORE_ENC);
            // libxml2 counts the openings of html and body that it left out, and then passes over as many ends. With an
            // end to spare, what stands after "</html>", as in two files put together, is read too.
            m_context->depth = std::numeric_limits<int>::max() / 2;
        }
    }

    bool isValid() const { return m_context != nullptr; }

    /// An empty block ends the file.
    void feed(const QByteArray &block)
    {
        m_waiting += block;
        if (!block.isEmpty() && m_waiting.size() < std::min(unread(), mostWaiting)) {
            return;
        }
        // When a block ends inside a quoted value, libxml2 2.9 forgets by which quote it began, and then sees no end of
        // that tag before the end of the file. So it must look again from where the tag begins; what it has to look at
        // again is at most doubled each time.
        m_context->checkIndex = 0;
        htmlParseChunk(m_context.get(), m_waiting.constData(), int(m_waiting.size()), 0);
        m_waiting.truncate(0);
        if (block.isEmpty()) {
            htmlParseChunk(m_context.get(), nullptr, 0, 1);
            m_builder.finish();
        }
    }

    const BookmarkBuilder &builder() const { return m_builder; }

private:
    static void startElement(void *self, const xmlChar *name, const xmlChar **attributes)
    {
        auto *const parser = static_cast<Parser *>(self);
        const char *const tag = reinterpret_cast<const char *>(name);
        const bool isAnchor = qstrcmp(tag, "a") == 0;
        parser->m_builder.startElement(tag, reinterpret_cast<const char *const *>(attributes),
                                       isAnchor ? parser->lineOfAnchor() : 0);
        parser->stopIfWanted();
    }

    static void endElement(void *self, const xmlChar *name)
    {
        auto *const parser = static_cast<Parser *>(self);
        parser->m_builder.endElement(reinterpret_cast<const char *>(name));
        parser->stopIfWanted();
    }

    static void characters(void *self, const xmlChar *text, int size)
    {
        static_cast<Parser *>(self)->m_builder.text(reinterpret_cast<const char *>(text), size);
    }

    /// libxml2 has read the whole tag when it reports it, and counts its lines too: take them off again.
    qint64 lineOfAnchor() const
    {
        const xmlParserInput &input = *m_context->input;
        const xmlChar *at = input.cur;
        qint64 line = input.line;
        while (at > input.base) {
            --at;
            if (*at == '\n') {
                --line;
            } else if (*at == '<' && (at[1] == 'a' || at[1] == 'A') && at[2] <= ' ') {
                return line;
            }
        }
        return input.line;
    }

    /// The bytes that libxml2 keeps because the end of a tag or a comment is still to come.
    qsizetype unread() const { return m_context->input ? m_context->input->end - m_context->input->cur : 0; }

    void stopIfWanted()
    {
        if (m_builder.stopped()) {
            xmlStopParser(m_context.get());
        }
    }

    BookmarkBuilder m_builder;
    QByteArray m_waiting;
    std::unique_ptr<htmlParserCtxt, ParserDeleter> m_context;
};

} // namespace

Result<void> readBookmarkHtml(QIODevice &device, domain::RecordSink &sink)
{
    const Error cancelled{ErrorCode::Cancelled, u"Reading the file was cancelled."_s};
    Utf8Source source(device);
    if (const Result<void> opened = source.open(); !opened) {
        return opened;
    }
    Parser parser(sink);
    if (!parser.isValid()) {
        return Error{ErrorCode::InputOutput,
                     u"There is not enough memory to read the file. Close other programs and try again."_s};
    }
    for (bool atEnd = false; !atEnd;) {
        const Result<QByteArray> block = source.next();
        if (!block) {
            return block.error();
        }
        atEnd = block->isEmpty();
        parser.feed(*block);
        if (parser.builder().stopped() || !sink.progress(source.position())) {
            return cancelled;
        }
    }
    if (parser.builder().count() == 0) {
        return Error{ErrorCode::ForeignFile,
                     QString(nameOfDevice(device)
                             + u" is not a bookmark file: no link stands in it. Choose a file that a "
                               "browser exported as HTML."_s)};
    }
    return {};
}

} // namespace tagloom::formats
