// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/checked_output.h"
#include "formats/record_writer.h"

namespace tagloom::formats {

/// CSV by RFC 4180 in UTF-8: title,url,kind,tags,added,updated,notes, then what books, tasks and invoices have, each
/// detail by its word (domain::toWord()) and as a person types it; authors have "; " between them. Tags are joined by
/// commas; a name with a comma or a quote in it is itself quoted as RFC 4180 says, so that the cell is a CSV row of its
/// own. Times are ISO 8601 in UTC. Items in the trash, unconfirmed links, and the data of kinds and tags are left out.
/// Nothing is changed for the sake of spreadsheets: a title may begin with "=".
class CsvWriter final : public RecordWriter
{
public:
    explicit CsvWriter(QIODevice &device);

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
    CheckedOutput m_output;
};

} // namespace tagloom::formats
