// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/link.h"

#include <array>
#include <utility>

namespace tagloom::domain {

namespace {

constexpr std::array<std::pair<LinkSource, QStringView>, 4> sourceWords {{{LinkSource::User, u"user"},
                                                                           {LinkSource::Import, u"import"},
                                                                           {LinkSource::Rule, u"rule"},
                                                                           {LinkSource::Suggestion, u"suggestion"}}};

constexpr std::array<std::pair<LinkStatus, QStringView>, 3> statusWords {{{LinkStatus::Confirmed, u"confirmed"},
                                                                           {LinkStatus::Suggested, u"suggested"},
                                                                           {LinkStatus::Rejected, u"rejected"}}};

template <class Table, class Value> QString wordOf(const Table &table, Value value)
{
    for (const auto &[candidate, word] : table) {
        if (candidate == value)
            return QString::fromRawData(word.data(), word.size()); // no copy: the words are constants
    }
    Q_UNREACHABLE();
}

template <class Value, class Table> std::optional<Value> valueOf(const Table &table, QStringView word)
{
    for (const auto &[value, candidate] : table) {
        if (candidate == word)
            return value;
    }
    return std::nullopt;
}

} // namespace

QString toWord(LinkSource source)
{
    return wordOf(sourceWords, source);
}

QString toWord(LinkStatus status)
{
    return wordOf(statusWords, status);
}

std::optional<LinkSource> linkSourceFromWord(QStringView word)
{
    return valueOf<LinkSource>(sourceWords, word);
}

std::optional<LinkStatus> linkStatusFromWord(QStringView word)
{
    return valueOf<LinkStatus>(statusWords, word);
}

} // namespace tagloom::domain
