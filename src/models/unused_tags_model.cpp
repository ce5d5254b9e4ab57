// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/unused_tags_model.h"

#include "domain/counted.h"
#include "domain/tag_name.h"

#include <numeric>

namespace tagloom::models {

using domain::TagId;
using store::TagDetails;

void UnusedTagsModel::setTags(const QList<TagDetails> &tags)
{
    beginResetModel();
    m_tags = tags;
    // Whatever stands below an unused tag is unused, and so in the list itself.
    m_childCounts.clear();
    for (const TagDetails &details : tags) {
        for (const QString &parent : details.parents)
            ++m_childCounts[parent];
    }
    endResetModel();
    Q_EMIT checkedChanged();
}

bool UnusedTagsModel::isChecked(const TagDetails &details) const
{
    return m_choices.value(details.tag.id, !m_childCounts.contains(details.tag.name));
}

QList<TagId> UnusedTagsModel::checkedTags() const
{
    QList<TagId> checked;
    for (const TagDetails &details : m_tags) {
        if (isChecked(details))
            checked.append(details.tag.id);
    }
    return checked;
}

void UnusedTagsModel::checkAll(bool checked)
{
    QList<int> rows(m_tags.size());
    std::iota(rows.begin(), rows.end(), 0);
    check(rows, checked);
}

void UnusedTagsModel::check(const QList<int> &rows, bool checked)
{
    for (const int row : rows)
        m_choices.insert(m_tags.at(row).tag.id, checked);
    if (!rows.isEmpty())
        Q_EMIT dataChanged(index(0, NameColumn), index(rowCount() - 1, NameColumn), {Qt::CheckStateRole});
    Q_EMIT checkedChanged();
}

QString UnusedTagsModel::goesAlong(const TagDetails &details) const
{
    QStringList parts;
    if (const int children = m_childCounts.value(details.tag.name); children > 0)
        parts.append(tr("stands above %1").arg(domain::countedTags(children)));
    if (!details.aliases.isEmpty())
        parts.append(tr("also called %1").arg(details.aliases.join(QStringLiteral(", "))));
    if (details.tag.pin)
        parts.append(tr("on key %1").arg(*details.tag.pin));
    if (!details.tag.description.isEmpty())
        parts.append(tr("described: %1").arg(details.tag.description.simplified()));
    return parts.join(QStringLiteral(" · "));
}

int UnusedTagsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_tags.size());
}

int UnusedTagsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UnusedTagsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TagDetails &details = m_tags.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == NameColumn ? details.tag.name : goesAlong(details);
    case Qt::ToolTipRole:
        return QStringLiteral("<span>%1</span>").arg(goesAlong(details).toHtmlEscaped());
    case Qt::CheckStateRole:
        return index.column() == NameColumn ? QVariant(isChecked(details) ? Qt::Checked : Qt::Unchecked) : QVariant();
    case TagIdRole:
        return details.tag.id.value;
    case ColourRole:
        return details.tag.colour;
    case KeyRole:
        return domain::foldedKey(details.tag.name);
    default:
        return {};
    }
}

bool UnusedTagsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    check({index.row()}, value.toInt() == Qt::Checked);
    return true;
}

QVariant UnusedTagsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Tag") : tr("What goes along");
}

Qt::ItemFlags UnusedTagsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == NameColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace tagloom::models
