// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/main_window.h"

#include "gui/actions/actions.h"
#include "gui/actions/command_palette.h"
#include "gui/actions/keys_sheet.h"
#include "gui/dialogs/about_dialog.h"
#include "gui/dialogs/file_chooser.h"
#include "gui/files/file_tag_sync.h"
#include "gui/gallery/view_switch.h"
#include "gui/items/dropped_items.h"
#include "gui/panels/banner.h"
#include "gui/search/search_bar.h"
#include "gui/session/session.h"
#include "gui/session/tag_write_back.h"
#include "gui/session/upkeep.h"
#include "gui/settings/settings.h"
#include "gui/settings/settings_dialog.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tour/tour_card.h"
#include "gui/window/library_actions.h"
#include "gui/window/library_page.h"
#include "gui/window/no_library.h"
#include "gui/window/status_line.h"
#include "gui/window/upgrade_dialog.h"
#include "library/early_opening.h"
#include "library/library.h"
#include "library/locations.h"
#include "library/remote/library_client.h"
#include "library/remote/library_server.h"
#include "library/sample_library.h"
#include "models/when_ready.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace tagloom::gui {

using domain::Result;
using library::Library;

namespace {

/// A command line that writes at this moment is soon done.
constexpr int lockWaitMilliseconds = 3000;

} // namespace

MainWindow::MainWindow(Settings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_actions(new Actions(settings, this))
    , m_searchBar(new SearchBar(settings, this))
    , m_banner(new Banner(this))
    , m_pages(new QStackedWidget(this))
    , m_noLibrary(new NoLibrary)
    , m_statusLine(new StatusLine(this))
{
    setMinimumSize(metrics::WindowLeastWidth, metrics::WindowLeastHeight);
    m_pages->addWidget(m_noLibrary);
    auto *const body = new QWidget(this);
    m_body = new QVBoxLayout(body);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_body->addWidget(m_searchBar);
    m_body->addWidget(m_pages, 1);
    // Below the list, so that nothing moves under the pointer when it comes and goes.
    m_body->addWidget(m_banner);
    m_body->addWidget(m_statusLine);
    setCentralWidget(body);
    connect(m_noLibrary, &NoLibrary::openRequested, this, &MainWindow::chooseLibrary);
    connect(m_noLibrary, &NoLibrary::newRequested, this, &MainWindow::chooseNewLibrary);
    connect(m_searchBar, &SearchBar::leaveRequested, this,
            [this] { m_actions->action(ActionId::BackToList)->trigger(); });
    setUpActions();
    m_statusLine->addControl(new ViewSwitch(*m_actions, m_settings));
    restoreState();
    setWindowTitle(QStringLiteral("Tagloom"));
    m_libraryActions = new LibraryActions(*m_actions, m_settings, *m_banner, this);
    m_searchBar->setSession(nullptr);
}

MainWindow::~MainWindow()
{
    closeSession();
}

void MainWindow::setUpActions()
{
    m_actions->buildMenus(menuBar());
    const auto on = [this](ActionId id, auto done) {
        connect(m_actions->action(id), &QAction::triggered, this, done);
    };
    on(ActionId::OpenLibrary, [this] { chooseLibrary(); });
    on(ActionId::NewLibrary, [this] { chooseNewLibrary(); });
    on(ActionId::Quit, [this] { close(); });
    on(ActionId::Search, [this] { m_searchBar->focusSearch(); });
    on(ActionId::Settings, [this] { changeSettings(); });
    on(ActionId::Keys, [this] { KeysSheet(*m_actions, this).exec(); });
    on(ActionId::Tour, [this] { openSample(); });
    on(ActionId::About, [this] { AboutDialog(this).exec(); });
    on(ActionId::CommandPalette, [this] { (new CommandPalette(*m_actions, this))->popUp(); });
    connect(m_actions, &Actions::recentLibraryChosen, this, [this](const QString &path) { fail(openLibrary(path)); });

    auto *const appearance = new QActionGroup(this);
    const auto scheme = [&](ActionId id, SchemeSetting setting) {
        QAction *const action = m_actions->action(id);
        appearance->addAction(action);
        action->setChecked(m_settings.appearance() == setting);
        connect(action, &QAction::triggered, this, [this, setting] {
            m_settings.set(option::Appearance, static_cast<int>(setting));
            if (Theme::of())
                Theme::of()->setSetting(setting);
        });
    };
    scheme(ActionId::AppearanceSystem, SchemeSetting::System);
    scheme(ActionId::AppearanceLight, SchemeSetting::Light);
    scheme(ActionId::AppearanceDark, SchemeSetting::Dark);
}

void MainWindow::restoreState()
{
    const QSize comfortable(4 * metrics::InspectorWidth, 5 * metrics::InspectorWidth / 2);
    resize(comfortable.boundedTo(screen()->availableSize() * 0.9));
    if (const QByteArray geometry = m_settings.value(option::WindowGeometry); !geometry.isEmpty())
        restoreGeometry(geometry);
}

Result<void> MainWindow::openLibrary(const QString &path)
{
    const QString canonical = library::canonicalPath(path);
    if (m_session && m_session->library().path() == canonical)
        return {};
    // Another process has it open: its window comes to the front instead.
    if (library::LibraryClient other(canonical); other.reach())
        return other.sendOpen({}, {});
    QString backup;
    if (Library::seemsOlder(canonical)) {
        // If it cannot be, open() says why, or opens it for looking.
        const auto upgraded = upgradeLibrary(canonical, lockWaitMilliseconds, this);
        backup = upgraded ? *upgraded : QString();
    }
    auto opened = Library::open(canonical, library::OpenMode::ReadWrite, lockWaitMilliseconds);
    if (!opened)
        return opened.error();
    closeSession();
    showSession(std::make_unique<Session>(std::move(*opened)));
    if (!backup.isEmpty())
        m_banner->tell({BannerTone::Info,
                        tr("This library was brought up to date. What it was before is in %1").arg(backup),
                        {},
                        {}});
    return {};
}

Result<void> MainWindow::openLibrary(library::EarlyOpening &opening)
{
    std::unique_ptr<Library> opened = opening.take();
    if (!opened)
        return openLibrary(opening.path());
    closeSession();
    showSession(std::make_unique<Session>(std::move(opened)));
    return {};
}

Result<void> MainWindow::createLibrary(const QString &path)
{
    if (auto made = Library::create(path); !made)
        return made;
    return openLibrary(path);
}

void MainWindow::showSession(std::unique_ptr<Session> session)
{
    m_session = std::move(session);
    m_session->begin();
    m_session->setReadsFileTags(m_settings.value(option::ReadFileTags));
    const Library &library = m_session->library();
    m_banner->follow(m_session->notices());
    m_statusLine->setSession(m_session.get());
    m_searchBar->setSession(m_session.get());
    m_page = new LibraryPage(*m_session, m_settings);
    m_pages->addWidget(m_page);
    m_pages->setCurrentWidget(m_page);
    m_libraryActions->setPage(m_session.get(), m_page);
    connect(m_page, &LibraryPage::sampleRequested, this, &MainWindow::openSample);
    connect(m_page, &LibraryPage::painted, this, [this] {
        listenForOthers();
        m_upkeep = std::make_unique<Upkeep>(*m_session, m_settings);
        m_fileTags = std::make_unique<FileTagSync>(*m_session, m_settings);
        m_tagWriteBack = std::make_unique<TagWriteBack>(*m_session, m_settings);
        m_settings.addRecentLibrary(m_session->library().path());
    });
    m_page->itemsView().setFocus();

    setWindowTitle(QStringLiteral("%1 – Tagloom").arg(library.name()));
    if (library.isReadOnly())
        m_banner->tell({BannerTone::Warning, library.readOnlyReason(), {}, {}});
}

void MainWindow::closeSession()
{
    if (!m_session)
        return;
    // What they ask, or show, is about this library.
    for (QDialog *const dialog : findChildren<QDialog *>()) {
        if (dialog->isVisible() && dialog->isModal())
            dialog->reject();
    }
    endTour();
    m_page->saveState();
    m_statusLine->setSession(nullptr); // cancels what runs, before anything below waits for its end
    m_server.reset();
    m_upkeep.reset();
    m_fileTags.reset();
    m_tagWriteBack.reset();
    m_libraryActions->setPage(nullptr, nullptr);
    while (m_banner->isShown()) // what it says is about this library
        m_banner->dismiss();
    m_searchBar->setSession(nullptr);
    delete m_page;
    m_page = nullptr;
    m_session.reset();
}

void MainWindow::listenForOthers()
{
    if (m_session->library().isReadOnly())
        return;
    auto server = library::LibraryServer::listen(m_session->library());
    if (!server) {
        m_session->notices().fail(server.error());
        return;
    }
    m_server = std::move(*server);
    connect(m_server.get(), &library::LibraryServer::openRequested, this, &MainWindow::take);
}

void MainWindow::take(const QStringList &things, const QString &folder)
{
    if (isMinimized())
        showNormal();
    raise();
    activateWindow();
    if (m_session && !things.isEmpty())
        addTexts(*m_session, things, folder);
}

QString MainWindow::libraryFolder() const
{
    return QFileInfo(m_session ? m_session->library().path() : library::defaultLibraryPath()).absolutePath();
}

void MainWindow::chooseLibrary()
{
    const QString path = desktopFileChooser().fileToOpen(
        this, {tr("Open a library"), libraryFolder(), tr("Libraries (*.tagloom);;All files (*)")});
    if (!path.isEmpty())
        fail(openLibrary(path));
}

void MainWindow::chooseNewLibrary()
{
    const QString proposed = libraryFolder() + QStringLiteral("/library.tagloom");
    const QString path =
        desktopFileChooser().fileToSave(this, {tr("Make a new library"), proposed, tr("Libraries (*.tagloom)")});
    if (!path.isEmpty())
        fail(createLibrary(path));
}

void MainWindow::openSample()
{
    const QString folder = QFileInfo(library::defaultLibraryPath()).absolutePath();
    models::whenReady(this, QtConcurrent::run(&library::makeSampleLibrary, folder),
                      [this](const Result<QString> &path) {
                          // A dialog that was opened meanwhile works on the library that is open.
                          if (path && QApplication::activeModalWidget())
                              return;
                          const Result<void> opened = path ? openLibrary(*path) : Result<void>(path.error());
                          fail(opened);
                          // Another process may have it open, and show it.
                          if (opened && m_session && m_session->library().path() == library::canonicalPath(*path))
                              startTour();
                      });
}

void MainWindow::startTour()
{
    endTour();
    m_tour = new TourCard({*m_session, *m_actions, m_page->list()}, this);
    m_body->insertWidget(m_body->indexOf(m_banner), m_tour);
    connect(m_tour, &TourCard::ended, this, &MainWindow::endTour);
    connect(m_tour, &TourCard::ownLibraryRequested, this, [this] {
        const QString own = library::defaultLibraryPath();
        endTour();
        fail(QFileInfo::exists(own) ? openLibrary(own) : createLibrary(own));
    });
}

void MainWindow::endTour()
{
    if (m_tour)
        m_tour->deleteLater(); // mostly in the middle of its own signal
    m_tour = nullptr;
}

void MainWindow::changeSettings()
{
    SettingsDialog(*m_actions, m_settings, m_session.get(), this).exec();
    if (m_upkeep)
        m_upkeep->run();
}

void MainWindow::fail(const Result<void> &result)
{
    if (!result)
        m_banner->tell({BannerTone::Error, result.error().message, {}, {}});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.set(option::WindowGeometry, saveGeometry());
    closeSession();
    m_settings.sync();
    event->accept();
}

} // namespace tagloom::gui
