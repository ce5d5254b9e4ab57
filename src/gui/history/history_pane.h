// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/history.h"
#include "models/history_details_model.h"
#include "models/history_model.h"

#include <QPersistentModelIndex>
#include <QWidget>

#include <optional>

class QLabel;
class QListView;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace tagloom::gui {

class HistoryFilterBar;
class Session;

/// All that was done to the library, newest first, with a filter; below it what the chosen entry changed, and buttons
/// to undo it, or to go back or forward to it. Accessible name "History".
class HistoryPane final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPane(Session &session, QWidget *parent = nullptr);

    void focusEntries();

Q_SIGNALS:
    void closeRequested();
    void leaveRequested(); ///< Esc: the list of items may take the focus
    void itemRequested(tagloom::domain::ItemId item); ///< which may be gone
    void tagRequested(tagloom::domain::TagId tag); ///< the items that carry it

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeEntries();
    QWidget *makeDetails();
    void showFittingPage();
    void holdScroll();
    void restoreScroll();
    void chooseEntry();
    void showEntry();
    void undoThis();
    void goTo();
    void askUndoBackTo(const domain::HistoryEntry &entry, qint64 steps);
    void copyEntry();
    void showDetail(const QModelIndex &index);
    void showMenu(const QPoint &position);
    std::optional<domain::HistoryEntry> current() const;
    bool isLastDone() const;

    Session &m_session;
    models::HistoryModel m_model;
    models::HistoryDetailsModel m_detailsModel;
    HistoryFilterBar *m_filter;
    QStackedWidget *m_pages;
    QListView *m_entries;
    QPersistentModelIndex m_held; ///< the first row in sight, before rows come and go
    int m_heldTop = 0;
    QLabel *m_nothing; ///< why there is no entry
    QPushButton *m_clearFilter;
    QWidget *m_detailsPart;
    QLabel *m_title;
    QLabel *m_facts;
    QPushButton *m_undo;
    QPushButton *m_goTo; ///< undo back to the entry, or redo up to it
    QListView *m_details;
};

} // namespace tagloom::gui
