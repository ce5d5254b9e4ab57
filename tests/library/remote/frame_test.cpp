// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/remote/frame.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using tagloom::library::frameOf;
using tagloom::library::FrameReader;

class FrameTest final : public QObject
{
    Q_OBJECT

private:
    static QByteArray withLength(quint32 length, const QByteArray &bytes)
    {
        QByteArray header(4, Qt::Uninitialized);
        qToBigEndian(length, header.data());
        return header + bytes;
    }

private Q_SLOTS:
    void readsWhatWasWrittenInAnyPieces_data()
    {
        QTest::addColumn<int>("piece");
        QTest::newRow("byte by byte") << 1;
        QTest::newRow("across the frames") << 7;
        QTest::newRow("all at once") << 1000;
    }
    void readsWhatWasWrittenInAnyPieces()
    {
        QFETCH(int, piece);
        const QJsonObject first{{u"err"_s, u"日本 \u0000 \"x\""_s}};
        const QJsonObject second{{u"exit"_s, 2}};
        const QByteArray bytes = frameOf(first) + frameOf(second);
        FrameReader reader(1000);
        QList<QJsonObject> read;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            reader.add(bytes.mid(at, piece));
            while (const auto message = reader.next())
                read.append(*message);
        }
        QCOMPARE(read, QList<QJsonObject>({first, second}));
        QVERIFY(!reader.isBroken());
    }

    void breaksOffAtWhatIsNoMessage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("too long") << withLength(1001, QByteArray(1001, ' '));
        QTest::newRow("as long as can be said") << withLength(0xffffffff, "{}");
        QTest::newRow("empty") << withLength(0, "");
        QTest::newRow("text") << withLength(4, "open");
        QTest::newRow("array") << withLength(2, "[]");
        QTest::newRow("cut object") << withLength(1, "{");
        QTest::newRow("deep") << withLength(1000, QByteArray(500, '[') + QByteArray(500, ']'));
        QTest::newRow("no UTF-8") << withLength(9, "{\"a\":\"\xff\"}");
    }
    void breaksOffAtWhatIsNoMessage()
    {
        QFETCH(QByteArray, bytes);
        FrameReader reader(1000);
        reader.add(bytes + frameOf({{u"exit"_s, 0}}));
        QVERIFY(!reader.next());
        QVERIFY(reader.isBroken());
        QVERIFY(!reader.next());
    }

    void waitsForTheRest()
    {
        FrameReader reader(1000);
        reader.add(withLength(10, "{}"));
        QVERIFY(!reader.next());
        QVERIFY(!reader.isBroken());
    }
};

QTEST_GUILESS_MAIN(FrameTest)
#include "frame_test.moc"
