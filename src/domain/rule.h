// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/link.h"
#include "domain/result.h"

#include <QList>
#include <QString>

namespace tagloom::domain {

using RuleId = Id<struct RuleOwner>;

/// The most characters (Unicode code points) the name of a rule may have.
inline constexpr int maximumRuleNameLength = 100;

/// Items that a search finds get these tags. Names are compared by foldedKey().
struct Rule
{
    RuleId id;
    QString name;
    QString query; ///< in the language of searches; a tag that exists stands in it by its id
    QList<TagId> tags; ///< in the order in which they are shown; a deleted one stays
    LinkStatus status = LinkStatus::Confirmed; ///< of the links it adds: confirmed, or suggested for a person to take
    bool enabled = true;
    bool onNewItems = true; ///< runs on items as they come in, if it is enabled
    qint64 createdAt = 0; ///< UTC milliseconds
    friend bool operator==(const Rule &, const Rule &) = default;
};

/// The name as it can be kept: on one line, trimmed, 1 to 100 characters, something visible in it.
Result<QString> usableRuleName(const QString &text);

/// What is usable of a name that is too long: its beginning.
QString shortenedRuleName(const QString &text);

} // namespace tagloom::domain

Q_DECLARE_METATYPE(tagloom::domain::RuleId)
