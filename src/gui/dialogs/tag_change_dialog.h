// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/tag_impact.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;

namespace tagloom::gui {

class Session;

/// Shows what a merge or a deletion of tags would hit, and makes it: as a job with progress, told of in the banner.
/// What cannot be is said with its reason. The default is Cancel for a deletion, which takes more away.
class TagChangeDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `change` merges or deletes.
    TagChangeDialog(Session &session, const store::TagChange &change, QWidget *parent = nullptr);

private:
    void showImpact(const domain::Result<store::TagImpact> &impact);
    void carryOut();

    Session &m_session;
    store::TagChange m_change;
    QLabel *m_heading;
    QLabel *m_impact;
    QCheckBox *m_keepNames;
    QPushButton *m_action;
};

} // namespace tagloom::gui
