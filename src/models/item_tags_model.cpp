// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/item_tags_model.h"

#include "library/tagging_service.h"
#include "models/short_day.h"
#include "models/when_ready.h"
#include "store/rule_store.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tagloom::models {

using domain::ChangeSet;
using domain::ItemId;
using domain::LinkRef;
using domain::LinkSource;
using domain::LinkStatus;
using domain::Result;
using domain::TagId;

ItemTagsModel::ItemTagsModel(library::Library &library, TagsModel &tags, QObject *parent)
    : FetchedTableModel(library.connection(), QStringLiteral("item_tags"), parent)
    , m_library(library)
    , m_tags(tags)
{
    connect(&m_library, &library::Library::changed, this, &ItemTagsModel::apply);
}

void ItemTagsModel::setItem(ItemId item)
{
    m_tags.load();
    m_item = item;
    setIdFilter(QStringLiteral("item_id"), item.isValid() ? QList<qint64>{item.value} : QList<qint64>());
}

QString ItemTagsModel::orderByClause() const
{
    return QStringLiteral("ORDER BY (SELECT name_key FROM tags WHERE tags.id = item_tags.tag_id)");
}

LinkRef ItemTagsModel::linkAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    return {ItemId{stored(row, ItemColumn).toLongLong()}, TagId{stored(row, TagColumn).toLongLong()}};
}

int ItemTagsModel::rowOf(TagId tag) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (linkAt(row).tag == tag)
            return row;
    }
    return -1;
}

QVariant ItemTagsModel::stored(int row, int column) const
{
    return QSqlTableModel::data(index(row, column), Qt::EditRole);
}

QVariant ItemTagsModel::shownData(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Cell cell{linkAt(index.row()), index.column()};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: {
        const QVariant value = m_pending.value(cell).value_or(stored(index.row(), index.column()));
        return role == Qt::EditRole ? value : display(index.row(), index.column(), value);
    }
    case Qt::ToolTipRole:
        if (index.column() == AddedColumn)
            return QLocale().toString(QDateTime::fromMSecsSinceEpoch(stored(index.row(), AddedColumn).toLongLong()),
                                      QLocale::LongFormat);
        return {};
    case ItemIdRole:
        return cell.link.item.value;
    case TagIdRole:
        return cell.link.tag.value;
    case ColourRole:
        return m_tags.colour(cell.link.tag);
    case KeyRole:
        return m_tags.key(cell.link.tag);
    case PinRole:
        return m_tags.pin(cell.link.tag);
    case PendingRole:
        return m_pending.contains(cell);
    default:
        return {};
    }
}

/// Empty if the link goes back to none.
QString ItemTagsModel::ruleName(int row) const
{
    const qint64 id = stored(row, RuleColumn).toLongLong();
    if (id <= 0)
        return {};
    const auto rule = store::readRule(m_library.connection(), {id});
    return rule && *rule ? (*rule)->name : QString();
}

QVariant ItemTagsModel::display(int row, int column, const QVariant &value) const
{
    switch (column) {
    case TagColumn:
        return m_tags.name(TagId{value.toLongLong()});
    case SourceColumn:
        switch (domain::linkSourceFromWord(value.toString()).value_or(LinkSource::User)) {
        case LinkSource::User:
            return tr("By hand");
        case LinkSource::Import:
            return tr("Import");
        case LinkSource::Rule: {
            const QString rule = ruleName(row);
            return rule.isEmpty() ? tr("Rule") : tr("Rule “%1”").arg(rule);
        }
        case LinkSource::Suggestion:
            return tr("Suggestion");
        }
        return {};
    case StatusColumn:
        switch (domain::linkStatusFromWord(value.toString()).value_or(LinkStatus::Confirmed)) {
        case LinkStatus::Confirmed:
            return tr("Confirmed");
        case LinkStatus::Suggested:
            return tr("Suggested");
        case LinkStatus::Rejected:
            return tr("Rejected");
        }
        return {};
    case ConfidenceColumn:
        return value.isNull() ? QString()
                              : tr("%1 %").arg(QLocale().toString(std::round(value.toDouble() * 100), 'f', 0));
    case AddedColumn:
        return shortDay(value.toLongLong());
    default:
        return value;
    }
}

QVariant ItemTagsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case ItemColumn:
        return tr("Item");
    case TagColumn:
        return tr("Tag");
    case SourceColumn:
        return tr("Source");
    case StatusColumn:
        return tr("Status");
    case ConfidenceColumn:
        return tr("Confidence");
    case AddedColumn:
        return tr("Added");
    default:
        return {};
    }
}

Qt::ItemFlags ItemTagsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool editable = index.column() == StatusColumn || index.column() == ConfidenceColumn;
    return editable && !m_library.isReadOnly() ? flags | Qt::ItemIsEditable : flags;
}

bool ItemTagsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    QVariant typed;
    if (index.column() == StatusColumn) {
        if (!domain::linkStatusFromWord(value.toString()))
            return false;
        typed = value.toString();
    } else if (!value.toString().trimmed().isEmpty()) {
        bool isNumber = false;
        typed = value.toDouble(&isNumber);
        if (!isNumber)
            return false;
    }
    if (typed == index.data(Qt::EditRole) || (typed.isNull() && index.data(Qt::EditRole).isNull()))
        return true;
    const Cell cell{linkAt(index.row()), index.column()};
    const quint64 number = m_pending.begin(cell, typed);
    Q_EMIT dataChanged(index, index);
    whenReady(this, post(cell.link, cell.column, typed), [this, cell, number](const Result<void> &done) {
        // The row itself was read anew when the commit was announced, which is before this.
        const int row = cell.link.item == m_item ? rowOf(cell.link.tag) : -1;
        if (m_pending.end(cell, number) && row >= 0)
            Q_EMIT dataChanged(this->index(row, cell.column), this->index(row, cell.column));
        if (!done)
            Q_EMIT refused(done.error().message);
    });
    return true;
}

QFuture<Result<void>> ItemTagsModel::post(LinkRef link, int column, const QVariant &value)
{
    library::TaggingService tagging(m_library);
    if (column == StatusColumn)
        return tagging.changeStatus(link, domain::linkStatusFromWord(value.toString()).value_or(LinkStatus::Confirmed));
    return tagging.changeConfidence(link, value.isNull() ? std::nullopt : std::optional(value.toDouble()));
}

void ItemTagsModel::apply(const ChangeSet &changes)
{
    if (!m_item.isValid())
        return;
    const auto ofThisItem = [this](const LinkRef &link) {
        return link.item == m_item;
    };
    const auto isShown = [this](TagId tag) {
        return rowOf(tag) >= 0;
    };
    // A renamed tag may stand in another place.
    if (changes.everything || changes.itemsRemoved.contains(m_item) || !changes.tagsRelinked.isEmpty()
        || std::any_of(changes.linksAdded.begin(), changes.linksAdded.end(), ofThisItem)
        || std::any_of(changes.linksRemoved.begin(), changes.linksRemoved.end(), ofThisItem)
        || std::any_of(changes.tagsChanged.begin(), changes.tagsChanged.end(), isShown)
        || std::any_of(changes.tagsRemoved.begin(), changes.tagsRemoved.end(), isShown)) {
        refresh();
        return;
    }
    for (const LinkRef &link : changes.linksChanged) {
        const int row = ofThisItem(link) ? rowOf(link.tag) : -1;
        if (row >= 0 && !refreshRow(row)) {
            refresh();
            return;
        }
    }
}

} // namespace tagloom::models
