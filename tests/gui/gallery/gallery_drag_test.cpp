// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/shown_gallery.h"

using namespace tagloom;
using namespace Qt::StringLiterals;
using domain::ItemId;
using test::drag;
using test::dragFromOutside;
using test::ShownGallery;

/// Real drags out of the gallery and into it, on a platform that has them.
class GalleryDragTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itemsDroppedOnATagGetIt()
    {
        ShownGallery stage;
        const QList<ItemId> ids = stage.library().addItems({u"one"_s, u"two"_s, u"three"_s});
        stage.library().addTag(u"art"_s);
        stage.show();
        stage.shown.select({ids[0], ids[2]});

        drag(stage.cell(ids[0]), stage.shown.tag(u"art"_s));
        QTRY_COMPARE(stage.library().links(ids[0]), u"art"_s);
        QCOMPARE(stage.library().links(ids[1]), QString());
        QCOMPARE(stage.library().links(ids[2]), u"art"_s);
        QCOMPARE(stage.selected().size(), 2);
    }

    void aTagDroppedOnACellGoesOntoItsItem()
    {
        ShownGallery stage;
        const QList<ItemId> ids = stage.library().addItems({u"one"_s, u"two"_s, u"three"_s});
        stage.library().addTag(u"art"_s);
        stage.show();
        stage.shown.select({ids[0], ids[2]});

        drag(stage.shown.tag(u"art"_s), stage.cell(ids[1]));
        QTRY_COMPARE(stage.library().links(ids[1]), u"art"_s);
        QCOMPARE(stage.library().links(ids[0]), QString());
        drag(stage.shown.tag(u"art"_s), stage.cell(ids[2]));
        QTRY_COMPARE(stage.library().links(ids[2]), u"art"_s);
        QCOMPARE(stage.library().links(ids[0]), u"art"_s);
    }

    void aTagDroppedWithShiftIsTakenOff()
    {
        ShownGallery stage;
        const ItemId item = stage.library().addItem(u"one"_s, {u"art"_s, u"physics"_s});
        stage.show();
        drag(stage.shown.tag(u"art"_s), stage.cell(item), Qt::ShiftModifier);
        QTRY_COMPARE(stage.library().links(item), u"physics"_s);
    }

    void aTagDroppedBesideTheCellsDoesNothing()
    {
        ShownGallery stage;
        const ItemId item = stage.library().addItem(u"one"_s);
        stage.library().addTag(u"art"_s);
        stage.show();
        drag(stage.shown.tag(u"art"_s), stage.shown.below(stage.gallery()));
        QCOMPARE(stage.library().links(item), QString());
    }

    void itemsDroppedOnTheGalleryStay()
    {
        ShownGallery stage;
        const QList<ItemId> ids = stage.library().addItems({u"one"_s, u"two"_s});
        stage.show();
        drag(stage.cell(ids[0]), stage.cell(ids[1]));
        QCOMPARE(stage.shown.number(u"SELECT count(*) FROM items"_s), 2);
        QCOMPARE(stage.library().links(ids[1]), QString());
    }

    void foreignThingsBecomeItems()
    {
        ShownGallery stage;
        (void)stage.library().addItem(u"one"_s);
        stage.show();
        auto *const data = new QMimeData;
        data->setUrls({QUrl(u"https://example.org/new"_s), QUrl(u"https://example.org/newer"_s)});
        QCOMPARE(dragFromOutside(data, stage.shown.below(stage.gallery())), Qt::CopyAction);
        QTRY_COMPARE(stage.library().session().itemsModel().rowCount(), 3);
    }

    void aReadOnlyLibraryTakesNoDrop()
    {
        ShownGallery stage;
        const ItemId item = stage.library().addItem(u"one"_s);
        stage.library().addTag(u"art"_s);
        stage.library().open(library::OpenMode::ReadOnly);
        stage.show();
        drag(stage.shown.tag(u"art"_s), stage.cell(item));
        QCOMPARE(stage.library().links(item), QString());
        auto *const data = new QMimeData;
        data->setText(u"https://example.org/new"_s);
        QCOMPARE(dragFromOutside(data, stage.shown.below(stage.gallery())), Qt::IgnoreAction);
    }
};

QTEST_MAIN(GalleryDragTest)
#include "gallery_drag_test.moc"
