// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/chip_painter.h"
#include "gui/tagging/selection_tags.h"

#include <QAbstractButton>
#include <QPoint>

#include <memory>

namespace tagloom::gui {

/// One tag of the selection as a button: a cross under the pointer takes it off, a check in front of the cross accepts
/// a suggestion, a press on a partial one puts it on all. It only says what was wanted.
class TagChip final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit TagChip(QWidget *parent = nullptr);

    /// `items`: how many are selected, for the tooltip. `changeable`: whether it can be taken off at all.
    void setTag(const SelectionTag &tag, qint64 items, bool changeable, std::shared_ptr<const ChipPainter> painter);
    domain::TagId tag() const { return m_tag.tag; }

    /// Whether a press anywhere on a suggestion accepts it, not only one on its check; its cross then leaves the focus
    /// where it is.
    void setTakenByPress(bool taken) { m_takenByPress = taken; }

    QRect crossRect() const; ///< empty if it cannot be changed
    QRect checkRect() const; ///< empty unless it is a suggestion

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void removeWanted(bool forwards); ///< where the focus is to go then: to the next chip, or to the one before
    void acceptWanted(); ///< onto all items, or out of the suggestions
    void stepWanted(int step); ///< the focus to the chip before (-1) or after (1) in reading order
    void inputWanted(const QString &typed); ///< Esc (empty), or the beginning of a tag's name
    void dragWanted();
    void menuWanted(const QPoint &globalPosition);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    enum class Part { None, Body, Check, Cross };

    Part partAt(const QPoint &point) const;
    bool isSuggested() const { return m_tag.chip.status == domain::LinkStatus::Suggested; }
    bool canBeAccepted() const { return m_changeable && (isSuggested() || m_tag.chip.partial); }
    QString hint(qint64 items) const;

    SelectionTag m_tag;
    std::shared_ptr<const ChipPainter> m_painter;
    bool m_changeable = true;
    bool m_takenByPress = false;
    Part m_pressed = Part::None;
    Part m_hovered = Part::None;
    QPoint m_pressedAt;
};

} // namespace tagloom::gui
