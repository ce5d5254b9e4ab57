// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/links_table.h"
#include "gui/tagging/session_fixture.h"

#include <QComboBox>
#include <QSpinBox>
#include <QTableView>
#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;
using models::ItemTagsModel;

class LinksTableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNothingWhileFolded();
    void statusIsChosenFromAList();
    void confidenceIsTypedInPercentOrTakenAway();
};

void LinksTableTest::readsNothingWhileFolded()
{
    test::SessionFixture library;
    const auto item = library.addItem(u"1"_s, {u"a"_s, u"b"_s});
    LinksTable table(library.session());
    table.show();
    table.setItem(item);
    QCOMPARE(table.model().rowCount(), 0);
    QVERIFY(!table.view().isVisible());
    table.setExpanded(true);
    QCOMPARE(table.model().rowCount(), 2);
    QVERIFY(table.view().isVisible());
    QVERIFY(table.view().isColumnHidden(ItemTagsModel::ItemColumn));
    table.setItem({});
    QCOMPARE(table.model().rowCount(), 0);
}

void LinksTableTest::statusIsChosenFromAList()
{
    test::SessionFixture library;
    const auto item = library.addItem(u"1"_s, {u"a"_s});
    LinksTable table(library.session());
    table.setItem(item);
    table.setExpanded(true);
    table.show();
    const QModelIndex cell = table.model().index(0, ItemTagsModel::StatusColumn);
    table.view().setCurrentIndex(cell);
    table.view().edit(cell);
    auto *box = table.view().findChild<QComboBox *>();
    QVERIFY(box);
    QCOMPARE(box->currentText(), u"Confirmed"_s);
    QTest::keyClick(box, Qt::Key_Down);
    QTRY_COMPARE(library.links(item), u"a?"_s);
    QTRY_COMPARE(cell.data().toString(), u"Suggested"_s);
}

void LinksTableTest::confidenceIsTypedInPercentOrTakenAway()
{
    test::SessionFixture library;
    const auto item = library.addItem(u"1"_s, {u"a"_s});
    LinksTable table(library.session());
    table.setItem(item);
    table.setExpanded(true);
    table.show();
    const auto confidence = [&] {
        return store::readLinks(library.session().library().connection(), {item})->first().confidence;
    };
    const QModelIndex cell = table.model().index(0, ItemTagsModel::ConfidenceColumn);
    const auto enter = [&](int value) {
        table.view().setCurrentIndex(cell);
        table.view().edit(cell);
        auto *box = table.view().findChild<QSpinBox *>();
        QVERIFY(box);
        box->setValue(value);
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(!table.view().findChild<QSpinBox *>());
    };
    enter(80);
    QTRY_COMPARE(confidence(), std::optional(0.8));
    QTRY_COMPARE(cell.data().toString(), u"80 %"_s);
    enter(-1);
    QTRY_COMPARE(confidence(), std::nullopt);
}

QTEST_MAIN(LinksTableTest)
#include "links_table_test.moc"
