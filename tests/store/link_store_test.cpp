// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/link_store.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using domain::LinkRef;
using domain::LinkSource;
using domain::LinkStatus;
using domain::TagId;
using store::Transaction;
using test::sure;

class LinkStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void countsOnlyNewLinks();
    void confirmsWhatWasSuggestedOrRejected();
    void passesOverItemsThatAreGone();
    void countsOnlyRemovedLinks();
    void changesStatusAndConfidence();
    void refusesAConfidenceOutsideZeroToOne_data();
    void refusesAConfidenceOutsideZeroToOne();
    void saysNotFoundForALinkThatIsGone();
    void ordersLinksByItemThenKey();
    void tellsHowItemsUseTags();
    void keepsTheCounts();

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
    QList<ItemId> m_items;
    TagId m_tag;
};

void LinkStoreTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
    m_items.clear();
    for (int i = 0; i < 4; ++i)
        m_items.append(test::addItem(*m_connection, {domain::noteKind, u"item %1"_s.arg(i), {}, {}}));
    m_tag = test::addTag(*m_connection, u"physics"_s);
}

void LinkStoreTest::countsOnlyNewLinks()
{
    auto changes = write([&](Transaction &transaction) {
        QCOMPARE(sure(store::addLinks(transaction, {m_items[0], m_items[1], m_items[1]}, m_tag)), 2);
    });
    QCOMPARE(changes.linksAdded, (QList<LinkRef>{{m_items[0], m_tag}, {m_items[1], m_tag}}));
    changes = write([&](Transaction &transaction) { QCOMPARE(sure(store::addLinks(transaction, m_items, m_tag)), 2); });
    QCOMPARE(changes.linksAdded, (QList<LinkRef>{{m_items[2], m_tag}, {m_items[3], m_tag}}));
    QVERIFY(changes.linksChanged.isEmpty() && changes.itemsChanged.isEmpty());
    changes = write([&](Transaction &transaction) { QCOMPARE(sure(store::addLinks(transaction, m_items, m_tag)), 0); });
    QVERIFY(changes.isEmpty());
}

void LinkStoreTest::confirmsWhatWasSuggestedOrRejected()
{
    write([&](Transaction &transaction) {
        sure(store::addLinks(transaction, m_items, m_tag, LinkSource::Suggestion));
        sure(store::changeLinkStatus(transaction, {m_items[0], m_tag}, LinkStatus::Suggested));
        sure(store::changeLinkStatus(transaction, {m_items[1], m_tag}, LinkStatus::Rejected));
    });
    const auto changes =
        write([&](Transaction &transaction) { QCOMPARE(sure(store::addLinks(transaction, m_items, m_tag)), 2); });
    QCOMPARE(changes.linksChanged, (QList<LinkRef>{{m_items[0], m_tag}, {m_items[1], m_tag}}));
    QVERIFY(changes.linksAdded.isEmpty());
    for (const auto &link : sure(store::readLinks(*m_connection, m_items))) {
        QCOMPARE(link.status, LinkStatus::Confirmed);
        QCOMPARE(link.source, LinkSource::Suggestion);
    }
}

void LinkStoreTest::passesOverItemsThatAreGone()
{
    const auto changes = write([&](Transaction &transaction) {
        QCOMPARE(sure(store::addLinks(transaction, {ItemId{999}, m_items[0]}, m_tag)), 1);
    });
    QCOMPARE(changes.linksAdded, (QList<LinkRef>{{m_items[0], m_tag}}));
}

void LinkStoreTest::countsOnlyRemovedLinks()
{
    write([&](Transaction &transaction) { sure(store::addLinks(transaction, m_items.first(2), m_tag)); });
    const auto changes =
        write([&](Transaction &transaction) { QCOMPARE(sure(store::removeLinks(transaction, m_items, m_tag)), 2); });
    QCOMPARE(changes.linksRemoved, (QList<LinkRef>{{m_items[0], m_tag}, {m_items[1], m_tag}}));
    QVERIFY(write([&](Transaction &transaction) {
                QCOMPARE(sure(store::removeLinks(transaction, m_items, m_tag)), 0);
            }).isEmpty());
}

void LinkStoreTest::changesStatusAndConfidence()
{
    const LinkRef link{m_items[0], m_tag};
    write([&](Transaction &transaction) { sure(store::addLinks(transaction, {link.item}, m_tag)); });
    const auto changes = write([&](Transaction &transaction) {
        sure(store::changeLinkStatus(transaction, link, LinkStatus::Suggested));
        sure(store::changeLinkConfidence(transaction, link, 1));
    });
    QVERIFY(changes.linksChanged.contains(link));
    auto read = sure(store::readLinks(*m_connection, {link.item})).value(0);
    QCOMPARE(read.status, LinkStatus::Suggested);
    QCOMPARE(read.confidence, std::optional(1.0));
    write([&](Transaction &transaction) { sure(store::changeLinkConfidence(transaction, link, std::nullopt)); });
    read = sure(store::readLinks(*m_connection, {link.item})).value(0);
    QCOMPARE(read.confidence, std::nullopt);
}

void LinkStoreTest::refusesAConfidenceOutsideZeroToOne_data()
{
    QTest::addColumn<double>("confidence");
    QTest::newRow("below") << -0.01;
    QTest::newRow("above") << 1.01;
    QTest::newRow("no number") << qQNaN();
    QTest::newRow("infinite") << qInf();
}

void LinkStoreTest::refusesAConfidenceOutsideZeroToOne()
{
    QFETCH(double, confidence);
    write([&](Transaction &transaction) {
        sure(store::addLinks(transaction, m_items, m_tag));
        QCOMPARE(store::changeLinkConfidence(transaction, {m_items[0], m_tag}, confidence).error().code,
                 ErrorCode::InvalidInput);
    });
}

void LinkStoreTest::saysNotFoundForALinkThatIsGone()
{
    write([&](Transaction &transaction) {
        QCOMPARE(store::changeLinkStatus(transaction, {m_items[0], m_tag}, LinkStatus::Rejected).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(store::changeLinkConfidence(transaction, {m_items[0], m_tag}, 0.5).error().code, ErrorCode::NotFound);
    });
}

void LinkStoreTest::ordersLinksByItemThenKey()
{
    const TagId zebra = test::addTag(*m_connection, u"zebra"_s);
    const TagId apple = test::addTag(*m_connection, u"Apple"_s);
    write([&](Transaction &transaction) {
        for (const TagId tag : {zebra, m_tag, apple})
            sure(store::addLinks(transaction, m_items.first(2), tag));
    });
    QList<LinkRef> order;
    for (const auto &link : sure(store::readLinks(*m_connection, m_items)))
        order.append({link.item, link.tag});
    QCOMPARE(order,
             (QList<LinkRef>{{m_items[0], apple},
                             {m_items[0], m_tag},
                             {m_items[0], zebra},
                             {m_items[1], apple},
                             {m_items[1], m_tag},
                             {m_items[1], zebra}}));
}

void LinkStoreTest::tellsHowItemsUseTags()
{
    const TagId other = test::addTag(*m_connection, u"other"_s);
    write([&](Transaction &transaction) {
        sure(store::addLinks(transaction, m_items.first(3), m_tag));
        sure(store::addLinks(transaction, m_items.first(1), other));
        sure(store::changeLinkStatus(transaction, {m_items[1], m_tag}, LinkStatus::Suggested));
        sure(store::changeLinkStatus(transaction, {m_items[2], m_tag}, LinkStatus::Rejected));
    });
    const auto uses = sure(store::readTagUse(*m_connection, m_items));
    QCOMPARE(uses.size(), 2);
    QCOMPARE(uses[0].tag, m_tag);
    QCOMPARE(uses[0].confirmed, 1);
    QCOMPARE(uses[0].suggested, 1);
    QCOMPARE(uses[1].confirmed, 1);
}

void LinkStoreTest::keepsTheCounts()
{
    write([&](Transaction &transaction) {
        sure(store::addLinks(transaction, m_items, m_tag));
        sure(store::changeLinkStatus(transaction, {m_items[0], m_tag}, LinkStatus::Rejected));
        sure(store::trashItems(transaction, {m_items[1]}));
        sure(store::removeLinks(transaction, {m_items[2]}, m_tag));
    });
    QCOMPARE(sure(store::readTagCounts(*m_connection)).value(m_tag), 1);
    QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
}

QTEST_GUILESS_MAIN(LinkStoreTest)
#include "link_store_test.moc"
