// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tidying/tidying_window.h"
#include "models/unused_tags_model.h"

class QPushButton;

namespace tagloom::gui {

class TagTable;

/// The tags that nothing uses, and removes those that are checked, as one action.
class UnusedTags final : public TidyingWindow
{
    Q_OBJECT

public:
    UnusedTags(Session &session, Actions &actions, Settings &settings, QWidget *parent);

    models::UnusedTagsModel &tags() { return m_tags; }

private:
    void read();
    void showChecked();
    void toggleChosen();
    void removeChecked();

    models::UnusedTagsModel m_tags;
    TagTable *m_table;
    QPushButton *m_checkAll;
    QPushButton *m_remove;
    bool m_reading = false;
    bool m_readAgain = false;
    bool m_known = false; ///< the list was read
};

} // namespace tagloom::gui
