// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rule_store.h"

#include "store/connection.h"
#include "store/list_store.h"
#include "store/rule_links.h"
#include "store/saved_search_store.h"
#include "store/tag_merge.h"
#include "store/tag_removal.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::LinkStatus;
using domain::Rule;
using domain::RuleId;
using domain::TagId;
using store::RuleDetails;
using store::RuleDraft;
using store::Transaction;
using test::sure;

class RuleStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_connection.reset();
        m_library = std::make_unique<test::TemporaryLibrary>();
        m_connection = m_library->connection();
    }

    void keepsWhatItIsGiven()
    {
        const TagId code = test::addTag(*m_connection, u"code"_s);
        RuleDraft draft = draftOf(u" My  rule "_s, u"#code kind:book"_s, {u"New Tag"_s, u"CODE"_s});
        draft.rule.tags = {code};
        draft.rule.status = LinkStatus::Suggested;
        draft.rule.enabled = false;
        draft.rule.onNewItems = false;
        draft.rule.createdAt = 77;
        const RuleId id = add(draft);
        const Rule rule = sure(store::requireRule(*m_connection, id));
        QCOMPARE(rule.name, u"My rule"_s);
        QCOMPARE(rule.query, QString(u"#\u001f"_s + QString::number(code.value) + u"\u001f kind:book"_s));
        QCOMPARE(rule.tags, (QList{code, sure(store::findTag(*m_connection, u"new tag"_s)).value()}));
        QCOMPARE(rule.status, LinkStatus::Suggested);
        QVERIFY(!rule.enabled && !rule.onNewItems);
        QCOMPARE(rule.createdAt, 77);
        const RuleDetails details = only();
        QCOMPARE(details.query, u"#code kind:book"_s);
        QCOMPARE(details.tags, (QStringList{u"code"_s, u"New Tag"_s}));
        QCOMPARE(details.problems, QStringList());
        QCOMPARE(details.links, 0);
    }

    void changesAllButPlaceAndTime()
    {
        const RuleId first = add(draftOf(u"a"_s, u"word"_s, {u"x"_s, u"y"_s}));
        add(draftOf(u"b"_s, u"word"_s, {u"x"_s}));
        const qint64 madeAt = sure(store::requireRule(*m_connection, first)).createdAt;
        RuleDraft draft = draftOf(u"A"_s, u"other"_s, {u"y"_s});
        draft.rule.id = first;
        test::write(*m_connection, [&](Transaction &transaction) { sure(store::changeRule(transaction, draft)); });
        QCOMPARE(names(), (QStringList{u"A"_s, u"b"_s}));
        const Rule rule = sure(store::requireRule(*m_connection, first));
        QCOMPARE(rule.query, u"other"_s);
        QCOMPARE(rule.tags.size(), 1);
        QCOMPARE(rule.createdAt, madeAt);
    }

    void refusesWhatCannotBeKept_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *title, const QString &name, const QString &query, const QStringList &tags,
                            ErrorCode code, const QString &said) {
            QTest::newRow(title) << name << query << tags << code << said;
        };
        row("no name", u" \n "_s, u"word"_s, {u"x"_s}, ErrorCode::InvalidInput, u"needs a name"_s);
        row("long name", QString(101, u'n'), u"word"_s, {u"x"_s}, ErrorCode::InvalidInput, u"longer than 100"_s);
        row("name in use", u"TAKEN"_s, u"word"_s, {u"x"_s}, ErrorCode::Conflict, u"a rule “taken” already"_s);
        row("no condition", u"a"_s, u"  "_s, {u"x"_s}, ErrorCode::InvalidInput, u"would tag every item"_s);
        row("empty quotes", u"a"_s, u"\"\""_s, {u"x"_s}, ErrorCode::InvalidInput, u"would tag every item"_s);
        row("bad condition", u"a"_s, u"added:never"_s, {u"x"_s}, ErrorCode::InvalidInput, u"cannot be read"_s);
        row("no tag", u"a"_s, u"word"_s, {}, ErrorCode::InvalidInput, u"Name at least one"_s);
        row("bad tag", u"a"_s, u"word"_s, {u" "_s}, ErrorCode::InvalidInput, u""_s);
    }

    void refusesWhatCannotBeKept()
    {
        QFETCH(QString, name);
        QFETCH(QString, query);
        QFETCH(QStringList, tags);
        QFETCH(ErrorCode, code);
        QFETCH(QString, said);
        add(draftOf(u"taken"_s, u"word"_s, {u"x"_s}));
        const auto transaction = sure(Transaction::begin(*m_connection, u"Test"_s));
        const auto made = store::addRule(*transaction, draftOf(name, query, tags));
        QVERIFY(!made);
        QCOMPARE(made.error().code, code);
        QVERIFY2(made.error().message.contains(said), qPrintable(made.error().message));
    }

    void putsThemInAnyOrder()
    {
        QList<RuleId> ids;
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
            ids.append(add(draftOf(name, u"word"_s, {u"x"_s})));
        move(ids[2], ids[0]);
        QCOMPARE(names(), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
        move(ids[2], {});
        QCOMPARE(names(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        move(ids[1], ids[1]);
        QCOMPARE(names(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        const auto transaction = sure(Transaction::begin(*m_connection, u"Test"_s));
        QCOMPARE(store::moveRule(*transaction, {99}, {}).error().code, ErrorCode::NotFound);
        QCOMPARE(store::removeRule(*transaction, {99}).error().code, ErrorCode::NotFound);
        QCOMPARE(store::enableRule(*transaction, {99}, true).error().code, ErrorCode::NotFound);
        QCOMPARE(store::changeRule(*transaction, draftOf(u"z"_s, u"z"_s, {u"z"_s})).error().code, ErrorCode::NotFound);
    }

    void followsATagThatIsRenamedOrMerged()
    {
        const TagId from = test::addTag(*m_connection, u"from"_s);
        const TagId into = test::addTag(*m_connection, u"into"_s);
        add(draftOf(u"condition"_s, u"#from"_s, {u"x"_s}));
        add(draftOf(u"tag"_s, u"word"_s, {u"from"_s}));
        add(draftOf(u"both"_s, u"word"_s, {u"from"_s, u"into"_s}));
        test::write(*m_connection, [&](Transaction &transaction) {
            sure(store::renameTag(transaction, from, test::name(u"renamed"_s)));
        });
        QCOMPARE(details()[0].query, u"#renamed"_s);
        QCOMPARE(details()[1].tags, QStringList{u"renamed"_s});
        test::write(*m_connection, [&](Transaction &transaction) {
            sure(store::mergeTags(transaction, {{from}, into, false}));
        });
        QCOMPARE(details()[0].query, u"#into"_s);
        QCOMPARE(details()[1].tags, QStringList{u"into"_s});
        QCOMPARE(details()[2].tags, QStringList{u"into"_s});
        for (const RuleDetails &one : details())
            QCOMPARE(one.problems, QStringList());
    }

    void followsASearchAndAListThatAreRenamed()
    {
        test::write(*m_connection, [&](Transaction &transaction) {
            domain::SavedSearch search;
            search.name = u"mine"_s;
            search.query = u"word"_s;
            const auto searchId = sure(store::addSavedSearch(transaction, search));
            domain::List list;
            list.name = u"later"_s;
            const auto listId = sure(store::createList(transaction, list));
            sure(store::addRule(transaction, draftOf(u"a"_s, u"search:mine list:later"_s, {u"x"_s})));
            sure(store::renameSavedSearch(transaction, searchId, u"yours"_s));
            sure(store::renameList(transaction, listId, u"soon"_s));
        });
        QCOMPARE(only().query, u"search:\"yours\" list:\"soon\""_s);
        QCOMPARE(only().problems, QStringList());
    }

    void saysWhatIsBroken()
    {
        add(draftOf(u"a"_s, u"word"_s, {u"x"_s, u"y"_s}));
        add(draftOf(u"b"_s, u"word"_s, {u"x"_s}));
        add(draftOf(u"c"_s, u"-#x"_s, {u"z"_s}));
        const TagId x = sure(store::findTag(*m_connection, u"x"_s)).value();
        test::write(*m_connection, [&](Transaction &transaction) { sure(store::deleteTags(transaction, {x})); });
        sure(m_connection->execute(u"INSERT INTO rules (name, name_key, query, position, created_at) "
                                   "VALUES ('d', 'd', 'added:never', 9, 1)"_s));
        const auto said = [this](int place) {
            return details()[place].problems.join(u' ');
        };
        QVERIFY2(said(0).contains(u"still adds the others"_s), qPrintable(said(0)));
        QVERIFY2(said(1).contains(u"adds nothing"_s), qPrintable(said(1)));
        QVERIFY2(said(2).contains(u"names what is not there"_s), qPrintable(said(2)));
        QVERIFY2(said(3).contains(u"cannot be read"_s), qPrintable(said(3)));
        QCOMPARE(details()[1].rule.tags, QList{x}); // healed by undoing the deletion
    }

private:
    static RuleDraft draftOf(const QString &name, const QString &query, const QStringList &tags)
    {
        RuleDraft draft;
        draft.rule.name = name;
        draft.rule.query = query;
        draft.tagNames = tags;
        return draft;
    }
    RuleId add(const RuleDraft &draft)
    {
        RuleId id;
        test::write(*m_connection, [&](Transaction &transaction) { id = sure(store::addRule(transaction, draft)); });
        return id;
    }
    void move(RuleId id, RuleId before)
    {
        test::write(*m_connection, [&](Transaction &transaction) { sure(store::moveRule(transaction, id, before)); });
    }
    QList<RuleDetails> details() { return sure(store::readRuleDetails(*m_connection)); }
    RuleDetails only()
    {
        const QList<RuleDetails> all = details();
        return all.size() == 1 ? all.first() : RuleDetails();
    }
    QStringList names()
    {
        QStringList all;
        for (const Rule &rule : sure(store::readRules(*m_connection)))
            all.append(rule.name);
        return all;
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

QTEST_GUILESS_MAIN(RuleStoreTest)
#include "rule_store_test.moc"
