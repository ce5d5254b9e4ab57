// SPDX-License-Identifier: GPL-3.0-or-later
#include "../tagging/session_fixture.h"
#include "gui/dialogs/choose_tag_dialog.h"
#include "gui/dialogs/tag_change_dialog.h"
#include "gui/tagging/tag_input.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using domain::TagId;
using store::TagChange;

class TagChangeDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatAMergeHitsAndMakesIt()
    {
        test::SessionFixture library;
        library.addItems({u"quarks"_s, u"gluons"_s}, {u"phys"_s});
        const TagId from = library.tag(u"phys"_s);
        const TagId into = library.addTag(u"physics"_s);
        library.session().filter().setTags({from});
        QSignalSpy said(&library.session().notices(), &Notices::said);
        TagChangeDialog dialog(library.session(), {TagChange::Kind::Merge, {from}, into, {}});
        dialog.show();
        auto *const action = dialog.findChild<QPushButton *>(u"action"_s);
        QVERIFY(!action->isEnabled()); // nothing is done that was not shown
        QTRY_VERIFY(action->isEnabled());
        QCOMPARE(impactOf(dialog), u"2 items get the tag “physics”; none of them carries it already."_s);
        QVERIFY(action->isDefault());
        action->click();
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said.first().first().toString(), u"“phys” merged into “physics”: 2 items gained"_s);
        QCOMPARE(library.tag(u"phys"_s), into); // an alias
        QCOMPARE(library.session().filter().chosenTags().tags, QList{into});
        QVERIFY(!dialog.isVisible());
    }

    void leavesTheNamesIfAsked()
    {
        test::SessionFixture library;
        const TagId from = library.addTag(u"wrnog"_s);
        const TagId into = library.addTag(u"wrong"_s);
        QSignalSpy said(&library.session().notices(), &Notices::said);
        TagChangeDialog dialog(library.session(), {TagChange::Kind::Merge, {from}, into, {}});
        dialog.show();
        auto *const action = dialog.findChild<QPushButton *>(u"action"_s);
        QTRY_VERIFY(action->isEnabled());
        dialog.findChild<QCheckBox *>()->setChecked(false);
        action->click();
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(!library.tag(u"wrnog"_s).isValid());
    }

    void showsWhatADeletionHitsAndMakesIt()
    {
        test::SessionFixture library;
        library.addItem(u"quarks"_s, {u"physics"_s});
        const TagId tag = library.tag(u"physics"_s);
        const TagId kept = library.addTag(u"kept"_s);
        library.session().filter().setTags({tag, kept});
        QSignalSpy said(&library.session().notices(), &Notices::said);
        TagChangeDialog dialog(library.session(), {TagChange::Kind::Delete, {tag}, {}, {}});
        dialog.show();
        auto *const action = dialog.findChild<QPushButton *>(u"action"_s);
        QTRY_VERIFY(action->isEnabled());
        QCOMPARE(impactOf(dialog), u"1 item loses “physics”, and no item is deleted."_s);
        QVERIFY(!dialog.findChild<QCheckBox *>()->isVisible());
        QVERIFY(!action->isDefault());
        action->click();
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(!library.tag(u"physics"_s).isValid());
        QCOMPARE(library.session().filter().chosenTags().tags, QList{kept});
    }

    void saysWhyItCannotBe()
    {
        test::SessionFixture library;
        const TagId top = library.addTag(u"top"_s);
        const TagId below = library.addTag(u"below"_s);
        test::waitFor(library.session().tags().addParent({below}, top));
        TagChangeDialog dialog(library.session(), {TagChange::Kind::Merge, {top}, below, {}});
        dialog.show();
        QTRY_VERIFY(impactOf(dialog).contains(u"below › top"_s));
        QVERIFY(!dialog.findChild<QPushButton *>(u"action"_s)->isEnabled());
    }

    void choosesATagByAnyOfItsNames()
    {
        test::SessionFixture library;
        const TagId physics = library.addTag(u"physics"_s);
        test::waitFor(library.session().tags().addAlias(physics, u"Physik"_s));
        ChooseTagDialog dialog(library.session(), u"Merge"_s, u"Into which?"_s);
        dialog.show();
        auto *const input = dialog.findChild<TagInput *>();
        QSignalSpy chosen(input, &TagInput::chosen);
        QTest::keyClicks(input, u"nowhere"_s); // neither offered to be made nor taken
        QTest::keyClick(input, Qt::Key_Return);
        QTest::keyClick(input, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(chosen.size(), 0);
        QVERIFY(dialog.isVisible());
        input->clear();
        QTest::keyClicks(input, u"PHYSIK"_s);
        QTest::keyClick(input, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(dialog.tag(), physics);
    }

private:
    static QString impactOf(const QDialog &dialog) { return dialog.findChild<QLabel *>(u"impact"_s)->text(); }
};

QTEST_MAIN(TagChangeDialogTest)
#include "tag_change_dialog_test.moc"
