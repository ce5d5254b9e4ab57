// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/checked_output.h"
#include "formats/record_writer.h"

namespace tagloom::formats {

/// The version of the format that this program writes; it reads this one and older ones.
inline constexpr int jsonLinesVersion = 1;

/// JSON Lines with all primary data, UTF-8, one object a line, LF. The first line is the header
///     {"tagloom":1,"content":"library"}
/// with the version of the format; each other line has "record", which says what it is:
///     {"record":"kind","name":"recipe","icon":"pot"}
///     {"record":"tag","name":"physics","slug":"physics","colour":"#3366cc","description":"...","pin":1,"created":TIME,
///      "aliases":["physik"],"parents":["science"]}
///     {"record":"search","name":"Unread","query":"#physics -#read","sort":"title","descending":false,"created":TIME}
///     {"record":"distinct","tags":["book","booking"]}
///     {"record":"list","name":"To read","template":"reading","created":TIME}
///     {"record":"rule","name":"Code","query":"site:github.com","tags":["code"],"suggests":true,"enabled":false,
///      "onNewItems":false,"created":TIME}
///     {"record":"item","kind":"bookmark","title":"...","url":"...","notes":"...","created":TIME,"updated":TIME,
///      "trashed":TIME,"folders":["outer","inner"],
///      "links":[{"tag":"physics","source":"user","status":"confirmed","confidence":0.5,"added":TIME,
///                "rule":"Code"}],
///      "lists":[{"list":"To read","attempt":1,"position":5,"status":"reading","progress":40,"grade":1.7,"note":"...",
///                "added":TIME,"started":TIME,"finished":TIME}],
///      "details":{"authors":["Ursula K. Le Guin"],"year":1968,"publisher":"...","isbn":"9780306406157"},
///      "file":{"size":2400,"modified":TIME,"type":"image/png","fingerprint":"w1:...","missing":TIME},
///      "noteFile":{"root":"/home/ann/notes","path":"work/plan.md","folders":"leaf","text":"---\ntitle: ..."}}
/// Keys with nothing to say are left out, name, title and query excepted, and so are those of a rule where it adds
/// tags, is enabled and runs on new items. The "rule" of a link may take it back. "sort" is added, updated, title,
/// address, tags or the key of a detail; without it the order is the usual one, the newest first. A query names its
/// tags, and what is distinct are two tags that are not the same, however alike they look. "template" is reading,
/// courses or plain; "status" a word of it; "position" orders the items of a list; an attempt of 1 and a progress of 0
/// are left out. TIME is ISO 8601 in UTC with milliseconds; for years that it cannot hold, the number of milliseconds
/// since 1970. "details" of a task are due and done, of an invoice number, amount ("12.50 EUR"), issued, due and paid;
/// days are as 2024-05-31. "file" is what is known of the file that the address names, see formats/fingerprint.h.
/// "noteFile" is the Markdown or YAML file an item was read from; one that is not UTF-8 has its bytes as "base64"
/// instead of "text". Unknown keys are passed over when reading.
class JsonLinesWriter final : public RecordWriter
{
public:
    explicit JsonLinesWriter(QIODevice &device);

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
