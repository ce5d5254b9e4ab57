// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/metrics.h"

#include <QLayout>
#include <QList>

#include <memory>
#include <vector>

namespace tagloom::gui {

/// Lines of widgets that wrap like words. A widget whose horizontal policy expands takes the rest of its line: the
/// line edit behind the chips.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr, int gap = metrics::ChipGap);
    ~FlowLayout() override;

    /// Puts a widget at a place among the others, for a chip that comes before the line edit.
    void insertWidget(int index, QWidget *widget);

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool apply) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_gap;
};

} // namespace tagloom::gui
