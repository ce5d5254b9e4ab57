// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statement.h"
#include "store/tag_store.h"
#include "store/tag_tree_store.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QtTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::TagId;
using store::Transaction;
using test::name;
using test::sure;

class TagStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isOneTagWhateverItsCaseAndComposition_data();
    void isOneTagWhateverItsCaseAndComposition();
    void keepsDifferentNamesApart();
    void refusesANameThatAnAliasHas();
    void refusesAnAliasThatAnotherTagHas();
    void saysWhyAnAliasIsRefused_data();
    void saysWhyAnAliasIsRefused();
    void removesAnAliasAndItsWords();
    void namesTheTagThatHasAName();
    void takesTheSameAliasTwice();
    void renames();
    void refusesToRenameToATakenName();
    void renamesToAnotherCaseOfTheSameName();
    void findsTheNewWordsAfterARenameAndNotTheOld();
    void completesTheExactNameFirstThenPrefixesThenByCount();
    void completesAnyWordOfANameOrAlias();
    void tellsTheAliasThatMatched();
    void takesWildcardsAsTheyAreTyped_data();
    void takesWildcardsAsTheyAreTyped();
    void answersHostileTextWithoutAnError();
    void offersAtMostTheLimit();
    void searchesTheIndexForCompletion();
    void numbersTakenSlugs();
    void refusesASlugOfAnotherTag();
    void refusesAPinThatAnotherTagHas();
    void refusesPinsThatAreNoKeys();
    void refusesColoursThatAreNone();
    void notesNothingForWhatWasThereAlready();
    void readsDetails();
    void saysNotFoundForATagThatIsGone();

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    TagId add(const QString &text) { return test::addTag(*m_connection, text); }
    QStringList completed(const QString &typed, int limit = 20)
    {
        QStringList names;
        for (const auto &suggestion : sure(store::completeTags(*m_connection, typed, limit)))
            names.append(suggestion.name);
        return names;
    }
    void tagItems(TagId tag, int count)
    {
        write([&](Transaction &transaction) {
            QList<domain::ItemId> items;
            for (int i = 0; i < count; ++i)
                items.append(sure(store::addItem(transaction, {domain::noteKind, u"item"_s, {}, {}})));
            sure(store::addLinks(transaction, items, tag));
        });
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

void TagStoreTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
}

void TagStoreTest::isOneTagWhateverItsCaseAndComposition_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("case") << u"Physics"_s << u"pHYSICS"_s;
    QTest::newRow("case beyond ASCII") << u"État"_s << u"éTAT"_s;
    QTest::newRow("composition") << u"Réact"_s << u"Re\u0301act"_s;
    QTest::newRow("full width") << u"React"_s << u"Ｒｅａｃｔ"_s;
    QTest::newRow("spaces") << u"to  read"_s << u" to\tread "_s;
    QTest::newRow("ligature") << u"ﬁsh"_s << u"FISH"_s;
    QTest::newRow("Cyrillic") << u"Москва"_s << u"МОСКВА"_s;
}

void TagStoreTest::isOneTagWhateverItsCaseAndComposition()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    const TagId id = add(first);
    QCOMPARE(add(second), id);
    QCOMPARE(sure(store::findTag(*m_connection, second)), std::optional(id));
    const TagId other = add(u"something else"_s);
    const TagId aliased = add(u"aliased"_s);
    write([&](Transaction &transaction) {
        QCOMPARE(store::createTag(transaction, name(second)).error().code, ErrorCode::Conflict);
        QCOMPARE(store::renameTag(transaction, other, name(second)).error().code, ErrorCode::Conflict);
        QCOMPARE(store::addTagAlias(transaction, other, name(second)).error().code, ErrorCode::Conflict);
        sure(store::addTagAlias(transaction, aliased, name(u"by "_s + first)));
        QCOMPARE(sure(store::findOrCreateTag(transaction, name(u"BY "_s + second))), aliased);
    });
    QCOMPARE(sure(m_connection->number(u"SELECT count(*) FROM tags"_s)), 3);
}

void TagStoreTest::keepsDifferentNamesApart()
{
    QVERIFY(add(u"C++"_s) != add(u"C#"_s));
    QVERIFY(add(u"e"_s) != add(u"é"_s));
    QVERIFY(add(u"to-read"_s) != add(u"to read"_s));
}

void TagStoreTest::refusesANameThatAnAliasHas()
{
    const TagId physics = add(u"physics"_s);
    const TagId other = add(u"other"_s);
    write([&](Transaction &transaction) {
        sure(store::addTagAlias(transaction, physics, name(u"Physik"_s)));
        QCOMPARE(store::createTag(transaction, name(u"PHYSIK"_s)).error().code, ErrorCode::Conflict);
        QCOMPARE(store::renameTag(transaction, other, name(u"physik"_s)).error().code, ErrorCode::Conflict);
        QCOMPARE(store::renameTag(transaction, physics, name(u"physik"_s)).error().code, ErrorCode::Conflict);
        QCOMPARE(sure(store::findOrCreateTag(transaction, name(u"physiK"_s))), physics);
    });
}

void TagStoreTest::refusesAnAliasThatAnotherTagHas()
{
    const TagId a = add(u"a"_s);
    const TagId b = add(u"b"_s);
    write([&](Transaction &transaction) {
        sure(store::addTagAlias(transaction, a, name(u"shared"_s)));
        const auto refused = store::addTagAlias(transaction, b, name(u"Shared"_s));
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(refused.error().message.contains(u"Shared"_s));
    });
}

void TagStoreTest::saysWhyAnAliasIsRefused_data()
{
    QTest::addColumn<QString>("alias");
    QTest::addColumn<QString>("reason");
    QTest::newRow("own name") << u"PHYSICS"_s << u"name of this tag"_s;
    QTest::newRow("another tag's name") << u"chemistry"_s << u"“Chemistry” is the name of another tag"_s;
    QTest::newRow("another tag's alias") << u"alchemy"_s << u"an alias of the tag “Chemistry”"_s;
}

void TagStoreTest::saysWhyAnAliasIsRefused()
{
    QFETCH(const QString, alias);
    QFETCH(const QString, reason);
    const TagId physics = add(u"physics"_s);
    const TagId chemistry = add(u"Chemistry"_s);
    write([&](Transaction &transaction) { sure(store::addTagAlias(transaction, chemistry, name(u"Alchemy"_s))); });
    const QStringList before = test::dumpOf(*m_connection);
    const auto changes = write([&](Transaction &transaction) {
        const auto refused = store::addTagAlias(transaction, physics, name(alias));
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY2(refused.error().message.contains(reason), qPrintable(refused.error().message));
    });
    QVERIFY(changes.isEmpty());
    QCOMPARE(test::dumpOf(*m_connection), before);
}

void TagStoreTest::removesAnAliasAndItsWords()
{
    const TagId physics = add(u"physics"_s);
    const QStringList before = test::dumpOf(*m_connection);
    write([&](Transaction &transaction) { sure(store::addTagAlias(transaction, physics, name(u"Natural World"_s))); });
    QCOMPARE(completed(u"wor"_s), QStringList{u"physics"_s});
    const auto changes = write([&](Transaction &transaction) {
        QCOMPARE(store::removeTagAlias(transaction, physics, u"physics"_s).error().code, ErrorCode::NotFound);
        sure(store::removeTagAlias(transaction, physics, u"natural WORLD"_s));
    });
    QCOMPARE(changes.tagsChanged, QList{physics});
    QCOMPARE(test::dumpOf(*m_connection), before);
}

void TagStoreTest::namesTheTagThatHasAName()
{
    const TagId physics = add(u"Physics"_s);
    const TagId other = add(u"other"_s);
    write([&](Transaction &transaction) {
        sure(store::addTagAlias(transaction, physics, name(u"Physik"_s)));
        for (const QString &taken : {u"PHYSICS"_s, u"physik"_s}) {
            QVERIFY(store::renameTag(transaction, other, name(taken)).error().message.contains(u"“Physics”"_s));
            QVERIFY(store::createTag(transaction, name(taken)).error().message.contains(u"“Physics”"_s));
        }
    });
    const auto holder = sure(store::findNameHolder(*m_connection, u"PHYSIK"_s));
    QVERIFY(holder && holder->isAlias && holder->tag == physics);
}

void TagStoreTest::takesTheSameAliasTwice()
{
    const TagId a = add(u"a"_s);
    write([&](Transaction &transaction) { sure(store::addTagAlias(transaction, a, name(u"alpha"_s))); });
    const auto changes =
        write([&](Transaction &transaction) { sure(store::addTagAlias(transaction, a, name(u"ALPHA"_s))); });
    QVERIFY(changes.isEmpty());
}

void TagStoreTest::renames()
{
    const TagId id = add(u"phisics"_s);
    const QString slug = sure(store::readTag(*m_connection, id))->slug;
    const auto changes =
        write([&](Transaction &transaction) { sure(store::renameTag(transaction, id, name(u"Physics"_s))); });
    QCOMPARE(changes.tagsChanged, QList{id});
    const auto tag = sure(store::readTag(*m_connection, id));
    QCOMPARE(tag->name, u"Physics"_s);
    QCOMPARE(tag->slug, slug);
    QCOMPARE(sure(store::findTag(*m_connection, u"phisics"_s)), std::nullopt);
    QVERIFY(write([&](Transaction &transaction) {
                sure(store::renameTag(transaction, id, name(u"Physics"_s)));
            }).isEmpty());
}

void TagStoreTest::refusesToRenameToATakenName()
{
    const TagId a = add(u"a"_s);
    add(u"b"_s);
    const QStringList before = test::dumpOf(*m_connection);
    const auto changes = write([&](Transaction &transaction) {
        QCOMPARE(store::renameTag(transaction, a, name(u"B"_s)).error().code, ErrorCode::Conflict);
    });
    QVERIFY(changes.isEmpty());
    QCOMPARE(test::dumpOf(*m_connection), before);
}

void TagStoreTest::renamesToAnotherCaseOfTheSameName()
{
    const TagId id = add(u"physics"_s);
    write([&](Transaction &transaction) { sure(store::renameTag(transaction, id, name(u"PHYSICS"_s))); });
    QCOMPARE(sure(store::readTag(*m_connection, id))->name, u"PHYSICS"_s);
}

void TagStoreTest::findsTheNewWordsAfterARenameAndNotTheOld()
{
    const TagId id = add(u"red apple"_s);
    write([&](Transaction &transaction) {
        sure(store::addTagAlias(transaction, id, name(u"sweet fruit"_s)));
        sure(store::renameTag(transaction, id, name(u"green pear"_s)));
    });
    QCOMPARE(completed(u"app"_s), QStringList());
    QCOMPARE(completed(u"pea"_s), QStringList{u"green pear"_s});
    QCOMPARE(completed(u"fru"_s), QStringList{u"green pear"_s});
}

void TagStoreTest::completesTheExactNameFirstThenPrefixesThenByCount()
{
    tagItems(add(u"my art"_s), 9);
    tagItems(add(u"artist"_s), 2);
    tagItems(add(u"artwork"_s), 5);
    tagItems(add(u"Art"_s), 1);
    tagItems(add(u"fine art"_s), 3);
    add(u"article"_s);
    QCOMPARE(completed(u"art"_s),
             (QStringList{u"Art"_s, u"artwork"_s, u"artist"_s, u"article"_s, u"my art"_s, u"fine art"_s}));
    QCOMPARE(completed(u"ÄRT"_s), QStringList());
}

void TagStoreTest::completesAnyWordOfANameOrAlias()
{
    add(u"to read"_s);
    add(u"C++"_s);
    write([&](Transaction &transaction) {
        const TagId id = sure(store::createTag(transaction, name(u"Ökologie"_s)));
        sure(store::addTagAlias(transaction, id, name(u"natural world"_s)));
    });
    QCOMPARE(completed(u"re"_s), QStringList{u"to read"_s});
    QCOMPARE(completed(u"to re"_s), QStringList{u"to read"_s});
    QCOMPARE(completed(u"c+"_s), QStringList{u"C++"_s});
    QCOMPARE(completed(u"ökO"_s), QStringList{u"Ökologie"_s});
    QCOMPARE(completed(u"wor"_s), QStringList{u"Ökologie"_s});
    QCOMPARE(completed(u"  "_s), QStringList());
}

void TagStoreTest::tellsTheAliasThatMatched()
{
    write([&](Transaction &transaction) {
        const TagId id = sure(store::createTag(transaction, name(u"physics"_s)));
        sure(store::addTagAlias(transaction, id, name(u"Naturlehre"_s)));
        sure(store::addTagAlias(transaction, id, name(u"Nat"_s)));
    });
    QCOMPARE(sure(store::completeTags(*m_connection, u"phy"_s, 5)).value(0).alias, QString());
    QCOMPARE(sure(store::completeTags(*m_connection, u"natu"_s, 5)).value(0).alias, u"Naturlehre"_s);
    QCOMPARE(sure(store::completeTags(*m_connection, u"NAT"_s, 5)).value(0).alias, u"Nat"_s);
}

void TagStoreTest::takesWildcardsAsTheyAreTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("percent") << u"%"_s << QStringList{u"%off"_s};
    QTest::newRow("percent inside") << u"1%"_s << QStringList();
    QTest::newRow("underscore") << u"_"_s << QStringList{u"_draft"_s};
    QTest::newRow("underscore inside") << u"a_b"_s << QStringList{u"a_b"_s};
    QTest::newRow("backslash") << u"\\"_s << QStringList{u"\\home"_s};
    QTest::newRow("quote") << u"'"_s << QStringList{u"'s"_s};
    QTest::newRow("star") << u"*"_s << QStringList();
}

void TagStoreTest::takesWildcardsAsTheyAreTyped()
{
    QFETCH(QString, typed);
    for (const QString &text : {u"%off"_s, u"_draft"_s, u"\\home"_s, u"a_b"_s, u"axb"_s, u"100"_s, u"'s"_s})
        add(text);
    QTEST(completed(typed), "found");
}

void TagStoreTest::answersHostileTextWithoutAnError()
{
    add(u"a"_s);
    const QString longest(u'\uFDFA' + QString(50, u'x').left(49));
    add(longest);
    QCOMPARE(completed(longest), QStringList{longest});
    for (const QString &text : {QString(100000, u'a'), QString(100000, u'%'), QString(QChar(0)), u"a\0b"_s,
                                QString(QChar(0xd800)), u"' OR 1=1 --"_s, QString(60000, u'\\')}) {
        QVERIFY(store::completeTags(*m_connection, text, 20).ok());
        QVERIFY(store::findTag(*m_connection, text).ok());
        QVERIFY(store::readTagDetails(*m_connection, text).ok());
    }
}

void TagStoreTest::offersAtMostTheLimit()
{
    for (int i = 0; i < 12; ++i)
        add(u"tag %1"_s.arg(i));
    QCOMPARE(completed(u"tag"_s, 5).size(), 5);
}

void TagStoreTest::searchesTheIndexForCompletion()
{
    // Whether a LIKE may use the index is decided when the pattern is bound.
    sqlite3_stmt *statement = nullptr;
    const QByteArray sql = "EXPLAIN QUERY PLAN " + store::completionSql().toUtf8();
    QCOMPARE(sqlite3_prepare_v2(m_connection->handle(), sql.constData(), -1, &statement, nullptr), SQLITE_OK);
    sqlite3_bind_text(statement, 1, "phy%", -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, "phy", -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 3, 20);
    QByteArray plan;
    while (sqlite3_step(statement) == SQLITE_ROW)
        plan += QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(statement, 3))) + '\n';
    sqlite3_finalize(statement);
    QVERIFY2(plan.contains("SEARCH tag_words USING PRIMARY KEY (word>? AND word<?)"), plan.constData());
    QVERIFY2(plan.contains("SEARCH tags USING INTEGER PRIMARY KEY"), plan.constData());
    QVERIFY2(!plan.contains("SCAN tag_words") && !plan.contains("SCAN tags") && !plan.contains("SCAN tag_counts"),
             plan.constData());
}

void TagStoreTest::numbersTakenSlugs()
{
    QStringList slugs;
    for (const QString &text : {u"C"_s, u"C++"_s, u"C#"_s, u"🎉"_s, u"☃"_s, u"Über uns"_s})
        slugs.append(sure(store::readTag(*m_connection, add(text)))->slug);
    QCOMPARE(slugs, (QStringList{u"c"_s, u"c-2"_s, u"c-3"_s, u"tag"_s, u"tag-2"_s, u"über-uns"_s}));
}

void TagStoreTest::refusesASlugOfAnotherTag()
{
    add(u"a"_s);
    const TagId b = add(u"b"_s);
    write([&](Transaction &transaction) {
        QCOMPARE(store::changeTagSlug(transaction, b, u"a"_s).error().code, ErrorCode::Conflict);
        sure(store::changeTagSlug(transaction, b, u"bee"_s));
    });
    QCOMPARE(sure(store::readTag(*m_connection, b))->slug, u"bee"_s);
}

void TagStoreTest::refusesAPinThatAnotherTagHas()
{
    const TagId a = add(u"a"_s);
    const TagId b = add(u"b"_s);
    write([&](Transaction &transaction) { sure(store::changeTagPin(transaction, a, 3)); });
    write([&](Transaction &transaction) {
        const auto refused = store::changeTagPin(transaction, b, 3);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(refused.error().message.contains(u"“a”"_s));
        sure(store::changeTagPin(transaction, a, 3)); // has it already
    });
    QCOMPARE(sure(store::findPinnedTag(*m_connection, 3)), std::optional(a));
    write([&](Transaction &transaction) {
        sure(store::changeTagPin(transaction, a, std::nullopt));
        sure(store::changeTagPin(transaction, b, 3));
    });
    QCOMPARE(sure(store::findPinnedTag(*m_connection, 3)), std::optional(b));
    write([&](Transaction &transaction) { sure(store::changeTagPin(transaction, b, std::nullopt)); });
    QCOMPARE(sure(store::findPinnedTag(*m_connection, 3)), std::nullopt);
}

void TagStoreTest::refusesPinsThatAreNoKeys()
{
    const TagId a = add(u"a"_s);
    for (const int pin : {-1, 0, 10}) {
        write([&](Transaction &transaction) {
            QCOMPARE(store::changeTagPin(transaction, a, pin).error().code, ErrorCode::InvalidInput);
        });
    }
}

void TagStoreTest::refusesColoursThatAreNone()
{
    const TagId a = add(u"a"_s);
    write([&](Transaction &transaction) {
        for (const QString &colour : {u"red"_s, u"#12345"_s, u"#1234567"_s, u"#12345g"_s, u"#123456\n"_s})
            QCOMPARE(store::changeTagColour(transaction, a, colour).error().code, ErrorCode::InvalidInput);
        sure(store::changeTagColour(transaction, a, u"#A0B1C2"_s));
    });
    QCOMPARE(sure(store::readTag(*m_connection, a))->colour, u"#a0b1c2"_s);
    write([&](Transaction &transaction) { sure(store::changeTagColour(transaction, a, {})); });
    QCOMPARE(sure(store::readTag(*m_connection, a))->colour, QString());
}

void TagStoreTest::notesNothingForWhatWasThereAlready()
{
    const TagId child = add(u"child"_s);
    const TagId parent = add(u"parent"_s);
    const auto again = [&](Transaction &transaction) {
        sure(store::addTagParent(transaction, child, parent));
        sure(store::changeTagColour(transaction, child, u"#123456"_s));
        sure(store::changeTagDescription(transaction, child, u" about it "_s));
        sure(store::changeTagPin(transaction, child, 1));
    };
    QCOMPARE(write(again).tagsChanged, QList{child});
    QVERIFY(write(again).isEmpty());
}

void TagStoreTest::readsDetails()
{
    const TagId physics = add(u"physics"_s);
    const TagId science = add(u"Science"_s);
    tagItems(physics, 2);
    write([&](Transaction &transaction) {
        sure(store::addTagAlias(transaction, physics, name(u"natural philosophy"_s)));
        sure(store::addTagAlias(transaction, physics, name(u"Matter"_s)));
        sure(store::addTagParent(transaction, physics, science));
    });
    const auto all = sure(store::readTagDetails(*m_connection));
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].tag.name, u"physics"_s);
    QCOMPARE(all[0].count, 2);
    QCOMPARE(all[0].aliases, (QStringList{u"Matter"_s, u"natural philosophy"_s}));
    QCOMPARE(all[0].parents, QStringList{u"Science"_s});
    QCOMPARE(sure(store::readTagDetails(*m_connection, u"philo"_s)).size(), 1);
    QCOMPARE(sure(store::readTagCounts(*m_connection)).value(physics), 2);
    auto keys = sure(store::readTagKeys(*m_connection));
    keys.sort();
    QCOMPARE(keys, (QStringList{u"matter"_s, u"natural philosophy"_s, u"physics"_s, u"science"_s}));
}

void TagStoreTest::saysNotFoundForATagThatIsGone()
{
    write([&](Transaction &transaction) {
        QCOMPARE(store::renameTag(transaction, TagId{7}, name(u"x"_s)).error().code, ErrorCode::NotFound);
        QCOMPARE(store::changeTagColour(transaction, TagId{7}, {}).error().code, ErrorCode::NotFound);
        QCOMPARE(store::changeTagPin(transaction, TagId{7}, 1).error().code, ErrorCode::NotFound);
    });
}

QTEST_GUILESS_MAIN(TagStoreTest)
#include "tag_store_test.moc"
