// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/utf8_source.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <utility>

namespace tagloom::formats {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockSize = 64 * 1024;
constexpr qsizetype declarationSize = 4 * 1024;

/// Bytes 0x80 to 0x9F of Windows-1252; the five that it leaves open stand for themselves, as on the web.
constexpr std::array<char16_t, 32> windows1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                  0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void appendWindows1252(unsigned char byte, QByteArray *text)
{
    if (byte < 0x80) {
        text->append(char(byte));
        return;
    }
    const char16_t unit = byte < 0xA0 ? windows1252[byte - 0x80U] : char16_t(byte);
    if (unit < 0x800) {
        text->append(char(0xC0 | (unit >> 6)));
    } else {
        text->append(char(0xE0 | (unit >> 12)));
        text->append(char(0x80 | ((unit >> 6) & 0x3F)));
    }
    text->append(char(0x80 | (unit & 0x3F)));
}

enum class Sequence { Valid, Invalid, CutOff };

/// Looks at the one character beginning at `at`, which is not ASCII; `length` is set if it is valid.
Sequence sequenceAt(const unsigned char *at, const unsigned char *end, int *length)
{
    const unsigned char first = *at;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
        *length = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
        *length = 3;
        low = first == 0xE0 ? 0xA0 : 0x80;
        high = first == 0xED ? 0x9F : 0xBF;
    } else if (first >= 0xF0 && first <= 0xF4) {
        *length = 4;
        low = first == 0xF0 ? 0x90 : 0x80;
        high = first == 0xF4 ? 0x8F : 0xBF;
    } else {
        return Sequence::Invalid;
    }
    for (int i = 1; i < *length; ++i) {
        if (at + i == end) {
            return Sequence::CutOff;
        }
        if (at[i] < low || at[i] > high) {
            return Sequence::Invalid;
        }
        low = 0x80;
        high = 0xBF;
    }
    return Sequence::Valid;
}

/// The first byte from `at` on that is not ASCII, or `end`.
const unsigned char *afterAscii(const unsigned char *at, const unsigned char *end)
{
    while (end - at >= 8) {
        quint64 eight = 0;
        std::memcpy(&eight, at, sizeof eight);
        if ((eight & 0x8080808080808080U) != 0) {
            break;
        }
        at += 8;
    }
    while (at != end && *at < 0x80) {
        ++at;
    }
    return at;
}

struct Prefix
{
    qsizetype length = 0; ///< of the valid part
    Sequence next = Sequence::Valid; ///< what stands after it; Valid: nothing
};

Prefix validPrefix(const char *begin, qsizetype size)
{
    const auto *const first = reinterpret_cast<const unsigned char *>(begin);
    const auto *const end = first + size;
    const auto *at = first;
    for (;;) {
        at = afterAscii(at, end);
        if (at == end) {
            return {size, Sequence::Valid};
        }
        int length = 0;
        const Sequence sequence = sequenceAt(at, end, &length);
        if (sequence != Sequence::Valid) {
            return {at - first, sequence};
        }
        at += length;
    }
}

QByteArray declaredCharset(const QByteArray &beginning)
{
    const QByteArray lower = beginning.toLower();
    qsizetype at = lower.indexOf("charset=");
    if (at < 0) {
        return {};
    }
    at += qsizetype(std::strlen("charset="));
    const auto isQuote = [](char c) {
        return c == '"' || c == '\'' || c == ' ';
    };
    while (at < lower.size() && isQuote(lower[at])) {
        ++at;
    }
    qsizetype end = at;
    while (end < lower.size()
           && (std::isalnum(static_cast<unsigned char>(lower[end])) || std::strchr("-_:.", lower[end]))) {
        ++end;
    }
    return lower.mid(at, end - at);
}

} // namespace

Utf8Source::Utf8Source(QIODevice &device)
    : m_device(device)
{ }

Result<QByteArray> Utf8Source::read()
{
    QByteArray bytes(blockSize, Qt::Uninitialized);
    const qint64 count = m_device.read(bytes.data(), blockSize);
    // QFile tells the end and a failure apart by 0 and -1; a directory or a lost network drive gives -1.
    if (count < 0) {
        return Error{
            ErrorCode::InputOutput,
            QString(u"The file cannot be read: "_s + m_device.errorString() + u". Check the disk and try again."_s)};
    }
    bytes.truncate(count);
    return bytes;
}

Result<void> Utf8Source::open()
{
    const Error cannotSeek{ErrorCode::InputOutput,
                           u"The input cannot be read twice. Save it as a file and read that."_s};
    if (m_device.isSequential() || !m_device.seek(0)) {
        return cannotSeek;
    }
    const QByteArray beginning = m_device.peek(declarationSize);
    qint64 skip = 0;
    if (beginning.startsWith("\xEF\xBB\xBF")) {
        skip = 3;
    } else if (beginning.startsWith("\xFF\xFE") || beginning.startsWith(QByteArray("<\0", 2))) {
        m_encoding = Encoding::ByDecoder;
        m_decoder = QStringDecoder(QStringDecoder::Utf16LE);
        skip = beginning.startsWith('<') ? 0 : 2;
    } else if (beginning.startsWith("\xFE\xFF") || beginning.startsWith(QByteArray("\0<", 2))) {
        m_encoding = Encoding::ByDecoder;
        m_decoder = QStringDecoder(QStringDecoder::Utf16BE);
        skip = beginning.startsWith('\0') ? 0 : 2;
    } else {
        const Result<bool> valid = isValidUtf8();
        if (!valid) {
            return valid.error();
        }
        if (!*valid) {
            chooseDeclared(declaredCharset(beginning));
        }
    }
    if (!m_device.seek(skip)) {
        return cannotSeek;
    }
    m_position = skip;
    return {};
}

Result<bool> Utf8Source::isValidUtf8()
{
    QByteArray rest;
    for (;;) {
        const Result<QByteArray> block = read();
        if (!block) {
            return block.error();
        }
        if (block->isEmpty()) {
            return rest.isEmpty();
        }
        const QByteArray bytes = rest + *block;
        const Prefix prefix = validPrefix(bytes.constData(), bytes.size());
        if (prefix.next == Sequence::Invalid) {
            return false;
        }
        rest = bytes.mid(prefix.length);
    }
}

void Utf8Source::chooseDeclared(const QByteArray &charset)
{
    // What calls itself Latin-1 or ASCII means Windows-1252, as every browser reads it.
    static const std::array<QByteArray, 6> westEuropean = {"",         "iso-8859-1",   "latin1",
                                                           "us-ascii", "windows-1252", "cp1252"};
    if (charset == "utf-8" || charset == "utf8") {
        return;
    }
    if (std::find(westEuropean.begin(), westEuropean.end(), charset) == westEuropean.end()
        && !charset.startsWith("utf-16")) {
        m_decoder = QStringDecoder(charset.constData());
        if (m_decoder.isValid()) {
            m_encoding = Encoding::ByDecoder;
            return;
        }
    }
    m_encoding = Encoding::Windows1252;
}

Result<QByteArray> Utf8Source::next()
{
    QByteArray text;
    while (text.isEmpty() && !m_atEnd) {
        const Result<QByteArray> block = read();
        if (!block) {
            return block.error();
        }
        m_position += block->size();
        m_atEnd = block->isEmpty();
        decode(*block, &text);
    }
    return text;
}

void Utf8Source::decode(const QByteArray &bytes, QByteArray *text)
{
    switch (m_encoding) {
    case Encoding::Utf8:
        decodeUtf8(bytes, text);
        break;
    case Encoding::Windows1252: {
        QByteArray decoded;
        decoded.reserve(bytes.size() + bytes.size() / 8);
        for (const char byte : bytes) {
            appendWindows1252(static_cast<unsigned char>(byte), &decoded);
        }
        append(decoded.constData(), decoded.size(), text);
        break;
    }
    case Encoding::ByDecoder: {
        // A surrogate pair cut by the end of the block would become two lone halves: keep the first half back.
        QString decoded = std::exchange(m_half, {}) + QString(m_decoder(bytes));
        if (!m_atEnd && !decoded.isEmpty() && decoded.back().isHighSurrogate()) {
            m_half = decoded.right(1);
            decoded.chop(1);
        }
        const QByteArray utf8 = decoded.toUtf8();
        append(utf8.constData(), utf8.size(), text);
        break;
    }
    }
}

void Utf8Source::decodeUtf8(QByteArray bytes, QByteArray *text)
{
    if (!m_rest.isEmpty()) {
        bytes.prepend(m_rest);
        m_rest.clear();
    }
    text->reserve(bytes.size());
    const char *at = bytes.constData();
    const char *const end = at + bytes.size();
    while (at != end) {
        const Prefix prefix = validPrefix(at, end - at);
        append(at, prefix.length, text);
        at += prefix.length;
        if (prefix.next == Sequence::Valid) {
            return;
        }
        if (prefix.next == Sequence::CutOff && !m_atEnd) {
            m_rest = QByteArray(at, end - at);
            return;
        }
        appendWindows1252(static_cast<unsigned char>(*at), text);
        ++at;
    }
}

void Utf8Source::append(const char *begin, qsizetype size, QByteArray *text)
{
    const char *const end = begin + size;
    const auto has = [begin, size](char c) {
        return size != 0 && std::memchr(begin, c, size_t(size)) != nullptr;
    };
    if (!m_lastWasCarriageReturn && !has('\r') && !has('\0')) {
        text->append(begin, size);
        return;
    }
    while (begin != end) {
        if (m_lastWasCarriageReturn && *begin == '\n') {
            ++begin;
        }
        m_lastWasCarriageReturn = false;
        const char *const stop = std::find_if(begin, end, [](char c) { return c == '\r' || c == '\0'; });
        text->append(begin, stop - begin);
        begin = stop;
        if (begin != end) {
            if (*begin == '\r') {
                text->append('\n');
                m_lastWasCarriageReturn = true;
            }
            ++begin;
        }
    }
}

} // namespace tagloom::formats
