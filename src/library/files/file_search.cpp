// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/file_search.h"

#include "library/files/file_reading.h"
#include "store/item_store.h"

#include <QFileInfo>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace tagloom::library {

using domain::Result;

namespace {

/// More places of the same contents help nobody to choose.
constexpr qsizetype mostPlaces = 100;

class MissingFiles final
{
public:
    MissingFiles(const store::Connection &connection, FileCheck &check)
        : m_connection(connection)
        , m_check(check)
    {
        for (qsizetype i = 0; i < check.findings.size(); ++i) {
            FileFinding &finding = check.findings[i];
            const bool isWanted =
                finding.state == FileFinding::State::Missing && finding.known && !finding.known->fingerprint.isEmpty();
            if (!isWanted)
                continue;
            finding.places.clear();
            finding.otherItem.clear();
            m_sizes.insert(finding.known->size);
            m_byFingerprint.insert(finding.known->fingerprint, i);
        }
    }

    bool isEmpty() const { return m_sizes.isEmpty(); }

    Result<void> look(const QString &path)
    {
        const auto stamp = stampOf(path);
        if (!stamp || !m_sizes.contains(stamp->size))
            return {};
        const auto details = readFile(path, m_types);
        if (!details || details->fingerprint.isEmpty())
            return {};
        std::optional<bool> hasItem;
        const auto [first, last] = m_byFingerprint.equal_range(details->fingerprint);
        for (auto place = first; place != last; ++place) {
            FileFinding &finding = m_check.findings[*place];
            if (finding.places.size() >= mostPlaces)
                continue;
            if (!hasItem) {
                const auto item = store::findItemByUrl(m_connection, domain::fileUrlOf(path));
                if (!item)
                    return item.error();
                hasItem = item->has_value();
            }
            if (*hasItem)
                finding.otherItem = path;
            else
                finding.places.append({path, *details});
        }
        return {};
    }

private:
    const store::Connection &m_connection;
    FileCheck &m_check;
    QSet<qint64> m_sizes;
    QMultiHash<QString, qsizetype> m_byFingerprint; ///< places in the findings
    QMimeDatabase m_types;
};

} // namespace

Result<FileCheck> findMissingFiles(const store::Connection &connection, FileCheck check, const QStringList &folders,
                                   const Job &job)
{
    MissingFiles missing(connection, check);
    if (missing.isEmpty())
        return check;
    const auto lookIn = [&](FileWalk &walk) -> Result<void> {
        while (const auto found = walk.next()) {
            if (job->cancelled)
                return fileWorkCancelled();
            ++job->records;
            if (auto done = missing.look(found->path); !done)
                return done;
        }
        return {};
    };
    const auto ignore = [](const FileRemark &) {
    };
    FileWalk named(folders, ignore);
    if (auto done = lookIn(named); !done)
        return done.error();
    QStringList known;
    for (const QString &folder : std::as_const(check.folders)) {
        if (QFileInfo(folder).isDir())
            known.append(folder);
    }
    FileWalk beside(known, ignore, FileWalk::Depth::FilesOnly);
    beside.leaveOut(named.entered());
    if (auto done = lookIn(beside); !done)
        return done.error();
    for (FileFinding &finding : check.findings)
        std::sort(finding.places.begin(), finding.places.end(),
                  [](const FilePlace &a, const FilePlace &b) { return a.path < b.path; });
    return check;
}

} // namespace tagloom::library
