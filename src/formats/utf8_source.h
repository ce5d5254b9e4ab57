// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>
#include <QStringDecoder>

namespace tagloom::formats {

/// Gives the text of a file as blocks of valid UTF-8, whatever its encoding, in constant memory. The encoding is that
/// of the byte order mark; else UTF-8 if the whole file is valid; else what `charset=` says in the first 4 kB; else
/// Windows-1252. A file that declares UTF-8 and breaks it here and there keeps its good parts: only the bad bytes are
/// taken as Windows-1252. NUL is dropped, CRLF and CR become LF, a block never ends inside a character.
class Utf8Source final
{
public:
    /// The device must be open, seekable and outlive this; it is read from its start.
    explicit Utf8Source(QIODevice &device);

    /// Finds out the encoding; reads the whole file once if it has no byte order mark.
    domain::Result<void> open();

    /// The next block, empty at the end of the file only.
    domain::Result<QByteArray> next();

    /// How many bytes of the device have been used.
    qint64 position() const { return m_position; }

private:
    enum class Encoding { Utf8, Windows1252, ByDecoder };

    domain::Result<bool> isValidUtf8();
    domain::Result<QByteArray> read();
    void chooseDeclared(const QByteArray &charset);
    void decode(const QByteArray &bytes, QByteArray *text);
    void decodeUtf8(QByteArray bytes, QByteArray *text);
    void append(const char *begin, qsizetype size, QByteArray *text);

    QIODevice &m_device;
    Encoding m_encoding = Encoding::Utf8;
    QStringDecoder m_decoder;
    QByteArray m_rest; ///< the begin of a UTF-8 character whose end is in the next block
    QString m_half; ///< the same for the first half of a surrogate pair
    qint64 m_position = 0;
    bool m_lastWasCarriageReturn = false;
    bool m_atEnd = false;
};

} // namespace tagloom::formats
