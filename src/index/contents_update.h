// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/result.h"
#include "index/contents.h"

#include <vector>

namespace tagloom::store {
class Connection;
}

namespace tagloom::index {

/// Brings what a change set names to the state stored now. It says only where to look, never what to add, so that the
/// same one twice, or one that the contents hold already, changes nothing. Reads first, inside a read transaction of
/// the caller, and then applies what it read: on an error the contents are as before.
class ContentsUpdate final
{
public:
    static domain::Result<ContentsUpdate> read(const store::Connection &connection, const domain::ChangeSet &changes,
                                               const Contents &contents);

    void applyTo(Contents &contents);

    /// The slots whose texts may have changed, new ones among them; after applyTo().
    const std::vector<Slot> &touchedTexts() const { return m_touched; }

private:
    struct ItemState
    {
        domain::ItemId id;
        bool exists = false;
        domain::KindId kind;
        qint64 createdAt = 0;
        qint64 updatedAt = 0;
        bool trashed = false;
        bool withUrl = false;
        bool withNote = false;
        bool tagsRead = false;
        QList<domain::TagId> tags; ///< confirmed; if they were read
    };
    struct LinkState
    {
        domain::LinkRef link;
        bool confirmed = false;
    };
    /// A tag that is read as a whole.
    struct TagState
    {
        domain::TagId tag;
        std::vector<qint64> items; ///< with any link
        std::vector<qint64> unconfirmed; ///< of these, those whose link does not count
    };

    domain::Result<void> readItems(const store::Connection &connection, const domain::ChangeSet &changes,
                                   const Contents &contents);
    domain::Result<void> readTag(const store::Connection &connection, domain::TagId tag);
    domain::Result<void> readLinks(const store::Connection &connection, const domain::ChangeSet &changes,
                                   const Contents &contents);
    void applyItems(Contents &contents);
    void applyLinks(Contents &contents);

    QList<ItemState> m_items;
    QList<LinkState> m_links;
    std::vector<TagState> m_tags;
    std::vector<Slot> m_touched;
};

} // namespace tagloom::index
