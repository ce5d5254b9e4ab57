// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/tag_service.h"

#include "domain/counted.h"
#include "domain/tag_name.h"
#include "store/tag_store.h"
#include "store/tag_tree_store.h"

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using domain::TagId;
using domain::TagName;
using store::Transaction;

namespace {

/// What an action on tags is called: "Pin", the tag's name or how many there are, "to the key 3".
struct Label
{
    QString verb;
    QString rest{};

    QString text(const QString &tags) const { return QStringList{verb, tags, rest}.join(u' ').trimmed(); }
};

Result<void> setLabel(Transaction &transaction, const Label &label, const QList<TagId> &ids)
{
    if (ids.size() != 1) {
        transaction.setLabel(label.text(domain::countedTags(ids.size())));
        return {};
    }
    const auto tag = store::requireTag(transaction.connection(), ids.constFirst());
    if (!tag)
        return tag.error();
    transaction.setLabel(label.text(QStringLiteral("the tag “%1”").arg(tag->name)));
    return {};
}

/// Runs `change(transaction, id)` for each tag, in one transaction.
template <class Change>
QFuture<Result<void>> change(Library &library, const Label &label, const QList<TagId> &ids, Change changeOne)
{
    return library.write(label.text(domain::countedTags(ids.size())), [=](Transaction &transaction) -> Result<void> {
        if (auto done = setLabel(transaction, label, ids); !done)
            return done;
        for (const TagId id : ids) {
            if (auto done = changeOne(transaction, id); !done)
                return done;
        }
        return {};
    });
}

} // namespace

QFuture<Result<TagId>> TagService::create(const QString &name)
{
    const auto work = [=](Transaction &transaction) -> Result<TagId> {
        const auto usable = TagName::parse(name);
        if (!usable)
            return usable.error();
        return store::createTag(transaction, *usable);
    };
    return m_library.write(QStringLiteral("Create the tag “%1”").arg(name), work);
}

QFuture<Result<void>> TagService::rename(TagId id, const QString &name)
{
    const Label label{QStringLiteral("Rename"), QStringLiteral("to “%1”").arg(name.simplified())};
    return change(m_library, label, {id}, [name](Transaction &transaction, TagId tag) -> Result<void> {
        const auto usable = TagName::parse(name);
        return usable ? store::renameTag(transaction, tag, *usable) : usable.error();
    });
}

QFuture<Result<void>> TagService::changeColour(const QList<TagId> &ids, const QString &colour)
{
    return change(
        m_library, {QStringLiteral("Change the colour of")}, ids,
        [colour](Transaction &transaction, TagId tag) { return store::changeTagColour(transaction, tag, colour); });
}

QFuture<Result<void>> TagService::changeColour(TagId id, const QString &colour)
{
    return changeColour(QList<TagId>{id}, colour);
}

QFuture<Result<void>> TagService::changeDescription(TagId id, const QString &description)
{
    return change(m_library, {QStringLiteral("Change the description of")}, {id},
                  [description](Transaction &transaction, TagId tag) {
                      return store::changeTagDescription(transaction, tag, description);
                  });
}

QFuture<Result<void>> TagService::changeSlug(TagId id, const QString &slug)
{
    return change(m_library, {QStringLiteral("Change the slug of")}, {id},
                  [usable = domain::slugOf(slug)](Transaction &transaction, TagId tag) -> Result<void> {
                      if (usable.isEmpty())
                          return Error{ErrorCode::InvalidInput,
                                       QStringLiteral("A slug needs at least one letter or digit. Type one.")};
                      return store::changeTagSlug(transaction, tag, usable);
                  });
}

QFuture<Result<void>> TagService::changePin(TagId id, std::optional<int> pin)
{
    const Label label =
        pin ? Label{QStringLiteral("Pin"), QStringLiteral("to the key %1").arg(*pin)} : Label{QStringLiteral("Unpin")};
    return change(m_library, label, {id},
                  [pin](Transaction &transaction, TagId tag) { return store::changeTagPin(transaction, tag, pin); });
}

QFuture<Result<void>> TagService::unpin(const QList<TagId> &ids)
{
    return change(m_library, {QStringLiteral("Unpin")}, ids, [](Transaction &transaction, TagId tag) {
        return store::changeTagPin(transaction, tag, std::nullopt);
    });
}

QFuture<Result<void>> TagService::pinToFreeKeys(const QList<TagId> &ids)
{
    return change(m_library, {QStringLiteral("Pin")}, ids, [](Transaction &transaction, TagId id) -> Result<void> {
        const auto tag = store::requireTag(transaction.connection(), id);
        if (!tag)
            return tag.error();
        if (tag->pin)
            return {};
        for (int pin = 1; pin <= 9; ++pin) {
            const auto holder = store::findPinnedTag(transaction.connection(), pin);
            if (!holder)
                return holder.error();
            if (!*holder)
                return store::changeTagPin(transaction, id, pin);
        }
        return Error{ErrorCode::Conflict,
                     QStringLiteral("There are not enough free keys among 1 to 9. Unpin other tags first.")};
    });
}

QFuture<Result<void>> TagService::addAlias(TagId id, const QString &alias)
{
    const Label label{QStringLiteral("Call"), QStringLiteral("“%1” as well").arg(alias.simplified())};
    return change(m_library, label, {id}, [alias](Transaction &transaction, TagId tag) -> Result<void> {
        const auto usable = TagName::parse(alias);
        return usable ? store::addTagAlias(transaction, tag, *usable) : usable.error();
    });
}

QFuture<Result<void>> TagService::removeAlias(TagId id, const QString &alias)
{
    const Label label{QStringLiteral("Call"), QStringLiteral("“%1” no longer").arg(alias.simplified())};
    return change(m_library, label, {id}, [alias](Transaction &transaction, TagId tag) {
        return store::removeTagAlias(transaction, tag, alias);
    });
}

QFuture<Result<void>> TagService::addParent(const QList<TagId> &ids, TagId parent)
{
    return change(m_library, {QStringLiteral("Put"), QStringLiteral("below another tag")}, ids,
                  [parent](Transaction &transaction, TagId tag) -> Result<void> {
                      if (const auto above = store::requireTag(transaction.connection(), parent); !above)
                          return above.error();
                      return store::addTagParent(transaction, tag, parent);
                  });
}

QFuture<Result<void>> TagService::removeParent(const QList<TagId> &ids, TagId parent)
{
    return change(
        m_library, {QStringLiteral("Take"), QStringLiteral("from below another tag")}, ids,
        [parent](Transaction &transaction, TagId tag) { return store::removeTagParent(transaction, tag, parent); });
}

QFuture<Result<void>> TagService::setParents(const QList<TagId> &ids, const QList<TagId> &parents)
{
    const Label label{QStringLiteral("Move"),
                      parents.isEmpty() ? QStringLiteral("to the top") : QStringLiteral("in the tree")};
    return change(m_library, label, ids, [parents](Transaction &transaction, TagId tag) {
        return store::setTagParents(transaction, tag, parents);
    });
}

QFuture<Result<void>> TagService::move(const QList<TagPlace> &places, TagId parent)
{
    QList<TagId> tags;
    for (const TagPlace &place : places)
        tags.append(place.tag);
    const auto work = [=](Transaction &transaction) -> Result<void> {
        const auto to = store::requireTag(transaction.connection(), parent);
        if (!to)
            return to.error();
        const Label label{QStringLiteral("Move"), QStringLiteral("below “%1”").arg(to->name)};
        if (auto done = setLabel(transaction, label, tags); !done)
            return done;
        for (const TagPlace &place : places) {
            if (place.parent == parent)
                continue;
            if (place.parent.isValid()) {
                if (auto done = store::removeTagParent(transaction, place.tag, place.parent); !done)
                    return done;
            }
            if (auto done = store::addTagParent(transaction, place.tag, parent); !done)
                return done;
        }
        return {};
    };
    return m_library.write(QStringLiteral("Move tags in the tree"), work);
}

} // namespace tagloom::library
