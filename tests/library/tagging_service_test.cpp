// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/item_service.h"
#include "library/open_library.h"
#include "library/tagging_service.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ChangeSet;
using domain::ErrorCode;
using domain::ItemId;
using domain::LinkStatus;
using domain::TagId;
using library::TaggingService;
using test::sure;

class TaggingServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addsTagsByNameAndMakesTheMissing();
    void takesATagOnceHoweverItIsWritten();
    void removesTags();
    void refusesToRemoveATagThatIsNone();
    void refusesATagThatIsGone();
    void addsAllTagsOrNone();
    void togglesByWhetherAllItemsCarryIt();
    void togglesAnItemNamedTwiceOnce();
    void rejectsOnlyWhatIsSuggested();
    void countsItemsNotLinks();
    void changesOneLink();
    void tellsWhatItDid_data();
    void tellsWhatItDid();
    void namesTheCommit();

private:
    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
    QList<ItemId> m_items;
};

void TaggingServiceTest::init()
{
    m_open.reset();
    m_temporary = std::make_unique<test::TemporaryLibrary>();
    m_open = test::openLibrary(m_temporary->path());
    m_items.clear();
    for (int i = 0; i < 3; ++i)
        m_items += sure(library::ItemService(*m_open).add({{domain::noteKind, u"item %1"_s.arg(i), {}, {}}})).ids;
}

void TaggingServiceTest::addsTagsByNameAndMakesTheMissing()
{
    TaggingService tagging(*m_open);
    auto outcome = sure(tagging.addTagsByName(m_items, {u"Physics"_s, u"to read"_s}));
    QCOMPARE(outcome.tags, (QStringList{u"Physics"_s, u"to read"_s}));
    QCOMPARE(outcome.createdTags, outcome.tags);
    QCOMPARE(outcome.items, 3);
    outcome = sure(tagging.addTagsByName(m_items, {u"PHYSICS"_s, u"art"_s}));
    QCOMPARE(outcome.tags, (QStringList{u"Physics"_s, u"art"_s}));
    QCOMPARE(outcome.createdTags, QStringList{u"art"_s});
}

void TaggingServiceTest::takesATagOnceHoweverItIsWritten()
{
    const auto outcome = sure(TaggingService(*m_open).addTagsByName(m_items, {u"État"_s, u"e\u0301TAT"_s}));
    QCOMPARE(outcome.tags, QStringList{u"État"_s});
}

void TaggingServiceTest::removesTags()
{
    TaggingService tagging(*m_open);
    sure(tagging.addTagsByName(m_items.first(2), {u"physics"_s}));
    const auto outcome = sure(tagging.removeTagsByName(m_items, {u"Physics"_s}));
    QVERIFY(outcome.removed);
    QCOMPARE(outcome.items, 2);
    QVERIFY(sure(store::readLinks(m_open->connection(), m_items)).isEmpty());
}

void TaggingServiceTest::refusesToRemoveATagThatIsNone()
{
    const auto refused = TaggingService(*m_open).removeTagsByName(m_items, {u"nothing"_s}).result();
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
    QVERIFY(refused.error().message.contains(u"nothing"_s));
}

void TaggingServiceTest::refusesATagThatIsGone()
{
    QCOMPARE(TaggingService(*m_open).addTags(m_items, {TagId{9}}).result().error().code, ErrorCode::NotFound);
}

void TaggingServiceTest::addsAllTagsOrNone()
{
    const QStringList before = test::dumpOf(*m_open);
    QCOMPARE(TaggingService(*m_open).addTagsByName(m_items, {u"good"_s, u"  "_s}).result().error().code,
             ErrorCode::InvalidInput);
    QCOMPARE(test::dumpOf(*m_open), before);
}

void TaggingServiceTest::togglesByWhetherAllItemsCarryIt()
{
    TaggingService tagging(*m_open);
    sure(tagging.addTagsByName(m_items.first(1), {u"physics"_s}));
    const TagId tag = *sure(store::findTag(m_open->connection(), u"physics"_s));
    auto outcome = sure(tagging.toggleTag(m_items, tag));
    QVERIFY(!outcome.removed);
    QCOMPARE(outcome.items, 2);
    outcome = sure(tagging.toggleTag(m_items, tag));
    QVERIFY(outcome.removed);
    QCOMPARE(outcome.items, 3);
    sure(tagging.addTags(m_items, {tag}));
    sure(tagging.changeStatus({m_items[0], tag}, LinkStatus::Suggested));
    outcome = sure(tagging.toggleTag(m_items, tag));
    QVERIFY(!outcome.removed);
    QCOMPARE(outcome.items, 1);
}

void TaggingServiceTest::togglesAnItemNamedTwiceOnce()
{
    TaggingService tagging(*m_open);
    sure(tagging.addTagsByName(m_items.first(1), {u"physics"_s}));
    const TagId tag = *sure(store::findTag(m_open->connection(), u"physics"_s));
    const auto outcome = sure(tagging.toggleTag({m_items[0], m_items[0]}, tag));
    QVERIFY(outcome.removed);
    QCOMPARE(outcome.items, 1);
}

void TaggingServiceTest::rejectsOnlyWhatIsSuggested()
{
    TaggingService tagging(*m_open);
    sure(tagging.addTagsByName(m_items.first(2), {u"physics"_s}));
    const TagId tag = *sure(store::findTag(m_open->connection(), u"physics"_s));
    sure(tagging.changeStatus({m_items[0], tag}, LinkStatus::Suggested));
    QCOMPARE(sure(tagging.rejectSuggestions(m_items, tag)), 1);
    const auto links = sure(store::readLinks(m_open->connection(), m_items));
    QCOMPARE(links.size(), 2);
    QCOMPARE(links[0].status, LinkStatus::Rejected);
    QCOMPARE(links[1].status, LinkStatus::Confirmed);
}

void TaggingServiceTest::countsItemsNotLinks()
{
    QCOMPARE(sure(TaggingService(*m_open).addTagsByName(m_items, {u"a"_s, u"b"_s, u"c"_s})).items, 3);
    QCOMPARE(sure(TaggingService(*m_open).addTagsByName(m_items, {u"a"_s})).items, 0);
}

void TaggingServiceTest::changesOneLink()
{
    TaggingService tagging(*m_open);
    sure(tagging.addTagsByName(m_items, {u"a"_s}));
    const domain::LinkRef link{m_items[1], *sure(store::findTag(m_open->connection(), u"a"_s))};
    sure(tagging.changeStatus(link, LinkStatus::Rejected));
    sure(tagging.changeConfidence(link, 0.5));
    const auto read = sure(store::readLinks(m_open->connection(), {m_items[1]})).value(0);
    QCOMPARE(read.status, LinkStatus::Rejected);
    QCOMPARE(read.confidence, std::optional(0.5));
    QCOMPARE(tagging.changeConfidence(link, 2).result().error().code, ErrorCode::InvalidInput);
}

void TaggingServiceTest::tellsWhatItDid_data()
{
    QTest::addColumn<QStringList>("tags");
    QTest::addColumn<int>("items");
    QTest::addColumn<bool>("removed");
    QTest::addColumn<QString>("text");
    QTest::newRow("added") << QStringList{u"physics"_s} << 12 << false << u"12 items tagged “physics”"_s;
    QTest::newRow("two tags") << QStringList{u"a"_s, u"b"_s} << 1 << false << u"1 item tagged “a”, “b”"_s;
    QTest::newRow("removed") << QStringList{u"physics"_s} << 2 << true << u"“physics” removed from 2 items"_s;
    QTest::newRow("nothing added") << QStringList{u"physics"_s} << 0 << false
                                   << u"All of them carry “physics” already"_s;
    QTest::newRow("nothing removed") << QStringList{u"physics"_s} << 0 << true << u"No item carried “physics”"_s;
}

void TaggingServiceTest::tellsWhatItDid()
{
    QFETCH(QStringList, tags);
    QFETCH(int, items);
    QFETCH(bool, removed);
    QTEST(library::describe({tags, {}, items, removed}), "text");
}

void TaggingServiceTest::namesTheCommit()
{
    QSignalSpy spy(m_open.get(), &library::Library::changed);
    QTRY_COMPARE(spy.count(), 3); // the items of init()
    sure(TaggingService(*m_open).addTagsByName(m_items, {u"physics"_s}));
    QTRY_COMPARE(spy.count(), 4);
    const auto changes = spy.at(3).at(0).value<ChangeSet>();
    QCOMPARE(changes.label, u"3 items tagged “physics”"_s);
    QCOMPARE(changes.linksAdded.size(), 3);
    QCOMPARE(changes.tagsAdded.size(), 1);
}

QTEST_GUILESS_MAIN(TaggingServiceTest)
#include "tagging_service_test.moc"
