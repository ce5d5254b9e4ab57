// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tag_name.h"
#include "store/item_store.h"
#include "store/link_store.h"
#include "store/tag_store.h"
#include "store/tag_tree_store.h"
#include "store/transaction.h"

#include <utility>

namespace tagloom::test {

/// The value of what must not fail in a test.
template <class T> T sure(domain::Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return std::move(*result);
}

inline void sure(const domain::Result<void> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
}

/// The name of a tag that keeps the rules.
inline domain::TagName name(const QString &text)
{
    return sure(domain::TagName::parse(text));
}

/// Runs `work(Transaction &)` and commits.
template <class Work> domain::ChangeSet write(store::Connection &connection, Work work)
{
    const auto transaction = sure(store::Transaction::begin(connection, QStringLiteral("Test")));
    work(*transaction);
    return sure(transaction->commit());
}

inline domain::TagId addTag(store::Connection &connection, const QString &text)
{
    domain::TagId id;
    write(connection,
          [&](store::Transaction &transaction) { id = sure(store::findOrCreateTag(transaction, name(text))); });
    return id;
}

inline domain::ItemId addItem(store::Connection &connection, const domain::ItemDraft &draft)
{
    domain::ItemId id;
    write(connection, [&](store::Transaction &transaction) { id = sure(store::addItem(transaction, draft)); });
    return id;
}

} // namespace tagloom::test
