// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tag_tree_proxy.h"

#include "domain/counted.h"
#include "domain/tag_name.h"
#include "models/mime.h"
#include "store/statement.h"

#include <QMimeData>

#include <algorithm>
#include <utility>

namespace tagloom::models {

using domain::ChangeSet;
using domain::ItemId;
using domain::LinkRef;
using domain::TagId;

namespace {

/// Above this many changed items all counts are read anew.
constexpr qsizetype mostFollowedItems = 1000;

} // namespace

TagTreeProxy::TagTreeProxy(library::Library &library, TagsModel &tags, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_library(library)
    , m_tags(tags)
    , m_nodes(1)
{
    setSourceModel(&tags);
    connect(&m_tags, &QAbstractItemModel::modelReset, this, &TagTreeProxy::followReset);
    connect(&m_tags, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { followInsertion(first, last); });
    connect(&m_tags, &QAbstractItemModel::dataChanged, this, &TagTreeProxy::followData);
    connect(&m_tags, &TagsModel::tagsRemoved, this, &TagTreeProxy::followRemoval);
    connect(&m_library, &library::Library::changed, this, &TagTreeProxy::apply);
    if (m_tags.isLoaded())
        followReset();
}

bool TagTreeProxy::readParents()
{
    const auto parents = store::readTagParents(m_library.connection());
    if (!parents)
        return false;
    const auto same = [](const store::TagParent &a, const store::TagParent &b) {
        return a.child == b.child && a.parent == b.parent;
    };
    if (std::equal(parents->begin(), parents->end(), m_parents.begin(), m_parents.end(), same))
        return false;
    m_parents = *parents;
    return true;
}

void TagTreeProxy::readAllCounts()
{
    if (auto counts = store::readTagCounts(m_library.connection()))
        m_counts = std::move(*counts);
}

void TagTreeProxy::followReset()
{
    readTags();
    (void)readParents();
    readAllCounts();
    rebuild();
}

void TagTreeProxy::followInsertion(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_outdated.insert(m_tags.tagAt(row));
}

void TagTreeProxy::followRemoval(const QList<TagId> &tags)
{
    m_outdated.unite(QSet<TagId>(tags.begin(), tags.end()));
}

void TagTreeProxy::followData(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    QList<TagId> changed;
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        const TagId tag = m_tags.tagAt(row);
        const int entry = m_entryOf.value(tag, -1);
        if (entry < 0)
            continue;
        changed.append(tag);
        if (m_tags.key(tag) != m_entries[size_t(entry)].key)
            m_outdated.insert(tag);
    }
    repaint(changed);
}

void TagTreeProxy::setFilterText(const QString &text)
{
    m_filterText = text;
    const QString key = domain::foldedKey(text);
    if (key == m_filterKey)
        return;
    beginResetModel();
    m_filterKey = key;
    buildNodes();
    endResetModel();
}

void TagTreeProxy::apply(const ChangeSet &changes)
{
    if (!m_tags.isLoaded())
        return;
    const bool parentsMayDiffer = changes.everything || !changes.tagsAdded.isEmpty() || !changes.tagsChanged.isEmpty()
        || !changes.tagsRemoved.isEmpty();
    const bool parentsDiffer = parentsMayDiffer && readParents();
    if (parentsDiffer || !m_outdated.isEmpty()) {
        updateEntries();
        rebuild();
    }
    updateCounts(changes);
}

void TagTreeProxy::updateCounts(const ChangeSet &changes)
{
    const QHash<TagId, qint64> before = m_counts;
    const bool all =
        changes.everything || !changes.itemsRemoved.isEmpty() || changes.itemsChanged.size() > mostFollowedItems;
    QList<TagId> changed;
    if (all) {
        readAllCounts();
        for (auto count = m_counts.cbegin(); count != m_counts.cend(); ++count) {
            if (before.value(count.key()) != count.value())
                changed.append(count.key());
        }
        repaint(changed);
        return;
    }
    QSet<TagId> affected(changes.tagsAdded.begin(), changes.tagsAdded.end());
    affected.unite(QSet<TagId>(changes.tagsRelinked.begin(), changes.tagsRelinked.end()));
    for (const auto *links : {&changes.linksAdded, &changes.linksChanged, &changes.linksRemoved}) {
        for (const LinkRef &link : *links)
            affected.insert(link.tag);
    }
    if (affected.isEmpty() && changes.itemsChanged.isEmpty())
        return;
    // An item that went to the trash or came back counts for all of its tags.
    store::Statement rows(m_library.connection(),
                          QStringLiteral("SELECT tag_id, item_count FROM tag_counts WHERE tag_id IN "
                                         "(SELECT value FROM json_each(?1) UNION SELECT tag_id FROM item_tags "
                                         "WHERE item_id IN (SELECT value FROM json_each(?2)))"));
    rows.bind(store::jsonArray(affected.values()), store::jsonArray(changes.itemsChanged));
    while (rows.next()) {
        const TagId tag{rows.integer(0)};
        const qint64 count = rows.integer(1);
        if (before.value(tag) != count)
            changed.append(tag);
        m_counts.insert(tag, count);
    }
    (void)rows.finish();
    repaint(changed);
}

/// One signal for each parent whose children changed.
void TagTreeProxy::repaint(const QList<TagId> &tags)
{
    QHash<int, std::pair<int, int>> rows; // of a parent's node: the first and the last row
    for (const TagId tag : tags) {
        const int entry = m_entryOf.value(tag, -1);
        if (entry < 0)
            continue;
        for (int node = m_firstPlace[size_t(entry)]; node > 0; node = m_nodes[size_t(node)].nextPlace) {
            const Node &place = m_nodes[size_t(node)];
            const auto known = rows.find(place.parent);
            if (known == rows.end())
                rows.insert(place.parent, {place.row, place.row});
            else
                *known = {std::min(known->first, place.row), std::max(known->second, place.row)};
        }
    }
    for (auto range = rows.cbegin(); range != rows.cend(); ++range) {
        const QModelIndex parent = indexOfNode(range.key());
        Q_EMIT dataChanged(index(range->first, 0, parent), index(range->second, 0, parent));
    }
}

int TagTreeProxy::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? int(index.internalId()) : 0;
}

QModelIndex TagTreeProxy::indexOfNode(int node) const
{
    return node > 0 ? createIndex(m_nodes[size_t(node)].row, 0, quintptr(node)) : QModelIndex();
}

TagId TagTreeProxy::tagAt(const QModelIndex &index) const
{
    const int node = nodeOf(index);
    return node > 0 && size_t(node) < m_nodes.size() ? m_nodes[size_t(node)].tag : TagId();
}

QModelIndex TagTreeProxy::indexOf(TagId id) const
{
    const int entry = m_entryOf.value(id, -1);
    return entry < 0 ? QModelIndex() : indexOfNode(m_firstPlace[size_t(entry)]);
}

QModelIndexList TagTreeProxy::indexesOf(TagId id) const
{
    QModelIndexList indexes;
    const int entry = m_entryOf.value(id, -1);
    if (entry < 0)
        return indexes;
    for (int node = m_firstPlace[size_t(entry)]; node > 0; node = m_nodes[size_t(node)].nextPlace)
        indexes.append(indexOfNode(node));
    return indexes;
}

qint64 TagTreeProxy::count(TagId id) const
{
    return m_counts.value(id);
}

void TagTreeProxy::setFacets(const std::optional<QHash<TagId, qint64>> &facets)
{
    if (!facets && !m_facets)
        return;
    m_facets = facets;
    Q_EMIT facetsChanged();
}

qint64 TagTreeProxy::shownCount(TagId tag) const
{
    return m_facets ? m_facets->value(tag) : count(tag);
}

bool TagTreeProxy::isInResult(int node) const
{
    const Node &place = m_nodes[size_t(node)];
    if (!m_facets || m_facets->value(place.tag) > 0)
        return true;
    for (int child = place.firstChild; child < place.firstChild + place.childCount; ++child) {
        if (isInResult(child))
            return true;
    }
    return false;
}

QModelIndex TagTreeProxy::mapToSource(const QModelIndex &proxyIndex) const
{
    const int row = m_tags.rowOf(tagAt(proxyIndex));
    return row < 0 ? QModelIndex() : m_tags.index(row, TagsModel::NameColumn);
}

QModelIndex TagTreeProxy::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid() || sourceIndex.column() != TagsModel::NameColumn)
        return {};
    return indexOf(m_tags.tagAt(sourceIndex.row()));
}

QModelIndex TagTreeProxy::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return indexOfNode(m_nodes[size_t(nodeOf(parent))].firstChild + row);
}

QModelIndex TagTreeProxy::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfNode(m_nodes[size_t(nodeOf(child))].parent) : QModelIndex();
}

QModelIndex TagTreeProxy::sibling(int row, int column, const QModelIndex &index) const
{
    return this->index(row, column, parent(index));
}

int TagTreeProxy::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : m_nodes[size_t(nodeOf(parent))].childCount;
}

int TagTreeProxy::columnCount(const QModelIndex &) const
{
    return 1;
}

bool TagTreeProxy::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QString TagTreeProxy::shownName(int node) const
{
    const QString name = m_tags.name(m_nodes[size_t(node)].tag);
    const int parent = m_nodes[size_t(node)].parent;
    if (parent <= 0)
        return name;
    const QString above = m_tags.name(m_nodes[size_t(parent)].tag) + u'/';
    return name.size() > above.size() && name.startsWith(above, Qt::CaseInsensitive) ? name.mid(above.size()) : name;
}

QVariant TagTreeProxy::data(const QModelIndex &index, int role) const
{
    const TagId tag = tagAt(index);
    if (!tag.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shownName(nodeOf(index));
    case Qt::EditRole:
    case FullNameRole:
    case NameRole:
        return m_tags.name(tag);
    case Qt::AccessibleTextRole:
        return QVariant(QStringLiteral("%1, %2").arg(m_tags.name(tag), domain::countedItems(shownCount(tag))));
    case Qt::ToolTipRole: {
        const auto stored = m_tags.tag(tag);
        return stored && !stored->description.isEmpty() ? QVariant(stored->name + u'\n' + stored->description)
                                                        : QVariant(m_tags.name(tag));
    }
    case TagIdRole:
        return tag.value;
    case CountRole:
        return shownCount(tag);
    case InResultRole:
        return isInResult(nodeOf(index));
    case ColourRole:
        return m_tags.colour(tag);
    case KeyRole:
        return m_tags.key(tag);
    case PinRole:
        return m_tags.pin(tag);
    case PendingRole:
        return mapToSource(index).data(PendingRole);
    default:
        return {};
    }
}

QVariant TagTreeProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Horizontal ? QVariant(tr("Tags")) : QVariant(section + 1);
}

QHash<int, QByteArray> TagTreeProxy::roleNames() const
{
    QHash<int, QByteArray> names = m_tags.roleNames();
    names.insert(CountRole, "count");
    return names;
}

Qt::ItemFlags TagTreeProxy::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return m_library.isReadOnly() ? Qt::NoItemFlags : Qt::ItemIsDropEnabled;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    return m_library.isReadOnly() ? flags : flags | Qt::ItemIsEditable | Qt::ItemIsDropEnabled;
}

QStringList TagTreeProxy::mimeTypes() const
{
    return {tagsMimeType(), itemsMimeType(), QStringLiteral("text/uri-list"), QStringLiteral("text/plain")};
}

QMimeData *TagTreeProxy::mimeData(const QModelIndexList &indexes) const
{
    QList<TagId> tags;
    QStringList names;
    for (const QModelIndex &index : indexes) {
        const TagId tag = tagAt(index);
        if (!tag.isValid() || tags.contains(tag))
            continue;
        tags.append(tag);
        names.append(m_tags.name(tag));
    }
    if (tags.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    putTags(data, m_library.path(), tags);
    data->setText(names.join(u'\n'));
    return data;
}

Qt::DropActions TagTreeProxy::supportedDragActions() const
{
    return Qt::CopyAction | Qt::LinkAction;
}

Qt::DropActions TagTreeProxy::supportedDropActions() const
{
    return m_library.isReadOnly() ? Qt::DropActions() : Qt::CopyAction | Qt::LinkAction | Qt::MoveAction;
}

bool TagTreeProxy::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &) const
{
    const QStringList types = mimeTypes();
    return !m_library.isReadOnly()
        && std::any_of(types.begin(), types.end(), [data](const QString &type) { return data->hasFormat(type); });
}

bool TagTreeProxy::dropMimeData(const QMimeData *, Qt::DropAction, int, int, const QModelIndex &)
{
    return false;
}

} // namespace tagloom::models
