// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/standard_output.h"

#include <QString>

#include <cerrno>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <clocale>
#include <csignal>
#include <fcntl.h>
#include <langinfo.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace tagloom::cli {

namespace {

constexpr qsizetype bufferSize = 64 * 1024;
constexpr int standardOutput = 1;
constexpr int standardError = 2;

/// 0, or errno.
int writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
#ifdef Q_OS_UNIX
        const auto count = ::write(descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
#else
        const auto count = ::_write(descriptor, bytes.data(), static_cast<unsigned>(bytes.size()));
#endif
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count == 0 ? EIO : errno;
        bytes = bytes.sliced(count);
    }
    return 0;
}

} // namespace

void prepareStandardStreams()
{
#ifdef Q_OS_UNIX
    // Opened the wrong way round, so that reading or writing them fails as on a closed one.
    for (const int descriptor : {0, standardOutput, standardError}) {
        if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) [[maybe_unused]]
            const int taken = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
    }
    std::signal(SIGPIPE, SIG_IGN);
    // Qt takes arguments for UTF-8, and where the locale is another says so on standard error.
    std::setlocale(LC_ALL, "");
    if (qstrcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
#endif
}

bool StandardOutput::write(QByteArrayView utf8)
{
    m_buffer.append(utf8);
    return m_buffer.size() < bufferSize ? !m_hasFailed : flush();
}

bool StandardOutput::flush()
{
    const QByteArray bytes = std::exchange(m_buffer, {});
    if (m_hasFailed)
        return false;
    if (const int code = writeAll(standardOutput, bytes)) {
        m_hasFailed = true;
        if (code == ENOSPC)
            writeError(QStringLiteral("The disk is full, so the output is not whole. Free some space and try again."));
        else
            writeError(
                QStringLiteral(
                    "The output cannot be written (%1), so it is not whole. Write it to a file or a program that "
                    "takes all of it.")
                    .arg(qt_error_string(code)));
    }
    return !m_hasFailed;
}

void StandardOutput::writeError(const QString &line)
{
    // In one line, and with nothing in it that a terminal would obey.
    QString text = QStringLiteral("tagloom-cli: ") + line;
    for (QChar &unit : text) {
        if (unit.category() == QChar::Other_Control)
            unit = u' ';
    }
    text += u'\n';
    writeAll(standardError, text.toUtf8());
}

} // namespace tagloom::cli
