// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/shown_gallery.h"
#include "thumbnails/thumbnail_loader.h"

#include <QAccessible>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>

#include <sys/stat.h>

using namespace tagloom;
using namespace Qt::StringLiterals;
using domain::ItemId;
using gui::GalleryView;
using test::ShownGallery;

namespace {

QStringList titles(int count)
{
    QStringList made;
    for (int number = 0; number < count; ++number)
        made.append(u"item %1"_s.arg(number, 4, 10, QLatin1Char('0')));
    return made;
}

/// How many pixels of a cell have about this colour.
int pixelsLike(GalleryView &gallery, const QRect &rect, QRgb colour)
{
    const QImage shot = gallery.viewport()->grab(rect).toImage();
    int found = 0;
    for (int y = 0; y < shot.height(); ++y) {
        for (int x = 0; x < shot.width(); ++x)
            found += test::isNear(shot.pixel(x, y), colour) ? 1 : 0;
    }
    return found;
}

} // namespace

class GalleryViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesTheSelectionOfTheTable();
    void selectsAsTheMouseSays();
    void drawsARubberBandOverCells();
    void walksInTwoDimensions();
    void keepsSelectionAndPlaceWhenTheResultChanges();
    void staysWhereItIsWhenCellsGrow();
    void asksOnlyForWhatIsOnTheScreen();
    void showsPicturesOfFiles();
    void standsHostileFiles();
    void showsNoPictureOfOtherKinds();
    void editsTheTitleInPlace();
    void handsOnDigitsAndNoLetters();
    void zoomsByWheel();
    void tellsWhatIsWrongInTheToolTip();
    void speaks();
    void walksTheOtherWayFromRightToLeft();
};

void GalleryViewTest::sharesTheSelectionOfTheTable()
{
    ShownGallery stage;
    const QList<ItemId> ids = stage.library().addItems(titles(5));
    stage.show();
    stage.click(2);
    QTRY_COMPARE(stage.selected(), QList<ItemId>{stage.library().session().itemsModel().itemAt(2)});
    QCOMPARE(stage.shown.page->list().currentIndex().row(), 2);
    stage.shown.page->setGalleryShown(false);
    QVERIFY(stage.shown.page->list().isVisible());
    QVERIFY(stage.shown.page->list().selectionModel()->isRowSelected(2, {}));
    stage.shown.page->list().showItem(ids[0]);
    stage.shown.page->setGalleryShown(true);
    QCOMPARE(stage.gallery().currentIndex().row(), stage.row(ids[0]));
}

void GalleryViewTest::selectsAsTheMouseSays()
{
    ShownGallery stage;
    (void)stage.library().addItems(titles(12));
    stage.show();
    stage.click(1);
    QCOMPARE(stage.selectedRows(), QList<int>{1});
    stage.click(6, Qt::ShiftModifier);
    QCOMPARE(stage.selectedRows(), QList<int>({1, 2, 3, 4, 5, 6}));
    stage.click(3, Qt::ControlModifier);
    QCOMPARE(stage.selectedRows(), QList<int>({1, 2, 4, 5, 6}));
    stage.click(9, Qt::ControlModifier);
    QCOMPARE(stage.selectedRows(), QList<int>({1, 2, 4, 5, 6, 9}));
    QTest::mouseClick(stage.gallery().viewport(), Qt::LeftButton, {}, {2, 2}); // beside the cells
    QCOMPARE(stage.selectedRows(), QList<int>());
    stage.gallery().selectAll();
    QCOMPARE(stage.selectedRows().size(), 12);
}

void GalleryViewTest::drawsARubberBandOverCells()
{
    ShownGallery stage;
    (void)stage.library().addItems(titles(12));
    stage.show();
    const int columns = stage.gallery().grid().columns();
    QVERIFY(columns >= 3);
    QWidget *const viewport = stage.gallery().viewport();
    const QPoint start(2, 2);
    const QPoint end = stage.centre(columns + 1);
    QTest::mousePress(viewport, Qt::LeftButton, {}, start);
    for (const QPoint &point : {start + QPoint(20, 20), (start + end) / 2, end}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(point), QPointF(viewport->mapToGlobal(point)), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(viewport, &move);
    }
    QCOMPARE(stage.selectedRows(), QList<int>({0, 1, columns, columns + 1}));
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, end);
    QCOMPARE(stage.selectedRows().size(), 4);
}

void GalleryViewTest::walksInTwoDimensions()
{
    ShownGallery stage;
    (void)stage.library().addItems(titles(50));
    stage.show();
    const int columns = stage.gallery().grid().columns();
    const int last = 49;
    QVERIFY(columns >= 3 && 50 % columns != 0);
    const auto at = [&stage] {
        return stage.gallery().currentIndex().row();
    };
    stage.click(0);
    stage.key(Qt::Key_Right);
    QCOMPARE(at(), 1);
    stage.key(Qt::Key_Down);
    QCOMPARE(at(), 1 + columns);
    stage.key(Qt::Key_Left);
    stage.key(Qt::Key_Left); // to the line above
    QCOMPARE(at(), columns - 1);
    stage.key(Qt::Key_Up);
    QCOMPARE(at(), columns - 1);
    stage.key(Qt::Key_End);
    QCOMPARE(at(), last);
    QVERIFY(stage.gallery().viewport()->rect().contains(stage.gallery().visualRect(stage.index(last))));
    stage.key(Qt::Key_Down);
    QCOMPARE(at(), last);
    stage.key(Qt::Key_Up);
    QCOMPARE(at(), last - columns);
    // From above a place that the last line does not have: its last cell.
    const int lineEnd = (stage.gallery().grid().lines() - 1) * columns - 1;
    stage.click(lineEnd);
    stage.key(Qt::Key_Down);
    QCOMPARE(at(), last);
    stage.key(Qt::Key_PageUp);
    QVERIFY(at() < last - columns);
    stage.key(Qt::Key_Home);
    QCOMPARE(at(), 0);
    QCOMPARE(stage.gallery().verticalScrollBar()->value() < 20, true);
    stage.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(stage.selectedRows().size(), columns + 1); // in reading order
    stage.key(Qt::Key_PageDown);
    QVERIFY(at() > columns);
    QCOMPARE(stage.selectedRows().size(), 1);
}

void GalleryViewTest::keepsSelectionAndPlaceWhenTheResultChanges()
{
    ShownGallery stage;
    (void)stage.library().addItems(titles(300));
    stage.show();
    stage.gallery().scrollTo(stage.index(150), QAbstractItemView::PositionAtCenter);
    stage.click(150);
    const ItemId item = stage.selectedRows().isEmpty() ? ItemId() : stage.selected().first();
    const int top = stage.gallery().visualRect(stage.index(150)).top();
    // Other rows come and go around it, by moves and by a reset.
    QList<ItemId> result = stage.library().session().itemsModel().result();
    result.remove(0, 20);
    stage.library().session().itemsModel().setResult(result);
    QTRY_COMPARE(stage.selected(), QList<ItemId>{item});
    QVERIFY(qAbs(stage.gallery().visualRect(stage.index(stage.row(item))).top() - top) <= 1);
    std::reverse(result.begin(), result.end());
    stage.library().session().itemsModel().setResult(result);
    QTRY_COMPARE(stage.selected(), QList<ItemId>{item});
    QCOMPARE(stage.gallery().currentIndex().row(), stage.row(item));
    QVERIFY(qAbs(stage.gallery().visualRect(stage.index(stage.row(item))).top() - top) <= 1);
}

void GalleryViewTest::staysWhereItIsWhenCellsGrow()
{
    ShownGallery stage;
    (void)stage.library().addItems(titles(300));
    stage.show();
    stage.gallery().scrollTo(stage.index(150), QAbstractItemView::PositionAtCenter);
    stage.click(150);
    for (const int side : {320, 96, 208}) {
        stage.gallery().setPictureSize(side);
        QVERIFY(stage.gallery().viewport()->rect().intersects(stage.gallery().visualRect(stage.index(150))));
    }
    stage.shown.page->resize(1000, 600);
    QTRY_VERIFY(stage.gallery().viewport()->rect().intersects(stage.gallery().visualRect(stage.index(150))));
}

void GalleryViewTest::asksOnlyForWhatIsOnTheScreen()
{
    ShownGallery stage;
    (void)stage.library().addItems(titles(3000));
    stage.show();
    stage.gallery().viewport()->repaint();
    const int before = stage.library().session().chips().loads();
    stage.gallery().verticalScrollBar()->setValue(stage.gallery().verticalScrollBar()->maximum());
    stage.gallery().viewport()->repaint();
    QVERIFY(stage.library().session().chips().loads() - before <= 2);
}

void GalleryViewTest::showsPicturesOfFiles()
{
    ShownGallery stage;
    test::writeImage(stage.file(u"a.png"_s), test::twoHalves({800, 400}));
    const ItemId item = stage.addImage(u"a.png"_s);
    stage.show();
    const QRect cell = stage.gallery().visualRect(stage.index(stage.row(item)));
    QTRY_VERIFY(pixelsLike(stage.gallery(), cell, 0xffcc3333) > 4000);
    QVERIFY(pixelsLike(stage.gallery(), cell, 0xff3333cc) > 4000);
    stage.gallery().setPictureSize(256);
    const QRect larger = stage.gallery().visualRect(stage.index(stage.row(item)));
    QTRY_VERIFY(pixelsLike(stage.gallery(), larger, 0xffcc3333) > 12000);
}

void GalleryViewTest::standsHostileFiles()
{
    ShownGallery stage;
    test::writeFile(stage.file(u"bomb.png"_s), test::pngClaiming(60'000, 60'000));
    test::writeFile(stage.file(u"text.jpg"_s), "Dear Sir");
    test::writeFile(stage.file(u"empty.gif"_s), {});
    QCOMPARE(mkfifo(qPrintable(stage.file(u"pipe.jpg"_s)), 0600), 0);
    test::writeImage(stage.file(u"good.png"_s), test::twoHalves({300, 300}));
    QStringList files;
    for (const QString &name :
         {u"bomb.png"_s, u"text.jpg"_s, u"empty.gif"_s, u"pipe.jpg"_s, u"gone.jpg"_s, u"good.png"_s}) {
        (void)stage.addImage(name);
        files.append(stage.file(name));
    }
    stage.show();
    auto &pictures = stage.library().session().thumbnails();
    const auto known = [&](const QString &file) {
        return pictures.find({file, 160});
    };
    QTRY_VERIFY(std::all_of(files.begin(), files.end(), known));
    for (const QString &file : files)
        QCOMPARE(known(file)->image.isNull(), !file.endsWith(u"good.png"));
    stage.gallery().viewport()->repaint();
}

void GalleryViewTest::showsNoPictureOfOtherKinds()
{
    ShownGallery stage;
    test::writeImage(stage.file(u"scan.png"_s), test::twoHalves({300, 300}));
    domain::ItemDraft draft;
    draft.title = u"Invoice 7"_s;
    draft.url = QUrl::fromLocalFile(stage.file(u"scan.png"_s)).toString();
    draft.kind = domain::KindId{7};
    (void)test::waitFor(stage.library().session().items().add({draft}, {}));
    const ItemId image = stage.addImage(u"other.png"_s);
    stage.show();
    auto &pictures = stage.library().session().thumbnails();
    QTRY_VERIFY(pictures.find({stage.file(u"other.png"_s), 160})); // the one that is not there has been looked at
    QVERIFY(!pictures.find({stage.file(u"scan.png"_s), 160}));
    Q_UNUSED(image)
}

void GalleryViewTest::editsTheTitleInPlace()
{
    ShownGallery stage;
    const ItemId item = stage.library().addItem(u"Old"_s);
    stage.show();
    stage.click(0);
    stage.shown.page->editTitle();
    auto *const editor = stage.gallery().findChild<QLineEdit *>();
    QVERIFY(editor);
    QVERIFY(stage.gallery().visualRect(stage.index(0)).intersects(editor->geometry()));
    editor->setText(u"New"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(stage.library().item(item).title, u"New"_s);
}

void GalleryViewTest::handsOnDigitsAndNoLetters()
{
    ShownGallery stage;
    (void)stage.library().addItems({u"alpha"_s, u"beta"_s});
    stage.show();
    stage.click(0);
    QSignalSpy digits(&stage.gallery(), &GalleryView::pinRequested);
    QTest::keyClick(&stage.gallery(), Qt::Key_3);
    QCOMPARE(digits.size(), 1);
    const int before = stage.gallery().currentIndex().row();
    QTest::keyClick(&stage.gallery(), Qt::Key_B);
    QCOMPARE(stage.gallery().currentIndex().row(), before); // no search by typing, which would read every title
}

void GalleryViewTest::zoomsByWheel()
{
    ShownGallery stage;
    (void)stage.library().addItems(titles(100));
    stage.show();
    const int before = stage.gallery().pictureSize();
    const auto wheel = [&stage](int delta, Qt::KeyboardModifiers modifiers) {
        QWheelEvent event(QPointF(50, 50), stage.gallery().mapToGlobal(QPointF(50, 50)), {}, {0, delta}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(stage.gallery().viewport(), &event);
    };
    wheel(60, Qt::ControlModifier);
    QCOMPARE(stage.gallery().pictureSize(), before);
    wheel(60, Qt::ControlModifier);
    QVERIFY(stage.gallery().pictureSize() > before);
    wheel(-240, Qt::ControlModifier);
    QVERIFY(stage.gallery().pictureSize() < before);
    const int side = stage.gallery().pictureSize();
    wheel(-120, {});
    QCOMPARE(stage.gallery().pictureSize(), side);
    QVERIFY(stage.gallery().verticalScrollBar()->value() > 0);
}

void GalleryViewTest::tellsWhatIsWrongInTheToolTip()
{
    ShownGallery stage;
    test::writeFile(stage.file(u"text.jpg"_s), "Dear Sir");
    const ItemId item = stage.addImage(u"text.jpg"_s);
    stage.show();
    auto &pictures = stage.library().session().thumbnails();
    QTRY_VERIFY(pictures.find({stage.file(u"text.jpg"_s), 160}));
    QVERIFY(stage.gallery().toolTipOf(stage.row(item)).contains(u"There is no image in the file"));
}

void GalleryViewTest::speaks()
{
    ShownGallery stage;
    (void)stage.library().addItems({u"one"_s, u"two"_s}, {u"art"_s});
    stage.show();
    QAccessibleInterface *const list = QAccessible::queryAccessibleInterface(&stage.gallery());
    QVERIFY(list);
    QCOMPARE(list->text(QAccessible::Name), u"Gallery"_s);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 2);
    QAccessibleInterface *const cell = list->child(1);
    QCOMPARE(cell->text(QAccessible::Name), stage.index(1).data().toString());
    QCOMPARE(cell->text(QAccessible::Description), u"art"_s);
    QCOMPARE(cell->role(), QAccessible::ListItem);
    QCOMPARE(cell->parent(), list);
    QCOMPARE(list->indexOfChild(cell), 1);
    QVERIFY(!cell->state().selected);
    stage.click(1);
    QVERIFY(cell->state().selected);
    QCOMPARE(list->childAt(cell->rect().center().x(), cell->rect().center().y()), cell);
    QVERIFY(!list->child(2));
}

void GalleryViewTest::walksTheOtherWayFromRightToLeft()
{
    ShownGallery stage;
    (void)stage.library().addItems(titles(12));
    stage.show();
    stage.gallery().setLayoutDirection(Qt::RightToLeft);
    QTRY_VERIFY(stage.centre(0).x() > stage.centre(1).x());
    stage.click(0);
    stage.key(Qt::Key_Left);
    QCOMPARE(stage.gallery().currentIndex().row(), 1);
    stage.key(Qt::Key_Right);
    QCOMPARE(stage.gallery().currentIndex().row(), 0);
}

QTEST_MAIN(GalleryViewTest)
#include "gallery_view_test.moc"
