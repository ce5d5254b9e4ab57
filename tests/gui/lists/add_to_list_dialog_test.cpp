// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lists/add_to_list_dialog.h"

#include "gui/lists/new_list_dialog.h"
#include "gui/tagging/session_fixture.h"
#include "store/list_entry_store.h"
#include "store/list_store.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using domain::ListId;
using domain::ListTemplate;
using test::waitFor;

namespace {

struct Stage
{
    Stage()
    {
        items = library.addItems({u"one"_s, u"two"_s});
        reading = waitFor(session().lists().create(u"To read"_s, ListTemplate::Reading));
        waitFor(session().lists().create(u"Already read"_s, ListTemplate::Plain));
        QTRY_COMPARE(session().listsModel().rowCount(), 3);
        dialog = std::make_unique<AddToListDialog>(session(), items);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
    }
    Session &session() { return library.session(); }
    QLineEdit &field() { return *dialog->findChild<QLineEdit *>(); }
    QStringList rows()
    {
        const auto *const list = dialog->findChild<QListWidget *>();
        QStringList texts;
        for (int row = 0; row < list->count(); ++row)
            texts.append(list->item(row)->text());
        return texts;
    }
    QList<store::ListRow> entries(ListId list)
    {
        return *store::readListEntries(session().library().connection(), list, {}, 100);
    }

    test::SessionFixture library;
    QList<domain::ItemId> items;
    ListId reading;
    std::unique_ptr<AddToListDialog> dialog;
};

} // namespace

class AddToListDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsListsByAnyPartOfTheirName()
    {
        Stage stage;
        QCOMPARE(stage.rows(), (QStringList{u"To read"_s, u"Already read"_s}));
        QTest::keyClicks(&stage.field(), u"READ"_s);
        QCOMPARE(stage.rows(), (QStringList{u"To read"_s, u"Already read"_s, u"Create “READ”"_s}));
        stage.field().setText(u"to read"_s);
        QCOMPARE(stage.rows(), QStringList{u"To read"_s});
    }

    void enterAddsToTheMarkedOne()
    {
        Stage stage;
        QTest::keyClicks(&stage.field(), u"to r"_s);
        QTest::keyClick(&stage.field(), Qt::Key_Return);
        QTRY_COMPARE(stage.entries(stage.reading).size(), 2);
        QVERIFY(!stage.dialog->isVisible());
        QCOMPARE(stage.dialog->result(), int(QDialog::Accepted));
    }

    void whatIsThereAlreadyIsPassedOverOrBegunAgain()
    {
        Stage stage;
        waitFor(stage.session().lists().addItems(stage.reading, {stage.items[0]}, store::RepeatedItems::Pass));
        QSignalSpy said(&stage.session().notices(), &Notices::said);
        QTest::keyClick(&stage.field(), Qt::Key_Return);
        QTRY_COMPARE(stage.entries(stage.reading).size(), 2);
        QTRY_VERIFY(!said.isEmpty());
        QCOMPARE(said.last()[0].toString(), u"1 item added to “To read”; the other 1 were there already"_s);
        AddToListDialog again(stage.session(), {stage.items[0]});
        again.show();
        again.findChild<QCheckBox *>()->setChecked(true);
        QTest::keyClick(again.findChild<QLineEdit *>(), Qt::Key_Return);
        QTRY_COMPARE(stage.entries(stage.reading).size(), 3);
        QCOMPARE(stage.entries(stage.reading).last().entry.attempt, 2);
    }

    void makesANewListWithTheItemsInOneStep()
    {
        Stage stage;
        stage.field().setText(u"  Summer   courses "_s);
        QCOMPARE(stage.rows(), QStringList{u"Create “Summer courses”"_s});
        auto *const templates = stage.dialog->findChild<QComboBox *>();
        QVERIFY(templates->isEnabled());
        templates->setCurrentIndex(1);
        QTest::keyClick(&stage.field(), Qt::Key_Return);
        QTRY_VERIFY(!stage.dialog->isVisible());
        const auto made = store::findList(stage.session().library().connection(), u"Summer courses"_s);
        QVERIFY(made && *made);
        QCOMPARE((*made)->listTemplate, ListTemplate::Courses);
        QCOMPARE(stage.entries((*made)->id).size(), 2);
        QTRY_VERIFY(stage.session().history().canUndo());
        stage.session().history().undo();
        QTRY_COMPARE(stage.session().listsModel().rowCount(), 3);
    }

    void saysWhyANameCannotBeUsed()
    {
        Stage stage;
        stage.field().setText(QString(101, u'x'));
        QVERIFY(stage.dialog->findChild<QLabel *>()->text().contains(u"longer than 100 characters"_s));
        QTest::keyClick(&stage.field(), Qt::Key_Return);
        QVERIFY(stage.dialog->isVisible());
    }

    void theOtherDialogMakesAnEmptyList()
    {
        Stage stage;
        NewListDialog dialog(stage.session());
        QSignalSpy made(&dialog, &NewListDialog::made);
        dialog.show();
        QTest::keyClicks(dialog.findChild<QLineEdit *>(), u"Films"_s);
        dialog.findChild<QComboBox *>()->setCurrentIndex(2);
        QTest::keyClick(&dialog, Qt::Key_Return);
        QTRY_COMPARE(made.size(), 1);
        QTRY_COMPARE(stage.session().listsModel().rowCount(), 4);
        QCOMPARE(stage.session().listsModel().lists().last().listTemplate, ListTemplate::Plain);
    }
};

QTEST_MAIN(AddToListDialogTest)
#include "add_to_list_dialog_test.moc"
