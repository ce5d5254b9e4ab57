// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/file_walk.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

namespace tagloom::library {

FileWalk::FileWalk(const QStringList &paths, std::function<void(const FileRemark &)> skipped, Depth depth)
    : m_skipped(std::move(skipped))
    , m_depth(depth)
{
    Folder named;
    for (const QString &path : paths)
        named.names.append(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    named.names.removeDuplicates();
    m_open.push_back(std::move(named));
}

std::optional<FileWalk::Found> FileWalk::next()
{
    while (!m_open.empty()) {
        Folder &folder = m_open.back();
        if (folder.next >= folder.names.size()) {
            m_open.pop_back();
            continue;
        }
        const bool isNamed = folder.path.isEmpty();
        const QString path = folder.path + folder.names[folder.next++];
        const QFileInfo info(path);
        if (info.isDir()) {
            const QStringList folders = folder.folders + QStringList{info.fileName()};
            if (isNamed || m_depth == Depth::All)
                enter(path, folders); // `folder` may have moved
            continue;
        }
        if (!info.exists()) {
            m_skipped({path,
                       info.isSymLink() ? QStringLiteral("It is a link that leads nowhere.")
                                        : QStringLiteral("There is no such file. It may have been moved or renamed.")});
        } else if (!info.isFile()) {
            m_skipped({path, QStringLiteral("It is no regular file but a pipe, a socket or a device.")});
        } else {
            return Found{path, folder.folders, info.isSymLink()};
        }
    }
    return std::nullopt;
}

void FileWalk::enter(const QString &path, const QStringList &folders)
{
    const QFileInfo info(path);
    const QString canonical = info.canonicalFilePath();
    if (m_entered.contains(canonical)) {
        if (info.isSymLink())
            m_skipped({path, QStringLiteral("It is a link to a folder that is looked at already.")});
        return;
    }
    if (!info.isReadable() || !info.isExecutable()) {
        m_skipped({path, QStringLiteral("The folder cannot be read. Change its permissions and try again.")});
        return;
    }
    m_entered.insert(canonical);
    Folder opened;
    opened.path = path.endsWith(u'/') ? path : QString(path + u'/');
    opened.folders = folders;
    // System: what is no file is to be told, and not passed over.
    QDirIterator names(path, QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
    while (names.hasNext()) {
        names.next();
        if (m_takesHidden || !names.fileInfo().isHidden())
            opened.names.append(names.fileName());
        else
            ++m_hidden;
    }
    opened.names.sort();
    m_open.push_back(std::move(opened));
}

} // namespace tagloom::library
