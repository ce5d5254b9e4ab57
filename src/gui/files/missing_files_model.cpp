// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/missing_files_model.h"

#include "domain/counted.h"
#include "domain/file_details.h"

namespace tagloom::gui {

using library::FileFinding;
using State = FileFinding::State;

void MissingFilesModel::show(const QList<FileFinding> &findings)
{
    beginResetModel();
    m_rows.clear();
    for (const FileFinding &finding : findings) {
        const bool isSure = finding.state == State::Missing && finding.places.size() == 1;
        m_rows.append({finding, finding.places.size() == 1 ? 0 : -1, isSure});
    }
    endResetModel();
    Q_EMIT tickedChanged();
}

bool MissingFilesModel::canBeTicked(int row) const
{
    return m_rows[row].place >= 0;
}

void MissingFilesModel::tick(const QList<int> &rows, bool ticked)
{
    for (const int row : rows)
        m_rows[row].isTicked = ticked && canBeTicked(row);
    if (!rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT tickedChanged();
}

void MissingFilesModel::choosePlace(int row, int place)
{
    // A menu was open meanwhile.
    if (row >= m_rows.size() || place >= m_rows[row].finding.places.size())
        return;
    m_rows[row].place = place;
    tick({row}, place >= 0);
}

QList<library::FileChange> MissingFilesModel::changes() const
{
    QList<library::FileChange> changes;
    for (const Row &row : m_rows) {
        if (row.isTicked)
            changes.append({row.finding, row.place});
    }
    return changes;
}

int MissingFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MissingFilesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MissingFilesModel::stateText(const Row &row) const
{
    switch (row.finding.state) {
    case State::Changed:
        return tr("Changed");
    case State::Unreadable:
        return tr("Unreadable");
    case State::Missing:
        break;
    }
    if (row.finding.places.isEmpty())
        return tr("Missing");
    return row.finding.places.size() == 1 ? tr("Found")
                                          : tr("Found %1 times").arg(domain::grouped(row.finding.places.size()));
}

QString MissingFilesModel::placeText(const Row &row) const
{
    if (row.finding.state == State::Unreadable)
        return row.finding.reason;
    if (row.finding.state == State::Changed)
        return tr("Other contents than Tagloom knows: take them over?");
    if (row.place >= 0)
        return row.finding.places[row.place].path;
    if (!row.finding.places.isEmpty())
        return tr("Choose one of %1 places").arg(domain::grouped(row.finding.places.size()));
    return row.finding.otherItem.isEmpty() ? QString()
                                           : tr("The same is in %1, which has its own item").arg(row.finding.otherItem);
}

QVariant MissingFilesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    if (role == Qt::CheckStateRole && index.column() == StateColumn)
        return canBeTicked(index.row()) ? QVariant(row.isTicked ? Qt::Checked : Qt::Unchecked) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    QString text;
    switch (index.column()) {
    case StateColumn:
        text = stateText(row);
        break;
    case TitleColumn:
        text = row.finding.title;
        break;
    case PathColumn:
        text = domain::filePathOf(row.finding.url);
        break;
    default:
        text = placeText(row);
    }
    return role == Qt::DisplayRole ? text : QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped());
}

bool MissingFilesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    tick({index.row()}, value.toInt() == Qt::Checked);
    return true;
}

QVariant MissingFilesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("State"), tr("Item"), tr("Was at"), tr("Is now at")};
    return titles.value(section);
}

Qt::ItemFlags MissingFilesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == StateColumn && canBeTicked(index.row()) ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace tagloom::gui
