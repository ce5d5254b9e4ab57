// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rules_model.h"

#include "domain/counted.h"

#include <algorithm>

namespace tagloom::models {

using domain::RuleId;
using store::RuleDetails;

QString describe(const RuleDetails &rule)
{
    QStringList tags;
    for (const QString &tag : rule.tags)
        tags.append(QString(u'#' + tag));
    if (tags.size() < rule.rule.tags.size())
        tags.append(RulesModel::tr("a deleted tag"));
    const QString all = QStringLiteral("%1 → %2").arg(rule.query, tags.join(QStringLiteral(", ")));
    return rule.rule.status == domain::LinkStatus::Suggested ? RulesModel::tr("%1, as a suggestion").arg(all) : all;
}

void RulesModel::setRules(const QList<RuleDetails> &rules)
{
    const bool isSame = std::equal(rules.begin(), rules.end(), m_rules.begin(), m_rules.end(),
                                   [](const RuleDetails &a, const RuleDetails &b) { return a.rule.id == b.rule.id; });
    if (isSame) {
        m_rules = rules;
        if (!rules.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rules = rules;
    endResetModel();
}

RuleId RulesModel::idAt(int row) const
{
    const RuleDetails *const rule = at(row);
    return rule ? rule->rule.id : RuleId();
}

int RulesModel::rowOf(RuleId id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rules[row].rule.id == id)
            return row;
    }
    return -1;
}

const RuleDetails *RulesModel::at(int row) const
{
    return row >= 0 && row < m_rules.size() ? &m_rules[row] : nullptr;
}

int RulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rules.size());
}

int RulesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RulesModel::data(const QModelIndex &index, int role) const
{
    const RuleDetails *const rule = index.isValid() ? at(index.row()) : nullptr;
    if (!rule)
        return {};
    const QString problem = rule->problems.join(u' ');
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case NameColumn:
            return rule->rule.name;
        case DoesColumn:
            return problem.isEmpty() ? describe(*rule) : tr("Broken – %1").arg(describe(*rule));
        case LinksColumn:
            return domain::grouped(rule->links);
        default:
            return {};
        }
    case Qt::CheckStateRole:
        return index.column() == NameColumn ? QVariant(rule->rule.enabled ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == LinksColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
        return problem.isEmpty() ? describe(*rule) : problem;
    case Qt::AccessibleDescriptionRole:
    case ProblemRole:
        return problem;
    default:
        return {};
    }
}

QVariant RulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Rule");
    case DoesColumn:
        return tr("What it does");
    case LinksColumn:
        return tr("Tagged");
    default:
        return {};
    }
}

Qt::ItemFlags RulesModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == NameColumn && m_writable)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool RulesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != NameColumn || role != Qt::CheckStateRole || !m_writable)
        return false;
    Q_EMIT enableWanted(idAt(index.row()), value.toInt() == Qt::Checked);
    return true;
}

} // namespace tagloom::models
