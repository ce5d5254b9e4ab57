// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/saved_search.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;

class SavedSearchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesNamesOnOneLine()
    {
        QCOMPARE(domain::usableSearchName(u"  Not \n yet\tread "_s).value(), u"Not yet read"_s);
        QCOMPARE(domain::usableSearchName(QString(100, u'x')).value(), QString(100, u'x'));
        const QString hundredPairs = u"\U0001F600"_s.repeated(100);
        QCOMPARE(domain::usableSearchName(hundredPairs).value(), hundredPairs);
    }

    void refusesNamesThatCannotBeKept_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << QString();
        QTest::newRow("blank") << u" \t\n"_s;
        QTest::newRow("nothing visible") << u"\u200b\u200d"_s;
        QTest::newRow("NUL alone") << QString(QChar(0));
        QTest::newRow("101 characters") << QString(101, u'x');
    }

    void refusesNamesThatCannotBeKept()
    {
        QFETCH(QString, name);
        const auto refused = domain::usableSearchName(name);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, domain::ErrorCode::InvalidInput);
    }

    void shortensByCharacters()
    {
        QCOMPARE(domain::shortenedSearchName(u"\U0001F600"_s.repeated(120)), u"\U0001F600"_s.repeated(100));
        QCOMPARE(domain::shortenedSearchName(QString(QString(99, u'x') + u" y"_s)), QString(99, u'x'));
        QCOMPARE(domain::shortenedSearchName(u" short "_s), u"short"_s);
    }

    void knowsTheWordsOfOrders()
    {
        for (const QString &word : {u"added"_s, u"updated"_s, u"title"_s, u"address"_s, u"tags"_s})
            QVERIFY(domain::isSortWord(word));
        for (const QString &word : {QString(), u"Added"_s, u"id"_s})
            QVERIFY(!domain::isSortWord(word));
    }
};

QTEST_GUILESS_MAIN(SavedSearchTest)
#include "saved_search_test.moc"
