// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/job.h"
#include "library/library.h"
#include "store/rule_plan.h"
#include "store/rule_store.h"

#include <QFuture>

namespace tagloom::library {

/// What rules would add, for people.
struct RuleDryRun
{
    /// An item and what it would get.
    struct Row
    {
        domain::ItemId item;
        QString title;
        QString url;
        QStringList tags;
        QStringList suggestions; ///< tags that would be suggested only
        friend bool operator==(const Row &, const Row &) = default;
    };

    qint64 items = 0; ///< that would get anything
    qint64 links = 0;
    QList<store::RulePlan::Outcome> outcomes; ///< one for each rule
    QList<Row> first; ///< the newest items
};

/// What a run has added.
struct RuleRun
{
    qint64 items = 0;
    qint64 links = 0;
    QStringList problems; ///< of rules that could do nothing: a sentence each, with the rule's name
};

/// What people do with rules. What writes is one transaction and all or nothing; `job` counts links, and cancelling it
/// ends with ErrorCode::Cancelled and the library as it was. From any thread; nothing here waits.
class RuleService final
{
public:
    static constexpr int mostRows = 500; ///< of a dry run, unless told

    explicit RuleService(Library &library)
        : m_library(library)
    { }

    /// In the order in which they run.
    QFuture<domain::Result<QList<store::RuleDetails>>> rules();

    /// See store::addRule() and those that follow it.
    QFuture<domain::Result<domain::RuleId>> add(const store::RuleDraft &draft);
    QFuture<domain::Result<void>> change(const store::RuleDraft &draft);
    QFuture<domain::Result<void>> enable(domain::RuleId id, bool enabled);
    QFuture<domain::Result<void>> move(domain::RuleId id, domain::RuleId before);
    QFuture<domain::Result<void>> remove(domain::RuleId id);

    /// What the drafts would add if they ran now, in this order, enabled or not; they need not be in the library. Reads
    /// on a thread and a connection of its own. InvalidInput for a condition that cannot be read or is empty.
    QFuture<domain::Result<RuleDryRun>> dryRun(const QList<store::RuleDraft> &drafts, const Job &job = makeJob(),
                                               int rows = mostRows);

    /// The same of rules of the library: all that are enabled unless some are named.
    QFuture<domain::Result<RuleDryRun>> dryRunOf(const QList<domain::RuleId> &rules, const Job &job = makeJob(),
                                                 int rows = mostRows);

    /// Adds what dryRunOf() tells.
    QFuture<domain::Result<RuleRun>> run(const QList<domain::RuleId> &rules, const Job &job = makeJob());

    /// See store::takeBackRule(). Gives how many links went.
    QFuture<domain::Result<qint64>> takeBack(domain::RuleId id, const Job &job = makeJob());

private:
    Library &m_library;
};

/// "12 items tagged", or what else came of it, for a banner.
QString describe(const RuleRun &run);

} // namespace tagloom::library
