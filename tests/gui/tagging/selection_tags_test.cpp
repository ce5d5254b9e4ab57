// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/selection_tags.h"
#include "gui/tagging/session_fixture.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;

class SelectionTagsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tagsOnAllComeBeforeThoseOnSome();
    void followsOnlyWhatConcernsIt();
    void aBigSelectionBlocksNobodyAndTheNewestWins();
    void restsWhileNotActive();

private:
    static QString spoken(const SelectionTags &tags)
    {
        QStringList words;
        for (const SelectionTag &tag : tags.tags())
            words.append(ChipPainter::spoken(tag.chip));
        return words.join(u"; "_s);
    }
};

void SelectionTagsTest::tagsOnAllComeBeforeThoseOnSome()
{
    test::SessionFixture library;
    const auto first = library.addItem(u"1"_s, {u"a"_s, u"z"_s});
    const auto second = library.addItem(u"2"_s, {u"z"_s, u"m"_s});
    const auto third = library.addItem(u"3"_s, {u"z"_s, u"m"_s});
    library.suggest(first, u"k"_s);
    SelectionTags tags(library.session());
    QVERIFY(tags.tags().isEmpty());
    library.select({first});
    QCOMPARE(spoken(tags), u"a; z; k, suggested"_s);
    library.select({first, second, third});
    QCOMPARE(spoken(tags), u"z; m, on some of the selected items; a, on some of the selected items; k, suggested"_s);
    QCOMPARE(tags.onAll(), (QSet<domain::TagId>{library.tag(u"z"_s)}));
    QCOMPARE(tags.onAny().size(), 4);
    library.select({});
    QVERIFY(tags.tags().isEmpty());
}

void SelectionTagsTest::followsOnlyWhatConcernsIt()
{
    test::SessionFixture library;
    const auto first = library.addItem(u"1"_s, {u"a"_s});
    const auto second = library.addItem(u"2"_s);
    SelectionTags tags(library.session());
    library.select({first});
    QSignalSpy changed(&tags, &SelectionTags::changed);
    test::waitFor(library.session().tagging().addTagsByName({second}, {u"a"_s}));
    QTest::qWait(20);
    QCOMPARE(changed.size(), 0);
    test::waitFor(library.session().tagging().addTagsByName({first}, {u"b"_s}));
    QTRY_COMPARE(spoken(tags), u"a; b"_s);
}

void SelectionTagsTest::aBigSelectionBlocksNobodyAndTheNewestWins()
{
    test::SessionFixture library;
    constexpr int Many = 200000;
    test::waitFor(
        library.session().library().write(u"fill"_s, [](store::Transaction &transaction) -> domain::Result<void> {
            const auto done = transaction.connection().execute(
                u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) "
                "INSERT INTO items (kind_id, title, created_at, updated_at) SELECT 1, 'item ' || i, i, i FROM n"_s);
            if (!done)
                return done.error();
            const auto tag = domain::TagName::parse(u"big"_s);
            const auto made = store::createTag(transaction, *tag);
            if (!made)
                return made.error();
            return transaction.connection().execute(
                u"INSERT INTO item_tags (item_id, tag_id, source, added_at) SELECT id, %1, 'user', 1 FROM items WHERE id % 2"_s
                    .arg(made->value));
        }));
    QList<domain::ItemId> all;
    for (int id = 1; id <= Many; ++id)
        all.append(domain::ItemId{id});
    const auto small = library.addItem(u"small"_s, {u"little"_s});

    SelectionTags tags(library.session());
    QElapsedTimer timer;
    timer.start();
    library.select(all);
    const qint64 held = timer.elapsed();
    QVERIFY(tags.isReading());
    QVERIFY2(held < 50, qPrintable(QString::number(held)));
    QTRY_VERIFY_WITH_TIMEOUT(!tags.isReading(), 30000);
    qInfo("200,000 items: held %lld ms, answered in %lld ms", held, timer.elapsed());
    QCOMPARE(spoken(tags), u"big, on some of the selected items"_s);
    QCOMPARE(tags.tags().first().carriers, Many / 2);

    library.select(all.mid(1));
    library.select(all.mid(2));
    library.select({small});
    QTRY_VERIFY_WITH_TIMEOUT(!tags.isReading(), 30000);
    QCOMPARE(spoken(tags), u"little"_s);
    QTest::qWait(50);
    QCOMPARE(spoken(tags), u"little"_s);
}

void SelectionTagsTest::restsWhileNotActive()
{
    test::SessionFixture library;
    const auto first = library.addItem(u"1"_s, {u"a"_s});
    SelectionTags tags(library.session());
    tags.setActive(false);
    library.select({first});
    QVERIFY(tags.tags().isEmpty());
    tags.setActive(true);
    QCOMPARE(spoken(tags), u"a"_s);
}

QTEST_MAIN(SelectionTagsTest)
#include "selection_tags_test.moc"
