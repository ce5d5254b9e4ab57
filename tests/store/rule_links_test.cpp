// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rule_links.h"

#include "domain/query/parser.h"
#include "store/bulk_load.h"
#include "store/connection.h"
#include "store/link_store.h"
#include "store/rule_store.h"
#include "store/search_store.h"
#include "store/suggestion_store.h"
#include "store/tag_merge.h"
#include "store/tag_removal.h"
#include "support/random_library.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using domain::LinkSource;
using domain::LinkStatus;
using domain::Rule;
using domain::RuleId;
using domain::TagId;
using store::RulePlan;
using store::Transaction;
using test::sure;

namespace {

constexpr qint64 now = 1'714'000'000'000;

} // namespace

class RuleLinksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }

    void addsNothingWhereALinkStands()
    {
        const QList<ItemId> items = addItems(4);
        const TagId tag = test::addTag(*m_connection, u"t"_s);
        addLink(items[0], tag, LinkStatus::Confirmed);
        addLink(items[1], tag, LinkStatus::Rejected);
        addLink(items[2], tag, LinkStatus::Suggested);
        const RuleId rule = addRule(u"r"_s, u"page"_s, {u"t"_s});
        QCOMPARE(run(), 1);
        QCOMPARE(linksOf(rule), QStringList{u"4 t rule confirmed"_s});
        QCOMPARE(run(), 0);
        QCOMPARE(takeBack(rule), 1);
        QCOMPARE(linksOf(rule), QStringList());
        QCOMPARE(sure(m_connection->number(u"SELECT count(*) FROM item_tags"_s)), 3);
    }

    void leavesTheTrashAlone()
    {
        const QList<ItemId> items = addItems(2);
        test::write(*m_connection, [&](Transaction &transaction) { sure(store::trashItems(transaction, {items[0]})); });
        addRule(u"r"_s, u"page"_s, {u"t"_s});
        QCOMPARE(run(), 1);
    }

    /// What the rules before would have added counts for those behind, also in a dry run.
    void runsThemOnceInTheirOrder()
    {
        addItems(1);
        const RuleId last = addRule(u"c"_s, u"#b"_s, {u"c"_s});
        addRule(u"a"_s, u"page"_s, {u"a"_s});
        addRule(u"b"_s, u"#a tags:1"_s, {u"b"_s});
        QCOMPARE(linksOfPlan(), (QStringList{u"a"_s, u"b"_s}));
        test::write(*m_connection, [&](Transaction &transaction) { sure(store::moveRule(transaction, last, {})); });
        QCOMPARE(linksOfPlan(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(run(), 3);
    }

    void addsSuggestionsThatCountForNothing()
    {
        const QList<ItemId> items = addItems(2);
        const RuleId rule = addRule(u"r"_s, u"page"_s, {u"t"_s}, LinkStatus::Suggested);
        addRule(u"s"_s, u"#t"_s, {u"never"_s});
        addRule(u"u"_s, u"#t[status=suggested,source=rule]"_s, {u"seen"_s});
        QCOMPARE(linksOfPlan(), (QStringList{u"t"_s, u"seen"_s}));
        QCOMPARE(run(), 4);
        QCOMPARE(linksOf(rule), (QStringList{u"1 t rule suggested"_s, u"2 t rule suggested"_s}));
        // Taken and refused by a person: neither is the rule's any more.
        const TagId tag = tagOf(u"t"_s);
        test::write(*m_connection, [&](Transaction &transaction) {
            QVERIFY(
                sure(store::settleSuggestion(transaction, items[0], {tag, u"t"_s, 0, {}, {}}, LinkStatus::Confirmed)));
            QVERIFY(
                sure(store::settleSuggestion(transaction, items[1], {tag, u"t"_s, 0, {}, {}}, LinkStatus::Rejected)));
        });
        QCOMPARE(takeBack(rule), 0);
        QCOMPARE(statusOf(items[0], tag), u"confirmed"_s);
        QCOMPARE(statusOf(items[1], tag), u"rejected"_s);
        QCOMPARE(linksOfPlan(), QStringList{u"never"_s}); // now that one carries the tag
    }

    void turnsItsOpenSuggestionsIntoLinks()
    {
        const QList<ItemId> items = addItems(5);
        const RuleId rule = addRule(u"r"_s, u"page"_s, {u"t"_s}, LinkStatus::Suggested);
        QCOMPARE(run(), 5);
        const TagId tag = tagOf(u"t"_s);
        test::write(*m_connection, [&](Transaction &transaction) {
            sure(store::settleSuggestion(transaction, items[0], {tag, u"t"_s, 0, {}, {}}, LinkStatus::Confirmed));
            sure(store::settleSuggestion(transaction, items[1], {tag, u"t"_s, 0, {}, {}}, LinkStatus::Rejected));
        });
        changeRule(rule, u"page -\"page 4\""_s, LinkStatus::Confirmed);
        addRule(u"s"_s, u"#t[status=suggested]"_s, {u"open"_s});
        addRule(u"u"_s, u"is:suggested"_s, {u"waits"_s});
        QCOMPARE(linksOfPlan(), (QStringList{u"t"_s, u"open"_s, u"waits"_s}));
        const auto changes = runNoted();
        // Only what it finds by now; what was settled by a person stays as it is.
        QCOMPARE(statusOf(items[0], tag), u"confirmed"_s);
        QCOMPARE(statusOf(items[1], tag), u"rejected"_s);
        QCOMPARE(statusOf(items[2], tag), u"confirmed"_s);
        QCOMPARE(statusOf(items[3], tag), u"confirmed"_s);
        QCOMPARE(statusOf(items[4], tag), u"suggested"_s);
        QCOMPARE(textsOf(u"SELECT item_id || '' FROM item_tags JOIN tags ON tags.id = tag_id WHERE name = 'open'"_s),
                 QStringList{u"5"_s});
        QCOMPARE(changes.linksChanged.size(), 2);
        QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
        QCOMPARE(run(), 0);
        QCOMPARE(takeBack(rule), 3);
        QCOMPARE(statusOf(items[2], tag), QString());
        QCOMPARE(statusOf(items[4], tag), QString());
        QCOMPARE(statusOf(items[0], tag), u"confirmed"_s);
    }

    /// What is on stays on: a run takes nothing off.
    void leavesItsLinksWhenItOnlySuggests()
    {
        const QList<ItemId> items = addItems(2);
        const RuleId rule = addRule(u"r"_s, u"\"page 0\""_s, {u"t"_s});
        QCOMPARE(run(), 1);
        changeRule(rule, u"page"_s, LinkStatus::Suggested);
        QCOMPARE(run(), 1);
        QCOMPARE(linksOf(rule), (QStringList{u"1 t rule confirmed"_s, u"2 t rule suggested"_s}));
        QCOMPARE(takeBack(rule), 2);
        QCOMPARE(run(), 2);
        QCOMPARE(statusOf(items[0], tagOf(u"t"_s)), u"suggested"_s);
    }

    void turnsManySuggestions()
    {
        addItems(6000);
        const RuleId rule = addRule(u"r"_s, u"page"_s, {u"t"_s}, LinkStatus::Suggested);
        QCOMPARE(run(), 6000);
        changeRule(rule, u"page"_s, LinkStatus::Confirmed);
        QCOMPARE(run(), 6000);
        QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
        QCOMPARE(sure(m_connection->number(u"SELECT item_count FROM tag_counts"_s)), 6000);
    }

    void remembersWhatAPersonTookOff()
    {
        const QList<ItemId> items = addItems(3);
        const RuleId rule = addRule(u"r"_s, u"page"_s, {u"t"_s});
        QCOMPARE(run(), 3);
        const TagId tag = tagOf(u"t"_s);
        domain::ChangeSet changes = test::write(*m_connection, [&](Transaction &transaction) {
            QCOMPARE(sure(store::removeLinks(transaction, {items[0]}, tag)), 1);
        });
        QCOMPARE(changes.linksChanged.size(), 1);
        QCOMPARE(statusOf(items[0], tag), u"rejected"_s);
        QCOMPARE(run(), 0);
        QCOMPARE(sure(store::countRuleLinks(*m_connection, rule)), 2);
        // Once more, and the item is open to the rule again.
        test::write(*m_connection, [&](Transaction &transaction) {
            QCOMPARE(sure(store::removeLinks(transaction, {items[0]}, tag)), 1);
        });
        QCOMPARE(statusOf(items[0], tag), QString());
        QCOMPARE(run(), 1);
        // Of a rule that is gone nothing is remembered: nobody would add it again.
        test::write(*m_connection, [&](Transaction &transaction) {
            sure(store::removeRule(transaction, rule));
            QCOMPARE(sure(store::removeLinks(transaction, {items[1]}, tag)), 1);
        });
        QCOMPARE(statusOf(items[1], tag), QString());
    }

    void leavesWhatAPersonMadeHisOwn()
    {
        const QList<ItemId> items = addItems(3);
        const RuleId rule = addRule(u"r"_s, u"page"_s, {u"t"_s});
        run();
        const TagId tag = tagOf(u"t"_s);
        test::write(*m_connection, [&](Transaction &transaction) {
            QCOMPARE(sure(store::addLinks(transaction, {items[0]}, tag)), 1);
            sure(store::changeLinkStatus(transaction, {items[1], tag}, LinkStatus::Confirmed));
        });
        QCOMPARE(takeBack(rule), 1);
        QCOMPARE(statusOf(items[0], tag), u"confirmed"_s);
        QCOMPARE(statusOf(items[1], tag), u"confirmed"_s);
        QCOMPARE(sure(store::readLinks(*m_connection, {items[0]})).first().source, LinkSource::User);
    }

    void movesItsLinksWithATagThatIsMerged()
    {
        const QList<ItemId> items = addItems(2);
        const RuleId rule = addRule(u"r"_s, u"page"_s, {u"from"_s});
        run();
        const TagId into = test::addTag(*m_connection, u"into"_s);
        addLink(items[0], into, LinkStatus::Confirmed);
        const TagId from = tagOf(u"from"_s);
        test::write(*m_connection, [&](Transaction &transaction) {
            sure(store::mergeTags(transaction, {{from}, into, false}));
        });
        QCOMPARE(linksOf(rule), QStringList{u"2 into rule confirmed"_s});
        // The other way round a person's own link goes before the rule's as well.
        const TagId third = test::addTag(*m_connection, u"third"_s);
        addLink(items[1], third, LinkStatus::Confirmed);
        test::write(*m_connection, [&](Transaction &transaction) {
            sure(store::mergeTags(transaction, {{third}, into, false}));
        });
        QCOMPARE(linksOf(rule), QStringList());
        QCOMPARE(takeBack(rule), 0);
    }

    void doesNothingForWhatIsNotThere()
    {
        addItems(1);
        addRule(u"a"_s, u"page"_s, {u"x"_s, u"y"_s});
        addRule(u"b"_s, u"-#x"_s, {u"z"_s}); // would be true of all, once there is no x
        const TagId x = tagOf(u"x"_s);
        test::write(*m_connection, [&](Transaction &transaction) { sure(store::deleteTags(transaction, {x})); });
        const RulePlan plan = planNow();
        QCOMPARE(plan.linkCount(), 1);
        QCOMPARE(plan.links.first().tag, tagOf(u"y"_s));
        QVERIFY(!plan.outcomes[1].problem.isEmpty());
    }

    void runsOnNewItemsAlone()
    {
        const QList<ItemId> items = addItems(3);
        addRule(u"r"_s, u"page"_s, {u"t"_s});
        test::write(*m_connection, [&](Transaction &transaction) {
            const auto rules = sure(store::readRulesForNewItems(transaction.connection()));
            QCOMPARE(sure(store::runRulesOnNewItems(transaction, {items[1]}, rules)), 1);
        });
        QCOMPARE(sure(m_connection->number(u"SELECT item_id FROM item_tags"_s)), items[1].value);
        sure(m_connection->execute(u"UPDATE rules SET on_new_items = 0"_s));
        QVERIFY(sure(store::readRulesForNewItems(*m_connection)).isEmpty());
    }

    void keepsTheCountsOfManyLinks()
    {
        const QList<ItemId> items = addItems(6000);
        test::write(*m_connection, [&](Transaction &transaction) { sure(store::trashItems(transaction, {items[7]})); });
        const RuleId rule = addRule(u"r"_s, u"page or is:trashed"_s, {u"t"_s});
        QCOMPARE(run(), 6000);
        QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
        QCOMPARE(sure(m_connection->number(u"SELECT item_count FROM tag_counts"_s)), 5999);
        qint64 told = 0;
        test::write(*m_connection, [&](Transaction &transaction) {
            sure(store::takeBackRule(transaction, rule, [&told](qint64 done, qint64 total) {
                told = done;
                return total == 6000;
            }));
        });
        QCOMPARE(told, 6000);
        QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
        QCOMPARE(sure(m_connection->number(u"SELECT item_count FROM tag_counts"_s)), 0);
    }

    void endsWhenTold()
    {
        addItems(2500);
        addRule(u"r"_s, u"page"_s, {u"t"_s});
        const auto transaction = sure(Transaction::begin(*m_connection, u"Test"_s));
        const RulePlan plan = planNow();
        QCOMPARE(store::addPlannedLinks(*transaction, plan, [](qint64, qint64) { return false; }).error().code,
                 domain::ErrorCode::Cancelled);
    }

    /// Random rules on random libraries: what is planned is what comes of running each by itself, one after the other.
    void plansWhatOneAfterTheOtherAdds_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void plansWhatOneAfterTheOtherAdds()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const auto library = test::RandomLibrary::fill(*m_connection, random, now);
        const auto vocabulary = library.vocabulary();
        test::RandomQuery queries(vocabulary, random);
        QList<Rule> rules;
        for (int i = 0; i < 5; ++i) {
            Rule rule;
            rule.id = {i + 1};
            rule.query = domain::toText(queries.query(random.bounded(4)));
            rule.status = random.bounded(4) ? LinkStatus::Confirmed : LinkStatus::Suggested;
            for (int tags = random.bounded(1, 3); tags > 0; --tags)
                rule.tags.append(library.tags.at(random.bounded(int(library.tags.size()))));
            rules.append(rule);
        }
        // What some of them suggested before they were to put tags on.
        for (const ItemId item : library.items) {
            if (random.bounded(4) != 0)
                continue;
            const Rule &rule = rules.at(random.bounded(int(rules.size())));
            sure(store::Statement(*m_connection,
                                  u"INSERT INTO item_tags (item_id, tag_id, source, status, added_at, rule_id) "
                                  "VALUES (?, ?, 'rule', 'suggested', ?, ?) ON CONFLICT DO NOTHING"_s)
                     .run(item, rule.tags.constFirst(), now - 1, rule.id));
        }
        const QString open = u"SELECT item_id || ' ' || tag_id || ' ' || rule_id || ' ' || status "
                             "FROM item_tags WHERE rule_id IS NOT NULL"_s;
        const QStringList before = textsOf(open);
        QList<ItemId> some;
        for (const ItemId item : library.items) {
            if (random.bounded(3) == 0)
                some.append(item);
        }
        const bool isPart = random.bounded(2) == 1;
        const store::Moment moment{now, QTimeZone::utc()};
        const RulePlan plan = sure(store::planRules(*m_connection, rules, isPart ? &some : nullptr, moment));

        QStringList planned;
        for (const store::PlannedLinks &links : plan.links) {
            for (const ItemId item : links.items)
                planned.append(u"%1 %2 %3 %4"_s.arg(item.value)
                                   .arg(links.tag.value)
                                   .arg(links.rule.value)
                                   .arg(domain::toWord(links.status)));
        }
        planned.sort();
        sure(m_connection->execute(u"BEGIN"_s));
        for (const Rule &rule : rules) {
            const domain::ParsedQuery parsed = domain::parseQuery(rule.query);
            QVERIFY2(!parsed.error, qPrintable(rule.query));
            store::SearchRequest request;
            request.query = parsed.query;
            const auto found = sure(store::search(*m_connection, request, moment));
            if (parsed.query.isEmpty() || !found.remarks().isEmpty())
                continue;
            for (const ItemId item : found.ids) {
                if (isPart && !some.contains(item))
                    continue;
                for (const TagId tag : rule.tags)
                    sure(store::Statement(*m_connection,
                                          u"INSERT INTO item_tags (item_id, tag_id, source, status, added_at, rule_id) "
                                          "VALUES (?1, ?2, 'rule', ?3, ?4, ?5) ON CONFLICT DO UPDATE SET status = ?3 "
                                          "WHERE rule_id = ?5 AND status = 'suggested'"_s)
                             .run(item, tag, domain::toWord(rule.status), now, rule.id));
            }
        }
        QStringList added = textsOf(open);
        added.removeIf([&before](const QString &link) { return before.contains(link); });
        sure(m_connection->execute(u"ROLLBACK"_s));
        added.sort();
        QCOMPARE(planned, added);
    }

private:
    void open()
    {
        m_connection.reset();
        m_library = std::make_unique<test::TemporaryLibrary>();
        m_connection = m_library->connection();
    }
    QList<ItemId> addItems(int count)
    {
        QList<ItemId> ids;
        test::write(*m_connection, [&](Transaction &transaction) {
            for (int i = 0; i < count; ++i)
                ids.append(sure(store::addItem(
                    transaction,
                    {domain::bookmarkKind, u"page %1"_s.arg(i), u"https://site.example/%1"_s.arg(i), {}})));
        });
        return ids;
    }
    void addLink(ItemId item, TagId tag, LinkStatus status)
    {
        test::write(*m_connection, [&](Transaction &transaction) {
            sure(store::addLinks(transaction, {item}, tag));
            sure(store::changeLinkStatus(transaction, {item, tag}, status));
        });
    }
    RuleId addRule(const QString &name, const QString &query, const QStringList &tags,
                   LinkStatus status = LinkStatus::Confirmed)
    {
        RuleId id;
        test::write(*m_connection, [&](Transaction &transaction) {
            store::RuleDraft draft;
            draft.rule.name = name;
            draft.rule.query = query;
            draft.rule.status = status;
            draft.tagNames = tags;
            id = sure(store::addRule(transaction, draft));
        });
        return id;
    }
    void changeRule(RuleId id, const QString &query, LinkStatus status)
    {
        test::write(*m_connection, [&](Transaction &transaction) {
            store::RuleDraft draft{sure(store::requireRule(transaction.connection(), id)), {}};
            draft.rule.query = query;
            draft.rule.status = status;
            sure(store::changeRule(transaction, draft));
        });
    }
    domain::ChangeSet runNoted()
    {
        return test::write(*m_connection, [&](Transaction &transaction) {
            (void)sure(store::addPlannedLinks(transaction, planNow()));
        });
    }
    TagId tagOf(const QString &name) { return sure(store::findTag(*m_connection, name)).value(); }
    RulePlan planNow() { return sure(store::planRules(*m_connection, sure(store::readRules(*m_connection)))); }
    QStringList linksOfPlan()
    {
        QStringList names;
        for (const store::PlannedLinks &links : planNow().links)
            names.append(sure(store::requireTag(*m_connection, links.tag)).name);
        return names;
    }
    qint64 run()
    {
        qint64 added = 0;
        test::write(*m_connection,
                    [&](Transaction &transaction) { added = sure(store::addPlannedLinks(transaction, planNow())); });
        return added;
    }
    qint64 takeBack(RuleId rule)
    {
        qint64 removed = 0;
        test::write(*m_connection,
                    [&](Transaction &transaction) { removed = sure(store::takeBackRule(transaction, rule)); });
        return removed;
    }
    QStringList linksOf(RuleId rule)
    {
        return textsOf(u"SELECT item_id || ' ' || name || ' ' || source || ' ' || status FROM item_tags "
                       "JOIN tags ON tags.id = tag_id WHERE rule_id = %1 ORDER BY item_id, name"_s.arg(rule.value));
    }
    QStringList textsOf(const QString &sql)
    {
        QStringList texts = test::rowsOf(*m_connection, sql);
        for (QString &text : texts)
            text.remove(0, text.indexOf(u':') + 1);
        return texts;
    }
    QString statusOf(ItemId item, TagId tag)
    {
        return textsOf(
                   u"SELECT status FROM item_tags WHERE item_id = %1 AND tag_id = %2"_s.arg(item.value).arg(tag.value))
            .value(0);
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

QTEST_GUILESS_MAIN(RuleLinksTest)
#include "rule_links_test.moc"
