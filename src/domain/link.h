// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace tagloom::domain {

/// Who made a link.
enum class LinkSource { User, Import, Rule, Suggestion };

/// Whether a link counts: only confirmed ones do in searches and counts.
enum class LinkStatus { Confirmed, Suggested, Rejected };

/// The words that stand in the database and in files: "user", "confirmed" ...
QString toWord(LinkSource source);
QString toWord(LinkStatus status);
std::optional<LinkSource> linkSourceFromWord(QStringView word);
std::optional<LinkStatus> linkStatusFromWord(QStringView word);

/// Which item carries which tag.
struct LinkRef
{
    ItemId item;
    TagId tag;
    friend bool operator==(const LinkRef &, const LinkRef &) = default;
};

/// One row of the junction between items and tags.
struct Link
{
    ItemId item;
    TagId tag;
    LinkSource source = LinkSource::User;
    LinkStatus status = LinkStatus::Confirmed;
    std::optional<double> confidence; ///< 0..1
    qint64 addedAt = 0; ///< UTC milliseconds
    friend bool operator==(const Link &, const Link &) = default;
};

} // namespace tagloom::domain
