// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"
#include "domain/list.h"
#include "domain/record.h"
#include "domain/tag_name.h"
#include "library/importer.h"

#include <QHash>
#include <QStringList>

#include <utility>

namespace tagloom::library {

/// A record made fit for the library: the same for a dry run and for the import itself.
struct ImportRecord
{
    domain::Item item; ///< id and kind not set
    QString kindName;
    QString urlKey;
    QString identity; ///< store::itemIdentity
    QString notes;
    QList<std::pair<domain::TagName, domain::LinkRecord>> links; ///< one for each tag, folders included
    QList<domain::ListPlaceRecord> lists; ///< with usable names and values
    domain::ItemDetails details; ///< those that fit the kind
    std::optional<domain::FileDetails> file; ///< only if the address names a file
    QStringList changes; ///< what had to be changed, for the report
};

/// Makes records fit. Remembers names, since the same few thousand come again and again.
class ImportRecordMaker final
{
public:
    /// `now`: UTC milliseconds, for what the file does not date.
    ImportRecordMaker(ImportOptions::Folders folders, qint64 now)
        : m_folders(folders)
        , m_now(now)
    {
    }

    /// InvalidInput if the record has neither title nor address.
    domain::Result<ImportRecord> make(const domain::ItemRecord &record);

    /// A tag's name as it can be kept; what had to be changed is added to `changes`. Nothing if nothing usable is left.
    std::optional<domain::TagName> tagName(const QString &text, QStringList &changes);

    /// A kind's name as it can be kept; empty if nothing is left of it.
    static QString kindName(const QString &text, QStringList &changes);

    /// A saved search as it can be kept. InvalidInput if its name or its query is of no use.
    static domain::Result<domain::SearchRecord> search(domain::SearchRecord record, QStringList &changes);

    /// A rule as it can be kept. InvalidInput if its name, its query or its tags are of no use.
    static domain::Result<domain::RuleRecord> rule(domain::RuleRecord record, QStringList &changes);

    /// A list's name as it can be kept; empty if nothing usable is left.
    static QString listName(const QString &text, QStringList &changes);

private:
    struct KnownName
    {
        std::optional<domain::TagName> name;
        QString change;
    };

    void addDetails(ImportRecord &record, const domain::ItemDetails &details);
    void addLink(ImportRecord &record, const domain::LinkRecord &link);
    void addListPlace(ImportRecord &record, const domain::ListPlaceRecord &place);

    ImportOptions::Folders m_folders;
    qint64 m_now;
    QHash<QString, KnownName> m_names;
};

/// The tag above a nested name: "a" of "a/b". Nothing for a name without a slash between two parts.
std::optional<domain::TagName> nestingParent(const domain::TagName &name);

} // namespace tagloom::library
