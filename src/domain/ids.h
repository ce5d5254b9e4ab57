// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>

#include <compare>

namespace tagloom::domain {

/// A row id that knows whose it is, so that a tag's id is never handed over as an item's.
/// 0 means "none": the database gives ids from 1 and never gives one twice.
template <class Owner> struct Id
{
    qint64 value = 0;

    constexpr bool isValid() const { return value > 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.value, seed); }
};

using ItemId = Id<struct ItemOwner>;
using TagId = Id<struct TagOwner>;
using KindId = Id<struct KindOwner>;
using SavedSearchId = Id<struct SavedSearchOwner>;
using ListId = Id<struct ListOwner>;
using ListEntryId = Id<struct ListEntryOwner>;
using HistoryId = Id<struct HistoryOwner>;

} // namespace tagloom::domain

Q_DECLARE_METATYPE(tagloom::domain::ItemId)
Q_DECLARE_METATYPE(tagloom::domain::TagId)
Q_DECLARE_METATYPE(tagloom::domain::KindId)
Q_DECLARE_METATYPE(tagloom::domain::SavedSearchId)
Q_DECLARE_METATYPE(tagloom::domain::ListId)
Q_DECLARE_METATYPE(tagloom::domain::ListEntryId)
Q_DECLARE_METATYPE(tagloom::domain::HistoryId)
