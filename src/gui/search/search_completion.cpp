// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/search/search_completion.h"

#include "gui/search/search_field.h"
#include "gui/tagging/completion_popup.h"
#include "models/when_ready.h"
#include "store/detail_store.h"
#include "store/item_store.h"
#include "store/list_store.h"

#include <QKeyEvent>

namespace tagloom::gui {

using domain::FieldInfo;
using domain::FieldValue;
using domain::TagId;

namespace {

/// A bare word offers keys from here on, so that not every letter brings a list of them.
constexpr qsizetype leastKeyLetters = 2;

constexpr int mostAuthors = 12;

QStringList valuesOf(const FieldInfo &field, const library::Library &library)
{
    if (field.value == FieldValue::List) {
        QStringList names;
        if (const auto lists = store::readLists(library.connection())) {
            for (const domain::List &list : *lists)
                names.append(list.name);
        }
        return names;
    }
    if (field.value != FieldValue::Kind)
        return field.values;
    QStringList names;
    if (const auto kinds = store::readKinds(library.connection())) {
        for (const domain::Kind &kind : *kinds)
            names.append(kind.name);
    }
    return names;
}

/// In quotes where it would not be read as it is.
QString asValue(const FieldInfo &field, const QString &value)
{
    const bool isName = field.value == FieldValue::Kind || field.value == FieldValue::List
        || field.value == FieldValue::Author;
    const domain::FieldTerm term{field.key, domain::Comparison::Equal, {value, false}, {}};
    return isName ? domain::toText(domain::QueryTerm(term)).sliced(field.name.size() + 1) : value;
}

} // namespace

SearchCompletion::SearchCompletion(SearchField &field, library::Library &library, models::TagsModel &tags)
    : m_field(field)
    , m_library(library)
    , m_tags(library, tags)
    , m_popup(new CompletionPopup(&m_rows, &field))
{
    m_rows.addSourceModel(&m_words);
    m_rows.addSourceModel(&m_tags);
    field.installEventFilter(this);
    connect(&field, &SearchField::boundTextChanged, this, &SearchCompletion::ask);
    connect(&m_tags, &models::TagCompletionProxy::completed, this, &SearchCompletion::showRows);
    connect(m_popup, &CompletionPopup::rowClicked, this, &SearchCompletion::take);
}

SearchCompletion::~SearchCompletion()
{
    // The list shows the models, which go before the field's children do.
    delete m_popup;
}

void SearchCompletion::hide()
{
    m_token = {};
    m_tags.clear();
    m_popup->hide();
}

void SearchCompletion::ask()
{
    if (!m_field.hasFocus()) {
        hide();
        return;
    }
    m_token = tokenAtEnd(m_field.textBeforeCursor());
    showWords();
    const bool asksForTags = m_token.kind == SearchToken::Kind::Tag || m_token.kind == SearchToken::Kind::Word;
    if (asksForTags && !m_token.text.isEmpty()) {
        m_tags.complete(m_token.text, false);
        return;
    }
    m_tags.clear();
    showRows();
}

void SearchCompletion::showWords()
{
    QStringList words;
    QString whole;
    const auto offer = [&](const QString &word) {
        if (word.compare(m_token.text, Qt::CaseInsensitive) == 0)
            whole = word;
        else if (word.startsWith(m_token.text, Qt::CaseInsensitive))
            words.append(word);
    };
    if (m_token.kind == SearchToken::Kind::Value) {
        for (const QString &value : valuesOf(*m_token.field, m_library))
            offer(value);
        if (m_token.field->value == FieldValue::Author && m_token.text.size() >= leastKeyLetters)
            askForAuthors();
    } else if (m_token.kind == SearchToken::Kind::Word && m_token.text.size() >= leastKeyLetters) {
        for (const FieldInfo &field : domain::fieldInfos())
            offer(QString(field.name + u':'));
    }
    // So that Enter does not make “bookmark” of “book”.
    if (!words.isEmpty() && !whole.isEmpty())
        words.prepend(whole);
    fillWords(words);
}

void SearchCompletion::fillWords(const QStringList &words)
{
    m_words.removeRows(0, m_words.rowCount()); // clear() would take the column, too
    for (const QString &word : words)
        m_words.appendRow(new QStandardItem(word));
}

/// A look at all authors takes longer than the window may wait.
void SearchCompletion::askForAuthors()
{
    const QString beginning = m_token.text;
    const auto names = m_library.read([beginning](const store::Connection &connection) {
        return store::completeAuthors(connection, beginning, mostAuthors);
    });
    models::whenReady(this, names, [this, beginning](const domain::Result<QStringList> &found) {
        const bool isLate = m_token.kind != SearchToken::Kind::Value || m_token.text != beginning
            || m_token.field->value != FieldValue::Author;
        if (!found || isLate)
            return;
        fillWords(*found);
        showRows();
    });
}

void SearchCompletion::showRows()
{
    if (m_rows.rowCount() == 0 || m_token.kind == SearchToken::Kind::None || !m_field.hasFocus()) {
        m_popup->hide();
        return;
    }
    m_popup->setCurrentRow(m_token.kind == SearchToken::Kind::Word ? -1 : 0);
    m_field.window()->installEventFilter(this);
    m_popup->showAt(&m_field, m_field.cursorRect().translated(-m_field.fontMetrics().horizontalAdvance(m_token.text), 0));
}

bool SearchCompletion::take(int row)
{
    if (row < 0 || row >= m_rows.rowCount())
        return false;
    const QModelIndex index = m_rows.index(row, 0);
    const SearchToken token = m_token;
    const TagId tag{index.data(models::TagIdRole).toLongLong()};
    const QString word = index.data(Qt::DisplayRole).toString();
    m_popup->hide();
    if (tag.isValid()) {
        domain::TagTerm term;
        term.bound = tag;
        term.exact = token.exact;
        m_field.replaceBeforeCursor(token.length, term);
    } else if (token.kind == SearchToken::Kind::Value) {
        m_field.replaceBeforeCursor(token.length, QString(asValue(*token.field, word) + u' '));
    } else {
        m_field.replaceBeforeCursor(token.length, word);
    }
    return true;
}

bool SearchCompletion::handleKey(const QKeyEvent &key)
{
    switch (key.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_popup->moveCurrent(key.key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return take(m_popup->currentRow());
    case Qt::Key_Tab:
        return take(qMax(0, m_popup->currentRow()));
    case Qt::Key_Escape:
        m_popup->hide();
        return true;
    default:
        return false;
    }
}

bool SearchCompletion::eventFilter(QObject *watched, QEvent *event)
{
    const bool hides = event->type() == QEvent::FocusOut || event->type() == QEvent::Move || event->type() == QEvent::Resize
        || event->type() == QEvent::WindowDeactivate || event->type() == QEvent::Hide;
    if (hides)
        m_popup->hide();
    if (watched != &m_field || !m_popup->isVisible())
        return false;
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return event->type() == QEvent::KeyPress && handleKey(*static_cast<QKeyEvent *>(event));
}

} // namespace tagloom::gui
