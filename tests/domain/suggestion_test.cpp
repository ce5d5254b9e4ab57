// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/suggestion.h"

#include <QtTest>

using namespace tagloom::domain;
using namespace Qt::StringLiterals;

class SuggestionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moreCarriersMakeItSurer_data();
    void moreCarriersMakeItSurer();
    void aConfidenceLiesBetweenZeroAndOne_data();
    void aConfidenceLiesBetweenZeroAndOne();
    void whatOneOfManyCarriesIsUnlikely();
    void namesTheStrongestReasonsOnly();
    void reasonsAreSentences_data();
    void reasonsAreSentences();
    void aStoredOneSaysWhoMadeIt_data();
    void aStoredOneSaysWhoMadeIt();
};

namespace {

TagEvidence tagWith(double share, const QList<Evidence> &evidence)
{
    return {TagId{1}, share, evidence};
}

double confidence(double share, const QList<Evidence> &evidence)
{
    return confidenceOf(featuresOf(tagWith(share, evidence)));
}

} // namespace

void SuggestionTest::moreCarriersMakeItSurer_data()
{
    QTest::addColumn<EvidenceSource>("source");
    QTest::newRow("site") << EvidenceSource::Site;
    QTest::newRow("folder") << EvidenceSource::Folder;
    QTest::newRow("word") << EvidenceSource::TitleWord;
    QTest::newRow("together") << EvidenceSource::Together;
}

void SuggestionTest::moreCarriersMakeItSurer()
{
    QFETCH(const EvidenceSource, source);
    const auto with = [&](int carriers, int seen) {
        return confidence(0.02, {{source, u"x"_s, carriers, seen}});
    };
    QVERIFY(with(0, 40) < confidence(0.02, {}));
    QVERIFY(confidence(0.02, {}) < with(10, 40));
    QVERIFY(with(10, 40) < with(40, 40));
    QVERIFY(with(1, 1) < with(40, 40));
}

void SuggestionTest::aConfidenceLiesBetweenZeroAndOne_data()
{
    QTest::addColumn<double>("share");
    QTest::newRow("no item has it") << 0.0;
    QTest::newRow("all items have it") << 1.0;
    QTest::newRow("more than all, for items were deleted") << 7.0;
}

void SuggestionTest::aConfidenceLiesBetweenZeroAndOne()
{
    QFETCH(const double, share);
    for (const int carriers : {0, 1, 50}) {
        const double sure = confidence(share,
                                       {{EvidenceSource::Site, u"x"_s, carriers, 50},
                                        {EvidenceSource::Together, u"y"_s, carriers, 50},
                                        {EvidenceSource::TitleName, u"z"_s, 1, 1}});
        QVERIFY2(sure >= 0 && sure <= 1, qPrintable(QString::number(sure)));
    }
}

void SuggestionTest::whatOneOfManyCarriesIsUnlikely()
{
    // Of thousands of rare tags some stand by chance on one of the items looked at.
    QVERIFY(confidence(1e-6,
                       {{EvidenceSource::Site, u"x"_s, 1, 48},
                        {EvidenceSource::TitleWord, u"w"_s, 1, 48},
                        {EvidenceSource::Together, u"y"_s, 1, 48}})
            < 0.25);
    QVERIFY(confidence(0.01, {{EvidenceSource::Site, u"x"_s, 44, 48}, {EvidenceSource::Together, u"y"_s, 40, 48}})
            > 0.8);
}

void SuggestionTest::namesTheStrongestReasonsOnly()
{
    const TagEvidence tag = tagWith(0.1,
                                    {{EvidenceSource::Site, u"weak"_s, 6, 40},
                                     {EvidenceSource::Folder, u"against"_s, 1, 40},
                                     {EvidenceSource::TitleWord, u"none"_s, 0, 3},
                                     {EvidenceSource::Together, u"strong"_s, 39, 40},
                                     {EvidenceSource::TitleName, u"name"_s, 1, 1}});
    QStringList what;
    for (const Evidence &evidence : strongestEvidence(tag, 9))
        what.append(evidence.what);
    QCOMPARE(what, (QStringList{u"name"_s, u"strong"_s, u"weak"_s}));
    QCOMPARE(strongestEvidence(tag, 1).size(), 1);
}

void SuggestionTest::reasonsAreSentences_data()
{
    QTest::addColumn<Evidence>("evidence");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("site") << Evidence{EvidenceSource::Site, u"example.org"_s, 7, 9}
                          << u"7 of 9 items of the site example.org carry it"_s;
    QTest::newRow("folder") << Evidence{EvidenceSource::Folder, u"/home/a/"_s, 1, 1}
                            << u"1 of 1 item in the folder /home/a/ carry it"_s;
    QTest::newRow("word") << Evidence{EvidenceSource::TitleWord, u"tensor"_s, 2, 4}
                          << u"2 of 4 items with “tensor” in the title carry it"_s;
    QTest::newRow("together") << Evidence{EvidenceSource::Together, u"physics"_s, 2, 4}
                              << u"2 of 4 items tagged “physics” carry it"_s;
    QTest::newRow("name") << Evidence{EvidenceSource::TitleName, u"Maths"_s, 1, 1} << u"the title says “Maths”"_s;
}

void SuggestionTest::reasonsAreSentences()
{
    QFETCH(const Evidence, evidence);
    QTEST(toSentence(evidence), "sentence");
}

void SuggestionTest::aStoredOneSaysWhoMadeIt_data()
{
    QTest::addColumn<LinkSource>("source");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("user") << LinkSource::User << u"marked as suggested by hand"_s;
    QTest::newRow("import") << LinkSource::Import << u"suggested by an import"_s;
    QTest::newRow("rule") << LinkSource::Rule << u"suggested by a rule"_s;
    QTest::newRow("suggestion") << LinkSource::Suggestion << u"suggested earlier"_s;
}

void SuggestionTest::aStoredOneSaysWhoMadeIt()
{
    QFETCH(const LinkSource, source);
    Suggestion suggestion;
    suggestion.storedBy = source;
    QTEST(reasonsOf(suggestion).join(u'/'), "sentence");
    QCOMPARE(confidenceText(suggestion.confidence), u"not known"_s);
    QCOMPARE(confidenceText(0.846), u"85 %"_s);
    QVERIFY(!reasonsOf(Suggestion()).isEmpty());
}

QTEST_GUILESS_MAIN(SuggestionTest)
#include "suggestion_test.moc"
