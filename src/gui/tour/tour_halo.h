// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace tagloom::gui {

/// A ring around one widget of a window, above all else, that lets the mouse through and follows the widget about.
class TourHalo final : public QWidget
{
    Q_OBJECT

public:
    explicit TourHalo(QWidget *window);

    /// nullptr: around nothing.
    void surround(QWidget *widget);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    QPointer<QWidget> m_around;
};

} // namespace tagloom::gui
