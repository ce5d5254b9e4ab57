// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/rule_service.h"

#include "library/exporter.h"
#include "library/history_service.h"
#include "library/importer.h"
#include "library/item_service.h"
#include "library/open_library.h"
#include "library/tag_care_service.h"
#include "library/tagging_service.h"
#include "store/link_store.h"
#include "support/folder_snapshot.h"
#include "support/random_library.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using domain::LinkStatus;
using domain::RuleId;
using library::HistoryService;
using library::RuleDryRun;
using library::RuleService;
using store::RuleDetails;
using store::RuleDraft;
using test::sure;

class RuleServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_open.reset();
        m_temporary = std::make_unique<test::TemporaryLibrary>();
        m_open = test::openLibrary(m_temporary->path());
    }
    void cleanup() { m_open.reset(); }

    void addsWhatItForetold()
    {
        addItems({u"https://site.example/a"_s, u"https://site.example/b"_s, u"https://other.example/"_s});
        const RuleId id = add(u"Site"_s, u"site:site.example"_s, {u"x"_s, u"y"_s});
        const RuleDryRun foretold = sure(rules().dryRunOf({id}));
        QCOMPARE(foretold.items, 2);
        QCOMPARE(foretold.links, 4);
        QCOMPARE(foretold.outcomes.size(), 1);
        QCOMPARE(foretold.outcomes.first().found, 2);
        const RuleDryRun::Row newest{
            {2}, u"https://site.example/b"_s, u"https://site.example/b"_s, {u"x"_s, u"y"_s}, {}};
        QCOMPARE(foretold.first.size(), 2);
        QVERIFY(foretold.first.first() == newest);
        QCOMPARE(sure(rules().dryRunOf({id}, library::makeJob(), 1)).first.size(), 1);
        const auto run = sure(rules().run({id}));
        QCOMPARE(run.items, 2);
        QCOMPARE(run.links, 4);
        QCOMPARE(library::describe(run), u"2 items tagged by rules"_s);
        QCOMPARE(only().links, 4);
        QCOMPARE(sure(HistoryService(*m_open).undo()).label, u"Run the rule “Site”: 4 links"_s);
        QCOMPARE(only().links, 0);
        sure(HistoryService(*m_open).redo());
        QCOMPARE(only().links, 4);
        QCOMPARE(sure(rules().takeBack(id)), 4);
        QCOMPARE(only().links, 0);
        QCOMPARE(sure(HistoryService(*m_open).undo()).label, u"Take back what the rule “Site” did"_s);
        QCOMPARE(only().links, 4);
        QCOMPARE(sure(rules().takeBack(id)), 4);
        const auto nothing = sure(rules().run({}));
        QCOMPARE(nothing.links, 4);
        QVERIFY(library::describe(sure(rules().run({}))).contains(u"nothing to add"_s));
    }

    /// Drafts that the library knows nothing of yet, with a tag that does not exist.
    void foretellsOfDrafts()
    {
        addItems({u"https://site.example/a"_s});
        RuleDraft first = draftOf(u""_s, u"site:site.example"_s, {u"new"_s});
        RuleDraft second = draftOf(u""_s, u"site:site.example"_s, {u"NEW"_s, u"other"_s});
        second.rule.status = LinkStatus::Suggested;
        const QStringList before = test::dumpOf(*m_open);
        const RuleDryRun foretold = sure(rules().dryRun({first, second}));
        QCOMPARE(foretold.links, 2);
        QCOMPARE(foretold.first.first().tags, QStringList{u"new"_s});
        QCOMPARE(foretold.first.first().suggestions, QStringList{u"other"_s});
        QCOMPARE(test::dumpOf(*m_open), before);
        QCOMPARE(rules().dryRun({draftOf(u""_s, u""_s, {u"x"_s})}).result().error().code, ErrorCode::InvalidInput);
        QCOMPARE(rules().dryRun({draftOf(u""_s, u"added:never"_s, {u"x"_s})}).result().error().code,
                 ErrorCode::InvalidInput);
        // Without a tag it still says what the condition finds.
        QCOMPARE(sure(rules().dryRun({draftOf(u""_s, u"site:site.example"_s, {})})).outcomes.first().found, 1);
    }

    void runsOnItemsAsTheyComeIn()
    {
        add(u"Site"_s, u"site:site.example"_s, {u"x"_s});
        add(u"Chain"_s, u"#x #mine"_s, {u"y"_s});
        RuleDraft off = draftOf(u"Off"_s, u"site:site.example"_s, {u"z"_s});
        off.rule.enabled = false;
        sure(rules().add(off));
        RuleDraft later = draftOf(u"Later"_s, u"site:site.example"_s, {u"z"_s});
        later.rule.onNewItems = false;
        sure(rules().add(later));
        const QStringList before = test::dumpOf(*m_open);
        const auto added = sure(library::ItemService(*m_open).add(
            {domain::draftFromText(u"https://site.example/a"_s, {}), domain::draftFromText(u"a note"_s, {})},
            {u"mine"_s}));
        QCOMPARE(added.taggedByRules, 1);
        QCOMPARE(tagsOf(added.ids[0]), (QStringList{u"mine"_s, u"x"_s, u"y"_s}));
        QCOMPARE(tagsOf(added.ids[1]), QStringList{u"mine"_s});
        sure(HistoryService(*m_open).undo());
        QStringList after = test::dumpOf(*m_open);
        QCOMPARE(withoutIds(after), withoutIds(before));
    }

    void runsOnWhatIsImported()
    {
        add(u"Pages"_s, u"title:page"_s, {u"x"_s});
        const QString path = m_temporary->folder() + u"/b.html"_s;
        test::writeFile(path, test::bookmarkFile(20));
        const auto report = sure(library::Importer(*m_open).run({path}, {}, library::makeJob()));
        QCOMPARE(report.added, 18);
        QCOMPARE(report.taggedByRules, 18);
        QCOMPARE(only().links, 18);
        QCOMPARE(sure(library::Importer(*m_open).run({path}, {}, library::makeJob())).taggedByRules, 0);
        sure(HistoryService(*m_open).undo()); // of the first import: the second one has changed nothing
        QCOMPARE(only().links, 0);
        QCOMPARE(m_open->connection().number(u"SELECT count(*) FROM items"_s).value(), 0);
    }

    void healsWhenTheDeletionOfATagIsUndone()
    {
        addItems({u"https://site.example/a"_s});
        const RuleId id = add(u"Site"_s, u"site:site.example"_s, {u"x"_s});
        sure(library::TagCareService(*m_open).remove({only().rule.tags.first()}));
        QCOMPARE(only().problems.size(), 1);
        QCOMPARE(only().tags, QStringList());
        QCOMPARE(sure(rules().run({id})).links, 0);
        sure(HistoryService(*m_open).undo()); // nothing was run, so this is the deletion
        QCOMPARE(only().problems, QStringList());
        QCOMPARE(sure(rules().run({id})).links, 1);
    }

    void staysAwayFromWhatWasTakenOff()
    {
        const QList<ItemId> items = addItems({u"https://site.example/a"_s, u"https://site.example/b"_s});
        const RuleId id = add(u"Site"_s, u"site:site.example"_s, {u"x"_s});
        sure(rules().run({id}));
        sure(library::TaggingService(*m_open).removeTagsByName({items[0]}, {u"x"_s}));
        QCOMPARE(sure(rules().dryRunOf({id})).links, 0);
        QCOMPARE(only().links, 1);
        QCOMPARE(tagsOf(items[0]), QStringList());
        sure(HistoryService(*m_open).undo());
        QCOMPARE(tagsOf(items[0]), QStringList{u"x"_s});
        QCOMPARE(only().links, 2);
    }

    void leavesLinksWhenARuleIsDeleted()
    {
        const QList<ItemId> items = addItems({u"https://site.example/a"_s});
        const RuleId id = add(u"Site"_s, u"site:site.example"_s, {u"x"_s});
        sure(rules().run({id}));
        sure(rules().remove(id));
        QCOMPARE(tagsOf(items[0]), QStringList{u"x"_s});
        QCOMPARE(rules().takeBack(id).result().error().code, ErrorCode::NotFound);
        sure(HistoryService(*m_open).undo());
        QCOMPARE(only().links, 1);
        QCOMPARE(sure(rules().takeBack(id)), 1);
    }

    void saysWhichRuleCouldDoNothing()
    {
        addItems({u"https://site.example/a"_s});
        add(u"Site"_s, u"site:site.example #gone"_s, {u"x"_s});
        const auto run = sure(rules().run({}));
        QCOMPARE(run.links, 0);
        QCOMPARE(run.problems.size(), 1);
        QVERIFY2(library::describe(run).startsWith(u"The rule “Site” did nothing."_s),
                 qPrintable(library::describe(run)));
        QCOMPARE(rules().run({{99}}).result().error().code, ErrorCode::NotFound);
    }

    void cancelsAsAWhole()
    {
        addItems({u"https://site.example/a"_s});
        const RuleId id = add(u"Site"_s, u"site:site.example"_s, {u"x"_s});
        const QStringList before = test::dumpOf(*m_open);
        const library::Job job = library::makeJob();
        job->cancelled = true;
        QCOMPARE(rules().run({id}, job).result().error().code, ErrorCode::Cancelled);
        QCOMPARE(rules().takeBack(id, job).result().error().code, ErrorCode::Cancelled);
        QCOMPARE(rules().dryRunOf({id}, job).result().error().code, ErrorCode::Cancelled);
        QCOMPARE(test::dumpOf(*m_open), before);
    }

    void refusesOnALibraryForLooking()
    {
        const auto looking = sure(library::Library::open(m_open->path(), library::OpenMode::ReadOnly));
        RuleService service(*looking);
        QCOMPARE(service.add(draftOf(u"a"_s, u"b"_s, {u"c"_s})).result().error().code, ErrorCode::ReadOnly);
        QCOMPARE(service.run({}).result().error().code, ErrorCode::ReadOnly);
        QCOMPARE(sure(service.rules()).size(), 0);
    }

    /// On random libraries a run adds what the dry run said, item by item.
    void runsWhatItForetold_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void runsWhatItForetold()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        test::QueryVocabulary vocabulary;
        sure(m_open->write(u"Fill"_s, [&](store::Transaction &transaction) -> domain::Result<void> {
            transaction.leaveUnrecorded();
            return {};
        }));
        m_open.reset();
        {
            const auto connection = m_temporary->connection();
            vocabulary =
                test::RandomLibrary::fill(*connection, random, QDateTime::currentMSecsSinceEpoch()).vocabulary();
        }
        m_open = test::openLibrary(m_temporary->path());
        test::RandomQuery queries(vocabulary, random);
        for (int i = 0; i < 6; ++i) {
            RuleDraft draft = draftOf(u"rule %1"_s.arg(i), domain::toText(queries.query(2)),
                                      {test::pick(vocabulary.tagNames, random)});
            draft.rule.status = random.bounded(3) ? LinkStatus::Confirmed : LinkStatus::Suggested;
            (void)rules().add(draft).result(); // one without a condition is refused
        }
        const RuleDryRun foretold = sure(rules().dryRunOf({}, library::makeJob(), 100000));
        QHash<ItemId, QStringList> expected;
        for (const RuleDryRun::Row &row : foretold.first) {
            for (const QString &tag : row.tags + row.suggestions)
                expected[row.item].append(tag);
        }
        const auto run = sure(rules().run({}));
        QCOMPARE(run.links, foretold.links);
        QCOMPARE(run.items, foretold.items);
        qint64 links = 0;
        for (auto one = expected.cbegin(); one != expected.cend(); ++one) {
            const QStringList all = tagsOf(one.key(), true);
            for (const QString &tag : *one) {
                QVERIFY2(all.contains(tag), qPrintable(tag));
                ++links;
            }
        }
        QCOMPARE(links, run.links);
        QCOMPARE(sure(m_open->write(u"Check"_s,
                                    [](store::Transaction &transaction) -> domain::Result<QString> {
                                        return test::whatIsWrongWith(transaction.connection());
                                    })),
                 QString());
    }

    /// Rules go through JSON Lines with what they have done: in the other library it can be taken back.
    void goThroughAFile()
    {
        addItems({u"https://site.example/a"_s, u"https://site.example/b"_s});
        RuleDraft draft = draftOf(u"Site"_s, u"site:site.example #condition"_s, {u"x"_s, u"y"_s});
        sure(rules().add(draft));
        RuleDraft other = draftOf(u"Other"_s, u"kind:bookmark"_s, {u"z"_s});
        other.rule.status = LinkStatus::Suggested;
        other.rule.enabled = false;
        other.rule.onNewItems = false;
        const RuleId otherId = sure(rules().add(other));
        sure(rules().run({otherId}));
        const QString path = m_temporary->folder() + u"/whole.jsonl"_s;
        library::ExportOptions options;
        options.format = formats::Format::JsonLines;
        sure(library::Exporter(*m_open).toFile(path, options, library::makeJob()));

        const test::TemporaryLibrary second;
        const auto copy = test::openLibrary(second.path());
        const auto foretold = sure(library::Importer(*copy).dryRun({path}, {}, library::makeJob()));
        QCOMPARE(foretold.rulesAdded, 2);
        const auto report = sure(library::Importer(*copy).run({path}, {}, library::makeJob()));
        QCOMPARE(report.rulesAdded, 2);
        QCOMPARE(report.taggedByRules, 0);
        QCOMPARE(foretold.tagsAdded, report.tagsAdded);
        const QList<RuleDetails> here = sure(rules().rules());
        const QList<RuleDetails> there = sure(RuleService(*copy).rules());
        QCOMPARE(there.size(), 2);
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(there[i].rule.name, here[i].rule.name);
            QCOMPARE(there[i].query, here[i].query);
            QCOMPARE(there[i].tags, here[i].tags);
            QCOMPARE(there[i].rule.status, here[i].rule.status);
            QCOMPARE(there[i].rule.enabled, here[i].rule.enabled);
            QCOMPARE(there[i].rule.onNewItems, here[i].rule.onNewItems);
            QCOMPARE(there[i].rule.createdAt, here[i].rule.createdAt);
            QCOMPARE(there[i].links, here[i].links);
        }
        QCOMPARE(there[1].links, 2);
        QCOMPARE(sure(RuleService(*copy).takeBack(there[1].rule.id)), 2);
        // Once more: what is here stays, and needs no word.
        const auto again = sure(library::Importer(*copy).run({path}, {}, library::makeJob()));
        QCOMPARE(again.rulesAdded, 0);
        QVERIFY(again.changed.isEmpty() && again.skipped.isEmpty());
    }

    void saysWhatAFileGotWrong()
    {
        const QString path = m_temporary->folder() + u"/bad.jsonl"_s;
        test::writeFile(path,
                        "{\"tagloom\":1,\"content\":\"library\"}\n"
                        "{\"record\":\"rule\",\"name\":\"a\",\"query\":\"added:never\",\"tags\":[\"x\"]}\n"
                        "{\"record\":\"rule\",\"name\":\"b\",\"query\":\"word\",\"tags\":[]}\n"
                        "{\"record\":\"rule\",\"name\":\"c\",\"query\":\"\\\"\\\"\",\"tags\":[\"x\"]}\n"
                        "{\"record\":\"rule\",\"name\":\"d\",\"tags\":[\"x\"]}\n"
                        "{\"record\":\"rule\",\"name\":\"e\",\"query\":\"word\",\"tags\":[\"x\"],\"enabled\":1}\n"
                        "{\"record\":\"item\",\"title\":\"t\",\"links\":[{\"tag\":\"x\",\"source\":\"rule\",\"rule\":"
                        "\"none\"}]}\n");
        const auto report = sure(library::Importer(*m_open).run({path}, {}, library::makeJob()));
        QList<qint64> lines;
        for (const library::ImportRemark &remark : report.skipped)
            lines.append(remark.line);
        std::sort(lines.begin(), lines.end());
        QCOMPARE(lines, (QList<qint64>{2, 3, 4, 5, 6}));
        QCOMPARE(report.added, 1);
        QCOMPARE(sure(library::Importer(*m_open).dryRun({path}, {}, library::makeJob())).skipped.size(), 5);
    }

private:
    RuleService rules() { return RuleService(*m_open); }
    static RuleDraft draftOf(const QString &name, const QString &query, const QStringList &tags)
    {
        RuleDraft draft;
        draft.rule.name = name;
        draft.rule.query = query;
        draft.tagNames = tags;
        return draft;
    }
    RuleId add(const QString &name, const QString &query, const QStringList &tags)
    {
        return sure(rules().add(draftOf(name, query, tags)));
    }
    RuleDetails only() { return sure(rules().rules()).first(); }
    QList<ItemId> addItems(const QStringList &addresses)
    {
        QList<domain::ItemDraft> drafts;
        for (const QString &address : addresses)
            drafts.append(domain::draftFromText(address, {}));
        return sure(library::ItemService(*m_open).add(drafts)).ids;
    }
    QStringList tagsOf(ItemId item, bool alsoSuggested = false)
    {
        QStringList names;
        for (const domain::Link &link : sure(store::readLinks(m_open->connection(), {item}))) {
            if (link.status == LinkStatus::Confirmed || (alsoSuggested && link.status == LinkStatus::Suggested))
                names.append(sure(store::requireTag(m_open->connection(), link.tag)).name);
        }
        return names;
    }
    /// What sqlite_sequence says stays behind after an undo.
    static QStringList withoutIds(QStringList lines) { return lines.first(lines.indexOf(u"== sqlite_sequence"_s)); }

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
};

QTEST_GUILESS_MAIN(RuleServiceTest)
#include "rule_service_test.moc"
