// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QObject>

class QToolButton;

namespace tagloom::gui {

namespace Ui {
class InspectorForm;
}

class NoteView;

/// Shows the notes of notes and tasks, which are Markdown, for reading, and switches to the field they are written in
/// and back. Empty notes, and those of other kinds, are always in the field. What was switched to holds for the next
/// note.
class NotesPane final : public QObject
{
    Q_OBJECT

public:
    /// The form belongs to the owner and outlives this.
    NotesPane(Ui::InspectorForm &form, QObject *parent);

    /// What is shown is another item, or the same one as it is stored now.
    void setItem(domain::ItemId item, domain::KindId kind);

    bool isReading() const;
    void setReading(bool reads);

    NoteView &view() const { return *m_view; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();

    Ui::InspectorForm &m_form;
    NoteView *m_view;
    QToolButton *m_switch;
    domain::ItemId m_item;
    bool m_isMarkdown = false;
    bool m_wantsReading = true;
    bool m_isEmpty = true; ///< as it was stored before the person began to type, who stays in the field
    bool m_isTyping = false;
    bool m_wasReading = false; ///< when the switch was pressed
};

} // namespace tagloom::gui
