// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/actions/actions.h"

#include <QAbstractListModel>

#include <vector>

namespace tagloom::gui {

/// Actions as a list, for the command palette and the sheet of keys: those in which every typed word begins a word of
/// title, menu, tip or key. A snapshot: reload() shows what was enabled or renamed since.
class ActionListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Content {
        Enabled, ///< what can be done now, those whose title begins with the text first, then those with all words in
                 ///< title and menu
        AllByMenu ///< every action, below the name of its menu
    };
    enum Role {
        ActionRole = Qt::UserRole, ///< QAction *, nullptr for a heading
        KeysRole ///< QStringList, as people read them
    };

    ActionListModel(const Actions &actions, Content content, QObject *parent = nullptr);

    void setFilter(const QString &text);
    void reload();

    /// Row 0 if there is no action.
    int firstActionRow() const;
    QAction *actionAt(const QModelIndex &index) const;
    std::optional<ActionId> idAt(const QModelIndex &index) const; ///< nullopt for a heading

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        QString heading; ///< empty for an action
        ActionId id = ActionId::Count;
    };

    QStringList keyTexts(ActionId id) const;
    int rank(ActionId id, const QStringList &words) const; ///< 0 comes first
    bool matches(const ActionRow &row, const QStringList &words) const;

    const Actions &m_actions;
    Content m_content;
    QString m_filter;
    std::vector<Row> m_rows;
};

} // namespace tagloom::gui
