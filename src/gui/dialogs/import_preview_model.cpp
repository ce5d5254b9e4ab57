// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/import_preview_model.h"

#include "gui/style/theme.h"

namespace tagloom::gui {

void ImportPreviewModel::show(const QList<library::ImportPreview> &preview)
{
    beginResetModel();
    m_rows = preview;
    endResetModel();
}

int ImportPreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ImportPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const library::ImportPreview &row = m_rows.at(index.row());
    if (role == Qt::ForegroundRole && (row.known || index.column() != TitleColumn))
        return theme().colour(ColourRole::DimmedText);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case TitleColumn:
        return row.title;
    case AddressColumn:
        return row.url;
    case TagsColumn:
        return row.tags.join(QStringLiteral(", "));
    case KnownColumn:
        return row.known ? tr("Known") : tr("New");
    default:
        return {};
    }
}

QVariant ImportPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("Title");
    case AddressColumn:
        return tr("Address");
    case TagsColumn:
        return tr("Tags");
    case KnownColumn:
        return tr("Here");
    default:
        return {};
    }
}

} // namespace tagloom::gui
