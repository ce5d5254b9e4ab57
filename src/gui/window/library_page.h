// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "gui/style/item_row_painter.h"

#include <QPointer>
#include <QSplitter>

#include <memory>

class QAbstractItemView;
class QStackedWidget;
class QVBoxLayout;

namespace tagloom::gui {

class GalleryView;
class HistoryPane;
class Inspector;
class ItemsView;
class ListPage;
class NoHits;
class QuickLook;
class ReviewBar;
class Session;
class Settings;
class Sidebar;
class TagBar;

/// What a window shows of one open library: sidebar, list, and the inspector or in its place the history, side by side.
class LibraryPage final : public QSplitter
{
    Q_OBJECT

public:
    LibraryPage(Session &session, Settings &settings, QWidget *parent = nullptr);
    ~LibraryPage() override;

    ItemsView &list() { return *m_list; } ///< keeps the selection also while the gallery is shown
    GalleryView *gallery() { return m_gallery; } ///< nullptr before it was shown for the first time
    QAbstractItemView &itemsView(); ///< the table or the gallery: what shows the items now
    ListPage *listPage() { return m_lists; } ///< nullptr before a list was shown for the first time
    Sidebar &sidebar() { return *m_sidebar; }
    Inspector &inspector(); ///< made at the first call, or once the first page has been painted
    TagBar &tagBar(); ///< likewise
    ReviewBar &reviewBar(); ///< made at the first call

    /// Goes through what is suggested: in the library, then for the selected items, or for all in the list if there is only one.
    void reviewSuggestions();

    /// As the person wants it. In a small window the history takes its room, until it is asked for again.
    void setSidebarShown(bool shown);
    /// As the person wants it. A window that becomes small folds it away all the same, until it is asked for again.
    void setInspectorShown(bool shown);
    /// The history takes the inspector's place, also in a small window, and the keyboard if the page is shown already.
    void setHistoryShown(bool shown);

    void setDensity(Density density);

    /// Items as pictures instead of rows. Selection and place stay.
    void setGalleryShown(bool shown);

    /// The picture of the current item over the whole window.
    void openQuickLook();

    /// Begins to edit the current title in place.
    void editTitle();

    /// The keyboard goes to the items, or to the list that is shown instead.
    void focusList();

    /// Selects the item, after a look at all items or the trash if it is not in the list.
    void showItem(domain::ItemId item);

    /// Writes widths and columns to the settings.
    void saveState();

Q_SIGNALS:
    void addRequested();
    void importRequested();
    void sampleRequested();
    void openRequested(tagloom::domain::ItemId item); ///< in the browser
    void listPageMade();
    void galleryMade();
    void sidebarShownChanged(bool shown);
    void inspectorShownChanged(bool shown);
    void historyShownChanged(bool shown);
    void painted(); ///< for the first time: what is not needed to be seen can be done now

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showFittingPage();
    void showWelcome();
    void showPlace();
    void selectNext();
    void makeGallery();
    void followSetting(const char *key);
    NoHits &noHits();
    void restoreState();
    void showOrFold();
    HistoryPane &historyPane();

    Session &m_session;
    Settings &m_settings;
    Sidebar *m_sidebar;
    QStackedWidget *m_middle;
    QVBoxLayout *m_column; ///< the tag bar above what is in the middle
    ItemsView *m_list;
    GalleryView *m_gallery = nullptr;
    QPointer<QuickLook> m_quickLook; ///< over the window
    QWidget *m_welcome = nullptr; ///< this one and the next are made when they are first needed
    NoHits *m_noHits = nullptr;
    ListPage *m_lists = nullptr;
    TagBar *m_tagBar = nullptr;
    ReviewBar *m_reviewBar = nullptr;
    QWidget *m_sidePane; ///< the place of the inspector and the history
    Inspector *m_inspector = nullptr;
    HistoryPane *m_history = nullptr; ///< made when it is first needed
    QList<int> m_wideSizes; ///< before the window became narrow
    bool m_showsGallery = false;
    bool m_wantsSidebar = true;
    bool m_wantsInspector = true;
    bool m_wantsHistory = false;
    bool m_isNarrow = false;
    bool m_isFolded = false; ///< the inspector, for want of room
    bool m_isSidebarFolded = false; ///< for want of room beside the history
    bool m_painted = false;
};

} // namespace tagloom::gui
