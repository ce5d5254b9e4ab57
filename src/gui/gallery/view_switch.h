// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSlider;

namespace tagloom::gui {

class Actions;
class Settings;

/// Beneath the items: table or gallery, and how large its pictures are.
class ViewSwitch final : public QWidget
{
    Q_OBJECT

public:
    ViewSwitch(Actions &actions, Settings &settings, QWidget *parent = nullptr);

    /// The sizes of pictures that keys and wheel step through, in logical pixels.
    static int steppedSize(int size, int steps);

private:
    void follow();

    Settings &m_settings;
    QSlider *m_size;
};

} // namespace tagloom::gui
