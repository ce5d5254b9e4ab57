// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/palette.h"

#include <QWidget>

class QLabel;

namespace tagloom::gui {

/// A large number and, below it, what it counts.
class Figure final : public QWidget
{
    Q_OBJECT

public:
    explicit Figure(const QString &caption, QWidget *parent = nullptr);

    void setNumber(qint64 number, ColourRole role = ColourRole::Text);
    void clear(); ///< not known yet

private:
    QLabel *m_number;
    QLabel *m_caption;
};

} // namespace tagloom::gui
