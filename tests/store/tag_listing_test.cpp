// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_listing.h"

#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using domain::TagId;
using store::TagGroup;
using store::TagListing;
using store::TagOrder;
using store::Transaction;
using test::name;
using test::sure;

class TagListingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_connection = m_library.connection();
        const TagId physics = add(u"Physics"_s);
        const TagId quarks = add(u"quarks"_s);
        const TagId reading = add(u"to read"_s);
        const TagId unused = add(u"äpfel"_s);
        add(u"C++"_s);
        test::write(*m_connection, [&](Transaction &transaction) {
            sure(store::addTagAlias(transaction, physics, name(u"Natural philosophy"_s)));
            sure(store::addTagAlias(transaction, reading, name(u"later"_s)));
            sure(store::addTagParent(transaction, quarks, physics));
            sure(store::changeTagPin(transaction, reading, 2));
            sure(store::changeTagPin(transaction, quarks, 1));
            sure(store::changeTagColour(transaction, physics, u"#112233"_s));
            sure(store::changeTagDescription(transaction, unused, u"fruit"_s));
            sure(store::changeTagDescription(transaction, quarks, u"Small"_s));
            sure(store::changeTagSlug(transaction, quarks, u"a-first"_s));
        });
        for (const TagId tag : {physics, physics, quarks})
            carry(tag);
        m_uses = {{physics, 200}, {quarks, 300}};
    }

    void ordersByAnyColumn_data()
    {
        QTest::addColumn<TagOrder>("order");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<QString>("expected");
        QTest::newRow("name") << TagOrder::Name << false << u"C++, Physics, quarks, to read, äpfel"_s;
        QTest::newRow("name, down") << TagOrder::Name << true << u"äpfel, to read, quarks, Physics, C++"_s;
        QTest::newRow("count") << TagOrder::Count << true << u"Physics, quarks, C++, to read, äpfel"_s;
        QTest::newRow("aliases") << TagOrder::Aliases << false << u"to read, Physics, C++, quarks, äpfel"_s;
        QTest::newRow("aliases, down") << TagOrder::Aliases << true << u"Physics, to read, C++, quarks, äpfel"_s;
        QTest::newRow("parents") << TagOrder::Parents << false << u"quarks, C++, Physics, to read, äpfel"_s;
        QTest::newRow("slug") << TagOrder::Slug << false << u"quarks, C++, Physics, to read, äpfel"_s;
        QTest::newRow("description") << TagOrder::Description << false << u"äpfel, quarks, C++, Physics, to read"_s;
        QTest::newRow("last use") << TagOrder::LastUse << false << u"Physics, quarks, C++, to read, äpfel"_s;
        QTest::newRow("last use, down") << TagOrder::LastUse << true << u"quarks, Physics, C++, to read, äpfel"_s;
        QTest::newRow("key") << TagOrder::Pin << false << u"quarks, to read, C++, Physics, äpfel"_s;
        QTest::newRow("key, down") << TagOrder::Pin << true << u"to read, quarks, C++, Physics, äpfel"_s;
    }
    void ordersByAnyColumn()
    {
        QFETCH(TagOrder, order);
        QFETCH(bool, descending);
        QTEST(names({{}, TagGroup::All, order, descending}), "expected");
    }

    void findsByTheWordsOfNamesAndAliases_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing typed") << u"  "_s << u"C++, Physics, quarks, to read, äpfel"_s;
        QTest::newRow("beginning, folded") << u"PHY"_s << u"Physics"_s;
        QTest::newRow("second word") << u"rea"_s << u"to read"_s;
        QTest::newRow("alias") << u"phil"_s << u"Physics"_s;
        QTest::newRow("words in any order") << u"phil nat"_s << u"Physics"_s;
        QTest::newRow("words of different tags") << u"phys read"_s << QString();
        QTest::newRow("signs") << u"c++"_s << u"C++"_s;
        QTest::newRow("a wildcard is a letter") << u"%"_s << QString();
        QTest::newRow("decomposed") << u"a\u0308p"_s << u"äpfel"_s;
    }
    void findsByTheWordsOfNamesAndAliases()
    {
        QFETCH(QString, text);
        QTEST(names({text, TagGroup::All, TagOrder::Name, false}), "expected");
    }

    void tellsGroupsApart_data()
    {
        QTest::addColumn<TagGroup>("group");
        QTest::addColumn<QString>("expected");
        QTest::newRow("unused") << TagGroup::Unused << u"C++, to read, äpfel"_s;
        QTest::newRow("top") << TagGroup::TopLevel << u"C++, Physics, to read, äpfel"_s;
        QTest::newRow("aliases") << TagGroup::WithAliases << u"Physics, to read"_s;
        QTest::newRow("pinned") << TagGroup::Pinned << u"quarks, to read"_s;
        QTest::newRow("no colour") << TagGroup::WithoutColour << u"C++, quarks, to read, äpfel"_s;
    }
    void tellsGroupsApart()
    {
        QFETCH(TagGroup, group);
        QTEST(names({{}, group, TagOrder::Name, false}), "expected");
    }

    void readsWhatOtherTablesSay()
    {
        const auto figures = sure(store::readTagFigures(*m_connection));
        QCOMPARE(figures.size(), 5);
        const TagId physics = *sure(store::findTag(*m_connection, u"physics"_s));
        const TagId quarks = *sure(store::findTag(*m_connection, u"quarks"_s));
        QCOMPARE(figures[physics], (store::TagFigures{2, {u"Natural philosophy"_s}, {}}));
        QCOMPARE(figures[quarks], (store::TagFigures{1, {}, {physics}}));
    }

    void readsWhenTagsWereLastConfirmed()
    {
        const TagId physics = *sure(store::findTag(*m_connection, u"physics"_s));
        const TagId quarks = *sure(store::findTag(*m_connection, u"quarks"_s));
        const TagId other = *sure(store::findTag(*m_connection, u"c++"_s));
        sure(m_connection->execute(u"UPDATE item_tags SET added_at = 1000 + item_id"_s));
        const qint64 newest = sure(m_connection->number(
            u"SELECT max(added_at) FROM item_tags JOIN tags ON id = tag_id WHERE name = 'Physics'"_s));
        auto uses = sure(store::readLastUses(*m_connection));
        QCOMPARE(uses.size(), 2);
        QCOMPARE(uses[physics], newest);
        QCOMPARE(sure(store::readLastUses(*m_connection, QList{physics, other})), (store::LastUses{{physics, newest}}));
        sure(m_connection->execute(u"UPDATE item_tags SET status = 'rejected' WHERE tag_id = %1"_s.arg(quarks.value)));
        QVERIFY(!sure(store::readLastUses(*m_connection)).contains(quarks));
    }

private:
    TagId add(const QString &text) { return test::addTag(*m_connection, text); }
    void carry(TagId tag)
    {
        domain::ItemDraft draft;
        draft.title = u"item"_s;
        const ItemId item = test::addItem(*m_connection, draft);
        test::write(*m_connection, [&](Transaction &transaction) { sure(store::addLinks(transaction, {item}, tag)); });
    }

    QString names(const TagListing &listing)
    {
        QStringList names;
        for (const TagId tag : sure(store::listTags(*m_connection, listing, m_uses)))
            names.append(sure(store::requireTag(*m_connection, tag)).name);
        return names.join(u", "_s);
    }

    test::TemporaryLibrary m_library;
    std::unique_ptr<store::Connection> m_connection;
    store::LastUses m_uses;
};

QTEST_GUILESS_MAIN(TagListingTest)
#include "tag_listing_test.moc"
