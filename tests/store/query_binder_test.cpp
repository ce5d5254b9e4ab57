// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query_binder.h"

#include "domain/query/parser.h"
#include "store/list_store.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::BoundNode;
using domain::ColumnLeaf;
using domain::KindsLeaf;
using domain::LinkBounds;
using domain::LinkSource;
using domain::LinkStatus;
using domain::StateLeaf;
using domain::TagCountLeaf;
using domain::TagId;
using domain::TagsLeaf;
using domain::TextLeaf;
using domain::TimeLeaf;
using domain::TimeSpan;
using store::BoundSearch;
using test::sure;

/// What the evaluators are given for what is typed. The library has science > physics > quarks; physics is also called
/// nature.
class QueryBinderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void looksUpTags();
    void asksOfLinksWhatTheBracketsSay_data();
    void asksOfLinksWhatTheBracketsSay();
    void findsNothingByContradictions();
    void findsTextByTheRightMeans_data();
    void findsTextByTheRightMeans();
    void findsColumns();
    void turnsDaysIntoMoments();
    void countsTags_data();
    void countsTags();
    void knowsStatesAndKinds();
    void bindsWhatIsSaidTwiceOnce();
    void noticesWhereTheTrashIsAskedFor();
    void asksOneEntryOfAListForWhatStandsTogether();

private:
    BoundSearch bind(const QString &text) const
    {
        const domain::ParsedQuery parsed = domain::parseQuery(text);
        if (parsed.error)
            qFatal("%s", qPrintable(parsed.error->expected));
        return sure(store::bindQuery(*m_connection, parsed.query, m_moment));
    }
    BoundNode::Leaf leaf(const QString &text) const
    {
        const BoundNode root = bind(text).query.root;
        if (root.kind != BoundNode::Kind::Leaf)
            qFatal("%s is no leaf", qPrintable(text));
        return root.leaf;
    }
    TagsLeaf tags(const QString &text) const { return std::get<TagsLeaf>(leaf(text)); }
    qint64 at(const QString &utc) const { return QDateTime::fromString(utc, Qt::ISODate).toMSecsSinceEpoch(); }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
    store::Moment m_moment;
    TagId m_science;
    TagId m_physics;
    TagId m_quarks;
};

void QueryBinderTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
    m_science = test::addTag(*m_connection, u"science"_s);
    m_physics = test::addTag(*m_connection, u"physics"_s);
    m_quarks = test::addTag(*m_connection, u"up and down"_s);
    test::write(*m_connection, [&](store::Transaction &transaction) {
        sure(store::addTagParent(transaction, m_physics, m_science));
        sure(store::addTagParent(transaction, m_quarks, m_physics));
        sure(store::addTagAlias(transaction, m_physics, test::name(u"nature"_s)));
    });
    m_moment = {at(u"2024-05-15T12:00:00Z"_s), QTimeZone::utc()};
}

void QueryBinderTest::looksUpTags()
{
    QCOMPARE(tags(u"#SCIENCE"_s), (TagsLeaf{{m_science, m_physics, m_quarks}, {}}));
    QCOMPARE(tags(u"#nature"_s), (TagsLeaf{{m_physics, m_quarks}, {}}));
    QCOMPARE(tags(u"#=nature"_s), (TagsLeaf{{m_physics}, {}}));
    QCOMPARE(tags(u"#up_and_down"_s), (TagsLeaf{{m_quarks}, {}}));
    QCOMPARE(tags(u"#=*i*"_s), (TagsLeaf{{m_science, m_physics}, {}}));
    QCOMPARE(tags(u"#=nat*"_s), (TagsLeaf{{m_physics}, {}}));
    QCOMPARE(tags(u"#s*e*e"_s), (TagsLeaf{{m_science, m_physics, m_quarks}, {}}));
    QCOMPARE(tags(u"#e*e"_s), (TagsLeaf{}));
    QCOMPARE(tags(u"#=\x1f%1\x1f"_s.arg(m_science.value)), (TagsLeaf{{m_science}, {}}));
    QCOMPARE(tags(u"#\x1f%1\x1f"_s.arg(m_physics.value)), (TagsLeaf{{m_physics, m_quarks}, {}}));
    const BoundSearch unknown = bind(u"#none #\"none\" -#other #\x1f"
                                     u"99\x1f #no* #\"sci*\""_s);
    QCOMPARE(unknown.unknownTags, (QStringList{u"none"_s, u"other"_s, u"no*"_s, u"sci*"_s}));
    QCOMPARE(unknown.goneTags, QList{TagId{99}});
}

void QueryBinderTest::asksOfLinksWhatTheBracketsSay_data()
{
    QTest::addColumn<QString>("conditions");
    QTest::addColumn<LinkBounds>("bounds");
    LinkBounds confirmed;
    confirmed.statuses = {LinkStatus::Confirmed};
    const auto row = [](const QString &conditions, const LinkBounds &bounds) {
        QTest::newRow(qPrintable(conditions)) << conditions << bounds;
    };
    LinkBounds bounds;
    bounds.statuses = {LinkStatus::Suggested};
    row(u"status=SUGGESTED"_s, bounds);
    bounds.statuses = {LinkStatus::Confirmed, LinkStatus::Suggested};
    row(u"status!=rejected"_s, bounds);
    bounds = confirmed;
    bounds.sources = {LinkSource::Rule};
    row(u"source=rule"_s, bounds);
    bounds.sources = {LinkSource::Import, LinkSource::Suggestion};
    row(u"source!=rule,source!=user"_s, bounds);
    bounds = confirmed;
    bounds.hasConfidence = true;
    bounds.confidenceTo = std::nextafter(0.8, 0.0);
    row(u"confidence<0.8"_s, bounds);
    bounds.confidenceFrom = 0.25;
    row(u"confidence<0.8,confidence>=0.25"_s, bounds);
    bounds.confidenceFrom = bounds.confidenceTo = 0.5;
    row(u"confidence=0.5"_s, bounds);
    bounds.confidenceInside = false;
    row(u"confidence!=0.5"_s, bounds);
    bounds = confirmed;
    bounds.hasConfidence = true;
    row(u"confidence<=80"_s, bounds);
    bounds = confirmed;
    const auto moment = [](const QString &day) {
        return QDateTime::fromString(day, Qt::ISODate).toMSecsSinceEpoch();
    };
    bounds.added = {{moment(u"2024-02-01T00:00:00Z"_s), moment(u"2024-03-01T00:00:00Z"_s)}};
    row(u"added>2024-01,added<=2024-02"_s, bounds);
    bounds.added = {{TimeSpan().from, moment(u"2024-01-01T00:00:00Z"_s)},
                    {moment(u"2025-01-01T00:00:00Z"_s), TimeSpan().to}};
    row(u"added!=2024"_s, bounds);
}

void QueryBinderTest::asksOfLinksWhatTheBracketsSay()
{
    QFETCH(QString, conditions);
    QFETCH(LinkBounds, bounds);
    const TagsLeaf found = tags(u"#=physics["_s + conditions + u']');
    QCOMPARE(found.tags, QList{m_physics});
    QVERIFY(found.links.has_value());
    QVERIFY(*found.links == bounds);
}

void QueryBinderTest::findsNothingByContradictions()
{
    for (const QString &conditions :
         {u"source=user,source=rule"_s, u"status=confirmed,status!=confirmed"_s, u"confidence<0.2,confidence>0.3"_s,
          u"confidence<0"_s, u"confidence>1"_s, u"added<2023,added>2024"_s})
        QVERIFY2(tags(u"#physics["_s + conditions + u']').tags.isEmpty(), qPrintable(conditions));
    const BoundNode none = bind(u"tags:<0"_s).query.root;
    QCOMPARE(none.kind, BoundNode::Kind::Or);
    QVERIFY(none.children.empty());
}

void QueryBinderTest::findsTextByTheRightMeans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("match");
    QTest::addColumn<QString>("like");
    const auto row = [](const QString &text, const QString &match, const QString &like) {
        QTest::newRow(qPrintable(text)) << text << match << like;
    };
    row(u"quark"_s, u"\"quark\"*"_s, {});
    row(u"of"_s, u"\"of\""_s, {});
    row(u"\"quark\""_s, u"\"quark\""_s, {});
    row(u"C++"_s, u"\"C++\""_s, {});
    row(u"drum-n-bass"_s, u"\"drum-n-bass\"*"_s, {});
    row(u"\"say \\\"no\\\"\""_s, u"\"say \"\"no\"\"\""_s, {});
    row(u"a*"_s, u"\"a\"*"_s, {});
    row(u"*a*"_s, {}, u"%a%"_s);
    row(u"a*b"_s, {}, u"%a%b%"_s);
    row(u"**a**"_s, {}, u"%a%"_s);
    row(u"C++*"_s, {}, u"%C++%"_s);
    row(u"\"a*b\""_s, u"\"a*b\""_s, {});
    row(u"%_\\"_s, {}, u"%\\%\\_\\\\%"_s);
    row(u"🎉"_s, {}, u"%🎉%"_s);
    row(u"数学"_s, {}, u"%数学%"_s);
    row(u"数"_s, u"\"数\""_s, {});
    row(u"ไทย"_s, {}, u"%ไทย%"_s);
    row(u"https://a.example"_s, {}, u"%https://a.example%"_s);
}

void QueryBinderTest::findsTextByTheRightMeans()
{
    QFETCH(QString, text);
    const auto found = std::get<TextLeaf>(leaf(text));
    QTEST(found.match, "match");
    QTEST(found.like, "like");
}

void QueryBinderTest::findsColumns()
{
    using Column = ColumnLeaf::Column;
    QCOMPARE(leaf(u"title:quark"_s), BoundNode::Leaf(ColumnLeaf{Column::Title, u"\"quark\"*"_s, {}}));
    QCOMPARE(leaf(u"note:*x*"_s), BoundNode::Leaf(ColumnLeaf{Column::Note, {}, u"%x%"_s}));
    QCOMPARE(leaf(u"url:quark"_s), BoundNode::Leaf(ColumnLeaf{Column::Url, u"\"quark\"*"_s, {}}));
    QCOMPARE(leaf(u"url:quark.example"_s), BoundNode::Leaf(ColumnLeaf{Column::Url, {}, u"%quark.example%"_s}));
    const BoundNode negated = bind(u"title:!=quark"_s).query.root;
    QCOMPARE(negated.kind, BoundNode::Kind::Not);
    QCOMPARE(negated.children.front().leaf, leaf(u"title:quark"_s));
    QCOMPARE(std::get<TextLeaf>(leaf(u"do"_s)).tags, QList{m_quarks});
    QCOMPARE(std::get<TextLeaf>(leaf(u"na*"_s)).tags, QList{m_physics});
    QCOMPARE(std::get<TextLeaf>(leaf(u"*cienc*"_s)).tags, QList{m_science});
    QCOMPARE(std::get<TextLeaf>(leaf(u"cienc"_s)).tags, QList<TagId>());
    QVERIFY(bind(u"*"_s).query.root.kind == BoundNode::Kind::And && bind(u"*"_s).query.root.children.empty());
}

void QueryBinderTest::turnsDaysIntoMoments()
{
    using Column = TimeLeaf::Column;
    const qint64 begin = at(u"2024-05-01T00:00:00Z"_s);
    const qint64 end = at(u"2024-06-01T00:00:00Z"_s);
    QCOMPARE(leaf(u"added:2024-05"_s), BoundNode::Leaf(TimeLeaf{Column::Added, {begin, end}}));
    QCOMPARE(leaf(u"updated:>=2024-05"_s), BoundNode::Leaf(TimeLeaf{Column::Updated, {begin, TimeSpan().to}}));
    QCOMPARE(leaf(u"added:2024-05-01..2024-05"_s), BoundNode::Leaf(TimeLeaf{Column::Added, {begin, end}}));
    QCOMPARE(leaf(u"added:7d"_s),
             BoundNode::Leaf(TimeLeaf{Column::Added, {at(u"2024-05-08T12:00:00Z"_s), TimeSpan().to}}));
    const BoundNode other = bind(u"added:!=2024-05"_s).query.root;
    QCOMPARE(other.kind, BoundNode::Kind::Not);
    QCOMPARE(other.children.front().leaf, leaf(u"added:2024-05"_s));
}

void QueryBinderTest::countsTags_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    constexpr qint64 many = std::numeric_limits<qint64>::max();
    QTest::newRow("equal") << u"tags:4"_s << qint64{4} << qint64{4};
    QTest::newRow("more") << u"tags:>4"_s << qint64{5} << many;
    QTest::newRow("or more") << u"tags:>=4"_s << qint64{4} << many;
    QTest::newRow("less") << u"tags:<4"_s << qint64{0} << qint64{3};
    QTest::newRow("or less") << u"tags:<=4"_s << qint64{0} << qint64{4};
    QTest::newRow("range") << u"tags:5..2"_s << qint64{2} << qint64{5};
    QTest::newRow("untagged") << u"is:untagged"_s << qint64{0} << qint64{0};
}

void QueryBinderTest::countsTags()
{
    QFETCH(QString, text);
    const auto found = std::get<TagCountLeaf>(leaf(text));
    QTEST(found.from, "from");
    QTEST(found.to, "to");
}

void QueryBinderTest::knowsStatesAndKinds()
{
    using State = StateLeaf::State;
    QCOMPARE(leaf(u"is:Trashed"_s), BoundNode::Leaf(StateLeaf{State::Trashed}));
    QCOMPARE(leaf(u"is:duplicate"_s), BoundNode::Leaf(StateLeaf{State::Duplicate}));
    QCOMPARE(leaf(u"is:suggested"_s), BoundNode::Leaf(StateLeaf{State::Suggested}));
    QCOMPARE(leaf(u"has:note"_s), BoundNode::Leaf(StateLeaf{State::WithNote}));
    QCOMPARE(leaf(u"has:url"_s), BoundNode::Leaf(StateLeaf{State::WithUrl}));
    QCOMPARE(leaf(u"kind:BOOK"_s), BoundNode::Leaf(KindsLeaf{{domain::KindId{4}}}));
    QCOMPARE(leaf(u"kind:spaceship"_s), BoundNode::Leaf(KindsLeaf{}));
    QCOMPARE(bind(u"kind:spaceship"_s).unknownKinds, QStringList{u"spaceship"_s});
}

void QueryBinderTest::bindsWhatIsSaidTwiceOnce()
{
    QCOMPARE(bind(u"a "_s.repeated(5000)).query.root.children.size(), 1U);
    QCOMPARE(bind(u"#physics or #nature or x"_s).query.root.children.size(), 2U);
}

void QueryBinderTest::noticesWhereTheTrashIsAskedFor()
{
    QVERIFY(!bind(u"x"_s).query.coversTrash);
    QVERIFY(!bind(u"\"is:trashed\""_s).query.coversTrash);
    QVERIFY(bind(u"a or not (b is:trashed)"_s).query.coversTrash);
}

void QueryBinderTest::asksOneEntryOfAListForWhatStandsTogether()
{
    domain::ListId courses;
    domain::ListId plain;
    test::write(*m_connection, [&](store::Transaction &transaction) {
        domain::List list;
        list.name = u"Summer courses"_s;
        list.listTemplate = domain::ListTemplate::Courses;
        courses = sure(store::createList(transaction, list));
        list.name = u"b"_s;
        list.listTemplate = domain::ListTemplate::Plain;
        plain = sure(store::createList(transaction, list));
    });
    using domain::EntryLeaf;
    using domain::ListStatus;
    const auto together = bind(u"list:\"SUMMER courses\" status:!=dropped progress:>50 progress:<=80 grade:!=4"_s);
    QCOMPARE(together.query.root.children.size(), size_t(1));
    const auto entry = std::get<EntryLeaf>(together.query.root.children.front().leaf);
    QCOMPARE(entry.list, std::optional(courses));
    QCOMPARE(entry.statuses->size(), domain::listStatuses().size() - 1);
    QVERIFY(!entry.statuses->contains(ListStatus::Dropped));
    QCOMPARE(entry.progress.size(), 2);
    QVERIFY(entry.progress.at(0).from > 50 && entry.progress.at(0).from < 50.001);
    QCOMPARE(entry.progress.at(1).to, 80.0);
    QVERIFY(!entry.grade.constFirst().inside);
    const auto two = bind(u"status:done list:b (list:\"Summer courses\" grade:5)"_s);
    QCOMPARE(two.query.root.children.size(), size_t(2));
    QCOMPARE(std::get<EntryLeaf>(two.query.root.children.at(0).leaf).list, std::optional(plain));
    QCOMPARE(std::get<EntryLeaf>(two.query.root.children.at(0).leaf).statuses, std::optional(QList{ListStatus::Done}));
    QCOMPARE(std::get<EntryLeaf>(two.query.root.children.at(1).leaf).grade.size(), 1);
    QCOMPARE(bind(u"list:b or status:done"_s).query.root.children.size(), size_t(2));
    const auto gone = bind(u"list:nowhere"_s);
    QCOMPARE(gone.unknownLists, QStringList{u"nowhere"_s});
    QVERIFY(gone.remarks().constFirst().contains(u"There is no list “nowhere”"_s));
    QVERIFY(std::get<EntryLeaf>(gone.query.root.leaf).list.has_value());
    QCOMPARE(std::get<EntryLeaf>(leaf(u"is:reading"_s)).statuses,
             std::optional(QList{ListStatus::Reading, ListStatus::Active}));
}

QTEST_GUILESS_MAIN(QueryBinderTest)
#include "query_binder_test.moc"
