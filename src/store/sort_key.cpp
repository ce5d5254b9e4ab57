// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sort_key.h"

namespace tagloom::store {

using domain::DetailField;

namespace {

constexpr int firstDetail = static_cast<int>(SortKey::Authors);

constexpr bool standsFor(SortKey key, DetailField field)
{
    return static_cast<int>(key) - firstDetail == static_cast<int>(field);
}

static_assert(standsFor(SortKey::Authors, DetailField::Authors) && standsFor(SortKey::Year, DetailField::Year)
              && standsFor(SortKey::Publisher, DetailField::Publisher) && standsFor(SortKey::Isbn, DetailField::Isbn)
              && standsFor(SortKey::Number, DetailField::Number) && standsFor(SortKey::Amount, DetailField::Amount)
              && standsFor(SortKey::Issued, DetailField::Issued) && standsFor(SortKey::Due, DetailField::Due)
              && standsFor(SortKey::Done, DetailField::Done) && standsFor(SortKey::Paid, DetailField::Paid));

} // namespace

const QList<SortKey> &allSortKeys()
{
    static const QList<SortKey> all = [] {
        QList<SortKey> keys{SortKey::Added, SortKey::Updated, SortKey::Title, SortKey::Address, SortKey::Tags};
        for (const DetailField field : domain::allDetailFields())
            keys.append(sortKeyOf(field));
        return keys;
    }();
    return all;
}

SortKey sortKeyOf(DetailField field)
{
    return static_cast<SortKey>(firstDetail + static_cast<int>(field));
}

std::optional<DetailField> detailOf(SortKey key)
{
    const int place = static_cast<int>(key) - firstDetail;
    return place < 0 ? std::nullopt : std::optional(static_cast<DetailField>(place));
}

QString sortWord(SortKey key)
{
    switch (key) {
    case SortKey::Added:
        return QStringLiteral("added");
    case SortKey::Updated:
        return QStringLiteral("updated");
    case SortKey::Title:
        return QStringLiteral("title");
    case SortKey::Address:
        return QStringLiteral("address");
    case SortKey::Tags:
        return QStringLiteral("tags");
    default:
        return domain::toWord(*detailOf(key));
    }
}

SortKey sortKeyOf(const QString &word)
{
    for (const SortKey key : allSortKeys()) {
        if (word == sortWord(key))
            return key;
    }
    return SortKey::Added;
}

} // namespace tagloom::store
