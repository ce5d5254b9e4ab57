// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/rule.h"
#include "store/query_binder.h"

#include <QList>
#include <QStringList>

namespace tagloom::store {

class Connection;

/// The links of one tag that a rule would add.
struct PlannedLinks
{
    domain::RuleId rule;
    domain::TagId tag;
    domain::LinkStatus status = domain::LinkStatus::Confirmed;
    QList<domain::ItemId> items; ///< ascending, each once; never empty
    bool turnsSuggestions = false; ///< the items have the link as a suggestion of this rule, which becomes confirmed
};

/// What rules would add.
struct RulePlan
{
    /// What one rule comes to.
    struct Outcome
    {
        domain::RuleId rule;
        qint64 found = 0; ///< items that its condition finds
        qint64 links = 0; ///< that it would add
        QString problem; ///< why it does nothing; empty if it can
    };

    QList<PlannedLinks> links; ///< in the order of the rules and of their tags
    QList<Outcome> outcomes; ///< one for each rule, in their order

    qint64 linkCount() const;
    QList<domain::ItemId> items() const; ///< that would get any, ascending
};

/// What the rules would add if they ran once, in this order, whether they are enabled or not: a rule sees what those
/// before it would have added. An item that has a link with the tag, of whatever status, gets none: what a person has
/// refused stays refused. Only what a rule itself has suggested, and nobody has settled, becomes a link where the rule
/// finds the item and puts tags on by now. A rule whose condition names what is not there does nothing, and nothing is
/// added for a tag that has been deleted. `among`: only these items count; a few hundred are looked at one by one.
/// Changes nothing. A tag of a negative id is one that is still to be made.
domain::Result<RulePlan> planRules(const Connection &connection, const QList<domain::Rule> &rules,
                                   const QList<domain::ItemId> *among = nullptr, const Moment &moment = {});

} // namespace tagloom::store
