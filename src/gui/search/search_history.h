// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings/settings.h"

namespace tagloom::gui {

/// The searches of the past, newest first, each once; remembered between starts. Tags stand in them by name.
class SearchHistory final
{
public:
    static constexpr qsizetype mostSearches = 50;

    explicit SearchHistory(Settings &settings)
        : m_settings(settings)
    { }

    QStringList searches() const { return m_settings.value(option::RecentSearches); }

    /// Goes to the front; a blank one is not remembered. Ends the stepping.
    void add(const QString &search);
    void clear();

    /// Steps back and forth. `typed` is what stood there at the first step, to which stepping forth leads back. nullopt at
    /// either end.
    std::optional<QString> older(const QString &typed);
    std::optional<QString> newer();
    bool isStepping() const { return m_at >= 0; }

private:
    Settings &m_settings;
    qsizetype m_at = -1; ///< in searches(); -1: not stepping
    QString m_typed;
};

} // namespace tagloom::gui
