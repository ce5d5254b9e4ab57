// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "library/library.h"
#include "models/roles.h"
#include "models/tags_model.h"
#include "store/tag_store.h"
#include "store/tag_tree_store.h"

#include <QAbstractProxyModel>
#include <QHash>
#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace tagloom::models {

/// The tags as a tree, with their counts: one column, children under each of their parents, siblings by name. A tag
/// with several parents has several indexes and one row in TagsModel. DisplayRole is the name without what the parent
/// says already ("b" for "a/b" under "a"), EditRole the whole name, and TagRole the rest. Changes of counts repaint
/// rows and never move them. Changed tags or parents come as layoutChanged (expanded and selected rows stay), the first
/// load and another filter as a reset, after which a view expands by id. Drops are accepted and left to the view.
/// Follows Library::changed by itself. Lives on the library's thread.
class TagTreeProxy final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    /// Shows `tags` once it is loaded.
    TagTreeProxy(library::Library &library, TagsModel &tags, QObject *parent = nullptr);

    TagsModel &tags() const { return m_tags; }

    /// Shows only tags whose folded name holds the folded text, and the tags above them. Empty: all.
    void setFilterText(const QString &text);
    const QString &filterText() const { return m_filterText; }

    domain::TagId tagAt(const QModelIndex &index) const; ///< id 0 for an invalid index
    QModelIndex indexOf(domain::TagId id) const; ///< the first place of the tag; invalid if it is not shown
    QModelIndexList indexesOf(domain::TagId id) const; ///< all of them
    qint64 count(domain::TagId id) const; ///< live items that carry it, without its descendants

    /// How many items of a result carry each tag; tags that are not in it are grey. nullopt: the result is everything, or is
    /// not counted, and count() is shown. Views repaint on facetsChanged(): dataChanged() of thousands of places, at every key,
    /// takes longer than the search.
    void setFacets(const std::optional<QHash<domain::TagId, qint64>> &facets);

    QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override; ///< the first place
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDragActions() const override;
    Qt::DropActions supportedDropActions() const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    /// Always false: the view performs drops through a service.
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

    /// Called by Library::changed, after TagsModel; doing it twice does no harm.
    void apply(const domain::ChangeSet &changes);

Q_SIGNALS:
    void facetsChanged();

private:
    /// One tag, in the order of the names' keys.
    struct Entry
    {
        domain::TagId tag;
        QString key;
        std::vector<int> children; ///< entries, ascending
        std::vector<int> parents;
    };

    /// One place of a tag in the tree. Node 0 is the invisible root.
    struct Node
    {
        domain::TagId tag;
        int entry = -1;
        int parent = -1;
        int row = 0; ///< among the parent's children
        int firstChild = 0; ///< children stand side by side
        int childCount = 0;
        int nextPlace = -1; ///< of the same tag
    };

    void readTags();
    bool readParents();
    void readAllCounts();
    void updateEntries();
    void connectEntries();
    void buildNodes();
    std::vector<char> entriesToShow() const;
    bool isAbove(int entry, int node) const;
    void rebuild();
    void followReset();
    void followInsertion(int first, int last);
    void followRemoval(const QList<domain::TagId> &tags);
    void followData(const QModelIndex &topLeft, const QModelIndex &bottomRight);
    void repaint(const QList<domain::TagId> &tags);
    void updateCounts(const domain::ChangeSet &changes);
    int nodeOf(const QModelIndex &index) const;
    QModelIndex indexOfNode(int node) const;
    QList<domain::TagId> pathOf(int node) const;
    int nodeAt(const QList<domain::TagId> &path) const;
    QString shownName(int node) const;
    qint64 shownCount(domain::TagId tag) const;
    bool isInResult(int node) const;

    library::Library &m_library;
    TagsModel &m_tags;
    QString m_filterText;
    QString m_filterKey;
    QList<store::TagParent> m_parents;
    QHash<domain::TagId, qint64> m_counts;
    std::optional<QHash<domain::TagId, qint64>> m_facets;
    QSet<domain::TagId> m_outdated; ///< tags that came, went or have another name since the entries were made
    std::vector<Entry> m_entries;
    QHash<domain::TagId, int> m_entryOf;
    std::vector<int> m_roots; ///< entries without a parent, and one of each ring of parents
    std::vector<Node> m_nodes;
    std::vector<int> m_firstPlace; ///< node of each entry; -1: not shown
};

} // namespace tagloom::models
