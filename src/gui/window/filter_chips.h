// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "gui/style/chip_painter.h"

#include <QWidget>

namespace tagloom::gui {

class Session;

/// The tags chosen in the tree as closable chips, so that they are seen when the tree has scrolled away.
class FilterChips final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterChips(QWidget *parent = nullptr);

    void setSession(Session *session);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void showTags();
    ChipRow row() const;

    Session *m_session = nullptr;
    ChipPainter m_painter;
    QList<Chip> m_chips;
    QList<domain::TagId> m_tags;
    qsizetype m_hovered = -1;
};

} // namespace tagloom::gui
