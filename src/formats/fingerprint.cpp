// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/fingerprint.h"

#include <QCryptographicHash>

namespace tagloom::formats {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

constexpr qint64 mostWhole = 1024 * 1024;
constexpr qint64 blockSize = 64 * 1024;
constexpr qint64 blocks = 8;

Error unreadable(const QIODevice &device)
{
    return {ErrorCode::InputOutput, QStringLiteral("It cannot be read to its end: %1.").arg(device.errorString())};
}

} // namespace

Result<QString> fingerprintOf(QIODevice &device)
{
    const qint64 size = device.size();
    if (size <= 0)
        return QString();
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    const bool isWhole = size <= mostWhole;
    if (isWhole) {
        if (!device.seek(0) || !hash.addData(&device) || device.pos() != size)
            return unreadable(device);
    } else {
        hash.addData(QByteArray::number(size).append('\n'));
        for (qint64 block = 0; block < blocks; ++block) {
            // Whole divisions first: the offset of a very large file must not overflow.
            const qint64 room = size - blockSize;
            const qint64 offset = room / (blocks - 1) * block + room % (blocks - 1) * block / (blocks - 1);
            const QByteArray bytes = device.seek(offset) ? device.read(blockSize) : QByteArray();
            if (bytes.size() != blockSize)
                return unreadable(device);
            hash.addData(bytes);
        }
    }
    return QString(QString::fromLatin1(isWhole ? "w1:" : "s1:") + QString::fromLatin1(hash.result().toHex()));
}

} // namespace tagloom::formats
