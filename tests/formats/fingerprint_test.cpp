// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/fingerprint.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;

namespace {

QString of(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto fingerprint = formats::fingerprintOf(buffer);
    return fingerprint ? *fingerprint : u"error"_s;
}

constexpr qsizetype large = 1024 * 1024 + 1;

} // namespace

class FingerprintTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Libraries hold these: another result for the same bytes would find no file again.
    void staysTheSame_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("fingerprint");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("a word") << QByteArray("abc")
                                << u"w1:bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"_s;
        QTest::newRow("all of a MiB") << QByteArray(large - 1, 'x') << of(QByteArray(large - 1, 'x'));
    }
    void staysTheSame()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, fingerprint);
        QCOMPARE(of(bytes), fingerprint);
    }

    void tellsSmallFilesApartByEveryByte()
    {
        QByteArray bytes(large - 1, 'x');
        const QString before = of(bytes);
        QVERIFY(before.startsWith(u"w1:"));
        for (const qsizetype place : {qsizetype(0), bytes.size() / 2, bytes.size() - 1}) {
            QByteArray other = bytes;
            other[place] = 'y';
            QVERIFY(of(other) != before);
        }
        QVERIFY(of(bytes.chopped(1)) != before);
    }

    /// The size counts, and the first and the last byte; what lies between two blocks is not seen, as the header says.
    void samplesLargeFiles()
    {
        QByteArray bytes(large * 3, 'x');
        const QString before = of(bytes);
        QVERIFY(before.startsWith(u"s1:"));
        QCOMPARE(before.size(), 67);
        for (const qsizetype place : {qsizetype(0), bytes.size() - 1}) {
            QByteArray other = bytes;
            other[place] = 'y';
            QVERIFY(of(other) != before);
        }
        QVERIFY(of(bytes + 'x') != before);
        QByteArray between = bytes;
        between[100 * 1024] = 'y';
        QCOMPARE(of(between), before);
    }

    /// A sparse file of 8 GiB: read in a moment if only blocks are read.
    void readsOnlyBlocksOfAFilm()
    {
        QTemporaryFile film;
        QVERIFY(film.open());
        if (!film.resize(qint64(8) * 1024 * 1024 * 1024))
            QSKIP("The file system of temporary files takes no sparse file of this size.");
        const auto fingerprint = formats::fingerprintOf(film);
        QVERIFY(fingerprint.ok());
        QVERIFY(fingerprint->startsWith(u"s1:"));
    }

    void saysThatAFileCannotBeRead()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("text");
        file.close();
        QFile writeOnly(file.fileName());
        QVERIFY(writeOnly.open(QIODevice::Append));
        QVERIFY(!formats::fingerprintOf(writeOnly));
    }
};

QTEST_GUILESS_MAIN(FingerprintTest)
#include "fingerprint_test.moc"
