// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/twin_finder.h"

#include "domain/counted.h"
#include "gui/dialogs/question.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tidying/tag_table.h"
#include "gui/tidying/twin_merges.h"
#include "library/tag_care_service.h"
#include "library/tag_impact_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tagloom::gui {

using domain::ErrorCode;
using domain::Result;
using domain::TagId;
using domain::TagTwin;
using domain::TwinReason;
using library::TagCareService;
using models::TagTwinsModel;

namespace {

constexpr QSize ComfortableSize(840, 640);

/// A person who goes through the list by key does not wait for what each pair would hit.
constexpr int ImpactDelay = 120;

constexpr qsizetype MostMergesNamed = 8;
constexpr int MostNameWidth = 160;

constexpr TwinReason Reasons[] = {TwinReason::Case,    TwinReason::Separators, TwinReason::Marks,
                                  TwinReason::Plural,  TwinReason::WordOrder,  TwinReason::Spelling,
                                  TwinReason::Together};

} // namespace

TwinFinder::TwinFinder(Session &session, Actions &actions, Settings &settings, QWidget *parent)
    : TidyingWindow(session, actions, settings, option::TwinFinderGeometry, parent)
    , m_pairs(session.library(), session.tagsModel(), session.tagTree())
    , m_reason(new QComboBox(this))
    , m_again(new QPushButton(tr("Search &again"), this))
    , m_pages(new QStackedWidget(this))
    , m_table(new TagTable(&m_pairs, {TagTwinsModel::KeepColumn, TagTwinsModel::OtherColumn}, this))
    , m_message(new QLabel(this))
    , m_heading(new QLabel(this))
    , m_impact(new QLabel(this))
    , m_keepNames(new QCheckBox(tr("Keep the name that goes as an &alias"), this))
{
    setWindowTitle(tr("Similar tags – %1").arg(session.library().name()));
    setObjectName(QStringLiteral("TwinFinder"));
    setMinimumSize(metrics::WindowLeastWidth / 2, metrics::WindowLeastHeight * 3 / 4);
    m_table->setAccessibleName(tr("Similar tags"));
    const int digit = fontMetrics().horizontalAdvance(u'0');
    for (const auto &[column, characters] : {std::pair{TagTwinsModel::KeepColumn, 28},
                                             {TagTwinsModel::KeepCountColumn, 9},
                                             {TagTwinsModel::OtherColumn, 28},
                                             {TagTwinsModel::OtherCountColumn, 9}})
        m_table->setColumnWidth(column, characters * digit);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setMargin(metrics::Section);
    Theme::setSurface(m_message, ColourRole::List);
    Theme::setTextRole(m_message, ColourRole::DimmedText);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_message);
    m_panel = makePanel();
    body().addWidget(makeTopBar());
    body().addWidget(m_pages, 1);
    addBottom(m_panel);
    auto *const keys = new QLabel(tr("M merges · Shift+M the other way · A alias · N not the same · S skips"), this);
    Theme::setTextRole(keys, ColourRole::DimmedText);
    footer().addWidget(keys);

    m_impactDelay.setSingleShot(true);
    m_impactDelay.setInterval(ImpactDelay);
    connect(&m_impactDelay, &QTimer::timeout, this, &TwinFinder::askForImpact);
    connect(m_table, &TagTable::choiceChanged, this, [this] {
        if (m_table->chosenRows().isEmpty()) // pairs that come back find the keyboard ready
            m_table->chooseRow(qMax(0, m_table->currentIndex().row()));
        followChoice();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_pairs, signal, this, &TwinFinder::showFittingPage);
    connect(&m_pairs, &QAbstractItemModel::modelReset, this, &TwinFinder::showFittingPage);
    connect(&m_pairs, &QAbstractItemModel::dataChanged, &m_impactDelay, qOverload<>(&QTimer::start));
    restoreSize(ComfortableSize);
    search();
}

TwinFinder::~TwinFinder()
{
    if (!m_search)
        return;
    m_search->cancelled = true;
    session().notices().endJob(m_search);
}

QWidget *TwinFinder::makeTopBar()
{
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_reason, &QComboBox::activated, this, [this](int row) {
        m_pairs.setReason(row > 0 ? std::optional(m_reason->currentData().value<TwinReason>()) : std::nullopt);
        m_table->chooseRow(0);
        m_table->setFocus();
    });
    m_again->setAutoDefault(false);
    connect(m_again, &QPushButton::clicked, this, &TwinFinder::search);
    connect(new QShortcut(QKeySequence::Refresh, this), &QShortcut::activated, m_again, &QPushButton::click);
    auto *const bar = new QWidget(this);
    auto *const line = new QHBoxLayout(bar);
    line->setContentsMargins(metrics::Group, metrics::Inside, metrics::Group, metrics::Inside);
    line->setSpacing(metrics::Inside);
    line->addWidget(m_reason);
    line->addStretch();
    line->addWidget(m_again);
    return bar;
}

/// A letter acts while the table has the focus; the button shows it.
QPushButton *TwinFinder::addAction(const QString &text, const QKeySequence &key, void (TwinFinder::*done)())
{
    auto *const button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the keyboard in the table
    button->setToolTip(key.toString(QKeySequence::NativeText));
    connect(button, &QPushButton::clicked, this, done);
    connect(new QShortcut(key, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, button,
            &QPushButton::click);
    return button;
}

QWidget *TwinFinder::makePanel()
{
    auto *const panel = new QWidget(this);
    Theme::setSurface(panel, ColourRole::Inspector);
    QFont strong = m_heading->font();
    strong.setPointSizeF(strong.pointSizeF() * 1.1);
    strong.setWeight(QFont::DemiBold);
    m_heading->setFont(strong);
    m_heading->setObjectName(QStringLiteral("heading"));
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_impact->setTextFormat(Qt::PlainText);
    m_impact->setWordWrap(true);
    m_impact->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    // The buttons stay where they are from pair to pair.
    m_impact->setMinimumHeight(2 * m_impact->fontMetrics().lineSpacing());
    m_impact->setObjectName(QStringLiteral("impact"));
    Theme::setTextRole(m_impact, ColourRole::DimmedText);
    m_keepNames->setChecked(true);
    m_keepNames->setFocusPolicy(Qt::TabFocus);
    m_keepNames->setToolTip(tr("What people type by its old name still finds the tag (A)"));
    connect(new QShortcut(Qt::Key_A, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, m_keepNames,
            &QCheckBox::toggle);

    m_merge = addAction(QString(), Qt::Key_M, &TwinFinder::merge);
    m_merge->setObjectName(QStringLiteral("merge"));
    Theme::setButtonTone(m_merge, ButtonTone::Primary);
    m_mergeOther = addAction(QString(), Qt::SHIFT | Qt::Key_M, &TwinFinder::mergeTheOtherWay);
    auto *const distinct = addAction(tr("&Not the same"), Qt::Key_N, &TwinFinder::markDistinct);
    auto *const pass = addAction(tr("&Skip"), Qt::Key_S, &TwinFinder::passOver);
    for (QWidget *writing : QWidgetList{m_merge, m_mergeOther, distinct, m_keepNames})
        writing->setEnabled(isWritable());

    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::Inside);
    buttons->addWidget(m_merge);
    buttons->addWidget(m_mergeOther);
    buttons->addWidget(distinct);
    buttons->addWidget(pass);
    buttons->addStretch();
    auto *const lines = new QVBoxLayout(panel);
    lines->setContentsMargins(metrics::Group, metrics::Group, metrics::Group, metrics::Group);
    lines->setSpacing(metrics::Inside);
    lines->addWidget(m_heading);
    lines->addWidget(m_impact);
    lines->addWidget(m_keepNames);
    lines->addLayout(buttons);
    return panel;
}

void TwinFinder::search()
{
    if (m_search)
        return;
    m_search = library::makeJob();
    m_again->setEnabled(false);
    session().notices().beginJob(tr("Looking for similar tags"), m_search);
    m_pairs.setTwins({});
    m_message->setText(tr("Looking for tags that may be one…"));
    showFittingPage();
    models::whenReady(this, TagCareService(session().library()).twins(m_search),
                      [this](const Result<QList<store::TwinPair>> &found) { showFound(found); });
}

void TwinFinder::showFound(const Result<QList<store::TwinPair>> &found)
{
    session().notices().endJob(m_search);
    const bool cancelled = m_search->cancelled;
    m_search.reset();
    m_again->setEnabled(true);
    if (!found && !cancelled)
        session().notices().fail(found.error());
    m_message->setText(!found && cancelled ? tr("The search was cancelled.")
                           : !found        ? found.error().message
                           : found->isEmpty()
                           ? tr("No two tags look alike.")
                           : tr("Done. Every pair was dealt with or skipped; search again to see what was skipped."));
    m_pairs.setReason(std::nullopt);
    m_pairs.setTwins(found ? *found : QList<store::TwinPair>());
    fillReasons();
    m_table->chooseRow(0);
    m_table->setFocus();
    showFittingPage();
}

void TwinFinder::fillReasons()
{
    const QVariant now = m_reason->currentData();
    m_reason->clear();
    m_reason->addItem(tr("All reasons (%1)").arg(domain::grouped(m_pairs.count(std::nullopt))));
    for (const TwinReason reason : Reasons) {
        const qsizetype count = m_pairs.count(reason);
        const QVariant value = QVariant::fromValue(reason);
        if (count > 0 || value == now)
            m_reason->addItem(QStringLiteral("%1 (%2)").arg(TagTwinsModel::reasonText(reason), domain::grouped(count)),
                              value);
    }
    m_reason->setCurrentIndex(qMax(0, now.isValid() ? m_reason->findData(now) : 0));
}

void TwinFinder::showFittingPage()
{
    const bool any = m_pairs.rowCount() > 0;
    m_pages->setCurrentWidget(any ? static_cast<QWidget *>(m_table) : m_message);
    m_panel->setVisible(any);
    if (!m_search && !m_reason->view()->isVisible())
        fillReasons();
    setStatus(m_search ? QString() : domain::counted(m_pairs.rowCount(), tr("pair of tags"), tr("pairs of tags")));
    followChoice();
}

/// A name as part of a button's text.
QString TwinFinder::buttonText(const QString &name) const
{
    return fontMetrics().elidedText(name, Qt::ElideMiddle, MostNameWidth).replace(u'&', QStringLiteral("&&"));
}

QList<TagTwin> TwinFinder::chosen() const
{
    QList<TagTwin> twins;
    const QList<int> rows = m_table->chosenRows();
    for (const int row : rows)
        twins.append(m_pairs.twinAt(row));
    return twins;
}

void TwinFinder::followChoice()
{
    const QList<TagTwin> twins = chosen();
    const bool one = twins.size() == 1;
    m_mergeOther->setVisible(one);
    m_merge->setEnabled(isWritable() && !twins.isEmpty());
    m_merge->setText(one ? tr("&Merge into “%1”").arg(buttonText(session().tagsModel().name(twins.first().keep)))
                         : tr("&Merge all chosen…"));
    m_impact->clear();
    if (one) {
        const QString keep = session().tagsModel().name(twins.first().keep);
        const QString other = session().tagsModel().name(twins.first().other);
        m_heading->setText(tr("Are “%1” and “%2” the same?").arg(keep, other));
        m_mergeOther->setText(tr("Into “%1”").arg(buttonText(other)));
        m_impactDelay.start();
    } else {
        m_heading->setText(twins.isEmpty()
                               ? tr("Choose a pair.")
                               : tr("%1 chosen").arg(domain::counted(twins.size(), tr("pair"), tr("pairs"))));
    }
}

void TwinFinder::askForImpact()
{
    const QList<TagTwin> twins = chosen();
    if (twins.size() != 1)
        return;
    const store::TagChange change{store::TagChange::Kind::Merge, {twins.first().other}, twins.first().keep, {}};
    models::whenReady(this, TagCareService(session().library()).impact(change),
                      [this, change, number = ++m_question](const Result<store::TagImpact> &impact) {
                          const QList<TagTwin> now = chosen();
                          if (number != m_question || now.size() != 1 || now.first().other != change.tags.first())
                              return;
                          if (!impact)
                              m_impact->setText(impact.error().message);
                          else if (impact->refusal)
                              m_impact->setText(impact->refusal->message);
                          else
                              m_impact->setText(library::describe(change, *impact).join(u' '));
                      });
}

void TwinFinder::merge()
{
    const QList<TagTwin> twins = chosen();
    if (twins.size() == 1)
        mergeOne(twins.first(), twins.first().keep);
    else if (!twins.isEmpty())
        mergeAll(twins);
}

void TwinFinder::mergeTheOtherWay()
{
    const QList<TagTwin> twins = chosen();
    if (twins.size() == 1)
        mergeOne(twins.first(), twins.first().other);
}

void TwinFinder::mergeOne(const TagTwin &twin, TagId into)
{
    const TagId goes = into == twin.keep ? twin.other : twin.keep;
    carryOut({twin}, {{{goes}, into, m_keepNames->isChecked()}});
}

void TwinFinder::mergeAll(const QList<TagTwin> &twins)
{
    QHash<TagId, qint64> counts;
    for (const TagTwin &twin : twins) {
        for (const TagId tag : {twin.keep, twin.other})
            counts.insert(tag, session().tagTree().count(tag));
    }
    const QList<store::TagMerge> merges = mergesOf(twins, counts, m_keepNames->isChecked());
    session().notices().follow(
        TagCareService(session().library()).impacts(merges), this,
        [this, twins, merges](const QList<store::TagImpact> &impacts) {
            QStringList lines;
            qint64 gained = 0;
            qsizetype going = 0;
            for (const store::TagImpact &impact : impacts) {
                gained += impact.gained;
                going += impact.tags.size();
                if (lines.size() < MostMergesNamed)
                    lines.append(
                        tr("%1 into “%2”: %3 gained")
                            .arg(library::listedNames(impact.tags), impact.into, domain::countedItems(impact.gained)));
            }
            if (impacts.size() > MostMergesNamed)
                lines.append(tr("and %1 more, %2 gained in all")
                                 .arg(domain::grouped(impacts.size() - MostMergesNamed), domain::countedItems(gained)));
            Question::Content content;
            content.title = tr("Merge %1 into their twins?").arg(domain::countedTags(going));
            content.detail = lines.join(u'\n');
            content.actionText = tr("&Merge");
            content.icon = IconName::Merge;
            content.iconRole = ColourRole::Accent;
            auto *const question = new Question(content, this);
            question->setAttribute(Qt::WA_DeleteOnClose);
            connect(question, &QDialog::accepted, this, [this, twins, merges] { carryOut(twins, merges); });
            question->open();
        });
}

/// At once, so that the next key means the next pair; what fails comes back.
void TwinFinder::takeOut(const QList<TagTwin> &twins)
{
    const int row = m_table->chosenRows().value(0);
    m_pairs.setAside(twins, true);
    m_table->chooseRow(qMin(row, m_pairs.rowCount() - 1));
}

void TwinFinder::carryOut(const QList<TagTwin> &twins, const QList<store::TagMerge> &merges)
{
    const library::Job job = library::makeJob();
    session().notices().beginJob(tr("Merging tags"), job);
    const auto merged = TagCareService(session().library()).mergeAll(merges, job);
    models::whenReady(&session(), merged, [&session = session(), job, merges](const auto &outcome) {
        session.notices().endJob(job);
        if (!outcome) {
            session.notices().fail(outcome.error());
            return;
        }
        qint64 gained = 0;
        QStringList names;
        for (qsizetype place = 0; place < merges.size(); ++place) {
            session.filter().replaceTags(merges[place].tags, merges[place].into);
            gained += outcome->at(place).itemsGained;
            names += outcome->at(place).merged;
        }
        session.notices().say(merges.size() == 1 ? tr("%1 merged into “%2”: %3 gained")
                                                       .arg(library::listedNames(names), outcome->first().into,
                                                            domain::countedItems(gained))
                                                 : tr("%1 merged into their twins: %2 gained")
                                                       .arg(library::listedNames(names), domain::countedItems(gained)));
    });
    models::whenReady(this, merged, [this, twins](const auto &) { m_pairs.setAside(twins, false); });
    takeOut(twins);
}

void TwinFinder::markDistinct()
{
    const QList<TagTwin> twins = chosen();
    if (twins.isEmpty())
        return;
    QList<std::pair<TagId, TagId>> pairs;
    for (const TagTwin &twin : twins)
        pairs.append({twin.keep, twin.other});
    const auto marked = TagCareService(session().library()).markAllDistinct(pairs);
    session().notices().follow(marked);
    models::whenReady(this, marked, [this, twins](const Result<void> &) { m_pairs.setAside(twins, false); });
    takeOut(twins);
}

void TwinFinder::passOver()
{
    takeOut(chosen());
}

} // namespace tagloom::gui
