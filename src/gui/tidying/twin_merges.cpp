// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/twin_merges.h"

namespace tagloom::gui {

using domain::TagId;
using domain::TagTwin;

QList<store::TagMerge> mergesOf(const QList<TagTwin> &twins, const QHash<TagId, qint64> &counts, bool keepNames)
{
    QHash<TagId, qsizetype> groupOf;
    QList<QList<TagId>> groups;
    for (const TagTwin &twin : twins) {
        for (const TagId tag : {twin.keep, twin.other}) {
            if (!groupOf.contains(tag)) {
                groupOf.insert(tag, groups.size());
                groups.append({tag});
            }
        }
        const qsizetype into = groupOf.value(twin.keep);
        const qsizetype from = groupOf.value(twin.other);
        if (into == from)
            continue;
        for (const TagId tag : std::as_const(groups[from]))
            groupOf[tag] = into;
        groups[into] += groups[from];
        groups[from].clear();
    }
    QList<store::TagMerge> merges;
    for (const QList<TagId> &group : std::as_const(groups)) {
        if (group.isEmpty())
            continue;
        store::TagMerge merge{group, group.first(), keepNames};
        for (const TagId tag : group) {
            if (counts.value(tag) > counts.value(merge.into))
                merge.into = tag;
        }
        merge.tags.removeAll(merge.into);
        merges.append(merge);
    }
    return merges;
}

} // namespace tagloom::gui
