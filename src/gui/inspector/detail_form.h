// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/item_details.h"
#include "gui/session/session.h"

#include <QHash>
#include <QList>
#include <QWidget>

#include <map>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace tagloom::gui {

/// What the selected items have of their own by their kind: one line for each detail; for several items those that all
/// of them have, empty where they differ, and their kind besides. What is typed is posted when the line is left or by
/// Enter; what cannot be kept stays in its line, with the reason below, and is there again when the same items are
/// selected again, until the window closes.
class DetailForm final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailForm(Session &session, QWidget *parent = nullptr);

    /// Posts what was typed for the items before.
    void show(const QList<domain::ItemId> &items);

    /// Posts now what is not posted yet.
    void flush();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row
    {
        QLabel *caption = nullptr; ///< or the tick
        QCheckBox *tick = nullptr; ///< of what is done or paid
        QLineEdit *line = nullptr;
    };

    void makeRow(domain::DetailField field);
    void follow(const domain::ChangeSet &changes);
    void read();
    void fillKinds(const QList<domain::KindId> &kinds);
    void fill(domain::DetailField field, const QList<domain::ItemDetails> &all);
    void post(domain::DetailField field);
    void postText(domain::DetailField field, const QString &text);
    void complain(const QString &message);
    void setAside();
    void bringBack();

    Session &m_session;
    QList<domain::ItemId> m_items;
    QHash<QList<domain::ItemId>, QHash<domain::DetailField, QString>> m_refused; ///< of those not shown now
    std::map<domain::DetailField, Row> m_rows;
    QLabel *m_kindCaption;
    QComboBox *m_kind; ///< for several items
    QLabel *m_message;
};

} // namespace tagloom::gui
