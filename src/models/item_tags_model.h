// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/link.h"
#include "library/library.h"
#include "models/fetched_table_model.h"
#include "models/pending_edits.h"
#include "models/roles.h"
#include "models/tags_model.h"

#include <QFuture>

namespace tagloom::models {

/// The links of one item as the table that they are: which tags it carries, from whom, how sure. In the order of the
/// tags' names. Follows Library::changed by itself. Lives on the library's thread; both must outlive it.
class ItemTagsModel final : public FetchedTableModel
{
    Q_OBJECT

public:
    enum Column {
        ItemColumn, ///< always the same: hide it in a view
        TagColumn, ///< DisplayRole: the tag's name; EditRole: its id
        SourceColumn, ///< EditRole: the stored word ("user", "import", "rule", "suggestion"); DisplayRole: for people
        StatusColumn, ///< EditRole: "confirmed", "suggested", "rejected"; can be edited
        ConfidenceColumn, ///< EditRole: double 0..1 or null; DisplayRole: "80 %"; can be edited
        AddedColumn, ///< EditRole: UTC milliseconds; DisplayRole: the locale's short date
        RuleColumn, ///< the id of the rule that it goes back to, whose name SourceColumn shows: hide it in a view
        ColumnCount
    };

    ItemTagsModel(library::Library &library, TagsModel &tags, QObject *parent = nullptr);

    /// Shows the links of this item; id 0: none.
    void setItem(domain::ItemId item);
    domain::ItemId item() const { return m_item; }

    domain::LinkRef linkAt(int row) const; ///< invalid ids outside
    int rowOf(domain::TagId tag) const; ///< -1 if the item does not carry it

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Status (its word) and confidence (0..1, or an invalid or empty value for "not known") are posted and shown as
    /// pending at once. refused() tells if one did not go through.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    /// Called by Library::changed, after TagsModel; doing it twice does no harm.
    void apply(const domain::ChangeSet &changes);

Q_SIGNALS:
    /// An edit did not go through and the old value is back. Whole sentences for a person.
    void refused(const QString &message);

protected:
    QVariant shownData(const QModelIndex &index, int role) const override;
    QString orderByClause() const override;

private:
    struct Cell
    {
        domain::LinkRef link;
        int column = 0;
        friend bool operator==(const Cell &, const Cell &) = default;
        friend size_t qHash(const Cell &cell, size_t seed = 0)
        {
            return qHashMulti(seed, cell.link.item, cell.link.tag, cell.column);
        }
    };

    QVariant stored(int row, int column) const;
    QVariant display(int row, int column, const QVariant &value) const;
    QString ruleName(int row) const;
    QFuture<domain::Result<void>> post(domain::LinkRef link, int column, const QVariant &value);

    library::Library &m_library;
    TagsModel &m_tags;
    domain::ItemId m_item;
    PendingEdits<Cell> m_pending;
};

} // namespace tagloom::models
