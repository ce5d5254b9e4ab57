// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bulk_load.h"

#include "store/connection.h"
#include "store/statement.h"
#include "store/tag_maker.h"
#include "store/tag_store.h"
#include "store/transaction.h"

#include <array>

namespace tagloom::store {

using domain::Item;
using domain::ItemId;
using domain::Link;
using domain::LinkStatus;
using domain::Result;
using domain::TagId;
using domain::TagName;

namespace {

/// What would run for every row, and is done once for all in finish().
constexpr std::array<QLatin1StringView, 6> rowTriggers{
    QLatin1StringView("items_fts_item_added"),    QLatin1StringView("items_fts_note_adding"),
    QLatin1StringView("items_fts_note_added"),    QLatin1StringView("tag_counts_link_added"),
    QLatin1StringView("tag_counts_link_changed"), QLatin1StringView("tag_counts_item_trashed")};

/// Making these anew at the end beats inserting at random places, once the load is large beside the library.
constexpr std::array<QLatin1StringView, 3> rowIndexes{QLatin1StringView("items_by_created"),
                                                      QLatin1StringView("items_by_url_key"),
                                                      QLatin1StringView("item_tags_by_tag")};

constexpr qint64 wordsInMemory = 16 * 1024 * 1024; // bytes
constexpr qint64 usualWordsInMemory = 1024 * 1024; // what FTS5 takes unless told

} // namespace

struct BulkLoad::Statements
{
    explicit Statements(Transaction &transaction)
        : Statements(transaction, transaction.connection())
    { }

    Statements(Transaction &transaction, const Connection &connection)
        : addItem(connection,
                  QStringLiteral("INSERT INTO items (kind_id, title, url, url_key, created_at, updated_at, trashed_at) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?)"))
        , addNotes(connection, QStringLiteral("INSERT INTO item_notes (item_id, body) VALUES (?, ?)"))
        , hasNotes(connection, QStringLiteral("SELECT 1 FROM item_notes WHERE item_id = ?"))
        , restore(connection,
                  QStringLiteral("UPDATE items SET trashed_at = NULL WHERE id = ? AND trashed_at IS NOT NULL"))
        , confirmedTags(connection,
                        QStringLiteral("SELECT tag_id FROM item_tags WHERE item_id = ? AND status = 'confirmed'"))
        , addLink(connection,
                  QStringLiteral("INSERT INTO item_tags (item_id, tag_id, source, status, confidence, added_at) "
                                 "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (item_id, tag_id) DO NOTHING"))
        , identity(connection, QStringLiteral("SELECT url_key, title, created_at FROM items WHERE id = ?"))
        , tags(transaction)
    { }

    Statement addItem;
    Statement addNotes;
    Statement hasNotes;
    Statement restore;
    Statement confirmedTags;
    Statement addLink;
    Statement identity;
    TagMaker tags;
};

BulkLoad::BulkLoad(Transaction &transaction, KnownItems known)
    : m_transaction(transaction)
    , m_known(std::move(known))
    , m_setAside(transaction.connection())
{ }

BulkLoad::~BulkLoad() = default;

Result<std::unique_ptr<BulkLoad>> BulkLoad::begin(Transaction &transaction, qint64 expectedItems)
{
    Connection &connection = transaction.connection();
    auto known = KnownItems::read(connection);
    if (!known)
        return known.error();
    const auto last = connection.number(QStringLiteral("SELECT coalesce(max(id), 0) FROM items"));
    if (!last)
        return last.error();
    std::unique_ptr<BulkLoad> load(new BulkLoad(transaction, std::move(*known)));
    load->m_lastItemBefore = *last;
    if (auto done = load->readKnownTags(); !done)
        return done.error();
    QStringList names(rowTriggers.begin(), rowTriggers.end());
    if (expectedItems >= load->m_known.size() / 2)
        names += QStringList(rowIndexes.begin(), rowIndexes.end());
    if (auto done = load->m_setAside.drop(names); !done)
        return done.error();
    load->m_statements = std::make_unique<Statements>(transaction);
    return load;
}

Result<void> BulkLoad::readKnownTags()
{
    Statement rows(m_transaction.connection(),
                   QStringLiteral("SELECT name_key, id FROM tags UNION ALL SELECT alias_key, tag_id FROM tag_aliases"));
    while (rows.next())
        m_tagsByKey.insert(rows.text(0), TagId{rows.integer(1)});
    return rows.finish();
}

Result<std::optional<ItemId>> BulkLoad::findItem(const QString &identity)
{
    const auto known = m_known.find(identity);
    if (!known)
        return known;
    Statement &row = m_statements->identity;
    row.bind(*known);
    const bool same = row.next() && itemIdentity(row.text(0), row.text(1), row.integer(2)) == identity;
    if (auto done = row.finish(); !done)
        return done.error();
    if (same)
        return known;
    const auto collided = m_collided.constFind(identity);
    return collided == m_collided.cend() ? std::nullopt : std::optional(*collided);
}

Result<ItemId> BulkLoad::addItem(const Item &item, const QString &urlKey, const QString &notes)
{
    const auto orNull = [](const QString &text) {
        return text.isEmpty() ? QString() : text;
    };
    if (auto done = m_transaction.relieveHistory(); !done)
        return done.error();
    if (auto done = m_statements->addItem.run(item.kind, item.title, orNull(item.url), orNull(urlKey), item.createdAt,
                                              item.updatedAt, item.trashedAt);
        !done)
        return done.error();
    const ItemId id{m_transaction.connection().lastInsertedId()};
    const QString identity = itemIdentity(urlKey, item.title, item.createdAt);
    if (m_known.find(identity))
        m_collided.insert(identity, id);
    else
        m_known.insert(identity, id);
    if (!notes.isEmpty()) {
        if (auto done = m_statements->addNotes.run(id, notes); !done)
            return done.error();
    }
    return id;
}

Result<void> BulkLoad::addMissingNotes(ItemId id, const QString &notes)
{
    if (notes.isEmpty())
        return {};
    m_statements->hasNotes.bind(id);
    const bool exists = m_statements->hasNotes.next();
    if (auto done = m_statements->hasNotes.finish(); !done)
        return done;
    if (exists)
        return {};
    if (id.value > m_lastItemBefore)
        return m_statements->addNotes.run(id, notes);
    if (!m_lateNotes.contains(id))
        m_lateNotes.insert(id, notes);
    return {};
}

Result<bool> BulkLoad::restoreItem(ItemId id)
{
    if (auto done = m_statements->restore.run(id); !done)
        return done.error();
    if (m_transaction.connection().changedRows() == 0)
        return false;
    Statement &tags = m_statements->confirmedTags;
    tags.bind(id);
    while (tags.next())
        ++m_countChanges[TagId{tags.integer(0)}];
    if (auto done = tags.finish(); !done)
        return done.error();
    return true;
}

Result<TagId> BulkLoad::tag(const TagName &name, bool *created)
{
    const auto known = m_tagsByKey.constFind(name.key());
    if (created)
        *created = known == m_tagsByKey.cend();
    if (known != m_tagsByKey.cend())
        return *known;
    const auto id = m_statements->tags.make(name);
    if (id)
        m_tagsByKey.insert(name.key(), *id);
    return id;
}

Result<void> BulkLoad::addAlias(TagId id, const TagName &alias)
{
    auto added = addTagAlias(m_transaction, id, alias);
    if (added)
        m_tagsByKey.insert(alias.key(), id);
    return added;
}

Result<bool> BulkLoad::addLink(const Link &link, bool live)
{
    if (auto done = m_statements->addLink.run(link.item, link.tag, domain::toWord(link.source),
                                              domain::toWord(link.status), link.confidence, link.addedAt);
        !done)
        return done.error();
    const bool added = m_transaction.connection().changedRows() > 0;
    if (added && live && link.status == LinkStatus::Confirmed)
        ++m_countChanges[link.tag];
    return added;
}

Result<void> BulkLoad::indexTexts()
{
    // FTS5 keeps that many bytes of new words before it writes them as a segment: fewer segments, less to merge.
    Statement keep(m_transaction.connection(),
                   QStringLiteral("INSERT INTO items_fts (items_fts, rank) VALUES ('hashsize', ?)"));
    if (auto done = keep.run(wordsInMemory); !done)
        return done;
    if (auto done = Statement(m_transaction.connection(),
                              QStringLiteral("INSERT INTO items_fts (rowid, title, url, notes) "
                                             "SELECT id, title, url, notes FROM item_texts WHERE id > ?"))
                        .run(m_lastItemBefore);
        !done)
        return done;
    return keep.run(usualWordsInMemory);
}

Result<void> BulkLoad::finish()
{
    m_statements.reset();
    Connection &connection = m_transaction.connection();
    if (auto done = indexTexts(); !done)
        return done;
    Statement count(connection, QStringLiteral("UPDATE tag_counts SET item_count = item_count + ? WHERE tag_id = ?"));
    for (auto change = m_countChanges.cbegin(); change != m_countChanges.cend(); ++change) {
        if (auto done = count.run(change.value(), change.key()); !done)
            return done;
    }
    if (auto done = m_setAside.bringBack(); !done)
        return done;
    Statement addNotes(connection, QStringLiteral("INSERT INTO item_notes (item_id, body) VALUES (?, ?)"));
    Statement touch(connection, QStringLiteral("UPDATE items SET updated_at = ? WHERE id = ?"));
    for (auto notes = m_lateNotes.cbegin(); notes != m_lateNotes.cend(); ++notes) {
        if (auto done = addNotes.run(notes.key(), notes.value()); !done)
            return done;
        if (auto done = touch.run(m_transaction.now(), notes.key()); !done)
            return done;
    }
    m_transaction.changes().everything = true;
    return {};
}

} // namespace tagloom::store
