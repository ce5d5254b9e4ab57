// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "domain/result.h"
#include "formats/format.h"

#include <QIODevice>

#include <memory>

namespace tagloom::formats {

/// Writes records one after the other in constant memory: begin(), then kinds, tags, lists, distinct pairs of tags,
/// saved searches, rules and items, then end(). A format leaves out what it cannot hold; see its header. Errors:
/// DiskFull, InputOutput; after one nothing more is written.
class RecordWriter
{
public:
    virtual ~RecordWriter() = default;
    virtual domain::Result<void> begin() = 0;
    virtual domain::Result<void> kind(const domain::KindRecord &record) = 0;
    virtual domain::Result<void> tag(const domain::TagRecord &record) = 0;
    virtual domain::Result<void> search(const domain::SearchRecord &record) = 0;
    virtual domain::Result<void> distinct(const domain::DistinctRecord &record) = 0;
    virtual domain::Result<void> list(const domain::ListRecord &record) = 0;
    virtual domain::Result<void> rule(const domain::RuleRecord &record) = 0;
    virtual domain::Result<void> item(const domain::ItemRecord &record) = 0;
    /// Only when this has succeeded is the text whole in the device; a QSaveFile is still to be committed.
    virtual domain::Result<void> end() = 0;
};

/// A writer of this format; the device must be open for writing and outlive it. Not for
/// Markdown, which is no one file. Never null.
std::unique_ptr<RecordWriter> makeWriter(Format format, QIODevice &device);

/// The names of the tags that count: those of confirmed links.
QStringList confirmedTags(const domain::ItemRecord &record);

} // namespace tagloom::formats
