// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/utf8_source.h"

#include "formats/recording_sink.h"

#include <QBuffer>
#include <QtTest>

using namespace tagloom;
using formats::Utf8Source;

namespace {

QByteArray decoded(QByteArray bytes)
{
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    Utf8Source source(device);
    if (!source.open()) {
        return "cannot be opened";
    }
    QByteArray text;
    for (;;) {
        const domain::Result<QByteArray> block = source.next();
        if (!block) {
            return "cannot be read";
        }
        if (block->isEmpty()) {
            return source.position() == bytes.size() ? text : QByteArray("wrong position");
        }
        text += *block;
    }
}

} // namespace

class Utf8SourceTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decodes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        const QByteArray umlaut = "\xC3\xA4";
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("ASCII") << QByteArray("abc") << QByteArray("abc");
        QTest::newRow("UTF-8") << QByteArray("x" + umlaut) << QByteArray("x" + umlaut);
        QTest::newRow("UTF-8 with mark") << QByteArray("\xEF\xBB\xBFx" + umlaut) << QByteArray("x" + umlaut);
        QTest::newRow("UTF-16 LE") << QByteArray("\xFF\xFEx\0\xE4\0", 6) << QByteArray("x" + umlaut);
        QTest::newRow("UTF-16 BE") << QByteArray("\xFE\xFF\0x\0\xE4", 6) << QByteArray("x" + umlaut);
        QTest::newRow("UTF-16 without mark") << QByteArray("<\0\xE4\0", 4) << QByteArray("<" + umlaut);
        QTest::newRow("valid UTF-8 that declares another")
            << QByteArray("charset=koi8-r " + umlaut) << QByteArray("charset=koi8-r " + umlaut);
        QTest::newRow("declared windows-1251") << QByteArray("charset=\"windows-1251\" \xEC\xE8\xF0")
                                               << QByteArray("charset=\"windows-1251\" \xD0\xBC\xD0\xB8\xD1\x80");
        QTest::newRow("declared Latin-1 means Windows-1252")
            << QByteArray("charset=ISO-8859-1 \x80") << QByteArray("charset=ISO-8859-1 \xE2\x82\xAC");
        QTest::newRow("declared nonsense")
            << QByteArray("charset=klingon \xE4") << QByteArray("charset=klingon " + umlaut);
        QTest::newRow("declared UTF-16 in bytes")
            << QByteArray("charset=utf-16 \xE4") << QByteArray("charset=utf-16 " + umlaut);
        QTest::newRow("nothing declared")
            << QByteArray("\x93quote\x94 \xE4") << QByteArray("\xE2\x80\x9Cquote\xE2\x80\x9D " + umlaut);
        QTest::newRow("declared UTF-8 with one bad byte")
            << QByteArray("charset=utf-8 " + umlaut + " \xE4 " + umlaut)
            << QByteArray("charset=utf-8 " + umlaut + " " + umlaut + " " + umlaut);
        QTest::newRow("cut off at the end")
            << QByteArray("charset=utf-8 " + umlaut + "\xC3") << QByteArray("charset=utf-8 " + umlaut + "\xC3\x83");
        QTest::newRow("overlong and surrogates are no UTF-8")
            << QByteArray("\xC0\xAF") << QByteArray("\xC3\x80\xC2\xAF");
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray("ab");
        QTest::newRow("line ends") << QByteArray("a\r\nb\rc\nd\r\r\n") << QByteArray("a\nb\nc\nd\n\n");
    }
    void decodes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        QCOMPARE(decoded(bytes), text);
    }

    void keepsCharactersWholeAcrossBlocks_data()
    {
        QTest::addColumn<int>("shift");
        for (int shift = 0; shift < 8; ++shift) {
            QTest::addRow("shifted by %d", shift) << shift;
        }
    }
    void keepsCharactersWholeAcrossBlocks()
    {
        QFETCH(int, shift);
        const QString text = QString(shift, u'x') + QStringLiteral("\u00e4\u65e5\U0001F600\r\n").repeated(20'000);
        QString expected = text;
        expected.remove(u'\r');
        QCOMPARE(decoded(text.toUtf8()), expected.toUtf8());
        QByteArray utf16("\xFF\xFE");
        utf16.append(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        QCOMPARE(decoded(utf16), expected.toUtf8());
    }

    void namesTheCauseOfAReadError()
    {
        tests::FailingDevice device(QByteArray(100'000, 'x'));
        Utf8Source source(device);
        const domain::Result<void> opened = source.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, domain::ErrorCode::InputOutput);
        QVERIFY(opened.error().message.contains(u"bad sector"));
    }
};

QTEST_GUILESS_MAIN(Utf8SourceTest)
#include "utf8_source_test.moc"
