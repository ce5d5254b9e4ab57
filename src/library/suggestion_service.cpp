// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/suggestion_service.h"

#include "domain/counted.h"
#include "store/suggestion_store.h"

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::LinkStatus;
using domain::Result;
using domain::Suggestion;
using store::Connection;

QFuture<Result<QList<Suggestion>>> SuggestionService::suggest(ItemId item)
{
    return m_library.read([item](const Connection &connection) {
        return store::readSuggestions(connection, item, most, leastConfidence);
    });
}

QFuture<Result<QList<ItemId>>> SuggestionService::itemsWithStored()
{
    return m_library.read(
        [](const Connection &connection) { return store::readItemsWithStoredSuggestions(connection); });
}

QFuture<Result<std::optional<ItemSuggestions>>> SuggestionService::firstOf(const QList<ItemId> &items)
{
    using Found = Result<std::optional<ItemSuggestions>>;
    return m_library.read([first = items.mid(0, itemsAtOnce)](const Connection &connection) -> Found {
        for (const ItemId item : first) {
            const auto suggestions = store::readSuggestions(connection, item, most, leastConfidence);
            if (!suggestions)
                return suggestions.error();
            if (!suggestions->isEmpty())
                return std::optional(ItemSuggestions{item, *suggestions});
        }
        return std::optional<ItemSuggestions>();
    });
}

QFuture<Result<QList<ItemSuggestions>>> SuggestionService::suggestEach(const QList<ItemId> &items)
{
    using Found = Result<QList<ItemSuggestions>>;
    return m_library.read([first = items.mid(0, itemsTogether)](const Connection &connection) -> Found {
        QList<ItemSuggestions> all;
        for (const ItemId item : first) {
            const auto suggestions = store::readSuggestions(connection, item, most, leastConfidence);
            if (!suggestions)
                return suggestions.error();
            all.append({item, *suggestions});
        }
        return all;
    });
}

QFuture<Result<QString>> SuggestionService::take(ItemId item, const Suggestion &suggestion)
{
    return take(QList{ItemSuggestions{item, {suggestion}}});
}

QFuture<Result<QString>> SuggestionService::refuse(ItemId item, const Suggestion &suggestion)
{
    return refuse(QList{ItemSuggestions{item, {suggestion}}});
}

QFuture<Result<QString>> SuggestionService::take(const QList<ItemSuggestions> &each)
{
    return settle(each, LinkStatus::Confirmed);
}

QFuture<Result<QString>> SuggestionService::refuse(const QList<ItemSuggestions> &each)
{
    return settle(each, LinkStatus::Rejected);
}

QFuture<Result<QString>> SuggestionService::settle(const QList<ItemSuggestions> &each, LinkStatus status)
{
    const QString name = each.constFirst().suggestions.constFirst().name;
    QString label = status == LinkStatus::Confirmed ? QStringLiteral("Suggestion “%1” taken").arg(name)
                                                    : QStringLiteral("Suggestion “%1” refused").arg(name);
    if (each.size() > 1)
        label += QStringLiteral(" for ") + domain::countedItems(each.size());
    return m_library.write(label, [=](store::Transaction &transaction) -> Result<QString> {
        bool isAny = false;
        for (const ItemSuggestions &one : each) {
            const auto settled = store::settleSuggestion(transaction, one.item, one.suggestions.constFirst(), status);
            if (!settled)
                return settled.error();
            isAny = isAny || *settled;
        }
        if (!isAny)
            return Error{ErrorCode::NotFound,
                         QStringLiteral("“%1” is no suggestion for this item any more.").arg(name)};
        return label;
    });
}

} // namespace tagloom::library
