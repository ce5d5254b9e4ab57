// SPDX-License-Identifier: GPL-3.0-or-later
#include "../tagging/session_fixture.h"
#include "gui/dialogs/aliases_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using domain::TagId;

class AliasesDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsByEnterAndTakesAwayByDelete()
    {
        test::SessionFixture library;
        const TagId tag = library.addTag(u"physics"_s);
        AliasesDialog dialog(library.session(), tag);
        dialog.show();
        auto *const name = dialog.findChild<QLineEdit *>();
        auto *const list = dialog.findChild<QListView *>();
        name->setText(u"Physik"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QVERIFY(dialog.isVisible());
        QTRY_COMPARE(name->text(), QString());
        QCOMPARE(library.tag(u"physik"_s), tag);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_COMPARE(list->model()->rowCount(), 0);
        QVERIFY(!library.tag(u"physik"_s).isValid());
    }

    void saysWhyOneIsRefused()
    {
        test::SessionFixture library;
        const TagId tag = library.addTag(u"physics"_s);
        library.addTag(u"chemistry"_s);
        AliasesDialog dialog(library.session(), tag);
        dialog.show();
        auto *const name = dialog.findChild<QLineEdit *>();
        name->setText(u"Chemistry"_s);
        QTest::keyClick(name, Qt::Key_Return);
        const auto reasons = dialog.findChildren<QLabel *>();
        QTRY_VERIFY(reasons.constFirst()->text().contains(u"name of another tag"_s));
        QCOMPARE(name->text(), u"Chemistry"_s);
    }
};

QTEST_MAIN(AliasesDialogTest)
#include "aliases_dialog_test.moc"
