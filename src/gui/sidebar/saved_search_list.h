// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/saved_search.h"

#include <QListView>

namespace tagloom::gui {

class SearchCounts;
class Session;

/// The saved searches as rows with what they find at the far end. A click or Enter applies one, F2 or a double click
/// renames it in place, a drag or Alt+Up and Alt+Down moves it, Del deletes it after a question. Accessible name "Saved
/// searches".
class SavedSearchList final : public QListView
{
    Q_OBJECT

public:
    explicit SavedSearchList(Session &session, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void ruleRequested(const QString &search); ///< a rule for all that this finds

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void startDrag(Qt::DropActions supportedActions) override;

private:
    domain::SavedSearch currentSearch() const;
    void apply(const QModelIndex &index);
    void change();
    void remove();
    void move(int rows);
    void rememberCurrent();
    void restoreCurrent();
    void showApplied();
    void showCounts();
    QSize sizeOf(int rows) const;

    Session &m_session;
    SearchCounts *m_counts;
    domain::SavedSearchId m_current; ///< across a reset of the model
    domain::SavedSearchId m_applied; ///< the one that the list of items shows
    QString m_appliedText;
};

} // namespace tagloom::gui
