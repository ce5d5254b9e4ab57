// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/importer.h"
#include "library/library.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QRandomGenerator>

namespace tagloom::test {

/// The library of this file, open for writing.
inline std::unique_ptr<library::Library> openLibrary(const QString &path)
{
    return sure(library::Library::open(path, library::OpenMode::ReadWrite));
}

/// What a write or a read gives, waited for.
template <class T> T sure(QFuture<domain::Result<T>> future)
{
    return sure(future.result());
}

inline void sure(QFuture<domain::Result<void>> future)
{
    sure(future.result());
}

/// The tables of an open library, read on its own connection.
inline QStringList dumpOf(const library::Library &library)
{
    return dumpOf(library.connection());
}

/// Some bookmarks as a browser writes them: every tenth comes twice.
inline QByteArray bookmarkFile(int count, const QByteArray &name = "site")
{
    QByteArray html =
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n"
        "<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n";
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i % 10 == 9 ? i - 1 : i);
        if (i % 50 == 0)
            html +=
                QByteArray(i ? "</DL><p>\n" : "") + "<DT><H3>Folder " + QByteArray::number(i / 50) + "</H3>\n<DL><p>\n";
        html += "<DT><A HREF=\"https://" + name + number + ".example/page?id=" + number + "\" ADD_DATE=\"17000"
            + QByteArray::number(10000 + i) + "\" TAGS=\"tag" + QByteArray::number(i % 37) + ",topic"
            + QByteArray::number(i % 11) + "\">Page " + number + " of " + name + "</A>\n";
        if (i % 3 == 0)
            html += "<DD>About page " + number + "\n";
    }
    return html + (count ? "</DL><p>\n" : "") + "</DL><p>\n";
}

} // namespace tagloom::test
