// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/icon.h"

#include <QWidget>

namespace tagloom::gui {

/// One icon of the set as a picture, in a colour that follows the theme.
class IconLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(int size, QWidget *parent = nullptr)
        : QWidget(parent)
    {
        setSize(size);
    }

    /// For forms; setSize() follows.
    explicit IconLabel(QWidget *parent)
        : QWidget(parent)
    { }

    void setSize(int size)
    {
        m_size = size;
        setFixedSize(size, size);
    }

    void setIcon(IconName name, ColourRole role)
    {
        m_name = name;
        m_role = role;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    int m_size = 0;
    IconName m_name = IconName::Info;
    ColourRole m_role = ColourRole::Icon;
};

} // namespace tagloom::gui
