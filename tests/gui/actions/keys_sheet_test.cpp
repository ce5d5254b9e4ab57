// SPDX-License-Identifier: GPL-3.0-or-later
#include "../settings/temporary_settings.h"
#include "gui/actions/keys_sheet.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
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
