// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

#include <memory>

class QStackedWidget;

namespace tagloom::gui {

class Inspector;
class ItemsView;
class NoHits;
class Session;
class Settings;
class Sidebar;
class TagBar;
class Welcome;

/// What a window shows of one open library: sidebar, list, inspector side by side.
class LibraryPage final : public QSplitter
{
    Q_OBJECT

public:
    LibraryPage(Session &session, Settings &settings, QWidget *parent = nullptr);
    ~LibraryPage() override;

    ItemsView &list() { return *m_list; }
    Sidebar &sidebar() { return *m_sidebar; }
    Inspector &inspector() { return *m_inspector; }
    TagBar &tagBar() { return *m_tagBar; }

    void setSidebarShown(bool shown);
    void setInspectorShown(bool shown); ///< as the person wants it; a small window folds it away all the same

    /// Writes widths and columns to the settings.
    void saveState();

Q_SIGNALS:
    void addRequested();
    void importRequested();
    void sampleRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showFittingPage();
    void restoreState();
    void foldInspector();

    Session &m_session;
    Settings &m_settings;
    Sidebar *m_sidebar;
    QStackedWidget *m_middle;
    ItemsView *m_list;
    Welcome *m_welcome;
    NoHits *m_noHits;
    TagBar *m_tagBar;
    Inspector *m_inspector;
    bool m_wantsInspector = true;
};

} // namespace tagloom::gui
