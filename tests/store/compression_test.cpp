// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/compression.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using store::Compressor;
using store::decompressed;

class CompressionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItTook_data();
    void givesBackWhatItTook();
    void refusesWhatIsNotOfIt_data();
    void refusesWhatIsNotOfIt();
};

void CompressionTest::givesBackWhatItTook_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a word") << "word"_ba;
    QTest::newRow("zeros") << QByteArray(3'000'000, '\0');
    QByteArray noise(100'000, Qt::Uninitialized);
    QRandomGenerator(7).fillRange(reinterpret_cast<quint32 *>(noise.data()), noise.size() / 4);
    QTest::newRow("noise") << noise;
}

void CompressionTest::givesBackWhatItTook()
{
    QFETCH(QByteArray, bytes);
    Compressor compressor;
    for (int round = 0; round < 2; ++round)
        QCOMPARE(decompressed(compressor.compress(bytes)).value_or("none"_ba), bytes);
}

void CompressionTest::refusesWhatIsNotOfIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = Compressor().compress(QByteArray(QByteArray(1000, 'x') + "end"));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a text") << "none"_ba;
    QTest::newRow("its beginning") << whole.first(whole.size() - 3);
    // A frame of one segment that says it holds 2^63 bytes.
    QTest::newRow("a size that no memory has") << QByteArray::fromHex("28b52ffde00000000000000080010000");
    QTest::newRow("of zlib") << qCompress(QByteArray(1000, 'x'));
}

void CompressionTest::refusesWhatIsNotOfIt()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!decompressed(bytes));
}

QTEST_APPLESS_MAIN(CompressionTest)

#include "compression_test.moc"
