// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/checked_output.h"
#include "formats/record_writer.h"

namespace tagloom::formats {

/// Netscape bookmark HTML in UTF-8, as browsers read it: HREF, ADD_DATE and LAST_MODIFIED in seconds, TAGS, the title
/// on one line, notes as `<DD>`, folders where a record has them. Commas part the names in TAGS, so a comma in a name
/// becomes a space. Items in the trash, unconfirmed links, kinds and the data of tags are left out; an item without an
/// address has an empty HREF.
class BookmarkHtmlWriter final : public RecordWriter
{
public:
    explicit BookmarkHtmlWriter(QIODevice &device);

    domain::Result<void> begin() override;
    domain::Result<void> kind(const domain::KindRecord &record) override;
    domain::Result<void> tag(const domain::TagRecord &record) override;
    domain::Result<void> search(const domain::SearchRecord &record) override;
    domain::Result<void> distinct(const domain::DistinctRecord &record) override;
    domain::Result<void> list(const domain::ListRecord &record) override;
    domain::Result<void> rule(const domain::RuleRecord &record) override;
    domain::Result<void> item(const domain::ItemRecord &record) override;
    domain::Result<void> end() override;

private:
    QString indent() const;
    QString moveTo(const QStringList &folders);

    CheckedOutput m_output;
    QStringList m_folders; ///< the open ones
};

} // namespace tagloom::formats
