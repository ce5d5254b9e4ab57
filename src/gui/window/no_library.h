// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tagloom::gui {

/// What the window shows while no library is open, because the wanted one was refused.
class NoLibrary final : public QWidget
{
    Q_OBJECT

public:
    explicit NoLibrary(QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested();
    void newRequested();
};

} // namespace tagloom::gui
