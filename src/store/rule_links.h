// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"
#include "domain/rule.h"
#include "store/rule_plan.h"

#include <QList>

#include <functional>
#include <optional>

namespace tagloom::store {

class Connection;
class Transaction;

/// Told now and then how many links of all are dealt with; false ends the work with ErrorCode::Cancelled.
using RuleProgress = std::function<bool(qint64 done, qint64 total)>;

/// Adds what was planned on this transaction, with the source `rule`, and confirms the suggestions of the rules that
/// are to become links. Returns how many links that is.
domain::Result<qint64> addPlannedLinks(Transaction &transaction, const RulePlan &plan,
                                       const RuleProgress &progress = {});

/// Removes the links that the rule has added and no person made his own or refused since. Returns how many.
domain::Result<qint64> takeBackRule(Transaction &transaction, domain::RuleId rule, const RuleProgress &progress = {});

/// How many it would remove.
domain::Result<qint64> countRuleLinks(const Connection &connection, domain::RuleId rule);

/// The enabled rules that are for new items, in their order.
domain::Result<QList<domain::Rule>> readRulesForNewItems(const Connection &connection);

/// The rules run on these items, which have just come in. Returns how many items got tags or suggestions.
domain::Result<qint64> runRulesOnNewItems(Transaction &transaction, const QList<domain::ItemId> &items,
                                          const QList<domain::Rule> &rules);

/// A link that came from a file goes back to this rule of the library.
domain::Result<void> ascribeLink(Transaction &transaction, domain::LinkRef link, domain::RuleId rule);

} // namespace tagloom::store
