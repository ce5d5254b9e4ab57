// SPDX-License-Identifier: GPL-3.0-or-later
// The writing half of store/tag_store.h.
#include "store/tag_store.h"

#include "domain/text.h"
#include "store/connection.h"
#include "store/statement.h"
#include "store/tag_maker.h"
#include "store/transaction.h"

#include <QRegularExpression>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using domain::TagId;
using domain::TagName;

namespace {

/// One UPDATE of a tag's row, noted in the change set.
template <class... Values>
Result<void> updateTag(Transaction &transaction, const QString &sql, TagId id, const Values &...values)
{
    transaction.changes().tagsChanged.append(id);
    return Statement(transaction.connection(), sql).run(values..., id);
}

} // namespace

Error nameTaken(const NameHolder &holder, const TagName &name)
{
    if (holder.isAlias)
        return {
            ErrorCode::Conflict,
            QStringLiteral("“%1” is an alias of the tag “%2” already. Choose another name, or remove the alias first.")
                .arg(name.text(), holder.name)};
    return {ErrorCode::Conflict,
            QStringLiteral("There is a tag “%1” already. Choose another name, or merge the two.").arg(holder.name)};
}

Result<TagId> createTag(Transaction &transaction, const TagName &name)
{
    const auto holder = findNameHolder(transaction.connection(), name.text());
    if (!holder)
        return holder.error();
    if (*holder)
        return nameTaken(**holder, name);
    return TagMaker(transaction).make(name);
}

Result<TagId> findOrCreateTag(Transaction &transaction, const TagName &name)
{
    const auto known = findTag(transaction.connection(), name.text());
    if (!known)
        return known.error();
    if (*known)
        return **known;
    return TagMaker(transaction).make(name);
}

Result<void> renameTag(Transaction &transaction, TagId id, const TagName &name)
{
    const auto tag = requireTag(transaction.connection(), id);
    if (!tag)
        return tag.error();
    if (tag->name == name.text())
        return {};
    const auto holder = findNameHolder(transaction.connection(), name.text());
    if (!holder)
        return holder.error();
    // An alias of its own cannot become its name without ceasing to be an alias.
    if (*holder && ((*holder)->isAlias || (*holder)->tag != id))
        return nameTaken(**holder, name);
    if (auto done = updateTag(transaction, QStringLiteral("UPDATE tags SET name = ?, name_key = ? WHERE id = ?"), id,
                              name.text(), name.key());
        !done)
        return done;
    return rebuildTagWords(transaction.connection(), {id});
}

Result<void> changeTagColour(Transaction &transaction, TagId id, const QString &colour)
{
    static const QRegularExpression hex(QStringLiteral("\\A#[0-9a-f]{6}\\z"));
    const QString lower = colour.toLower();
    if (!lower.isEmpty() && !hex.match(lower).hasMatch())
        return Error{ErrorCode::InvalidInput, QStringLiteral("“%1” is no colour. Write it as #rrggbb.").arg(colour)};
    const auto tag = requireTag(transaction.connection(), id);
    if (!tag)
        return tag.error();
    if (tag->colour == lower)
        return {};
    return updateTag(transaction, QStringLiteral("UPDATE tags SET colour = ? WHERE id = ?"), id,
                     lower.isEmpty() ? QStringLiteral("") : lower);
}

Result<void> changeTagDescription(Transaction &transaction, TagId id, const QString &description)
{
    const auto tag = requireTag(transaction.connection(), id);
    if (!tag)
        return tag.error();
    const QString usable = domain::storableText(description).trimmed();
    if (tag->description == usable)
        return {};
    return updateTag(transaction, QStringLiteral("UPDATE tags SET description = ? WHERE id = ?"), id,
                     usable.isEmpty() ? QStringLiteral("") : usable);
}

Result<void> changeTagPin(Transaction &transaction, TagId id, std::optional<int> pin)
{
    if (pin && (*pin < 1 || *pin > 9))
        return Error{ErrorCode::InvalidInput, QStringLiteral("Tags are pinned to the keys 1 to 9.")};
    const auto tag = requireTag(transaction.connection(), id);
    if (!tag)
        return tag.error();
    if (tag->pin == pin)
        return {};
    if (pin) {
        const auto holder = findPinnedTag(transaction.connection(), *pin);
        if (!holder)
            return holder.error();
        if (*holder) {
            const auto pinned = requireTag(transaction.connection(), **holder);
            if (!pinned)
                return pinned.error();
            return Error{
                ErrorCode::Conflict,
                QStringLiteral("The key %1 is taken by the tag “%2”. Choose another key, or unpin that tag first.")
                    .arg(QString::number(*pin), pinned->name)};
        }
    }
    return updateTag(transaction, QStringLiteral("UPDATE tags SET pin = ? WHERE id = ?"), id, pin);
}

Result<void> changeTagCreationTime(Transaction &transaction, TagId id, qint64 createdAt)
{
    return updateTag(transaction, QStringLiteral("UPDATE tags SET created_at = ? WHERE id = ?"), id, createdAt);
}

Result<void> changeTagSlug(Transaction &transaction, TagId id, const QString &slug)
{
    const auto tag = requireTag(transaction.connection(), id);
    if (!tag)
        return tag.error();
    const QString usable = domain::oneLine(slug);
    if (usable.isEmpty() || usable == tag->slug)
        return {};
    Statement holder(transaction.connection(), QStringLiteral("SELECT name FROM tags WHERE slug = ?"));
    holder.bind(usable);
    const bool taken = holder.next();
    const QString name = taken ? holder.text(0) : QString();
    if (auto done = holder.finish(); !done)
        return done;
    if (taken)
        return Error{ErrorCode::Conflict,
                     QStringLiteral("The slug “%1” is taken by the tag “%2”. Choose another one.").arg(usable, name)};
    return updateTag(transaction, QStringLiteral("UPDATE tags SET slug = ? WHERE id = ?"), id, usable);
}

Result<void> addTagAlias(Transaction &transaction, TagId id, const TagName &alias)
{
    const auto tag = requireTag(transaction.connection(), id);
    if (!tag)
        return tag.error();
    const auto holder = findNameHolder(transaction.connection(), alias.text());
    if (!holder)
        return holder.error();
    if (*holder && !(*holder)->isAlias && (*holder)->tag == id)
        return Error{ErrorCode::Conflict,
                     QStringLiteral("“%1” is the name of this tag already; an alias is another name.").arg(tag->name)};
    if (*holder && !(*holder)->isAlias)
        return Error{ErrorCode::Conflict,
                     QStringLiteral("“%1” is the name of another tag, and a name means one tag only. Merge the two, or "
                                    "choose another alias.")
                         .arg((*holder)->name)};
    if (*holder)
        return (*holder)->tag == id
            ? Result<void>()
            : Error{ErrorCode::Conflict,
                    QStringLiteral("“%1” is an alias of the tag “%2” already. Remove it there first, or choose another "
                                   "alias.")
                        .arg(alias.text(), (*holder)->name)};
    transaction.changes().tagsChanged.append(id);
    Statement insert(transaction.connection(),
                     QStringLiteral("INSERT INTO tag_aliases (alias_key, alias, tag_id) VALUES (?, ?, ?)"));
    if (auto done = insert.run(alias.key(), alias.text(), id); !done)
        return done;
    Statement addWord(transaction.connection(), addTagWordSql());
    return addTagWords(addWord, id, alias);
}

Result<void> removeTagAlias(Transaction &transaction, TagId id, const QString &alias)
{
    const auto tag = requireTag(transaction.connection(), id);
    if (!tag)
        return tag.error();
    Statement remove(transaction.connection(),
                     QStringLiteral("DELETE FROM tag_aliases WHERE alias_key = ? AND tag_id = ?"));
    if (auto done = remove.run(domain::foldedKey(alias), id); !done)
        return done;
    if (transaction.connection().changedRows() == 0)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("The tag “%1” has no alias “%2”.").arg(tag->name, domain::oneLine(alias))};
    transaction.changes().tagsChanged.append(id);
    return rebuildTagWords(transaction.connection(), {id});
}

} // namespace tagloom::store
