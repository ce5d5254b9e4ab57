// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::TagId;
using store::Transaction;
using test::name;
using test::sure;

class TagTreeStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_connection.reset();
        m_library = std::make_unique<test::TemporaryLibrary>();
        m_connection = m_library->connection();
    }

    void refusesCircles_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("reason");
        QTest::newRow("itself") << 1 << u"“tag 0” cannot stand below itself."_s;
        QTest::newRow("two") << 2
                             << u"“tag 0” cannot stand below “tag 1”, which stands below it already: tag 1 › tag 0."_s;
        QTest::newRow("fifty") << 50
                               << u"tag 49 › tag 48 › tag 47 › tag 46 › … 42 more … › tag 3 › tag 2 › tag 1 › tag 0."_s;
    }

    void refusesCircles()
    {
        QFETCH(const int, length);
        QFETCH(const QString, reason);
        QList<TagId> tags;
        for (int i = 0; i < length; ++i)
            tags.append(add(u"tag %1"_s.arg(i)));
        write([&](Transaction &transaction) {
            for (int i = 1; i < length; ++i)
                sure(store::addTagParent(transaction, tags[i], tags[i - 1]));
        });
        const QStringList before = test::dumpOf(*m_connection);
        const auto changes = write([&](Transaction &transaction) {
            const auto refused = store::addTagParent(transaction, tags.first(), tags.last());
            QCOMPARE(refused.error().code, ErrorCode::Conflict);
            QVERIFY2(refused.error().message.contains(reason), qPrintable(refused.error().message));
        });
        QVERIFY(changes.isEmpty());
        QCOMPARE(test::dumpOf(*m_connection), before);
    }

    void readsDescendantsOnceOverSeveralPaths()
    {
        const auto [top, left, right, bottom] = diamond();
        auto below = sure(store::tagAndDescendants(*m_connection, top));
        std::sort(below.begin(), below.end());
        QCOMPARE(below, (QList{top, left, right, bottom}));
        QCOMPARE(sure(store::tagAndDescendants(*m_connection, bottom)), QList{bottom});
        QCOMPARE(sure(store::readTagParents(*m_connection)).size(), 4);
    }

    void namesTheShortestWayUp()
    {
        const auto [top, left, right, bottom] = diamond();
        write([&](Transaction &transaction) { sure(store::addTagParent(transaction, bottom, top)); });
        QCOMPARE(sure(store::namesUpTo(*m_connection, bottom, top)), (QStringList{u"bottom"_s, u"top"_s}));
        QCOMPARE(sure(store::namesUpTo(*m_connection, left, top)), (QStringList{u"left"_s, u"top"_s}));
        QCOMPARE(sure(store::namesUpTo(*m_connection, top, bottom)), QStringList());
        QCOMPARE(sure(store::namesUpTo(*m_connection, left, right)), QStringList());
    }

    void takesATagFromOneOfItsPlaces()
    {
        const auto [top, left, right, bottom] = diamond();
        const auto changes = write([&](Transaction &transaction) {
            sure(store::removeTagParent(transaction, bottom, left));
            QCOMPARE(store::removeTagParent(transaction, bottom, left).error().code, ErrorCode::NotFound);
        });
        QCOMPARE(changes.tagsChanged, QList{bottom});
        QCOMPARE(sure(store::namesUpTo(*m_connection, bottom, top)), (QStringList{u"bottom"_s, u"right"_s, u"top"_s}));
    }

    void putsATagBelowTheseAndNoOthers()
    {
        const auto [top, left, right, bottom] = diamond();
        write([&](Transaction &transaction) { sure(store::setTagParents(transaction, bottom, {top, left})); });
        QCOMPARE(parentsOf(bottom), (QList{top, left}));
        QVERIFY(write([&](Transaction &transaction) {
                    sure(store::setTagParents(transaction, bottom, {left, top}));
                }).isEmpty());
        write([&](Transaction &transaction) { sure(store::setTagParents(transaction, bottom, {})); });
        QCOMPARE(parentsOf(bottom), QList<TagId>());
        write([&](Transaction &transaction) {
            QCOMPARE(store::setTagParents(transaction, top, {left}).error().code, ErrorCode::Conflict);
            QCOMPARE(store::setTagParents(transaction, top, {TagId{99}}).error().code, ErrorCode::NotFound);
            QCOMPARE(store::setTagParents(transaction, TagId{99}, {top}).error().code, ErrorCode::NotFound);
        });
    }

private:
    struct Diamond
    {
        TagId top, left, right, bottom;
    };
    Diamond diamond()
    {
        const Diamond tags{add(u"top"_s), add(u"left"_s), add(u"right"_s), add(u"bottom"_s)};
        write([&](Transaction &transaction) {
            sure(store::addTagParent(transaction, tags.left, tags.top));
            sure(store::addTagParent(transaction, tags.right, tags.top));
            sure(store::addTagParent(transaction, tags.bottom, tags.left));
            sure(store::addTagParent(transaction, tags.bottom, tags.right));
        });
        return tags;
    }
    QList<TagId> parentsOf(TagId tag)
    {
        QList<TagId> parents;
        for (const store::TagParent &edge : sure(store::readTagParents(*m_connection))) {
            if (edge.child == tag)
                parents.append(edge.parent);
        }
        std::sort(parents.begin(), parents.end());
        return parents;
    }
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    TagId add(const QString &text) { return test::addTag(*m_connection, text); }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

QTEST_GUILESS_MAIN(TagTreeStoreTest)
#include "tag_tree_store_test.moc"
