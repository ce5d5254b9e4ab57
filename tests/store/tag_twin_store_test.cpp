// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_twin_store.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using domain::TagId;
using domain::TwinReason;
using store::Transaction;
using test::sure;

class TagTwinStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_connection.reset();
        m_library = std::make_unique<test::TemporaryLibrary>();
        m_connection = m_library->connection();
    }

    void findsTwinsByNameWithTheirCounts()
    {
        const TagId first = add(u"to read"_s);
        const TagId second = add(u"to-read"_s);
        add(u"other"_s);
        link(items(2), second);
        const auto pairs = sure(store::findTwins(*m_connection));
        QCOMPARE(pairs.size(), 1);
        QCOMPARE(pairs[0].twin, (domain::TagTwin{second, first, TwinReason::Separators}));
        QCOMPARE(pairs[0].keepName, u"to-read"_s);
        QCOMPARE(pairs[0].keepCount, 2);
        QCOMPARE(pairs[0].otherCount, 0);
    }

    void findsWhatNearlyAlwaysComesTogether_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("both");
        QTest::addColumn<int>("percent"); // 0: no twins
        QTest::newRow("always") << 20 << 20 << 20 << 100;
        QTest::newRow("nine of ten") << 20 << 18 << 18 << 90;
        QTest::newRow("less") << 20 << 17 << 17 << 0;
        QTest::newRow("each on items of its own") << 20 << 20 << 18 << 0;
        QTest::newRow("five") << 5 << 5 << 5 << 100;
        QTest::newRow("too few") << 4 << 4 << 4 << 0;
    }

    void findsWhatNearlyAlwaysComesTogether()
    {
        QFETCH(const int, first);
        QFETCH(const int, second);
        QFETCH(const int, both);
        QFETCH(const int, percent);
        const TagId mathematics = add(u"mathematics"_s);
        const TagId geometry = add(u"geometry"_s);
        const QList<ItemId> all = items(first + second - both);
        link(all.first(first), mathematics);
        link(all.last(second), geometry);
        link(items(50), add(u"noise"_s));
        const auto pairs = sure(store::findTwins(*m_connection));
        QCOMPARE(pairs.size(), percent > 0 ? 1 : 0);
        if (percent > 0)
            QCOMPARE(pairs[0].twin, (domain::TagTwin{mathematics, geometry, TwinReason::Together, percent}));
    }

    void countsOnlyLiveItemsWithConfirmedLinks()
    {
        const TagId a = add(u"mathematics"_s);
        const TagId b = add(u"geometry"_s);
        const QList<ItemId> shared = items(10);
        link(shared, a);
        link(shared, b);
        const QList<ItemId> apart = items(6);
        link(apart, a);
        QVERIFY(sure(store::findTwins(*m_connection)).isEmpty());
        write([&](Transaction &transaction) {
            (void)sure(store::trashItems(transaction, apart.first(3)));
            for (const ItemId id : apart.last(3))
                sure(store::changeLinkStatus(transaction, {id, a}, domain::LinkStatus::Rejected));
        });
        QCOMPARE(sure(store::findTwins(*m_connection)).size(), 1);
    }

    void leavesOutWhatStandsBelowTheOther()
    {
        const TagId above = add(u"mathematics"_s);
        const TagId below = add(u"geometry"_s);
        const QList<ItemId> shared = items(10);
        link(shared, above);
        link(shared, below);
        write([&](Transaction &transaction) { sure(store::addTagParent(transaction, below, above)); });
        QVERIFY(sure(store::findTwins(*m_connection)).isEmpty());
    }

    void remembersWhatIsNotTheSame()
    {
        const TagId first = add(u"to read"_s);
        const TagId second = add(u"to-read"_s);
        const auto changes =
            write([&](Transaction &transaction) { sure(store::markDistinct(transaction, second, first)); });
        QCOMPARE(changes.tagsChanged, (QList{first, second}));
        QVERIFY(sure(store::findTwins(*m_connection)).isEmpty());
        const QStringList before = test::dumpOf(*m_connection);
        QVERIFY(
            write([&](Transaction &transaction) { sure(store::markDistinct(transaction, first, second)); }).isEmpty());
        write([&](Transaction &transaction) {
            QCOMPARE(store::markDistinct(transaction, first, first).error().code, ErrorCode::InvalidInput);
            QCOMPARE(store::markDistinct(transaction, first, TagId{99}).error().code, ErrorCode::NotFound);
        });
        QCOMPARE(test::dumpOf(*m_connection), before);
        write([&](Transaction &transaction) { sure(store::unmarkDistinct(transaction, first, second)); });
        QCOMPARE(sure(store::findTwins(*m_connection)).size(), 1);
    }

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    TagId add(const QString &text) { return test::addTag(*m_connection, text); }
    QList<ItemId> items(int count)
    {
        QList<ItemId> ids;
        write([&](Transaction &transaction) {
            for (int i = 0; i < count; ++i)
                ids.append(sure(store::addItem(transaction, {domain::noteKind, u"item"_s, {}, {}})));
        });
        return ids;
    }
    void link(const QList<ItemId> &ids, TagId tag)
    {
        write([&](Transaction &transaction) { (void)sure(store::addLinks(transaction, ids, tag)); });
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

QTEST_GUILESS_MAIN(TagTwinStoreTest)
#include "tag_twin_store_test.moc"
