// SPDX-License-Identifier: GPL-3.0-or-later
#include "../tagging/session_fixture.h"
#include "gui/dialogs/kinds_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

class KindsDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesRenamesAndDeletes()
    {
        test::SessionFixture library;
        KindsDialog dialog(library.session());
        dialog.show();
        auto *const list = dialog.findChild<QTreeWidget *>();
        QTRY_COMPARE(list->topLevelItemCount(), 8);
        const auto button = [&dialog](const QString &name) {
            return dialog.findChild<QPushButton *>(name);
        };
        list->setCurrentItem(list->topLevelItem(0));
        QVERIFY(!button(u"remove"_s)->isEnabled());
        button(u"add"_s)->click();
        QTRY_COMPARE(list->topLevelItemCount(), 9);
        const auto own = [list] {
            return list->topLevelItem(8);
        };
        QCOMPARE(own()->text(0), u"New kind"_s);
        QTRY_VERIFY(button(u"remove"_s)->isEnabled());
        own()->setText(0, u"Recipe"_s);
        const auto kinds = [&library] {
            return store::readKinds(library.session().library().connection()).value();
        };
        QTRY_COMPARE(kinds().constLast().name, u"Recipe"_s);
        QTRY_COMPARE(own()->text(0), u"Recipe"_s);
        own()->setText(0, u"Book"_s); // taken
        QTRY_COMPARE(own()->text(0), u"Recipe"_s);
        auto *const icons = dialog.findChild<QComboBox *>();
        icons->setCurrentIndex(icons->findData(u"calendar"_s));
        Q_EMIT icons->activated(icons->currentIndex());
        QTRY_COMPARE(kinds().constLast().icon, u"calendar"_s);
        list->setCurrentItem(own());
        button(u"remove"_s)->click();
        QTRY_COMPARE(list->topLevelItemCount(), 8);
    }
};

QTEST_MAIN(KindsDialogTest)
#include "kinds_dialog_test.moc"
