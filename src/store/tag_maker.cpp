// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_maker.h"

#include "store/connection.h"
#include "store/transaction.h"

namespace tagloom::store {

using domain::Result;
using domain::TagId;
using domain::TagName;

TagMaker::TagMaker(Transaction &transaction)
    : m_transaction(transaction)
    , m_slugTaken(transaction.connection(), QStringLiteral("SELECT 1 FROM tags WHERE slug = ?"))
    , m_addTag(transaction.connection(),
               QStringLiteral("INSERT INTO tags (name, name_key, slug, created_at) VALUES (?, ?, ?, ?)"))
    , m_addWord(transaction.connection(), addTagWordSql())
{ }

Result<TagId> TagMaker::make(const TagName &name)
{
    const auto slug = freeSlug(name.slug());
    if (!slug)
        return slug.error();
    if (auto done = m_addTag.run(name.text(), name.key(), *slug, m_transaction.now()); !done)
        return done.error();
    const TagId id{m_transaction.connection().lastInsertedId()};
    m_transaction.changes().tagsAdded.append(id);
    if (auto done = addTagWords(m_addWord, id, name); !done)
        return done.error();
    return id;
}

Result<QString> TagMaker::freeSlug(const QString &wanted)
{
    QString slug = wanted;
    for (int number = 2;; ++number) {
        m_slugTaken.bind(slug);
        const bool exists = m_slugTaken.next();
        if (auto done = m_slugTaken.finish(); !done)
            return done.error();
        if (!exists)
            return slug;
        slug = wanted + u'-' + QString::number(number);
    }
}

Result<void> addTagWords(Statement &addWord, TagId id, const TagName &name)
{
    for (const QString &word : name.words()) {
        if (auto done = addWord.run(word, id); !done)
            return done;
    }
    return {};
}

QString addTagWordSql()
{
    return QStringLiteral("INSERT INTO tag_words (word, tag_id) VALUES (?, ?) ON CONFLICT (word, tag_id) DO NOTHING");
}

Result<void> rebuildTagWords(const Connection &connection, const QList<TagId> &tags)
{
    Statement remove(connection, QStringLiteral("DELETE FROM tag_words WHERE tag_id = ?"));
    Statement names(connection,
                    QStringLiteral("SELECT name FROM tags WHERE id = ?1 UNION ALL "
                                   "SELECT alias FROM tag_aliases WHERE tag_id = ?1"));
    Statement add(connection, addTagWordSql());
    for (const TagId id : tags) {
        if (auto done = remove.run(id); !done)
            return done;
        names.bind(id);
        while (names.next()) {
            const auto name = TagName::parse(names.text(0));
            if (!name)
                continue;
            if (auto done = addTagWords(add, id, *name); !done)
                return done;
        }
        if (auto done = names.finish(); !done)
            return done;
    }
    return {};
}

} // namespace tagloom::store
