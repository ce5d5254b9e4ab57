// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_impact.h"
#include "store/tag_removal.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using domain::TagId;
using store::Transaction;
using test::name;
using test::sure;

class TagRemovalTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_connection.reset();
        m_library = std::make_unique<test::TemporaryLibrary>();
        m_connection = m_library->connection();
    }

    void leavesNothingOfATag()
    {
        const ItemId one = item();
        const TagId tag = add(u"physics"_s);
        write([&](Transaction &transaction) {
            sure(store::addTagAlias(transaction, tag, name(u"Physik"_s)));
            sure(store::addLinks(transaction, {one}, tag));
        });
        const auto changes = write([&](Transaction &transaction) { sure(store::deleteTags(transaction, {tag})); });
        QCOMPARE(changes.tagsRemoved, QList{tag});
        for (const QString &table : {u"tags"_s, u"tag_aliases"_s, u"tag_words"_s, u"tag_counts"_s, u"item_tags"_s})
            QCOMPARE(sure(m_connection->number(u"SELECT count(*) FROM "_s + table)), 0);
        QCOMPARE(sure(m_connection->number(u"SELECT count(*) FROM items"_s)), 1);
    }

    void liftsWhatStandsBelow()
    {
        const TagId top = add(u"top"_s);
        const TagId middle = add(u"middle"_s);
        const TagId lower = add(u"lower"_s);
        const TagId bottom = add(u"bottom"_s);
        write([&](Transaction &transaction) {
            sure(store::addTagParent(transaction, middle, top));
            sure(store::addTagParent(transaction, lower, middle));
            sure(store::addTagParent(transaction, bottom, lower));
        });
        const auto changes = write([&](Transaction &transaction) {
            sure(store::deleteTags(transaction, {middle, lower}));
        });
        QCOMPARE(changes.tagsRemoved, (QList{middle, lower}));
        QCOMPARE(changes.tagsChanged, QList{bottom});
        QCOMPARE(sure(store::namesUpTo(*m_connection, bottom, top)), (QStringList{u"bottom"_s, u"top"_s}));
        write([&](Transaction &transaction) { sure(store::deleteTags(transaction, {top})); });
        QVERIFY(sure(store::readTagParents(*m_connection)).isEmpty());
    }

    void deletesAllOrNothing()
    {
        const TagId tag = add(u"a"_s);
        const auto refused = store::Transaction::begin(*m_connection, u"Test"_s);
        QCOMPARE(store::deleteTags(**refused, {tag, TagId{99}}).error().code, ErrorCode::NotFound);
    }

    void listsWhatNothingUses()
    {
        const TagId carried = add(u"carried"_s);
        const TagId above = add(u"above carried"_s);
        const TagId suggested = add(u"suggested"_s);
        const TagId inTrash = add(u"in trash"_s);
        add(u"unused"_s);
        const TagId lower = add(u"below unused"_s);
        const TagId upper = add(u"above unused"_s);
        const ItemId live = item();
        const ItemId trashed = item();
        write([&](Transaction &transaction) {
            sure(store::addLinks(transaction, {live}, carried));
            sure(store::addLinks(transaction, {live}, suggested));
            sure(store::changeLinkStatus(transaction, {live, suggested}, domain::LinkStatus::Suggested));
            sure(store::addLinks(transaction, {trashed}, inTrash));
            sure(store::trashItems(transaction, {trashed}));
            sure(store::addTagParent(transaction, carried, above));
            sure(store::addTagParent(transaction, lower, upper));
        });
        QCOMPARE(unused(), (QStringList{u"above unused"_s, u"below unused"_s, u"unused"_s}));
        write([&](Transaction &transaction) { (void)sure(store::removeLinks(transaction, {live}, carried)); });
        QCOMPARE(unused(),
                 (QStringList{u"above carried"_s, u"above unused"_s, u"below unused"_s, u"carried"_s, u"unused"_s}));
    }

    void foretellsWhatADeletionHits()
    {
        const TagId tag = add(u"physics"_s);
        const TagId child = add(u"quarks"_s);
        const ItemId live = item();
        const ItemId trashed = item();
        write([&](Transaction &transaction) {
            sure(store::addTagParent(transaction, child, tag));
            sure(store::addTagAlias(transaction, tag, name(u"Physik"_s)));
            sure(store::addLinks(transaction, {live, trashed}, tag));
            sure(store::addLinks(transaction, {live}, child));
            sure(store::trashItems(transaction, {trashed}));
            sure(store::changeLinkStatus(transaction, {live, child}, domain::LinkStatus::Rejected));
        });
        const auto both =
            sure(store::readTagImpact(*m_connection, {store::TagChange::Kind::Delete, {tag, child}, {}, {}}));
        QCOMPARE(both.tags, (QStringList{u"physics"_s, u"quarks"_s}));
        QCOMPARE(both.items, 1);
        QCOMPARE(both.trashed, 1);
        QCOMPARE(both.unconfirmed, 1);
        QCOMPARE(both.children, QStringList());
        const auto one = sure(store::readTagImpact(*m_connection, {store::TagChange::Kind::Delete, {tag}, {}, {}}));
        QCOMPARE(one.children, QStringList{u"quarks"_s});
        QCOMPARE(one.aliases, QStringList{u"Physik"_s});
        QVERIFY(!one.refusal);
        QCOMPARE(
            store::readTagImpact(*m_connection, {store::TagChange::Kind::Delete, {TagId{99}}, {}, {}}).error().code,
            ErrorCode::NotFound);
    }

    void foretellsWhatARenamingMeets_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<bool>("offersMerge");
        QTest::newRow("free") << u"matter"_s << false << false;
        QTest::newRow("another case of its own") << u"PHYSICS"_s << false << false;
        QTest::newRow("another tag's") << u"science"_s << true << true;
        QTest::newRow("another tag's alias") << u"knowledge"_s << true << true;
        QTest::newRow("its own alias") << u"physik"_s << true << false;
        QTest::newRow("no name") << u" "_s << true << false;
    }

    void foretellsWhatARenamingMeets()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, refused);
        QFETCH(const bool, offersMerge);
        const TagId physics = add(u"physics"_s);
        const TagId science = add(u"Science"_s);
        write([&](Transaction &transaction) {
            sure(store::addTagAlias(transaction, physics, test::name(u"Physik"_s)));
            sure(store::addTagAlias(transaction, science, test::name(u"Knowledge"_s)));
        });
        const auto impact =
            sure(store::readTagImpact(*m_connection, {store::TagChange::Kind::Rename, {physics}, {}, name}));
        QCOMPARE(impact.refusal.has_value(), refused);
        QCOMPARE(impact.sameName, offersMerge ? std::optional(science) : std::nullopt);
    }

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    TagId add(const QString &text) { return test::addTag(*m_connection, text); }
    ItemId item() { return test::addItem(*m_connection, {domain::noteKind, u"item"_s, {}, {}}); }
    QStringList unused()
    {
        QStringList names;
        for (const auto &details : sure(store::readUnusedTags(*m_connection)))
            names.append(details.tag.name);
        return names;
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

QTEST_GUILESS_MAIN(TagRemovalTest)
#include "tag_removal_test.moc"
