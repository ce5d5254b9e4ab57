// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/saved_search_list.h"

#include "gui/dialogs/save_search_dialog.h"
#include "gui/sidebar/search_counts.h"
#include "gui/sidebar/sidebar.h"
#include "gui/tagging/session_fixture.h"
#include "store/saved_search_store.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using domain::SavedSearch;
using domain::SavedSearchId;
using models::SavedSearchesModel;
using test::waitFor;

namespace {

/// The sidebar of a library with three items and two saved searches on the screen.
class Shown final
{
public:
    explicit Shown(library::OpenMode mode = library::OpenMode::ReadWrite)
    {
        library.addItem(u"one"_s, {u"physics"_s});
        library.addItem(u"two"_s, {u"physics"_s, u"to read"_s});
        library.addItem(u"three"_s);
        save(u"Physics"_s, u"#physics"_s);
        save(u"Not read"_s, u"#physics -#\"to read\""_s);
        if (mode == library::OpenMode::ReadOnly)
            library.open(mode);
        sidebar = std::make_unique<Sidebar>(library.session());
        sidebar->resize(240, 600);
        sidebar->show();
        QVERIFY(QTest::qWaitForWindowActive(sidebar.get()));
        QTRY_VERIFY(!session().isSearching());
    }

    Session &session() { return library.session(); }
    SavedSearchList &list() { return sidebar->savedSearches(); }
    SearchCounts &counts() { return *list().findChild<SearchCounts *>(); }
    SavedSearchesModel &model() { return session().savedSearchesModel(); }

    SavedSearchId save(const QString &name, const QString &query, const QString &sort = u"added"_s,
                       bool descending = true)
    {
        return waitFor(session().savedSearches().add({{}, name, query, sort, descending, 0}));
    }
    QStringList names()
    {
        QStringList all;
        for (int row = 0; row < model().rowCount(); ++row)
            all.append(model().index(row, SavedSearchesModel::NameColumn).data().toString());
        return all;
    }
    std::optional<qint64> count(int row) { return counts().count(model().idAt(row)); }
    QModelIndex index(int row) { return model().index(row, SavedSearchesModel::NameColumn); }
    void click(int row)
    {
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(index(row)).center());
    }
    void makeCurrent(int row)
    {
        list().setFocus();
        list().setCurrentIndex(index(row));
    }
    /// The search of the window, with the names of tags.
    QString searchedFor()
    {
        return domain::toText(session().filter().request().query,
                              [this](domain::TagId tag) { return session().tagsModel().name(tag); });
    }
    qsizetype shownItems() { return session().itemsModel().result().size(); }

    test::SessionFixture library;
    std::unique_ptr<Sidebar> sidebar;
};

} // namespace

class SavedSearchListTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isHiddenWhileThereIsNone();
    void showsThemWithWhatTheyFind();
    void countsAnewAfterChanges();
    void countsOnlyWhatIsOnTheScreen();
    void aClickShowsWhatOneFindsInItsOrder();
    void enterDoesToo();
    void isUnmarkedOnceTheSearchIsAnother();
    void showsTheNamesThatTagsHaveNow();
    void f2RenamesInPlace();
    void aTakenNameIsRefusedAndSaid();
    void altUpAndDownMove();
    void delDeletesAndUndoBringsBack();
    void savesWhatIsAskedForNow_data();
    void savesWhatIsAskedForNow();
    void savesNothingThatCannotBeKept();
    void theDialogProposesTheTextAndSaysWhatIsWrong();
    void isOnlyShownInALibraryOpenForLooking();
};

void SavedSearchListTest::isHiddenWhileThereIsNone()
{
    test::SessionFixture library;
    Sidebar sidebar(library.session());
    sidebar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&sidebar));
    QVERIFY(!sidebar.savedSearches().isVisible());
    QCOMPARE(sidebar.savedSearches().accessibleName(), u"Saved searches"_s);
    const SavedSearchId id = waitFor(library.session().savedSearches().add({{}, u"a"_s, u"b"_s, u"added"_s, true, 0}));
    QTRY_VERIFY(sidebar.savedSearches().isVisible());
    QVERIFY(sidebar.savedSearches().height() >= sidebar.savedSearches().sizeHintForRow(0));
    waitFor(library.session().savedSearches().remove(id));
    QTRY_VERIFY(!sidebar.savedSearches().isVisible());
}

void SavedSearchListTest::showsThemWithWhatTheyFind()
{
    Shown shown;
    QCOMPARE(shown.names(), (QStringList{u"Physics"_s, u"Not read"_s}));
    QTRY_COMPARE(shown.count(0), std::optional<qint64>(2));
    QTRY_COMPARE(shown.count(1), std::optional<qint64>(1));
}

void SavedSearchListTest::countsAnewAfterChanges()
{
    Shown shown;
    QTRY_COMPARE(shown.count(1), std::optional<qint64>(1));
    shown.library.addItem(u"four"_s, {u"physics"_s});
    QTRY_COMPARE(shown.count(0), std::optional<qint64>(3));
    QTRY_COMPARE(shown.count(1), std::optional<qint64>(2));
    SavedSearch search = shown.model().search(1);
    search.query = u"three"_s;
    waitFor(shown.session().savedSearches().change(search));
    QTRY_COMPARE(shown.count(1), std::optional<qint64>(1));
}

void SavedSearchListTest::countsOnlyWhatIsOnTheScreen()
{
    Shown shown;
    for (int i = 0; i < 20; ++i)
        shown.save(u"s%1"_s.arg(i), u"physics"_s);
    QTRY_COMPARE(shown.model().rowCount(), 22);
    QTRY_COMPARE(shown.count(3), std::optional<qint64>(2));
    QVERIFY(!shown.count(21));
    shown.list().scrollToBottom();
    QTRY_COMPARE(shown.count(21), std::optional<qint64>(2));
}

void SavedSearchListTest::aClickShowsWhatOneFindsInItsOrder()
{
    Shown shown;
    shown.save(u"By title"_s, u"#physics"_s, u"title"_s, false);
    QTRY_COMPARE(shown.model().rowCount(), 3);
    SearchFilter &filter = shown.session().filter();
    filter.setTags({shown.library.tag(u"to read"_s)});
    filter.setScope(store::Scope::Untagged);
    const QSignalSpy changes(&filter, &SearchFilter::changed);
    shown.click(2);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(shown.searchedFor(), u"#physics"_s);
    QCOMPARE(filter.request().scope, store::Scope::Live);
    QCOMPARE(filter.request().sort, store::SortKey::Title);
    QVERIFY(!filter.request().descending);
    QTRY_COMPARE(shown.shownItems(), 2);
    shown.click(1);
    QTRY_COMPARE(shown.shownItems(), 1);
    QCOMPARE(filter.request().sort, store::SortKey::Added);
}

void SavedSearchListTest::enterDoesToo()
{
    Shown shown;
    shown.makeCurrent(1);
    QVERIFY(shown.session().filter().text().isEmpty());
    QTest::keyClick(&shown.list(), Qt::Key_Return);
    QCOMPARE(shown.searchedFor(), u"#physics -#\"to read\""_s);
}

void SavedSearchListTest::isUnmarkedOnceTheSearchIsAnother()
{
    Shown shown;
    shown.click(0);
    QVERIFY(shown.list().selectionModel()->isSelected(shown.index(0)));
    shown.session().filter().setSort(store::SortKey::Title, false);
    QVERIFY(shown.list().selectionModel()->isSelected(shown.index(0)));
    shown.session().filter().setText(u"#physics more"_s);
    QVERIFY(!shown.list().selectionModel()->hasSelection());
}

void SavedSearchListTest::showsTheNamesThatTagsHaveNow()
{
    Shown shown;
    const domain::TagId tag = shown.library.tag(u"physics"_s);
    waitFor(shown.session().tags().rename(tag, u"matter"_s));
    QTRY_COMPARE(shown.session().tagsModel().name(tag), u"matter"_s); // which is loaded behind the first page
    shown.click(1);
    QCOMPARE(shown.searchedFor(), u"#matter -#\"to read\""_s);
    QTRY_COMPARE(shown.shownItems(), 1);
}

void SavedSearchListTest::f2RenamesInPlace()
{
    Shown shown;
    shown.makeCurrent(0);
    QTest::keyClick(&shown.list(), Qt::Key_F2);
    auto *const editor = shown.list().viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), u"Physics"_s);
    editor->setText(u"Matter"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(shown.names(), (QStringList{u"Matter"_s, u"Not read"_s}));
    QVERIFY(shown.session().filter().text().isEmpty()); // naming one does not show it
    QTRY_COMPARE(store::readSavedSearches(shown.session().library().connection())->first().name, u"Matter"_s);
    QCOMPARE(shown.list().currentIndex(), shown.index(0));
}

void SavedSearchListTest::aTakenNameIsRefusedAndSaid()
{
    Shown shown;
    const QSignalSpy failures(&shown.session().notices(), &Notices::failed);
    QVERIFY(shown.model().setData(shown.index(0), u"NOT READ"_s));
    QTRY_COMPARE(failures.size(), 1);
    QCOMPARE(shown.names(), (QStringList{u"Physics"_s, u"Not read"_s}));
}

void SavedSearchListTest::altUpAndDownMove()
{
    Shown shown;
    shown.save(u"Third"_s, u"x"_s);
    QTRY_COMPARE(shown.model().rowCount(), 3);
    shown.makeCurrent(0);
    QTest::keyClick(&shown.list(), Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(shown.names(), (QStringList{u"Not read"_s, u"Physics"_s, u"Third"_s}));
    QCOMPARE(shown.list().currentIndex().row(), 1); // the keyboard stays with it
    QTest::keyClick(&shown.list(), Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(shown.names(), (QStringList{u"Not read"_s, u"Third"_s, u"Physics"_s}));
    QTest::keyClick(&shown.list(), Qt::Key_Down, Qt::AltModifier); // nowhere to go
    QTest::keyClick(&shown.list(), Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(shown.names(), (QStringList{u"Not read"_s, u"Physics"_s, u"Third"_s}));
}

void SavedSearchListTest::delDeletesAndUndoBringsBack()
{
    Shown shown;
    shown.makeCurrent(0);
    const QStringList before = shown.names();
    QTest::keyClick(&shown.list(), Qt::Key_Delete);
    QTRY_COMPARE(shown.names(), QStringList{u"Not read"_s});
    shown.session().history().undo();
    QTRY_COMPARE(shown.names(), before);
}

void SavedSearchListTest::savesWhatIsAskedForNow_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("tags");
    QTest::addColumn<bool>("any");
    QTest::addColumn<int>("scope");
    QTest::addColumn<QString>("saved");
    const QStringList both{u"physics"_s, u"to read"_s};
    QTest::newRow("text") << u"one or two"_s << QStringList() << false << int(store::Scope::Live) << u"one or two"_s;
    QTest::newRow("tags") << QString() << both << false << int(store::Scope::Live) << u"#physics #\"to read\""_s;
    QTest::newRow("any tag") << u"a or b"_s << both << true << int(store::Scope::Live)
                             << u"(a or b) (#physics or #\"to read\")"_s;
    QTest::newRow("untagged") << u"a"_s << QStringList() << false << int(store::Scope::Untagged) << u"a is:untagged"_s;
    QTest::newRow("recent") << u"a"_s << QStringList() << false << int(store::Scope::RecentlyAdded) << u"a added:30d"_s;
    QTest::newRow("trash") << u"a or b"_s << QStringList() << false << int(store::Scope::Trash)
                           << u"(a or b) is:trashed"_s;
}

void SavedSearchListTest::savesWhatIsAskedForNow()
{
    QFETCH(QString, text);
    QFETCH(QStringList, tags);
    QFETCH(bool, any);
    QFETCH(int, scope);
    QFETCH(QString, saved);
    Shown shown;
    SearchFilter &filter = shown.session().filter();
    QList<domain::TagId> ids;
    for (const QString &tag : tags)
        ids.append(shown.library.tag(tag));
    filter.setText(text);
    filter.setTags(ids);
    filter.setAnyTag(any);
    filter.setScope(store::Scope(scope));
    filter.setSort(store::SortKey::Title, false);
    auto search = shown.session().searchToSave();
    QVERIFY(search);
    search->name = u"saved"_s;
    waitFor(shown.session().savedSearches().add(*search));
    QTRY_COMPARE(shown.model().rowCount(), 3);
    shown.session().filter().clear();
    QTRY_VERIFY(!shown.session().isSearching());
    shown.click(2);
    QCOMPARE(shown.searchedFor(), saved);
    QCOMPARE(filter.request().sort, store::SortKey::Title);
    QVERIFY(!filter.request().descending);
}

void SavedSearchListTest::savesNothingThatCannotBeKept()
{
    Shown shown;
    SearchFilter &filter = shown.session().filter();
    QVERIFY(!shown.session().searchToSave());
    filter.setScope(store::Scope::Untagged);
    QVERIFY(!shown.session().searchToSave());
    filter.setText(u"added:noday"_s);
    QVERIFY(filter.error() && !shown.session().searchToSave());
    filter.setText(u"  "_s);
    QVERIFY(!shown.session().searchToSave());
}

void SavedSearchListTest::theDialogProposesTheTextAndSaysWhatIsWrong()
{
    Shown shown;
    shown.session().filter().setText(u"one  or two"_s);
    SaveSearchDialog dialog(shown.session(), *shown.session().searchToSave());
    dialog.show();
    auto *const name = dialog.findChild<QLineEdit *>();
    QCOMPARE(name->text(), u"one or two"_s);
    QCOMPARE(name->selectedText(), name->text());
    const auto labels = dialog.findChildren<QLabel *>();
    const auto says = [&labels](const QString &text) {
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->text().contains(text); });
    };
    name->setText(u"not READ"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(says(u"“Not read” already"_s));
    QVERIFY(dialog.isVisible());
    name->setText(QString(101, u'x'));
    QVERIFY(says(u"100"_s));
    name->setText(u"Either"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QTRY_COMPARE(shown.names(), (QStringList{u"Physics"_s, u"Not read"_s, u"Either"_s}));
}

void SavedSearchListTest::isOnlyShownInALibraryOpenForLooking()
{
    Shown shown(library::OpenMode::ReadOnly);
    QCOMPARE(shown.names(), (QStringList{u"Physics"_s, u"Not read"_s}));
    QTRY_COMPARE(shown.count(0), std::optional<qint64>(2));
    shown.click(0);
    QTRY_COMPARE(shown.shownItems(), 2);
    QTest::keyClick(&shown.list(), Qt::Key_F2);
    QVERIFY(!shown.list().viewport()->findChild<QLineEdit *>());
    QTest::keyClick(&shown.list(), Qt::Key_Delete); // asks nothing
    QVERIFY(!QApplication::activeModalWidget());
    QTest::keyClick(&shown.list(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(shown.names(), (QStringList{u"Physics"_s, u"Not read"_s}));
}

QTEST_MAIN(SavedSearchListTest)
#include "saved_search_list_test.moc"
