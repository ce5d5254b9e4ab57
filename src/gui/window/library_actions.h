// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QObject>
#include <QPoint>

class QWidget;

namespace tagloom::gui {

class Actions;
class Banner;
class FileActions;
class LibraryPage;
class Session;
class Settings;
class SortMenu;
class TagTreeActions;

/// What the actions of a window do with the library that is open in it, and which of them can be done now.
class LibraryActions final : public QObject
{
    Q_OBJECT

public:
    LibraryActions(Actions &actions, Settings &settings, Banner &banner, QWidget *window);

    /// Both are nullptr while no library is open.
    void setPage(Session *session, LibraryPage *page);

private:
    void connectActions();
    void connectViews();
    void connectPage();
    void updateEnabled();
    void updateSaveSearch();
    void updateUndo();
    void addItem();
    void addTag();
    void addList();
    void importFiles();
    void exportItems();
    void openItem(domain::ItemId item);
    void copyAddresses();
    void selectWhatFollows();
    void trash();
    void restore();
    void deleteForGood();
    void clearSearch();
    void saveSearch();
    void showItemMenu(const QPoint &position, domain::TagId chip);
    void pin(int digit);

    Actions &m_actions;
    Settings &m_settings;
    Banner &m_banner;
    QWidget *m_window;
    TagTreeActions *m_tagTree;
    FileActions *m_files;
    SortMenu *m_orders;
    Session *m_session = nullptr;
    LibraryPage *m_page = nullptr;
};

} // namespace tagloom::gui
