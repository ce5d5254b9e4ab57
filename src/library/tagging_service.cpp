// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/tagging_service.h"

#include "domain/counted.h"
#include "domain/tag_name.h"
#include "store/link_store.h"
#include "store/tag_store.h"

#include <QSet>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::LinkRef;
using domain::LinkStatus;
using domain::Result;
using domain::TagId;
using domain::TagName;
using store::Transaction;

namespace {

enum class Direction { Add, Remove };

/// How many different items the transaction's links speak of.
qint64 itemsTouched(Transaction &transaction)
{
    QSet<ItemId> items;
    const auto &changes = transaction.changes();
    for (const auto *links : {&changes.linksAdded, &changes.linksChanged, &changes.linksRemoved}) {
        for (const LinkRef &link : *links)
            items.insert(link.item);
    }
    return items.size();
}

Result<TaggingOutcome> applyTags(Transaction &transaction, const QList<ItemId> &items, const QList<TagId> &tags,
                                 Direction direction)
{
    TaggingOutcome outcome;
    outcome.removed = direction == Direction::Remove;
    for (const TagId id : tags) {
        const auto tag = store::readTag(transaction.connection(), id);
        if (!tag)
            return tag.error();
        if (!*tag)
            return Error {ErrorCode::NotFound, QStringLiteral("This tag is no longer in the library.")};
        outcome.tags.append((*tag)->name);
        const auto changed = outcome.removed ? store::removeLinks(transaction, items, id)
                                             : store::addLinks(transaction, items, id);
        if (!changed)
            return changed.error();
    }
    outcome.items = itemsTouched(transaction);
    transaction.setLabel(describe(outcome));
    return outcome;
}

Result<TaggingOutcome> applyNames(Transaction &transaction, const QList<ItemId> &items, const QStringList &names,
                                  Direction direction)
{
    QList<TagId> tags;
    QStringList created;
    for (const QString &text : names) {
        const auto known = store::findTag(transaction.connection(), text);
        if (!known)
            return known.error();
        if (*known) {
            if (!tags.contains(**known))
                tags.append(**known);
            continue;
        }
        if (direction == Direction::Remove)
            return Error {ErrorCode::NotFound, QStringLiteral("There is no tag “%1”. Check its name.").arg(text)};
        const auto name = TagName::parse(text);
        if (!name)
            return name.error();
        const auto tag = store::createTag(transaction, *name);
        if (!tag)
            return tag.error();
        tags.append(*tag);
        created.append(name->text());
    }
    auto outcome = applyTags(transaction, items, tags, direction);
    if (outcome)
        outcome->createdTags = created;
    return outcome;
}

} // namespace

QFuture<Result<TaggingOutcome>> TaggingService::addTags(const QList<ItemId> &items, const QList<TagId> &tags)
{
    return m_library.write(QStringLiteral("Add tags"), [=](Transaction &transaction) {
        return applyTags(transaction, items, tags, Direction::Add);
    });
}

QFuture<Result<TaggingOutcome>> TaggingService::removeTags(const QList<ItemId> &items, const QList<TagId> &tags)
{
    return m_library.write(QStringLiteral("Remove tags"), [=](Transaction &transaction) {
        return applyTags(transaction, items, tags, Direction::Remove);
    });
}

QFuture<Result<TaggingOutcome>> TaggingService::addTagsByName(const QList<ItemId> &items, const QStringList &names)
{
    return m_library.write(QStringLiteral("Add tags"), [=](Transaction &transaction) {
        return applyNames(transaction, items, names, Direction::Add);
    });
}

QFuture<Result<TaggingOutcome>> TaggingService::removeTagsByName(const QList<ItemId> &items, const QStringList &names)
{
    return m_library.write(QStringLiteral("Remove tags"), [=](Transaction &transaction) {
        return applyNames(transaction, items, names, Direction::Remove);
    });
}

QFuture<Result<TaggingOutcome>> TaggingService::toggleTag(const QList<ItemId> &items, TagId tag)
{
    return m_library.write(QStringLiteral("Toggle a tag"), [=](Transaction &transaction) -> Result<TaggingOutcome> {
        const auto uses = store::readTagUse(transaction.connection(), items);
        if (!uses)
            return uses.error();
        // An id may come twice.
        const qint64 different = QSet<ItemId>(items.begin(), items.end()).size();
        const bool all = std::any_of(uses->begin(), uses->end(), [&](const store::TagUse &use) {
            return use.tag == tag && use.confirmed == different;
        });
        return applyTags(transaction, items, {tag}, all ? Direction::Remove : Direction::Add);
    });
}

QFuture<Result<qint64>> TaggingService::rejectSuggestions(const QList<ItemId> &items, TagId tag)
{
    return m_library.write(QStringLiteral("Reject a suggestion"), [=](Transaction &transaction) {
        return store::rejectSuggestions(transaction, items, tag);
    });
}

QFuture<Result<void>> TaggingService::changeStatus(LinkRef link, LinkStatus status)
{
    return m_library.write(QStringLiteral("Change a link's status"), [=](Transaction &transaction) {
        return store::changeLinkStatus(transaction, link, status);
    });
}

QFuture<Result<void>> TaggingService::changeConfidence(LinkRef link, std::optional<double> confidence)
{
    return m_library.write(QStringLiteral("Change a link's confidence"), [=](Transaction &transaction) {
        return store::changeLinkConfidence(transaction, link, confidence);
    });
}

QString describe(const TaggingOutcome &outcome)
{
    const QString tags = outcome.tags.isEmpty() ? QString() : QStringLiteral("“%1”").arg(outcome.tags.join(QStringLiteral("”, “")));
    if (outcome.items == 0)
        return outcome.removed ? QStringLiteral("No item carried %1").arg(tags)
                               : QStringLiteral("All of them carry %1 already").arg(tags);
    return outcome.removed ? QStringLiteral("%1 removed from %2").arg(tags, domain::countedItems(outcome.items))
                           : QStringLiteral("%1 tagged %2").arg(domain::countedItems(outcome.items), tags);
}

} // namespace tagloom::library
