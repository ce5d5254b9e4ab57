// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/actions/action_table.h"

#include <QAction>
#include <QObject>
#include <QPointer>

#include <vector>

class QMenu;
class QMenuBar;
class QShortcut;

namespace tagloom::gui {

class Settings;

/// One key that two actions claim.
struct KeyConflict
{
    QKeySequence key;
    ActionId first;
    ActionId second;
    friend bool operator==(const KeyConflict &, const KeyConflict &) = default;
};

/// The actions of one window, made from actionTable() with the keys a person chose. The window connects triggered() and
/// enables and checks them; one that is disabled stands in no palette. Settings must outlive it.
class Actions final : public QObject
{
    Q_OBJECT

public:
    explicit Actions(Settings &settings, QObject *parent = nullptr);

    QAction *action(ActionId id) const;
    QAction *pinned(int digit) const
    {
        return digit == 0 ? action(ActionId::RemovePinned) : action(togglePinned(digit));
    }

    /// The text without mnemonic and dots: "New item".
    static QString title(const QAction &action);

    /// Fills the bar with all menus, and lets the window around it hear the keys, also while the bar is hidden.
    void buildMenus(QMenuBar *menuBar);

    /// The menu built by buildMenus(), so that a context menu can show a part of it.
    QMenu *menu(ActionMenu menu) const;

    /// Lets the list hear the keys that are its own: Del, Ctrl+A, and single letters and signs. Digits are heard by the
    /// list itself (pin_digit.h), since their place counts and not what they type. There may be several lists.
    void installListActions(QWidget *list);

    /// Whether letters and digits act in the list at all; the person's setting.
    bool singleKeys() const;
    void setSingleKeys(bool on);

    QList<QKeySequence> keys(ActionId id) const;
    QString keyText(ActionId id) const; ///< of the first key, as people read it; empty if there is none

    /// Changes and remembers; nullopt: the default ones.
    void setKeys(ActionId id, const std::optional<QList<QKeySequence>> &keys);

    /// Keys that stand in two actions. A key alone in the list and one of the whole window get into each other's way,
    /// too.
    QList<KeyConflict> conflicts() const;

Q_SIGNALS:
    void recentLibraryChosen(const QString &path);
    void keysChanged();

private:
    void applyKeys(ActionId id);
    void hearSingleKeys(QWidget *list);
    void triggerByKey(const QKeySequence &key);
    void fillRecentLibraries();
    QMenu *menuFor(ActionMenu menu, QMenuBar *menuBar);

    Settings &m_settings;
    std::vector<QAction *> m_actions; ///< by ActionId
    std::vector<QMenu *> m_menus; ///< by ActionMenu
    QMenu *m_recent = nullptr;
    std::vector<QPointer<QWidget>> m_lists;
    std::vector<QPointer<QShortcut>> m_listKeys; ///< children of the list: they go with it
};

} // namespace tagloom::gui
