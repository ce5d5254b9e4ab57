// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/actions.h"
#include "gui/history/history_pane.h"
#include "gui/inspector/inspector.h"
#include "gui/items/items_view.h"
#include "gui/items/sort_menu.h"
#include "gui/panels/banner.h"
#include "gui/panels/choice_button.h"
#include "gui/search/search_bar.h"
#include "gui/search/search_field.h"
#include "gui/settings/temporary_settings.h"
#include "gui/sidebar/sidebar.h"
#include "gui/sidebar/tag_tree_view.h"
#include "gui/style/metrics.h"
#include "gui/tagging/session_fixture.h"
#include "gui/tagging/tag_bar.h"
#include "gui/window/library_page.h"
#include "gui/window/main_window.h"
#include "library/locations.h"
#include "library/remote/library_client.h"
#include "models/short_day.h"

#include <QAccessible>
#include <QComboBox>
#include <QDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QThread>
#include <QToolButton>

#include <unistd.h>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;
using domain::ItemId;
using domain::TagId;
using test::waitFor;

namespace {

/// A window on a library of its own, and short words for what is done with it.
class Running final
{
public:
    explicit Running(const QSize &size = {1200, 700}) { show(size); }

    void show(const QSize &size = {})
    {
        window = std::make_unique<MainWindow>(settings);
        if (!size.isEmpty())
            window->resize(size);
        QVERIFY(window->openLibrary(file.path()).ok());
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        settle();
    }

    void settle() { QTRY_VERIFY(!session().isSearching() && session().tagsModel().isLoaded()); }

    Session &session() { return *window->session(); }
    ItemsView &list() { return window->page()->list(); }
    TagTreeView &tree() { return window->page()->sidebar().tagTree(); }
    SearchField &search() { return window->searchBar().field(); }

    QList<ItemId> add(const QStringList &titles, const QStringList &tags = {})
    {
        QList<domain::ItemDraft> drafts;
        for (const QString &title : titles) {
            domain::ItemDraft draft;
            draft.title = title;
            draft.url = u"https://example.org/"_s + title;
            drafts.append(draft);
        }
        const QList<ItemId> ids = waitFor(session().items().add(drafts, tags)).ids;
        [&] {
            QTRY_COMPARE(session().itemsModel().rowOf(ids.last()) >= 0, true);
        }();
        return ids;
    }

    TagId tag(const QString &name) { return **store::findTag(session().library().connection(), name); }
    qint64 number(const QString &sql) { return session().library().connection().number(sql).value(); }
    qint64 linksOf(const QString &tagName)
    {
        return number(u"SELECT count(*) FROM item_tags WHERE tag_id = %1"_s.arg(tag(tagName).value));
    }

    QList<ItemId> shownItems() { return session().itemsModel().result(); }
    QString counts() { return window->findChild<QLabel *>(u"counts"_s)->text(); }

    void clickTag(const QString &name, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint point = tree().visualRect(session().tagTree().indexOf(tag(name))).center();
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, modifiers, point);
    }
    void clickItem(ItemId id, Qt::KeyboardModifiers modifiers = {})
    {
        const QModelIndex index = list().model()->index(session().itemsModel().rowOf(id), 0);
        list().scrollTo(index);
        QTest::mouseClick(list().viewport(), Qt::LeftButton, modifiers, list().visualRect(index).center());
        QTRY_VERIFY(session().selection().ids().contains(id));
    }

    /// Answers the dialog that the next line opens.
    template <class Answer> static void whenAsked(Answer answer)
    {
        QTimer::singleShot(0, qApp, [answer] {
            QTRY_VERIFY(QApplication::activeModalWidget());
            answer(qobject_cast<QDialog *>(QApplication::activeModalWidget()));
        });
    }

    test::TemporarySettings folder;
    Settings settings;
    test::TemporaryLibrary file;
    std::unique_ptr<MainWindow> window;
};

/// The superuser may write everything; within the scope of one of these nobody is one.
class WithoutPrivileges final
{
public:
    WithoutPrivileges()
    {
        if (geteuid() == 0)
            m_changed = setresuid(nobody, nobody, 0) == 0;
    }
    ~WithoutPrivileges()
    {
        if (m_changed && setresuid(0, 0, 0) != 0)
            qFatal("The privileges do not come back.");
    }

private:
    static constexpr uid_t nobody = 65534;
    bool m_changed = false;
};

QStringList accessibleNames(QAccessibleInterface *part)
{
    QStringList names{part->text(QAccessible::Name)};
    for (int child = 0; child < part->childCount(); ++child) {
        if (QAccessibleInterface *const inner = part->child(child))
            names += accessibleNames(inner);
    }
    return names;
}

} // namespace

class MainWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFocusBeginsInTheListAndOnNoCell();
    void anOlderLibraryIsBroughtUpToDate();
    void choosingTagsFilters();
    void aRightClickOnATagDoesNotFilter();
    void aSearchFiltersAndAnErrorKeepsTheResult();
    void theTreeWritesIntoTheSearch();
    void theTreeCountsTheResult();
    void theStatusSaysWhyAnItemWasFound();
    void ctrlDSavesTheSearch();
    void downFromTheSearchSelectsTheFirstRow();
    void aClickOnAHeaderSorts();
    void selectionCurrentAndScrollStay_data();
    void selectionCurrentAndScrollStay();
    void delTrashesRestoreBringsBackAndShiftDelAsks();
    void ctrlZTakesTheLastActionBackAndTheMenuNamesIt();
    void theListShowsTheColumnsOfAKind();
    void aClickOnTheHeadOfADetailOrdersByIt();
    void theMenuOffersTheOrdersOfWhatIsShown();
    void f2RenamesInPlace();
    void lettersThatAreNoKeyDoNothing();
    void digitsPin();
    void theTagBarTagsTheSelection();
    void theReviewGoesThroughSuggestionsByKeys();
    void anItemShownIsSelectedAloneWhateverKeysAreHeld();
    void aNewItemAppearsSelected();
    void anotherLibraryTakesTheWindowWhileWorkIsPending();
    void closingCancelsWorkBeforeItWaitsForTheWriter();
    void whatWasAskedOfOneLibraryIsNotDoneToAnother();
    void aRefusedLibraryLeavesWhatWasOpen();
    void aLibraryThatCannotBeWrittenOpensForLooking();
    void theSampleLibraryOpens();
    void aSecondStartHandsItsThingsOver();
    void theWindowComesBackAsItWas();
    void aSmallWindowFoldsTheInspector();
    void theHistoryTakesTheInspectorsPlace();
    void theHistoryShowsTheItemOfAChange();
    void theSettingsAreKept();
    void everyPartHasItsAccessibleName();
};

void MainWindowTest::theFocusBeginsInTheListAndOnNoCell()
{
    Running running;
    running.add({u"one"_s, u"two"_s});
    running.window.reset();
    running.show();
    QCOMPARE(QApplication::focusWidget(), &running.list());
    QVERIFY(!running.list().currentIndex().isValid());
    QVERIFY(running.session().selection().isEmpty());
    QCOMPARE(running.counts(), u"2 items"_s);
    QTest::keyClick(&running.list(), Qt::Key_Down);
    QTRY_COMPARE(running.session().selection().ids(), running.shownItems().mid(0, 1));
}

void MainWindowTest::anOlderLibraryIsBroughtUpToDate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"Old.tagloom"_s);
    QVERIFY(store::createLibraryFile(path, test::bundledMigrations().first(4)));
    {
        const auto connection = store::Connection::open(path, store::Access::Write).value();
        QVERIFY(connection->execute(u"INSERT INTO items (title, created_at, updated_at) VALUES ('Old', 1, 1)"_s));
    }
    const test::TemporarySettings folderOfSettings;
    Settings settings;
    MainWindow window(settings);
    QVERIFY(window.openLibrary(path).ok());
    window.show();
    QVERIFY(window.banner().text().startsWith(u"This library was brought up to date."_s));
    QCOMPARE(QDir(folder.path()).entryList({u"*.backup"_s}).size(), 1);
    QTRY_COMPARE(window.session()->itemsModel().rowCount(), 1);
}

void MainWindowTest::choosingTagsFilters()
{
    Running running;
    const ItemId both = running.add({u"both"_s}, {u"art"_s, u"physics"_s}).first();
    const ItemId art = running.add({u"art only"_s}, {u"art"_s}).first();
    running.add({u"neither"_s});

    running.clickTag(u"art"_s);
    QTRY_COMPARE(running.shownItems().size(), 2);
    running.clickTag(u"physics"_s, Qt::ControlModifier);
    QTRY_COMPARE(running.shownItems(), QList<ItemId>{both});
    QCOMPARE(running.counts(), u"1 of 3 items"_s);

    auto *const matching = [&]() -> QToolButton * {
        for (QToolButton *const button : running.window->page()->sidebar().findChildren<QToolButton *>()) {
            if (button->accessibleName() == u"Match all of the chosen tags")
                return button;
        }
        return nullptr;
    }();
    QVERIFY(matching);
    QTest::mouseClick(matching, Qt::LeftButton);
    QTRY_COMPARE(running.shownItems().size(), 2);
    QVERIFY(running.shownItems().contains(art));

    running.clickTag(u"physics"_s); // now alone
    QTRY_COMPARE(running.shownItems(), QList<ItemId>{both});
    running.clickTag(u"physics"_s);
    QTRY_COMPARE(running.shownItems().size(), 3);
}

void MainWindowTest::aRightClickOnATagDoesNotFilter()
{
    Running running;
    running.add({u"one"_s}, {u"art"_s});
    const ItemId item = running.add({u"two"_s}).first();
    running.clickItem(item);
    const QPoint point = running.tree().visualRect(running.session().tagTree().indexOf(running.tag(u"art"_s))).center();
    QList<TagId> meant;
    disconnect(&running.tree(), &TagTreeView::contextMenuRequested, nullptr,
               nullptr); // its menu would wait for an answer
    connect(&running.tree(), &TagTreeView::contextMenuRequested, this, [&] { meant = running.tree().selectedTags(); });
    QTest::mousePress(running.tree().viewport(), Qt::RightButton, {}, point);
    QContextMenuEvent event(QContextMenuEvent::Mouse, point, running.tree().viewport()->mapToGlobal(point));
    QApplication::sendEvent(running.tree().viewport(), &event);
    QTest::mouseRelease(running.tree().viewport(), Qt::RightButton, {}, point);
    QCOMPARE(meant, QList<TagId>{running.tag(u"art"_s)});
    QVERIFY(running.session().filter().chosenTags().tags.isEmpty());
    QVERIFY(running.tree().selectedTags().isEmpty());
    QCOMPARE(running.session().selection().ids(), QList<ItemId>{item});
}

void MainWindowTest::aSearchFiltersAndAnErrorKeepsTheResult()
{
    Running running;
    const ItemId quark = running.add({u"quark matter"_s}).first();
    running.add({u"lepton"_s});
    auto *const help = [&]() -> QLabel * {
        for (QLabel *const label : running.window->searchBar().findChildren<QLabel *>()) {
            if (label->accessibleName() == u"Search help")
                return label;
        }
        return nullptr;
    }();
    QVERIFY(help && !help->isVisible());

    QTest::keyClick(running.window.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), &running.search());
    QTest::keyClicks(&running.search(), u"quark"_s);
    QTRY_COMPARE(running.shownItems(), QList<ItemId>{quark});
    QTest::keyClicks(&running.search(), u" #"_s);
    QVERIFY(help->isVisible());
    QVERIFY(!help->text().isEmpty());
    running.settle();
    QCOMPARE(running.shownItems(), QList<ItemId>{quark});
    QTest::keyClick(&running.search(), Qt::Key_Escape);
    QTRY_COMPARE(running.shownItems().size(), 2);
    QVERIFY(running.search().boundText().isEmpty() && !help->isVisible());
    QTest::keyClick(&running.search(), Qt::Key_Escape, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), &running.list());
}

void MainWindowTest::theTreeWritesIntoTheSearch()
{
    Running running;
    running.add({u"one"_s}, {u"art"_s});
    running.add({u"two"_s}, {u"art"_s, u"music"_s});
    running.add({u"three"_s}, {u"music"_s});
    const auto chip = [&](const QString &tag) {
        return u"#\x1F%1\x1F"_s.arg(running.tag(tag).value);
    };
    running.clickTag(u"art"_s);
    QCOMPARE(running.search().boundText(), chip(u"art"_s));
    running.clickTag(u"music"_s, Qt::ControlModifier);
    QTRY_COMPARE(running.shownItems().size(), 1);
    QCOMPARE(running.tree().selectedTags().size(), 2);
    running.search().setBoundText(chip(u"art"_s));
    QTRY_COMPARE(running.shownItems().size(), 2);
    QCOMPARE(running.tree().selectedTags(), QList<TagId>{running.tag(u"art"_s)}); // the chip marks the tree

    running.tree().setFocus();
    running.tree().setCurrentIndex(running.session().tagTree().indexOf(running.tag(u"music"_s)));
    running.search().setBoundText(chip(u"art"_s));
    QTest::keyClick(&running.tree(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(running.shownItems().size(), 1);
    QCOMPARE(running.search().boundText(), QString(chip(u"art"_s) + u" -"_s + chip(u"music"_s)));
    running.search().setBoundText(chip(u"art"_s));
    running.tree().setCurrentIndex(running.session().tagTree().indexOf(running.tag(u"music"_s)));
    running.search().setBoundText(chip(u"art"_s));
    QTest::keyClick(&running.tree(), Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(running.shownItems().size(), 3);
}

void MainWindowTest::theTreeCountsTheResult()
{
    Running running;
    running.add({u"one"_s}, {u"art"_s});
    running.add({u"two"_s}, {u"art"_s, u"music"_s});
    const auto shown = [&](const QString &tag, int role) {
        return running.session().tagTree().indexOf(running.tag(tag)).data(role).toInt();
    };
    QTRY_COMPARE(shown(u"art"_s, models::CountRole), 2);
    running.search().setBoundText(u"two"_s);
    QTRY_COMPARE(shown(u"art"_s, models::CountRole), 1);
    running.search().setBoundText(u"one"_s);
    QTRY_COMPARE(shown(u"music"_s, models::CountRole), 0);
    QVERIFY(!shown(u"music"_s, models::InResultRole));
    QVERIFY(shown(u"art"_s, models::InResultRole));
    running.search().setBoundText({});
    QTRY_COMPARE(shown(u"music"_s, models::CountRole), 1);
    QVERIFY(shown(u"music"_s, models::InResultRole));
}

void MainWindowTest::theStatusSaysWhyAnItemWasFound()
{
    Running running;
    const ItemId item = running.add({u"quark matter"_s}, {u"physics"_s}).first();
    auto *const reasons = running.window->findChild<QLabel *>(u"reasons"_s);
    running.clickItem(item);
    QVERIFY(reasons->text().isEmpty());
    running.search().setBoundText(u"quark #physics"_s);
    QTRY_VERIFY(reasons->text().contains(u"title"_s));
    QVERIFY(reasons->toolTip().contains(u"physics"_s));
    running.search().setBoundText({});
    QTRY_VERIFY(reasons->text().isEmpty());
}

void MainWindowTest::ctrlDSavesTheSearch()
{
    Running running;
    running.add({u"quark matter"_s});
    QAction *const save = running.window->actions().action(ActionId::SaveSearch);
    QVERIFY(!save->isEnabled());
    QTest::keyClick(running.window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(&running.search(), u"quark"_s);
    QVERIFY(save->isEnabled());
    running.search().moveCursor(QTextCursor::Start); // where a text edit would delete by this key
    Running::whenAsked([](QDialog *dialog) {
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"Mine"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
    });
    QTest::keyClick(&running.search(), Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(running.session().savedSearchesModel().rowCount(), 1);
    QCOMPARE(running.session().savedSearchesModel().search(0).name, u"Mine"_s);
    QCOMPARE(running.session().savedSearchesModel().search(0).query, u"quark"_s);
    QCOMPARE(running.search().boundText(), u"quark"_s);
    running.session().filter().clear();
    QVERIFY(!save->isEnabled());
}

void MainWindowTest::downFromTheSearchSelectsTheFirstRow()
{
    Running running;
    running.add({u"quark one"_s, u"quark two"_s, u"lepton"_s});
    QTest::keyClick(running.window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(&running.search(), u"quark"_s);
    QTRY_COMPARE(running.shownItems().size(), 2);
    QTest::keyClick(&running.search(), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), &running.list());
    QTRY_COMPARE(running.session().selection().ids(), running.shownItems().mid(0, 1));
}

void MainWindowTest::aClickOnAHeaderSorts()
{
    Running running;
    const ItemId b = running.add({u"b"_s}).first();
    const ItemId a = running.add({u"a"_s}).first();
    const ItemId c = running.add({u"c"_s}).first();
    QHeaderView *const header = running.list().horizontalHeader();
    const auto click = [&](int column) {
        const QPoint point(header->sectionViewportPosition(column) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, point);
    };
    click(models::ItemsModel::TitleColumn);
    QTRY_COMPARE(running.shownItems(), (QList<ItemId>{a, b, c}));
    click(models::ItemsModel::TitleColumn);
    QTRY_COMPARE(running.shownItems(), (QList<ItemId>{c, b, a}));
    waitFor(running.session().tagging().addTagsByName({c}, {u"art"_s, u"music"_s}));
    waitFor(running.session().tagging().addTagsByName({b}, {u"art"_s}));
    click(models::ItemsModel::TagsColumn);
    QTRY_COMPARE(running.shownItems(), (QList<ItemId>{a, b, c}));
    QCOMPARE(header->sortIndicatorSection(), int(models::ItemsModel::TagsColumn));
    waitFor(running.session().tagging().addTagsByName({b}, {u"zoology"_s})); // the list follows
    QTRY_COMPARE(running.shownItems(), (QList<ItemId>{a, c, b}));
    click(models::ItemsModel::AddedColumn);
    QTRY_COMPARE(running.shownItems(), (QList<ItemId>{b, a, c}));
}

void MainWindowTest::selectionCurrentAndScrollStay_data()
{
    using Act = std::function<void(Running &, const QList<ItemId> &)>;
    QTest::addColumn<Act>("act");
    QTest::newRow("an edit") << Act([](Running &running, const QList<ItemId> &ids) {
        waitFor(running.session().items().changeTitle(ids.last(), u"changed"_s));
    });
    QTest::newRow("a tag") << Act([](Running &running, const QList<ItemId> &ids) {
        waitFor(running.session().tagging().addTagsByName(ids, {u"art"_s}));
    });
    QTest::newRow("a new item") << Act([](Running &running, const QList<ItemId> &) { running.add({u"new"_s}); });
    QTest::newRow("a thousand from another program") << Act([](Running &running, const QList<ItemId> &) {
        const qint64 before = running.session().itemsModel().rowCount();
        const auto other = running.file.connection();
        QVERIFY(other
                    ->execute(u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
                              "INSERT INTO items (title, created_at, updated_at) "
                              "SELECT 'foreign ' || i, 4000000000000 + i, 4000000000000 FROM n"_s)
                    .ok());
        running.session().library().checkForForeignWrites();
        QTRY_COMPARE(running.session().itemsModel().rowCount(), before + 1000);
    });
}

void MainWindowTest::selectionCurrentAndScrollStay()
{
    using Act = std::function<void(Running &, const QList<ItemId> &)>;
    QFETCH(const Act, act);
    Running running;
    QStringList titles;
    for (int number = 0; number < 300; ++number)
        titles.append(u"item %1"_s.arg(number));
    running.add(titles);
    const QList<ItemId> chosen{running.shownItems().at(150), running.shownItems().at(152)};
    running.clickItem(chosen[0]);
    running.clickItem(chosen[1], Qt::ControlModifier);
    const auto place = [&] {
        const int row = running.session().itemsModel().rowOf(chosen[1]);
        return running.list().rowViewportPosition(row);
    };
    const int before = place();
    QVERIFY(running.list().verticalScrollBar()->value() > 0);

    act(running, chosen);
    running.settle();
    QCoreApplication::processEvents();
    QCOMPARE(running.session().selection().ids(), chosen);
    QCOMPARE(running.session().selection().current(), chosen[1]);
    QCOMPARE(running.session().itemsModel().itemAt(running.list().currentIndex().row()), chosen[1]);
    QCOMPARE(running.list().selectionModel()->selectedRows().size(), 2);
    QCOMPARE(place(), before);
}

void MainWindowTest::delTrashesRestoreBringsBackAndShiftDelAsks()
{
    Running running;
    const ItemId keep = running.add({u"keep"_s}).first();
    const ItemId item = running.add({u"away"_s}).first();
    running.clickItem(item);
    QTest::keyClick(&running.list(), Qt::Key_Delete);
    QTRY_COMPARE(running.shownItems(), QList<ItemId>{keep});
    QTRY_COMPARE(running.session().selection().ids(), QList<ItemId>{keep}); // the keyboard can go on

    running.session().filter().setScope(store::Scope::Trash);
    QTRY_COMPARE(running.shownItems(), QList<ItemId>{item});
    QTRY_COMPARE(running.counts(), u"1 item in the trash"_s);
    running.clickItem(item);
    QTest::keyClick(running.window.get(), Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(running.shownItems().isEmpty());
    running.session().filter().setScope(store::Scope::Live);
    QTRY_COMPARE(running.shownItems().size(), 2);

    running.clickItem(item);
    Running::whenAsked([](QDialog *dialog) { dialog->reject(); });
    QTest::keyClick(&running.list(), Qt::Key_Delete, Qt::ShiftModifier);
    QCOMPARE(running.number(u"SELECT count(*) FROM items"_s), 2);
    running.window->activateWindow(); // the offscreen platform does not do so after a dialog
    QVERIFY(QTest::qWaitForWindowActive(running.window.get()));
    QTRY_COMPARE(QApplication::focusWidget(), &running.list());
    Running::whenAsked([](QDialog *dialog) { dialog->findChild<QPushButton *>(u"action"_s)->click(); });
    QTest::keyClick(&running.list(), Qt::Key_Delete, Qt::ShiftModifier);
    QTRY_COMPARE(running.number(u"SELECT count(*) FROM items"_s), 1);
    QTRY_COMPARE(running.shownItems(), QList<ItemId>{keep});
}

void MainWindowTest::ctrlZTakesTheLastActionBackAndTheMenuNamesIt()
{
    Running running;
    const auto textOf = [&running](const QString &verb) {
        for (const QAction *const action : running.window->findChildren<QAction *>()) {
            if (action->text().startsWith(verb))
                return action->isEnabled() ? action->text() : QString(action->text() + u" (off)"_s);
        }
        return QString();
    };
    QCOMPARE(textOf(u"&Undo"_s), u"&Undo (off)"_s);
    const ItemId item = running.add({u"one"_s, u"two"_s}).first();
    QTRY_COMPARE(textOf(u"&Undo"_s), u"&Undo Add 2 items"_s);
    running.clickItem(item);
    QTest::keyClick(&running.list(), Qt::Key_Delete);
    QTRY_COMPARE(running.shownItems().size(), 1);
    QTRY_COMPARE(textOf(u"&Undo"_s), u"&Undo Move 1 item to the trash"_s);
    QTest::keyClick(running.window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(running.shownItems().size(), 2);
    QTRY_COMPARE(textOf(u"&Redo"_s), u"&Redo Move 1 item to the trash"_s);
    QTRY_COMPARE(running.window->banner().text(), u"Undone: Move 1 item to the trash"_s);
    QTest::keyClick(running.window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(running.shownItems().size(), 1);
    QTRY_COMPARE(textOf(u"&Redo"_s), u"&Redo (off)"_s);
    // The banner takes back what it speaks of.
    QTest::keyClick(running.window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(running.shownItems().size(), 2);
    running.clickItem(item);
    QTest::keyClick(&running.list(), Qt::Key_Delete);
    QTRY_COMPARE(running.window->banner().text(), u"1 item moved to the trash"_s);
    running.window->banner().findChild<QPushButton *>()->click();
    QTRY_COMPARE(running.shownItems().size(), 2);
}

void MainWindowTest::theListShowsTheColumnsOfAKind()
{
    Running running({1500, 700});
    domain::ItemDraft draft;
    draft.kind = domain::taskKind;
    draft.title = u"task"_s;
    draft.details.due = QDate(2024, 5, 31);
    const auto task = waitFor(running.session().items().add({draft})).ids.constFirst();
    running.add({u"page"_s});
    QTRY_COMPARE(running.shownItems().size(), 2);
    const auto *const header = running.list().horizontalHeader();
    const auto shown = [&] {
        QStringList names;
        for (int place = 0; place < header->count(); ++place) {
            if (const int column = header->logicalIndex(place); !header->isSectionHidden(column))
                names.append(header->model()->headerData(column, Qt::Horizontal).toString());
        }
        return names;
    };
    QCOMPARE(shown(), (QStringList{u"Title"_s, u"Tags"_s, u"Added"_s}));
    running.search().setBoundText(u"kind:task"_s);
    QTRY_COMPARE(shown(), (QStringList{u"Title"_s, u"Done"_s, u"Due"_s, u"Tags"_s, u"Added"_s}));
    QCOMPARE(running.list().model()->index(0, models::ItemsModel::SecondDetailColumn).data().toString(),
             models::shortDay(QDate(2024, 5, 31)));
    // The title keeps its room where there is less.
    running.window->resize(1100, 700);
    QTRY_COMPARE(shown(), (QStringList{u"Title"_s, u"Done"_s, u"Due"_s, u"Tags"_s}));
    running.window->resize(1500, 700);
    QTRY_COMPARE(shown(), (QStringList{u"Title"_s, u"Done"_s, u"Due"_s, u"Tags"_s, u"Added"_s}));
    // Space ticks, and takes the tick away; a click on the box as well.
    running.clickItem(task);
    running.list().setFocus();
    const auto isDone = [&] {
        return running.number(u"SELECT count(*) FROM task_details WHERE done NOTNULL"_s) == 1;
    };
    QTest::keyClick(&running.list(), Qt::Key_Space);
    QTRY_VERIFY(isDone());
    QTest::keyClick(&running.list(), Qt::Key_Space);
    QTRY_VERIFY(!isDone());
    const QModelIndex box = running.list().model()->index(0, models::ItemsModel::FirstDetailColumn);
    QTRY_COMPARE(box.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked)); // as the click will find it
    QStyleOptionViewItem option;
    option.rect = running.list().visualRect(box);
    option.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
    const QRect place =
        running.list().style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, &running.list());
    QTest::mouseClick(running.list().viewport(), Qt::LeftButton, {}, place.center());
    QTRY_VERIFY(isDone());
    running.search().setBoundText(u"page"_s);
    QTRY_COMPARE(shown(), (QStringList{u"Title"_s, u"Tags"_s, u"Added"_s}));
    // What is kept for the next start is the table without them.
    const int tagsWidth = header->sectionSize(models::ItemsModel::TagsColumn);
    running.search().setBoundText(u"kind:task"_s);
    QTRY_VERIFY(header->sectionSize(models::ItemsModel::TagsColumn) < tagsWidth);
    QVERIFY(!running.list().columnState().isEmpty());
    QCOMPARE(header->sectionSize(models::ItemsModel::TagsColumn), tagsWidth);
}

void MainWindowTest::aClickOnTheHeadOfADetailOrdersByIt()
{
    Running running({1500, 700});
    QList<domain::ItemDraft> drafts;
    for (const int day : {20, 0, 10, 30}) {
        domain::ItemDraft draft{domain::taskKind, u"task %1"_s.arg(day), {}, {}};
        if (day > 0)
            draft.details.due = QDate(2024, 5, day);
        drafts.append(draft);
    }
    const QList<ItemId> ids = waitFor(running.session().items().add(drafts)).ids;
    running.add({u"page"_s});
    running.search().setBoundText(u"kind:task"_s);
    auto *const header = running.list().horizontalHeader();
    QTRY_VERIFY(!header->isSectionHidden(models::ItemsModel::SecondDetailColumn));
    const auto click = [&](int column) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {header->sectionViewportPosition(column) + 5, 5});
    };
    const auto inOrder = [&ids](const QList<int> &places) {
        QList<ItemId> expected;
        for (const int place : places)
            expected.append(ids[place]);
        return expected;
    };
    const int due = models::ItemsModel::SecondDetailColumn;
    click(due);
    QTRY_COMPARE(running.shownItems(), inOrder({2, 0, 3, 1}));
    QCOMPARE(header->sortIndicatorSection(), due);
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    click(due);
    QTRY_COMPARE(running.shownItems(), inOrder({3, 0, 2, 1})); // what is never due stays at the end
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);

    // An edit moves its row, and so does taking it back; what is selected stays so.
    running.clickItem(ids[1]);
    waitFor(running.session().details().change({ids[1]}, {{domain::DetailField::Due, u"2024-05-25"_s}}));
    QTRY_COMPARE(running.shownItems(), inOrder({3, 1, 0, 2}));
    running.list().publishSelection();
    QCOMPARE(running.session().selection().ids(), QList{ids[1]});
    QCOMPARE(running.session().selection().current(), ids[1]);
    running.session().history().undo();
    QTRY_COMPARE(running.shownItems(), inOrder({3, 0, 2, 1}));
    running.session().history().redo();
    QTRY_COMPARE(running.shownItems(), inOrder({3, 1, 0, 2}));
    // A tick in the column that is the order.
    click(models::ItemsModel::FirstDetailColumn);
    QTRY_COMPARE(running.shownItems(), inOrder({0, 1, 2, 3}));
    running.clickItem(ids[2]);
    running.list().setFocus();
    QTest::keyClick(&running.list(), Qt::Key_Space);
    QTRY_COMPARE(running.shownItems(), inOrder({2, 0, 1, 3}));

    // The order goes with its column, and one that was chosen otherwise stays.
    running.search().setBoundText(QString());
    QTRY_COMPARE(running.shownItems().size(), 5);
    QTRY_COMPARE(header->sortIndicatorSection(), int(models::ItemsModel::AddedColumn));
    QCOMPARE(running.session().filter().request().sort, store::SortKey::Added);
    QVERIFY(running.session().filter().request().descending);
    running.session().filter().show(u"kind:task"_s, store::SortKey::Due, false);
    QTRY_COMPARE(header->sortIndicatorSection(), due);
    running.search().setBoundText(QString());
    QTRY_COMPARE(running.shownItems().size(), 5);
    QCOMPARE(running.session().filter().request().sort, store::SortKey::Due);
    QCOMPARE(header->sortIndicatorSection(), -1);
}

void MainWindowTest::theMenuOffersTheOrdersOfWhatIsShown()
{
    Running running({1500, 700});
    domain::ItemDraft draft{domain::bookKind, u"book"_s, {}, {}};
    draft.details.year = 1968;
    const ItemId book = waitFor(running.session().items().add({draft})).ids.constFirst();
    const ItemId page = running.add({u"page"_s}).constFirst();
    QTRY_COMPARE(running.shownItems(), (QList{page, book}));
    auto *const menu = running.window->findChild<SortMenu *>();
    QVERIFY(menu && menu->menuAction()->isEnabled());
    const auto open = [menu] {
        QStringList entries;
        Q_EMIT menu->aboutToShow();
        const QList<QAction *> actions = menu->actions();
        for (const QAction *action : actions) {
            if (!action->isSeparator())
                entries.append(Actions::title(*action) + (action->isChecked() ? u" (now)"_s : QString()));
        }
        return entries;
    };
    const auto choose = [&](const QString &title) {
        Q_EMIT menu->aboutToShow();
        const QList<QAction *> actions = menu->actions();
        for (QAction *action : actions) {
            if (Actions::title(*action) == title)
                return action->trigger();
        }
    };
    QVERIFY(open().contains(u"Due"_s)); // of several kinds
    choose(u"Year"_s);
    QTRY_COMPARE(running.shownItems(), (QList{book, page}));
    running.search().setBoundText(u"kind:book"_s);
    QTRY_COMPARE(running.shownItems(), QList{book});
    QCOMPARE(open(),
             (QStringList{u"Added"_s, u"Last change"_s, u"Title"_s, u"Address"_s, u"Tags"_s, u"Authors"_s,
                          u"Year (now)"_s, u"Publisher"_s, u"ISBN"_s, u"From the last to the first"_s}));
    running.search().setBoundText(u"kind:bookmark"_s);
    QTRY_COMPARE(running.shownItems(), QList{page});
    QCOMPARE(open().mid(5), (QStringList{u"Year (now)"_s, u"From the last to the first"_s}));
    choose(u"Title"_s);
    QCOMPARE(open(),
             (QStringList{u"Added"_s, u"Last change"_s, u"Title (now)"_s, u"Address"_s, u"Tags"_s,
                          u"From the last to the first"_s}));
    running.search().setBoundText(QString());
    QTRY_COMPARE(running.shownItems(), (QList{book, page}));
    choose(u"From the last to the first"_s);
    QTRY_COMPARE(running.shownItems(), (QList{page, book}));
    QCOMPARE(running.list().horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
}

void MainWindowTest::f2RenamesInPlace()
{
    Running running;
    const ItemId item = running.add({u"old"_s}).first();
    running.clickItem(item);
    QTest::keyClick(&running.list(), Qt::Key_F2);
    auto *const editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor && editor->accessibleName() == u"Title");
    editor->selectAll();
    QTest::keyClicks(editor, u"new 1"_s); // digits and letters are text here
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(running.number(u"SELECT count(*) FROM items WHERE title = 'new 1'"_s), 1);
    QTRY_COMPARE(running.list().model()->index(0, 0).data().toString(), u"new 1"_s);
}

void MainWindowTest::lettersThatAreNoKeyDoNothing()
{
    Running running;
    const QList<ItemId> ids = running.add({u"one"_s, u"two"_s, u"xylophone"_s});
    running.clickItem(ids[0]);
    QTest::keyClick(&running.list(), Qt::Key_X);
    QCOMPARE(running.session().selection().ids(), ids.mid(0, 1));
    QVERIFY(running.search().boundText().isEmpty());
    QCOMPARE(QApplication::focusWidget(), &running.list());
}

void MainWindowTest::digitsPin()
{
    Running running;
    const ItemId item = running.add({u"one"_s}, {u"other"_s}).first();
    const TagId art = waitFor(running.session().tags().create(u"art"_s));
    QTRY_VERIFY(running.session().tagsModel().rowOf(art) >= 0); // told after the write is there
    running.session().tagsModel().setData(
        running.session().tagsModel().index(running.session().tagsModel().rowOf(art), models::TagsModel::PinColumn), 3);
    QTRY_COMPARE(running.session().tagsModel().tag(art)->pin, 3);
    running.clickItem(item);
    QTest::keyClick(&running.list(), Qt::Key_3);
    QTRY_COMPARE(running.linksOf(u"art"_s), 1);
    QTest::keyClick(&running.list(), Qt::Key_3);
    QTRY_COMPARE(running.linksOf(u"art"_s), 0);
    QTest::keyClick(&running.list(), Qt::Key_3);
    QTRY_COMPARE(running.linksOf(u"art"_s), 1);
    QTest::keyClick(&running.list(), Qt::Key_0);
    QTRY_COMPARE(running.linksOf(u"art"_s), 0);
    QCOMPARE(running.linksOf(u"other"_s), 1);
}

void MainWindowTest::theTagBarTagsTheSelection()
{
    Running running;
    const QList<ItemId> ids = running.add({u"one"_s, u"two"_s});
    running.add({u"three"_s}, {u"physics"_s});
    running.clickItem(ids[0]);
    running.clickItem(ids[1], Qt::ControlModifier);
    QTest::keyClick(running.window.get(), Qt::Key_T, Qt::ControlModifier);
    auto *const input = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(input && input->accessibleName() == u"Add a tag");
    QTest::keyClicks(input, u"phy"_s);
    QTest::keyClick(input, Qt::Key_Return);
    QTRY_COMPARE(running.linksOf(u"physics"_s), 3);
    QVERIFY(input->text().isEmpty());
    QTest::keyClick(input, Qt::Key_Return); // on nothing: closes
    QTRY_COMPARE(QApplication::focusWidget(), &running.list());
    QCOMPARE(running.session().selection().ids().size(), 2);
}

void MainWindowTest::theReviewGoesThroughSuggestionsByKeys()
{
    Running running;
    running.add({u"waves of physics"_s, u"fields of physics"_s, u"quanta of physics"_s}, {u"physics"_s});
    const QList<ItemId> ids = running.add({u"limits of physics"_s, u"history of physics"_s});
    running.list().setFocus();
    const auto focusIsOnASuggestion = [] {
        const QWidget *const focus = QApplication::focusWidget();
        return focus && focus->accessibleName().startsWith(u"physics")
            && focus->accessibleName().endsWith(u", suggested");
    };
    QTest::keyClick(running.window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(focusIsOnASuggestion());
    QTRY_COMPARE(running.session().selection().ids().size(), 1);
    const ItemId first = running.session().selection().current();
    QVERIFY(ids.contains(first));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(running.linksOf(u"physics"_s), 4);
    QTRY_VERIFY(running.session().selection().current() != first);
    QTRY_VERIFY(focusIsOnASuggestion());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QTRY_COMPARE(QApplication::focusWidget(), &running.list()); // there is no more
    QCOMPARE(running.linksOf(u"physics"_s), 5); // one of them rejected
    QTest::keyClick(running.window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(running.linksOf(u"physics"_s), 4);
}

void MainWindowTest::anItemShownIsSelectedAloneWhateverKeysAreHeld()
{
    Running running;
    const QList<ItemId> ids = running.add({u"one"_s, u"two"_s});
    running.list().showItem(ids[0]);
    QTest::keyPress(&running.list(), Qt::Key_Control, Qt::ControlModifier);
    running.list().showItem(ids[1]);
    QTest::keyRelease(&running.list(), Qt::Key_Control);
    QTRY_COMPARE(running.session().selection().ids(), QList<ItemId>{ids[1]});
}

void MainWindowTest::aNewItemAppearsSelected()
{
    Running running;
    running.add({u"one"_s, u"two"_s});
    Running::whenAsked([](QDialog *dialog) {
        auto *const what = dialog->findChild<QLineEdit *>(u"what"_s);
        what->setText(u"https://qt.io/new"_s);
        QTest::keyClick(what, Qt::Key_Return);
    });
    QTest::keyClick(running.window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(running.shownItems().size(), 3);
    const ItemId added{running.number(u"SELECT max(id) FROM items"_s)};
    QTRY_COMPARE(running.session().selection().ids(), QList<ItemId>{added});
}

void MainWindowTest::anotherLibraryTakesTheWindowWhileWorkIsPending()
{
    Running running;
    test::TemporaryLibrary other;
    const QList<ItemId> ids = running.add({u"one"_s, u"two"_s});
    const QPointer<Session> first = &running.session();
    running.clickItem(ids[0]);
    QTest::keyClick(&running.list(), Qt::Key_Delete);
    running.session().filter().setText(u"two"_s);
    running.session().notices().beginJob(u"Importing"_s, library::makeJob());
    running.session().notices().fail(u"Something about the first library."_s);

    QVERIFY(running.window->openLibrary(other.path()).ok());
    QVERIFY(!first);
    running.settle();
    QTRY_COMPARE(running.counts(), u"0 items"_s);
    QVERIFY(!running.window->banner().isShown());
    QVERIFY(running.search().boundText().isEmpty());
    QCOMPARE(running.window->windowTitle().contains(running.session().library().name()), true);
    for (const ActionId id : {ActionId::Trash, ActionId::CopyTags, ActionId::TagBar})
        QVERIFY(!running.window->actions().action(id)->isEnabled());

    QVERIFY(running.window->openLibrary(running.file.path()).ok());
    QTRY_COMPARE(running.shownItems(), QList<ItemId>{ids[1]}); // what was posted last was done
}

void MainWindowTest::closingCancelsWorkBeforeItWaitsForTheWriter()
{
    Running running;
    const QList<ItemId> ids = running.add({u"one"_s}, {u"x"_s});
    running.settings.set(option::TagsIntoFiles, true);
    // An import at work, and behind it tags that are to be written into files.
    const library::Job job = library::makeJob();
    running.session().notices().beginJob(u"Importing"_s, job, 1'000'000);
    const auto wasCancelled = std::make_shared<std::atomic<bool>>(false);
    running.session().library().write(u"Import"_s, [job, wasCancelled](store::Transaction &) {
        const QDeadlineTimer patience(10'000);
        while (!job->cancelled && !patience.hasExpired())
            QThread::yieldCurrentThread();
        *wasCancelled = job->cancelled.load();
        return domain::Result<void>();
    });
    domain::ChangeSet changes;
    changes.linksChanged.append({ids[0], running.tag(u"x"_s)});
    Q_EMIT running.session().library().changed(changes);
    QVERIFY(running.window->close());
    QVERIFY(!running.window->session());
    QVERIFY(wasCancelled->load());
}

/// The other library has items and tags of the same ids.
void MainWindowTest::whatWasAskedOfOneLibraryIsNotDoneToAnother()
{
    Running running;
    running.clickItem(running.add({u"one"_s}, {u"x"_s}).first());
    test::TemporaryLibrary other;
    Running elsewhere;
    const QList<ItemId> ids = elsewhere.add({u"two"_s}, {u"y"_s});
    elsewhere.window->close();
    QFile::remove(other.path());
    QVERIFY(QFile::copy(elsewhere.file.path(), other.path()));

    const auto modal = [] {
        return qobject_cast<QDialog *>(QApplication::activeModalWidget());
    };
    bool wasAsked = false;
    QTimer::singleShot(0, qApp, [&] {
        wasAsked = modal() != nullptr;
        QVERIFY(running.window->openLibrary(other.path()).ok());
        QVERIFY(!modal());
    });
    running.window->actions().action(ActionId::DeleteForGood)->setEnabled(true);
    running.window->actions().action(ActionId::DeleteForGood)->trigger();
    QVERIFY(wasAsked);
    QCOMPARE(running.session().library().path(), library::canonicalPath(other.path()));
    running.settle();
    QTRY_COMPARE(running.shownItems(), ids);
    QCOMPARE(running.number(u"SELECT count(*) FROM items"_s), 1);
}

void MainWindowTest::aRefusedLibraryLeavesWhatWasOpen()
{
    Running running;
    running.add({u"one"_s});
    const QPointer<Session> session = &running.session();
    QVERIFY(!running.window->openLibrary(running.file.folder() + u"/missing.tagloom"_s).ok());
    QVERIFY(session);
    QCOMPARE(running.shownItems().size(), 1);
    QVERIFY(!QFile::exists(running.file.folder() + u"/missing.tagloom"_s));
}

void MainWindowTest::aLibraryThatCannotBeWrittenOpensForLooking()
{
    Running running;
    running.add({u"one"_s, u"two"_s}, {u"art"_s});
    running.window.reset();
    const QString folder = QFileInfo(running.file.path()).path();
    const auto read = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto enter = QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(running.file.path(), read));
    QVERIFY(QFile::setPermissions(folder, read | enter));
    {
        const WithoutPrivileges user;
        running.show();
    }
    QVERIFY(QFile::setPermissions(folder, read | enter | QFile::WriteOwner));
    QVERIFY(running.session().library().isReadOnly());
    QVERIFY(running.window->banner().isShown());
    QTRY_COMPARE(running.shownItems().size(), 2);
    running.clickTag(u"art"_s);
    QTRY_COMPARE(running.shownItems().size(), 2);
    running.clickItem(running.shownItems().first());
    for (const ActionId id : {ActionId::NewItem, ActionId::NewTag, ActionId::Import, ActionId::Trash, ActionId::Rename,
                              ActionId::TagBar, ActionId::PasteTags, ActionId::ReviewSuggestions})
        QVERIFY(!running.window->actions().action(id)->isEnabled());
    QVERIFY(running.window->actions().action(ActionId::Export)->isEnabled());
}

void MainWindowTest::theSampleLibraryOpens()
{
    QTemporaryDir data;
    qputenv("XDG_DATA_HOME", data.path().toUtf8());
    const auto back = qScopeGuard([] { qunsetenv("XDG_DATA_HOME"); });
    Running running;
    const auto choices = running.window->page()->findChildren<ChoiceButton *>();
    QCOMPARE(choices.size(), 3);
    choices.last()->click();
    QTRY_COMPARE(running.session().library().name(), u"Sample"_s);
    QTRY_VERIFY(!running.shownItems().isEmpty());
}

void MainWindowTest::aSecondStartHandsItsThingsOver()
{
    Running running;
    running.add({u"one"_s});
    bool accepted = false;
    const std::unique_ptr<QThread> second(QThread::create([&, path = running.session().library().path()] {
        library::LibraryClient client(path);
        accepted =
            client.reach() && client.sendOpen({u"https://qt.io/handed"_s, u"report.pdf"_s}, u"/srv/papers"_s).ok();
    }));
    second->start();
    QTRY_VERIFY(second->isFinished());
    QVERIFY(accepted);
    QTRY_COMPARE(running.shownItems().size(), 3);
    QCOMPARE(running.number(u"SELECT count(*) FROM items WHERE url = 'https://qt.io/handed'"_s), 1);
    QTRY_VERIFY(running.window->banner().text().startsWith(u"2 items added"));
}

void MainWindowTest::theWindowComesBackAsItWas()
{
    Running running;
    running.add({u"one"_s});
    running.list().horizontalHeader()->resizeSection(models::ItemsModel::TagsColumn, 333);
    running.window->resize(1111, 666);
    running.window->actions().action(ActionId::CompactRows)->trigger();
    auto *const page = running.window->page();
    page->setSizes({210, 500, 400});
    QCoreApplication::processEvents();
    const QList<int> sizes = page->sizes();
    running.window->close();

    running.show();
    QCOMPARE(running.window->size(), QSize(1111, 666));
    QCOMPARE(running.window->page()->sizes(), sizes);
    QCOMPARE(running.list().columnWidth(models::ItemsModel::TagsColumn), 333);
    QCOMPARE(running.list().density(), Density::Compact);
    QVERIFY(running.window->actions().action(ActionId::CompactRows)->isChecked());
}

void MainWindowTest::aSmallWindowFoldsTheInspector()
{
    Running running({metrics::WindowLeastWidth, metrics::WindowLeastHeight});
    running.add({u"one"_s});
    QCOMPARE(running.window->size(), QSize(metrics::WindowLeastWidth, metrics::WindowLeastHeight));
    auto *page = running.window->page();
    QVERIFY(!page->inspector().isVisible());
    QCOMPARE(page->sidebar().width(), metrics::SidebarNarrow);
    QAction *const showInspector = running.window->actions().action(ActionId::ShowInspector);
    QVERIFY(!showInspector->isChecked());
    showInspector->trigger();
    QVERIFY(page->inspector().isVisible());
    running.window->resize(1200, 700);
    QTRY_VERIFY(page->inspector().isVisible());
    running.window->resize(metrics::WindowLeastWidth, metrics::WindowLeastHeight);
    QTRY_VERIFY(!page->inspector().isVisible());
    running.window->resize(1200, 700);
    QTRY_VERIFY(page->inspector().isVisible());
    QVERIFY(page->sidebar().width() > metrics::SidebarNarrow);
    QVERIFY(showInspector->isChecked());
    showInspector->trigger();
    QVERIFY(!page->inspector().isVisible());
}

void MainWindowTest::theHistoryTakesTheInspectorsPlace()
{
    Running running;
    running.add({u"one"_s});
    QAction *const history = running.window->actions().action(ActionId::History);
    QAction *const inspector = running.window->actions().action(ActionId::ShowInspector);
    QVERIFY(!history->isChecked() && inspector->isChecked());
    QTest::keyClick(running.window.get(), Qt::Key_H, Qt::ControlModifier);
    auto *const pane = running.window->findChild<HistoryPane *>();
    QVERIFY(pane && pane->isVisible());
    QVERIFY(history->isChecked() && !inspector->isChecked());
    QVERIFY(!running.window->page()->inspector().isVisible());
    QTRY_VERIFY(pane->isAncestorOf(QApplication::focusWidget()));
    // Esc leads to the list, and leaves the search alone.
    running.session().filter().setText(u"one"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), &running.list());
    QCOMPARE(running.session().filter().text(), u"one"_s);
    inspector->trigger();
    QVERIFY(!pane->isVisible() && running.window->page()->inspector().isVisible());
    QVERIFY(!history->isChecked());
    history->trigger();
    QVERIFY(pane->isVisible());
    // In a small window it stays, and a new window has it again.
    running.window->resize(metrics::WindowLeastWidth, metrics::WindowLeastHeight);
    QTRY_VERIFY(running.window->width() == metrics::WindowLeastWidth);
    QVERIFY(pane->isVisible());
    QVERIFY(running.list().width() >= metrics::WindowLeastWidth / 2);
    QAction *const sidebar = running.window->actions().action(ActionId::ShowSidebar);
    QVERIFY(!sidebar->isChecked() && !running.window->page()->sidebar().isVisible());
    sidebar->trigger();
    QVERIFY(pane->isVisible() && running.window->page()->sidebar().isVisible());
    history->trigger();
    history->trigger();
    QVERIFY(!running.window->page()->sidebar().isVisible());
    history->trigger();
    QVERIFY(sidebar->isChecked() && running.window->page()->sidebar().isVisible());
    history->trigger();
    running.window.reset();
    running.show({1200, 700});
    QTRY_VERIFY(running.window->findChild<HistoryPane *>());
    QVERIFY(running.window->findChild<HistoryPane *>()->isVisible());
    QVERIFY(running.window->actions().action(ActionId::History)->isChecked());
    running.window->actions().action(ActionId::History)->trigger();
    QVERIFY(running.window->page()->inspector().isVisible());
}

void MainWindowTest::theHistoryShowsTheItemOfAChange()
{
    Running running;
    const ItemId item = running.add({u"one"_s}).first();
    running.add({u"two"_s});
    running.window->actions().action(ActionId::History)->trigger();
    auto *const pane = running.window->findChild<HistoryPane *>();
    Q_EMIT pane->itemRequested(item);
    QTRY_COMPARE(running.session().selection().ids(), QList<ItemId>{item});
    // Also where the list does not have it.
    waitFor(running.session().items().trash({item}));
    running.session().filter().setText(u"two"_s);
    QTRY_COMPARE(running.shownItems().size(), 1);
    Q_EMIT pane->itemRequested(item);
    QTRY_COMPARE(running.session().selection().ids(), QList<ItemId>{item});
    QCOMPARE(running.session().filter().request().scope, store::Scope::Trash);
    waitFor(running.session().items().deleteForGood({item}));
    QTRY_VERIFY(running.shownItems().isEmpty());
    Q_EMIT pane->itemRequested(item);
    QTRY_COMPARE(running.window->banner().text(), u"It is no longer in the library."_s);
}

void MainWindowTest::theSettingsAreKept()
{
    Running running;
    Running::whenAsked([](QDialog *dialog) {
        for (QComboBox *const box : dialog->findChildren<QComboBox *>()) {
            if (box->accessibleName() == u"When trash is deleted")
                box->setCurrentText(u"After 365 days"_s);
        }
        dialog->reject();
    });
    QTest::keyClick(running.window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_COMPARE(running.settings.value(option::TrashDays), 365);
}

void MainWindowTest::everyPartHasItsAccessibleName()
{
    Running running;
    running.add({u"one"_s}, {u"art"_s});
    const QStringList names = accessibleNames(QAccessible::queryAccessibleInterface(running.window.get()));
    for (const char *const name :
         {"Search", "Items", "Tags", "Tag filter", "Inspector", "Tag editor", "Library", "Saved searches", "Progress"})
        QVERIFY2(names.contains(QLatin1String(name)), name);
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
