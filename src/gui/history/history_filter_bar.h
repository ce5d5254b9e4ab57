// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/history.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace tagloom::gui {

/// Which entries of the history are shown: words of their labels, from where they came, and since when.
class HistoryFilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryFilterBar(QWidget *parent = nullptr);

    /// Days are counted from now, in local time.
    domain::HistoryFilter filter() const;
    bool isNarrowed() const;
    void clear(); ///< at most one changed()

    QLineEdit &text() { return *m_text; }

Q_SIGNALS:
    void changed();

private:
    QLineEdit *m_text;
    QComboBox *m_origin;
    QComboBox *m_days;
};

} // namespace tagloom::gui
