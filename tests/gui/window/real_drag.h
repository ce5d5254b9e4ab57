// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QTimer>
#include <QWidget>
#include <QWindow>
#include <QtTest>

#include <functional>

namespace tagloom::test {

/// A place in a widget.
struct Spot
{
    QWidget *widget;
    QPoint point;

    QWindow *window() const { return widget->window()->windowHandle(); }
    QPoint inWindow() const { return widget->mapTo(widget->window(), point); }
};

/// The pointer goes to the spot in small steps and lets go there. QDrag::exec() has a loop of its own, so it goes by
/// timers.
inline void scheduleDrop(const Spot &from, const Spot &to, Qt::KeyboardModifiers modifiers)
{
    QWindow *const window = to.window();
    const QPoint start = from.inWindow();
    const QPoint end = to.inWindow();
    const int far = QApplication::startDragDistance() + 2;
    const QList<QPoint> path{start + QPoint(far, 0), start + QPoint(far + 2, 0), end - QPoint(4, 1), end - QPoint(1, 0),
                             end};
    int time = 0;
    for (const QPoint &point : path)
        QTimer::singleShot(time += 20, window, [=] { QTest::mouseMove(window, point); });
    QTimer::singleShot(time + 20, window, [=] { QTest::mouseRelease(window, Qt::LeftButton, modifiers, end); });
}

/// Drags what the view holds at `from`, as a person would: press, move, let go. Done when the mouse was let go.
inline void drag(const Spot &from, const Spot &to, Qt::KeyboardModifiers modifiers = {})
{
    bool isOver = false;
    scheduleDrop(from, to, modifiers);
    QTimer::singleShot(160, to.widget, [&] { isOver = true; });
    QTest::mousePress(from.window(), Qt::LeftButton, {}, from.inWindow());
    QVERIFY(QTest::qWaitFor([&] { return isOver; }));
}

/// Drags data that comes from no view of ours, as another program would. The action that the target took; IgnoreAction
/// if it took none.
inline Qt::DropAction dragFromOutside(QMimeData *data, const Spot &to, Qt::DropActions offered = Qt::CopyAction)
{
    auto *const source = new QObject(to.widget->window());
    auto *const pending = new QDrag(source);
    pending->setMimeData(data);
    scheduleDrop({to.widget->window(), {1, 1}}, to, {});
    return pending->exec(offered);
}

} // namespace tagloom::test
