// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/action_list_model.h"

#include <algorithm>

namespace tagloom::gui {

using namespace Qt::StringLiterals;

namespace {

QString plainMenuTitle(ActionMenu menu)
{
    return menuTitle(menu).remove(u'&');
}

/// Whether the word stands in the text at the beginning of one of its words.
bool beginsAWord(const QString &text, const QString &word)
{
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (at == 0 || !text.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

} // namespace

ActionListModel::ActionListModel(const Actions &actions, Content content, QObject *parent)
    : QAbstractListModel(parent)
    , m_actions(actions)
    , m_content(content)
{
    reload();
}

void ActionListModel::setFilter(const QString &text)
{
    const QString simplified = text.simplified();
    if (simplified == m_filter)
        return;
    m_filter = simplified;
    reload();
}

void ActionListModel::reload()
{
    beginResetModel();
    m_rows.clear();
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    std::optional<ActionMenu> menu;
    for (const ActionRow &row : actionTable()) {
        if (m_content == Content::Enabled
            && (!m_actions.action(row.id)->isEnabled() || row.id == ActionId::CommandPalette))
            continue;
        if (!matches(row, words))
            continue;
        if (m_content == Content::AllByMenu && menu != row.menu)
            m_rows.push_back({plainMenuTitle(row.menu), ActionId::Count});
        menu = row.menu;
        m_rows.push_back({QString(), row.id});
    }
    if (m_content == Content::Enabled)
        std::ranges::stable_sort(m_rows, {}, [&](const Row &row) { return rank(row.id, words); });
    endResetModel();
}

int ActionListModel::rank(ActionId id, const QStringList &words) const
{
    const QString title = Actions::title(*m_actions.action(id));
    if (title.startsWith(m_filter, Qt::CaseInsensitive))
        return 0;
    const QString named = title + u' ' + plainMenuTitle(actionRow(id).menu);
    return std::ranges::all_of(words, [&](const QString &word) { return beginsAWord(named, word); }) ? 1 : 2;
}

bool ActionListModel::matches(const ActionRow &row, const QStringList &words) const
{
    const QAction &action = *m_actions.action(row.id);
    const QString text = Actions::title(action) + u' ' + plainMenuTitle(row.menu) + u' ' + action.statusTip() + u' '
        + keyTexts(row.id).join(u' ');
    return std::all_of(words.begin(), words.end(), [&](const QString &word) { return beginsAWord(text, word); });
}

QStringList ActionListModel::keyTexts(ActionId id) const
{
    QStringList texts;
    const QList<QKeySequence> keys = m_actions.keys(id);
    for (const QKeySequence &key : keys) {
        if (m_actions.singleKeys() || !isSingleKey(key))
            texts.append(key.toString(QKeySequence::NativeText));
    }
    // The two Enter keys are one to people.
    texts.removeIf([&](const QString &text) {
        return text.endsWith("Enter"_L1) && texts.contains(QString(text).replace("Enter"_L1, "Return"_L1));
    });
    return texts;
}

int ActionListModel::firstActionRow() const
{
    const auto first = std::find_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.heading.isEmpty(); });
    return first == m_rows.end() ? 0 : static_cast<int>(first - m_rows.begin());
}

QAction *ActionListModel::actionAt(const QModelIndex &index) const
{
    return index.data(ActionRole).value<QAction *>();
}

std::optional<ActionId> ActionListModel::idAt(const QModelIndex &index) const
{
    if (!actionAt(index))
        return std::nullopt;
    return m_rows.at(static_cast<std::size_t>(index.row())).id;
}

int ActionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ActionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(static_cast<std::size_t>(index.row()));
    if (!row.heading.isEmpty())
        return role == Qt::DisplayRole ? row.heading : QVariant();
    QAction *action = m_actions.action(row.id);
    switch (role) {
    case Qt::DisplayRole:
        return Actions::title(*action);
    case Qt::DecorationRole:
        return action->icon();
    case Qt::ToolTipRole:
        return action->statusTip();
    case Qt::AccessibleTextRole: {
        const QString keys = keyTexts(row.id).join(u", "_s);
        return keys.isEmpty() ? Actions::title(*action) : QString(Actions::title(*action) + u", "_s + keys);
    }
    case ActionRole:
        return QVariant::fromValue(action);
    case KeysRole:
        return keyTexts(row.id);
    default:
        return {};
    }
}

Qt::ItemFlags ActionListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool isHeading = !m_rows.at(static_cast<std::size_t>(index.row())).heading.isEmpty();
    return isHeading ? Qt::ItemFlags(Qt::ItemIsEnabled | Qt::ItemNeverHasChildren)
                     : Qt::ItemFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);
}

} // namespace tagloom::gui
