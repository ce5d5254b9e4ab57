// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/missing_files.h"

#include "domain/counted.h"
#include "gui/files/add_files.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tidying/tag_table.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace tagloom::gui {

using domain::ErrorCode;
using library::FileCheck;
using library::FilesApplied;

namespace {

constexpr QSize ComfortableSize(920, 520);

} // namespace

MissingFiles::MissingFiles(Session &session, Actions &actions, Settings &settings, QWidget *parent)
    : TidyingWindow(session, actions, settings, option::MissingFilesGeometry, parent)
    , m_table(new TagTable(&m_files, {}, this))
    , m_again(new QPushButton(tr("&Check again"), this))
    , m_folder(new QPushButton(tr("&Look in a folder…"), this))
    , m_place(new QPushButton(tr("Choose the &place…"), this))
    , m_tickAll(new QPushButton(this))
    , m_takeOver(new QPushButton(this))
{
    setWindowTitle(tr("Missing files – %1").arg(session.library().name()));
    setObjectName(QStringLiteral("MissingFiles"));
    setMinimumSize(metrics::WindowLeastWidth * 2 / 3, metrics::WindowLeastHeight / 2);
    auto *const heading = new QLabel(
        tr("Files of this library that are gone or hold something else. They are looked for by what they hold, beside "
           "other files of the library and in the folders that you choose. Only what is ticked is taken over."),
        this);
    heading->setWordWrap(true);
    Theme::setTextRole(heading, ColourRole::DimmedText);
    m_table->setAccessibleName(tr("Missing and changed files"));
    m_table->setColumnWidth(MissingFilesModel::StateColumn, 120);
    m_table->setColumnWidth(MissingFilesModel::TitleColumn, 180);
    m_table->setColumnWidth(MissingFilesModel::PathColumn, 280);
    auto *const buttons = new QHBoxLayout;
    for (QPushButton *button : {m_again, m_folder, m_place, m_tickAll, m_takeOver}) {
        button->setAutoDefault(false);
        if (button == m_tickAll)
            buttons->addStretch();
        buttons->addWidget(button);
    }
    m_folder->setObjectName(QStringLiteral("lookInFolder"));
    m_takeOver->setObjectName(QStringLiteral("takeOver"));
    Theme::setButtonTone(m_takeOver, ButtonTone::Primary);
    auto *const top = new QVBoxLayout;
    top->setContentsMargins(metrics::Group, metrics::Group, metrics::Group, metrics::Inside);
    top->addWidget(heading);
    auto *const bottom = new QWidget(this);
    bottom->setLayout(buttons);
    buttons->setContentsMargins(metrics::Group, metrics::Inside, metrics::Group, metrics::Inside);
    body().addLayout(top);
    body().addWidget(m_table, 1);
    addBottom(bottom);

    connect(&m_files, &MissingFilesModel::tickedChanged, this, &MissingFiles::showTicked);
    connect(m_table, &TagTable::choiceChanged, this, &MissingFiles::showTicked);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &MissingFiles::choosePlace);
    connect(m_again, &QPushButton::clicked, this, &MissingFiles::check);
    connect(m_folder, &QPushButton::clicked, this, &MissingFiles::chooseFolder);
    connect(m_place, &QPushButton::clicked, this, &MissingFiles::choosePlace);
    connect(m_takeOver, &QPushButton::clicked, this, &MissingFiles::takeOver);
    connect(m_tickAll, &QPushButton::clicked, this, [this] {
        QList<int> rows(m_files.rowCount());
        std::iota(rows.begin(), rows.end(), 0);
        m_files.tick(rows, m_files.changes().isEmpty());
    });
    const auto onKey = [this](Qt::Key key, auto done) {
        connect(new QShortcut(key, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, done);
    };
    onKey(Qt::Key_Space, &MissingFiles::toggleChosen);
    onKey(Qt::Key_Return, &MissingFiles::choosePlace);
    onKey(Qt::Key_Enter, &MissingFiles::choosePlace);
    restoreSize(ComfortableSize);
    m_table->setFocus();
    check();
}

MissingFiles::~MissingFiles()
{
    if (m_job)
        m_job->cancelled = true;
}

/// One piece of work at a time.
void MissingFiles::begin(const QString &title, const QFuture<Outcome> &future, const library::Job &job,
                         void (MissingFiles::*done)(const FileCheck &))
{
    m_job = job;
    Session &shared = session();
    shared.notices().beginJob(title, job);
    showTicked();
    m_table->setEmptyText(title);
    // The job leaves the status line also where this window has been closed meanwhile.
    models::whenReady(&shared, future, [&shared, job](const Outcome &) { shared.notices().endJob(job); });
    models::whenReady(this, future, [this, done](const Outcome &result) {
        m_job.reset();
        m_table->setEmptyText(result ? tr("Every file is where it was.") : tr("The check was not finished."));
        if (result)
            (this->*done)(*result);
        else if (result.error().code == ErrorCode::Cancelled)
            session().notices().say(result.error().message);
        else
            session().notices().fail(result.error());
        showTicked();
    });
}

void MissingFiles::check()
{
    if (m_job)
        return;
    const library::Job job = library::makeJob();
    begin(tr("Checking files"), session().files().check(job), job, &MissingFiles::checked);
}

void MissingFiles::checked(const FileCheck &check)
{
    found(check);
    if (isWritable())
        session().notices().follow(session().files().note(check), [](qint64) {});
    lookIn({});
}

void MissingFiles::lookIn(const QStringList &folders)
{
    m_folders += folders;
    m_folders.removeDuplicates();
    if (m_job || m_check.findings.isEmpty())
        return;
    const library::Job job = library::makeJob();
    begin(tr("Looking for files"), session().files().find(m_check, m_folders, job), job, &MissingFiles::found);
}

void MissingFiles::found(const FileCheck &check)
{
    m_check = check;
    m_files.show(check.findings);
    m_table->chooseRow(0);
}

void MissingFiles::chooseFolder()
{
    const QString folder =
        m_chooser->folderToOpen(this, {tr("Look for missing files in"), settings().value(option::FilesFolder), {}});
    if (folder.isEmpty())
        return;
    settings().set(option::FilesFolder, folder);
    lookIn({folder});
}

void MissingFiles::choosePlace()
{
    const QList<int> rows = m_table->chosenRows();
    if (rows.size() != 1 || m_job) // which is about to show others
        return;
    const int row = rows.constFirst();
    const library::FileFinding &finding = m_files.finding(row);
    if (finding.state != library::FileFinding::State::Missing || finding.places.size() < 2) {
        toggleChosen();
        return;
    }
    QMenu menu(this);
    for (int place = 0; place < finding.places.size(); ++place) {
        QString text = finding.places[place].path;
        QAction *const action = menu.addAction(text.replace(u'&', QLatin1String("&&")), this,
                                               [this, row, place] { m_files.choosePlace(row, place); });
        action->setCheckable(true);
        action->setChecked(m_files.chosenPlace(row) == place);
    }
    menu.addSeparator();
    menu.addAction(tr("None of them"), this, [this, row] { m_files.choosePlace(row, -1); });
    const QRect cell = m_table->visualRect(m_files.index(row, MissingFilesModel::PlaceColumn));
    menu.exec(m_table->viewport()->mapToGlobal(cell.bottomLeft()));
}

void MissingFiles::toggleChosen()
{
    const QList<int> rows = m_table->chosenRows();
    m_files.tick(rows, !std::all_of(rows.begin(), rows.end(), [this](int row) { return m_files.isTicked(row); }));
}

void MissingFiles::takeOver()
{
    Notices &notices = session().notices();
    notices.follow(session().files().apply(m_files.changes()), this, [this, &notices](const FilesApplied &applied) {
        const QString summary = applied.changed > 0
            ? tr("%1 updated").arg(domain::counted(applied.changed, tr("file"), tr("files")))
            : tr("Nothing was updated");
        if (applied.skipped.count == 0)
            notices.say(summary);
        else
            notices.offer(tr("%1, %2 left as they were").arg(summary, domain::grouped(applied.skipped.count)),
                          tr("Report"), [summary, skipped = applied.skipped, window = QPointer<QWidget>(this)] {
                              showFileRemarks(tr("Missing files"), summary, skipped, {}, window);
                          });
        check();
    });
}

void MissingFiles::showTicked()
{
    const qsizetype ticked = m_files.changes().size();
    const QList<int> chosen = m_table->chosenRows();
    m_takeOver->setText(ticked > 0 ? tr("&Take over %1").arg(domain::counted(ticked, tr("file"), tr("files")))
                                   : tr("&Take over"));
    m_takeOver->setEnabled(isWritable() && !m_job && ticked > 0);
    m_tickAll->setText(ticked > 0 ? tr("Tick &none") : tr("Tick &all"));
    m_tickAll->setEnabled(m_files.rowCount() > 0);
    m_again->setEnabled(!m_job);
    m_folder->setEnabled(!m_job && m_files.rowCount() > 0);
    m_place->setEnabled(chosen.size() == 1 && chosen.constFirst() < m_files.rowCount()
                        && m_files.finding(chosen.constFirst()).places.size() > 1);
    setStatus(m_job ? QString()
                    : tr("%1 checked, %2 gone or changed, %3 ticked")
                          .arg(domain::counted(m_check.checked, tr("file"), tr("files")),
                               domain::grouped(m_files.rowCount()), domain::grouped(ticked)));
}

} // namespace tagloom::gui
