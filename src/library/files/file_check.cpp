// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/file_check.h"

#include "library/files/file_reading.h"

#include <QSet>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::FileDetails;
using domain::Result;

namespace {

constexpr int filesAtOnce = 1000;

void checkOne(const store::FileItem &item, const QMimeDatabase &types, FileCheck &check)
{
    FileFinding finding{item.id, item.title, item.url, FileFinding::State::Missing, {}, item.details, {}, {}};
    const QString path = domain::filePathOf(item.url);
    const auto stamp = stampOf(path);
    if (!stamp) {
        check.findings.append(finding);
        return;
    }
    const bool isAsKnown =
        item.details && item.details->size == stamp->size && item.details->modifiedAt == stamp->modifiedAt;
    FileDetails now;
    if (isAsKnown) {
        now = *item.details;
        now.missingSince.reset();
    } else {
        const auto read = readFile(path, types);
        if (!read) {
            finding.state = FileFinding::State::Unreadable;
            finding.reason = read.error().message;
            check.findings.append(finding);
            return;
        }
        now = *read;
    }
    if (item.details && now.fingerprint != item.details->fingerprint) {
        finding.state = FileFinding::State::Changed;
        finding.places = {{path, now}};
        check.findings.append(finding);
    } else if (!item.details || now != *item.details) {
        check.facts.append({item.id, item.url, now});
    }
}

} // namespace

Error fileWorkCancelled()
{
    return {ErrorCode::Cancelled, QStringLiteral("The search was cancelled. Nothing was changed.")};
}

Result<FileCheck> checkFiles(const store::Connection &connection, const Job &job)
{
    FileCheck check;
    const auto total = store::countFileItems(connection);
    if (!total)
        return total.error();
    job->total = *total;
    const QMimeDatabase types;
    QSet<QString> folders;
    std::optional<store::FileItem> last;
    while (true) {
        const auto items = store::readFileItems(connection, last, filesAtOnce);
        if (!items)
            return items.error();
        if (items->isEmpty())
            break;
        for (const store::FileItem &item : *items) {
            if (job->cancelled)
                return fileWorkCancelled();
            const QString path = domain::filePathOf(item.url);
            ++job->done;
            if (path.isEmpty()) // of another machine
                continue;
            ++check.checked;
            ++job->records;
            folders.insert(path.left(path.lastIndexOf(u'/') + 1));
            checkOne(item, types, check);
        }
        last = items->constLast();
    }
    check.folders = folders.values();
    check.folders.sort();
    return check;
}

} // namespace tagloom::library
