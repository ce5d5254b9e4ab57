// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tour/tour_steps.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace tagloom::gui {

class IconLabel;
class TourHalo;

/// The guided tour: a strip at the foot of the window with one thing to try at a time, and a ring around where. It says
/// when it is done, shows it on request, and never goes on by itself. Belongs to one session and must go before it.
class TourCard final : public QWidget
{
    Q_OBJECT

public:
    TourCard(const TourScene &scene, QWidget *window);
    ~TourCard() override;

    int step() const { return m_step; } ///< from 0
    int count() const { return static_cast<int>(m_steps.size()); }
    bool asksForSomething() const { return static_cast<bool>(m_steps[m_step].isDone); }
    bool isDone() const { return m_isDone; } ///< what the step asks for

Q_SIGNALS:
    void ended(); ///< closed, or gone through to its end
    void ownLibraryRequested(); ///< after the last step

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void goTo(int step);
    void look(const domain::ChangeSet &changes);

    TourScene m_scene;
    QList<TourStep> m_steps;
    int m_step = 0;
    bool m_isDone = false;
    TourHalo *m_halo;
    QLabel *m_place;
    IconLabel *m_tick;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_show;
    QPushButton *m_back;
    QPushButton *m_next;
};

} // namespace tagloom::gui
