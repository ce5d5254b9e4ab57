// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/item_row_painter.h"
#include "models/list_entries_model.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace tagloom::gui {

class ListView;
class Session;

/// A list as the middle of the window shows it: its name, its entries, and its figures at the foot. Follows
/// Session::placeChanged.
class ListPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ListPage(Session &session, QWidget *parent = nullptr);

    ListView &view() { return *m_view; }
    models::ListEntriesModel &entries() { return m_entries; }
    QString figures() const; ///< as they are shown

    void setDensity(Density density);

private:
    void showPlace();
    void showHeading();
    void showFigures();

    Session &m_session;
    models::ListEntriesModel m_entries;
    QLabel *m_name;
    QLabel *m_template;
    QToolButton *m_grouped;
    ListView *m_view;
    QLabel *m_figures;
    QTimer m_figuresLater; ///< one question for all changes of a moment
};

} // namespace tagloom::gui
