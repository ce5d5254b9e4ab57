// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/tag_impact_text.h"

#include "domain/counted.h"

namespace tagloom::library {

using store::TagChange;
using store::TagImpact;
using Kind = TagChange::Kind;

namespace {

/// The verb of one, or of several.
QString verb(qint64 count, const QString &ofOne, const QString &ofMany)
{
    return count == 1 ? ofOne : ofMany;
}

QString itemsSentence(const TagChange &change, const TagImpact &impact)
{
    switch (change.kind) {
    case Kind::Merge: {
        const QString overlap = impact.overlap == 0
            ? QStringLiteral("none of them carries it already")
            : QStringLiteral("%1 more %2 it already")
                  .arg(domain::grouped(impact.overlap),
                       verb(impact.overlap, QStringLiteral("carries"), QStringLiteral("carry")));
        return QStringLiteral("%1 %2 the tag “%3”; %4.")
            .arg(domain::countedItems(impact.gained),
                 verb(impact.gained, QStringLiteral("gets"), QStringLiteral("get")), impact.into, overlap);
    }
    case Kind::Delete:
        return QStringLiteral("%1 %2 %3, and no item is deleted.")
            .arg(domain::countedItems(impact.items),
                 verb(impact.items, QStringLiteral("loses"), QStringLiteral("lose")), listedNames(impact.tags));
    case Kind::Rename:
        return QStringLiteral("%1 %2 the new name.")
            .arg(domain::countedItems(impact.items),
                 verb(impact.items, QStringLiteral("shows"), QStringLiteral("show")));
    }
    Q_UNREACHABLE();
}

QString childrenSentence(const TagChange &change, const TagImpact &impact)
{
    const QString to =
        change.kind == Kind::Merge ? QStringLiteral("below “%1”").arg(impact.into) : QStringLiteral("one level up");
    return QStringLiteral("%1 %2 %3 in the tree.")
        .arg(listedNames(impact.children),
             verb(impact.children.size(), QStringLiteral("moves"), QStringLiteral("move")), to);
}

QString aliasesSentence(const TagChange &change, const TagImpact &impact)
{
    const qint64 count = impact.aliases.size();
    const QString names =
        verb(count, QStringLiteral("The alias"), QStringLiteral("The aliases")) + u' ' + listedNames(impact.aliases);
    if (change.kind == Kind::Merge)
        return QStringLiteral("%1 %2 “%3” from then on.")
            .arg(names, verb(count, QStringLiteral("means"), QStringLiteral("mean")), impact.into);
    return QStringLiteral("%1 %2.").arg(names, verb(count, QStringLiteral("goes too"), QStringLiteral("go too")));
}

QString searchesSentence(const TagChange &change, const TagImpact &impact)
{
    const QString names =
        verb(impact.savedSearches.size(), QStringLiteral("The saved search"), QStringLiteral("The saved searches"))
        + u' ' + listedNames(impact.savedSearches);
    switch (change.kind) {
    case Kind::Merge:
        return QStringLiteral("%1 will ask for “%2” instead.").arg(names, impact.into);
    case Kind::Delete:
        return QStringLiteral("%1 will find nothing by what is deleted.").arg(names);
    case Kind::Rename:
        return QStringLiteral("%1 will say the new name.").arg(names);
    }
    Q_UNREACHABLE();
}

QString rulesNamed(const QStringList &names)
{
    return verb(names.size(), QStringLiteral("The rule"), QStringLiteral("The rules")) + u' ' + listedNames(names);
}

/// A rule that asks for a tag that is not there does nothing, see store::planRules().
QStringList rulesSentences(const TagChange &change, const TagImpact &impact)
{
    const QStringList all = impact.askingRules + impact.addingRules;
    if (all.isEmpty())
        return {};
    switch (change.kind) {
    case Kind::Merge:
        return {QStringLiteral("%1 will use “%2” instead.").arg(rulesNamed(all), impact.into)};
    case Kind::Rename:
        return {QStringLiteral("%1 will say the new name.").arg(rulesNamed(all))};
    case Kind::Delete:
        break;
    }
    QStringList sentences;
    if (!impact.askingRules.isEmpty())
        sentences.append(
            QStringLiteral("%1 will do nothing any more, since %2 for what is deleted.")
                .arg(rulesNamed(impact.askingRules),
                     verb(impact.askingRules.size(), QStringLiteral("it asks"), QStringLiteral("they ask"))));
    if (!impact.addingRules.isEmpty())
        sentences.append(QStringLiteral("%1 will no longer add what is deleted.").arg(rulesNamed(impact.addingRules)));
    return sentences;
}

} // namespace

QString listedNames(const QStringList &names)
{
    constexpr qsizetype mostNamed = 5;
    QStringList quoted;
    for (const QString &name : names.mid(0, mostNamed))
        quoted.append(QStringLiteral("“%1”").arg(name));
    const QString named = quoted.join(QStringLiteral(", "));
    const qsizetype more = names.size() - mostNamed;
    return more > 0 ? QStringLiteral("%1 and %2 more").arg(named, domain::grouped(more)) : named;
}

QStringList describe(const TagChange &change, const TagImpact &impact)
{
    QStringList sentences{itemsSentence(change, impact)};
    if (impact.refused > 0)
        sentences.append(QStringLiteral("%1 %2 not carry it then: only a rule says so, and a person refused it there.")
                             .arg(domain::countedItems(impact.refused),
                                  verb(impact.refused, QStringLiteral("does"), QStringLiteral("do"))));
    if (change.kind != Kind::Rename) {
        if (impact.trashed > 0)
            sentences.append(QStringLiteral("%1 in the trash %2 touched as well.")
                                 .arg(domain::countedItems(impact.trashed),
                                      verb(impact.trashed, QStringLiteral("is"), QStringLiteral("are"))));
        if (impact.unconfirmed > 0)
            sentences.append(
                QStringLiteral("So %1 that %2 suggested or rejected.")
                    .arg(verb(impact.unconfirmed, QStringLiteral("is %1"), QStringLiteral("are %1"))
                             .arg(domain::counted(impact.unconfirmed, QStringLiteral("link"), QStringLiteral("links"))),
                         verb(impact.unconfirmed, QStringLiteral("was"), QStringLiteral("were"))));
        if (!impact.children.isEmpty())
            sentences.append(childrenSentence(change, impact));
        if (!impact.aliases.isEmpty())
            sentences.append(aliasesSentence(change, impact));
    }
    if (!impact.savedSearches.isEmpty())
        sentences.append(searchesSentence(change, impact));
    sentences += rulesSentences(change, impact);
    return sentences;
}

} // namespace tagloom::library
