// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command_output.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <algorithm>

namespace tagloom::test {

/// What a command wrote, for a test to look at.
class RecordingOutput final : public library::CommandOutput
{
public:
    bool write(QByteArrayView utf8) override
    {
        if (isClosed)
            return false;
        ++writes;
        largestWrite = std::max(largestWrite, utf8.size());
        out += utf8.toByteArray();
        return true;
    }
    void writeError(const QString &line) override { errors.append(line); }

    /// Standard output as one JSON object a line.
    QList<QJsonObject> objects() const
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                all.append(QJsonDocument::fromJson(line).object());
        }
        return all;
    }

    QByteArray out;
    QStringList errors;
    bool isClosed = false;
    int writes = 0;
    qsizetype largestWrite = 0;
};

} // namespace tagloom::test
