// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/item.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::domain;

class ItemTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsATitle_data();
    void findsATitle();
    void refusesAnItemWithoutTitleAndAddress();
    void makesDraftsOfText_data();
    void makesDraftsOfText();
    void makesAFileOfAPath();
    void makesAFileOfAFileAddress();
    void keepsLongTextAsANote();
};

void ItemTest::findsATitle_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("usable");
    QTest::newRow("title") << u" A  title\n"_s << u"https://a.example"_s << u"A title"_s;
    QTest::newRow("controls") << u"a\u0001b\0c"_s << u""_s << u"a bc"_s;
    QTest::newRow("address") << u" \t"_s << u" https://a.example/b "_s << u"https://a.example/b"_s;
    QTest::newRow("file name") << u""_s << u"file:///home/me/My%20notes.txt"_s << u"My notes.txt"_s;
    QTest::newRow("folder") << u""_s << u"file:///home/me/"_s << u"file:///home/me/"_s;
    QTest::newRow("long") << QString(20000, u'x') << u""_s << QString(20000, u'x');
}

void ItemTest::findsATitle()
{
    QFETCH(QString, title);
    QFETCH(QString, url);
    const auto usable = usableTitle(title, url);
    QVERIFY(usable.ok());
    QTEST(*usable, "usable");
}

void ItemTest::refusesAnItemWithoutTitleAndAddress()
{
    QCOMPARE(usableTitle(u" \u0001"_s, u"\n"_s).error().code, ErrorCode::InvalidInput);
}

void ItemTest::makesDraftsOfText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("kind");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("url");
    QTest::newRow("address") << u" https://a.example/b\n"_s << bookmarkKind.value << u""_s << u"https://a.example/b"_s;
    QTest::newRow("www") << u"www.a.example"_s << bookmarkKind.value << u""_s << u"https://www.a.example"_s;
    QTest::newRow("script") << u"javascript:alert(1)"_s << bookmarkKind.value << u""_s << u"javascript:alert(1)"_s;
    QTest::newRow("words") << u"Call Anna"_s << noteKind.value << u"Call Anna"_s << u""_s;
    QTest::newRow("missing file") << u"missing.txt"_s << noteKind.value << u"missing.txt"_s << u""_s;
    QTest::newRow("nothing") << u" "_s << noteKind.value << u""_s << u""_s;
}

void ItemTest::makesDraftsOfText()
{
    QFETCH(QString, text);
    const QTemporaryDir folder;
    const ItemDraft draft = draftFromText(text, folder.path());
    QTEST(draft.kind.value, "kind");
    QTEST(draft.title, "title");
    QTEST(draft.url, "url");
    QCOMPARE(draft.notes, QString());
}

void ItemTest::makesAFileOfAPath()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"Größe 1#2.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const QString &text : {u"Größe 1#2.txt"_s, u"./Größe 1#2.txt"_s, file.fileName()}) {
        const ItemDraft draft = draftFromText(text, folder.path());
        QCOMPARE(draft.kind, fileKind);
        QCOMPARE(draft.title, u"Größe 1#2.txt"_s);
        QVERIFY2(draft.url.endsWith(u"/Gr%C3%B6%C3%9Fe%201%232.txt"_s), qPrintable(draft.url));
        QVERIFY(draft.url.startsWith(u"file:///"_s));
    }
}

void ItemTest::makesAFileOfAFileAddress()
{
    const ItemDraft draft = draftFromText(u"file:///home/me/a%20b.txt"_s);
    QCOMPARE(draft.kind, fileKind);
    QCOMPARE(draft.title, u"a b.txt"_s);
    QCOMPARE(draft.url, u"file:///home/me/a%20b.txt"_s);
}

void ItemTest::keepsLongTextAsANote()
{
    const QString text = u"First line\nSecond line "_s + u"😀"_s.repeated(300);
    const ItemDraft draft = draftFromText(text);
    QCOMPARE(draft.kind, noteKind);
    QVERIFY(draft.title.startsWith(u"First line Second line"_s));
    QVERIFY(draft.title.size() <= 200);
    QVERIFY(!draft.title.back().isHighSurrogate());
    QCOMPARE(draft.notes, text);
}

QTEST_GUILESS_MAIN(ItemTest)
#include "item_test.moc"
