// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tagloom::gui {

/// What an empty library shows in place of the list: three ways on, and that things can be dropped here.
class Welcome final : public QWidget
{
    Q_OBJECT

public:
    explicit Welcome(QWidget *parent = nullptr);

    /// A library open for looking takes nothing in: only the sample library is offered then.
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void addRequested();
    void importRequested();
    void sampleRequested();

private:
    QWidget *m_add;
    QWidget *m_import;
    QWidget *m_dropLine;
};

} // namespace tagloom::gui
