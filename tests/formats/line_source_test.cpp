// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/line_source.h"

#include <QBuffer>
#include <QtTest>

using tagloom::formats::LineSource;

class LineSourceTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void splitsLines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArrayList>("lines");
        QTest::newRow("empty") << QByteArray() << QByteArrayList();
        QTest::newRow("one, not ended") << QByteArray("a") << QByteArrayList{"a"};
        QTest::newRow("two") << QByteArray("a\nb\n") << QByteArrayList{"a", "b"};
        QTest::newRow("blank") << QByteArray("\n\nb") << QByteArrayList{"", "", "b"};
        const QByteArray large(200'000, 'x');
        QTest::newRow("over blocks") << QByteArray(large + '\n' + large) << QByteArrayList{large, large};
        QTest::newRow("end at the end of a block")
            << QByteArray(QByteArray(65'535, 'x') + "\ny") << QByteArrayList{QByteArray(65'535, 'x'), "y"};
    }
    void splitsLines()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArrayList, lines);
        QBuffer device(&bytes);
        device.open(QIODevice::ReadOnly);
        LineSource source(device);
        QByteArrayList found;
        while (source.next().value()) {
            found.append(source.line());
            QCOMPARE(source.number(), qint64(found.size()));
        }
        QCOMPARE(found, lines);
        QCOMPARE(source.position(), qint64(bytes.size()));
    }

    void cutsAnEndlessLineAndGoesOn()
    {
        QByteArray bytes = QByteArray(LineSource::longestLine + 5, 'x') + "\nnext";
        QBuffer device(&bytes);
        device.open(QIODevice::ReadOnly);
        LineSource source(device);
        QVERIFY(source.next().value());
        QVERIFY(source.isTooLong());
        QCOMPARE(source.line().size(), LineSource::longestLine);
        QVERIFY(source.next().value());
        QVERIFY(!source.isTooLong());
        QCOMPARE(source.line(), QByteArray("next"));
    }
};

QTEST_GUILESS_MAIN(LineSourceTest)
#include "line_source_test.moc"
