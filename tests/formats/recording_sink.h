// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"

#include <QBuffer>
#include <QFile>
#include <QIODevice>

#include <limits>

namespace tagloom::tests {

/// Keeps all that a reader finds; `itemsWanted` makes it end the reading.
class RecordingSink final : public domain::RecordSink
{
public:
    bool item(domain::ItemRecord record) override
    {
        items.append(std::move(record));
        return items.size() < itemsWanted;
    }
    bool tag(domain::TagRecord record) override
    {
        tags.append(std::move(record));
        return true;
    }
    bool kind(domain::KindRecord record) override
    {
        kinds.append(std::move(record));
        return true;
    }
    bool list(domain::ListRecord record) override
    {
        lists.append(std::move(record));
        return true;
    }
    bool rule(domain::RuleRecord record) override
    {
        rules.append(std::move(record));
        return true;
    }
    bool search(domain::SearchRecord record) override
    {
        searches.append(std::move(record));
        return true;
    }
    bool distinct(domain::DistinctRecord record) override
    {
        distinctTags.append(std::move(record));
        return true;
    }
    bool skipped(domain::RecordRemark remark) override
    {
        remarks.append(std::move(remark));
        return true;
    }
    bool progress(qint64 bytesRead) override
    {
        bytes = bytesRead;
        return !endsAtProgress;
    }

    qsizetype itemsWanted = std::numeric_limits<qsizetype>::max();
    bool endsAtProgress = false;
    QList<domain::ItemRecord> items;
    QList<domain::TagRecord> tags;
    QList<domain::KindRecord> kinds;
    QList<domain::SearchRecord> searches;
    QList<domain::DistinctRecord> distinctTags;
    QList<domain::ListRecord> lists;
    QList<domain::RuleRecord> rules;
    QList<domain::RecordRemark> remarks;
    qint64 bytes = 0;
};

/// A device whose reading fails after some bytes, like a disk that goes bad.
class FailingDevice final : public QIODevice
{
public:
    explicit FailingDevice(QByteArray good)
        : m_good(std::move(good))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 size() const override { return m_good.size() + 1; }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const QByteArray part = m_good.mid(pos(), maximum);
        if (part.isEmpty()) {
            setErrorString(QStringLiteral("bad sector"));
            return -1;
        }
        std::copy(part.begin(), part.end(), data);
        return part.size();
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_good;
};

} // namespace tagloom::tests
