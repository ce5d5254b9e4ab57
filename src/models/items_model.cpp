// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items_model.h"

#include "domain/url.h"
#include "library/item_service.h"
#include "models/mime.h"
#include "models/row_edits.h"
#include "models/short_day.h"
#include "models/when_ready.h"
#include "store/item_store.h"
#include "store/statement.h"

#include <QDateTime>
#include <QLocale>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace tagloom::models {

using domain::ChangeSet;
using domain::Item;
using domain::ItemId;
using domain::Kind;
using domain::KindId;
using domain::Result;

namespace {

/// More rows than these come and go by a reset.
constexpr int mostRowEdits = 200;

/// Each range of rows moves the whole list behind it, here and in every view: above this many moved rows a reset is
/// quicker.
constexpr qint64 mostMovedRows = 3'000'000;

/// More changed items than these are not followed one by one.
constexpr qsizetype mostFollowedItems = 500;

/// How many items other programs get as addresses and text.
constexpr qsizetype mostForOtherPrograms = 1000;

bool beginsWith(const QList<ItemId> &list, const QList<ItemId> &beginning)
{
    return beginning.size() <= list.size() && std::equal(beginning.begin(), beginning.end(), list.begin());
}

} // namespace

ItemsModel::ItemsModel(library::Library &library, QObject *parent)
    : QAbstractTableModel(parent)
    , m_library(library)
    , m_windows(library.connection())
{
    readKinds();
    connect(&m_library, &library::Library::changed, this, &ItemsModel::apply);
}

ItemsModel::~ItemsModel() = default;

void ItemsModel::readKinds()
{
    m_kinds.clear();
    const auto kinds = store::readKinds(m_library.connection());
    if (!kinds)
        return;
    for (const Kind &kind : *kinds)
        m_kinds.insert(kind.id, kind);
}

void ItemsModel::setResult(const QList<ItemId> &ids)
{
    if (ids == m_result)
        return;
    if (beginsWith(ids, m_result)) {
        insertRange(int(m_result.size()), ids, int(m_result.size()), int(ids.size() - m_result.size()));
        return;
    }
    const auto edits = rowEdits(m_result, ids, mostRowEdits);
    if (edits && edits->size() * ids.size() <= mostMovedRows) {
        for (const RowEdit &edit : *edits) {
            if (edit.kind == RowEdit::Remove)
                removeRange(edit.row, edit.count);
            else
                insertRange(edit.row, ids, edit.source, edit.count);
        }
        return;
    }
    beginResetModel();
    m_result = ids;
    m_rows.invalidate();
    m_windows.dropAll();
    endResetModel();
}

void ItemsModel::removeRange(int first, int count)
{
    beginRemoveRows({}, first, first + count - 1);
    m_result.remove(first, count);
    m_rows.invalidate();
    m_windows.dropFrom(first);
    endRemoveRows();
}

void ItemsModel::insertRange(int row, const QList<ItemId> &ids, int first, int count)
{
    beginInsertRows({}, row, row + count - 1);
    if (row == m_result.size() && first == row && ids.size() == row + count) {
        m_result = ids;
    } else {
        m_result.insert(row, count, ItemId());
        std::copy_n(ids.begin() + first, count, m_result.begin() + row);
    }
    m_rows.invalidate();
    m_windows.dropFrom(row);
    endInsertRows();
}

ItemId ItemsModel::itemAt(int row) const
{
    return row >= 0 && row < m_result.size() ? m_result[row] : ItemId();
}

int ItemsModel::rowOf(ItemId id) const
{
    return m_rows.rowOf(id, m_result);
}

std::optional<Item> ItemsModel::item(ItemId id) const
{
    if (const int row = rowOf(id); row >= 0)
        return m_windows.item(row, m_result);
    const auto stored = store::readItem(m_library.connection(), id);
    return stored ? *stored : std::nullopt;
}

int ItemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_result.size());
}

int ItemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ItemsModel::data(const QModelIndex &index, int role) const
{
    const int row = index.row();
    if (!itemAt(row).isValid())
        return {};
    const auto value = [this, row](ItemWindows::Column column) {
        return m_windows.value(row, m_result, column);
    };
    const auto title = [this, row, &value] {
        const auto pending = m_pendingTitles.value(m_result[row]);
        return pending ? *pending : value(ItemWindows::TitleColumn);
    };
    const auto kind = [this, &value] {
        return m_kinds.value(KindId{value(ItemWindows::KindColumn).toLongLong()});
    };
    switch (role) {
    case ItemIdRole:
        return m_result[row].value;
    case UrlRole:
        return value(ItemWindows::UrlColumn).toString();
    case HostRole:
        return domain::hostOf(value(ItemWindows::UrlColumn).toString());
    case KindIdRole:
        return value(ItemWindows::KindColumn).toLongLong();
    case KindNameRole:
        return kind().name;
    case KindIconRole:
        return kind().icon;
    case AddedRole:
        return value(ItemWindows::CreatedColumn).toLongLong();
    case TrashedRole:
        return !value(ItemWindows::TrashedColumn).isNull();
    case PendingRole:
        return m_pendingTitles.contains(m_result[row]);
    default:
        break;
    }
    if (index.column() == TitleColumn) {
        if (role == Qt::DisplayRole || role == Qt::EditRole)
            return title();
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
            const QString address = value(ItemWindows::UrlColumn).toString();
            return address.isEmpty() ? title() : QVariant(title().toString() + u'\n' + address);
        }
        if (role == Qt::AccessibleDescriptionRole)
            return kind().name;
    }
    if (index.column() == AddedColumn) {
        const QVariant added = value(ItemWindows::CreatedColumn);
        if (added.isNull())
            return {};
        if (role == Qt::EditRole)
            return added;
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return shortDay(added.toLongLong());
        if (role == Qt::ToolTipRole)
            return QLocale().toString(QDateTime::fromMSecsSinceEpoch(added.toLongLong()), QLocale::LongFormat);
    }
    return {};
}

QVariant ItemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case TitleColumn:
        return tr("Title");
    case TagsColumn:
        return tr("Tags");
    case AddedColumn:
        return tr("Added");
    default:
        return {};
    }
}

QHash<int, QByteArray> ItemsModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert({{ItemIdRole, "itemId"},
                  {UrlRole, "url"},
                  {HostRole, "host"},
                  {KindIdRole, "kindId"},
                  {KindNameRole, "kindName"},
                  {KindIconRole, "kindIcon"},
                  {AddedRole, "added"},
                  {TrashedRole, "trashed"},
                  {PendingRole, "pending"}});
    return names;
}

bool ItemsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const ItemId id = m_result[index.row()];
    const QString title = value.toString();
    if (title == index.data(Qt::EditRole).toString())
        return true;
    const quint64 number = m_pendingTitles.begin(id, title);
    rowsMayDiffer(id, TitleColumn);
    whenReady(this, library::ItemService(m_library).changeTitle(id, title),
              [this, id, number](const Result<void> &done) {
                  // The row itself was read anew when the commit was announced, which is before this.
                  if (m_pendingTitles.end(id, number))
                      rowsMayDiffer(id, TitleColumn);
                  if (!done)
                      Q_EMIT refused(done.error().message);
              });
    return true;
}

void ItemsModel::rowsMayDiffer(ItemId id, int column)
{
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row, column), index(row, column));
}

Qt::ItemFlags ItemsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return m_library.isReadOnly() ? Qt::NoItemFlags : Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (m_library.isReadOnly())
        return flags;
    flags |= Qt::ItemIsDropEnabled;
    if (index.column() == TitleColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QStringList ItemsModel::mimeTypes() const
{
    return {itemsMimeType(), tagsMimeType(), QStringLiteral("text/uri-list"), QStringLiteral("text/plain")};
}

QMimeData *ItemsModel::mimeData(const QModelIndexList &indexes) const
{
    QList<int> rows;
    for (const QModelIndex &index : indexes)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QList<ItemId> ids;
    for (const int row : std::as_const(rows)) {
        if (const ItemId id = itemAt(row); id.isValid())
            ids.append(id);
    }
    return ids.isEmpty() ? nullptr : mimeDataFor(ids);
}

QMimeData *ItemsModel::mimeDataFor(const QList<ItemId> &ids) const
{
    auto *data = new QMimeData;
    putItems(data, m_library.path(), ids);

    const QList<ItemId> shown = ids.mid(0, mostForOtherPrograms);
    store::Statement rows(
        m_library.connection(),
        QStringLiteral("SELECT title, url FROM json_each(?) JOIN items ON items.id = value ORDER BY key"));
    rows.bind(store::jsonArray(shown));
    QList<QUrl> urls;
    QStringList lines;
    while (rows.next()) {
        const QString address = rows.text(1);
        lines.append(address.isEmpty() ? rows.text(0) : address);
        const QUrl url(address, QUrl::TolerantMode);
        // What has no host and is no file (javascript:, place:) is text for other programs, nothing to be opened.
        if (url.isValid() && (!url.host().isEmpty() || url.isLocalFile() || url.scheme() == u"mailto"))
            urls.append(url);
    }
    (void)rows.finish();
    if (!urls.isEmpty())
        data->setUrls(urls);
    data->setText(lines.join(u'\n'));
    return data;
}

Qt::DropActions ItemsModel::supportedDragActions() const
{
    return Qt::CopyAction | Qt::LinkAction;
}

Qt::DropActions ItemsModel::supportedDropActions() const
{
    return m_library.isReadOnly() ? Qt::DropActions() : Qt::CopyAction | Qt::LinkAction | Qt::MoveAction;
}

bool ItemsModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &) const
{
    if (m_library.isReadOnly() || data->hasFormat(itemsMimeType()))
        return false;
    return data->hasFormat(tagsMimeType()) || data->hasUrls() || data->hasText();
}

bool ItemsModel::dropMimeData(const QMimeData *, Qt::DropAction, int, int, const QModelIndex &)
{
    return false;
}

void ItemsModel::apply(const ChangeSet &changes)
{
    const bool all = changes.everything || changes.itemsChanged.size() > mostFollowedItems;
    if (changes.everything)
        readKinds();
    if (all) {
        m_windows.dropAll();
        if (!m_result.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_result.size()) - 1, ColumnCount - 1));
        return;
    }
    for (const auto *ids : {&changes.itemsAdded, &changes.itemsChanged, &changes.itemsRemoved}) {
        for (const ItemId id : *ids) {
            const int row = rowOf(id);
            if (row < 0)
                continue;
            m_windows.refresh(row, id);
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

} // namespace tagloom::models
