// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tag_twins.h"
#include "store/tag_merge.h"

#include <QHash>
#include <QList>

namespace tagloom::gui {

/// The merges that make one tag of each group of twins: pairs that share a tag are one group, and of each group the tag
/// with the most items stays (`counts`; of those alike, the one that its first pair keeps).
QList<store::TagMerge> mergesOf(const QList<domain::TagTwin> &twins, const QHash<domain::TagId, qint64> &counts,
                                bool keepNames);

} // namespace tagloom::gui
