// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/settings_dialog.h"

#include "domain/counted.h"
#include "domain/history.h"
#include "gui/actions/actions.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "library/history_service.h"
#include "models/when_ready.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace tagloom::gui {

using domain::HistoryTotals;
using domain::Result;

namespace {

/// As large as what is in it, and scrolled where the screen is too small for that.
class FittingArea final : public QScrollArea
{
public:
    FittingArea()
    {
        setFrameShape(NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }

    QSize sizeHint() const override
    {
        const QSize content = widget()->sizeHint();
        const int room = screen()->availableSize().height() * 7 / 10;
        const int bar = content.height() > room ? verticalScrollBar()->sizeHint().width() : 0;
        return {content.width() + bar, qMin(content.height(), room)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry(); // a note came or went
        return QScrollArea::eventFilter(watched, event);
    }
};

} // namespace

SettingsDialog::SettingsDialog(Actions &actions, Settings &settings, Session *session, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_session(session)
    , m_lines(new QGridLayout)
{
    setWindowTitle(tr("Settings"));
    setObjectName(QStringLiteral("SettingsDialog"));
    m_lines->setHorizontalSpacing(metrics::Section);
    m_lines->setVerticalSpacing(metrics::Inside);
    m_lines->setColumnMinimumWidth(0, metrics::InspectorWidth);
    m_lines->setColumnStretch(0, 1);
    addLook(actions);
    addHistory();
    addTrash();
    addFiles();
    addNotes();

    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Group);
    layout->setSpacing(metrics::Section);
    layout->setSizeConstraint(QLayout::SetFixedSize); // notes may come and go
    auto *const content = new QWidget;
    content->setLayout(m_lines);
    m_lines->setContentsMargins(0, 0, 0, 0);
    auto *const area = new FittingArea;
    area->setWidget(content);
    layout->addWidget(area);
    layout->addWidget(buttons);
}

void SettingsDialog::addHeading(const QString &text)
{
    auto *const label = new QLabel(text);
    QFont strong = label->font();
    strong.setWeight(QFont::DemiBold);
    label->setFont(strong);
    if (m_lines->count() > 0)
        label->setContentsMargins(0, metrics::Section, 0, 0);
    m_lines->addWidget(label, m_lines->rowCount(), 0, 1, 2);
}

void SettingsDialog::addLine(const QString &text, QWidget *field)
{
    auto *const label = new QLabel(text);
    label->setBuddy(field);
    const int row = m_lines->rowCount();
    m_lines->addWidget(label, row, 0);
    m_lines->addWidget(field, row, 1);
}

QLabel *SettingsDialog::addNote(const QString &text)
{
    auto *const label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    Theme::setTextRole(label, ColourRole::DimmedText);
    m_lines->addWidget(label, m_lines->rowCount(), 0, 1, 2);
    return label;
}

QComboBox *SettingsDialog::choiceOf(const Option<int> &option, const QList<Choice> &choices, const QString &name)
{
    auto *const box = new QComboBox;
    box->setAccessibleName(name);
    for (const Choice &choice : choices)
        box->addItem(choice.text, choice.value);
    // Somebody may have written another one into the file by hand.
    const int value = m_settings.value(option);
    if (box->findData(value) < 0)
        box->addItem(domain::grouped(value), value);
    box->setCurrentIndex(box->findData(value));
    connect(box, &QComboBox::currentIndexChanged, this,
            [this, box, &option] { m_settings.set(option, box->currentData().toInt()); });
    return box;
}

void SettingsDialog::addLook(Actions &actions)
{
    addHeading(tr("Look"));
    auto *const appearance = new QComboBox;
    appearance->setAccessibleName(tr("Appearance"));
    for (const ActionId id : {ActionId::AppearanceSystem, ActionId::AppearanceLight, ActionId::AppearanceDark}) {
        QAction *const action = actions.action(id);
        appearance->addItem(Actions::title(*action), static_cast<int>(id));
        if (action->isChecked())
            appearance->setCurrentIndex(appearance->count() - 1);
    }
    connect(appearance, &QComboBox::currentIndexChanged, this, [&actions, appearance] {
        actions.action(static_cast<ActionId>(appearance->currentData().toInt()))->trigger();
    });
    addLine(tr("&Appearance"), appearance);
    auto *const compact = new QCheckBox(tr("Show each item in &one line"));
    QAction *const compactRows = actions.action(ActionId::CompactRows);
    compact->setChecked(compactRows->isChecked());
    connect(compact, &QCheckBox::toggled, compactRows, &QAction::setChecked);
    m_lines->addWidget(compact, m_lines->rowCount(), 0, 1, 2);
}

void SettingsDialog::addHistory()
{
    addHeading(tr("History"));
    addLine(
        tr("How long to &keep what was done"),
        choiceOf(option::HistoryMonths,
                 {{tr("Forever"), 0}, {tr("1 month"), 1}, {tr("3 months"), 3}, {tr("1 year"), 12}, {tr("5 years"), 60}},
                 tr("How long history is kept")));
    addLine(tr("How much of it, in the &library file"),
            choiceOf(
                option::HistoryMegabytes,
                {{tr("No limit"), 0}, {tr("100 MB"), 100}, {tr("500 MB"), 500}, {tr("1 GB"), 1000}, {tr("5 GB"), 5000}},
                tr("How much history is kept")));
    addNote(tr("Beyond that, the oldest actions can no longer be undone. The newest %1 always stay.")
                .arg(domain::grouped(domain::HistoryLimits::alwaysKept)));
    m_totals = addNote();
    m_totals->setObjectName(QStringLiteral("totals"));
    m_totals->hide();
    showTotals();
}

void SettingsDialog::addTrash()
{
    addHeading(tr("Trash"));
    QComboBox *const days =
        choiceOf(option::TrashDays,
                 {{tr("Never"), 0}, {tr("After 30 days"), 30}, {tr("After 90 days"), 90}, {tr("After 365 days"), 365}},
                 tr("When trash is deleted"));
    connect(days, &QComboBox::currentIndexChanged, this, &SettingsDialog::showTrashed);
    addLine(tr("&Delete for good what is in it"), days);
    addNote(tr("Undo brings back what was deleted, as long as the history goes back."));
    m_trashed = addNote();
    m_trashed->setObjectName(QStringLiteral("trashed"));
    Theme::setTextRole(m_trashed, ColourRole::Warning);
    m_trashed->hide();
}

void SettingsDialog::addSwitch(const QString &text, const Option<bool> &option, const QString &name)
{
    auto *const box = new QCheckBox(text);
    box->setObjectName(name);
    box->setChecked(m_settings.value(option));
    connect(box, &QCheckBox::toggled, this, [this, &option](bool on) { m_settings.set(option, on); });
    m_lines->addWidget(box, m_lines->rowCount(), 0, 1, 2);
}

void SettingsDialog::addFiles()
{
    addHeading(tr("Tags beside files"));
    addSwitch(tr("&Read them when files are added"), option::ReadFileTags, QStringLiteral("readFileTags"));
    addSwitch(tr("&Write them when tags of an item change"), option::WriteFileTags, QStringLiteral("writeFileTags"));
    addNote(
        tr("Many file managers keep tags in the attribute user.xdg.tags. A tag with a comma cannot be kept there."));
}

void SettingsDialog::addNotes()
{
    addHeading(tr("Notes from files"));
    addSwitch(tr("Write tags back into the &Markdown and YAML files they came from"), option::TagsIntoFiles,
              QStringLiteral("tagsIntoFiles"));
    addNote(tr("Only the lines of tags, and only in files that were not changed since they were read."));
}

void SettingsDialog::showTotals()
{
    if (!m_session)
        return;
    library::HistoryService history(m_session->library());
    models::whenReady(this, history.totals(), [this](const Result<HistoryTotals> &totals) {
        m_totals->setVisible(totals.ok());
        if (totals)
            m_totals->setText(tr("This library's history holds %1 in %2.")
                                  .arg(domain::counted(totals->entries, tr("action"), tr("actions")),
                                       QLocale().formattedDataSize(totals->bytes, 1, QLocale::DataSizeSIFormat)));
    });
}

/// What a choice would do stands there before it is done.
void SettingsDialog::showTrashed()
{
    m_trashed->hide();
    const int days = m_settings.value(option::TrashDays);
    if (!m_session || m_session->library().isReadOnly() || days == 0)
        return;
    models::whenReady(this, m_session->items().countTrashedFor(days), [this, days](const Result<qint64> &items) {
        if (days != m_settings.value(option::TrashDays) || !items || *items == 0)
            return;
        m_trashed->setText(
            tr("%1 of this library will be deleted when you close this window.").arg(domain::countedItems(*items)));
        m_trashed->show();
    });
}

} // namespace tagloom::gui
