// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/session_fixture.h"
#include "gui/tagging/tag_chip.h"
#include "gui/tagging/tag_strip.h"
#include "models/mime.h"

#include <QDropEvent>
#include <QMimeData>
#include <QVBoxLayout>
#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;

/// Keeps what is dropped on it.
class DropTarget final : public QWidget
{
public:
    explicit DropTarget(QString library, QWidget *parent)
        : QWidget(parent)
        , m_library(std::move(library))
    {
        setAcceptDrops(true);
        setMinimumHeight(120);
    }

    std::optional<QList<domain::TagId>> tags;
    QString text;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override { event->acceptProposedAction(); }
    void dragMoveEvent(QDragMoveEvent *event) override { event->acceptProposedAction(); }
    void dropEvent(QDropEvent *event) override
    {
        tags = models::takeTags(event->mimeData(), m_library);
        text = event->mimeData()->text();
        event->acceptProposedAction();
    }

private:
    QString m_library;
};

/// A real drag, from the press to the drop, on a platform that has them.
class TagChipDragTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDraggedChipCarriesItsTag();
    void tagsDroppedOnTheStripGoOntoTheSelection();

private:
    static void drag(QWidget *source, const QPoint &from, QWidget *target);
};

void TagChipDragTest::drag(QWidget *source, const QPoint &from, QWidget *target)
{
    // QDrag::exec() has a loop of its own, so the pointer goes on from timers.
    QWindow *window = source->window()->windowHandle();
    const QPoint end = target->mapTo(target->window(), target->rect().center());
    QTimer::singleShot(50, window, [=] { QTest::mouseMove(window, end - QPoint(5, 5)); });
    QTimer::singleShot(100, window, [=] { QTest::mouseMove(window, end); });
    QTimer::singleShot(150, window, [=] { QTest::mouseRelease(window, Qt::LeftButton, {}, end); });
    const QPoint start = source->mapTo(source->window(), from);
    QTest::mousePress(window, Qt::LeftButton, {}, start);
    QTest::mouseMove(window, start + QPoint(QApplication::startDragDistance() + 2, 0));
    QTest::qWait(250);
}

void TagChipDragTest::aDraggedChipCarriesItsTag()
{
    test::SessionFixture library;
    const auto item = library.addItem(u"first"_s, {u"art"_s, u"physics"_s});
    library.select({item});
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *strip = new TagStrip(library.session());
    auto *target = new DropTarget(library.session().library().path(), &window);
    layout->addWidget(strip);
    layout->addWidget(target);
    window.resize(300, 240);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));

    drag(strip->chipOf(library.tag(u"physics"_s)), QPoint(8, 12), target);
    QTRY_VERIFY(target->tags.has_value());
    QCOMPARE(*target->tags, (QList<domain::TagId>{library.tag(u"physics"_s)}));
    QCOMPARE(target->text, u"physics"_s);
    QCOMPARE(library.links(item), u"art, physics"_s); // dragging away takes nothing off
}

void TagChipDragTest::tagsDroppedOnTheStripGoOntoTheSelection()
{
    test::SessionFixture library;
    const auto item = library.addItem(u"first"_s, {u"art"_s});
    const auto other = library.addItem(u"second"_s, {u"physics"_s});
    library.select({other});
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *source = new TagStrip(library.session());
    auto *strip = new TagStrip(library.session());
    layout->addWidget(source);
    layout->addWidget(strip);
    // The source keeps the tag of an item that is no longer selected, as the tag tree would.
    source->selectionTags().setActive(false);
    library.select({item});
    window.resize(300, 160);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));

    drag(source->chips().first(), QPoint(8, 12), strip);
    QTRY_COMPARE(library.links(item), u"art, physics"_s);
}

QTEST_MAIN(TagChipDragTest)
#include "tag_chip_drag_test.moc"
