// SPDX-License-Identifier: GPL-3.0-or-later
#include "../settings/temporary_settings.h"
#include "gui/actions/keys_sheet.h"

#include <QCheckBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

class KeysSheetTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEveryActionWithItsKeys()
    {
        const test::TemporarySettings place;
        Settings settings;
        Actions actions(settings);
        const KeysSheet sheet(actions);
        const QAbstractItemModel *model = sheet.findChild<QListView *>()->model();
        QSet<QAction *> listed;
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row, 0);
            auto *action = index.data(ActionListModel::ActionRole).value<QAction *>();
            if (!action)
                continue;
            listed.insert(action);
            const QList<QKeySequence> keys = action->shortcuts();
            for (const QKeySequence &key : keys) {
                const QString shown = key.toString(QKeySequence::NativeText).replace(u"Enter"_s, u"Return"_s);
                QVERIFY(index.data(ActionListModel::KeysRole).toStringList().contains(shown));
            }
        }
        QCOMPARE(listed.size(), static_cast<int>(ActionId::Count));
    }

    void narrowsAndSwitchesSingleKeys()
    {
        const test::TemporarySettings place;
        Settings settings;
        Actions actions(settings);
        const KeysSheet sheet(actions);
        const QAbstractItemModel *model = sheet.findChild<QListView *>()->model();
        sheet.findChild<QLineEdit *>()->setText(u"f3"_s);
        QCOMPARE(model->rowCount(), 2); // the heading and the action
        QCOMPARE(model->index(1, 0).data(ActionListModel::KeysRole).toStringList().size(), 3);
        sheet.findChild<QCheckBox *>()->setChecked(false);
        QCOMPARE(model->index(1, 0).data(ActionListModel::KeysRole).toStringList().size(), 2);
        QVERIFY(!actions.singleKeys());
    }

    void givesTheCurrentActionAnotherKeyAndItsOwnOneBack()
    {
        const test::TemporarySettings place;
        Settings settings;
        Actions actions(settings);
        const KeysSheet sheet(actions);
        auto *const list = sheet.findChild<QListView *>();
        auto *const key = sheet.findChild<QKeySequenceEdit *>();
        QVERIFY(!key->isEnabled()); // the heading, or nothing, is current
        sheet.findChild<QLineEdit *>()->setText(u"new tag"_s);
        list->setCurrentIndex(list->model()->index(1, 0));
        const QList<QKeySequence> before = actions.keys(ActionId::NewTag);
        QCOMPARE(key->keySequence(), before.first());
        key->setKeySequence(QKeySequence(u"Ctrl+J, Ctrl+P"_s));
        QCOMPARE(actions.keys(ActionId::NewTag), QList<QKeySequence>{QKeySequence(u"Ctrl+J"_s)});
        QCOMPARE(list->currentIndex().data(ActionListModel::KeysRole).toStringList(), QStringList{u"Ctrl+J"_s});
        key->setKeySequence(QKeySequence());
        QVERIFY(actions.keys(ActionId::NewTag).isEmpty());
        sheet.findChild<QPushButton *>()->click();
        QCOMPARE(actions.keys(ActionId::NewTag), before);
    }

    void showsConflicts()
    {
        const test::TemporarySettings place;
        Settings settings;
        Actions actions(settings);
        actions.setKeys(ActionId::About, QList<QKeySequence>{QKeySequence(u"Ctrl+N"_s)});
        const KeysSheet sheet(actions);
        const QList<QLabel *> labels = sheet.findChildren<QLabel *>();
        const bool isShown = std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text().contains(u"Ctrl+N"_s) && label->text().contains(u"New item"_s);
        });
        QVERIFY(isShown);
    }
};

QTEST_MAIN(KeysSheetTest)
#include "keys_sheet_test.moc"
