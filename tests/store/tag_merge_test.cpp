// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/scanner.h"
#include "store/saved_search_store.h"
#include "store/statement.h"
#include "store/tag_impact.h"
#include "store/tag_merge.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using domain::Link;
using domain::LinkSource;
using domain::LinkStatus;
using domain::TagId;
using store::TagMerge;
using store::Transaction;
using test::name;
using test::sure;

class TagMergeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void movesLinksWithSourceAndTime();
    void keepsTheStrongerOfTwoLinks_data();
    void keepsTheStrongerOfTwoLinks();
    void aPersonsWordGoesBeforeARules_data();
    void aPersonsWordGoesBeforeARules();
    void keepsNamesAndAliasesAsAliases();
    void dropsTheNamesIfAsked();
    void movesParentsAndChildren();
    void leavesOutWhatWouldBecomeACircle();
    void doesNotDependOnTheOrderOfTheTags();
    void rewritesSavedSearches();
    void takesColourDescriptionAndKeyWhereThereAreNone();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void countsAsItForetold();
    void takesLinksInManyParts();

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    TagId add(const QString &text) { return test::addTag(*m_connection, text); }
    ItemId item() { return test::addItem(*m_connection, {domain::noteKind, u"item"_s, {}, {}}); }
    void link(ItemId id, TagId tag, LinkStatus status, LinkSource source, qint64 addedAt,
              std::optional<qint64> rule = {})
    {
        sure(
            store::Statement(
                *m_connection,
                u"INSERT INTO item_tags (item_id, tag_id, source, status, added_at, rule_id) VALUES (?, ?, ?, ?, ?, ?)"_s)
                .run(id, tag, domain::toWord(source), domain::toWord(status), addedAt, rule));
    }
    store::TagMergeOutcome merge(const TagMerge &what, domain::ChangeSet *changes = nullptr)
    {
        store::TagMergeOutcome outcome;
        const auto noted =
            write([&](Transaction &transaction) { outcome = sure(store::mergeTags(transaction, what)); });
        if (changes)
            *changes = noted;
        return outcome;
    }
    QStringList aliases(TagId tag) { return sure(store::readTagAliases(*m_connection, tag)); }
    QStringList edges()
    {
        QStringList all;
        for (const auto &details : sure(store::readTagDetails(*m_connection)))
            all.append(details.tag.name + u" < "_s + details.parents.join(u','));
        return all;
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

void TagMergeTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
}

void TagMergeTest::movesLinksWithSourceAndTime()
{
    const TagId from = add(u"phys"_s);
    const TagId into = add(u"physics"_s);
    const ItemId one = item();
    link(one, from, LinkStatus::Confirmed, LinkSource::Import, 7);
    domain::ChangeSet changes;
    const auto outcome = merge({{from}, into}, &changes);
    QCOMPARE(outcome.itemsGained, 1);
    QCOMPARE(outcome.merged, QStringList{u"phys"_s});
    const auto links = sure(store::readLinks(*m_connection, {one}));
    QCOMPARE(links, (QList{Link{one, into, LinkSource::Import, LinkStatus::Confirmed, {}, 7}}));
    QCOMPARE(sure(store::readTagCounts(*m_connection)), (QHash<TagId, qint64>{{into, 1}}));
    QCOMPARE(changes.tagsRemoved, QList{from});
    QCOMPARE(changes.tagsRelinked, QList{into});
    QCOMPARE(changes.tagsChanged, QList{into});
}

void TagMergeTest::keepsTheStrongerOfTwoLinks_data()
{
    QTest::addColumn<LinkStatus>("going");
    QTest::addColumn<LinkStatus>("staying");
    QTest::addColumn<bool>("takesGoing");
    using enum LinkStatus;
    QTest::newRow("both confirmed") << Confirmed << Confirmed << false;
    QTest::newRow("confirmed over suggested") << Confirmed << Suggested << true;
    QTest::newRow("confirmed over rejected") << Confirmed << Rejected << true;
    QTest::newRow("rejected over suggested") << Rejected << Suggested << true;
    QTest::newRow("suggested under confirmed") << Suggested << Confirmed << false;
    QTest::newRow("suggested under rejected") << Suggested << Rejected << false;
    QTest::newRow("rejected under confirmed") << Rejected << Confirmed << false;
}

void TagMergeTest::keepsTheStrongerOfTwoLinks()
{
    QFETCH(const LinkStatus, going);
    QFETCH(const LinkStatus, staying);
    QFETCH(const bool, takesGoing);
    const TagId from = add(u"a"_s);
    const TagId into = add(u"b"_s);
    const ItemId one = item();
    link(one, from, going, LinkSource::Rule, 10);
    link(one, into, staying, LinkSource::Suggestion, 20);
    merge({{from}, into});
    const Link expected = takesGoing ? Link{one, into, LinkSource::Rule, going, {}, 10}
                                     : Link{one, into, LinkSource::Suggestion, staying, {}, 20};
    QCOMPARE(sure(store::readLinks(*m_connection, {one})), QList{expected});
    const bool counts = going == LinkStatus::Confirmed || staying == LinkStatus::Confirmed;
    QCOMPARE(sure(store::readTagCounts(*m_connection)).value(into), counts ? 1 : 0);
}

/// Who says what of an item's link; the stronger first. A rule's link has its rule's id until a person makes it his.
namespace {
struct Saying
{
    QByteArray name;
    LinkSource source;
    LinkStatus status;
    bool isOfRule;
    int rank; ///< the smaller wins; of two alike, that of the tag that stays
};
const QList<Saying> &sayings()
{
    using enum LinkStatus;
    using enum LinkSource;
    static const QList<Saying> all{
        {"put on by a person", User, Confirmed, false, 0},
        {"imported", Import, Confirmed, false, 0},
        {"suggestion taken", Suggestion, Confirmed, false, 0},
        {"rule's, confirmed by a person", Rule, Confirmed, false, 0},
        {"refused by a person", User, Rejected, false, 1},
        {"import refused", Import, Rejected, false, 1},
        {"suggestion refused", Suggestion, Rejected, false, 1},
        {"rule's refused", Rule, Rejected, true, 2},
        {"put on by a rule", Rule, Confirmed, true, 3},
        {"suggested", Suggestion, Suggested, false, 4},
        {"suggested by a person", User, Suggested, false, 4},
        {"suggested by an import", Import, Suggested, false, 4},
        {"suggested by a rule", Rule, Suggested, true, 5},
    };
    return all;
}
} // namespace

void TagMergeTest::aPersonsWordGoesBeforeARules_data()
{
    QTest::addColumn<int>("going");
    QTest::addColumn<int>("staying");
    for (int going = 0; going < sayings().size(); ++going) {
        for (int staying = 0; staying < sayings().size(); ++staying)
            QTest::addRow("%s into %s", sayings()[going].name.constData(), sayings()[staying].name.constData())
                << going << staying;
    }
}

void TagMergeTest::aPersonsWordGoesBeforeARules()
{
    QFETCH(const int, going);
    QFETCH(const int, staying);
    const Saying &from = sayings()[going];
    const Saying &into = sayings()[staying];
    const TagId gone = add(u"a"_s);
    const TagId stays = add(u"b"_s);
    const ItemId one = item();
    const auto rule = [](const Saying &saying, qint64 id) {
        return saying.isOfRule ? std::optional(id) : std::nullopt;
    };
    link(one, gone, from.status, from.source, 10, rule(from, 7));
    link(one, stays, into.status, into.source, 20, rule(into, 8));
    const auto impact = sure(store::readTagImpact(*m_connection, {store::TagChange::Kind::Merge, {gone}, stays, {}}));
    QCOMPARE(merge({{gone}, stays}).itemsGained, impact.gained - impact.lost);
    const bool takesGoing = from.rank < into.rank;
    const Saying &kept = takesGoing ? from : into;
    QCOMPARE(sure(store::readLinks(*m_connection, {one})),
             (QList{Link{one, stays, kept.source, kept.status, {}, takesGoing ? 10 : 20}}));
    QCOMPARE(sure(m_connection->number(u"SELECT coalesce(rule_id, 0) FROM item_tags"_s)),
             kept.isOfRule ? (takesGoing ? 7 : 8) : 0);
    QCOMPARE(sure(store::readTagCounts(*m_connection)).value(stays), kept.status == LinkStatus::Confirmed ? 1 : 0);
}

void TagMergeTest::keepsNamesAndAliasesAsAliases()
{
    const TagId first = add(u"To Read"_s);
    const TagId second = add(u"read later"_s);
    const TagId into = add(u"to-read"_s);
    write([&](Transaction &transaction) { sure(store::addTagAlias(transaction, first, name(u"Unread"_s))); });
    merge({{first, second, first}, into});
    QCOMPARE(aliases(into), (QStringList{u"read later"_s, u"To Read"_s, u"Unread"_s}));
    for (const QString &word : {u"later"_s, u"unr"_s, u"to r"_s})
        QCOMPARE(sure(store::completeTags(*m_connection, word, 5)).value(0).id, into);
}

void TagMergeTest::dropsTheNamesIfAsked()
{
    const TagId from = add(u"wrnog"_s);
    const TagId into = add(u"wrong"_s);
    merge({{from}, into, false});
    QCOMPARE(aliases(into), QStringList());
    QVERIFY(sure(store::completeTags(*m_connection, u"wrn"_s, 5)).isEmpty());
}

void TagMergeTest::movesParentsAndChildren()
{
    const TagId top = add(u"science"_s);
    const TagId from = add(u"phys"_s);
    const TagId into = add(u"physics"_s);
    const TagId child = add(u"quarks"_s);
    write([&](Transaction &transaction) {
        sure(store::addTagParent(transaction, from, top));
        sure(store::addTagParent(transaction, child, from));
    });
    domain::ChangeSet changes;
    merge({{from}, into}, &changes);
    QCOMPARE(edges(), (QStringList{u"physics < science"_s, u"quarks < physics"_s, u"science < "_s}));
    QCOMPARE(changes.tagsChanged, (QList{into, child}));
}

void TagMergeTest::leavesOutWhatWouldBecomeACircle()
{
    // into > middle > from: what is below stays below, and "middle above into" is left out.
    const TagId into = add(u"into"_s);
    const TagId middle = add(u"middle"_s);
    const TagId from = add(u"from"_s);
    const TagId child = add(u"child"_s);
    write([&](Transaction &transaction) {
        sure(store::addTagParent(transaction, middle, into));
        sure(store::addTagParent(transaction, from, middle));
        sure(store::addTagParent(transaction, from, into));
        sure(store::addTagParent(transaction, child, from));
    });
    merge({{from}, into});
    QCOMPARE(edges(), (QStringList{u"child < into"_s, u"into < "_s, u"middle < into"_s}));
}

void TagMergeTest::doesNotDependOnTheOrderOfTheTags()
{
    QStringList seen;
    for (const bool backwards : {false, true}) {
        init();
        const TagId first = add(u"first"_s);
        const TagId between = add(u"between"_s);
        const TagId second = add(u"second"_s);
        const TagId into = add(u"into"_s);
        write([&](Transaction &transaction) {
            sure(store::addTagParent(transaction, between, first));
            sure(store::addTagParent(transaction, second, between));
        });
        merge({backwards ? QList{second, first} : QList{first, second}, into});
        QCOMPARE(edges(), (QStringList{u"between < into"_s, u"into < "_s}));
        seen.append(aliases(into).join(u','));
    }
    QCOMPARE(seen[0], seen[1]);
}

void TagMergeTest::rewritesSavedSearches()
{
    const TagId from = add(u"phys"_s);
    const TagId into = add(u"physics"_s);
    domain::SavedSearchId id;
    write([&](Transaction &transaction) {
        id = sure(store::addSavedSearch(transaction, {{}, u"mine"_s, u"#phys not #=phys"_s}));
    });
    const auto impact = sure(store::readTagImpact(*m_connection, {store::TagChange::Kind::Merge, {from}, into, {}}));
    QCOMPARE(impact.savedSearches, QStringList{u"mine"_s});
    domain::ChangeSet changes;
    merge({{from}, into}, &changes);
    QVERIFY(changes.savedSearches);
    const QString query = sure(store::readSavedSearch(*m_connection, id))->query;
    QCOMPARE(query.count(domain::boundTagMark + QString::number(into.value) + domain::boundTagMark), 2);
}

void TagMergeTest::takesColourDescriptionAndKeyWhereThereAreNone()
{
    const TagId first = add(u"first"_s);
    const TagId second = add(u"second"_s);
    const TagId into = add(u"into"_s);
    write([&](Transaction &transaction) {
        sure(store::changeTagColour(transaction, first, u"#111111"_s));
        sure(store::changeTagColour(transaction, into, u"#222222"_s));
        sure(store::changeTagDescription(transaction, second, u"about it"_s));
        sure(store::changeTagPin(transaction, first, 4));
        sure(store::changeTagPin(transaction, second, 5));
    });
    merge({{first, second}, into});
    const auto tag = sure(store::readTag(*m_connection, into));
    QCOMPARE(tag->colour, u"#222222"_s);
    QCOMPARE(tag->description, u"about it"_s);
    QCOMPARE(tag->pin, std::optional(4));
}

void TagMergeTest::refusesWhatCannotBe_data()
{
    QTest::addColumn<QList<int>>("tags");
    QTest::addColumn<int>("into");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("reason");
    QTest::newRow("itself") << QList{0} << 0 << ErrorCode::InvalidInput << u"“top” cannot be merged into itself"_s;
    QTest::newRow("itself among others") << QList{3, 1} << 1 << ErrorCode::InvalidInput << u"“middle” cannot be"_s;
    QTest::newRow("its own child") << QList{0} << 1 << ErrorCode::Conflict << u"middle › top"_s;
    QTest::newRow("far below it") << QList{3, 0} << 2 << ErrorCode::Conflict << u"bottom › middle › top"_s;
    QTest::newRow("one that is gone") << QList{8} << 1 << ErrorCode::NotFound << u"no longer"_s;
    QTest::newRow("into one that is gone") << QList{1} << 8 << ErrorCode::NotFound << u"no longer"_s;
    QTest::newRow("none") << QList<int>() << 1 << ErrorCode::InvalidInput << u"Nothing is to be merged"_s;
}

void TagMergeTest::refusesWhatCannotBe()
{
    QFETCH(const QList<int>, tags);
    QFETCH(const int, into);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, reason);
    QList<TagId> all{add(u"top"_s), add(u"middle"_s), add(u"bottom"_s), add(u"other"_s)};
    write([&](Transaction &transaction) {
        sure(store::addTagParent(transaction, all[1], all[0]));
        sure(store::addTagParent(transaction, all[2], all[1]));
    });
    const auto idOf = [&all](int at) {
        return at < 4 ? all[at] : TagId{99};
    };
    TagMerge what{{}, idOf(into)};
    for (const int at : tags)
        what.tags.append(idOf(at));
    const QStringList before = test::dumpOf(*m_connection);
    const auto changes = write([&](Transaction &transaction) {
        const auto refused = store::mergeTags(transaction, what);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, code);
        QVERIFY2(refused.error().message.contains(reason), qPrintable(refused.error().message));
    });
    QVERIFY(changes.isEmpty());
    QCOMPARE(test::dumpOf(*m_connection), before);
}

void TagMergeTest::countsAsItForetold()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 10; ++round) {
        init();
        const QList<TagId> tags{add(u"a"_s), add(u"b"_s), add(u"into"_s)};
        for (int i = 0; i < 40; ++i) {
            const ItemId id = item();
            for (const TagId tag : tags) {
                if (random.bounded(2))
                    link(id, tag, LinkStatus(random.bounded(3)), LinkSource::User, i,
                         random.bounded(2) ? std::optional<qint64>(9) : std::nullopt);
            }
            if (random.bounded(5) == 0)
                write([&](Transaction &transaction) { (void)sure(store::trashItems(transaction, {id})); });
        }
        const auto impact =
            sure(store::readTagImpact(*m_connection, {store::TagChange::Kind::Merge, {tags[0], tags[1]}, tags[2], {}}));
        QVERIFY(!impact.refusal);
        const qint64 before = sure(store::readTagCounts(*m_connection)).value(tags[2]);
        const qint64 gained = impact.gained - impact.lost;
        QCOMPARE(merge({{tags[0], tags[1]}, tags[2]}).itemsGained, gained);
        QCOMPARE(sure(store::readTagCounts(*m_connection)).value(tags[2]), before + gained);
        QCOMPARE(
            sure(m_connection->number(
                u"SELECT item_count = (SELECT count(*) FROM item_tags JOIN items ON items.id = item_id WHERE "
                "tag_id = %1 AND status = 'confirmed' AND trashed_at IS NULL) FROM tag_counts WHERE tag_id = %1"_s.arg(
                    tags[2].value))),
            1);
        QVERIFY(impact.overlap <= before);
        QCOMPARE(impact.gained + impact.overlap + impact.refused - impact.lost, impact.items);
    }
}

void TagMergeTest::takesLinksInManyParts()
{
    const TagId from = add(u"from"_s);
    const TagId into = add(u"into"_s);
    sure(m_connection->execute(
        u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
        "INSERT INTO items (id, title, created_at, updated_at) SELECT 3 * i, 'x', 1, 1 FROM n"_s));
    sure(m_connection->execute(
        u"INSERT INTO item_tags (item_id, tag_id, added_at) SELECT id, %1, 1 FROM items"_s.arg(from.value)));
    sure(m_connection->execute(
        u"INSERT INTO item_tags (item_id, tag_id, added_at) SELECT id, %1, 1 FROM items WHERE id % 7 = 0"_s.arg(
            into.value)));
    QList<qint64> told;
    write([&](Transaction &transaction) {
        const auto outcome = sure(store::mergeTags(transaction, {{from}, into}, [&told](qint64 done, qint64 total) {
            QCOMPARE(total, 5000);
            told.append(done);
        }));
        QCOMPARE(outcome.itemsGained, 5000 - 5000 / 7);
    });
    QCOMPARE(told.size(), 3);
    QVERIFY(std::is_sorted(told.begin(), told.end()));
    QCOMPARE(told.last(), 5000);
    QCOMPARE(sure(store::readTagCounts(*m_connection)).value(into), 5000);
    QCOMPARE(sure(m_connection->number(u"SELECT count(*) FROM item_tags"_s)), 5000);
}

QTEST_GUILESS_MAIN(TagMergeTest)
#include "tag_merge_test.moc"
