// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace tagloom::gui {

class TagStrip;

/// The bar above the list in which the selection is tagged by typing: its tags, an input with completion, a word of
/// help. Hidden until open(); Esc or Enter on nothing closes it and gives the focus back.
class TagBar final : public QWidget
{
    Q_OBJECT

public:
    explicit TagBar(Session &session, QWidget *parent = nullptr);

    /// Shows it and puts the focus into its input. The widget that has the focus now gets it back later.
    void open();
    void close();
    bool isOpen() const { return m_open; }

    TagStrip &strip() { return *m_strip; }

Q_SIGNALS:
    void closed();
    void nextRequested(); ///< Ctrl+Enter: what was typed is taken; the next item is to be selected, the bar stays open
    void showItemsRequested(tagloom::domain::TagId tag);
    void renameRequested(tagloom::domain::TagId tag);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void describeSelection();
    void fitHint();

    Session &m_session;
    QLabel *m_title;
    TagStrip *m_strip;
    QLabel *m_hint;
    QToolButton *m_close;
    QPointer<QWidget> m_focusBefore;
    bool m_open = false;
};

} // namespace tagloom::gui
