// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings/settings.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace tagloom::gui {

class Actions;
class Session;

/// What the windows beside the main one have in common: a size that is remembered, what happened as a banner with
/// Undo, work with its progress, undo and redo by their keys, Esc to close. One library's; closed with it, and by
/// itself gone once it is closed.
class TidyingWindow : public QWidget
{
    Q_OBJECT

public:
    TidyingWindow(Session &session, Actions &actions, Settings &settings, const Option<QByteArray> &geometry,
                  QWidget *parent);

    void bringForward();

protected:
    Session &session() { return m_session; }
    Actions &actions() { return m_actions; }
    Settings &settings() { return m_settings; }
    bool isWritable() const;

    QVBoxLayout &body() { return *m_body; } ///< above the banner
    QHBoxLayout &footer() { return *m_footer; } ///< behind the status
    /// Below the banner, so that it stays where it is when that comes and goes.
    void addBottom(QWidget *part);
    void setStatus(const QString &text);

    /// What was remembered, or this size. Called at the end of a constructor.
    void restoreSize(const QSize &comfortable);

    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    Session &m_session;
    Actions &m_actions;
    Settings &m_settings;
    const Option<QByteArray> &m_geometry;
    QVBoxLayout *m_body;
    QHBoxLayout *m_footer;
    QLabel *m_status;
};

} // namespace tagloom::gui
