// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/link_bounds.h"

#include "domain/query/date_value.h"

#include <algorithm>
#include <cmath>

namespace tagloom::store {

using domain::Comparison;
using domain::LinkBounds;
using domain::LinkCondition;
using domain::LinkSource;
using domain::LinkStatus;
using domain::TimeSpan;

namespace {

/// Leaves those of `words` that the condition lets through. False if that is none.
template <class Word, class FromText>
bool narrowWords(QList<Word> &words, const QList<Word> &all, const LinkCondition &condition, FromText fromText)
{
    if (words.isEmpty())
        words = all;
    const std::optional<Word> wanted = fromText(condition.value.text.toLower());
    const bool wantsIt = condition.comparison == Comparison::Equal;
    words.removeIf([&](Word word) { return (word == wanted) != wantsIt; });
    return !words.isEmpty();
}

void narrowConfidence(LinkBounds &bounds, const LinkCondition &condition)
{
    bounds.hasConfidence = true;
    const double value = condition.value.text.toDouble();
    const auto atLeast = [&bounds](double from) {
        bounds.confidenceFrom = std::max(bounds.confidenceFrom, from);
    };
    const auto atMost = [&bounds](double to) {
        bounds.confidenceTo = std::min(bounds.confidenceTo, to);
    };
    switch (condition.comparison) {
    case Comparison::NotEqual: // the parser lets nothing else stand beside it
        bounds.confidenceInside = false;
        bounds.confidenceFrom = value;
        bounds.confidenceTo = value;
        break;
    case Comparison::Equal:
        atLeast(value);
        atMost(value);
        break;
    case Comparison::Less:
        atMost(std::nextafter(value, -HUGE_VAL));
        break;
    case Comparison::LessOrEqual:
        atMost(value);
        break;
    case Comparison::Greater:
        atLeast(std::nextafter(value, HUGE_VAL));
        break;
    case Comparison::GreaterOrEqual:
        atLeast(value);
        break;
    }
}

bool narrowTimes(QList<TimeSpan> &times, const LinkCondition &condition, const Moment &moment)
{
    const auto date = domain::parseDate(condition.value.text);
    const auto *const value = std::get_if<domain::DateValue>(&date);
    if (!value)
        return false;
    const QList<TimeSpan> spans = domain::timeSpans(condition.comparison, *value, moment.now, moment.zone);
    if (times.isEmpty())
        times.append(TimeSpan());
    QList<TimeSpan> left;
    for (const TimeSpan &a : std::as_const(times)) {
        for (const TimeSpan &b : spans) {
            const TimeSpan both{std::max(a.from, b.from), std::min(a.to, b.to)};
            if (both.from < both.to)
                left.append(both);
        }
    }
    times = left;
    return !times.isEmpty();
}

} // namespace

std::optional<LinkBounds> linkBounds(const QList<LinkCondition> &conditions, const Moment &moment)
{
    using Attribute = LinkCondition::Attribute;
    LinkBounds bounds;
    bool possible = true;
    for (const LinkCondition &condition : conditions) {
        switch (condition.attribute) {
        case Attribute::Source:
            possible = possible
                && narrowWords(bounds.sources,
                               {LinkSource::User, LinkSource::Import, LinkSource::Rule, LinkSource::Suggestion},
                               condition, domain::linkSourceFromWord);
            break;
        case Attribute::Status:
            possible = possible
                && narrowWords(bounds.statuses, {LinkStatus::Confirmed, LinkStatus::Suggested, LinkStatus::Rejected},
                               condition, domain::linkStatusFromWord);
            break;
        case Attribute::Confidence:
            narrowConfidence(bounds, condition);
            break;
        case Attribute::Added:
            possible = possible && narrowTimes(bounds.added, condition, moment);
            break;
        }
    }
    if (!possible || bounds.confidenceFrom > bounds.confidenceTo)
        return std::nullopt;
    if (bounds.statuses.isEmpty())
        bounds.statuses = {LinkStatus::Confirmed};
    return bounds;
}

} // namespace tagloom::store
