// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::domain;

class TextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTextStorable_data();
    void makesTextStorable();
    void putsTextOnOneLine_data();
    void putsTextOnOneLine();
    void knowsWhatBelongsToAWord_data();
    void knowsWhatBelongsToAWord();
    void escapesWhatLikeWouldRead_data();
    void escapesWhatLikeWouldRead();
};

void TextTest::makesTextStorable_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("stored");
    QTest::newRow("plain") << u"a é 数 😀\r\n\t\u0001"_s << u"a é 数 😀\r\n\t\u0001"_s;
    QTest::newRow("NUL") << u"a\0b\0"_s << u"ab"_s;
    QTest::newRow("lone high surrogate") << QString(u"a"_s + QChar(0xD83D) + u"b"_s) << u"a\uFFFDb"_s;
    QTest::newRow("high surrogate at the end") << QString(u"a"_s + QChar(0xD83D)) << u"a\uFFFD"_s;
    QTest::newRow("lone low surrogate") << QString(u"a"_s + QChar(0xDE00) + u"b"_s) << u"a\uFFFDb"_s;
    QTest::newRow("two high ones, then a pair") << QString(QString(QChar(0xD83D)) + u"😀\0"_s) << u"\uFFFD😀"_s;
    QTest::newRow("empty") << u""_s << u""_s;
}

void TextTest::makesTextStorable()
{
    QFETCH(QString, text);
    QTEST(storableText(text), "stored");
    const QString stored = storableText(text);
    QCOMPARE(QString::fromUtf8(stored.toUtf8()), stored);
}

void TextTest::putsTextOnOneLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << u"a b"_s << u"a b"_s;
    QTest::newRow("lines") << u" a\r\n\n b\t"_s << u"a b"_s;
    QTest::newRow("controls") << u"a\u0001\u001Bb\u0085c"_s << u"a b c"_s;
    QTest::newRow("no-break space") << u"\u00A0a\u00A0 b"_s << u"a b"_s;
    QTest::newRow("nothing") << u"\r\n\u0001"_s << u""_s;
}

void TextTest::putsTextOnOneLine()
{
    QFETCH(QString, text);
    QTEST(oneLine(text), "line");
}

void TextTest::knowsWhatBelongsToAWord_data()
{
    QTest::addColumn<uint>("character");
    QTest::addColumn<bool>("belongs");
    const auto row = [](char32_t character, bool belongs) {
        QTest::addRow("U+%04X", static_cast<unsigned>(character)) << static_cast<uint>(character) << belongs;
    };
    for (const char32_t character : {U'a', U'É', U'7', U'数', U'\u0301', U'٣', U'\U00010400'})
        row(character, true);
    for (const char32_t character : {U' ', U'+', U'#', U'/', U'_', U'-', U'😀', U'\u200B'})
        row(character, false);
}

void TextTest::knowsWhatBelongsToAWord()
{
    QFETCH(uint, character);
    QTEST(isWordCharacter(static_cast<char32_t>(character)), "belongs");
}

void TextTest::escapesWhatLikeWouldRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("plain") << u"phy"_s << u"phy%"_s;
    QTest::newRow("percent") << u"100%"_s << u"100\\%%"_s;
    QTest::newRow("underscore") << u"a_b"_s << u"a\\_b%"_s;
    QTest::newRow("backslash") << u"a\\b"_s << u"a\\\\b%"_s;
    QTest::newRow("empty") << u""_s << u"%"_s;
}

void TextTest::escapesWhatLikeWouldRead()
{
    QFETCH(QString, text);
    QTEST(likePrefix(text), "pattern");
}

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
