// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tag_twins.h"
#include "domain/twin_forms.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tagloom::domain;

Q_DECLARE_METATYPE(tagloom::domain::TwinReason)

namespace {

QList<TwinCandidate> candidates(const QStringList &names, const QList<qint64> &counts = {})
{
    QList<TwinCandidate> tags;
    for (qsizetype i = 0; i < names.size(); ++i)
        tags.append({TagId{i + 1}, names[i], counts.value(i, 100)});
    return tags;
}

} // namespace

class TagTwinsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTwins_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<TwinReason>("reason");
        const auto row = [](const QString &first, const QString &second, TwinReason reason) {
            QTest::newRow(qPrintable(first + u" | "_s + second)) << first << second << reason;
        };
        row(u"Physics"_s, u"physics"_s, TwinReason::Case);
        row(u"ﬁsh"_s, u"FISH"_s, TwinReason::Case);
        row(u"to-read"_s, u"to read"_s, TwinReason::Separators);
        row(u"to_read"_s, u"toread"_s, TwinReason::Separators);
        row(u"node.js"_s, u"NodeJS"_s, TwinReason::Separators);
        row(u"python 3"_s, u"python3"_s, TwinReason::Separators);
        row(u"don't"_s, u"dont"_s, TwinReason::Separators);
        row(u"Web 2.0"_s, u"web-2-0"_s, TwinReason::Separators);
        row(u"café"_s, u"cafe"_s, TwinReason::Marks);
        row(u"Müsli-Riegel"_s, u"musli riegel"_s, TwinReason::Marks);
        row(u"book"_s, u"books"_s, TwinReason::Plural);
        row(u"API"_s, u"apis"_s, TwinReason::Plural);
        row(u"city"_s, u"cities"_s, TwinReason::Plural);
        row(u"movie"_s, u"Movies"_s, TwinReason::Plural);
        row(u"box"_s, u"boxes"_s, TwinReason::Plural);
        row(u"cache"_s, u"caches"_s, TwinReason::Plural);
        row(u"class"_s, u"classes"_s, TwinReason::Plural);
        row(u"virus"_s, u"viruses"_s, TwinReason::Plural);
        row(u"house"_s, u"houses"_s, TwinReason::Plural);
        row(u"web-site"_s, u"websites"_s, TwinReason::Plural);
        row(u"machine learning"_s, u"learning-machines"_s, TwinReason::WordOrder);
        row(u"2024 taxes"_s, u"tax 2024"_s, TwinReason::WordOrder);
        row(u"colour"_s, u"color"_s, TwinReason::Spelling);
        row(u"programing"_s, u"programming"_s, TwinReason::Spelling);
        row(u"javscript"_s, u"javascript"_s, TwinReason::Spelling);
        row(u"pyhton"_s, u"python"_s, TwinReason::Spelling);
        row(u"musik"_s, u"music"_s, TwinReason::Spelling);
        row(u"organise"_s, u"organize"_s, TwinReason::Spelling);
        row(u"kubernates"_s, u"kubernetes"_s, TwinReason::Spelling);
        row(u"machine lerning"_s, u"machine-learning"_s, TwinReason::Spelling);
        row(u"программирование"_s, u"програмирование"_s, TwinReason::Spelling);
    }

    void findsTwins()
    {
        QFETCH(const QString, first);
        QFETCH(const QString, second);
        QFETCH(const TwinReason, reason);
        const QList<TagTwin> expected{{TagId{1}, TagId{2}, reason}};
        QCOMPARE(findNameTwins(candidates({first, second})), expected);
        QCOMPARE(findNameTwins(candidates({second, first})), expected);
        QCOMPARE(findNameTwins(candidates({u"other"_s, u"x"_s, first, u"thing"_s, second})).size(), 1);
    }

    void raisesNoFalseAlarm_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        const auto row = [](const QString &first, const QString &second) {
            QTest::newRow(qPrintable(first + u" | "_s + second)) << first << second;
        };
        row(u"C++"_s, u"C#"_s);
        row(u"c"_s, u"C++"_s);
        row(u"c++ programming"_s, u"c# programming"_s);
        row(u"net"_s, u".net"_s);
        row(u"2019"_s, u"2020"_s);
        row(u"2019-01"_s, u"2019-02"_s);
        row(u"2019-01"_s, u"201901"_s);
        row(u"1.2"_s, u"12"_s);
        row(u"summer 2019"_s, u"summer 2020"_s);
        row(u"windows10"_s, u"windows11"_s);
        row(u"python2"_s, u"python3"_s);
        row(u"mp3"_s, u"mp4"_s);
        row(u"ai"_s, u"ar"_s);
        row(u"ai"_s, u"ais"_s);
        row(u"go"_s, u"gos"_s);
        row(u"i18n"_s, u"l10n"_s);
        row(u"css"_s, u"cs"_s);
        row(u"ios"_s, u"io"_s);
        row(u"new"_s, u"news"_s);
        row(u"week 1 day 2"_s, u"week 2 day 1"_s);
        row(u"house"_s, u"mouse"_s);
        row(u"cooking"_s, u"booking"_s);
        row(u"cooking"_s, u"cooling"_s);
        row(u"trail"_s, u"trial"_s);
        row(u"planet"_s, u"plant"_s);
        row(u"country"_s, u"county"_s);
        row(u"women"_s, u"woman"_s);
        row(u"police"_s, u"policy"_s);
        row(u"photography"_s, u"photographer"_s);
        row(u"javascript"_s, u"typescript"_s);
        row(u"conversion"_s, u"conversation"_s);
        row(u"vitamin b complex"_s, u"vitamin c complex"_s);
        row(u"chapter one"_s, u"chapter two"_s);
        row(u"мой"_s, u"мои"_s);
        row(u"か"_s, u"が"_s);
        row(u"数学"_s, u"数字"_s);
        row(u"🎉"_s, u"🎂"_s);
    }

    void raisesNoFalseAlarm()
    {
        QFETCH(const QString, first);
        QFETCH(const QString, second);
        QCOMPARE(findNameTwins(candidates({first, second})), QList<TagTwin>());
    }

    void takesARareNeighbourForASlip()
    {
        QVERIFY(findNameTwins(candidates({u"python"_s, u"pyton"_s}, {300, 200})).isEmpty());
        QCOMPARE(findNameTwins(candidates({u"pyton"_s, u"python"_s}, {3, 300})),
                 (QList<TagTwin>{{TagId{2}, TagId{1}, TwinReason::Spelling}}));
        QVERIFY(findNameTwins(candidates({u"enterpreneurships"_s, u"entrepreneurhips"_s}, {50, 50})).isEmpty());
        QCOMPARE(findNameTwins(candidates({u"enterpreneurships"_s, u"entrepreneurhips"_s}, {50, 2})).size(), 1);
    }

    void keepsTheMoreUsedAndOfTwoAlikeTheOlder()
    {
        QCOMPARE(findNameTwins(candidates({u"to read"_s, u"to-read"_s}, {3, 9})).constFirst().keep, TagId{2});
        QCOMPARE(findNameTwins(candidates({u"to read"_s, u"to-read"_s}, {3, 3})).constFirst().keep, TagId{1});
    }

    void givesEachPairOnceByItsSurestReasonBestFirst()
    {
        const QList<TagTwin> twins =
            findNameTwins(candidates({u"colour"_s, u"color"_s, u"toread"_s, u"to-read"_s, u"to-reads"_s, u"book"_s,
                                      u"books"_s, u"Café"_s, u"cafe"_s},
                                     {9, 8, 1, 2, 3, 50, 60, 1, 1}));
        const QList<TagTwin> expected{
            {TagId{4}, TagId{3}, TwinReason::Separators}, {TagId{8}, TagId{9}, TwinReason::Marks},
            {TagId{7}, TagId{6}, TwinReason::Plural},     {TagId{5}, TagId{4}, TwinReason::Plural},
            {TagId{5}, TagId{3}, TwinReason::Plural},     {TagId{1}, TagId{2}, TwinReason::Spelling}};
        QCOMPARE(twins, expected);
    }

    void doesNotDependOnTheOrderOfTheTags()
    {
        QRandomGenerator random(3);
        QList<TwinCandidate> tags =
            candidates({u"colour"_s, u"color"_s, u"toread"_s, u"to read"_s, u"books"_s, u"book"_s,
                        u"machine learning"_s, u"learning machine"_s, u"pyhton"_s, u"python"_s});
        const QList<TagTwin> expected = findNameTwins(tags);
        QCOMPARE(expected.size(), 5);
        for (int round = 0; round < 20; ++round) {
            std::shuffle(tags.begin(), tags.end(), random);
            QCOMPARE(findNameTwins(tags), expected);
        }
    }

    /// Of very many that are one, each is held against the most used, not against each other.
    void doesNotMultiplyAmongVeryMany()
    {
        QStringList names;
        for (int i = 1; i <= 45; ++i)
            names.append(u"to"_s + QString(i, u'-') + u"read"_s);
        const QList<TagTwin> twins = findNameTwins(candidates(names));
        QCOMPARE(twins.size(), 44);
        QVERIFY(std::all_of(twins.begin(), twins.end(), [](const TagTwin &twin) { return twin.keep == TagId{1}; }));
    }

    void takesHostileNames()
    {
        const QStringList names{QString(50, u'-'), QString(50, u'a'),      QString(49, u'a'),          u"."_s, u" "_s,
                                QString(),         QString(QChar(0xd800)), QString(50, QChar(0x0301)), u"'"_s, u"''"_s};
        (void)findNameTwins(candidates(names + names));
    }

    void partsWords_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("spaces and signs") << u"to-read_it now"_s << QStringList{u"to"_s, u"read"_s, u"it"_s, u"now"_s};
        QTest::newRow("runs") << u"a - b"_s << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("signs at an end") << u".net-"_s << QStringList{u".net-"_s};
        QTest::newRow("signs of their own") << u"c++ c#"_s << QStringList{u"c++"_s, u"c#"_s};
        QTest::newRow("none") << QString() << QStringList();
    }

    void partsWords()
    {
        QFETCH(const QString, key);
        QFETCH(const QStringList, words);
        QCOMPARE(wordsOfKey(key), words);
    }
};

QTEST_GUILESS_MAIN(TagTwinsTest)
#include "tag_twins_test.moc"
