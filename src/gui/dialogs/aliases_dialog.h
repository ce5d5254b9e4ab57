// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QDialog>
#include <QFuture>
#include <QStringListModel>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace tagloom::gui {

class Session;

/// The other names of one tag: added by Enter, taken away by Del. Each applies at once; why one is refused stands
/// below.
class AliasesDialog final : public QDialog
{
    Q_OBJECT

public:
    AliasesDialog(Session &session, domain::TagId tag, QWidget *parent = nullptr);

private:
    void readAliases();
    void follow(const QFuture<domain::Result<void>> &done);
    void add();
    void removeChosen();

    Session &m_session;
    domain::TagId m_tag;
    QStringListModel m_aliases;
    QListView *m_list;
    QLineEdit *m_name;
    QLabel *m_reason;
    QPushButton *m_remove;
};

} // namespace tagloom::gui
