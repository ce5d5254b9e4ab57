// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"

#include <QWidget>

namespace tagloom::gui {

class TagStrip;

/// The tags of the selection, to look at and to change: in the inspector, always there.
class TagEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit TagEditor(Session &session, QWidget *parent = nullptr);

    TagStrip &strip() { return *m_strip; }

Q_SIGNALS:
    void cancelled(); ///< Esc with nothing open: the list may take the focus
    void nextRequested(); ///< Ctrl+Enter
    void showItemsRequested(tagloom::domain::TagId tag);
    void renameRequested(tagloom::domain::TagId tag);

private:
    TagStrip *m_strip;
};

} // namespace tagloom::gui
