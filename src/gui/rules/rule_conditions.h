// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace tagloom::gui {

/// What a condition of a rule looks at, in the order in which it is offered.
enum class ConditionField { Site, Address, Folder, Title, Note, Kind, Tag, Author, Anything };
inline constexpr int conditionFields = 9;

/// One line of the conditions of a rule, for people who do not write searches.
struct RuleCondition
{
    ConditionField field = ConditionField::Site;
    QString value;
    domain::TagId tag; ///< of Tag: bound to it, as long as `value` is its name
    friend bool operator==(const RuleCondition &, const RuleCondition &) = default;
};

struct RuleConditions
{
    bool any = false; ///< one of them is enough; else all must hold
    QList<RuleCondition> lines;
    friend bool operator==(const RuleConditions &, const RuleConditions &) = default;
};

/// The search that they say; lines without a value are left out.
QString toSearch(const RuleConditions &conditions);

/// The lines that say what the search says; nullopt if it says more than lines can, or cannot be read. `nameOf` gives
/// the names of bound tags.
std::optional<RuleConditions> toConditions(const QString &search, const std::function<QString(domain::TagId)> &nameOf);

} // namespace tagloom::gui
