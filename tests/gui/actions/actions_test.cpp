// SPDX-License-Identifier: GPL-3.0-or-later
#include "../settings/temporary_settings.h"
#include "gui/actions/actions.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QVBoxLayout>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

namespace {

/// A window with a list and a field, as the program has.
struct Stage
{
    Stage()
    {
        auto *middle = new QWidget;
        auto *lines = new QVBoxLayout(middle);
        lines->addWidget(list);
        lines->addWidget(field);
        window.setCentralWidget(middle);
        list->addItems({u"one"_s, u"two"_s});
        actions.buildMenus(window.menuBar());
        actions.installListActions(list);
        window.show();
        window.activateWindow();
    }

    test::TemporarySettings place;
    Settings settings;
    QMainWindow window;
    QListWidget *list = new QListWidget;
    QLineEdit *field = new QLineEdit;
    Actions actions{settings};
};

} // namespace

class ActionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsEveryActionIntoAMenuWithTooltipAndKey()
    {
        const Stage stage;
        for (const ActionRow &row : actionTable()) {
            QAction *action = stage.actions.action(row.id);
            QVERIFY2(stage.actions.menu(row.menu)->actions().contains(action), row.name);
            QVERIFY2(!action->text().isEmpty() && !action->icon().isNull(), row.name);
            const QString key = stage.actions.keyText(row.id);
            QVERIFY2(!action->toolTip().isEmpty(), row.name);
            QCOMPARE(action->toolTip().contains(u'('), !key.isEmpty());
            QVERIFY2(action->toolTip().contains(key), row.name);
        }
        QCOMPARE(stage.actions.action(ActionId::NewItem)->toolTip(), u"Add an address, a file or a note (Ctrl+N)"_s);
        QCOMPARE(Actions::title(*stage.actions.action(ActionId::NewItem)), u"New item"_s);
    }

    void hearsSingleKeysInTheListOnly()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QSignalSpy tagBar(stage.actions.action(ActionId::TagBar), &QAction::triggered);
        QSignalSpy trash(stage.actions.action(ActionId::Trash), &QAction::triggered);
        stage.field->setFocus();
        QTest::keyClick(stage.field, Qt::Key_T);
        QTest::keyClick(stage.field, Qt::Key_Delete);
        QCOMPARE(stage.field->text(), u"t"_s);
        QCOMPARE(tagBar.size(), 0);
        QCOMPARE(trash.size(), 0);
        QTest::keyClick(stage.field, Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(tagBar.size(), 1);

        stage.list->setFocus();
        QTest::keyClick(stage.list, Qt::Key_T);
        QCOMPARE(tagBar.size(), 2);
        QTest::keyClick(stage.list, Qt::Key_Delete);
        QCOMPARE(trash.size(), 1);
        QTest::keyClick(stage.list, Qt::Key_F3);
        QCOMPARE(tagBar.size(), 3);
    }

    void switchesSingleKeysOff()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QSignalSpy tagBar(stage.actions.action(ActionId::TagBar), &QAction::triggered);
        stage.actions.setSingleKeys(false);
        stage.list->setFocus();
        QTest::keyClick(stage.list, Qt::Key_T);
        QCOMPARE(tagBar.size(), 0);
        QVERIFY(!Settings().value(option::SingleKeys));
        stage.actions.setSingleKeys(true);
        QTest::keyClick(stage.list, Qt::Key_T);
        QCOMPARE(tagBar.size(), 1);
    }

    void leavesADisabledActionAlone()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QAction *action = stage.actions.action(ActionId::TagBar);
        action->setEnabled(false);
        QSignalSpy tagBar(action, &QAction::triggered);
        stage.list->setFocus();
        QTest::keyClick(stage.list, Qt::Key_T);
        QTest::keyClick(stage.list, Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(tagBar.size(), 0);
    }

    void takesKeysThatAPersonChose()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QSignalSpy refresh(stage.actions.action(ActionId::Refresh), &QAction::triggered);
        stage.actions.setKeys(ActionId::Refresh, QList<QKeySequence>{QKeySequence(u"Ctrl+J"_s), QKeySequence(u"R"_s)});
        QVERIFY(stage.actions.action(ActionId::Refresh)->toolTip().contains(u"Ctrl+J"_s));
        stage.list->setFocus();
        QTest::keyClick(stage.list, Qt::Key_F5);
        QCOMPARE(refresh.size(), 0);
        QTest::keyClick(stage.list, Qt::Key_J, Qt::ControlModifier);
        QTest::keyClick(stage.list, Qt::Key_R);
        QCOMPARE(refresh.size(), 2);

        Settings again;
        const Actions restarted(again);
        QCOMPARE(restarted.keyText(ActionId::Refresh), u"Ctrl+J"_s);
        stage.actions.setKeys(ActionId::Refresh, std::nullopt);
        QCOMPARE(stage.actions.keyText(ActionId::Refresh), u"F5"_s);
    }

    void listsKeysThatTwoActionsClaim()
    {
        Stage stage;
        QVERIFY(stage.actions.conflicts().isEmpty());
        stage.actions.setKeys(ActionId::Refresh, QList<QKeySequence>{QKeySequence(u"Del"_s)});
        const KeyConflict expected{QKeySequence(u"Del"_s), ActionId::Refresh, ActionId::Trash};
        QCOMPARE(stage.actions.conflicts().size(), 1);
        QVERIFY(stage.actions.conflicts().first() == expected);
    }

    void offersRecentLibraries()
    {
        Stage stage;
        QMenu *recent = nullptr;
        const QList<QAction *> entries = stage.actions.menu(ActionMenu::File)->actions();
        for (QAction *entry : entries)
            recent = entry->menu() ? entry->menu() : recent;
        QVERIFY(recent);
        QVERIFY(!recent->menuAction()->isEnabled());
        const QString path = stage.place.folder() + u"/R&D.tagloom"_s;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        stage.settings.addRecentLibrary(path);
        QVERIFY(recent->menuAction()->isEnabled());
        QVERIFY(recent->actions().first()->text().startsWith(u"R&&D – "_s));
        QSignalSpy chosen(&stage.actions, &Actions::recentLibraryChosen);
        recent->actions().first()->trigger();
        QCOMPARE(chosen.value(0).value(0).toString(), path);
    }

    void checksOneAppearance()
    {
        const Stage stage;
        stage.actions.action(ActionId::AppearanceDark)->setChecked(true);
        stage.actions.action(ActionId::AppearanceLight)->setChecked(true);
        QVERIFY(!stage.actions.action(ActionId::AppearanceDark)->isChecked());
    }
};

QTEST_MAIN(ActionsTest)
#include "actions_test.moc"
