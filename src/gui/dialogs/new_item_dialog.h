// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"

#include <QDialog>
#include <QStringList>

#include <map>
#include <memory>

class QFormLayout;
class QLineEdit;

namespace tagloom::gui {

namespace Ui {
class NewItemDialog;
}

class Session;

/// One line says what it is: an address becomes a bookmark, the path of a file a file, anything else a note; title,
/// tags, kind and what the kind has of its own and notes can be said besides. Enter adds. Stays open with the reason if that fails. Session must outlive
/// it.
class NewItemDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit NewItemDialog(Session &session, QWidget *parent = nullptr);
    ~NewItemDialog() override;

    /// Puts an address from the clipboard, if it holds one, into the field, marked so that typing replaces it.
    void offerClipboard();

    void setTags(const QStringList &names); ///< those the list is filtered by, for one

Q_SIGNALS:
    void added(tagloom::domain::ItemId item);

private:
    domain::ItemDraft draft() const;
    QStringList tagNames() const;
    void follow();
    void fillKinds();
    void showDetails();
    domain::Result<domain::ItemDetails> details() const;
    void complain(const QString &message, QWidget *field);
    void add();

    Session &m_session;
    std::unique_ptr<Ui::NewItemDialog> m_ui;
    QFormLayout *m_detailLines = nullptr;
    std::map<domain::DetailField, QLineEdit *> m_details; ///< those of the kind are shown
    bool m_kindChosen = false;
};

} // namespace tagloom::gui
