// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tag_tree_proxy.h"

#include "library/item_service.h"
#include "library/tag_care_service.h"
#include "library/tag_service.h"
#include "library/tagging_service.h"
#include "models/mime.h"
#include "open_library.h"
#include "store/tag_store.h"
#include "store/tag_tree_store.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QMimeData>
#include <QRandomGenerator>
#include <QtTest>

using namespace tagloom;
using domain::ItemId;
using domain::TagId;
using models::TagsModel;
using models::TagTreeProxy;
using test::OpenLibrary;

namespace {

/// The tree as "a(b(c) d) e".
QString drawn(const TagTreeProxy &tree, const QModelIndex &parent = {})
{
    QStringList parts;
    for (int row = 0; row < tree.rowCount(parent); ++row) {
        const QModelIndex index = tree.index(row, 0, parent);
        const QString below = drawn(tree, index);
        parts.append(below.isEmpty() ? index.data().toString()
                                     : QStringLiteral("%1(%2)").arg(index.data().toString(), below));
    }
    return parts.join(u' ');
}

void makeTags(const OpenLibrary &library, const QStringList &names, const QStringList &childOfParent = {})
{
    const auto connection = library.file().connection();
    for (const QString &name : names)
        OpenLibrary::run(
            *connection,
            QStringLiteral(
                "INSERT INTO tags (name, name_key, slug, created_at) VALUES ('%1', lower('%1'), lower('%1'), 1)")
                .arg(name));
    for (const QString &pair : childOfParent)
        OpenLibrary::run(*connection,
                         QStringLiteral("INSERT INTO tag_parents SELECT c.id, p.id FROM tags c, tags p "
                                        "WHERE c.name = '%1' AND p.name = '%2'")
                             .arg(pair.section(u'<', 0, 0), pair.section(u'<', 1, 1)));
}

} // namespace

class TagTreeProxyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsChildrenUnderEachParent_data();
    void showsChildrenUnderEachParent();
    void boundsThePlacesOfManyParents();
    void mapsManyPlacesToOneRow();
    void filtersAndKeepsWhatIsAboveHits_data();
    void filtersAndKeepsWhatIsAboveHits();
    void repaintsCountsAndMovesNothing();
    void keepsHeldRowsWhenTagsComeAndGoAndAreRenamed();
    void renamesThroughTheTree();
    void acceptsDropsAndGivesTags();
    void followsQuicklyWithManyTags();
};

void TagTreeProxyTest::showsChildrenUnderEachParent_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("parents");
    QTest::addColumn<QString>("tree");
    const auto row = [](const char *name, const QString &names, const QString &parents, const QString &tree) {
        QTest::addRow("%s", name) << names.split(u' ', Qt::SkipEmptyParts) << parents.split(u' ', Qt::SkipEmptyParts)
                                  << tree;
    };
    row("none", {}, {}, {});
    row("flat, by key", QStringLiteral("b A c"), {}, QStringLiteral("A b c"));
    row("nested names", QStringLiteral("a a/b a/b/c x"), QStringLiteral("a/b<a a/b/c<a/b"),
        QStringLiteral("a(b(c)) x"));
    row("two parents", QStringLiteral("p q c d"), QStringLiteral("c<p c<q d<c"), QStringLiteral("p(c(d)) q(c(d))"));
    row("ring of two", QStringLiteral("a b z"), QStringLiteral("a<b b<a"), QStringLiteral("a(b) z"));
    row("ring below a root", QStringLiteral("r a b"), QStringLiteral("a<r b<a a<b"), QStringLiteral("r(a(b))"));
}

void TagTreeProxyTest::showsChildrenUnderEachParent()
{
    QFETCH(QStringList, names);
    QFETCH(QStringList, parents);
    QFETCH(QString, tree);
    OpenLibrary library;
    makeTags(library, names, parents);
    TagsModel tags(*library);
    TagTreeProxy proxy(*library, tags);
    const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(proxy.rowCount(), 0);
    tags.load();
    QCOMPARE(drawn(proxy), tree);
    QCOMPARE(library.openStatements(), 0);
}

void TagTreeProxyTest::boundsThePlacesOfManyParents()
{
    OpenLibrary library;
    // 40 layers of two tags, each under both of the layer above: 2^40 ways down.
    const auto connection = library.file().connection();
    OpenLibrary::run(*connection,
                     QStringLiteral("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80) "
                                    "INSERT INTO tags (name, name_key, slug, created_at) SELECT i, i, i, 1 FROM n"));
    OpenLibrary::run(*connection,
                     QStringLiteral("INSERT INTO tag_parents SELECT c.id, p.id FROM tags c, tags p "
                                    "WHERE (c.id - 1) / 2 = (p.id - 1) / 2 + 1"));
    TagsModel tags(*library);
    TagTreeProxy proxy(*library, tags);
    tags.load();
    for (int tag = 1; tag <= 80; ++tag)
        QVERIFY(proxy.indexOf(TagId{tag}).isValid());
    qsizetype places = 0;
    for (int tag = 1; tag <= 80; ++tag)
        places += proxy.indexesOf(TagId{tag}).size();
    QVERIFY(places < 2000);
}

void TagTreeProxyTest::mapsManyPlacesToOneRow()
{
    OpenLibrary library;
    makeTags(library, {QStringLiteral("p"), QStringLiteral("q"), QStringLiteral("c")},
             {QStringLiteral("c<p"), QStringLiteral("c<q")});
    TagsModel tags(*library);
    TagTreeProxy proxy(*library, tags);
    tags.load();
    const QModelIndexList places = proxy.indexesOf(TagId{3});
    QCOMPARE(places.size(), 2);
    QVERIFY(places[0] != places[1]);
    QCOMPARE(proxy.mapToSource(places[0]), tags.index(2, TagsModel::NameColumn));
    QCOMPARE(proxy.mapToSource(places[1]), tags.index(2, TagsModel::NameColumn));
    QCOMPARE(proxy.mapFromSource(tags.index(2, TagsModel::NameColumn)), places[0]);
    QCOMPARE(proxy.tagAt(places[1]), TagId{3});
    QCOMPARE(proxy.tagAt({}), TagId{});
    QVERIFY(!proxy.mapToSource({}).isValid());
}

void TagTreeProxyTest::filtersAndKeepsWhatIsAboveHits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tree");
    QTest::addRow("all") << QString() << QStringLiteral("music(jazz rock) physics(optics) rockets");
    QTest::addRow("in the middle") << QStringLiteral("ROC") << QStringLiteral("music(rock) rockets");
    QTest::addRow("the parent only") << QStringLiteral("music") << QStringLiteral("music");
    QTest::addRow("inside a word") << QStringLiteral("ptic") << QStringLiteral("physics(optics)");
    QTest::addRow("no hit") << QStringLiteral("zzz") << QString();
    QTest::addRow("only spaces") << QStringLiteral("  ") << QStringLiteral("music(jazz rock) physics(optics) rockets");
}

void TagTreeProxyTest::filtersAndKeepsWhatIsAboveHits()
{
    QFETCH(QString, text);
    QFETCH(QString, tree);
    OpenLibrary library;
    makeTags(library,
             {QStringLiteral("music"), QStringLiteral("rock"), QStringLiteral("jazz"), QStringLiteral("physics"),
              QStringLiteral("optics"), QStringLiteral("rockets")},
             {QStringLiteral("rock<music"), QStringLiteral("jazz<music"), QStringLiteral("optics<physics")});
    TagsModel tags(*library);
    TagTreeProxy proxy(*library, tags);
    const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tags.load();
    proxy.setFilterText(text);
    QCOMPARE(drawn(proxy), tree);
    proxy.setFilterText({});
    QCOMPARE(drawn(proxy), QStringLiteral("music(jazz rock) physics(optics) rockets"));
}

void TagTreeProxyTest::repaintsCountsAndMovesNothing()
{
    OpenLibrary library(20, 5, 1);
    TagsModel tags(*library);
    TagTreeProxy proxy(*library, tags);
    const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tags.load();
    const auto shown = [&proxy](int tag) {
        return proxy.indexOf(TagId{tag}).data(models::CountRole).toLongLong();
    };
    QCOMPARE(shown(2), 4);
    const QSignalSpy resets(&proxy, &QAbstractItemModel::modelReset);
    const QSignalSpy layouts(&proxy, &QAbstractItemModel::layoutChanged);
    QSignalSpy changes(&proxy, &QAbstractItemModel::dataChanged);
    library::TaggingService tagging(*library);
    library::ItemService items(*library);
    QVERIFY(OpenLibrary::finish(tagging.addTags({ItemId{1}, ItemId{2}, ItemId{3}}, {TagId{2}})).ok());
    QCOMPARE(shown(2), 6);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex(), proxy.indexOf(TagId{2}));
    QVERIFY(OpenLibrary::finish(items.trash({ItemId{2}})).ok());
    QCOMPARE(shown(2), 5);
    QCOMPARE(shown(3), 3);
    QVERIFY(OpenLibrary::finish(items.restore({ItemId{2}})).ok());
    QCOMPARE(shown(2), 6);
    QVERIFY(OpenLibrary::finish(items.deleteForGood({ItemId{2}})).ok());
    QCOMPARE(shown(2), 5);
    QVERIFY(OpenLibrary::finish(tagging.changeStatus({ItemId{3}, TagId{2}}, domain::LinkStatus::Rejected)).ok());
    QCOMPARE(shown(2), 4);
    QCOMPARE(proxy.count(TagId{2}), 4);
    changes.clear();
    QVERIFY(OpenLibrary::finish(items.changeTitle(ItemId{3}, QStringLiteral("x"))).ok());
    QCOMPARE(changes.size(), 0);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(layouts.size(), 0);
    library.runAsAnotherProgram(QStringLiteral("DELETE FROM item_tags"));
    QTRY_COMPARE(shown(2), 0);
    QCOMPARE(library.openStatements(), 0);
}

void TagTreeProxyTest::keepsHeldRowsWhenTagsComeAndGoAndAreRenamed()
{
    OpenLibrary library;
    makeTags(library, {QStringLiteral("m"), QStringLiteral("n"), QStringLiteral("c"), QStringLiteral("d")},
             {QStringLiteral("c<m"), QStringLiteral("c<n"), QStringLiteral("d<c")});
    TagsModel tags(*library);
    TagTreeProxy proxy(*library, tags);
    tags.load();
    const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QPersistentModelIndex underN = proxy.indexesOf(TagId{4})[1];
    const QPersistentModelIndex m = proxy.indexOf(TagId{1});
    QCOMPARE(proxy.tagAt(underN.parent().parent()), TagId{2});
    const QSignalSpy resets(&proxy, &QAbstractItemModel::modelReset);
    library::TagService service(*library);
    QVERIFY(OpenLibrary::finish(service.create(QStringLiteral("a"))).ok());
    QCOMPARE(drawn(proxy), QStringLiteral("a m(c(d)) n(c(d))"));
    QVERIFY(OpenLibrary::finish(service.rename(TagId{2}, QStringLiteral("B"))).ok());
    QCOMPARE(drawn(proxy), QStringLiteral("a B(c(d)) m(c(d))"));
    QCOMPARE(proxy.tagAt(underN), TagId{4});
    QCOMPARE(proxy.tagAt(underN.parent().parent()), TagId{2});
    QCOMPARE(m.row(), 2);
    const auto addParent = [](store::Transaction &transaction) -> domain::Result<void> {
        transaction.changes().tagsChanged.append(TagId{2});
        return store::addTagParent(transaction, TagId{2}, TagId{1});
    };
    QVERIFY(OpenLibrary::finish(library->write(QStringLiteral("parent"), addParent)).ok());
    QCOMPARE(drawn(proxy), QStringLiteral("a m(B(c(d)) c(d))"));
    QVERIFY(OpenLibrary::finish(library::TagCareService(*library).merge({{TagId{2}}, TagId{1}})).ok());
    QCOMPARE(drawn(proxy), QStringLiteral("a m(c(d))"));
    QVERIFY(!underN.isValid());
    QCOMPARE(proxy.tagAt(m), TagId{1});
    QCOMPARE(resets.size(), 0);
}

void TagTreeProxyTest::renamesThroughTheTree()
{
    OpenLibrary library;
    makeTags(library, {QStringLiteral("a"), QStringLiteral("b")});
    TagsModel tags(*library);
    TagTreeProxy proxy(*library, tags);
    tags.load();
    QVERIFY(proxy.setData(proxy.index(0, 0), QStringLiteral("z")));
    QVERIFY(proxy.index(0, 0).data(models::PendingRole).toBool());
    QCOMPARE(drawn(proxy), QStringLiteral("z b"));
    QTRY_COMPARE(drawn(proxy), QStringLiteral("b z"));
}

void TagTreeProxyTest::acceptsDropsAndGivesTags()
{
    OpenLibrary library(1, 3);
    TagsModel tags(*library);
    TagTreeProxy proxy(*library, tags);
    tags.load();
    const QModelIndex first = proxy.index(0, 0);
    QVERIFY(first.flags() & Qt::ItemIsDragEnabled);
    QVERIFY(first.flags() & Qt::ItemIsDropEnabled);
    const std::unique_ptr<QMimeData> dragged(proxy.mimeData({first, proxy.index(2, 0), first}));
    QCOMPARE(models::takeTags(dragged.get(), library->path()).value(), (QList<TagId>{TagId{1}, TagId{3}}));
    QCOMPARE(dragged->text(), QStringLiteral("tag 1\ntag 3"));
    QMimeData items;
    models::putItems(&items, library->path(), {ItemId{1}});
    for (const QModelIndex &target : {first, QModelIndex()}) {
        QVERIFY(proxy.canDropMimeData(&items, Qt::CopyAction, -1, -1, target));
        QVERIFY(proxy.canDropMimeData(dragged.get(), Qt::LinkAction, -1, -1, target));
    }
    QVERIFY(!proxy.dropMimeData(&items, Qt::CopyAction, -1, -1, first));
    QVERIFY(proxy.supportedDropActions() & Qt::LinkAction);
}

void TagTreeProxyTest::followsQuicklyWithManyTags()
{
    OpenLibrary library(10, 20000);
    OpenLibrary::run(*library.file().connection(),
                     QStringLiteral("INSERT INTO tag_parents SELECT id, id / 20 FROM tags WHERE id >= 20"));
    TagsModel tags(*library);
    TagTreeProxy proxy(*library, tags);
    QElapsedTimer timer;
    const auto told = [&timer](const char *what) {
        qInfo("%s: %.2f ms", what, double(timer.nsecsElapsed()) / 1e6);
        timer.restart();
    };
    timer.start();
    tags.load();
    told("20,000 tags, load with tree");
    proxy.setFilterText(QStringLiteral("1"));
    told("filter '1'");
    proxy.setFilterText(QStringLiteral("123"));
    told("filter '123'");
    proxy.setFilterText({});
    told("no filter");
    domain::ChangeSet changes;
    changes.linksAdded.append({ItemId{1}, TagId{77}});
    proxy.apply(changes);
    told("one count");
    changes = {};
    changes.tagsChanged.append(TagId{77});
    proxy.apply(changes);
    told("one tag changed");
    const auto added = library->write(QStringLiteral("add"), [](store::Transaction &transaction) {
        return store::createTag(transaction, *domain::TagName::parse(QStringLiteral("one more")));
    });
    QFuture(added).waitForFinished();
    timer.restart();
    QCoreApplication::processEvents();
    told("one tag added, model and tree");
    QVERIFY(proxy.indexOf(TagId{20001}).isValid());
}

QTEST_GUILESS_MAIN(TagTreeProxyTest)
#include "tag_tree_proxy_test.moc"
