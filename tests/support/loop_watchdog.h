// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace tagloom::test {

/// Measures for how long the event loop of its thread did not turn, at the longest, from its making to stop().
class LoopWatchdog final
{
public:
    LoopWatchdog()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
        m_whole.start();
        m_sinceTurn.start();
        m_timer.start(1);
    }

    void stop()
    {
        look();
        m_timer.stop();
    }

    double longestGap() const { return m_longest; } ///< milliseconds
    double whole() const { return milliseconds(m_whole); } ///< milliseconds since its making

private:
    static double milliseconds(const QElapsedTimer &time) { return static_cast<double>(time.nsecsElapsed()) / 1e6; }

    void look()
    {
        m_longest = std::max(m_longest, milliseconds(m_sinceTurn));
        m_sinceTurn.start();
    }

    QTimer m_timer;
    QElapsedTimer m_sinceTurn;
    QElapsedTimer m_whole;
    double m_longest = 0;
};

} // namespace tagloom::test
