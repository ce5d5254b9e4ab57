// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace tagloom::library {

/// A file that was not taken, or was taken with a remark.
struct FileRemark
{
    QString path;
    QString reason; ///< whole sentences
};

/// Goes through files and folders, one file at a time: memory holds the names of the folders that are open, not of all.
/// A folder that a link leads back to is entered once. Hidden files and folders inside of others are left out, and
/// counted, unless they are asked for.
class FileWalk final
{
public:
    enum class Depth {
        All, ///< with all folders below
        FilesOnly ///< the files of the named folders alone
    };

    struct Found
    {
        QString path; ///< absolute and clean, links kept
        QStringList folders; ///< names of the folders it was found in, from the named one on; none for a named file
        bool isLink = false;
    };

    /// `skipped` is told each path that cannot be taken, and why: gone, unreadable, no regular file, a link in a
    /// circle.
    FileWalk(const QStringList &paths, std::function<void(const FileRemark &)> skipped, Depth depth = Depth::All);

    /// The next file, in the order of the paths and of the names below; nothing at the end.
    std::optional<Found> next();

    /// The folders entered so far, by their canonical paths.
    const QSet<QString> &entered() const { return m_entered; }

    /// Folders that are not to be entered.
    void leaveOut(const QSet<QString> &folders) { m_entered += folders; }

    /// To be called before the first next().
    void takeHidden() { m_takesHidden = true; }

    /// Hidden files and folders that were left out so far; what is in such a folder does not count.
    qint64 hidden() const { return m_hidden; }

private:
    struct Folder
    {
        QString path; ///< with a slash at its end, or empty for the paths that were named
        QStringList folders;
        QStringList names;
        qsizetype next = 0;
    };

    void enter(const QString &path, const QStringList &folders);

    std::function<void(const FileRemark &)> m_skipped;
    Depth m_depth;
    bool m_takesHidden = false;
    qint64 m_hidden = 0;
    QSet<QString> m_entered;
    std::vector<Folder> m_open; ///< the outermost first
};

} // namespace tagloom::library
