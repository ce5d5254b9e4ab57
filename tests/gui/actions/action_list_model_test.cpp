// SPDX-License-Identifier: GPL-3.0-or-later
#include "../settings/temporary_settings.h"
#include "gui/actions/action_list_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

namespace {

QStringList titles(const ActionListModel &model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found.append(model.index(row).data().toString());
    return found;
}

} // namespace

class ActionListModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsActionsByBeginningsOfWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("first");
        QTest::newRow("title") << u"import"_s << u"Import"_s;
        QTest::newRow("two words in any order") << u"lib new"_s << u"New library"_s;
        QTest::newRow("key") << u"f5"_s << u"Refresh"_s;
        QTest::newRow("menu") << u"appearance dark"_s << u"Dark"_s;
        QTest::newRow("what it does") << u"look light"_s << u"As the desktop"_s;
        QTest::newRow("title before others") << u"tag"_s << u"Tag the selection"_s;
    }

    void findsActionsByBeginningsOfWords()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, first);
        const test::TemporarySettings place;
        Settings settings;
        const Actions actions(settings);
        ActionListModel model(actions, ActionListModel::Content::Enabled);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(text);
        QCOMPARE(titles(model).value(0), first);
        model.setFilter(u"xyzzy"_s);
        QCOMPARE(model.rowCount(), 0);
    }

    void leavesOutWhatCannotBeDone()
    {
        const test::TemporarySettings place;
        Settings settings;
        const Actions actions(settings);
        actions.action(ActionId::Trash)->setEnabled(false);
        ActionListModel model(actions, ActionListModel::Content::Enabled);
        QVERIFY(!titles(model).contains(u"Move to the trash"_s));
        QVERIFY(!titles(model).contains(u"Command palette"_s));
        QVERIFY(titles(model).contains(u"Rename"_s));
    }

    void listsAllBelowTheirMenus()
    {
        const test::TemporarySettings place;
        Settings settings;
        const Actions actions(settings);
        actions.action(ActionId::Trash)->setEnabled(false);
        ActionListModel model(actions, ActionListModel::Content::AllByMenu);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        int listed = 0;
        QStringList headings;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.actionAt(model.index(row)))
                ++listed;
            else
                headings.append(model.index(row).data().toString());
        }
        QCOMPARE(listed, static_cast<int>(ActionId::Count));
        QCOMPARE(headings.value(0), u"File"_s);
        QVERIFY(headings.contains(u"Tags"_s));
        QVERIFY(!model.index(0).flags().testFlag(Qt::ItemIsSelectable));
        QCOMPARE(model.firstActionRow(), 1);
    }

    void namesTheKeysThatAct()
    {
        const test::TemporarySettings place;
        Settings settings;
        Actions actions(settings);
        ActionListModel model(actions, ActionListModel::Content::Enabled);
        model.setFilter(u"tag the selection"_s);
        QCOMPARE(model.index(0).data(ActionListModel::KeysRole).toStringList(),
                 (QStringList{u"Ctrl+T"_s, u"T"_s, u"F3"_s}));
        actions.setSingleKeys(false);
        model.reload();
        QCOMPARE(model.index(0).data(ActionListModel::KeysRole).toStringList(), (QStringList{u"Ctrl+T"_s, u"F3"_s}));
    }
};

QTEST_MAIN(ActionListModelTest)
#include "action_list_model_test.moc"
