// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rule_dry_run_model.h"

namespace tagloom::models {

using Row = library::RuleDryRun::Row;

namespace {

QString tagsText(const Row &row)
{
    QStringList tags;
    for (const QString &tag : row.tags)
        tags.append(QString(u'#' + tag));
    for (const QString &tag : row.suggestions)
        tags.append(QString(u'#' + tag + u'?'));
    return tags.join(QStringLiteral(", "));
}

} // namespace

void RuleDryRunModel::setRows(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int RuleDryRunModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RuleDryRunModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RuleDryRunModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    if (role == Qt::ToolTipRole && index.column() == TitleColumn)
        return row.url.isEmpty() ? row.title : row.url;
    if (role != Qt::DisplayRole)
        return {};
    return index.column() == TitleColumn ? row.title : tagsText(row);
}

QVariant RuleDryRunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == TitleColumn ? tr("Item") : tr("Gets");
}

} // namespace tagloom::models
