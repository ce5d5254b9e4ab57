// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/actions.h"

#include "gui/settings/settings.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QShortcut>

namespace tagloom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto MenuCount = static_cast<std::size_t>(ActionMenu::Help) + 1;

QString translated(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

bool isDigit(const QKeySequence &key)
{
    return isSingleKey(key) && key[0].key() >= Qt::Key_0 && key[0].key() <= Qt::Key_9;
}

} // namespace

Actions::Actions(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_menus(MenuCount, nullptr)
{
    auto *appearance = new QActionGroup(this);
    for (const ActionRow &row : actionTable()) {
        auto *made = new QAction(icon(row.icon), translated(row.text), this);
        made->setObjectName(QLatin1String(row.name));
        made->setCheckable(row.checkable);
        made->setShortcutContext(row.scope == ActionScope::List ? Qt::WidgetShortcut : Qt::WindowShortcut);
        if (row.menu == ActionMenu::Appearance)
            appearance->addAction(made);
        if (row.id == ActionId::Quit)
            made->setMenuRole(QAction::QuitRole);
        if (row.id == ActionId::About)
            made->setMenuRole(QAction::AboutRole);
        m_actions.push_back(made);
        applyKeys(row.id);
    }
}

QAction *Actions::action(ActionId id) const
{
    return m_actions.at(static_cast<std::size_t>(id));
}

QString Actions::title(const QAction &action)
{
    QString text = action.text();
    static const QString escaped(QChar(0x1));
    text.replace("&&"_L1, escaped).remove(u'&').replace(escaped, "&"_L1);
    if (text.endsWith(u'…'))
        text.chop(1);
    return text;
}

QMenu *Actions::menuFor(ActionMenu menu, QMenuBar *menuBar)
{
    QMenu *&made = m_menus.at(static_cast<std::size_t>(menu));
    if (made)
        return made;
    switch (menu) {
    case ActionMenu::Appearance:
        made = menuFor(ActionMenu::View, menuBar)->addMenu(icon(IconName::Light), menuTitle(menu));
        break;
    case ActionMenu::PinnedTags:
        made = menuFor(ActionMenu::Tags, menuBar)->addMenu(icon(IconName::Pin), menuTitle(menu));
        break;
    default:
        made = menuBar->addMenu(menuTitle(menu));
    }
    made->setToolTipsVisible(false);
    return made;
}

QMenu *Actions::menu(ActionMenu menu) const
{
    return m_menus.at(static_cast<std::size_t>(menu));
}

void Actions::buildMenus(QMenuBar *menuBar)
{
    for (const ActionRow &row : actionTable()) {
        QMenu *target = menuFor(row.menu, menuBar);
        if (row.beginsGroup)
            target->addSeparator();
        target->addAction(action(row.id));
        if (row.id == ActionId::OpenLibrary) {
            m_recent =
                target->addMenu(icon(IconName::Recent), translated(QT_TRANSLATE_NOOP("Actions", "&Recent libraries")));
            connect(m_recent, &QMenu::aboutToShow, this, &Actions::fillRecentLibraries);
            connect(&m_settings, &Settings::recentLibrariesChanged, this, &Actions::fillRecentLibraries);
            fillRecentLibraries();
        }
        if (row.scope == ActionScope::Window)
            menuBar->window()->addAction(action(row.id));
    }
}

void Actions::fillRecentLibraries()
{
    m_recent->clear();
    const QStringList paths = m_settings.recentLibraries();
    for (const QString &path : paths) {
        const QFileInfo file(path);
        QString folder = file.path();
        if (folder.startsWith(QDir::homePath()))
            folder.replace(0, QDir::homePath().size(), u'~');
        QString text = file.completeBaseName() + u" – "_s + folder;
        text.replace(u'&', "&&"_L1);
        connect(m_recent->addAction(text), &QAction::triggered, this,
                [this, path] { Q_EMIT recentLibraryChosen(path); });
    }
    m_recent->menuAction()->setEnabled(!paths.isEmpty());
    if (paths.isEmpty())
        return;
    m_recent->addSeparator();
    connect(m_recent->addAction(translated(QT_TRANSLATE_NOOP("Actions", "&Forget this list"))), &QAction::triggered,
            &m_settings, &Settings::clearRecentLibraries, Qt::QueuedConnection);
}

void Actions::installListActions(QWidget *list)
{
    std::erase_if(m_lists, [](const QPointer<QWidget> &one) { return one.isNull(); });
    m_lists.emplace_back(list);
    for (const ActionRow &row : actionTable()) {
        if (row.scope == ActionScope::List)
            list->addAction(action(row.id));
    }
    setSingleKeys(singleKeys());
}

bool Actions::singleKeys() const
{
    return m_settings.value(option::SingleKeys);
}

void Actions::setSingleKeys(bool on)
{
    if (on != singleKeys())
        m_settings.set(option::SingleKeys, on);
    for (const QPointer<QShortcut> &key : m_listKeys)
        delete key;
    m_listKeys.clear();
    for (const QPointer<QWidget> &list : m_lists) {
        if (on && list)
            hearSingleKeys(list);
    }
}

void Actions::hearSingleKeys(QWidget *list)
{
    QSet<QKeySequence> heard; // two shortcuts of one key would both be dumb
    for (const ActionRow &row : actionTable()) {
        const QList<QKeySequence> all = keys(row.id);
        for (const QKeySequence &key : all) {
            if (!isSingleKey(key) || isDigit(key) || heard.contains(key))
                continue;
            heard.insert(key);
            auto *shortcut = new QShortcut(key, list);
            shortcut->setContext(Qt::WidgetShortcut);
            connect(shortcut, &QShortcut::activated, this, [this, key] { triggerByKey(key); });
            m_listKeys.push_back(shortcut);
        }
    }
}

/// The one that can be done, of those that have the key.
void Actions::triggerByKey(const QKeySequence &key)
{
    for (const ActionRow &row : actionTable()) {
        if (action(row.id)->isEnabled() && keys(row.id).contains(key)) {
            action(row.id)->trigger();
            return;
        }
    }
}

QList<QKeySequence> Actions::keys(ActionId id) const
{
    return m_settings.shortcuts(QLatin1String(actionRow(id).name)).value_or(defaultKeys(id));
}

QString Actions::keyText(ActionId id) const
{
    const QList<QKeySequence> all = keys(id);
    return all.isEmpty() ? QString() : all.first().toString(QKeySequence::NativeText);
}

void Actions::setKeys(ActionId id, const std::optional<QList<QKeySequence>> &keys)
{
    m_settings.setShortcuts(QLatin1String(actionRow(id).name), keys);
    applyKeys(id);
    setSingleKeys(singleKeys());
    Q_EMIT keysChanged();
}

void Actions::applyKeys(ActionId id)
{
    QList<QKeySequence> shortcuts = keys(id);
    shortcuts.removeIf([](const QKeySequence &key) { return isSingleKey(key); });
    action(id)->setShortcuts(shortcuts);
    const QString tip = translated(actionRow(id).tip);
    const QString key = keyText(id);
    action(id)->setToolTip(key.isEmpty() ? tip : QString(tip + u" ("_s + key + u')'));
    action(id)->setStatusTip(tip);
}

QList<KeyConflict> Actions::conflicts() const
{
    QList<KeyConflict> found;
    QHash<QKeySequence, ActionId> claimed;
    for (const ActionRow &row : actionTable()) {
        const QList<QKeySequence> all = keys(row.id);
        for (const QKeySequence &key : all) {
            if (const auto other = claimed.constFind(key); other != claimed.cend() && *other != row.id && !shareKeys(*other, row.id))
                found.append({key, *other, row.id});
            else
                claimed.insert(key, row.id);
        }
    }
    return found;
}

} // namespace tagloom::gui
