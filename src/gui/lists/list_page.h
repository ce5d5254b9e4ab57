// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/item_row_painter.h"
#include "models/list_entries_model.h"

#include <QByteArray>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace tagloom::gui {

class ListView;
class Session;
class Settings;

/// A list as the middle of the window shows it: its name, its entries, and its figures at the foot. Follows
/// Session::placeChanged.
class ListPage final : public QWidget
{
    Q_OBJECT

public:
    ListPage(Session &session, Settings &settings, QWidget *parent = nullptr);

    ListView &view() { return *m_view; }
    models::ListEntriesModel &entries() { return m_entries; }
    QString figures() const; ///< as they are shown

    void setDensity(Density density);

    /// Remembers the widths of the columns of the list that is shown.
    void saveState();

private:
    void showPlace();
    QByteArray columnsKey() const;
    void showHeading();
    void showFigures();

    Session &m_session;
    Settings &m_settings;
    models::ListEntriesModel m_entries;
    QLabel *m_name;
    QLabel *m_template;
    QToolButton *m_grouped;
    ListView *m_view;
    QLabel *m_figures;
    QByteArray m_columns; ///< as they were when the list came
    QTimer m_figuresLater; ///< one question for all changes of a moment
};

} // namespace tagloom::gui
