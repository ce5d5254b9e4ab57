// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/item_service.h"
#include "library/open_library.h"
#include "library/rule_service.h"
#include "library/tag_care_service.h"
#include "library/tag_impact_text.h"
#include "library/tag_service.h"
#include "library/tagging_service.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using domain::TagId;
using library::TagCareService;
using store::TagChange;
using test::sure;

class TagCareServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_open.reset();
        m_temporary = std::make_unique<test::TemporaryLibrary>();
        m_open = test::openLibrary(m_temporary->path());
    }

    void cleanup() { m_labels.reset(); }

    void mergesAsItForetold()
    {
        const QList<ItemId> items = makeItems(5);
        tag(items.first(3), u"phys"_s);
        tag(items.last(3), u"physics"_s);
        TagCareService care(*m_open);
        const TagChange change{TagChange::Kind::Merge, {id(u"phys"_s)}, id(u"physics"_s), {}};
        const auto impact = sure(care.impact(change));
        QCOMPARE(library::describe(change, impact),
                 QStringList{u"2 items get the tag “physics”; 1 more carries it already."_s});
        const auto outcome = sure(care.merge({change.tags, change.into}));
        QCOMPARE(outcome.itemsGained, 2);
        QCOMPARE(labels(), (QStringList{u"Merge “phys” into “physics”"_s}));
        QCOMPARE(id(u"PHYS"_s), id(u"physics"_s)); // by its alias
    }

    void cancelsAMergeAsAWhole()
    {
        const QList<ItemId> items = makeItems(3);
        tag(items, u"a"_s);
        tag(items, u"b"_s);
        const QStringList before = test::dumpOf(*m_open);
        const library::Job job = library::makeJob();
        job->cancelled = true;
        const auto cancelled = TagCareService(*m_open).merge({{id(u"a"_s)}, id(u"b"_s)}, job).result();
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QCOMPARE(test::dumpOf(*m_open), before);
    }

    void deletesSeveralAtOnceOrNone()
    {
        tag(makeItems(2), u"a"_s);
        const TagId other = sure(library::TagService(*m_open).create(u"b"_s));
        const TagId a = id(u"a"_s);
        TagCareService care(*m_open);
        const QStringList before = test::dumpOf(*m_open);
        QCOMPARE(care.remove({a, TagId{99}}).result().error().code, ErrorCode::NotFound);
        QCOMPARE(test::dumpOf(*m_open), before);
        QCOMPARE(sure(care.remove({a, other})), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(labels(), QStringList{u"Delete “a”, “b”"_s});
    }

    void removesOnlyWhatIsStillUnused()
    {
        library::TagService tags(*m_open);
        const TagId used = sure(tags.create(u"used meanwhile"_s));
        const TagId unused = sure(tags.create(u"unused"_s));
        const TagId kept = sure(tags.create(u"kept"_s));
        TagCareService care(*m_open);
        QCOMPARE(sure(care.unused()).size(), 3);
        tag(makeItems(1), u"used meanwhile"_s);
        QCOMPARE(sure(care.removeUnused({used, unused})), QStringList{u"unused"_s});
        QVERIFY(sure(store::readTag(m_open->connection(), used)));
        QVERIFY(sure(store::readTag(m_open->connection(), kept)));
    }

    void describesWhatIsHit_data()
    {
        QTest::addColumn<TagChange::Kind>("kind");
        QTest::addColumn<QStringList>("sentences");
        QTest::newRow("merge") << TagChange::Kind::Merge
                               << QStringList{u"1 item gets the tag “new”; none of them carries it already."_s,
                                              u"2 items in the trash are touched as well."_s,
                                              u"So is 1 link that was suggested or rejected."_s,
                                              u"“child” moves below “new” in the tree."_s,
                                              u"The aliases “x”, “y” mean “new” from then on."_s,
                                              u"The saved search “mine” will ask for “new” instead."_s,
                                              u"The rules “asks”, “adds” will use “new” instead."_s};
        QTest::newRow("delete") << TagChange::Kind::Delete
                                << QStringList{u"1 item loses “old”, and no item is deleted."_s,
                                               u"2 items in the trash are touched as well."_s,
                                               u"So is 1 link that was suggested or rejected."_s,
                                               u"“child” moves one level up in the tree."_s,
                                               u"The aliases “x”, “y” go too."_s,
                                               u"The saved search “mine” will find nothing by what is deleted."_s,
                                               u"The rule “asks” will do nothing any more, since it asks for what "
                                               "is deleted."_s,
                                               u"The rule “adds” will no longer add what is deleted."_s};
        QTest::newRow("rename") << TagChange::Kind::Rename
                                << QStringList{u"1 item shows the new name."_s,
                                               u"The saved search “mine” will say the new name."_s,
                                               u"The rules “asks”, “adds” will say the new name."_s};
    }

    void describesWhatIsHit()
    {
        QFETCH(const TagChange::Kind, kind);
        QFETCH(const QStringList, sentences);
        store::TagImpact impact;
        impact.tags = QStringList{u"old"_s};
        impact.into = u"new"_s;
        impact.items = impact.gained = 1;
        impact.trashed = 2;
        impact.unconfirmed = 1;
        impact.children = QStringList{u"child"_s};
        impact.aliases = QStringList{u"x"_s, u"y"_s};
        impact.savedSearches = QStringList{u"mine"_s};
        impact.askingRules = QStringList{u"asks"_s};
        impact.addingRules = QStringList{u"adds"_s};
        QCOMPARE(library::describe({kind, {}, {}, {}}, impact), sentences);
    }

    void saysWhereARefusalStays()
    {
        store::TagImpact impact;
        impact.into = u"new"_s;
        impact.items = impact.refused = 2;
        QCOMPARE(library::describe({TagChange::Kind::Merge, {}, {}, {}}, impact).value(1),
                 u"2 items do not carry it then: only a rule says so, and a person refused it there."_s);
    }

    void namesTheRulesOfATag()
    {
        const auto addRule = [this](const QString &name, const QString &query, const QString &adds) {
            store::RuleDraft draft;
            draft.rule.name = name;
            draft.rule.query = query;
            draft.tagNames = {adds};
            sure(library::RuleService(*m_open).add(draft));
        };
        tag(makeItems(1), u"old"_s);
        addRule(u"adds"_s, u"page"_s, u"old"_s);
        addRule(u"asks"_s, u"#old"_s, u"other"_s);
        addRule(u"both"_s, u"#old page"_s, u"old"_s);
        addRule(u"none"_s, u"old"_s, u"other"_s);
        for (const auto kind : {TagChange::Kind::Delete, TagChange::Kind::Merge}) {
            const TagId into = kind == TagChange::Kind::Merge ? id(u"other"_s) : TagId();
            const auto impact = sure(TagCareService(*m_open).impact({kind, {id(u"old"_s)}, into, {}}));
            QCOMPARE(impact.askingRules, (QStringList{u"asks"_s, u"both"_s}));
            QCOMPARE(impact.addingRules, QStringList{u"adds"_s});
        }
    }

    void namesAtMostFive()
    {
        QCOMPARE(library::listedNames({u"a"_s, u"b"_s}), u"“a”, “b”"_s);
        QStringList many;
        for (int i = 0; i < 12; ++i)
            many.append(QString::number(i));
        QCOMPARE(library::listedNames(many), u"“0”, “1”, “2”, “3”, “4” and 7 more"_s);
    }

private:
    QList<ItemId> makeItems(int count)
    {
        QList<domain::ItemDraft> drafts;
        for (int i = 0; i < count; ++i)
            drafts.append({domain::noteKind, u"note %1"_s.arg(i), {}, {}});
        return sure(library::ItemService(*m_open).add(drafts, {})).ids;
    }
    void tag(const QList<ItemId> &items, const QString &name)
    {
        sure(library::TaggingService(*m_open).addTagsByName(items, {name}));
        QCoreApplication::processEvents();
        if (!m_labels)
            m_labels = std::make_unique<QSignalSpy>(m_open.get(), &library::Library::changed);
        m_labels->clear();
    }
    TagId id(const QString &name) { return *sure(store::findTag(m_open->connection(), name)); }
    /// Of the commits since the last tag().
    QStringList labels()
    {
        QCoreApplication::processEvents();
        QStringList texts;
        for (const auto &arguments : *m_labels) {
            const auto changes = arguments.at(0).value<domain::ChangeSet>();
            if (changes.tagsRemoved.size() > 0)
                texts.append(changes.label);
        }
        return texts;
    }

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
    std::unique_ptr<QSignalSpy> m_labels;
};

QTEST_GUILESS_MAIN(TagCareServiceTest)
#include "tag_care_service_test.moc"
