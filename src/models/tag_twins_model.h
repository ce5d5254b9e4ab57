// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "library/library.h"
#include "models/roles.h"
#include "models/tag_tree_proxy.h"
#include "models/tags_model.h"
#include "store/tag_twin_store.h"

#include <QAbstractTableModel>
#include <QSet>

#include <optional>
#include <utility>

namespace tagloom::models {

/// Pairs of tags that may be one, as they were found, with the names and counts of now. A pair goes when one of its
/// tags goes or the two are said to be distinct, and comes back when that is undone; so what is shown follows from the
/// library alone, but for pairs that were set aside. Follows Library::changed by itself. Lives on the library's thread.
class TagTwinsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { KeepColumn, KeepCountColumn, OtherColumn, OtherCountColumn, ReasonColumn, ColumnCount };

    /// All three must outlive it.
    TagTwinsModel(library::Library &library, TagsModel &tags, TagTreeProxy &tree, QObject *parent = nullptr);

    /// What a search found, the surest first; what was set aside is shown again.
    void setTwins(const QList<store::TwinPair> &twins);

    /// Only pairs found for this reason; nullopt: all.
    void setReason(const std::optional<domain::TwinReason> &reason);

    domain::TagTwin twinAt(int row) const; ///< ids 0 outside
    qsizetype count(const std::optional<domain::TwinReason> &reason) const; ///< shown for it, whatever is asked for

    /// Left out, or no longer: those that a person passed over, or of which the answer is on its way to the disk.
    void setAside(const QList<domain::TagTwin> &twins, bool aside);

    static QString reasonText(domain::TwinReason reason); ///< "plural"

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    using Pair = std::pair<domain::TagId, domain::TagId>;

    static Pair pairOf(const domain::TagTwin &twin);
    void follow(const domain::ChangeSet &changes);
    void readDistinct();
    bool isOpen(const domain::TagTwin &twin) const;
    void showOpenOnes();

    library::Library &m_library;
    TagsModel &m_tags;
    TagTreeProxy &m_tree;
    QList<domain::TagTwin> m_twins;
    std::optional<domain::TwinReason> m_reason;
    QSet<Pair> m_distinct;
    QSet<Pair> m_aside;
    QList<qsizetype> m_rows; ///< places in m_twins, ascending
};

} // namespace tagloom::models
