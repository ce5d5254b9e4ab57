// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/detail_form.h"

#include "gui/inspector/kind_change.h"
#include "gui/inspector/kind_choice.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/short_day.h"
#include "store/detail_store.h"
#include "store/item_store.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace tagloom::gui {

using domain::DetailField;
using domain::DetailType;
using domain::ItemDetails;
using domain::ItemId;
using domain::KindId;
using domain::Result;

namespace {

/// More are not read at once: the form is then only their kind.
constexpr qsizetype mostItemsRead = 500;

QString placeholderOf(DetailField field)
{
    switch (domain::typeOf(field)) {
    case DetailType::Names:
        return DetailForm::tr("One; another");
    case DetailType::Date:
        return field == DetailField::Due ? DetailForm::tr("2024-05-31, tomorrow, +7d")
                                         : DetailForm::tr("2024-05-31, today");
    case DetailType::Amount:
        return DetailForm::tr("12.50 EUR");
    case DetailType::Isbn:
        return DetailForm::tr("10 or 13 digits");
    default:
        return {};
    }
}

bool hasTick(DetailField field)
{
    return field == DetailField::Done || field == DetailField::Paid;
}

/// What was typed, as domain::changed() reads it: a day may be in the locale's form, too, as tables show it.
QString readable(DetailField field, const QString &text)
{
    if (domain::typeOf(field) != DetailType::Date || domain::changed({}, field, text))
        return text;
    const QDate day = models::dayFromShortForm(text);
    return day.isValid() ? day.toString(Qt::ISODate) : text;
}

} // namespace

DetailForm::DetailForm(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_kindCaption(new QLabel(tr("Kind")))
    , m_kind(new QComboBox)
    , m_message(new QLabel)
{
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, metrics::Inside);
    grid->setHorizontalSpacing(metrics::Inside);
    grid->setVerticalSpacing(metrics::Tight);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_kindCaption, 0, 0);
    grid->addWidget(m_kind, 0, 1);
    Theme::setTextRole(m_kindCaption, ColourRole::DimmedText);
    m_kind->setAccessibleName(tr("Kind of all"));
    m_kind->setObjectName(QStringLiteral("kindOfAll"));
    m_kind->setPlaceholderText(tr("Different kinds"));
    m_kind->setFocusPolicy(Qt::StrongFocus);
    m_kind->setEnabled(!session.library().isReadOnly());
    m_kind->installEventFilter(this);
    connect(m_kind, &QComboBox::activated, this, [this](int row) {
        changeKind(m_session, m_items, KindId{m_kind->itemData(row).toLongLong()}, this, [this] { read(); });
    });
    for (const DetailField field : domain::allDetailFields())
        makeRow(field);
    m_message->setObjectName(QStringLiteral("detailMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    Theme::setTextRole(m_message, ColourRole::Danger);
    grid->addWidget(m_message, grid->rowCount(), 0, 1, 2);
    complain({});
    connect(&session.library(), &library::Library::changed, this, &DetailForm::follow);
    hide();
}

void DetailForm::makeRow(DetailField field)
{
    Row row;
    row.line = new QLineEdit;
    row.line->setAccessibleName(domain::labelOf(field));
    row.line->setObjectName(domain::toWord(field));
    row.line->setReadOnly(m_session.library().isReadOnly());
    row.line->installEventFilter(this);
    auto *const grid = static_cast<QGridLayout *>(layout());
    const int place = grid->rowCount();
    if (hasTick(field)) {
        row.tick = new QCheckBox(domain::labelOf(field));
        row.tick->setObjectName(QString(domain::toWord(field) + QStringLiteral("Tick")));
        row.tick->setEnabled(!m_session.library().isReadOnly());
        row.tick->setToolTip(field == DetailField::Done ? tr("Tick the task (Space in the list)") : tr("Paid today"));
        grid->addWidget(row.tick, place, 0);
        connect(row.tick, &QCheckBox::clicked, this, [this, field](bool on) {
            postText(field, on ? QDate::currentDate().toString(Qt::ISODate) : QString());
        });
    } else {
        row.caption = new QLabel(domain::labelOf(field));
        row.caption->setBuddy(row.line);
        Theme::setTextRole(row.caption, ColourRole::DimmedText);
        grid->addWidget(row.caption, place, 0);
    }
    grid->addWidget(row.line, place, 1);
    connect(row.line, &QLineEdit::editingFinished, this, [this, field] { post(field); });
    m_rows.emplace(field, row);
}

void DetailForm::show(const QList<ItemId> &items)
{
    if (items == m_items)
        return;
    flush();
    setAside();
    m_items = items;
    complain({});
    read();
    bringBack();
}

/// What flush() could not store waits until its items are selected again.
void DetailForm::setAside()
{
    QString reason;
    for (const auto &[field, row] : m_rows) {
        if (!row.line->isModified())
            continue;
        row.line->setModified(false);
        const QString text = row.line->text();
        const auto checked = domain::changed({}, field, text);
        if (m_items.isEmpty() || checked)
            continue;
        m_refused[m_items].insert(field, text);
        reason = checked.error().message;
    }
    if (!reason.isEmpty())
        m_session.notices().fail(tr("Not stored. %1 What you typed waits in the form of the item.").arg(reason));
}

void DetailForm::bringBack()
{
    const QHash<DetailField, QString> texts = m_refused.take(m_items);
    for (const auto &[field, row] : m_rows) {
        const auto text = texts.constFind(field);
        if (text == texts.cend() || !row.line->isVisibleTo(this))
            continue;
        row.line->setText(*text);
        row.line->setModified(true);
        if (const auto checked = domain::changed({}, field, *text); !checked)
            complain(checked.error().message);
    }
}

void DetailForm::follow(const domain::ChangeSet &changes)
{
    const bool concerns = changes.everything
        || std::any_of(changes.itemsChanged.begin(), changes.itemsChanged.end(),
                       [this](ItemId id) { return m_items.contains(id); });
    if (!m_items.isEmpty() && concerns)
        read();
}

void DetailForm::read()
{
    QList<KindId> kinds;
    QList<ItemDetails> all;
    if (!m_items.isEmpty() && m_items.size() <= mostItemsRead) {
        const auto found = store::readDetails(m_session.library().connection(), m_items);
        const auto foundKinds = store::kindsOf(m_session.library().connection(), m_items);
        if (!found || !foundKinds) {
            m_session.notices().fail(found ? foundKinds.error() : found.error());
            return;
        }
        kinds = *foundKinds;
        for (const ItemId id : std::as_const(m_items))
            all.append(found->value(id));
    }
    QList<DetailField> fields = kinds.isEmpty() ? QList<DetailField>() : domain::fieldsOf(kinds.constFirst());
    for (const KindId kind : std::as_const(kinds)) {
        const QList<DetailField> others = domain::fieldsOf(kind);
        fields.removeIf([&others](DetailField field) { return !others.contains(field); });
    }
    const bool several = m_items.size() > 1;
    m_kind->setVisible(several);
    m_kindCaption->setVisible(several);
    if (several)
        fillKinds(kinds);
    for (const auto &[field, row] : m_rows) {
        const bool shows = fields.contains(field);
        row.line->setVisible(shows);
        (row.tick ? static_cast<QWidget *>(row.tick) : row.caption)->setVisible(shows);
        if (shows)
            fill(field, all);
    }
    setVisible(several || !fields.isEmpty());
}

void DetailForm::fillKinds(const QList<KindId> &kinds)
{
    if (m_kind->view()->isVisible())
        return;
    const auto known = store::readKinds(m_session.library().connection());
    if (!known)
        return;
    m_kind->clear();
    addKinds(*m_kind, *known);
    m_kind->setCurrentIndex(kinds.size() == 1 ? m_kind->findData(kinds.constFirst().value) : -1);
}

void DetailForm::fill(DetailField field, const QList<ItemDetails> &all)
{
    const Row &row = m_rows.at(field);
    const QString text = domain::textOf(all.constFirst(), field);
    const bool same = std::all_of(all.begin(), all.end(), [field, &text](const ItemDetails &details) {
        return domain::textOf(details, field) == text;
    });
    if (row.tick) {
        const auto isSet = [field](const ItemDetails &details) {
            return !domain::textOf(details, field).isEmpty();
        };
        const qsizetype set = std::count_if(all.begin(), all.end(), isSet);
        row.tick->setCheckState(set == 0 ? Qt::Unchecked : set == all.size() ? Qt::Checked : Qt::PartiallyChecked);
        row.tick->setTristate(false);
    }
    row.line->setPlaceholderText(same ? placeholderOf(field) : tr("Different"));
    if (row.line->isModified() || row.line->text() == (same ? text : QString()))
        return;
    row.line->setText(same ? text : QString());
    if (!row.line->hasFocus())
        row.line->setCursorPosition(0);
}

void DetailForm::flush()
{
    for (const auto &[field, row] : m_rows)
        post(field);
}

void DetailForm::post(DetailField field)
{
    const Row &row = m_rows.at(field);
    if (m_items.isEmpty() || !row.line->isModified())
        return;
    // What cannot be kept is not lost: it stays in its line until somebody corrects it.
    const QString text = readable(field, row.line->text());
    if (const auto checked = domain::changed({}, field, text); !checked) {
        complain(checked.error().message);
        return;
    }
    row.line->setModified(false);
    postText(field, text);
}

void DetailForm::postText(DetailField field, const QString &text)
{
    complain({});
    models::whenReady(this, m_session.details().change(m_items, {{field, text}}), [this](const Result<qint64> &done) {
        if (!done)
            m_session.notices().fail(done.error());
        read(); // as it was stored, or as it still is
    });
}

void DetailForm::complain(const QString &message)
{
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
}

bool DetailForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && watched == m_kind && !m_kind->hasFocus()) {
        event->ignore();
        return true;
    }
    auto *const line = qobject_cast<QLineEdit *>(watched);
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || !line || !line->isModified() || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    line->setModified(false);
    complain({});
    read();
    return true;
}

} // namespace tagloom::gui
