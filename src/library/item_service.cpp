// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/item_service.h"

#include "domain/counted.h"
#include "domain/tag_name.h"
#include "store/item_store.h"
#include "store/link_store.h"
#include "store/rule_links.h"
#include "store/tag_store.h"

#include <QDateTime>

namespace tagloom::library {

using domain::ItemDraft;
using domain::ItemId;
using domain::KindId;
using domain::Result;
using domain::TagId;
using domain::TagName;
using store::Transaction;

namespace {

constexpr qint64 dayMilliseconds = 86'400'000;

} // namespace

QFuture<Result<AddedItems>> ItemService::add(const QList<ItemDraft> &drafts, const QStringList &tagNames)
{
    const auto work = [drafts, tagNames](Transaction &transaction) -> Result<AddedItems> {
        AddedItems outcome;
        QList<ItemId> added;
        for (const ItemDraft &draft : drafts) {
            if (!draft.url.trimmed().isEmpty()) {
                const auto known = store::findItemByUrl(transaction.connection(), draft.url);
                if (!known)
                    return known.error();
                if (*known) {
                    outcome.ids.append((*known)->id);
                    ++outcome.merged;
                    continue;
                }
            }
            const auto id = store::addItem(transaction, draft);
            if (!id)
                return id.error();
            outcome.ids.append(*id);
            added.append(*id);
            ++outcome.added;
        }
        if (const auto restored = store::restoreItems(transaction, outcome.ids); !restored)
            return restored.error();
        for (const QString &text : tagNames) {
            const auto name = TagName::parse(text);
            if (!name)
                return name.error();
            const auto tag = store::findOrCreateTag(transaction, *name);
            if (!tag)
                return tag.error();
            if (const auto links = store::addLinks(transaction, outcome.ids, *tag); !links)
                return links.error();
        }
        const auto rules = store::readRulesForNewItems(transaction.connection());
        if (!rules)
            return rules.error();
        const auto tagged = store::runRulesOnNewItems(transaction, added, *rules);
        if (!tagged)
            return tagged.error();
        outcome.taggedByRules = *tagged;
        return outcome;
    };
    return m_library.write(QStringLiteral("Add %1").arg(domain::countedItems(drafts.size())), work);
}

QFuture<Result<void>> ItemService::changeTitle(ItemId id, const QString &title)
{
    return m_library.write(QStringLiteral("Change the title"),
                           [=](Transaction &transaction) { return store::changeTitle(transaction, id, title); });
}

QFuture<Result<void>> ItemService::changeUrl(ItemId id, const QString &url)
{
    return m_library.write(QStringLiteral("Change the address"),
                           [=](Transaction &transaction) { return store::changeUrl(transaction, id, url); });
}

QFuture<Result<void>> ItemService::changeNotes(ItemId id, const QString &notes)
{
    return m_library.write(QStringLiteral("Change the notes"),
                           [=](Transaction &transaction) { return store::changeNotes(transaction, id, notes); });
}

QFuture<Result<void>> ItemService::changeKind(ItemId id, KindId kind)
{
    return m_library.write(QStringLiteral("Change the kind"),
                           [=](Transaction &transaction) { return store::changeKind(transaction, id, kind); });
}

QFuture<Result<qint64>> ItemService::trash(const QList<ItemId> &ids)
{
    return m_library.write(QStringLiteral("Move %1 to the trash").arg(domain::countedItems(ids.size())),
                           [=](Transaction &transaction) { return store::trashItems(transaction, ids); });
}

QFuture<Result<qint64>> ItemService::restore(const QList<ItemId> &ids)
{
    return m_library.write(QStringLiteral("Restore %1").arg(domain::countedItems(ids.size())),
                           [=](Transaction &transaction) { return store::restoreItems(transaction, ids); });
}

QFuture<Result<qint64>> ItemService::deleteForGood(const QList<ItemId> &ids)
{
    return m_library.write(QStringLiteral("Delete %1 for good").arg(domain::countedItems(ids.size())),
                           [=](Transaction &transaction) { return store::deleteItems(transaction, ids); });
}

QFuture<Result<qint64>> ItemService::deleteTrashedFor(int days)
{
    return m_library.write(QStringLiteral("Empty the trash"), [days](Transaction &transaction) -> Result<qint64> {
        const auto ids = store::itemsTrashedBefore(transaction.connection(), transaction.now() - days * dayMilliseconds);
        if (!ids)
            return ids.error();
        transaction.setLabel(QStringLiteral("Delete %1 that had been in the trash for %2")
                                 .arg(domain::countedItems(ids->size()),
                                      domain::counted(days, QStringLiteral("day"), QStringLiteral("days"))));
        return store::deleteItems(transaction, *ids);
    });
}

QFuture<Result<qint64>> ItemService::countTrashedFor(int days)
{
    const qint64 time = QDateTime::currentMSecsSinceEpoch() - days * dayMilliseconds;
    return m_library.read([time](const store::Connection &connection) -> Result<qint64> {
        const auto ids = store::itemsTrashedBefore(connection, time);
        if (!ids)
            return ids.error();
        return qint64{ids->size()};
    });
}

} // namespace tagloom::library
