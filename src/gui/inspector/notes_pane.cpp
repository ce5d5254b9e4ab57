// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/notes_pane.h"

#include "domain/kind.h"
#include "gui/inspector/note_view.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "ui_inspector.h"

#include <QKeyEvent>
#include <QToolButton>

namespace tagloom::gui {

NotesPane::NotesPane(Ui::InspectorForm &form, QObject *parent)
    : QObject(parent)
    , m_form(form)
    , m_view(new NoteView(form.rest))
    , m_switch(new QToolButton(form.rest))
{
    m_view->setObjectName(QStringLiteral("noteView"));
    m_view->setAccessibleName(tr("Notes, for reading"));
    m_switch->setObjectName(QStringLiteral("noteSwitch"));
    m_switch->setAutoRaise(true);
    m_switch->setFocusPolicy(Qt::StrongFocus);
    auto *const line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    form.restLayout->removeWidget(form.notesLabel);
    line->addWidget(form.notesLabel, 1);
    line->addWidget(m_switch);
    form.restLayout->insertLayout(0, line);
    form.restLayout->insertWidget(form.restLayout->indexOf(form.notes), m_view, 1);

    // Pressing it takes the focus from the field, and what was typed there may be stored and shown before the click
    // ends.
    connect(m_switch, &QToolButton::pressed, this, [this] { m_wasReading = isReading(); });
    connect(m_switch, &QToolButton::clicked, this, [this] { setReading(!m_wasReading); });
    connect(m_view, &NoteView::editRequested, this, [this] { setReading(false); });
    connect(form.notes, &QPlainTextEdit::textChanged, this, &NotesPane::update);
    form.notes->installEventFilter(this);
    update();
}

bool NotesPane::isReading() const
{
    return !m_view->isHidden();
}

void NotesPane::setItem(domain::ItemId item, domain::KindId kind)
{
    if (item != m_item)
        m_isTyping = false;
    m_item = item;
    m_isMarkdown = kind == domain::noteKind || kind == domain::taskKind;
    if (!m_isTyping)
        m_isEmpty = m_form.notes->toPlainText().isEmpty();
    update();
}

void NotesPane::setReading(bool reads)
{
    m_wantsReading = reads;
    m_isTyping = false;
    m_isEmpty = m_form.notes->toPlainText().isEmpty();
    const bool hadFocus = m_view->hasFocus() || m_form.notes->hasFocus() || m_switch->hasFocus();
    update();
    if (hadFocus)
        (isReading() ? static_cast<QWidget *>(m_view) : m_form.notes)->setFocus();
}

void NotesPane::update()
{
    const bool reads = m_isMarkdown && m_wantsReading && !m_isEmpty;
    if (reads)
        m_view->setNote(m_form.notes->toPlainText());
    m_view->setVisible(reads);
    m_form.notes->setVisible(!reads);
    m_form.notesLabel->setBuddy(reads ? static_cast<QWidget *>(m_view) : m_form.notes);
    m_switch->setVisible(m_isMarkdown && (reads || !m_form.notes->toPlainText().isEmpty()));
    m_switch->setText(reads ? tr("Edit") : tr("Read"));
    m_switch->setToolTip(reads ? tr("Write in the notes (F2 or a double click in them)")
                               : tr("Show the notes for reading (Esc)"));
    m_switch->setAccessibleName(reads ? tr("Edit the notes") : tr("Read the notes"));
}

bool NotesPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        m_isTyping = false;
    else if (event->type() == QEvent::InputMethod)
        m_isTyping = true;
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    const bool leaves = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_isMarkdown
        && !m_form.notes->toPlainText().isEmpty();
    if (!leaves) {
        m_isTyping = m_isTyping || event->type() == QEvent::KeyPress;
        return QObject::eventFilter(watched, event);
    }
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else
        setReading(true);
    return true;
}

} // namespace tagloom::gui
