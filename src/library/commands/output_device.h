// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command_output.h"

#include <QIODevice>

namespace tagloom::library {

/// A command's standard output for those who write to a device.
class OutputDevice final : public QIODevice
{
public:
    explicit OutputDevice(CommandOutput &output)
        : m_output(output)
    {
        setOpenMode(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }

    /// The output took no more; whoever it belongs to has said so.
    bool hasFailed() const { return m_hasFailed; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_hasFailed = m_hasFailed || !m_output.write(QByteArrayView(data, size));
        return m_hasFailed ? -1 : size;
    }

private:
    CommandOutput &m_output;
    bool m_hasFailed = false;
};

} // namespace tagloom::library
