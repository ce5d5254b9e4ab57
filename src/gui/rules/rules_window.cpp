// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/rules_window.h"

#include "domain/counted.h"
#include "domain/query/parser.h"
#include "domain/text.h"
#include "gui/dialogs/plain_table.h"
#include "gui/rules/rule_editor.h"
#include "gui/session/session.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace tagloom::gui {

using domain::Result;
using domain::RuleId;
using library::RuleDryRun;
using library::RuleService;
using models::RuleDryRunModel;
using models::RulesModel;
using store::RuleDetails;
using store::RuleDraft;

namespace {

constexpr QSize ComfortableSize(1120, 760);

/// Typing goes on while nothing is asked.
constexpr int askDelay = 200;

} // namespace

RulesWindow::RulesWindow(Session &session, Actions &actions, Settings &settings, QWidget *parent)
    : TidyingWindow(session, actions, settings, option::RulesGeometry, parent)
    , m_list(new QTableView(this))
    , m_empty(new QLabel(tr("There is no rule yet.\nA rule lets all items that a search finds get tags by themselves."),
                         m_list))
    , m_editor(new RuleEditor(session, this))
    , m_complaint(new QLabel(this))
    , m_save(new QPushButton(tr("&Save"), this))
    , m_discard(new QPushButton(tr("&Discard changes"), this))
    , m_outlook(new QLabel(this))
    , m_items(new QTableView(this))
    , m_run(new QPushButton(this))
    , m_takeBack(new QPushButton(this))
{
    setWindowTitle(tr("Rules – %1").arg(session.library().name()));
    setObjectName(QStringLiteral("RulesWindow"));
    setMinimumSize(metrics::WindowLeastWidth * 3 / 4, metrics::WindowLeastHeight * 3 / 4);
    auto *const halves = new QSplitter(this);
    halves->setChildrenCollapsible(false);
    halves->setHandleWidth(metrics::Hairline);
    halves->addWidget(makeList());
    halves->addWidget(makeForm());
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    halves->setSizes({ComfortableSize.width() * 2 / 5, ComfortableSize.width() * 3 / 5});
    body().addWidget(halves, 1);

    m_delay.setSingleShot(true);
    m_delay.setInterval(askDelay);
    connect(&m_delay, &QTimer::timeout, this, &RulesWindow::ask);
    connect(m_editor, &RuleEditor::changed, this, [this] {
        m_complaint->hide();
        updateButtons();
        askSoon();
    });
    connect(&m_rules, &RulesModel::enableWanted, this, [this](RuleId id, bool enabled) {
        this->session().notices().follow(RuleService(this->session().library()).enable(id, enabled));
    });
    connect(&session.library(), &library::Library::changed, this, [this] {
        read();
        askSoon();
    });
    m_rules.setWritable(isWritable());
    m_editor->setWritable(isWritable());
    restoreSize(ComfortableSize);
    m_editor->showDraft({});
    updateButtons();
    read();
    m_list->setFocus();
}

RulesWindow::~RulesWindow()
{
    if (m_question)
        m_question->cancelled = true;
}

QToolButton *RulesWindow::addTool(QWidget *bar, const QString &name, const QString &text, void (RulesWindow::*done)())
{
    auto *const button = new QToolButton(bar);
    button->setObjectName(name);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, done);
    bar->layout()->addWidget(button);
    return button;
}

QWidget *RulesWindow::makeList()
{
    auto *const half = new QWidget(this);
    makePlainTable(m_list, &m_rules);
    m_list->setObjectName(QStringLiteral("rules"));
    m_list->setAccessibleName(tr("Rules"));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView &header = *m_list->horizontalHeader();
    header.setStretchLastSection(false);
    header.setSectionResizeMode(RulesModel::NameColumn, QHeaderView::Interactive);
    header.setSectionResizeMode(RulesModel::DoesColumn, QHeaderView::Stretch);
    header.setSectionResizeMode(RulesModel::LinksColumn, QHeaderView::ResizeToContents);
    header.resizeSection(RulesModel::NameColumn, metrics::SidebarNarrow * 4 / 5);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->hide();
    Theme::setTextRole(m_empty, ColourRole::DimmedText);
    auto *const over = new QVBoxLayout(m_list);
    over->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Section);
    over->addWidget(m_empty);

    auto *const bar = new QWidget(half);
    auto *const line = new QHBoxLayout(bar);
    line->setContentsMargins(metrics::Group, metrics::Inside, metrics::Group, metrics::Inside);
    line->setSpacing(metrics::Tight);
    auto *const add = new QPushButton(icon(IconName::Add), tr("&New rule"), bar);
    add->setObjectName(QStringLiteral("new"));
    add->setAutoDefault(false);
    add->setEnabled(isWritable());
    connect(add, &QPushButton::clicked, this, &RulesWindow::startNew);
    line->addWidget(add);
    m_up = addTool(bar, QStringLiteral("up"), tr("Run it earlier (Alt+Up)"), &RulesWindow::moveUp);
    m_up->setIcon(icon(IconName::ChevronUp));
    m_down = addTool(bar, QStringLiteral("down"), tr("Run it later (Alt+Down)"), &RulesWindow::moveDown);
    m_down->setIcon(icon(IconName::ChevronDown));
    m_remove = addTool(bar, QStringLiteral("delete"), tr("Delete the rule; the tags it has added stay (Del)"),
                       &RulesWindow::removeChosen);
    m_remove->setIcon(icon(IconName::Trash));
    line->addStretch();
    m_runAll = new QPushButton(tr("Run &all"), bar);
    m_runAll->setObjectName(QStringLiteral("runAll"));
    m_runAll->setToolTip(tr("Run all rules that are switched on, one after the other"));
    m_runAll->setAutoDefault(false);
    connect(m_runAll, &QPushButton::clicked, this, &RulesWindow::runAll);
    line->addWidget(m_runAll);

    auto *const layout = new QVBoxLayout(half);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(bar);
    const auto onKey = [this](const QKeySequence &key, void (RulesWindow::*done)()) {
        connect(new QShortcut(key, m_list, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, done);
    };
    onKey(Qt::ALT | Qt::Key_Up, &RulesWindow::moveUp);
    onKey(Qt::ALT | Qt::Key_Down, &RulesWindow::moveDown);
    onKey(Qt::Key_Delete, &RulesWindow::removeChosen);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RulesWindow::showChosen);
    return half;
}

QWidget *RulesWindow::makeForm()
{
    auto *const half = new QWidget(this);
    Theme::setTextRole(m_complaint, ColourRole::Danger);
    m_complaint->setWordWrap(true);
    m_complaint->setTextFormat(Qt::PlainText);
    m_complaint->setObjectName(QStringLiteral("complaint"));
    m_complaint->hide();
    m_save->setObjectName(QStringLiteral("save"));
    m_discard->setObjectName(QStringLiteral("discard"));
    m_run->setObjectName(QStringLiteral("run"));
    m_takeBack->setObjectName(QStringLiteral("takeBack"));
    m_outlook->setObjectName(QStringLiteral("outlook"));
    for (QPushButton *const button : {m_save, m_discard, m_run, m_takeBack})
        button->setAutoDefault(false);
    Theme::setButtonTone(m_save, ButtonTone::Primary);
    m_takeBack->setToolTip(tr("Remove the tags that this rule has put on, but for those that you have put on or "
                              "confirmed yourself"));
    auto *const saving = new QHBoxLayout;
    saving->setContentsMargins(metrics::Group, metrics::Tight, metrics::Group, metrics::Inside);
    saving->setSpacing(metrics::Inside);
    saving->addWidget(m_complaint, 1);
    saving->addStretch();
    saving->addWidget(m_discard);
    saving->addWidget(m_save);

    m_outlook->setWordWrap(true);
    m_outlook->setTextFormat(Qt::PlainText);
    makePlainTable(m_items, &m_foretold);
    m_items->setObjectName(QStringLiteral("items"));
    m_items->setAccessibleName(tr("What the rule would do now"));
    m_items->setMinimumHeight(3 * metrics::RowCompact);
    QHeaderView &header = *m_items->horizontalHeader();
    header.setSectionResizeMode(RuleDryRunModel::TitleColumn, QHeaderView::Stretch);
    header.setSectionResizeMode(RuleDryRunModel::TagsColumn, QHeaderView::Interactive);
    header.setStretchLastSection(false);
    header.resizeSection(RuleDryRunModel::TagsColumn, metrics::SidebarNarrow);
    auto *const outlook = new QHBoxLayout;
    outlook->setContentsMargins(metrics::Group, metrics::Inside, metrics::Group, metrics::Inside);
    outlook->setSpacing(metrics::Inside);
    outlook->addWidget(m_outlook, 1);
    outlook->addWidget(m_takeBack);
    outlook->addWidget(m_run);
    auto *const below = new QWidget(half);
    auto *const lines = new QVBoxLayout(below);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(outlook);
    lines->addWidget(m_items, 1);

    auto *const above = new QWidget(half);
    auto *const form = new QVBoxLayout(above);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(0);
    form->addWidget(m_editor, 1);
    form->addLayout(saving);
    auto *const parts = new QSplitter(Qt::Vertical, half);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(metrics::Hairline);
    parts->addWidget(above);
    parts->addWidget(below);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    auto *const layout = new QVBoxLayout(half);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(parts);
    connect(m_save, &QPushButton::clicked, this, [this] { save(); });
    connect(m_discard, &QPushButton::clicked, this, &RulesWindow::discard);
    connect(m_run, &QPushButton::clicked, this, &RulesWindow::runNow);
    connect(m_takeBack, &QPushButton::clicked, this, &RulesWindow::takeBack);
    return half;
}

void RulesWindow::read()
{
    m_readAgain = m_isReading;
    if (std::exchange(m_isReading, true))
        return;
    models::whenReady(this, RuleService(session().library()).rules(), [this](const Result<QList<RuleDetails>> &rules) {
        m_isReading = false;
        if (rules)
            fill(*rules);
        else
            session().notices().fail(rules.error());
        if (m_readAgain)
            read();
    });
}

void RulesWindow::fill(const QList<RuleDetails> &rules)
{
    const bool isFirst = !std::exchange(m_hasRead, true);
    m_isShowing = true;
    m_rules.setRules(rules);
    m_isShowing = false;
    m_empty->setVisible(rules.isEmpty());
    setStatus(domain::counted(rules.size(), tr("rule"), tr("rules")));
    const int row = m_rules.rowOf(m_shown);
    if (row < 0 && m_shown.isValid() && !m_editor->isChanged())
        showRule({}); // it has gone
    else if (row < 0 && isFirst && !m_editor->isChanged() && !rules.isEmpty())
        showRule(rules.constFirst().rule.id);
    else if (row >= 0 && m_editor->isChanged())
        m_editor->showProblems(rules[row].problems);
    else if (row >= 0)
        showRule(m_shown); // renamed tags, or an undo
    updateButtons();
}

/// The rule of this id as it is in the library; id 0: a new one.
void RulesWindow::showRule(RuleId id)
{
    const int row = m_rules.rowOf(id);
    const RuleDetails *const rule = m_rules.at(row);
    const bool isOther = id != m_shown || !m_hasRead;
    m_shown = rule ? id : RuleId();
    m_isShowing = true;
    if (rule) {
        m_list->setCurrentIndex(m_rules.index(row, RulesModel::NameColumn));
    } else {
        m_list->clearSelection();
        m_list->selectionModel()->clearCurrentIndex();
    }
    m_isShowing = false;
    // The form stays as it is, with its cursor, where nothing in it is another.
    const RuleDraft shown = m_editor->draft();
    const auto saving = savingOf(m_shown);
    const bool isOnItsWay = saving && saving->form == m_editor->form() && !m_editor->isChanged();
    if (isOnItsWay)
        m_editor->showProblems({});
    else if (saving)
        m_editor->showDraft(saving->draft);
    else if (isOther || !rule || !(shown.rule == rule->rule) || m_editor->isChanged())
        m_editor->showDraft(rule ? RuleDraft{rule->rule, {}} : RuleDraft(), rule ? rule->problems : QStringList());
    else
        m_editor->showProblems(rule->problems);
    m_complaint->hide();
    updateButtons();
    askSoon();
}

void RulesWindow::showChosen()
{
    if (m_isShowing)
        return;
    const RuleId chosen = m_rules.idAt(m_list->currentIndex().row());
    if (!chosen.isValid() || chosen == m_shown)
        return;
    leave();
    showRule(chosen);
}

void RulesWindow::updateButtons()
{
    const int row = m_rules.rowOf(m_shown);
    const RuleDetails *const rule = m_rules.at(row);
    const bool writable = isWritable();
    const bool isSaving = savingOf(m_editor->form()) != nullptr;
    m_save->setEnabled(writable && m_editor->isChanged() && !isSaving);
    m_discard->setVisible(m_editor->isChanged());
    m_run->setText(m_editor->isChanged() ? tr("Save and &run") : tr("&Run now"));
    m_run->setEnabled(writable && !isSaving && (rule || m_editor->isChanged()));
    const qint64 links = rule ? rule->links : 0;
    m_takeBack->setText(links > 0 ? tr("&Take back %1").arg(domain::countedTags(links)) : tr("&Take back"));
    m_takeBack->setEnabled(writable && links > 0);
    m_remove->setEnabled(writable && rule);
    m_up->setEnabled(writable && rule && row > 0);
    m_down->setEnabled(writable && rule && row + 1 < m_rules.rowCount());
    m_runAll->setEnabled(writable && m_rules.rowCount() > 0);
}

void RulesWindow::makeRule(const QString &search)
{
    leave();
    RuleDraft draft;
    draft.rule.query = search;
    m_shown = {};
    m_hasRead = true; // no other rule is to be shown in its place
    m_isShowing = true;
    m_list->clearSelection();
    m_list->selectionModel()->clearCurrentIndex();
    m_isShowing = false;
    m_editor->showDraft(draft);
    updateButtons();
    askSoon();
    if (search.isEmpty())
        m_editor->focusName();
    else
        m_editor->focusTags();
}

void RulesWindow::startNew()
{
    makeRule({});
}

void RulesWindow::leave()
{
    if (!m_editor->isChanged() || !isWritable())
        return;
    const RuleDraft draft = m_editor->draft();
    const bool isWhole = domain::usableRuleName(draft.rule.name) && !draft.rule.query.trimmed().isEmpty()
        && !domain::parseQuery(draft.rule.query).error && !(draft.rule.tags.isEmpty() && draft.tagNames.isEmpty());
    if (isWhole)
        save();
    else
        session().notices().note(tr("What was typed makes no rule, and was not saved."));
    m_editor->setSaved(draft.rule.id);
}

void RulesWindow::discard()
{
    m_editor->setSaved(m_editor->draft().rule.id);
    const RuleId shown = m_shown;
    m_editor->showDraft({});
    showRule(shown);
}

void RulesWindow::removeChosen()
{
    if (!isWritable() || m_rules.rowOf(m_shown) < 0)
        return;
    const QString name = m_rules.at(m_rules.rowOf(m_shown))->rule.name;
    session().notices().follow(RuleService(session().library()).remove(m_shown), this, [this, name] {
        session().notices().say(tr("Rule “%1” deleted; the tags it has added stay").arg(name));
    });
    m_editor->setSaved(m_shown);
}

void RulesWindow::moveUp()
{
    move(-1);
}

void RulesWindow::moveDown()
{
    move(1);
}

void RulesWindow::move(int step)
{
    const int row = m_rules.rowOf(m_shown);
    const int target = row + step;
    if (!isWritable() || row < 0 || target < 0 || target >= m_rules.rowCount())
        return;
    const RuleId before = m_rules.idAt(step < 0 ? target : target + 1);
    session().notices().follow(RuleService(session().library()).move(m_shown, before));
}

void RulesWindow::runNow()
{
    if (m_editor->isChanged())
        save([this](RuleId id) { run({id}); });
    else if (m_shown.isValid())
        run({m_shown});
}

void RulesWindow::runAll()
{
    leave();
    run({});
}

void RulesWindow::run(const QList<RuleId> &ids)
{
    const library::Job job = library::makeJob();
    auto &notices = session().notices();
    notices.beginJob(tr("Running rules"), job);
    models::whenReady(&session(), RuleService(session().library()).run(ids, job),
                      [&notices, job](const Result<library::RuleRun> &outcome) {
                          notices.endJob(job);
                          if (outcome)
                              notices.say(library::describe(*outcome));
                          else
                              notices.fail(outcome.error());
                      });
}

void RulesWindow::takeBack()
{
    const library::Job job = library::makeJob();
    auto &notices = session().notices();
    notices.beginJob(tr("Taking back"), job);
    models::whenReady(&session(), RuleService(session().library()).takeBack(m_shown, job),
                      [&notices, job](const Result<qint64> &count) {
                          notices.endJob(job);
                          if (count)
                              notices.say(tr("%1 taken back").arg(domain::countedTags(*count)));
                          else
                              notices.fail(count.error());
                      });
}

void RulesWindow::askSoon()
{
    if (m_question)
        m_question->cancelled = true; // its answer is not wanted any more
    m_delay.start();
}

void RulesWindow::ask()
{
    const quint64 number = ++m_questions;
    RuleDraft draft = m_editor->draft();
    if (domain::parseQuery(draft.rule.query).query.isEmpty()) {
        m_foretold.setRows({});
        m_outlook->setText(tr("Say which items the rule is for, and you see here what it would do."));
        return;
    }
    m_question = library::makeJob();
    m_outlook->setText(tr("Looking what it would do…"));
    models::whenReady(this, RuleService(session().library()).dryRun({draft}, m_question),
                      [this, number](const Result<RuleDryRun> &outcome) {
                          if (number != m_questions || m_delay.isActive())
                              return;
                          m_question.reset();
                          showForetold(outcome);
                      });
}

void RulesWindow::showForetold(const Result<RuleDryRun> &outcome)
{
    if (!outcome) {
        m_foretold.setRows({});
        m_outlook->setText(outcome.error().message);
        return;
    }
    m_foretold.setRows(outcome->first);
    const store::RulePlan::Outcome rule = outcome->outcomes.value(0);
    const RuleDraft draft = m_editor->draft();
    if (!rule.problem.isEmpty())
        m_outlook->setText(rule.problem);
    else if (draft.rule.tags.isEmpty() && draft.tagNames.isEmpty())
        m_outlook->setText(tr("%1 found. Name the tags they are to get.").arg(domain::countedItems(rule.found)));
    else if (outcome->items == 0)
        m_outlook->setText(tr("%1 found; there is nothing to add to them.").arg(domain::countedItems(rule.found)));
    else if (outcome->items > outcome->first.size())
        m_outlook->setText(tr("%1 of %2 found would get tags; the newest %3 of them:")
                               .arg(domain::countedItems(outcome->items), domain::grouped(rule.found),
                                    domain::grouped(outcome->first.size())));
    else
        m_outlook->setText(tr("%1 of %2 found would get tags:")
                               .arg(domain::countedItems(outcome->items), domain::grouped(rule.found)));
}

void RulesWindow::closeEvent(QCloseEvent *event)
{
    leave();
    TidyingWindow::closeEvent(event);
}

} // namespace tagloom::gui
