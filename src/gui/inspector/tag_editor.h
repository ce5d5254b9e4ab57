// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"

#include <QWidget>

class QLabel;

namespace tagloom::gui {

class SuggestedTags;
class SuggestionRow;
class TagStrip;

/// The tags of the selection, to look at and to change, and apart from them what is suggested for one item or a few: in
/// the inspector, always there. Nothing is asked while it is not visible.
class TagEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit TagEditor(Session &session, QWidget *parent = nullptr);

    TagStrip &strip() { return *m_strip; }
    SuggestionRow &suggestions() { return *m_row; }

Q_SIGNALS:
    void cancelled(); ///< Esc with nothing open: the list may take the focus
    void nextRequested(); ///< Ctrl+Enter
    void showItemsRequested(tagloom::domain::TagId tag);
    void renameRequested(tagloom::domain::TagId tag);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void followSelection();
    void showSuggestions();

    Session &m_session;
    TagStrip *m_strip;
    SuggestedTags *m_suggested;
    SuggestionRow *m_row;
    QLabel *m_label;
};

} // namespace tagloom::gui
