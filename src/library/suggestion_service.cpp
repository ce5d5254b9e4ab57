// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/suggestion_service.h"

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

QFuture<Result<QString>> SuggestionService::take(ItemId item, const Suggestion &suggestion)
{
    return settle(item, suggestion, LinkStatus::Confirmed);
}

QFuture<Result<QString>> SuggestionService::refuse(ItemId item, const Suggestion &suggestion)
{
    return settle(item, suggestion, LinkStatus::Rejected);
}

QFuture<Result<QString>> SuggestionService::settle(ItemId item, const Suggestion &suggestion, LinkStatus status)
{
    const QString label = status == LinkStatus::Confirmed
        ? QStringLiteral("Suggestion “%1” taken").arg(suggestion.name)
        : QStringLiteral("Suggestion “%1” refused").arg(suggestion.name);
    return m_library.write(label, [=](store::Transaction &transaction) -> Result<QString> {
        const auto settled = store::settleSuggestion(transaction, item, suggestion, status);
        if (!settled)
            return settled.error();
        if (!*settled)
            return Error{ErrorCode::NotFound,
                         QStringLiteral("“%1” is no suggestion for this item any more.").arg(suggestion.name)};
        return label;
    });
}

} // namespace tagloom::library
