// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace tagloom::gui {

class ListsView;
class Places;
class SavedSearchList;
class Session;
class TagTreeView;

/// Left of the list: the places of the library, the saved searches if there are any, the lists, and the tags with their filter and the switch between ALL and ANY.
class Sidebar final : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(Session &session, QWidget *parent = nullptr);

    TagTreeView &tagTree() { return *m_tree; }
    SavedSearchList &savedSearches() { return *m_searches; }
    ListsView &lists() { return *m_lists; }
    void focusTagFilter();

Q_SIGNALS:
    void newTagRequested();
    void newListRequested();
    void ruleRequested(const QString &search); ///< a rule for all that this finds

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showMatching();
    void showSearches();
    QLabel *heading(const QString &text);

    Session &m_session;
    Places *m_places;
    QWidget *m_searchesSection;
    QLabel *m_searchesCount;
    SavedSearchList *m_searches;
    ListsView *m_lists;
    QLineEdit *m_filter;
    QToolButton *m_matching; ///< ALL or ANY
    TagTreeView *m_tree;
};

} // namespace tagloom::gui
