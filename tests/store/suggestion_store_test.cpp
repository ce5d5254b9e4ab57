// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/suggestion_store.h"

#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace tagloom;
using namespace Qt::StringLiterals;
using domain::Evidence;
using domain::EvidenceSource;
using domain::ItemId;
using domain::LinkSource;
using domain::LinkStatus;
using domain::Suggestion;
using domain::TagId;
using test::sure;

class SuggestionStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatEachSourceSays_data();
    void showsWhatEachSourceSays();
    void otherSitesAndFoldersSayNothing_data();
    void otherSitesAndFoldersSayNothing();
    void leavesOutWhatTheItemHasOrRefused_data();
    void leavesOutWhatTheItemHasOrRefused();
    void leavesOutWhatStandsAboveItsTags();
    void refusedAndSuggestedLinksOfOthersAreNoEvidence();
    void namesInTheTitleAreFoundByEveryName_data();
    void namesInTheTitleAreFoundByEveryName();
    void oddItemsAreNoTrouble_data();
    void oddItemsAreNoTrouble();
    void storedOnesComeFirst();
    void settlesStoredAndComputedOnes_data();
    void settlesStoredAndComputedOnes();
    void doesNothingForATagThatCameMeanwhile();

private:
    ItemId item(const QString &title, const QString &url = {}, const QStringList &tags = {})
    {
        domain::ItemDraft draft;
        draft.title = title;
        draft.url = url;
        const ItemId id = test::addItem(*m_connection, draft);
        for (const QString &tag : tags)
            link(id, tag);
        return id;
    }

    TagId tag(const QString &name) { return test::addTag(*m_connection, name); }

    void link(ItemId id, const QString &name, LinkStatus status = LinkStatus::Confirmed)
    {
        const TagId tagId = tag(name);
        test::write(*m_connection, [&](store::Transaction &transaction) {
            sure(store::addLinks(transaction, {id}, tagId, LinkSource::Import));
            if (status != LinkStatus::Confirmed)
                sure(store::changeLinkStatus(transaction, {id, tagId}, status));
        });
    }

    /// "7 of 9 ...; ..." for one tag; empty if it is no candidate.
    QString evidenceFor(ItemId id, const QString &name)
    {
        QStringList sentences;
        for (const auto &candidate : sure(store::readTagEvidence(*m_connection, id))) {
            if (candidate.tag != tag(name))
                continue;
            for (const Evidence &evidence : candidate.evidence) {
                if (evidence.carriers > 0)
                    sentences.append(domain::toSentence(evidence));
            }
        }
        return sentences.join(u"; "_s);
    }

    std::unique_ptr<test::TemporaryLibrary> m_file;
    std::unique_ptr<store::Connection> m_connection;
};

void SuggestionStoreTest::init()
{
    m_connection.reset();
    m_file = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_file->connection();
}

void SuggestionStoreTest::showsWhatEachSourceSays_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("evidence");
    QTest::newRow("site") << u"new"_s << u"https://example.org/z"_s
                          << u"2 of 2 items of the site example.org carry it"_s;
    QTest::newRow("site by another scheme and www")
        << u"new"_s << u"http://www.example.org/z?a=b"_s << u"2 of 2 items of the site example.org carry it"_s;
    QTest::newRow("the site's own page") << u"new"_s << u"https://example.org"_s
                                         << u"2 of 2 items of the site example.org carry it"_s;
    QTest::newRow("folder of a site") << u"new"_s << u"https://code.test/team/third"_s
                                      << u"1 of 1 item in the folder code.test/team/ carry it; "
                                         "1 of 2 items of the site code.test carry it"_s;
    QTest::newRow("folder of files") << u"new"_s << u"/home/me/papers/c.pdf"_s
                                     << u"1 of 1 item in the folder /home/me/papers/ carry it"_s;
    QTest::newRow("folder of file addresses")
        << u"new"_s << u"file:///srv/x/b.txt"_s << u"1 of 1 item in the folder file:///srv/x/ carry it"_s;
    QTest::newRow("an address for a title") << u"https://code.test/team/third"_s << u"https://code.test/team/third"_s
                                            << u"1 of 1 item in the folder code.test/team/ carry it; "
                                               "1 of 2 items of the site code.test carry it"_s;
    QTest::newRow("word, whatever its case and marks")
        << u"Cafés and TENSOR calculus"_s << QString() << u"1 of 1 item with “tensor” in the title carry it"_s;
}

void SuggestionStoreTest::showsWhatEachSourceSays()
{
    QFETCH(const QString, title);
    QFETCH(const QString, url);
    item(u"one"_s, u"https://example.org/a"_s, {u"wanted"_s});
    item(u"two"_s, u"https://example.org/b/c"_s, {u"wanted"_s, u"other"_s});
    item(u"untagged says nothing"_s, u"https://example.org/d"_s);
    item(u"three"_s, u"https://code.test/team/first"_s, {u"wanted"_s});
    item(u"four"_s, u"https://code.test/else/second"_s, {u"other"_s});
    item(u"https://title.test/"_s, {}, {u"wanted"_s});
    item(u"five"_s, u"/home/me/papers/a.pdf"_s, {u"wanted"_s});
    item(u"six"_s, u"file:///srv/x/a.txt"_s, {u"wanted"_s});
    item(u"Tensor networks"_s, {}, {u"wanted"_s});
    QTEST(evidenceFor(item(title, url), u"wanted"_s), "evidence");
}

void SuggestionStoreTest::otherSitesAndFoldersSayNothing_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("longer host") << u"https://example.org.evil.test/a"_s;
    QTest::newRow("below") << u"https://sub.example.org/a"_s;
    QTest::newRow("beginning") << u"https://example.or/a"_s;
    QTest::newRow("wildcard") << u"https://example%org/a"_s;
    QTest::newRow("folder with a longer name") << u"/home/me2/x"_s;
    QTest::newRow("none") << QString();
    QTest::newRow("no host") << u"mailto:me@example.org"_s;
}

void SuggestionStoreTest::otherSitesAndFoldersSayNothing()
{
    QFETCH(const QString, url);
    item(u"one"_s, u"https://example.org/a"_s, {u"wanted"_s});
    item(u"two"_s, u"/home/me/x"_s, {u"wanted"_s});
    QCOMPARE(evidenceFor(item(u"new"_s, url), u"wanted"_s), QString());
}

void SuggestionStoreTest::leavesOutWhatTheItemHasOrRefused_data()
{
    QTest::addColumn<LinkStatus>("status");
    QTest::newRow("has it") << LinkStatus::Confirmed;
    QTest::newRow("is suggested already") << LinkStatus::Suggested;
    QTest::newRow("refused it") << LinkStatus::Rejected;
}

void SuggestionStoreTest::leavesOutWhatTheItemHasOrRefused()
{
    QFETCH(const LinkStatus, status);
    item(u"one"_s, u"https://example.org/a"_s, {u"wanted"_s, u"other"_s});
    const ItemId asked = item(u"wanted"_s, u"https://example.org/b"_s);
    QVERIFY(!evidenceFor(asked, u"wanted"_s).isEmpty());
    link(asked, u"wanted"_s, status);
    QCOMPARE(evidenceFor(asked, u"wanted"_s), QString());
    QVERIFY(!evidenceFor(asked, u"other"_s).isEmpty());
}

void SuggestionStoreTest::leavesOutWhatStandsAboveItsTags()
{
    item(u"one"_s, u"https://example.org/a"_s, {u"science"_s});
    const ItemId asked = item(u"two"_s, u"https://example.org/b"_s, {u"optics"_s});
    QVERIFY(!evidenceFor(asked, u"science"_s).isEmpty());
    for (const auto &[child, parent] : {std::pair{u"optics"_s, u"physics"_s}, std::pair{u"physics"_s, u"science"_s}}) {
        const TagId childId = tag(child);
        const TagId parentId = tag(parent);
        test::write(*m_connection, [&](store::Transaction &transaction) {
            sure(store::addTagParent(transaction, childId, parentId));
        });
    }
    QCOMPARE(evidenceFor(asked, u"science"_s), QString());
}

void SuggestionStoreTest::refusedAndSuggestedLinksOfOthersAreNoEvidence()
{
    const ItemId one = item(u"one"_s, u"https://example.org/a"_s, {u"other"_s});
    link(one, u"refused"_s, LinkStatus::Rejected);
    link(one, u"suggested"_s, LinkStatus::Suggested);
    const ItemId asked = item(u"two"_s, u"https://example.org/b"_s);
    QCOMPARE(evidenceFor(asked, u"refused"_s), QString());
    QCOMPARE(evidenceFor(asked, u"suggested"_s), QString());
}

void SuggestionStoreTest::namesInTheTitleAreFoundByEveryName_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("found");
    QTest::newRow("name of two words") << u"On Machine Learning today"_s << true;
    QTest::newRow("alias") << u"What ML is"_s << true;
    QTest::newRow("half of the name") << u"The machine"_s << false;
    QTest::newRow("words apart") << u"A machine for learning"_s << false;
}

void SuggestionStoreTest::namesInTheTitleAreFoundByEveryName()
{
    QFETCH(const QString, title);
    QFETCH(const bool, found);
    const TagId learning = tag(u"machine learning"_s);
    test::write(*m_connection, [&](store::Transaction &transaction) {
        sure(store::addTagAlias(transaction, learning, test::name(u"ML"_s)));
    });
    QCOMPARE(!evidenceFor(item(title), u"machine learning"_s).isEmpty(), found);
}

void SuggestionStoreTest::oddItemsAreNoTrouble_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("url");
    QTest::newRow("quotes and operators") << u"\"a\" OR title:* NEAR(b) -c ^d"_s << u"https://"_s;
    QTest::newRow("no letters") << u"!!! ---"_s << u"://"_s;
    QTest::newRow("other scripts") << u"日本語のタイトル Ωμέγα"_s << u"https://例え.jp/道/"_s;
    QTest::newRow("long") << QString(u"word "_s).repeated(20000)
                          << QString(u"https://example.org/"_s + QString(20000, u'a'));
    QTest::newRow("slashes") << u"x"_s << u"////"_s;
    QTest::newRow("query with slashes") << u"x"_s << u"https://example.org?q=/a/b"_s;
}

void SuggestionStoreTest::oddItemsAreNoTrouble()
{
    QFETCH(const QString, title);
    QFETCH(const QString, url);
    item(u"one"_s, u"https://example.org/a"_s, {u"wanted"_s});
    sure(store::readTagEvidence(*m_connection, item(title, url)));
    QVERIFY(sure(store::readTagEvidence(*m_connection, ItemId{999})).isEmpty());
}

void SuggestionStoreTest::storedOnesComeFirst()
{
    for (int number = 0; number < 8; ++number)
        item(u"item %1"_s.arg(number), u"https://example.org/%1"_s.arg(number), {u"computed"_s});
    item(u"apart"_s, {}, {u"apart"_s});
    const ItemId asked = item(u"new"_s, u"https://example.org/x"_s);
    link(asked, u"stored"_s, LinkStatus::Suggested);
    const auto suggestions = sure(store::readSuggestions(*m_connection, asked, 5, 0.2));
    QCOMPARE(suggestions.size(), 2);
    QCOMPARE(suggestions.at(0).name, u"stored"_s);
    QCOMPARE(suggestions.at(0).storedBy, std::optional(LinkSource::Import));
    QCOMPARE(suggestions.at(1).name, u"computed"_s);
    QVERIFY(suggestions.at(1).confidence.value_or(0) > 0.5);
    QVERIFY(!suggestions.at(1).reasons.isEmpty());
    QCOMPARE(sure(store::readSuggestions(*m_connection, asked, 1, 0.2)).size(), 1);
    QCOMPARE(sure(store::readSuggestions(*m_connection, asked, 5, 1.1)).size(), 1);
    QCOMPARE(sure(store::readItemsWithStoredSuggestions(*m_connection)), QList<ItemId>{asked});
}

void SuggestionStoreTest::settlesStoredAndComputedOnes_data()
{
    QTest::addColumn<bool>("isStored");
    QTest::addColumn<LinkStatus>("status");
    QTest::addColumn<LinkSource>("source");
    QTest::newRow("stored, taken") << true << LinkStatus::Confirmed << LinkSource::Import;
    QTest::newRow("stored, refused") << true << LinkStatus::Rejected << LinkSource::Import;
    QTest::newRow("computed, taken") << false << LinkStatus::Confirmed << LinkSource::Suggestion;
    QTest::newRow("computed, refused") << false << LinkStatus::Rejected << LinkSource::Suggestion;
}

void SuggestionStoreTest::settlesStoredAndComputedOnes()
{
    QFETCH(const bool, isStored);
    QFETCH(const LinkStatus, status);
    const ItemId asked = item(u"new"_s);
    if (isStored)
        link(asked, u"wanted"_s, LinkStatus::Suggested);
    Suggestion suggestion;
    suggestion.tag = tag(u"wanted"_s);
    suggestion.confidence = 0.75;
    bool isDone = false;
    const auto changes = test::write(*m_connection, [&](store::Transaction &transaction) {
        isDone = sure(store::settleSuggestion(transaction, asked, suggestion, status));
    });
    QVERIFY(isDone);
    const domain::LinkRef reference{asked, suggestion.tag};
    QCOMPARE(changes.linksChanged.contains(reference), isStored);
    QCOMPARE(changes.linksAdded.contains(reference), !isStored);
    const auto links = sure(store::readLinks(*m_connection, {asked}));
    QCOMPARE(links.size(), 1);
    QCOMPARE(links.first().status, status);
    QTEST(links.first().source, "source");
    QCOMPARE(links.first().confidence, isStored ? std::nullopt : std::optional(0.75));
    QCOMPARE(sure(store::readTagCounts(*m_connection)).value(suggestion.tag), status == LinkStatus::Confirmed ? 1 : 0);
}

void SuggestionStoreTest::doesNothingForATagThatCameMeanwhile()
{
    const ItemId asked = item(u"new"_s, {}, {u"wanted"_s});
    Suggestion suggestion;
    suggestion.tag = tag(u"wanted"_s);
    const auto settle = [&](ItemId id, TagId tagId) {
        bool isDone = true;
        suggestion.tag = tagId;
        test::write(*m_connection, [&](store::Transaction &transaction) {
            isDone = sure(store::settleSuggestion(transaction, id, suggestion, LinkStatus::Rejected));
        });
        return isDone;
    };
    QVERIFY(!settle(asked, suggestion.tag));
    QVERIFY(!settle(ItemId{999}, suggestion.tag));
    QVERIFY(!settle(asked, TagId{999}));
    QCOMPARE(sure(store::readLinks(*m_connection, {asked})).first().status, LinkStatus::Confirmed);
}

QTEST_GUILESS_MAIN(SuggestionStoreTest)
#include "suggestion_store_test.moc"
