// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings/settings.h"

#include <QDialog>

class QComboBox;
class QGridLayout;
class QLabel;

namespace tagloom::gui {

class Actions;
class Session;

/// How the program behaves. A choice applies at once; there is nothing to confirm. What has to do with the library is
/// done once the dialog is closed, so that passing by a choice does no harm.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `session` may be nullptr: no library is open.
    SettingsDialog(Actions &actions, Settings &settings, Session *session, QWidget *parent = nullptr);

private:
    struct Choice
    {
        QString text;
        int value = 0;
    };

    void addLook(Actions &actions);
    void addHistory();
    void addTrash();
    void addFiles();
    void addNotes();
    void addHeading(const QString &text);
    void addLine(const QString &text, QWidget *field);
    QLabel *addNote(const QString &text = {});
    void addSwitch(const QString &text, const Option<bool> &option, const QString &name);
    QComboBox *choiceOf(const Option<int> &option, const QList<Choice> &choices, const QString &name);
    void showTotals();
    void showTrashed();

    Settings &m_settings;
    Session *m_session;
    QGridLayout *m_lines;
    QLabel *m_totals = nullptr; ///< what the history takes now
    QLabel *m_trashed = nullptr; ///< what is in the trash for longer
};

} // namespace tagloom::gui
