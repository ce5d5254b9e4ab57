// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/actions.h"
#include "gui/gallery/gallery_view.h"
#include "gui/gallery/quick_look.h"
#include "gui/gallery/view_switch.h"
#include "gui/inspector/inspector.h"
#include "gui/inspector/item_preview.h"
#include "gui/items/items_view.h"
#include "gui/settings/temporary_settings.h"
#include "gui/style/metrics.h"
#include "gui/tagging/session_fixture.h"
#include "gui/window/library_page.h"
#include "gui/window/main_window.h"
#include "thumbnails/test_images.h"
#include "thumbnails/thumbnail_loader.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QToolButton>
#include <QUrl>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;
using domain::ItemId;

namespace {

/// A window on a library with a folder for pictures.
class Running final
{
public:
    Running()
    {
        qputenv("XDG_CACHE_HOME", place.folder().toLocal8Bit() + "/cache");
        show();
    }

    void show()
    {
        window.reset();
        window = std::make_unique<MainWindow>(settings);
        window->resize(1200, 800);
        QVERIFY(window->openLibrary(library.path()).ok());
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTRY_VERIFY(!session().isSearching() && session().tagsModel().isLoaded());
    }

    Session &session() { return *window->session(); }
    LibraryPage &page() { return *window->page(); }
    QAction &action(ActionId id) { return *window->actions().action(id); }
    QuickLook *quickLook() { return window->findChild<QuickLook *>(); }
    ItemPreview &preview() { return *page().inspector().findChild<ItemPreview *>(); }

    ItemId add(const QString &name, domain::KindId kind)
    {
        domain::ItemDraft draft;
        draft.title = name;
        draft.kind = kind;
        draft.url = QUrl::fromLocalFile(place.folder() + u'/' + name).toString();
        const ItemId id = test::waitFor(session().items().add({draft}, {})).ids.first();
        [&] {
            QTRY_VERIFY(session().itemsModel().rowOf(id) >= 0);
        }();
        return id;
    }
    ItemId addPicture(const QString &name, const QSize &size = {800, 400})
    {
        test::writeImage(place.folder() + u'/' + name, test::twoHalves(size));
        return add(name, domain::imageKind);
    }
    void select(ItemId id)
    {
        page().list().showItem(id);
        [&] {
            QTRY_COMPARE(session().selection().current(), id);
        }();
    }
    ItemId current() { return session().selection().current(); }

    test::TemporarySettings place;
    Settings settings;
    test::TemporaryLibrary library;
    std::unique_ptr<MainWindow> window;
};

} // namespace

class GalleryWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void switchesBetweenTableAndGallery();
    void remembersTheGallery();
    void changesTheSizeByKeysAndSlider();
    void stepsThroughSizes_data();
    void stepsThroughSizes();
    void theSameKeysWorkInTheGallery();
    void spaceShowsAPictureAndTicksATask();
    void quickLookWalksOnAndCloses();
    void quickLookSaysWhyThereIsNoPicture();
    void inspectorShowsAPreview();
    void inspectorSettlesWhereItsScrollBarComes();
    void inspectorSaysWhyThereIsNone();
    void inspectorShowsNothingOfWhatIsNoImage();
    void makesNothingBeforeItIsNeeded();
};

void GalleryWindowTest::switchesBetweenTableAndGallery()
{
    Running running;
    (void)running.addPicture(u"a.png"_s);
    QVERIFY(running.action(ActionId::ShowTable).isChecked());
    QVERIFY(!running.action(ActionId::LargerPictures).isEnabled());
    running.action(ActionId::ShowGallery).trigger();
    QVERIFY(running.page().gallery() && running.page().gallery()->isVisible());
    QVERIFY(!running.page().list().isVisible());
    QVERIFY(!running.action(ActionId::ShowTable).isChecked());
    QVERIFY(running.action(ActionId::LargerPictures).isEnabled());
    running.action(ActionId::ShowGallery).trigger(); // again: it stays
    QVERIFY(running.page().gallery()->isVisible());
    const QList<QToolButton *> buttons = running.window->findChild<ViewSwitch *>()->findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), 2);
    QTest::mouseClick(buttons.first(), Qt::LeftButton);
    QVERIFY(running.page().list().isVisible());
    QVERIFY(running.action(ActionId::ShowTable).isChecked());
}

void GalleryWindowTest::remembersTheGallery()
{
    Running running;
    (void)running.addPicture(u"a.png"_s);
    running.action(ActionId::ShowGallery).trigger();
    running.action(ActionId::LargerPictures).trigger();
    const int side = running.page().gallery()->pictureSize();
    QVERIFY(side > metrics::PictureUsual);
    running.show();
    QVERIFY(running.page().gallery() && running.page().gallery()->isVisible());
    QCOMPARE(running.page().gallery()->pictureSize(), side);
    QVERIFY(running.action(ActionId::ShowGallery).isChecked());
    QVERIFY(running.page().gallery()->hasFocus());
}

void GalleryWindowTest::changesTheSizeByKeysAndSlider()
{
    Running running;
    (void)running.addPicture(u"a.png"_s);
    auto *const slider = running.window->findChild<ViewSwitch *>()->findChild<QSlider *>();
    QVERIFY(!slider->isVisible());
    running.action(ActionId::ShowGallery).trigger();
    QVERIFY(slider->isVisible());
    QTest::keyClick(running.page().gallery(), Qt::Key_Plus, Qt::ControlModifier);
    const int larger = running.page().gallery()->pictureSize();
    QVERIFY(larger > metrics::PictureUsual);
    QVERIFY(qAbs(slider->value() * 8 - larger) < 8);
    QTest::keyClick(running.page().gallery(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(running.page().gallery()->pictureSize(), metrics::PictureUsual);
    slider->setValue(slider->maximum());
    QCOMPARE(running.page().gallery()->pictureSize(), metrics::PictureMost);
    QCOMPARE(running.settings.value(option::PictureSize), metrics::PictureMost);
}

void GalleryWindowTest::stepsThroughSizes_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("steps");
    QTest::addColumn<int>("to");
    QTest::newRow("up") << 128 << 1 << 160;
    QTest::newRow("down") << 128 << -1 << 96;
    QTest::newRow("up from between") << 136 << 1 << 160;
    QTest::newRow("down from between") << 136 << -1 << 128;
    QTest::newRow("two") << 96 << 2 << 160;
    QTest::newRow("largest") << 320 << 1 << 320;
    QTest::newRow("smallest") << 96 << -3 << 96;
}

void GalleryWindowTest::stepsThroughSizes()
{
    QFETCH(const int, from);
    QFETCH(const int, steps);
    QTEST(ViewSwitch::steppedSize(from, steps), "to");
}

void GalleryWindowTest::theSameKeysWorkInTheGallery()
{
    Running running;
    const ItemId first = running.addPicture(u"a.png"_s);
    const ItemId second = running.addPicture(u"b.png"_s);
    running.action(ActionId::ShowGallery).trigger();
    running.select(first);
    running.page().gallery()->setFocus();
    QTest::keyClick(running.page().gallery(), Qt::Key_Delete);
    QTRY_COMPARE(running.session().itemsModel().result(), QList<ItemId>{second});
    QTRY_COMPARE(running.current(), second); // the next one
    QTest::keyClick(running.page().gallery(), Qt::Key_F2);
    QTRY_VERIFY(running.page().gallery()->findChild<QLineEdit *>());
}

void GalleryWindowTest::spaceShowsAPictureAndTicksATask()
{
    Running running;
    const ItemId picture = running.addPicture(u"a.png"_s);
    domain::ItemDraft draft;
    draft.title = u"Call Ada"_s;
    draft.kind = domain::taskKind;
    const ItemId task = test::waitFor(running.session().items().add({draft}, {})).ids.first();
    QTRY_VERIFY(running.session().itemsModel().rowOf(task) >= 0);
    for (const ActionId view : {ActionId::ShowTable, ActionId::ShowGallery}) {
        running.action(view).trigger();
        QWidget *const list = &running.page().itemsView();
        list->setFocus();
        running.select(task);
        QVERIFY(running.action(ActionId::ToggleDone).isEnabled());
        QVERIFY(!running.action(ActionId::QuickLook).isEnabled());
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(!running.quickLook() || !running.quickLook()->isVisible());
        running.select(picture);
        QVERIFY(!running.action(ActionId::ToggleDone).isEnabled());
        QTest::keyClick(list, Qt::Key_Space);
        QTRY_VERIFY(running.quickLook() && running.quickLook()->isVisible());
        QTest::keyClick(running.quickLook(), Qt::Key_Space);
        QVERIFY(!running.quickLook()->isVisible());
        QVERIFY(list->hasFocus());
    }
}

void GalleryWindowTest::quickLookWalksOnAndCloses()
{
    Running running;
    for (const QString &name : {u"a.png"_s, u"b.png"_s, u"c.png"_s})
        (void)running.addPicture(name);
    const QList<ItemId> rows = running.session().itemsModel().result();
    running.select(rows[0]);
    running.page().openQuickLook();
    QuickLook &look = *running.quickLook();
    QCOMPARE(look.size(), running.window->size());
    QVERIFY(look.hasFocus());
    QTest::keyClick(&look, Qt::Key_Right);
    QTRY_COMPARE(running.current(), rows[1]);
    QTest::keyClick(&look, Qt::Key_Down);
    QTRY_COMPARE(running.current(), rows[2]);
    QTest::keyClick(&look, Qt::Key_Right); // the end
    QTRY_COMPARE(running.current(), rows[2]);
    QTest::keyClick(&look, Qt::Key_Left);
    QTRY_COMPARE(running.current(), rows[1]);
    auto &pictures = running.session().thumbnails();
    QTRY_VERIFY(
        pictures.find({running.place.folder() + u"/c.png"_s, 1024})); // the next one is there before it is asked for
    const QPoint left(look.width() / 4 + 40, look.height() / 2 - 20);
    QTRY_VERIFY(test::isNear(look.grab().toImage().pixel(left), 0xffcc3333));
    running.window->resize(900, 600);
    QTRY_COMPARE(look.size(), running.window->size());
    QTest::keyClick(&look, Qt::Key_Escape);
    QVERIFY(!look.isVisible());
    QVERIFY(running.page().itemsView().hasFocus());
    QVERIFY(!running.session().filter().isNarrowed());
    // What is looked at goes to the trash by another way: there is nothing left to look at.
    running.page().openQuickLook();
    QVERIFY(look.isVisible());
    QTest::mouseClick(&look, Qt::LeftButton, {}, {5, 5});
    QVERIFY(!look.isVisible());
}

void GalleryWindowTest::quickLookSaysWhyThereIsNoPicture()
{
    Running running;
    const ItemId item = running.add(u"gone.jpg"_s, domain::imageKind);
    running.select(item);
    running.page().openQuickLook();
    auto &pictures = running.session().thumbnails();
    const QString file = running.place.folder() + u"/gone.jpg"_s;
    QTRY_VERIFY(pictures.find({file, 1024}));
    QCOMPARE(pictures.find({file, 1024})->trouble, thumbnails::Trouble::Missing);
    (void)running.quickLook()->grab();
}

void GalleryWindowTest::inspectorShowsAPreview()
{
    Running running;
    running.select(running.addPicture(u"a.png"_s, {1600, 400}));
    ItemPreview &preview = running.preview();
    QTRY_COMPARE(preview.words().section(u',', 0, 1), u"1,600 × 400"_s);
    QVERIFY(preview.isVisible());
    QTRY_VERIFY(preview.height() < 150); // a wide one takes little room
    QVERIFY(preview.accessibleDescription().contains(u"1,600"));
    const QImage shot = preview.grab().toImage();
    QVERIFY(test::isNear(shot.pixel(shot.width() / 4, 20), 0xffcc3333));
    running.select(running.addPicture(u"tall.png"_s, {300, 1600}));
    QTRY_VERIFY(preview.height() > metrics::PreviewHeight);
    QVERIFY(preview.height() < metrics::PreviewHeight + 40);
    QTest::mouseClick(&preview, Qt::LeftButton);
    QVERIFY(running.quickLook() && running.quickLook()->isVisible());
}

/// A picture that is lower beside a scroll bar must not send the bar away, which makes it higher again, and so on.
void GalleryWindowTest::inspectorSettlesWhereItsScrollBarComes()
{
    Running running;
    running.select(running.addPicture(u"a.png"_s, {1600, 1000}));
    QTRY_VERIFY(!running.preview().words().isEmpty());
    const auto *const area = running.page().inspector().findChild<QScrollArea *>();
    QVERIFY(area);
    bool hadBar = false;
    bool hadNone = false;
    for (int height = 300; height < 1100; ++height) {
        running.window->resize(1200, height);
        QCoreApplication::processEvents();
        (area->verticalScrollBar()->isVisible() ? hadBar : hadNone) = true;
        QVERIFY(area->widget()->width() <= area->viewport()->width());
    }
    QVERIFY(hadBar && hadNone);
}

void GalleryWindowTest::inspectorSaysWhyThereIsNone()
{
    Running running;
    test::writeFile(running.place.folder() + u"/text.jpg"_s, "Dear Sir");
    running.select(running.add(u"text.jpg"_s, domain::imageKind));
    QTRY_COMPARE(running.preview().words(), u"There is no image in the file that can be shown."_s);
    QVERIFY(running.preview().isVisible());
}

void GalleryWindowTest::inspectorShowsNothingOfWhatIsNoImage()
{
    Running running;
    test::writeFile(running.place.folder() + u"/letter.pdf"_s, "%PDF-1.4");
    const ItemId letter = running.add(u"letter.pdf"_s, domain::fileKind);
    test::writeImage(running.place.folder() + u"/plan.png"_s, test::twoHalves({400, 300}));
    const ItemId plan = running.add(u"plan.png"_s, domain::fileKind);
    running.select(letter);
    QTRY_VERIFY(!running.preview().words().isEmpty());
    QVERIFY(!running.preview().isVisible());
    running.select(plan);
    QTRY_VERIFY(running.preview().isVisible());
    running.select(letter);
    QVERIFY(!running.preview().isVisible());
}

void GalleryWindowTest::makesNothingBeforeItIsNeeded()
{
    Running running;
    test::writeImage(running.place.folder() + u"/a.png"_s, test::twoHalves({400, 300}));
    (void)running.add(u"a.png"_s, domain::imageKind);
    running.show();
    QVERIFY(!running.page().gallery());
    QVERIFY(!running.quickLook());
    QVERIFY(!QFile::exists(running.place.folder() + u"/cache/thumbnails"_s));
}

QTEST_MAIN(GalleryWindowTest)
#include "gallery_window_test.moc"
