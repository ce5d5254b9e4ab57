// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/row_edits.h"

#include <algorithm>
#include <vector>

namespace tagloom::models {

namespace {

void addRemoval(QList<RowEdit> &edits, int row)
{
    if (!edits.isEmpty() && edits.last().kind == RowEdit::Remove && edits.last().row == row + 1) {
        --edits.last().row;
        ++edits.last().count;
        return;
    }
    edits.append(RowEdit{RowEdit::Remove, row, 1, 0});
}

void addInsertion(QList<RowEdit> &edits, int row, int source)
{
    if (!edits.isEmpty() && edits.last().kind == RowEdit::Insert && edits.last().row == row
        && edits.last().source == source + 1) {
        --edits.last().source;
        ++edits.last().count;
        return;
    }
    edits.append(RowEdit{RowEdit::Insert, row, 1, source});
}

} // namespace

// Myers' difference: `reach[k]` is how far down `before` one can come on diagonal k with the removals and insertions so
// far. As every id stands once in a list, false diagonals match nothing and cost nothing.
template <class IdType>
std::optional<QList<RowEdit>> rowEdits(const QList<IdType> &before, const QList<IdType> &after, int most)
{
    const auto beginnings = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const int prefix = int(beginnings.first - before.begin());
    const int rest = int(std::min(before.size(), after.size())) - prefix;
    int suffix = 0;
    while (suffix < rest && before[before.size() - 1 - suffix] == after[after.size() - 1 - suffix])
        ++suffix;
    const int oldCount = int(before.size()) - prefix - suffix;
    const int newCount = int(after.size()) - prefix - suffix;

    QList<RowEdit> edits;
    if (oldCount == 0 && newCount == 0)
        return edits;
    if (std::abs(oldCount - newCount) > most)
        return std::nullopt;

    const int offset = most + 1;
    std::vector<int> reach(size_t(2 * most + 3), 0);
    const auto at = [&reach, offset](int diagonal) -> int & {
        return reach[size_t(diagonal + offset)];
    };
    std::vector<std::vector<int>> steps; // reach before each round
    bool arrived = false;
    for (int round = 0; round <= most && !arrived; ++round) {
        steps.push_back(reach);
        for (int k = -round; k <= round && !arrived; k += 2) {
            const bool inserted = k == -round || (k != round && at(k - 1) < at(k + 1));
            int old = inserted ? at(k + 1) : at(k - 1) + 1;
            while (old < oldCount && old - k < newCount && old - k >= 0
                   && before[prefix + old] == after[prefix + old - k])
                ++old;
            at(k) = old;
            arrived = old >= oldCount && old - k >= newCount;
        }
    }
    if (!arrived)
        return std::nullopt;

    int old = oldCount;
    int fresh = newCount;
    for (int round = int(steps.size()) - 1; round > 0; --round) {
        const std::vector<int> &reached = steps[size_t(round)];
        const auto was = [&reached, offset](int diagonal) {
            return reached[size_t(diagonal + offset)];
        };
        const int k = old - fresh;
        const bool inserted = k == -round || (k != round && was(k - 1) < was(k + 1));
        const int previousK = inserted ? k + 1 : k - 1;
        old = was(previousK);
        fresh = old - previousK;
        if (inserted)
            addInsertion(edits, prefix + old, prefix + fresh);
        else
            addRemoval(edits, prefix + old);
    }
    return edits;
}

template std::optional<QList<RowEdit>> rowEdits(const QList<domain::ItemId> &, const QList<domain::ItemId> &, int);
template std::optional<QList<RowEdit>> rowEdits(const QList<domain::ListEntryId> &, const QList<domain::ListEntryId> &,
                                                int);

} // namespace tagloom::models
