// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lists/lists_fixture.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace tagloom;
using models::ItemsModel;
using models::ListEntriesModel;
using test::ListStage;
using test::ShownPage;
using test::waitFor;

/// In the views of a library that others change meanwhile.
class LineDelegateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsTypedInTheItemsTable()
    {
        ShownPage shown;
        const auto item = shown.library.addItem(u"one"_s);
        shown.show();
        auto &list = shown.page->list();
        list.setFocus();
        list.showItem(item);
        QLineEdit *const line = edit(list, [&list] { list.editTitle(); });
        QVERIFY(line);
        QCOMPARE(line->accessibleName(), u"Title"_s);
        QTest::keyClicks(line, u"half a ti"_s);
        waitFor(shown.library.session().items().changeTitle(item, u"theirs"_s));
        QTRY_COMPARE(shown.library.session().itemsModel().item(item)->title, u"theirs"_s);
        waitFor(shown.library.session().tagging().addTagsByName({item}, {u"new"_s}));
        QCoreApplication::processEvents();
        QCOMPARE(line->text(), u"half a ti"_s);
        QTest::keyClicks(line, u"tle"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(shown.library.session().itemsModel().item(item)->title, u"half a title"_s);
    }

    void fillsAnUntouchedEditorAnew()
    {
        ShownPage shown;
        const auto item = shown.library.addItem(u"one"_s);
        shown.show();
        auto &list = shown.page->list();
        list.setFocus();
        list.showItem(item);
        QLineEdit *const line = edit(list, [&list] { list.editTitle(); });
        QVERIFY(line);
        waitFor(shown.library.session().items().changeTitle(item, u"theirs"_s));
        QTRY_COMPARE(line->text(), u"theirs"_s);
        QCOMPARE(line->selectedText(), u"theirs"_s);
    }

    void keepsWhatIsTypedInAList()
    {
        ListStage stage({u"one"_s});
        stage.open();
        stage.view().setFocus();
        stage.view().setCurrentIndex(stage.cell(0, ListEntriesModel::NoteColumn));
        QLineEdit *const line = edit(stage.view(), [&stage] { stage.view().editCurrent(); });
        QVERIFY(line);
        QTest::keyClicks(line, u"half a no"_s);
        domain::ListEntryEdit change;
        change.progress = 30;
        change.note = u"theirs"_s;
        waitFor(stage.session().lists().changeEntries({stage.entries().entryAt(0)}, change));
        // The other cells follow.
        QTRY_COMPARE(stage.cell(0, ListEntriesModel::ProgressColumn).data(Qt::EditRole).toInt(), 30);
        QCOMPARE(line->text(), u"half a no"_s);
        QTest::keyClicks(line, u"te"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(stage.stored(0).note, u"half a note"_s);
    }

    void keepsWhatIsTypedWhileTheEditBeforeIsCommitted()
    {
        ListStage stage({u"one"_s});
        stage.open();
        stage.view().setFocus();
        stage.view().setCurrentIndex(stage.cell(0, ListEntriesModel::ProgressColumn));
        QLineEdit *line = edit(stage.view(), [&stage] { stage.view().editCurrent(); });
        QVERIFY(line);
        QTest::keyClicks(line, u"40"_s);
        QTest::keyClick(line, Qt::Key_Tab); // commits, and goes on to the next cell
        if (stage.view().currentIndex().column() != ListEntriesModel::NoteColumn)
            stage.view().setCurrentIndex(stage.cell(0, ListEntriesModel::NoteColumn));
        line = edit(stage.view(), [&stage] { stage.view().editCurrent(); });
        QVERIFY(line);
        QTest::keyClicks(line, u"so far"_s);
        QTRY_COMPARE(stage.stored(0).progress, 40);
        QTRY_VERIFY(!stage.cell(0, ListEntriesModel::ProgressColumn).data(models::PendingRole).toBool());
        QCOMPARE(line->text(), u"so far"_s);
    }

    void keepsWhatIsTypedInTheTagTree()
    {
        ShownPage shown;
        const auto item = shown.library.addItem(u"one"_s);
        waitFor(shown.library.session().tagging().addTagsByName({item}, {u"physics"_s}));
        shown.show();
        gui::TagTreeView &tree = shown.page->sidebar().tagTree();
        tree.setFocus();
        tree.setCurrentIndex(shown.library.session().tagTree().indexOf(shown.library.tag(u"physics"_s)));
        QLineEdit *const line = edit(tree, [&tree] { QTest::keyClick(&tree, Qt::Key_F2); });
        QVERIFY(line);
        QTest::keyClicks(line, u"phy"_s);
        const auto other = shown.library.addItem(u"two"_s);
        waitFor(shown.library.session().tagging().addTagsByName({other}, {u"physics"_s}));
        QTRY_COMPARE(
            shown.library.session().tagTree().indexOf(shown.library.tag(u"physics"_s)).data(models::CountRole).toInt(),
            2);
        QCOMPARE(line->text(), u"phy"_s);
    }

private:
    template <class Begin> static QLineEdit *edit(QAbstractItemView &view, Begin begin)
    {
        begin();
        const auto lines = view.viewport()->findChildren<QLineEdit *>();
        return lines.isEmpty() ? nullptr : lines.last();
    }
};

QTEST_MAIN(LineDelegateTest)
#include "line_delegate_test.moc"
