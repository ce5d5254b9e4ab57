// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace tagloom::gui {

class SuggestionReview;
class SuggestionRow;

/// The bar above the list in which suggestions are gone through by keys alone: Enter takes, Del refuses, the arrows
/// move, Ctrl+Enter or Down goes to the next item, Esc ends. Hidden until open(); the focus goes back where it was.
class ReviewBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewBar(Session &session, QWidget *parent = nullptr);

    /// Goes through all stored suggestions and then through these items.
    void open(const QList<domain::ItemId> &items);
    void close();
    bool isOpen() const { return m_open; }

    SuggestionReview &review() { return *m_review; }
    SuggestionRow &row() { return *m_row; }

Q_SIGNALS:
    void itemShown(tagloom::domain::ItemId item); ///< the list may go there

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showItem();
    void goOnWhenDone();

    Session &m_session;
    SuggestionReview *m_review;
    QLabel *m_place;
    QLabel *m_title;
    SuggestionRow *m_row;
    QLabel *m_hint;
    QToolButton *m_close;
    QPointer<QWidget> m_focusBefore;
    domain::ItemId m_shown;
    bool m_open = false;
};

} // namespace tagloom::gui
