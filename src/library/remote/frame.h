// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace tagloom::library {

// One message on the socket: its length as four bytes, highest first, then that many bytes of a JSON object in UTF-8.
//
// To the server, one request a connection:
//     {"open": [TEXT...], "folder": PATH}       files, links and text handed to the window
//     {"command": [WORD...], "folder": PATH}    a writing command, from its name on
// and back: {"accepted": true} at once; any number of {"out": BASE64} and {"err": LINE}; {"exit": NUMBER} last.

QByteArray frameOf(const QJsonObject &message);

/// Takes the bytes as they come and gives the messages in them.
class FrameReader final
{
public:
    /// `longest` bytes a message may have.
    explicit FrameReader(quint32 longest)
        : m_longest(longest)
    { }

    void add(const QByteArray &bytes) { m_bytes += bytes; }

    /// The next whole message. None after a broken one: see isBroken().
    std::optional<QJsonObject> next();

    /// What came is too long or no object; the connection is of no more use.
    bool isBroken() const { return m_isBroken; }

private:
    quint32 m_longest;
    QByteArray m_bytes;
    bool m_isBroken = false;
};

} // namespace tagloom::library
