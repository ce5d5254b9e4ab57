// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kind.h"
#include "gui/session/session.h"

#include <QDialog>
#include <QHash>

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace tagloom::gui {

/// The kinds of the library with how many items are of each. Those of a person's own are made, renamed in place, given
/// an icon and deleted here; each change applies at once and can be undone. Session must outlive it.
class KindsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit KindsDialog(Session &session, QWidget *parent = nullptr);

private:
    void read();
    void fill(const QHash<domain::KindId, qint64> &counts);
    void updateButtons();
    void add();
    void remove();
    void rename();
    domain::KindId current() const;
    template <class T> void post(const QFuture<domain::Result<T>> &done);

    Session &m_session;
    QTreeWidget *m_list;
    QComboBox *m_icon;
    QPushButton *m_rename;
    QPushButton *m_remove;
    QLabel *m_message;
    domain::KindId m_toShow; ///< the one just made
    bool m_filling = false;
};

} // namespace tagloom::gui
