// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/link.h"
#include "library/library.h"

#include <QCache>
#include <QList>
#include <QMetaType>

#include <optional>

namespace tagloom::models {

/// One tag on one item, with all that a chip needs to be painted.
struct TagChip
{
    domain::TagId tag;
    QString name;
    QString key; ///< folded name
    QString colour; ///< "#rrggbb"; empty for the one that follows from the key
    domain::LinkStatus status = domain::LinkStatus::Confirmed;
    std::optional<double> confidence;
    domain::LinkSource source = domain::LinkSource::User;
    int pin = 0; ///< 1..9; 0: none
    QString rule{}; ///< the name of the rule that the link goes back to; empty if to none
    friend bool operator==(const TagChip &, const TagChip &) = default;
};

/// "physics, to read": those that are not rejected.
QString namesOf(const QList<TagChip> &chips);

/// The tags of the items that were looked at last, each item's by one question for many: confirmed ones first, then
/// suggested, then rejected, each by name. Lives on the library's thread; `library` must outlive it.
class ItemChips final
{
public:
    /// Rows that are read together where one is missing.
    static constexpr int blockSize = 64;
    /// Items that are kept: many screens of them.
    static constexpr int mostKept = 2048;

    explicit ItemChips(library::Library &library);

    bool contains(domain::ItemId id) const { return m_chips.contains(id); }
    QList<TagChip> of(domain::ItemId id) const; ///< none of what has not been loaded

    /// Those that are kept already are passed over.
    void load(const QList<domain::ItemId> &ids);

    /// Reads anew what is kept and what the changes touched: these items; all rows if `changes.everything`.
    QList<domain::ItemId> follow(const domain::ChangeSet &changes);

    int loads() const { return m_loads; } ///< queries so far, for tests

private:
    library::Library &m_library;
    QCache<domain::ItemId, QList<TagChip>> m_chips;
    int m_loads = 0;
};

} // namespace tagloom::models

Q_DECLARE_METATYPE(tagloom::models::TagChip)
Q_DECLARE_METATYPE(QList<tagloom::models::TagChip>)
