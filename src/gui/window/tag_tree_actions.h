// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QObject>
#include <QPoint>

class QWidget;

namespace tagloom::gui {

class Actions;
class LibraryPage;
class Session;
class Settings;
class TagTreeView;

/// What a window does with the tags chosen in the tree: rename, merge, move, delete, by menu, key and drag.
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
    QString namesOf(const QList<domain::TagId> &tags) const;
    void rename(domain::TagId tag, const QString &name);
    void merge(const QList<domain::TagId> &tags, domain::TagId into);
    void mergeChosen();
    void moveChosen();
    void moveToTop(const QList<domain::TagId> &tags);
    void deleteChosen();
    void showMenu(const QPoint &position);

    Actions &m_actions;
    Settings &m_settings;
    QWidget *m_window;
    Session *m_session = nullptr;
    TagTreeView *m_tree = nullptr;
};

} // namespace tagloom::gui
