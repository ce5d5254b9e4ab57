// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <QMutex>

#include <algorithm>
#include <atomic>
#include <list>

namespace tagloom::test {

/// A disk that can become full: SQLite's own way to the files with one switch in between, so that no test needs the
/// right to mount anything. Install it before the first connection of the program. Link SQLite::SQLite3.
class FullDisk final
{
public:
    static void install()
    {
        static sqlite3_vfs vfs = *sqlite3_vfs_find(nullptr);
        if (s_open)
            return;
        s_open = vfs.xOpen;
        vfs.zName = "tagloom-full-disk";
        vfs.xOpen = [](sqlite3_vfs *self, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags) {
            const int code = s_open(self, name, file, flags, outFlags);
            if (code == SQLITE_OK && file->pMethods)
                interpose(file);
            return code;
        };
        if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK)
            qFatal("The file system of the test cannot be registered.");
    }

    /// From now on this many bytes can still be written; -1: any number.
    static void setRoom(qint64 bytes) { s_room = bytes; }

private:
    /// SQLite's table of functions for one sort of file, and ours in front of it.
    struct Functions
    {
        sqlite3_io_methods ours; ///< first, so that a file's pointer to it is one to the whole
        const sqlite3_io_methods *original;
    };

    static void interpose(sqlite3_file *file)
    {
        static QMutex mutex;
        static std::list<Functions> tables;
        const QMutexLocker locker(&mutex);
        auto table = std::find_if(tables.begin(), tables.end(),
                                  [file](const Functions &candidate) { return candidate.original == file->pMethods; });
        if (table == tables.end()) {
            table = tables.insert(tables.end(), {*file->pMethods, file->pMethods});
            table->ours.xWrite = write;
        }
        file->pMethods = &table->ours;
    }

    static int write(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
    {
        if (s_room >= 0) {
            if (s_room < size)
                return SQLITE_FULL;
            s_room -= size;
        }
        return reinterpret_cast<const Functions *>(file->pMethods)->original->xWrite(file, data, size, offset);
    }

    static inline std::atomic<qint64> s_room{-1};
    static inline decltype(sqlite3_vfs::xOpen) s_open = nullptr;
};

} // namespace tagloom::test
