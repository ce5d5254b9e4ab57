// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history/history_pane.h"

#include "domain/counted.h"
#include "gui/dialogs/question.h"
#include "gui/history/history_delegate.h"
#include "gui/history/history_filter_bar.h"
#include "gui/session/session.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/roles.h"
#include "models/when_ready.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tagloom::gui {

using domain::HistoryEntry;
using domain::Result;

namespace {

/// So that the choices of the filter can be read.
constexpr int leastWidth = 288;

/// In a heading; the tooltip of the row has the rest.
constexpr qsizetype longestLabel = 160;

QString shortened(const QString &label)
{
    return label.size() > longestLabel ? QString(label.left(longestLabel - 1) + u'…') : label;
}

void makePlainList(QListView *list, QAbstractItemModel *model, QStyledItemDelegate *delegate)
{
    list->setModel(model);
    list->setItemDelegate(delegate);
    list->setFrameShape(QFrame::NoFrame);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setMouseTracking(true);
    list->setTextElideMode(Qt::ElideRight);
    Theme::setSurface(list, ColourRole::Inspector);
}

} // namespace

HistoryPane::HistoryPane(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(session.library())
    , m_detailsModel(session.library())
{
    setAccessibleName(tr("History"));
    setObjectName(QStringLiteral("History"));
    setMinimumWidth(leastWidth);
    Theme::setSurface(this, ColourRole::Inspector);
    setAutoFillBackground(true);

    auto *const parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(metrics::Hairline);
    QWidget *const head = makeHead();
    parts->addWidget(makeEntries());
    parts->addWidget(makeDetails());
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setSizes({3 * metrics::InspectorWidth, 2 * metrics::InspectorWidth});
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(parts, 1);

    connect(m_filter, &HistoryFilterBar::changed, this, [this] { m_model.setFilter(m_filter->filter()); });
    connect(&m_model, &models::HistoryModel::shown, this, &HistoryPane::chooseEntry);
    connect(&m_model, &models::HistoryModel::rowsAboutToBeInserted, this, &HistoryPane::holdScroll);
    connect(&m_model, &models::HistoryModel::rowsAboutToBeRemoved, this, &HistoryPane::holdScroll);
    connect(&m_model, &models::HistoryModel::dataChanged, this, &HistoryPane::showEntry);
    connect(&session.history(), &UndoHistory::positionChanged, this, &HistoryPane::showEntry);
    connect(&m_model, &models::HistoryModel::failed, &session.notices(), qOverload<const QString &>(&Notices::fail));
    connect(&m_detailsModel, &models::HistoryDetailsModel::failed, m_facts, &QLabel::setText);
    showEntry();
    m_model.load();
}

QWidget *HistoryPane::makeHead()
{
    auto *const title = new QLabel(tr("History"));
    QFont strong = title->font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    auto *const close = new QToolButton;
    close->setIcon(icon(IconName::Close));
    close->setIconSize({metrics::IconSmall, metrics::IconSmall});
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the history"));
    close->setAccessibleName(tr("Close the history"));
    connect(close, &QToolButton::clicked, this, &HistoryPane::closeRequested);
    m_filter = new HistoryFilterBar;

    auto *const line = new QHBoxLayout;
    line->addWidget(title, 1);
    line->addWidget(close);
    auto *const head = new QWidget;
    auto *const layout = new QVBoxLayout(head);
    layout->setContentsMargins(metrics::Group, metrics::Tight, metrics::Group, metrics::Inside);
    layout->setSpacing(metrics::Tight);
    layout->addLayout(line);
    layout->addWidget(m_filter);
    return head;
}

QWidget *HistoryPane::makeEntries()
{
    m_entries = new QListView;
    m_entries->setAccessibleName(tr("History entries"));
    makePlainList(m_entries, &m_model, new HistoryDelegate(font(), m_entries));
    m_entries->viewport()->installEventFilter(this);
    m_entries->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *const copy = new QAction(tr("Copy text"), m_entries);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_entries->addAction(copy);
    connect(copy, &QAction::triggered, this, &HistoryPane::copyEntry);
    connect(m_entries, &QListView::activated, this, [this] { m_details->setFocus(Qt::OtherFocusReason); });
    connect(m_entries, &QListView::customContextMenuRequested, this, &HistoryPane::showMenu);
    connect(m_entries->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPane::showEntry);

    m_nothing = new QLabel;
    m_nothing->setObjectName(QStringLiteral("nothing"));
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    Theme::setTextRole(m_nothing, ColourRole::DimmedText);
    m_clearFilter = new QPushButton(tr("&Clear the filter"));
    connect(m_clearFilter, &QPushButton::clicked, m_filter, &HistoryFilterBar::clear);
    auto *const empty = new QWidget;
    auto *const lines = new QVBoxLayout(empty);
    lines->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Section);
    lines->setSpacing(metrics::Group);
    lines->addStretch();
    lines->addWidget(m_nothing);
    lines->addWidget(m_clearFilter, 0, Qt::AlignHCenter);
    lines->addStretch();

    m_pages = new QStackedWidget;
    m_pages->addWidget(m_entries);
    m_pages->addWidget(empty);
    m_pages->setMinimumHeight(2 * metrics::RowTwoLine);
    return m_pages;
}

QWidget *HistoryPane::makeDetails()
{
    m_title = new QLabel;
    m_facts = new QLabel;
    for (QLabel *const label : {m_title, m_facts}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    QFont strong = m_title->font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    Theme::setTextRole(m_facts, ColourRole::DimmedText);
    m_undo = new QPushButton(icon(IconName::Undo), tr("Undo this"));
    m_undo->setToolTip(tr("Take this action back and leave those after it"));
    m_goTo = new QPushButton;
    connect(m_undo, &QPushButton::clicked, this, &HistoryPane::undoThis);
    connect(m_goTo, &QPushButton::clicked, this, &HistoryPane::goTo);

    m_details = new QListView;
    m_details->setAccessibleName(tr("History details"));
    makePlainList(m_details, &m_detailsModel, new HistoryDetailDelegate(m_details));
    m_details->setUniformItemSizes(true);
    m_details->setMinimumHeight(metrics::RowCompact);
    connect(m_details, &QListView::activated, this, &HistoryPane::showDetail);

    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::Inside);
    buttons->addWidget(m_undo);
    buttons->addWidget(m_goTo);
    buttons->addStretch();
    auto *const top = new QVBoxLayout;
    top->setContentsMargins(metrics::Group, metrics::Group, metrics::Group, metrics::Inside);
    top->setSpacing(metrics::Tight);
    top->addWidget(m_title);
    top->addWidget(m_facts);
    top->addSpacing(metrics::Tight);
    top->addLayout(buttons);
    m_detailsPart = new QWidget;
    auto *const layout = new QVBoxLayout(m_detailsPart);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_details, 1);
    return m_detailsPart;
}

std::optional<HistoryEntry> HistoryPane::current() const
{
    return m_model.entry(m_entries->currentIndex().row());
}

bool HistoryPane::isLastDone() const
{
    const auto &last = m_session.history().position().undo;
    const auto entry = current();
    return entry && last && entry->id == last->id;
}

void HistoryPane::focusEntries()
{
    m_entries->setFocus(Qt::ShortcutFocusReason);
}

/// What is looked at stays where it is, unless that is the newest one: then a newer one comes into sight.
void HistoryPane::holdScroll()
{
    if (m_held.isValid() || m_entries->verticalScrollBar()->value() == 0)
        return;
    m_held = m_entries->indexAt(QPoint(0, 0));
    m_heldTop = m_entries->visualRect(m_held).top();
}

void HistoryPane::restoreScroll()
{
    if (m_held.isValid()) {
        QScrollBar *const bar = m_entries->verticalScrollBar();
        const int moved = m_entries->visualRect(m_held).top() - m_heldTop;
        bar->setValue(bar->value() + moved);
    }
    m_held = QPersistentModelIndex();
}

/// So that there is always one to be looked at: at first the one where the library stands.
void HistoryPane::chooseEntry()
{
    restoreScroll();
    if (!m_entries->currentIndex().isValid() && m_model.rowCount() > 0)
        m_entries->setCurrentIndex(m_model.index(std::max(0, m_model.lastDoneRow())));
    showFittingPage();
    showEntry();
}

void HistoryPane::showFittingPage()
{
    const bool narrowed = m_filter->isNarrowed();
    m_nothing->setText(narrowed ? tr("No action fits the filter.")
                                : tr("Nothing has been done yet. Every action on the library will be listed here, and "
                                     "can be undone."));
    m_clearFilter->setVisible(narrowed);
    m_pages->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
}

void HistoryPane::showEntry()
{
    const auto entry = current();
    m_detailsModel.setEntry(entry);
    m_detailsPart->setVisible(entry.has_value());
    if (!entry)
        return;
    const QModelIndex index = m_entries->currentIndex();
    m_title->setText(shortened(entry->label));
    QStringList facts;
    for (const int role : {models::HowManyRole, models::OriginNameRole})
        facts.append(index.data(role).toString());
    if (entry->undone)
        facts.append(tr("undone"));
    facts.removeAll(QString());
    m_facts->setText(index.data(models::ExactTimeRole).toString() + u'\n' + facts.join(QStringLiteral(" · ")));

    const bool writable = !m_session.library().isReadOnly();
    m_undo->setVisible(!entry->undone);
    m_undo->setEnabled(writable);
    m_goTo->setVisible(entry->undone || !isLastDone());
    m_goTo->setEnabled(writable);
    m_goTo->setIcon(entry->undone ? icon(IconName::Redo) : QIcon());
    m_goTo->setText(entry->undone ? tr("Redo up to here") : tr("Undo back to here…"));
    m_goTo->setToolTip(entry->undone ? tr("Do this action again, and all before it that are undone")
                                     : tr("Take back this action and all after it"));
}

void HistoryPane::undoThis()
{
    if (const auto entry = current(); entry && !entry->undone)
        m_session.history().undoEntry(entry->id);
}

void HistoryPane::goTo()
{
    const auto entry = current();
    if (!entry)
        return;
    if (entry->undone) {
        m_session.history().redoUpTo(entry->id);
        return;
    }
    library::HistoryService service(m_session.library());
    models::whenReady(this, service.stepsTo(entry->id), [this, entry = *entry](const Result<qint64> &steps) {
        if (!steps)
            m_session.notices().fail(steps.error());
        else if (*steps > 0)
            askUndoBackTo(entry, *steps);
    });
}

void HistoryPane::askUndoBackTo(const HistoryEntry &entry, qint64 steps)
{
    const QString actions = domain::counted(steps, tr("action"), tr("actions"));
    Question::Content content;
    content.title = tr("Undo %1?").arg(actions);
    content.detail = tr("Everything since “%1” is taken back, one action after the other, that one as the last. It can "
                        "be redone as long as nothing new is done.")
                         .arg(shortened(entry.label));
    content.actionText = tr("&Undo %1").arg(actions);
    content.icon = IconName::Undo;
    content.iconRole = ColourRole::Accent;
    // The pane goes with its library, which may close meanwhile.
    const QPointer<HistoryPane> pane(this);
    if (Question::ask(content, this) && pane)
        m_session.history().undoBackTo(entry.id);
}

void HistoryPane::copyEntry()
{
    const QModelIndex index = m_entries->currentIndex();
    if (index.isValid())
        QGuiApplication::clipboard()->setText(index.data(Qt::AccessibleTextRole).toString());
}

void HistoryPane::showDetail(const QModelIndex &index)
{
    if (const auto item = m_detailsModel.itemAt(index.row()); item.isValid())
        Q_EMIT itemRequested(item);
    else if (const auto tag = m_detailsModel.tagAt(index.row());
             tag.isValid() && !m_session.tagsModel().name(tag).isEmpty())
        Q_EMIT tagRequested(tag);
}

void HistoryPane::showMenu(const QPoint &position)
{
    const auto entry = current();
    if (!entry)
        return;
    QMenu menu(this);
    // What the buttons offer.
    for (QPushButton *const button : {m_undo, m_goTo}) {
        if (!button->isHidden())
            menu.addAction(button->icon(), button->text(), button, &QPushButton::click)
                ->setEnabled(button->isEnabled());
    }
    menu.addSeparator();
    menu.addAction(tr("Show details") + QStringLiteral("\t") + tr("Enter"), m_details,
                   [this] { m_details->setFocus(Qt::OtherFocusReason); });
    menu.addAction(icon(IconName::Copy), tr("Copy text") + QStringLiteral("\t") + tr("Ctrl+C"), this,
                   &HistoryPane::copyEntry);
    // By a key it comes at the entry, wherever that stands.
    const bool isOnEntry = m_entries->indexAt(position) == m_entries->currentIndex();
    const QPoint place = isOnEntry ? position : m_entries->visualRect(m_entries->currentIndex()).bottomLeft();
    menu.exec(m_entries->viewport()->mapToGlobal(place));
}

/// The details take their room from the list; the chosen entry stays in sight.
bool HistoryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_entries->viewport()) {
        const int before = static_cast<QResizeEvent *>(event)->oldSize().height();
        const QRect entry = m_entries->visualRect(m_entries->currentIndex());
        if (entry.isValid() && entry.top() >= 0 && entry.bottom() <= before)
            QMetaObject::invokeMethod(
                this, [this] { m_entries->scrollTo(m_entries->currentIndex()); }, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

/// Esc belongs to the pane: it empties the field, or leads back to the list, and does not clear the search.
bool HistoryPane::event(QEvent *event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    const auto *const key = isKey ? static_cast<QKeyEvent *>(event) : nullptr;
    if (!key || key->key() != Qt::Key_Escape || key->modifiers() != Qt::NoModifier)
        return QWidget::event(event);
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        if (m_filter->text().hasFocus() && !m_filter->text().text().isEmpty())
            m_filter->text().clear();
        else
            Q_EMIT leaveRequested();
    }
    return true;
}

} // namespace tagloom::gui
