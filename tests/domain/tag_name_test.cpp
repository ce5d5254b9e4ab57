// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tag_name.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::domain;

class TagNameTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsWritingsOfOneName_data();
    void foldsWritingsOfOneName();
    void keepsNamesApart_data();
    void keepsNamesApart();
    void foldingAgainChangesNothing_data();
    void foldingAgainChangesNothing();
    void takesNamesWithinTheRules_data();
    void takesNamesWithinTheRules();
    void refusesNamesThatBreakARule_data();
    void refusesNamesThatBreakARule();
    void repairsNamesFromFiles_data();
    void repairsNamesFromFiles();
    void cannotRepairWhatHoldsNothing_data();
    void cannotRepairWhatHoldsNothing();
    void makesSlugs_data();
    void makesSlugs();
    void findsTheWordsOfAName_data();
    void findsTheWordsOfAName();
};

void TagNameTest::foldsWritingsOfOneName_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("ASCII case") << u"Physics"_s << u"pHYSICS"_s;
    QTest::newRow("accented case") << u"Réact"_s << u"RÉACT"_s;
    QTest::newRow("decomposed") << u"é"_s << u"e\u0301"_s;
    QTest::newRow("decomposed capital") << u"É"_s << u"e\u0301"_s;
    QTest::newRow("full width") << u"Ｒéact"_s << u"réact"_s;
    QTest::newRow("ligature") << u"ﬁle"_s << u"FILE"_s;
    QTest::newRow("capital sharp s") << u"STRAẞE"_s << u"Straße"_s;
    QTest::newRow("final sigma") << u"ΣΑΣ"_s << u"σας"_s;
    QTest::newRow("zero width space") << u"a\u200Bb"_s << u"ab"_s;
    QTest::newRow("soft hyphen") << u"co\u00ADop"_s << u"coop"_s;
    QTest::newRow("byte order mark") << u"\uFEFFa"_s << u"a"_s;
    QTest::newRow("emoji variation") << u"❤\uFE0F"_s << u"❤"_s;
    QTest::newRow("spaces") << u"  to   read "_s << u"to read"_s;
    QTest::newRow("no-break space") << u"to\u00A0read"_s << u"to read"_s;
    QTest::newRow("tab and line end") << u"to\t\nread"_s << u"to read"_s;
    QTest::newRow("ideographic space") << u"数\u3000学"_s << u"数 学"_s;
    QTest::newRow("half-width kana") << u"ｶﾞ"_s << u"ガ"_s;
    QTest::newRow("superscript") << u"x²"_s << u"x2"_s;
    QTest::newRow("outside the first plane") << u"𝐁old"_s << u"bold"_s;
    QTest::newRow("Deseret case") << u"\U00010400"_s << u"\U00010428"_s;
}

void TagNameTest::foldsWritingsOfOneName()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QCOMPARE(foldedKey(one), foldedKey(other));
}

void TagNameTest::keepsNamesApart_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("C++ and C#") << u"C++"_s << u"C#"_s;
    QTest::newRow("C and C++") << u"C"_s << u"C++"_s;
    QTest::newRow("sharp s and two s") << u"Maße"_s << u"Masse"_s;
    QTest::newRow("accent") << u"resume"_s << u"résumé"_s;
    QTest::newRow("space") << u"to read"_s << u"toread"_s;
    QTest::newRow("hyphen") << u"e-mail"_s << u"email"_s;
    QTest::newRow("nested") << u"a/b"_s << u"a b"_s;
    QTest::newRow("percent") << u"100%"_s << u"100"_s;
    QTest::newRow("emoji") << u"😀"_s << u"😁"_s;
}

void TagNameTest::keepsNamesApart()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QVERIFY(foldedKey(one) != foldedKey(other));
}

void TagNameTest::foldingAgainChangesNothing_data()
{
    QTest::addColumn<QString>("text");
    for (const auto &text : {u"Straße"_s, u"ΣΑΣ"_s, u"ﬁ İı"_s, u"e\u0301\u200B\u0302"_s, u"ᾳ ΐ ŉ"_s, u"\u0345α"_s,
                             u"a\u00AD\u0301"_s, u"C++ \u00A0 数学"_s, u"ẞ\u200Dǰ"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void TagNameTest::foldingAgainChangesNothing()
{
    QFETCH(QString, text);
    const QString key = foldedKey(text);
    QCOMPARE(foldedKey(key), key);
    QCOMPARE(foldedKey(text.normalized(QString::NormalizationForm_D)), key);
}

void TagNameTest::takesNamesWithinTheRules_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"Physics"_s << u"Physics"_s;
    QTest::newRow("one character") << u"C"_s << u"C"_s;
    QTest::newRow("trimmed") << u" \t to \n  read "_s << u"to read"_s;
    QTest::newRow("marks") << u"#c++ (it's \"so\"; 100%)"_s << u"#c++ (it's \"so\"; 100%)"_s;
    QTest::newRow("50 characters") << QString(50, u'é') << QString(50, u'é');
    QTest::newRow("50 outside the first plane") << u"😀"_s.repeated(50) << u"😀"_s.repeated(50);
    QTest::newRow("50 after trimming") << QString(u"  "_s + QString(50, u'a') + u"  "_s) << QString(50, u'a');
}

void TagNameTest::takesNamesWithinTheRules()
{
    QFETCH(QString, text);
    const auto name = TagName::parse(text);
    QVERIFY2(name.ok(), name ? "" : qPrintable(name.error().message));
    QTEST(name->text(), "name");
    QCOMPARE(name->key(), foldedKey(text));
}

void TagNameTest::refusesNamesThatBreakARule_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("only spaces") << u" \t\u00A0\u3000\n"_s;
    QTest::newRow("nothing visible") << u"\u200B\u200D\uFE0F"_s;
    QTest::newRow("NUL") << u"a\0b"_s;
    QTest::newRow("control") << u"a\u0007b"_s;
    QTest::newRow("escape") << u"\u001B[31m"_s;
    QTest::newRow("delete") << u"a\u007Fb"_s;
    QTest::newRow("C1 control") << u"a\u0090b"_s;
    QTest::newRow("lone high surrogate") << QString(u"a"_s + QChar(0xD83D));
    QTest::newRow("lone low surrogate") << QString(QChar(0xDE00) + u"a"_s);
    QTest::newRow("surrogates the wrong way") << QString(QString(QChar(0xDE00)) + QChar(0xD83D));
    QTest::newRow("51 characters") << QString(51, u'a');
    QTest::newRow("51 outside the first plane") << u"😀"_s.repeated(51);
    QTest::newRow("very long") << QString(100000, u'x');
}

void TagNameTest::refusesNamesThatBreakARule()
{
    QFETCH(QString, text);
    const auto name = TagName::parse(text);
    QVERIFY(!name);
    QCOMPARE(name.error().code, ErrorCode::InvalidInput);
    QVERIFY(name.error().message.endsWith(u'.'));
}

void TagNameTest::repairsNamesFromFiles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("changed");
    QTest::newRow("good") << u"Physics"_s << u"Physics"_s << false;
    QTest::newRow("white space only") << u"  to \t read "_s << u"to read"_s << false;
    QTest::newRow("NUL") << u"a\0b"_s << u"ab"_s << true;
    QTest::newRow("control") << u"a\u0007b"_s << u"ab"_s << true;
    QTest::newRow("lone surrogate") << QString(u"a"_s + QChar(0xD83D) + u"b"_s) << u"ab"_s << true;
    QTest::newRow("51 characters") << QString(51, u'é') << QString(50, u'é') << true;
    QTest::newRow("51 outside the first plane") << u"😀"_s.repeated(51) << u"😀"_s.repeated(50) << true;
    QTest::newRow("cut before a space") << QString(QString(49, u'a') + u" b"_s) << QString(QString(49, u'a')) << true;
    QTest::newRow("control between spaces") << u"a \u0001 b"_s << u"a b"_s << true;
}

void TagNameTest::repairsNamesFromFiles()
{
    QFETCH(QString, text);
    bool changed = false;
    const auto name = TagName::repair(text, &changed);
    QVERIFY2(name.ok(), name ? "" : qPrintable(name.error().message));
    QTEST(name->text(), "name");
    QTEST(changed, "changed");
    QVERIFY(TagName::repair(text, nullptr).ok());
    QVERIFY(TagName::parse(name->text()).ok());
}

void TagNameTest::cannotRepairWhatHoldsNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("spaces") << u"  \n"_s;
    QTest::newRow("controls") << u"\u0001\u0002"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xD83D));
    QTest::newRow("invisible") << u"\u200B"_s;
}

void TagNameTest::cannotRepairWhatHoldsNothing()
{
    QFETCH(QString, text);
    QVERIFY(!TagName::repair(text, nullptr));
}

void TagNameTest::makesSlugs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("slug");
    QTest::newRow("plain") << u"Physics"_s << u"physics"_s;
    QTest::newRow("words") << u"To Read!"_s << u"to-read"_s;
    QTest::newRow("marks around") << u"--(a) & (b)--"_s << u"a-b"_s;
    QTest::newRow("nested") << u"science/physics"_s << u"science-physics"_s;
    QTest::newRow("C++") << u"C++"_s << u"c"_s;
    QTest::newRow("any script") << u"Größe 数学"_s << u"größe-数学"_s;
    QTest::newRow("marks only") << u"!?"_s << u"tag"_s;
    QTest::newRow("emoji") << u"😀"_s << u"tag"_s;
}

void TagNameTest::makesSlugs()
{
    QFETCH(QString, name);
    QTEST(TagName::parse(name)->slug(), "slug");
}

void TagNameTest::findsTheWordsOfAName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("one") << u"Physics"_s << QStringList{u"physics"_s};
    QTest::newRow("several") << u"To Read"_s << QStringList{u"to read"_s, u"to"_s, u"read"_s};
    QTest::newRow("C++") << u"C++"_s << QStringList{u"c++"_s, u"c"_s};
    QTest::newRow("nested") << u"science/physics"_s << QStringList{u"science/physics"_s, u"science"_s, u"physics"_s};
    QTest::newRow("the same twice") << u"a-a"_s << QStringList{u"a-a"_s, u"a"_s};
    QTest::newRow("marks only") << u"!?"_s << QStringList{u"!?"_s};
    QTest::newRow("combining mark stays in its word") << u"x\u0302y"_s << QStringList{u"x\u0302y"_s};
}

void TagNameTest::findsTheWordsOfAName()
{
    QFETCH(QString, name);
    QTEST(TagName::parse(name)->words(), "words");
}

QTEST_GUILESS_MAIN(TagNameTest)
#include "tag_name_test.moc"
