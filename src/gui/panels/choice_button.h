// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/icon.h"

#include <QAbstractButton>

namespace tagloom::gui {

/// A large, calm button: an icon, what it does, and one dimmed line about it.
class ChoiceButton final : public QAbstractButton
{
    Q_OBJECT

public:
    ChoiceButton(IconName icon, const QString &text, const QString &detail, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    IconName m_icon;
    QString m_detail;
};

} // namespace tagloom::gui
