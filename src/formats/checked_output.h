// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>

#include <optional>

namespace tagloom::formats {

/// Writes text to a device through a small buffer and looks at the outcome of every write: a full disk is an error
/// here, not a short file. After an error nothing more is written. Errors: DiskFull, InputOutput.
class CheckedOutput final
{
public:
    /// The device must be open and outlive this.
    explicit CheckedOutput(QIODevice &device);

    domain::Result<void> write(QByteArrayView utf8);

    /// Hands everything to the system. Call it once, at the end.
    domain::Result<void> flush();

private:
    domain::Result<void> writeBuffer();
    domain::Result<void> fail();

    QIODevice &m_device;
    QByteArray m_buffer;
    std::optional<domain::Error> m_error;
};

} // namespace tagloom::formats
