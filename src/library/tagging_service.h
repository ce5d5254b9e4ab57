// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/link.h"
#include "library/library.h"

#include <QFuture>
#include <QList>
#include <QStringList>

namespace tagloom::library {

struct TaggingOutcome
{
    QStringList tags; ///< names as they stand in the library
    QStringList createdTags;
    qint64 items = 0; ///< items that changed
    bool removed = false; ///< whether tags were taken away rather than put on
};

/// Puts tags on items and takes them off. Every function is one transaction and may be called from any thread.
class TaggingService final
{
public:
    explicit TaggingService(Library &library)
        : m_library(library)
    {
    }

    QFuture<domain::Result<TaggingOutcome>> addTags(const QList<domain::ItemId> &items, const QList<domain::TagId> &tags);
    QFuture<domain::Result<TaggingOutcome>> removeTags(const QList<domain::ItemId> &items, const QList<domain::TagId> &tags);

    /// By name or alias; makes the missing ones.
    QFuture<domain::Result<TaggingOutcome>> addTagsByName(const QList<domain::ItemId> &items, const QStringList &names);

    /// By name or alias; NotFound if one is no tag.
    QFuture<domain::Result<TaggingOutcome>> removeTagsByName(const QList<domain::ItemId> &items, const QStringList &names);

    /// Takes the tag off if all items carry it, puts it on otherwise.
    QFuture<domain::Result<TaggingOutcome>> toggleTag(const QList<domain::ItemId> &items, domain::TagId tag);

    /// Suggested links to the tag become rejected ones. Gives how many there were.
    QFuture<domain::Result<qint64>> rejectSuggestions(const QList<domain::ItemId> &items, domain::TagId tag);

    QFuture<domain::Result<void>> changeStatus(domain::LinkRef link, domain::LinkStatus status);
    QFuture<domain::Result<void>> changeConfidence(domain::LinkRef link, std::optional<double> confidence);

private:
    Library &m_library;
};

/// "12 items tagged “physics”", "“physics” removed from 12 items": what a banner or a command says.
QString describe(const TaggingOutcome &outcome);

} // namespace tagloom::library
