// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QObject>
#include <QPoint>
#include <QPointer>

class QWidget;

namespace tagloom::gui {

class Actions;
class LibraryPage;
class RulesWindow;
class Session;
class Settings;
class TagsWindow;
class TagTreeView;
class TwinFinder;
class UnusedTags;

/// What a window does with the tags chosen in the tree: rename, merge, move, delete, by menu, key and drag; and the
/// windows beside it that put tags in order.
class TagTreeActions final : public QObject
{
    Q_OBJECT

public:
    TagTreeActions(Actions &actions, Settings &settings, QWidget *window);

    /// Both are nullptr while no library is open.
    void setPage(Session *session, LibraryPage *page);

private:
    void updateEnabled();
    QList<domain::TagId> chosen() const;
    void moveChosen();
    template <class Window> void open(QPointer<Window> &window);
    TagsWindow &openTagsWindow();
    void makeRule(const QString &search);
    void showItems(const QList<domain::TagId> &tags);
    void showMenu(const QPoint &position);

    Actions &m_actions;
    Settings &m_settings;
    QWidget *m_window;
    Session *m_session = nullptr;
    TagTreeView *m_tree = nullptr;
    QPointer<TagsWindow> m_tagsWindow;
    QPointer<TwinFinder> m_twinFinder;
    QPointer<UnusedTags> m_unusedTags;
    QPointer<RulesWindow> m_rules;
};

} // namespace tagloom::gui
