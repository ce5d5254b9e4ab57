// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"
#include "thumbnails/thumbnail.h"

#include <QWidget>

#include <optional>

namespace tagloom::gui {

class Session;

/// The picture of one item in the inspector, and beneath it how large its image and file are, or why it cannot be
/// shown. Hidden for what has no picture. Accessible name "Preview".
class ItemPreview final : public QWidget
{
    Q_OBJECT

public:
    ItemPreview(Session &session, QWidget *parent);

    /// Id 0: none.
    void show(domain::ItemId item);

    /// "4032 × 3024, 3.1 MB", or why there is no picture.
    QString words() const;

    /// By the width alone and not by what it was before: a scroll bar that comes and goes must not move it to and fro.
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void clicked(); ///< or Space or Enter: to be shown in the whole window

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void read();
    void askForPicture();
    void takePicture();
    void updateLook();
    int box() const;
    int pictureHeight(int width) const;

    Session &m_session;
    domain::ItemId m_item;
    QString m_file; ///< empty: the item has no picture
    std::optional<thumbnails::Thumbnail> m_picture; ///< the last that was made for it, also for another width
    bool m_isImage = false; ///< by its kind: then it is said why it cannot be shown
};

} // namespace tagloom::gui
