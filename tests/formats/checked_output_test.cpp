// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/checked_output.h"

#include <QBuffer>
#include <QFile>
#include <QSaveFile>
#include <QtTest>

using namespace tagloom;
using formats::CheckedOutput;

class CheckedOutputTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesEverythingInOrder()
    {
        QBuffer device;
        device.open(QIODevice::WriteOnly);
        CheckedOutput output(device);
        QByteArray expected;
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray part = QByteArray::number(i) + ' ';
            QVERIFY(output.write(part));
            expected += part;
        }
        QVERIFY(output.flush());
        QCOMPARE(device.data(), expected);
    }

    void saysThatTheDiskIsFull_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("at the end, within the buffers") << 10;
        QTest::newRow("while writing") << 1'000'000;
    }
    void saysThatTheDiskIsFull()
    {
        QFETCH(int, size);
        QFile full(QStringLiteral("/dev/full"));
        if (!full.open(QIODevice::WriteOnly)) {
            QSKIP("This system has no /dev/full.");
        }
        CheckedOutput output(full);
        domain::Result<void> result = output.write(QByteArray(size, 'x'));
        if (result) {
            result = output.flush();
        }
        QVERIFY(!result);
        QCOMPARE(result.error().code, domain::ErrorCode::DiskFull);
        QVERIFY(!output.write("more"));
        QVERIFY(!output.flush());
    }

    void namesTheCauseOfAnotherError()
    {
        QBuffer closed;
        closed.open(QIODevice::ReadOnly);
        CheckedOutput output(closed);
        QVERIFY(output.write("x"));
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
        const domain::Result<void> result = output.flush();
        QVERIFY(!result);
        QCOMPARE(result.error().code, domain::ErrorCode::InputOutput);
    }
};

QTEST_GUILESS_MAIN(CheckedOutputTest)
#include "checked_output_test.moc"
