// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item_details.h"
#include "library/library.h"

#include <QCache>
#include <QList>
#include <QVariant>

namespace tagloom::models {

/// The details of the items in a table that were looked at last, and what its columns of one kind show of them. Read by
/// a few queries for a block of rows, never one a cell. Lives on the library's thread.
class ItemDetailsRows final
{
public:
    explicit ItemDetailsRows(const library::Library &library);

    /// The columns are those of this kind; of an invalid one, or one without details, there are none.
    void setKind(domain::KindId kind);
    domain::KindId kind() const { return m_kind; }

    /// What the columns show, from the first on; at most three.
    const QList<domain::DetailField> &fields() const { return m_fields; }

    QString heading(int column) const; ///< empty for a column that is not used

    bool knows(domain::ItemId id) const { return m_rows.contains(id); }
    void load(const QList<domain::ItemId> &ids);

    /// What load() has read; nothing for others. DisplayRole, ToolTipRole, AccessibleTextRole, EditRole: the text;
    /// CheckStateRole of Done: whether it is.
    QVariant data(domain::ItemId id, int column, int role) const;

    void forget(domain::ItemId id) { m_rows.remove(id); }
    void clear() { m_rows.clear(); }
    QList<domain::ItemId> held() const { return m_rows.keys(); }

private:
    const library::Library &m_library;
    domain::KindId m_kind;
    QList<domain::DetailField> m_fields;
    QCache<domain::ItemId, domain::ItemDetails> m_rows;
};

} // namespace tagloom::models
