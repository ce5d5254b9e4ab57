// SPDX-License-Identifier: GPL-3.0-or-later
#include "../tagging/session_fixture.h"
#include "gui/search/search_completion.h"
#include "gui/search/search_field.h"
#include "gui/tagging/completion_popup.h"

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using domain::TagId;

namespace {

/// A shown field with its completion on a library of a few tags.
struct Stage
{
    Stage()
    {
        library.addItems({u"one"_s, u"two"_s}, {u"physics"_s});
        library.addItem(u"three"_s, {u"physiology"_s});
        library.addTag(u"to read"_s);
        field.resize(400, 30);
        field.show();
        field.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&field));
        QTRY_COMPARE(library.session().tagsModel().rowCount(), 3);
    }

    void type(const QString &text)
    {
        QTest::keyClicks(&field, text);
        QTRY_VERIFY(completion.popup().isVisible());
    }
    QString chip(const QString &tag) { return u"#\x1F%1\x1F"_s.arg(library.tag(tag).value); }

    test::SessionFixture library;
    SearchField field;
    SearchCompletion completion{field, library.session().library(), library.session().tagsModel()};
};

} // namespace

class SearchCompletionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterTakesTheFirstTagAsAChip()
    {
        Stage stage;
        stage.type(u"old #phy"_s);
        QTest::keyClick(&stage.field, Qt::Key_Return);
        QCOMPARE(stage.field.boundText(),
                 QString(u"old "_s + stage.chip(u"physics"_s) + u' ')); // the more frequent one
        QVERIFY(!stage.completion.popup().isVisible());
    }

    void authorsAreOfferedByAnyWord()
    {
        Stage stage;
        domain::ItemDraft draft;
        draft.kind = domain::bookKind;
        draft.title = u"A Wizard of Earthsea"_s;
        draft.details.authors = {u"Ursula K. Le Guin"_s};
        test::waitFor(stage.library.session().items().add({draft}));
        stage.type(u"author:gui"_s);
        QTest::keyClick(&stage.field, Qt::Key_Return);
        QCOMPARE(stage.field.boundText(), u"author:\"Ursula K. Le Guin\" "_s);
    }

    void arrowsChooseAnother()
    {
        Stage stage;
        stage.type(u"-#=phy"_s);
        QTest::keyClick(&stage.field, Qt::Key_Down);
        QTest::keyClick(&stage.field, Qt::Key_Tab);
        QCOMPARE(stage.field.boundText(), u"-#=\x1F%1\x1F "_s.arg(stage.library.tag(u"physiology"_s).value));
    }

    void aBareWordStaysAsItIsUnlessARowIsChosen()
    {
        Stage stage;
        QSignalSpy left(&stage.field, &SearchField::leaveRequested);
        stage.type(u"phy"_s);
        QCOMPARE(stage.completion.popup().currentRow(), -1);
        QTest::keyClick(&stage.field, Qt::Key_Return);
        QCOMPARE(stage.field.boundText(), u"phy"_s);
        QCOMPARE(left.size(), 1);
    }

    void aBareWordBecomesAChipByArrowAndEnter()
    {
        Stage stage;
        stage.type(u"read"_s);
        QTest::keyClick(&stage.field, Qt::Key_Down);
        QTest::keyClick(&stage.field, Qt::Key_Return);
        QCOMPARE(stage.field.boundText(), QString(stage.chip(u"to read"_s) + u' '));
    }

    void completesKeysAndThenTheirValues()
    {
        Stage stage;
        stage.type(u"kin"_s);
        QTest::keyClick(&stage.field, Qt::Key_Tab);
        QCOMPARE(stage.field.boundText(), u"kind:"_s);
        QTRY_VERIFY(stage.completion.popup().isVisible());
        stage.type(u"bookm"_s);
        QTest::keyClick(&stage.field, Qt::Key_Return);
        QCOMPARE(stage.field.boundText(), u"kind:bookmark "_s);
    }

    void aWholeValueStaysAsItIs()
    {
        Stage stage;
        stage.type(u"kind:book"_s);
        QTRY_VERIFY(stage.completion.popup().isVisible());
        QTest::keyClick(&stage.field, Qt::Key_Return);
        QCOMPARE(stage.field.boundText(), u"kind:book "_s);
    }

    void completesTheNamesOfLists()
    {
        Stage stage;
        for (const QString &name : {u"Later"_s, u"To read \"now\""_s})
            test::waitFor(stage.library.session().lists().create(name, domain::ListTemplate::Plain));
        stage.type(u"list:to"_s);
        QTest::keyClick(&stage.field, Qt::Key_Return);
        QCOMPARE(stage.field.boundText(), u"list:\"To read \\\"now\\\"\" "_s);
        stage.type(u"list:L"_s);
        QTest::keyClick(&stage.field, Qt::Key_Return);
        QVERIFY(stage.field.boundText().endsWith(u" list:Later "_s));
        stage.type(u"status:fi"_s);
        QTest::keyClick(&stage.field, Qt::Key_Return);
        QVERIFY(stage.field.boundText().endsWith(u" status:finished "_s));
    }

    void escapeClosesTheListOnly()
    {
        Stage stage;
        stage.type(u"#phy"_s);
        QTest::keyClick(&stage.field, Qt::Key_Escape);
        QVERIFY(!stage.completion.popup().isVisible());
        QCOMPARE(stage.field.boundText(), u"#phy"_s);
    }

    void offersNothingForATextOfTheProgram()
    {
        Stage stage;
        stage.field.clearFocus();
        stage.field.setBoundText(u"#phy"_s);
        QCoreApplication::processEvents();
        QVERIFY(!stage.completion.popup().isVisible());
    }
};

QTEST_MAIN(SearchCompletionTest)
#include "search_completion_test.moc"
