// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/tag_input.h"

#include "domain/tag_name.h"
#include "gui/tagging/completion_popup.h"
#include "models/roles.h"
#include "store/tag_store.h"

#include <QKeyEvent>

namespace tagloom::gui {

using domain::TagId;

namespace {

constexpr int Offered = 12;
/// `-` offers only tags that are there, which are picked from what matches.
constexpr int SearchedForRemoval = 400;

QString unknownName(const QString &name)
{
    return TagInput::tr("There is no tag “%1”.").arg(name.simplified());
}

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

TagInput::TagInput(library::Library &library, models::TagsModel &tags, QWidget *parent)
    : QLineEdit(parent)
    , m_library(library)
    , m_completion(library, tags)
    , m_popup(new CompletionPopup(&m_completion, this))
{
    setAccessibleName(tr("Add a tag"));
    connect(this, &QLineEdit::textChanged, this, &TagInput::ask);
    connect(&m_completion, &models::TagCompletionProxy::completed, this, &TagInput::showRows);
    connect(m_popup, &CompletionPopup::rowClicked, this, [this](int row) { take(Take::Row, row); });
}

TagInput::~TagInput()
{
    // The list shows the model, which goes before the children do.
    delete m_popup;
}

void TagInput::setPresentTags(const QSet<TagId> &onAll, const QSet<TagId> &onAny)
{
    m_onAll = onAll;
    m_onAny = onAny;
    m_popup->setPresentTags(onAll);
}

bool TagInput::removes() const
{
    const QString typed = text().trimmed();
    if (m_knownOnly)
        return false;
    return typed.startsWith(u'-') || typed.startsWith(QChar(0x2212));
}

QString TagInput::query() const
{
    const QString typed = text().trimmed();
    return removes() ? typed.mid(1).trimmed() : typed;
}

void TagInput::ask()
{
    if (query().isEmpty()) {
        m_completion.clear();
        m_popup->hide();
    } else {
        m_completion.complete(query(), !removes() && !m_knownOnly, removes() ? SearchedForRemoval : Offered);
    }
}

void TagInput::showRows()
{
    if (query().isEmpty() || m_completion.typed() != query())
        return;
    m_popup->showOnly(removes() ? &m_onAny : nullptr);
    const bool isUnknown = m_knownOnly && m_completion.rowCount() == 0;
    m_popup->setMessage(isUnknown ? unknownName(query()) : m_completion.message());
    m_popup->setCurrentRow(m_popup->firstRow());
    if (!hasFocus())
        return;
    window()->installEventFilter(this);
    m_popup->showAt(this);
}

bool TagInput::take(Take what, int row)
{
    if (query().isEmpty())
        return false;
    // A row that was clicked is one of those that are shown, whatever was typed meanwhile.
    if (row < 0 && m_completion.typed() != query()) {
        // Enter came before the answer: a person types a known prefix faster than it can be shown.
        m_completion.completeNow(query(), !removes() && !m_knownOnly, removes() ? SearchedForRemoval : Offered);
        showRows();
    }
    if (what == Take::Row) {
        if (row < 0)
            row = m_popup->currentRow() >= 0 ? m_popup->currentRow() : m_popup->firstRow();
        if (row >= 0) {
            const QModelIndex index = m_completion.index(row, 0);
            const TagId tag = m_completion.tagAt(row);
            choose({tag, index.data(models::NameRole).toString(), removes() || m_onAll.contains(tag)});
            return true;
        }
    }
    const auto name = domain::TagName::parse(query());
    if (m_knownOnly) {
        const auto known = store::findTag(m_library.connection(), query());
        if (known && *known) {
            choose({**known, query(), false});
            return true;
        }
        m_popup->setMessage(unknownName(query()));
        m_popup->showAt(this);
        return false;
    }
    if (!name) {
        m_popup->setMessage(name.error().message);
        m_popup->showAt(this);
        return false;
    }
    choose({{}, name->text(), removes()});
    return true;
}

void TagInput::choose(const TagChoice &choice)
{
    clear();
    Q_EMIT chosen(choice);
}

bool TagInput::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isOurs = isEnter(*key) || key->key() == Qt::Key_Escape || key->key() == Qt::Key_Up
            || key->key() == Qt::Key_Down || key->key() == Qt::Key_Backspace;
        if (isOurs) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier && !query().isEmpty()) {
            take(Take::Row);
            return true;
        }
    }
    return QLineEdit::event(event);
}

bool TagInput::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window()
        && (event->type() == QEvent::Move || event->type() == QEvent::Resize
            || event->type() == QEvent::WindowDeactivate))
        m_popup->hide();
    return QLineEdit::eventFilter(watched, event);
}

void TagInput::keyPressEvent(QKeyEvent *event)
{
    const bool listIsOpen = m_popup->isVisible();
    if (isEnter(*event)) {
        if (event->modifiers() & Qt::ControlModifier) {
            if (query().isEmpty() || take(Take::Row))
                Q_EMIT takeAndNext();
        } else if (text().trimmed().isEmpty()) {
            Q_EMIT finished();
        } else {
            take(event->modifiers() & Qt::ShiftModifier ? Take::Typed : Take::Row);
        }
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (listIsOpen)
            m_popup->moveCurrent(event->key() == Qt::Key_Up ? -1 : 1);
        else
            showRows();
        return;
    case Qt::Key_Escape:
        if (listIsOpen)
            m_popup->hide();
        else
            Q_EMIT cancelled();
        return;
    case Qt::Key_Backspace:
        if (text().isEmpty()) {
            // A key held down to empty the line must not go on through the tags.
            if (!event->isAutoRepeat())
                Q_EMIT backspaceOnEmpty();
            return;
        }
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if ((event->key() == Qt::Key_Left) == isLeftToRight() && cursorPosition() == 0 && !hasSelectedText()
            && event->modifiers() == Qt::NoModifier) {
            Q_EMIT leftAtStart();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void TagInput::focusOutEvent(QFocusEvent *event)
{
    m_popup->hide();
    QLineEdit::focusOutEvent(event);
}

void TagInput::hideEvent(QHideEvent *event)
{
    m_popup->hide();
    QLineEdit::hideEvent(event);
}

void TagInput::moveEvent(QMoveEvent *event)
{
    QLineEdit::moveEvent(event);
    if (m_popup->isVisible())
        m_popup->showAt(this);
}

} // namespace tagloom::gui
