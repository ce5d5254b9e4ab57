// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QList>

#include <vector>

namespace tagloom::store {

/// A set of item ids, or all items but those: closed under and, or, not, without asking which items there are. The ids
/// are kept ascending, each once, so that an id near 2^63 costs no more than a small one.
class IdSet final
{
public:
    /// In any order, also repeated.
    explicit IdSet(QList<domain::ItemId> ids = {});

    static IdSet everything()
    {
        IdSet all;
        all.m_isComplement = true;
        return all;
    }

    bool isEverything() const { return m_isComplement && m_ids.isEmpty(); }
    bool isNothing() const { return !m_isComplement && m_ids.isEmpty(); }
    bool isComplement() const { return m_isComplement; }

    /// Those in the set, or those out of it if it is a complement. Ascending.
    const QList<domain::ItemId> &ids() const { return m_ids; }

    void complement() { m_isComplement = !m_isComplement; }
    void intersect(const IdSet &other);

    /// Of many sets at once, so that a long chain of `or` does not copy what it has again and again. Of none: nothing.
    static IdSet united(const std::vector<IdSet> &sets);

private:
    QList<domain::ItemId> m_ids;
    bool m_isComplement = false;
};

/// Answers quickly whether an id is in a set: a bit for each where they are dense, else a search. Needs the set no
/// longer.
class IdLookup final
{
public:
    explicit IdLookup(const IdSet &set);
    bool contains(domain::ItemId id) const { return isListed(id) != m_isComplement; }

private:
    bool isListed(domain::ItemId id) const;

    QList<domain::ItemId> m_ids; ///< shared with the set
    std::vector<bool> m_bits; ///< empty if the ids are sparse
    bool m_isComplement = false;
};

} // namespace tagloom::store
