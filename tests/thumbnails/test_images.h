// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFile>
#include <QImage>
#include <QString>
#include <QtEndian>
#include <QtTest>

namespace tagloom::test {

inline void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

/// One colour on the left, another on the right.
inline QImage twoHalves(const QSize &size, QRgb left = 0xffcc3333, QRgb right = 0xff3333cc)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(right);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width() / 2; ++x)
            image.setPixel(x, y, left);
    }
    return image;
}

inline void writeImage(const QString &path, const QImage &image, const char *format = nullptr)
{
    if (!image.save(path, format))
        qFatal("%s cannot be written", qPrintable(path));
}

/// A PNG that claims to be this large and holds next to nothing.
inline QByteArray pngClaiming(quint32 width, quint32 height)
{
    const auto number = [](quint32 value) {
        char bytes[4];
        qToBigEndian(value, bytes);
        return QByteArray(bytes, 4);
    };
    const auto checked = [&number](const QByteArray &chunk) {
        quint32 crc = 0xffffffffU;
        for (const char byte : chunk) {
            crc ^= static_cast<quint8>(byte);
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xedb88320U : crc >> 1U;
        }
        return QByteArray(number(static_cast<quint32>(chunk.size() - 4)) + chunk + number(~crc));
    };
    return QByteArray("\x89PNG\r\n\x1a\n", 8)
        + checked(QByteArray("IHDR") + number(width) + number(height) + QByteArray("\x08\x06\0\0\0", 5))
        + checked(QByteArray("IDAT") + QByteArray("\x78\x9c\x63\0\0\0\x01\0\x01", 9)) + checked(QByteArray("IEND"));
}

/// Lies on its side, and says so in its EXIF data: to be turned by a quarter to the right.
inline QByteArray turnedJpeg(const QString &scratch, const QSize &size)
{
    writeImage(scratch, twoHalves(size), "JPEG");
    QFile file(scratch);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(scratch));
    QByteArray jpeg = file.readAll();
    const QByteArray tiff = QByteArray("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 26);
    const QByteArray body = QByteArray("Exif\0\0", 6) + tiff;
    const int length = int(body.size()) + 2;
    jpeg.insert(2, QByteArray("\xff\xe1", 2) + char(length >> 8) + char(length & 0xff) + body);
    return jpeg;
}

inline bool isNear(QRgb one, QRgb other)
{
    constexpr int near = 24;
    return std::abs(qRed(one) - qRed(other)) < near && std::abs(qGreen(one) - qGreen(other)) < near
        && std::abs(qBlue(one) - qBlue(other)) < near;
}

} // namespace tagloom::test
