// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/changeset.h"

#include <QtEndian>
#include <QtTest>

using namespace tagloom;
using store::ChangesetReader;
using store::ChangesetRow;
using Type = store::ChangesetValue::Type;

namespace {

QByteArray number(qint64 value)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(value, bytes.data());
    return '\x01' + bytes;
}

QByteArray text(const QByteArray &utf8)
{
    return '\x03' + QByteArray(1, static_cast<char>(utf8.size())) + utf8;
}

/// Two tables: one row inserted in the first; one updated, one deleted in the second, whose key is two columns.
QByteArray changeset()
{
    const QByteArray null(1, '\x05');
    const QByteArray undefined(1, '\0');
    QByteArray bytes("T\x03\x01\0\0items\0", 11);
    bytes += QByteArray("\x12\0", 2) + number(7) + text("Title") + null;
    bytes += QByteArray("T\x03\x01\x01\0links\0", 11);
    bytes += QByteArray("\x17\0", 2) + number(7) + number(-2) + text("old") + undefined + undefined + text("new");
    bytes += QByteArray("\x09\x01", 2) + number(8) + number(1) + null;
    return bytes;
}

} // namespace

class ChangesetTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRowsWithTheirTables();
    void goesOnWhereBytesEndInTheMiddleOfARow();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void survivesAnyByte();
};

void ChangesetTest::readsRowsWithTheirTables()
{
    const QByteArray bytes = changeset();
    ChangesetReader reader(bytes);
    ChangesetRow row;
    QCOMPARE(reader.next(row), ChangesetReader::Step::Row);
    QCOMPARE(reader.table().name, QByteArray("items"));
    QCOMPARE(reader.table().keyColumns, QList<int>{0});
    QCOMPARE(row.change, ChangesetRow::Change::Insert);
    QVERIFY(row.before.isEmpty());
    QCOMPARE(row.after[0].integer, 7);
    QCOMPARE(row.after[1].text(), QStringLiteral("Title"));
    QCOMPARE(row.after[2].type, Type::Null);
    QCOMPARE(reader.next(row), ChangesetReader::Step::Row);
    QCOMPARE(reader.table().keyColumns, (QList<int>{0, 1}));
    QCOMPARE(reader.tableIndex(), 1);
    QCOMPARE(row.change, ChangesetRow::Change::Update);
    QCOMPARE(row.before[1].integer, -2);
    QVERIFY(!row.after[0].isDefined());
    QCOMPARE(row.after[2].text(), QStringLiteral("new"));
    const qsizetype place = reader.rowPosition();
    QCOMPARE(reader.next(row), ChangesetReader::Step::Row);
    QCOMPARE(row.change, ChangesetRow::Change::Delete);
    QCOMPARE(reader.next(row), ChangesetReader::Step::Incomplete);
    QVERIFY(reader.isAtEnd());
    ChangesetReader::readAgain(bytes, place, 3, row);
    QCOMPARE(row.before[2].text(), QStringLiteral("old"));
}

void ChangesetTest::goesOnWhereBytesEndInTheMiddleOfARow()
{
    const QByteArray bytes = changeset();
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        QByteArray piece = bytes.first(cut);
        ChangesetReader reader(piece);
        ChangesetRow row;
        int rows = 0;
        ChangesetReader::Step step;
        while ((step = reader.next(row)) == ChangesetReader::Step::Row)
            ++rows;
        QCOMPARE(step, ChangesetReader::Step::Incomplete);
        piece = piece.sliced(reader.position()) + bytes.sliced(cut);
        reader.continueWith(piece);
        while (reader.next(row) == ChangesetReader::Step::Row)
            ++rows;
        QCOMPARE(rows, 3);
        QVERIFY(reader.isAtEnd());
    }
}

void ChangesetTest::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no table") << QByteArray("\x12\0\x05", 3);
    QTest::newRow("another operation") << QByteArray("T\x01\x01items\0\x33\0\x05", 12);
    QTest::newRow("another type") << QByteArray("T\x01\x01items\0\x12\0\x06", 12);
    QTest::newRow("no key") << QByteArray("T\x01\0items\0\x12\0\x05", 12);
    QTest::newRow("no name") << QByteArray("T\x01\x01\0\x12\0\x05", 7);
    QTest::newRow("too many columns") << QByteArray("T\xff\xff\x7f\x01items\0", 11);
    QTest::newRow("an endless length") << QByteArray("T\x01\x01items\0\x12\0\x03\xff\xff\xff\xff\xff\xff", 18);
}

void ChangesetTest::refusesWhatMakesNoSense()
{
    QFETCH(QByteArray, bytes);
    ChangesetReader reader(bytes);
    ChangesetRow row;
    QCOMPARE(reader.next(row), ChangesetReader::Step::Damaged);
}

void ChangesetTest::survivesAnyByte()
{
    const QByteArray bytes = changeset();
    for (qsizetype place = 0; place < bytes.size(); ++place) {
        for (int value = 0; value < 256; ++value) {
            QByteArray other = bytes;
            other[place] = static_cast<char>(value);
            ChangesetReader reader(other);
            ChangesetRow row;
            int rows = 0;
            while (reader.next(row) == ChangesetReader::Step::Row)
                QVERIFY(++rows <= other.size());
        }
    }
}

QTEST_GUILESS_MAIN(ChangesetTest)
#include "changeset_test.moc"
