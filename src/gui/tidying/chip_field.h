// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tagging/selection_tags.h"

#include <QList>
#include <QWidget>

#include <memory>

class QLineEdit;

namespace tagloom::gui {

class ChipPainter;
class FlowLayout;
class TagChip;

/// A field of chips with a line to type behind them. It only says which chip is to go; what is typed is the line's.
class ChipField final : public QWidget
{
    Q_OBJECT

public:
    /// Takes the line over.
    explicit ChipField(QLineEdit *input, QWidget *parent = nullptr);

    void setChips(const QList<Chip> &chips, bool changeable);
    QList<TagChip *> chips() const { return m_chips; }

Q_SIGNALS:
    void removeWanted(int place);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    TagChip *makeChip();
    void fillChips();

    QLineEdit *m_input;
    FlowLayout *m_layout;
    QList<TagChip *> m_chips;
    QList<Chip> m_shown;
    bool m_changeable = true;
    std::shared_ptr<const ChipPainter> m_painter;
};

} // namespace tagloom::gui
