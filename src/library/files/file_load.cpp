// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/file_load.h"

#include "domain/url.h"
#include "library/files/file_reading.h"
#include "library/import_record.h"
#include "store/bulk_load.h"
#include "store/detail_store.h"
#include "store/file_store.h"
#include "store/interrupt_guard.h"
#include "store/item_store.h"
#include "store/link_store.h"
#include "store/rule_links.h"
#include "store/tag_store.h"
#include "store/tag_tree_store.h"

#include <QHash>

#include <algorithm>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::FileDetails;
using domain::ItemId;
using domain::Result;
using domain::TagId;
using domain::TagName;

namespace {

/// From here on it pays to read which items there are, and to set aside what follows from their rows.
constexpr qint64 fewestForBulk = 300;

class FileLoad final
{
public:
    FileLoad(store::Transaction &transaction, const AddFilesOptions &options, AddFilesReport &report)
        : m_transaction(transaction)
        , m_options(options)
        , m_report(report)
    { }

    Result<void> beginBulk()
    {
        auto bulk = store::BulkLoad::begin(m_transaction, fewestForBulk);
        if (!bulk)
            return bulk.error();
        m_bulk = std::move(*bulk);
        m_tags.clear();
        return {};
    }

    Result<void> finish()
    {
        if (m_bulk) {
            if (auto done = m_bulk->finish(); !done)
                return done;
        }
        // A bulk load leaves links that are there as they are; what a person asks for is confirmed.
        for (const QString &name : m_options.tags) {
            const TagId tag = m_known.isEmpty() ? TagId() : m_tags.value(name);
            if (!tag.isValid())
                continue;
            if (const auto confirmed = store::addLinks(m_transaction, m_known, tag); !confirmed)
                return confirmed.error();
        }
        const auto rules = store::readRulesForNewItems(m_transaction.connection());
        if (!rules)
            return rules.error();
        const auto tagged = store::runRulesOnNewItems(m_transaction, m_new, *rules);
        if (!tagged)
            return tagged.error();
        m_report.taggedByRules = *tagged;
        return {};
    }

    Result<void> take(const ReadFile &file)
    {
        if (file.details.size == 0)
            m_report.remarks.append(
                {file.path, QStringLiteral("The file is empty. If it is moved, it cannot be found by its contents.")});
        const auto item = itemOf(file.path, file.details);
        if (!item)
            return item.error();
        if (m_report.ids.size() < AddFilesReport::mostIds)
            m_report.ids.append(*item);
        return addTags(*item, file);
    }

private:
    Result<ItemId> itemOf(const QString &path, const FileDetails &details)
    {
        domain::ItemDraft draft;
        draft.kind = m_options.kind.value_or(domain::kindOfFile(details.mime));
        draft.url = domain::fileUrlOf(path);
        draft.details = m_options.details;
        const auto known = knownItem(draft.url);
        if (!known)
            return known.error();
        if (*known) {
            ++m_report.merged;
            m_known.append(**known);
            if (auto restored = restore(**known); !restored)
                return restored.error();
            if (auto done = store::setFileDetails(m_transaction, **known, details); !done)
                return done.error();
            return **known;
        }
        const auto added = add(draft);
        if (!added)
            return added.error();
        ++m_report.added;
        m_new.append(*added);
        if (auto done = store::insertFileDetails(m_transaction.connection(), *added, details); !done)
            return done.error();
        const auto same = store::findSameContents(m_transaction.connection(), details.fingerprint, *added);
        if (!same)
            return same.error();
        if (*same)
            m_report.remarks.append(
                {path, QStringLiteral("It holds the same as “%1”.").arg(domain::filePathOf((*same)->url))});
        return added;
    }

    Result<std::optional<ItemId>> knownItem(const QString &url)
    {
        if (m_bulk)
            return m_bulk->findItem(store::itemIdentity(domain::urlKey(url), {}, 0));
        const auto known = store::findItemByUrl(m_transaction.connection(), url);
        if (!known)
            return known.error();
        return *known ? std::optional((*known)->id) : std::optional<ItemId>();
    }

    Result<void> restore(ItemId id)
    {
        if (m_bulk) {
            const auto restored = m_bulk->restoreItem(id);
            return restored ? Result<void>() : restored.error();
        }
        const auto restored = store::restoreItems(m_transaction, {id});
        return restored ? Result<void>() : restored.error();
    }

    Result<ItemId> add(const domain::ItemDraft &draft)
    {
        if (!m_bulk)
            return store::addItem(m_transaction, draft);
        const auto title = domain::usableTitle(draft.title, draft.url);
        if (!title)
            return title.error();
        domain::Item item;
        item.kind = draft.kind;
        item.title = *title;
        item.url = draft.url;
        item.createdAt = m_transaction.now();
        item.updatedAt = m_transaction.now();
        const auto id = m_bulk->addItem(item, domain::urlKey(item.url), {});
        if (!id)
            return id;
        if (auto done = store::insertDetails(m_transaction, *id, item.kind, draft.details); !done)
            return done.error();
        return id;
    }

    Result<void> addTags(ItemId item, const ReadFile &file)
    {
        for (const QString &name : m_options.tags) {
            if (auto done = addTag(item, name, file.path, domain::LinkSource::User); !done)
                return done;
        }
        for (const QString &name : file.tags) {
            if (auto done = addTag(item, name, file.path, domain::LinkSource::Import); !done)
                return done;
        }
        return {};
    }

    Result<void> addTag(ItemId item, const QString &text, const QString &path, domain::LinkSource source)
    {
        auto known = m_tags.constFind(text);
        if (known == m_tags.cend()) {
            const auto tag = tagOf(text, path);
            if (!tag)
                return tag.error();
            known = m_tags.insert(text, *tag);
        }
        if (!known->isValid())
            return {};
        if (m_bulk) {
            const auto added = m_bulk->addLink(
                {item, *known, source, domain::LinkStatus::Confirmed, std::nullopt, m_transaction.now()}, true);
            return added ? Result<void>() : added.error();
        }
        // What folders and attributes say is no word against what a person or a rule said of the same link.
        if (source != domain::LinkSource::User && isLinked(item, *known))
            return {};
        const auto added = store::addLinks(m_transaction, {item}, *known, source);
        return added ? Result<void>() : added.error();
    }

    bool isLinked(ItemId item, TagId tag) const
    {
        const auto links = store::readLinks(m_transaction.connection(), {item});
        return links
            && std::any_of(links->begin(), links->end(), [tag](const domain::Link &link) { return link.tag == tag; });
    }

    /// Not valid for a name that no tag can have.
    Result<TagId> tagOf(const QString &text, const QString &path)
    {
        bool repaired = false;
        const auto name = TagName::repair(text, &repaired);
        if (!name || repaired)
            m_report.remarks.append({path,
                                     name ? QStringLiteral("The tag “%1” became “%2”.").arg(text, name->text())
                                          : QStringLiteral("The tag “%1” has no usable name.").arg(text)});
        return name ? tagOf(*name) : TagId();
    }

    Result<TagId> tagOf(const TagName &name)
    {
        bool created = false;
        Result<TagId> tag = TagId();
        if (m_bulk) {
            tag = m_bulk->tag(name, &created);
        } else {
            const auto known = store::findTag(m_transaction.connection(), name.text());
            if (!known)
                return known.error();
            created = !*known;
            tag = *known ? Result<TagId>(**known) : store::findOrCreateTag(m_transaction, name);
        }
        const auto parentName = created ? nestingParent(name) : std::nullopt;
        if (!tag || !parentName)
            return tag;
        const auto parent = tagOf(*parentName);
        if (!parent)
            return parent;
        const auto done = store::addTagParent(m_transaction, *tag, *parent);
        return done || done.error().code == ErrorCode::Conflict ? tag : done.error();
    }

    store::Transaction &m_transaction;
    const AddFilesOptions &m_options;
    AddFilesReport &m_report;
    std::unique_ptr<store::BulkLoad> m_bulk; ///< of many files
    QHash<QString, TagId> m_tags; ///< by name as it came
    QList<ItemId> m_new;
    QList<ItemId> m_known;
};

Error cancelled()
{
    return {ErrorCode::Cancelled, QStringLiteral("Adding files was cancelled. Nothing was added.")};
}

/// The names that become tags of what was found in these folders.
QStringList tagsOf(const FileWalk::Found &found, const AddFilesOptions &options)
{
    QStringList tags;
    if (options.folders == ImportOptions::Folders::All)
        tags = found.folders;
    else if (options.folders == ImportOptions::Folders::Leaf)
        tags = found.folders.mid(found.folders.size() - 1);
    if (options.readsTags)
        tags += readTagsOf(found.path);
    return tags;
}

} // namespace

Result<void> readFilesOf(const QStringList &paths, const AddFilesOptions &options, const Job &job,
                         AddFilesReport &report, FileSpool &spool)
{
    const QMimeDatabase types;
    FileWalk walk(paths, [&report](const FileRemark &remark) { report.skipped.append(remark); });
    if (options.takesHidden)
        walk.takeHidden();
    while (const auto found = walk.next()) {
        if (job->cancelled)
            return cancelled();
        const auto details = readFile(found->path, types);
        if (!details) {
            report.skipped.append({found->path, details.error().message});
            continue;
        }
        if (auto done = spool.append({found->path, *details, tagsOf(*found, options)}); !done)
            return done;
        ++job->records;
    }
    report.hidden = walk.hidden();
    return job->cancelled ? Result<void>(cancelled()) : Result<void>();
}

Result<void> loadFiles(store::Transaction &transaction, FileSpool &spool, const AddFilesOptions &options,
                       const Job &job, AddFilesReport &report)
{
    const store::InterruptGuard guard(transaction.connection(), job->cancelled);
    FileLoad load(transaction, options, report);
    job->total = spool.count();
    if (spool.count() >= fewestForBulk) {
        if (auto done = load.beginBulk(); !done)
            return done;
    }
    while (true) {
        if (job->cancelled)
            return cancelled();
        const auto file = spool.next();
        if (!file)
            return file.error();
        if (!*file)
            break;
        if (auto done = load.take(**file); !done)
            return done;
        ++job->done;
    }
    job->finishing = true;
    return load.finish();
}

} // namespace tagloom::library
