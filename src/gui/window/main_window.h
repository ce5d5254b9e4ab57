// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QMainWindow>

#include <memory>

class QStackedWidget;
class QVBoxLayout;

namespace tagloom::library {
class EarlyOpening;
class Library;
class LibraryServer;
} // namespace tagloom::library

namespace tagloom::gui {

class Actions;
class Banner;
class LibraryActions;
class LibraryPage;
class NoLibrary;
class SearchBar;
class Session;
class Settings;
class StatusLine;
class FileTagSync;
class TagWriteBack;
class TourCard;
class Upkeep;

/// The window: search bar, banner, the page of the open library, status line. It only puts parts together: what actions
/// do with a library is in LibraryActions, what a library shows in LibraryPage.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens the library in place of the one that is open. On an error the window says why, and what was open stays
    /// open.
    domain::Result<void> openLibrary(const QString &path);

    /// The same for one whose opening began before the window was made.
    domain::Result<void> openLibrary(library::EarlyOpening &opening);

    /// Makes a new library and opens it.
    domain::Result<void> createLibrary(const QString &path);

    /// Files, links and texts that another start of the program handed over, or that stood on the command line.
    /// Relative paths start at `folder`. The window comes to the front.
    void take(const QStringList &things, const QString &folder);

    Session *session() { return m_session.get(); }
    LibraryPage *page() { return m_page; }
    Actions &actions() { return *m_actions; }
    SearchBar &searchBar() { return *m_searchBar; }
    Banner &banner() { return *m_banner; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void setUpActions();
    void showSession(std::unique_ptr<Session> session);
    void closeSession();
    void listenForOthers();
    void chooseLibrary();
    void chooseNewLibrary();
    void openSample(); ///< and leads through it
    void startTour();
    void endTour();
    void changeSettings();
    QString libraryFolder() const;
    void fail(const domain::Result<void> &result);
    void restoreState();

    Settings &m_settings;
    Actions *m_actions;
    SearchBar *m_searchBar;
    Banner *m_banner;
    QStackedWidget *m_pages;
    NoLibrary *m_noLibrary;
    QVBoxLayout *m_body = nullptr;
    StatusLine *m_statusLine;
    TourCard *m_tour = nullptr; ///< while it goes on
    std::unique_ptr<Session> m_session;
    LibraryPage *m_page = nullptr;
    LibraryActions *m_libraryActions = nullptr;
    std::unique_ptr<library::LibraryServer> m_server;
    std::unique_ptr<Upkeep> m_upkeep;
    std::unique_ptr<FileTagSync> m_fileTags;
    std::unique_ptr<TagWriteBack> m_tagWriteBack;
};

} // namespace tagloom::gui
