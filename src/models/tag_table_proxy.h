// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "library/job.h"
#include "library/library.h"
#include "models/roles.h"
#include "models/tags_model.h"
#include "store/tag_listing.h"

#include <QAbstractProxyModel>
#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace tagloom::models {

/// All tags, or those that match, as a table over TagsModel: sorted by any column, with what other tables say of each.
/// Which tags and in what order is found by the library's reading thread, for a QSortFilterProxyModel takes a hundred
/// milliseconds of the window's at twenty thousand tags: a new text, group or order shows some moments later
/// (listed()), and every answer is one layoutChanged(), so that selected rows and the current one stay. When tags were
/// last used is read on a thread of its own and comes later still. Follows Library::changed by itself. Lives on the
/// library's thread.
class TagTableProxy final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        CountColumn,
        AliasesColumn,
        ParentsColumn,
        SlugColumn,
        DescriptionColumn,
        LastUseColumn,
        PinColumn,
        ColumnCount
    };

    /// Shows `tags` once it is loaded. Both must outlive it.
    TagTableProxy(library::Library &library, TagsModel &tags, QObject *parent = nullptr);
    ~TagTableProxy() override;

    void setText(const QString &text);
    void setGroup(store::TagGroup group);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    const store::TagListing &listing() const { return m_listing; }

    domain::TagId tagAt(int row) const; ///< id 0 outside
    int rowOf(domain::TagId id) const; ///< -1 if it is not shown
    store::TagFigures figures(domain::TagId id) const;
    std::optional<qint64> lastUse(domain::TagId id) const; ///< UTC milliseconds
    bool knowsLastUses() const { return m_knowsLastUses; }

    QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void listed(); ///< the rows answer the last question
    void figuresChanged(); ///< of any tag
    void failed(const QString &message); ///< the library could not be read; whole sentences

private:
    struct Answer
    {
        QList<domain::TagId> tags;
        std::optional<QHash<domain::TagId, store::TagFigures>> figures; ///< if they were asked for
    };

    void ask();
    void show(const domain::Result<Answer> &answer);
    void showRows(std::vector<domain::TagId> tags);
    void askLastUses();
    void follow(const domain::ChangeSet &changes);
    void followReset();
    void followData(const QModelIndex &topLeft, const QModelIndex &bottomRight);
    QString cellText(domain::TagId id, int column) const;
    QString namesOf(const QList<domain::TagId> &tags) const;

    library::Library &m_library;
    TagsModel &m_tags;
    store::TagListing m_listing;
    std::vector<domain::TagId> m_rows;
    QHash<domain::TagId, int> m_rowOf;
    QHash<domain::TagId, store::TagFigures> m_figures;
    store::LastUses m_lastUses;
    bool m_knowsLastUses = false;
    bool m_asking = false;
    bool m_askAgain = false;
    bool m_figuresOutdated = true;
    library::Job m_readingUses; ///< under way; none: nothing is
    bool m_allUsesOutdated = true;
    QSet<domain::TagId> m_outdatedUses;
};

} // namespace tagloom::models
