// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tag_twins_model.h"

#include "domain/counted.h"

#include <algorithm>

namespace tagloom::models {

using domain::ChangeSet;
using domain::TagId;
using domain::TagTwin;
using domain::TwinReason;

TagTwinsModel::TagTwinsModel(library::Library &library, TagsModel &tags, TagTreeProxy &tree, QObject *parent)
    : QAbstractTableModel(parent)
    , m_library(library)
    , m_tags(tags)
    , m_tree(tree)
{
    connect(&library, &library::Library::changed, this, &TagTwinsModel::follow);
}

TagTwinsModel::Pair TagTwinsModel::pairOf(const TagTwin &twin)
{
    return std::minmax(twin.keep, twin.other);
}

void TagTwinsModel::setTwins(const QList<store::TwinPair> &twins)
{
    beginResetModel();
    m_twins.clear();
    for (const store::TwinPair &pair : twins)
        m_twins.append(pair.twin);
    m_aside.clear();
    m_rows.clear();
    endResetModel();
    readDistinct();
    showOpenOnes();
}

void TagTwinsModel::setReason(const std::optional<TwinReason> &reason)
{
    m_reason = reason;
    showOpenOnes();
}

void TagTwinsModel::setAside(const QList<TagTwin> &twins, bool aside)
{
    for (const TagTwin &twin : twins) {
        if (aside)
            m_aside.insert(pairOf(twin));
        else
            m_aside.remove(pairOf(twin));
    }
    showOpenOnes();
}

void TagTwinsModel::readDistinct()
{
    const auto pairs = store::readDistinctTags(m_library.connection());
    if (pairs)
        m_distinct = QSet<Pair>(pairs->cbegin(), pairs->cend());
}

void TagTwinsModel::follow(const ChangeSet &changes)
{
    // What undo does to the pairs alone, no list of tags tells.
    const bool tags = changes.everything || changes.history || !changes.tagsAdded.isEmpty()
        || !changes.tagsChanged.isEmpty() || !changes.tagsRemoved.isEmpty();
    if (tags) {
        readDistinct();
        showOpenOnes();
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool TagTwinsModel::isOpen(const TagTwin &twin) const
{
    const Pair pair = pairOf(twin);
    return m_tags.rowOf(twin.keep) >= 0 && m_tags.rowOf(twin.other) >= 0 && !m_distinct.contains(pair)
        && !m_aside.contains(pair);
}

/// Row by row, so that of the pairs around one that goes the chosen ones stay chosen.
void TagTwinsModel::showOpenOnes()
{
    QList<qsizetype> wanted;
    for (qsizetype place = 0; place < m_twins.size(); ++place) {
        if ((!m_reason || m_twins[place].reason == *m_reason) && isOpen(m_twins[place]))
            wanted.append(place);
    }
    constexpr qsizetype mostSteps = 100;
    if (qAbs(wanted.size() - m_rows.size()) > mostSteps) {
        beginResetModel();
        m_rows = wanted;
        endResetModel();
        return;
    }
    for (qsizetype row = m_rows.size() - 1; row >= 0; --row) {
        if (std::binary_search(wanted.cbegin(), wanted.cend(), m_rows[row]))
            continue;
        beginRemoveRows({}, int(row), int(row));
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (qsizetype row = 0; row < wanted.size(); ++row) {
        if (row < m_rows.size() && m_rows[row] == wanted[row])
            continue;
        beginInsertRows({}, int(row), int(row));
        m_rows.insert(row, wanted[row]);
        endInsertRows();
    }
}

TagTwin TagTwinsModel::twinAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_twins[m_rows[row]] : TagTwin();
}

qsizetype TagTwinsModel::count(const std::optional<TwinReason> &reason) const
{
    return std::count_if(m_twins.cbegin(), m_twins.cend(),
                         [&](const TagTwin &twin) { return (!reason || twin.reason == *reason) && isOpen(twin); });
}

QString TagTwinsModel::reasonText(TwinReason reason)
{
    switch (reason) {
    case TwinReason::Case:
        return tr("Capital letters");
    case TwinReason::Separators:
        return tr("Separators");
    case TwinReason::Marks:
        return tr("Accents");
    case TwinReason::Plural:
        return tr("Plural");
    case TwinReason::WordOrder:
        return tr("Order of words");
    case TwinReason::Spelling:
        return tr("Spelling");
    case TwinReason::Together:
        return tr("Nearly always together");
    }
    Q_UNREACHABLE();
}

int TagTwinsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TagTwinsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TagTwinsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TagTwin twin = twinAt(index.row());
    const int column = index.column();
    const TagId tag = column == KeepColumn || column == KeepCountColumn ? twin.keep : twin.other;
    const bool isCount = column == KeepCountColumn || column == OtherCountColumn;
    switch (role) {
    case Qt::DisplayRole:
        if (isCount)
            return domain::grouped(m_tree.count(tag));
        if (column != ReasonColumn)
            return m_tags.name(tag);
        return twin.reason == TwinReason::Together ? tr("%1, %2 %").arg(reasonText(twin.reason)).arg(twin.percent)
                                                   : reasonText(twin.reason);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isCount ? Qt::AlignRight : Qt::AlignLeading) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return isCount ? QVariant(domain::countedItems(m_tree.count(tag))) : QVariant();
    case TagIdRole:
        return tag.value;
    case ColourRole:
        return m_tags.colour(tag);
    case KeyRole:
        return m_tags.key(tag);
    default:
        return {};
    }
}

QVariant TagTwinsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isCount = section == KeepCountColumn || section == OtherCountColumn;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isCount ? Qt::AlignRight : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KeepColumn:
        return tr("Tag");
    case OtherColumn:
        return tr("May be the same as");
    case KeepCountColumn:
    case OtherCountColumn:
        return tr("Items");
    default:
        return tr("Because of");
    }
}

} // namespace tagloom::models
