// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/file_details.h"
#include "domain/item_details.h"
#include "domain/link.h"
#include "domain/list.h"
#include "domain/note_file.h"
#include "domain/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagloom::domain {

/// A link as it stands in a file: by the tag's name.
struct LinkRecord
{
    QString tag; ///< as it came; the folded key decides which tag it is
    LinkSource source = LinkSource::Import;
    LinkStatus status = LinkStatus::Confirmed;
    std::optional<double> confidence;
    std::optional<qint64> addedAt; ///< UTC milliseconds
    QString rule{}; ///< the name of the rule that added it and may take it back
    friend bool operator==(const LinkRecord &, const LinkRecord &) = default;
};

/// The place of an item in a list as it stands in a file: by the list's name. What is out of range is not looked at
/// yet.
struct ListPlaceRecord
{
    QString list; ///< as it came; the folded key decides which list it is
    int attempt = 1; ///< 1 or more
    qint64 position = 0; ///< orders the places of one list, and means nothing beyond
    std::optional<ListStatus> status; ///< without one, that of a new entry
    double progress = 0;
    std::optional<double> grade;
    QString note;
    std::optional<qint64> addedAt; ///< UTC milliseconds, as those that follow
    std::optional<qint64> startedAt;
    std::optional<qint64> finishedAt;
    friend bool operator==(const ListPlaceRecord &, const ListPlaceRecord &) = default;
};

/// A record that could not be taken, or was taken with a change.
struct RecordRemark
{
    qint64 line = 0;
    QString reason;
    friend bool operator==(const RecordRemark &, const RecordRemark &) = default;
};

/// One item as read from, or written to, a file of another program. Times are UTC milliseconds.
struct ItemRecord
{
    qint64 line = 0; ///< where it begins in the file, from 1
    QString kind; ///< a kind's name; empty: bookmark if it has a URL, else note
    QString title;
    QString url;
    QString notes;
    std::optional<qint64> createdAt;
    std::optional<qint64> updatedAt;
    std::optional<qint64> trashedAt;
    QStringList folders; ///< outermost first, root folders left out
    QList<LinkRecord> links;
    QList<ListPlaceRecord> lists{};
    ItemDetails details{}; ///< also such that do not fit the kind
    std::optional<FileDetails> file{}; ///< of the file that the address names
    std::optional<NoteFile> noteFile{}; ///< of what came from a Markdown or YAML file
    QList<RecordRemark> remarks{}; ///< what in it was of no use, for the report
    friend bool operator==(const ItemRecord &, const ItemRecord &) = default;
};

/// A tag with all its own data, for formats that carry it (JSON Lines). Parents may name tags of later records.
struct TagRecord
{
    qint64 line = 0;
    QString name;
    QString slug;
    QString colour;
    QString description;
    std::optional<int> pin;
    std::optional<qint64> createdAt;
    QStringList aliases;
    QStringList parents;
    friend bool operator==(const TagRecord &, const TagRecord &) = default;
};

/// A kind of a user's own, for formats that carry it.
struct KindRecord
{
    qint64 line = 0;
    QString name;
    QString icon;
    friend bool operator==(const KindRecord &, const KindRecord &) = default;
};

/// A saved search, for formats that carry it, in the order in which they are shown.
struct SearchRecord
{
    qint64 line = 0;
    QString name;
    QString query; ///< with tags by name, which may be those of later records
    QString sort; ///< a word of SavedSearch::sort; empty: the usual order
    bool descending = true;
    std::optional<qint64> createdAt;
    friend bool operator==(const SearchRecord &, const SearchRecord &) = default;
};

/// Two tags of which a person said that they are not the same, for formats that carry it. They may be those of later
/// records.
struct DistinctRecord
{
    qint64 line = 0;
    QString first;
    QString second;
    friend bool operator==(const DistinctRecord &, const DistinctRecord &) = default;
};

/// A list, for formats that carry it, in the order in which they are shown. Its entries come with the items.
struct ListRecord
{
    qint64 line = 0;
    QString name;
    ListTemplate listTemplate = ListTemplate::Plain;
    std::optional<qint64> createdAt;
    friend bool operator==(const ListRecord &, const ListRecord &) = default;
};

/// A rule, for formats that carry it, in the order in which they run. Its query and its tags name tags, which may be
/// those of later records.
struct RuleRecord
{
    qint64 line = 0;
    QString name;
    QString query;
    QStringList tags;
    bool suggests = false; ///< adds suggestions
    bool enabled = true;
    bool onNewItems = true;
    std::optional<qint64> createdAt;
    friend bool operator==(const RuleRecord &, const RuleRecord &) = default;
};

/// Takes what a reader finds, in the order of the file. A callback that returns false ends the reading at once; the
/// reader then returns ErrorCode::Cancelled, and the sink knows why.
class RecordSink
{
public:
    virtual ~RecordSink() = default;
    virtual bool item(ItemRecord record) = 0;
    virtual bool tag(TagRecord record) = 0;
    virtual bool kind(KindRecord record) = 0;
    virtual bool search(SearchRecord record) = 0;
    virtual bool distinct(DistinctRecord record) = 0;
    virtual bool list(ListRecord record) = 0;
    virtual bool rule(RuleRecord record) = 0;
    /// This record cannot be taken.
    virtual bool skipped(RecordRemark remark) = 0;
    /// Called after each block with the bytes of the device read so far, for progress and for Cancel.
    virtual bool progress(qint64 bytesRead) = 0;
};

} // namespace tagloom::domain
