// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rule_store.h"

#include <QAbstractTableModel>

namespace tagloom::models {

/// The rules as they were read, in the order in which they run. A rule's check says whether it is enabled; what keeps
/// it from working is its tooltip and its ProblemRole.
class RulesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn, ///< with the check
        DoesColumn, ///< "kind:book → code"
        LinksColumn, ///< how many links it has added that it can take back
        ColumnCount
    };
    static constexpr int ProblemRole = Qt::UserRole + 1; ///< whole sentences; empty if it works

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows stay where the same rules stand in the same order.
    void setRules(const QList<store::RuleDetails> &rules);

    domain::RuleId idAt(int row) const; ///< id 0 outside
    int rowOf(domain::RuleId id) const; ///< -1 if there is none
    const store::RuleDetails *at(int row) const; ///< nullptr outside

    void setWritable(bool writable) { m_writable = writable; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// The check only, which is told by enableWanted(): setRules() shows it.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void enableWanted(tagloom::domain::RuleId id, bool enabled);

private:
    QList<store::RuleDetails> m_rules;
    bool m_writable = true;
};

/// "kind:book → #code, #work", "kind:book → #code, as a suggestion".
QString describe(const store::RuleDetails &rule);

} // namespace tagloom::models
