// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/tag_service.h"

#include "domain/tag_name.h"
#include "store/tag_store.h"

namespace tagloom::library {

using domain::Result;
using domain::TagId;
using domain::TagName;
using store::Transaction;

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
    const auto work = [=](Transaction &transaction) -> Result<void> {
        const auto usable = TagName::parse(name);
        if (!usable)
            return usable.error();
        return store::renameTag(transaction, id, *usable);
    };
    return m_library.write(QStringLiteral("Rename a tag to “%1”").arg(name), work);
}

QFuture<Result<void>> TagService::changeColour(TagId id, const QString &colour)
{
    return m_library.write(QStringLiteral("Change a tag's colour"),
                           [=](Transaction &transaction) { return store::changeTagColour(transaction, id, colour); });
}

QFuture<Result<void>> TagService::changeDescription(TagId id, const QString &description)
{
    return m_library.write(QStringLiteral("Change a tag's description"), [=](Transaction &transaction) {
        return store::changeTagDescription(transaction, id, description);
    });
}

QFuture<Result<void>> TagService::changePin(TagId id, std::optional<int> pin)
{
    return m_library.write(QStringLiteral("Pin a tag"),
                           [=](Transaction &transaction) { return store::changeTagPin(transaction, id, pin); });
}

} // namespace tagloom::library
