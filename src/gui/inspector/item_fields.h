// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"
#include "gui/session/session.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

namespace tagloom::gui {

namespace Ui {
class InspectorForm;
}

/// Fills the inspector's fields from one item and posts what is changed in them. Nothing typed is lost: it is posted
/// when the field is left, when another item is shown, and for the notes after a pause. What the library says later
/// never overwrites a field somebody is typing in.
class ItemFields final : public QObject
{
    Q_OBJECT

public:
    /// The form belongs to the owner and outlives this.
    ItemFields(Session &session, Ui::InspectorForm &form, QObject *parent);

    /// Posts what was typed for the item before. Id 0: none.
    void show(domain::ItemId item);
    domain::ItemId item() const { return m_item.id; }

    /// Posts now what is not posted yet.
    void flush();

Q_SIGNALS:
    /// The fields show this item as it is now; id 0: none.
    void filled(tagloom::domain::ItemId item, tagloom::domain::KindId kind);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Field { Title, Address, Notes, Kind, FieldCount };

    void follow(const domain::ChangeSet &changes);
    void read();
    void fill();
    void showDates();
    void fillKinds();
    void postTitle();
    void postAddress();
    void postNotes();
    void postKind(int row);
    void post(Field field, const QFuture<domain::Result<void>> &done);
    void revert(QObject *field);

    Session &m_session;
    Ui::InspectorForm &m_form;
    domain::Item m_item; ///< as stored; id 0: none
    QString m_notes; ///< as stored
    QList<domain::Kind> m_kinds;
    QHash<domain::ItemId, QString> m_unsavedNotes; ///< which could not be written
    int m_underWay[FieldCount] = {}; ///< posted values of this item, still shown though not stored
    QTimer m_pause;
};

} // namespace tagloom::gui
