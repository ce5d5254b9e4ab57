// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of TagTreeProxy: entries, one for each tag, and nodes, one for each place of a tag in the tree.
#include "models/tag_tree_proxy.h"

#include <algorithm>

namespace tagloom::models {

using domain::TagId;

namespace {

/// Tags with many parents under tags with many parents make more places than anyone can look at: above this many for
/// each tag, a tag is shown only once more.
constexpr size_t mostPlacesPerTag = 8;
constexpr size_t placesAnyway = 1000;

} // namespace

void TagTreeProxy::readTags()
{
    m_outdated.clear();
    m_entries.clear();
    m_entries.reserve(size_t(m_tags.count()));
    for (const int row : m_tags.rowsByKey()) {
        if (const TagId tag = m_tags.tagAt(row); tag.isValid()) {
            Entry &entry = m_entries.emplace_back();
            entry.tag = tag;
            entry.key = m_tags.keyAt(row);
        }
    }
}

void TagTreeProxy::updateEntries()
{
    std::erase_if(m_entries, [this](const Entry &entry) { return m_outdated.contains(entry.tag); });
    for (const TagId tag : std::as_const(m_outdated)) {
        if (m_tags.rowOf(tag) < 0)
            continue;
        Entry entry;
        entry.tag = tag;
        entry.key = m_tags.key(tag);
        const auto place = std::lower_bound(m_entries.begin(), m_entries.end(), entry.key,
                                            [](const Entry &other, const QString &key) { return other.key < key; });
        m_entries.insert(place, std::move(entry));
    }
    m_outdated.clear();
}

void TagTreeProxy::connectEntries()
{
    m_entryOf.clear();
    m_entryOf.reserve(qsizetype(m_entries.size()));
    for (size_t entry = 0; entry < m_entries.size(); ++entry) {
        m_entryOf.insert(m_entries[entry].tag, int(entry));
        m_entries[entry].children.clear();
        m_entries[entry].parents.clear();
    }
    for (const store::TagParent &link : std::as_const(m_parents)) {
        const int child = m_entryOf.value(link.child, -1);
        const int parent = m_entryOf.value(link.parent, -1);
        if (child < 0 || parent < 0)
            continue;
        m_entries[size_t(parent)].children.push_back(child);
        m_entries[size_t(child)].parents.push_back(parent);
    }
    for (Entry &entry : m_entries)
        std::sort(entry.children.begin(), entry.children.end());

    // Tags in a ring of parents hang on no root: one of each ring becomes a root.
    m_roots.clear();
    std::vector<char> reached(m_entries.size(), 0);
    std::vector<int> open;
    const auto reachFrom = [&](int root) {
        m_roots.push_back(root);
        open.push_back(root);
        reached[size_t(root)] = 1;
        while (!open.empty()) {
            const int entry = open.back();
            open.pop_back();
            for (const int child : m_entries[size_t(entry)].children) {
                if (!reached[size_t(child)]) {
                    reached[size_t(child)] = 1;
                    open.push_back(child);
                }
            }
        }
    };
    for (size_t entry = 0; entry < m_entries.size(); ++entry) {
        if (m_entries[entry].parents.empty())
            reachFrom(int(entry));
    }
    for (size_t entry = 0; entry < m_entries.size(); ++entry) {
        if (!reached[entry])
            reachFrom(int(entry));
    }
    std::sort(m_roots.begin(), m_roots.end());
}

std::vector<char> TagTreeProxy::entriesToShow() const
{
    if (m_filterKey.isEmpty())
        return std::vector<char>(m_entries.size(), 1);
    std::vector<char> shown(m_entries.size(), 0);
    std::vector<int> open;
    for (size_t entry = 0; entry < m_entries.size(); ++entry) {
        if (m_entries[entry].key.contains(m_filterKey)) {
            shown[entry] = 1;
            open.push_back(int(entry));
        }
    }
    while (!open.empty()) {
        const int entry = open.back();
        open.pop_back();
        for (const int parent : m_entries[size_t(entry)].parents) {
            if (!shown[size_t(parent)]) {
                shown[size_t(parent)] = 1;
                open.push_back(parent);
            }
        }
    }
    return shown;
}

/// Whether the entry is that of the node or of one above it.
bool TagTreeProxy::isAbove(int entry, int node) const
{
    for (; node > 0; node = m_nodes[size_t(node)].parent) {
        if (m_nodes[size_t(node)].entry == entry)
            return true;
    }
    return false;
}

void TagTreeProxy::buildNodes()
{
    const std::vector<char> shown = entriesToShow();
    const size_t mostPlaces = mostPlacesPerTag * m_entries.size() + placesAnyway;
    std::vector<int> lastPlace(m_entries.size(), -1);
    m_firstPlace.assign(m_entries.size(), -1);
    m_nodes.clear();
    m_nodes.reserve(m_entries.size() + 1);
    m_nodes.push_back(Node());
    // Breadth first, so that children of one node stand side by side.
    for (size_t node = 0; node < m_nodes.size(); ++node) {
        const int first = int(m_nodes.size());
        const std::vector<int> &children = node == 0 ? m_roots : m_entries[size_t(m_nodes[node].entry)].children;
        for (const int child : children) {
            const bool isFirst = m_firstPlace[size_t(child)] < 0;
            if (!shown[size_t(child)] || isAbove(child, int(node)) || (!isFirst && m_nodes.size() > mostPlaces))
                continue;
            Node place;
            place.tag = m_entries[size_t(child)].tag;
            place.entry = child;
            place.parent = int(node);
            place.row = int(m_nodes.size()) - first;
            const int number = int(m_nodes.size());
            m_nodes.push_back(place);
            if (isFirst)
                m_firstPlace[size_t(child)] = number;
            else
                m_nodes[size_t(lastPlace[size_t(child)])].nextPlace = number;
            lastPlace[size_t(child)] = number;
        }
        m_nodes[node].firstChild = first;
        m_nodes[node].childCount = int(m_nodes.size()) - first;
    }
}

QList<TagId> TagTreeProxy::pathOf(int node) const
{
    QList<TagId> path; // the tag itself first
    for (; node > 0; node = m_nodes[size_t(node)].parent)
        path.append(m_nodes[size_t(node)].tag);
    return path;
}

int TagTreeProxy::nodeAt(const QList<TagId> &path) const
{
    const int entry = path.isEmpty() ? -1 : m_entryOf.value(path.first(), -1);
    if (entry < 0)
        return -1;
    for (int node = m_firstPlace[size_t(entry)]; node > 0; node = m_nodes[size_t(node)].nextPlace) {
        if (pathOf(node) == path)
            return node;
    }
    return -1;
}

/// Builds the nodes anew; rows that someone holds on to are found again by the tags above them.
void TagTreeProxy::rebuild()
{
    if (m_nodes.size() < 2) {
        beginResetModel();
        connectEntries();
        buildNodes();
        endResetModel();
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QList<QList<TagId>> paths;
    for (const QModelIndex &index : before)
        paths.append(pathOf(nodeOf(index)));
    connectEntries();
    buildNodes();
    QModelIndexList after;
    for (const QList<TagId> &path : std::as_const(paths))
        after.append(indexOfNode(nodeAt(path)));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

} // namespace tagloom::models
