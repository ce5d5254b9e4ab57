// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"

#include <QWidget>

class QToolButton;

namespace tagloom::gui {

class Session;

/// The picture of the current item over the whole window: arrows walk on, Esc, Space or a click beside it closes.
/// Follows the selection of the session. Accessible name "Quick look".
class QuickLook final : public QWidget
{
    Q_OBJECT

public:
    /// Covers the window, as large as that ever is.
    QuickLook(Session &session, QWidget *window);

    void open();
    void dismiss();

Q_SIGNALS:
    void stepRequested(int step); ///< 1: the next item, -1: the one before
    void closed(); ///< the keyboard may go back to the items

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void askForPictures();
    int box() const;
    QRect place() const;
    void placeButtons();
    void paintWords(QPainter &painter) const;

    Session &m_session;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    domain::Item m_item; ///< id 0: none
    QString m_file; ///< empty if the item has no picture
    int m_row = -1;
};

} // namespace tagloom::gui
