// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search_explanation.h"

#include "domain/query/parser.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using domain::TagId;
using test::sure;

/// One item: "Quarks & gluons" at colours.example with a note on muons, tagged physics (nature), below science.
class SearchExplanationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhyAnItemIsFound_data();
    void saysWhyAnItemIsFound();
    void knowsTheNameOfAChip();
    void saysNothingOfAnItemThatIsNotThere();
    void limitsItsReasons();
    void tellsTheTree();

private:
    QStringList reasons(const QString &text, ItemId item) const
    {
        QStringList sentences;
        for (const store::HitReason &reason :
             sure(store::whyFound(*m_connection, domain::parseQuery(text).query, item)))
            sentences.append(store::toSentence(reason));
        return sentences;
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
    ItemId m_item;
    TagId m_science;
    TagId m_physics;
};

void SearchExplanationTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
    m_item = test::addItem(*m_connection,
                           {domain::bookmarkKind, u"Quarks & gluons"_s, u"https://colours.example/x"_s, u"On muons"_s});
    test::addItem(*m_connection, {domain::bookmarkKind, u"Other"_s, {}, {}});
    m_science = test::addTag(*m_connection, u"science"_s);
    m_physics = test::addTag(*m_connection, u"physics"_s);
    const TagId maybe = test::addTag(*m_connection, u"maybe"_s);
    test::write(*m_connection, [&](store::Transaction &transaction) {
        sure(store::addTagParent(transaction, m_physics, m_science));
        sure(store::addTagAlias(transaction, m_physics, test::name(u"Nature"_s)));
        sure(store::addLinks(transaction, {m_item}, m_physics));
        sure(store::addLinks(transaction, {m_item}, maybe));
        sure(store::changeLinkStatus(transaction, {m_item, maybe}, domain::LinkStatus::Suggested));
    });
}

void SearchExplanationTest::saysWhyAnItemIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("reasons");
    const auto row = [](const QString &text, const QStringList &reasons) {
        QTest::newRow(qPrintable(text)) << text << reasons;
    };
    row(u""_s, {});
    row(u"quark"_s, {u"quark is in the title"_s});
    row(u"*UON*"_s, {u"*UON* is in the title"_s, u"*UON* is in the notes"_s});
    row(u"& muons"_s, {u"& is in the title"_s, u"muons is in the notes"_s});
    row(u"colours"_s, {u"colours is in the address"_s});
    row(u"phys"_s, {u"phys: tag “physics”"_s});
    row(u"nat"_s, {u"nat: tag “physics”, also called “Nature”"_s});
    row(u"#physics"_s, {u"#physics: tag “physics”"_s});
    row(u"#nature"_s, {u"#nature: tag “physics”, also called “nature”"_s});
    row(u"#science"_s, {u"#science: tag “physics”, below “science”"_s});
    row(u"#phy*"_s, {u"#phy*: tag “physics”"_s});
    row(u"#maybe"_s, {});
    row(u"#maybe[status=suggested]"_s, {u"#maybe[status=suggested]: tag “maybe”"_s});
    row(u"title:gluons url:colours note:muons"_s,
        {u"title:gluons is in the title"_s, u"url:colours is in the address"_s, u"note:muons is in the notes"_s});
    row(u"(gluons or other) -x is:untagged"_s, {u"gluons is in the title"_s});
    row(u"not quark"_s, {});
}

void SearchExplanationTest::saysWhyAnItemIsFound()
{
    QFETCH(QString, text);
    QTEST(reasons(text, m_item), "reasons");
}

void SearchExplanationTest::knowsTheNameOfAChip()
{
    QCOMPARE(reasons(u"#\x1f%1\x1f"_s.arg(m_science.value), m_item),
             QStringList{u"#science: tag “physics”, below “science”"_s});
    QCOMPARE(reasons(u"#\x1f%1\x1f"_s.arg(m_physics.value), m_item), QStringList{u"#physics: tag “physics”"_s});
}

void SearchExplanationTest::saysNothingOfAnItemThatIsNotThere()
{
    QCOMPARE(reasons(u"quark *uon* #science"_s, ItemId{4711}), QStringList());
}

void SearchExplanationTest::limitsItsReasons()
{
    QCOMPARE(reasons(u"quark gluons "_s.repeated(100), m_item).size(), 20);
}

void SearchExplanationTest::tellsTheTree()
{
    store::SearchRequest request;
    request.query = domain::parseQuery(u"nothing (#science or not quark) is:trashed"_s).query;
    const auto plan = sure(store::explain(*m_connection, request));
    QCOMPARE(plan.query, u"nothing (#science or -quark) is:trashed"_s);
    QVERIFY(plan.coversTrash);
    QStringList lines;
    for (const store::PlanStep &step : plan.steps)
        lines.append(u"%1 %2 %3 %4%5"_s.arg(step.depth)
                         .arg(step.condition, step.answeredBy, step.isComplement ? u"all but "_s : QString())
                         .arg(step.count));
    QCOMPARE(
        lines,
        (QStringList{u"0 and  0"_s, u"1 text \"nothing\"*, or one of 0 tags full text 0"_s, u"1 or  all but 0"_s,
                     u"2 carries one of 2 tags index of links by tag 1"_s, u"2 not  all but 1"_s,
                     u"3 text \"quark\"*, or one of 0 tags full text 1"_s, u"1 in the trash index of the trash 0"_s}));
}

QTEST_GUILESS_MAIN(SearchExplanationTest)
#include "search_explanation_test.moc"
