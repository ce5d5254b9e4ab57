// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/item_fields.h"

#include "gui/inspector/kind_change.h"
#include "gui/inspector/kind_choice.h"
#include "models/short_day.h"
#include "models/when_ready.h"
#include "store/item_store.h"
#include "ui_inspector.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>

#include <algorithm>

namespace tagloom::gui {

using domain::ChangeSet;
using domain::Item;
using domain::ItemId;
using domain::KindId;
using domain::Result;

namespace {

constexpr int PauseBeforeSaving = 1500; ///< milliseconds

void fillLine(QLineEdit *line, const QString &text)
{
    if (line->isModified() || line->text() == text)
        return;
    line->setText(text);
    if (!line->hasFocus())
        line->setCursorPosition(0);
}

QString longTime(qint64 utcMilliseconds)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(utcMilliseconds), QLocale::LongFormat);
}

} // namespace

ItemFields::ItemFields(Session &session, Ui::InspectorForm &form, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_form(form)
{
    const bool isReadOnly = session.library().isReadOnly();
    form.title->setReadOnly(isReadOnly);
    form.address->setReadOnly(isReadOnly);
    form.notes->setReadOnly(isReadOnly);
    form.kind->setEnabled(!isReadOnly);

    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseBeforeSaving);
    connect(&m_pause, &QTimer::timeout, this, &ItemFields::postNotes);
    connect(form.title, &QLineEdit::editingFinished, this, &ItemFields::postTitle);
    connect(form.address, &QLineEdit::editingFinished, this, &ItemFields::postAddress);
    connect(form.notes, &QPlainTextEdit::textChanged, this, [this] {
        if (m_form.notes->document()->isModified())
            m_pause.start();
    });
    connect(form.kind, &QComboBox::activated, this, &ItemFields::postKind);
    for (QWidget *field : QWidgetList{form.title, form.address, form.notes, form.kind})
        field->installEventFilter(this);
    connect(&session.library(), &library::Library::changed, this, &ItemFields::follow);
}

void ItemFields::show(ItemId item)
{
    if (item == m_item.id)
        return;
    flush();
    m_item = Item();
    m_item.id = item;
    std::fill(std::begin(m_underWay), std::end(m_underWay), 0);
    m_form.title->setModified(false);
    m_form.address->setModified(false);
    m_form.notes->document()->setModified(false);
    if (!item.isValid())
        return;
    read();
    if (m_unsavedNotes.contains(item)) {
        m_form.notes->setPlainText(m_unsavedNotes.value(item));
        m_form.notes->document()->setModified(true);
    }
}

void ItemFields::read()
{
    const auto &connection = m_session.library().connection();
    const auto item = store::readItem(connection, m_item.id);
    const auto notes = store::readNotes(connection, m_item.id);
    if (!item || !notes) {
        m_session.notices().fail(item ? notes.error() : item.error());
        return;
    }
    if (!*item)
        return; // the list takes it out of the selection
    m_item = **item;
    m_notes = *notes;
    fill();
}

void ItemFields::fill()
{
    if (m_underWay[Title] == 0)
        fillLine(m_form.title, m_item.title);
    if (m_underWay[Address] == 0)
        fillLine(m_form.address, m_item.url);
    m_form.openButton->setEnabled(!m_item.url.isEmpty());
    auto *notes = m_form.notes;
    if (m_underWay[Notes] == 0 && !notes->document()->isModified() && notes->toPlainText() != m_notes)
        notes->setPlainText(m_notes);
    if (m_underWay[Kind] == 0 && !m_form.kind->view()->isVisible())
        fillKinds();
    showDates();
    Q_EMIT filled(m_item.id, m_item.kind);
}

void ItemFields::fillKinds()
{
    const auto kinds = store::readKinds(m_session.library().connection());
    if (kinds && *kinds != m_kinds) {
        m_kinds = *kinds;
        m_form.kind->clear();
        addKinds(*m_form.kind, m_kinds);
    }
    m_form.kind->setCurrentIndex(m_form.kind->findData(m_item.kind.value));
}

void ItemFields::showDates()
{
    QString text = tr("Added %1").arg(models::shortDay(m_item.createdAt));
    QString details = tr("Added on %1").arg(longTime(m_item.createdAt));
    if (m_item.updatedAt > m_item.createdAt) {
        if (models::shortDay(m_item.updatedAt) != models::shortDay(m_item.createdAt))
            text = tr("%1 · changed %2").arg(text, models::shortDay(m_item.updatedAt));
        details = tr("%1\nChanged on %2").arg(details, longTime(m_item.updatedAt));
    }
    if (m_item.trashedAt)
        text = tr("%1 · in the trash since %2").arg(text, models::shortDay(*m_item.trashedAt));
    m_form.dates->setText(text);
    m_form.dates->setToolTip(details);
}

void ItemFields::flush()
{
    postTitle();
    postAddress();
    postNotes();
}

void ItemFields::postTitle()
{
    if (!m_item.id.isValid() || !m_form.title->isModified())
        return;
    m_form.title->setModified(false);
    if (m_form.title->text() != m_item.title)
        post(Title, m_session.items().changeTitle(m_item.id, m_form.title->text()));
}

void ItemFields::postAddress()
{
    if (!m_item.id.isValid() || !m_form.address->isModified())
        return;
    m_form.address->setModified(false);
    if (m_form.address->text() != m_item.url)
        post(Address, m_session.items().changeUrl(m_item.id, m_form.address->text()));
}

void ItemFields::postNotes()
{
    m_pause.stop();
    if (!m_item.id.isValid() || !m_form.notes->document()->isModified())
        return;
    m_form.notes->document()->setModified(false);
    const QString text = m_form.notes->toPlainText();
    if (text == m_notes)
        return;
    const ItemId item = m_item.id;
    m_unsavedNotes.insert(item, text);
    const auto done = m_session.items().changeNotes(item, text);
    models::whenReady(this, done, [this, item, text](const Result<void> &result) {
        if (result && m_unsavedNotes.value(item) == text)
            m_unsavedNotes.remove(item);
        else if (!result && item == m_item.id)
            m_form.notes->document()->setModified(true); // to be tried again
    });
    post(Notes, done);
}

void ItemFields::postKind(int row)
{
    const KindId kind{m_form.kind->itemData(row).toLongLong()};
    if (m_item.id.isValid() && kind != m_item.kind)
        changeKind(m_session, {m_item.id}, kind, m_form.kind, [this, item = m_item.id] {
            if (item == m_item.id)
                read(); // as it was stored, or as it still is
        });
}

void ItemFields::post(Field field, const QFuture<Result<void>> &done)
{
    ++m_underWay[field];
    models::whenReady(this, done, [this, field, item = m_item.id](const Result<void> &result) {
        if (!result)
            m_session.notices().fail(result.error());
        if (item != m_item.id || m_underWay[field] == 0)
            return;
        if (--m_underWay[field] == 0)
            read(); // as it was stored, or as it still is
    });
}

void ItemFields::follow(const ChangeSet &changes)
{
    if (m_item.id.isValid() && (changes.everything || changes.itemsChanged.contains(m_item.id)))
        read();
}

void ItemFields::revert(QObject *field)
{
    m_form.title->setModified(m_form.title->isModified() && field != m_form.title);
    m_form.address->setModified(m_form.address->isModified() && field != m_form.address);
    fill();
}

bool ItemFields::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && watched == m_form.kind && !m_form.kind->hasFocus()) {
        // Scrolling through the inspector is not choosing a kind.
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::FocusOut && watched == m_form.notes)
        postNotes();
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);

    const auto *key = static_cast<QKeyEvent *>(event);
    const auto *line = qobject_cast<QLineEdit *>(watched);
    const bool reverts = key->key() == Qt::Key_Escape && line && line->isModified();
    const bool saves = watched == m_form.notes && key->modifiers().testFlag(Qt::ControlModifier)
        && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    if (!reverts && !saves)
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else if (saves)
        postNotes();
    else
        revert(watched);
    return true;
}

} // namespace tagloom::gui
