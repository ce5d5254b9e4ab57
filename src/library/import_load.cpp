// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/import_load.h"

#include "domain/url.h"
#include "library/import_lists.h"
#include "library/import_notes.h"
#include "library/import_record.h"
#include "library/import_rules.h"
#include "store/bulk_load.h"
#include "store/detail_store.h"
#include "store/file_store.h"
#include "store/interrupt_guard.h"
#include "store/item_store.h"
#include "store/note_file_store.h"
#include "store/query_names.h"
#include "store/rule_links.h"
#include "store/saved_search_store.h"
#include "store/tag_store.h"
#include "store/tag_tree_store.h"
#include "store/tag_twin_store.h"

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::ItemRecord;
using domain::KindId;
using domain::KindRecord;
using domain::Link;
using domain::ListRecord;
using domain::Result;
using domain::SearchRecord;
using domain::TagId;
using domain::TagName;
using domain::TagRecord;

namespace {

/// A record of an HTML file with icons takes far more; an estimate on the high side only costs an index rebuilt.
constexpr qint64 bytesPerRecord = 250;

class LoadSink final : public ImportSink
{
public:
    LoadSink(store::Transaction &transaction, store::BulkLoad &load, ImportReport &report, const Job &job,
             ImportOptions::Folders folders)
        : ImportSink(report, job, folders)
        , m_transaction(transaction)
        , m_load(load)
        , m_maker(folders, transaction.now())
        , m_lists(transaction)
        , m_rules(transaction)
        , m_notes(transaction.connection(), transaction.now())
    { }

    bool take(ItemRecord record) override
    {
        auto made = m_maker.make(record);
        if (!made)
            return skipped({record.line, made.error().message});
        changed(record.line, made->changes);
        ++m_report.read;
        const auto done = isNote() ? addNote(*made, record) : add(*made, record);
        return done ? true : fail(done.error());
    }

    bool tag(TagRecord record) override
    {
        const auto done = addTagRecord(record);
        return done ? true : fail(done.error());
    }

    bool kind(KindRecord record) override
    {
        QStringList changes;
        const QString name = ImportRecordMaker::kindName(record.name, changes);
        if (name.isEmpty())
            return skipped({record.line, noUsableKindName()});
        changed(record.line, changes);
        const auto id = kindOf(name, record.icon);
        return id ? true : fail(id.error());
    }

    bool search(SearchRecord record) override
    {
        QStringList changes;
        const auto usable = ImportRecordMaker::search(record, changes);
        if (!usable)
            return skipped({record.line, usable.error().message});
        changed(record.line, changes);
        m_searches.append(*usable);
        return true;
    }

    bool distinct(domain::DistinctRecord record) override
    {
        m_distinct.append(std::move(record));
        return true;
    }

    /// They may name tags of later lines, so they wait for the end. What is no tag then means nothing.
    Result<void> addDistinct()
    {
        for (const domain::DistinctRecord &record : std::as_const(m_distinct)) {
            const auto first = store::findTag(m_transaction.connection(), record.first);
            const auto second = store::findTag(m_transaction.connection(), record.second);
            if (!first || !second)
                return first ? second.error() : first.error();
            if (!*first || !*second || *first == *second) {
                skipped({record.line, notTwoTags(record)});
                continue;
            }
            if (auto done = store::markDistinct(m_transaction, **first, **second); !done)
                return done;
        }
        return {};
    }

    bool list(ListRecord record) override
    {
        QStringList changes;
        const QString name = ImportRecordMaker::listName(record.name, changes);
        if (name.isEmpty())
            return skipped({record.line, noUsableListName()});
        changed(record.line, changes);
        record.name = name;
        const auto done = m_lists.addList(record);
        return done ? true : fail(done.error());
    }

    bool rule(domain::RuleRecord record) override
    {
        QStringList changes;
        const auto usable = ImportRecordMaker::rule(record, changes);
        if (!usable)
            return skipped({record.line, usable.error().message});
        changed(record.line, changes);
        m_rules.note(*usable);
        return true;
    }

    Result<void> addRules()
    {
        auto done = m_rules.add([this](qint64 line, const QString &reason, bool isSkipped) {
            if (isSkipped)
                skipped({line, reason});
            else
                changed(line, {reason});
        });
        m_report.rulesAdded += m_rules.added();
        return done;
    }

    /// What waits until the links can be changed one by one: whose they are, and what rules say of the new items.
    Result<void> runRules()
    {
        if (auto done = m_rules.ascribeLinks(); !done)
            return done;
        const auto tagged = store::runRulesOnNewItems(m_transaction, m_newItems, m_rulesBefore);
        if (!tagged)
            return tagged.error();
        m_report.taggedByRules += *tagged;
        return {};
    }

    /// Call before anything is read: rules of the files themselves do not run on what comes with them.
    Result<void> readRules()
    {
        auto rules = store::readRulesForNewItems(m_transaction.connection());
        if (!rules)
            return rules.error();
        m_rulesBefore = std::move(*rules);
        return {};
    }

    /// Those of a file in their order, behind what a list has already.
    Result<void> addListEntries()
    {
        auto done = m_lists.addEntries([this](qint64 line, const QString &reason) { changed(line, {reason}); });
        m_report.listsAdded += m_lists.added();
        return done;
    }

    /// Their queries may name tags of later lines, so they wait for the end.
    Result<void> addSearches()
    {
        for (const SearchRecord &record : std::as_const(m_searches)) {
            const auto known = store::findSavedSearch(m_transaction.connection(), record.name);
            if (!known)
                return known.error();
            if (*known) {
                // What its owner has here stays; the same once more needs no word.
                const auto query = store::withIds(m_transaction.connection(), record.query);
                if (!query || (*known)->query != *query)
                    changed(record.line,
                            {QStringLiteral("There is a saved search “%1” already, which was kept.").arg(record.name)});
                continue;
            }
            const domain::SavedSearch search{{},          record.name,       record.query,
                                             record.sort, record.descending, record.createdAt.value_or(0)};
            const auto added = store::addSavedSearch(m_transaction, search);
            if (!added && added.error().code == ErrorCode::InvalidInput)
                skipped({record.line, added.error().message});
            else if (!added)
                return added.error();
            else
                ++m_report.searchesAdded;
        }
        return {};
    }

    /// Parents may name tags of later lines, so they wait for the end.
    Result<void> addParents()
    {
        for (const auto &[child, parents, line] : std::as_const(m_parents)) {
            for (const QString &text : parents) {
                QStringList changes;
                const auto name = m_maker.tagName(text, changes);
                if (!name)
                    continue;
                const auto parent = tagOf(*name);
                if (!parent)
                    return parent.error();
                const auto added = store::addTagParent(m_transaction, child, *parent);
                if (!added && added.error().code != ErrorCode::Conflict)
                    return added;
                if (!added)
                    changed(line,
                            {QStringLiteral("“%1” cannot be the parent here, since it lies below. It was left out.")
                                 .arg(text)});
            }
        }
        return {};
    }

    /// What changed in files of known notes; not before the load is finished.
    Result<void> updateNotes()
    {
        for (const NoteUpdate &update : std::as_const(m_updates)) {
            const auto copy = applyNoteUpdate(m_transaction, update);
            if (!copy)
                return copy.error();
            if (copy->isValid()) {
                ++m_report.added;
                m_newItems.append(*copy);
            }
        }
        return {};
    }

private:
    struct TagParents
    {
        TagId child;
        QStringList parents;
        qint64 line = 0;
    };

    /// A file is a note of its own, whatever other item has its title or its address.
    Result<void> addNote(ImportRecord &record, const ItemRecord &read)
    {
        const auto known = m_notes.find(read, noteHash());
        if (!known)
            return known.error();
        if (!*known) {
            const auto id = addNew(record, read, noteHash());
            return id ? addLinks(*id, record, true) : id.error();
        }
        ++m_report.merged;
        m_report.updated += (*known)->changesItem() ? 1 : 0;
        if ((*known)->copy)
            changed(0, {KnownNotes::describeConflict(**known)});
        if (!(*known)->movedFrom.isEmpty())
            changed(0, {KnownNotes::describeMove(**known)});
        for (const TagName &name : std::as_const((*known)->tagsAdded)) {
            if (const auto tag = tagOf(name); !tag)
                return tag.error();
        }
        if (!(*known)->isSame)
            m_updates.append(std::move(**known));
        return {};
    }

    /// Notes are told by their files: many were made at one moment, and are called “README”.
    Result<std::optional<ItemId>> noteAt(const domain::NoteFile &file)
    {
        const auto known = store::findNoteAt(m_transaction.connection(), file.root + u'/' + file.path);
        if (!known)
            return known.error();
        return *known ? std::optional((*known)->item) : std::optional<ItemId>();
    }

    Result<void> add(ImportRecord &record, const ItemRecord &read)
    {
        const auto known = read.noteFile ? noteAt(*read.noteFile) : m_load.findItem(record.identity);
        if (!known)
            return known.error();
        ItemId id;
        bool live = !record.item.trashedAt;
        if (*known) {
            id = **known;
            ++m_report.merged;
            if (auto merged = merge(id, record, live); !merged)
                return merged;
        } else {
            const auto added =
                addNew(record, read, read.noteFile ? domain::contentHash(read.noteFile->content) : QString());
            if (!added)
                return added.error();
            id = *added;
        }
        m_lists.note(id, record, read.line);
        return addLinks(id, record, live);
    }

    /// `hash`: of the file it came from, if it came from one.
    Result<ItemId> addNew(ImportRecord &record, const ItemRecord &read, const QString &hash)
    {
        const auto kindId = kindOf(record.kindName, {});
        if (!kindId)
            return kindId.error();
        record.item.kind = *kindId;
        const auto id = m_load.addItem(record.item, record.urlKey, record.notes);
        if (!id)
            return id;
        ++m_report.added;
        if (!m_rulesBefore.isEmpty())
            m_newItems.append(*id);
        if (auto done = store::insertDetails(m_transaction, *id, *kindId, record.details); !done)
            return done.error();
        if (record.file) {
            if (auto done = store::insertFileDetails(m_transaction.connection(), *id, *record.file); !done)
                return done.error();
        }
        if (read.noteFile) {
            if (auto done = store::insertNoteFile(m_transaction, *id, *read.noteFile, hash, record.notes); !done)
                return done.error();
        }
        return id;
    }

    Result<void> addLinks(ItemId id, const ImportRecord &record, bool live)
    {
        for (const auto &[name, link] : std::as_const(record.links)) {
            const auto tag = tagOf(name);
            if (!tag)
                return tag.error();
            const Link row{
                id, *tag, link.source, link.status, link.confidence, link.addedAt.value_or(m_transaction.now())};
            const auto added = m_load.addLink(row, live);
            if (!added)
                return added.error();
            if (*added && !link.rule.isEmpty())
                m_rules.note(domain::LinkRef{id, *tag}, link.rule);
        }
        return {};
    }

    /// A live record brings its twin back from the trash; one that is trashed itself leaves things as they are.
    Result<void> merge(ItemId id, const ImportRecord &record, bool &live)
    {
        if (live) {
            if (const auto restored = m_load.restoreItem(id); !restored)
                return restored.error();
        } else {
            const auto item = store::readItem(m_transaction.connection(), id);
            if (!item)
                return item.error();
            live = *item && !(*item)->trashedAt;
        }
        if (!record.details.isEmpty()) {
            if (auto done = store::fillDetails(m_transaction, id, record.details); !done)
                return done;
        }
        if (record.file) {
            const auto known = store::readFileDetails(m_transaction.connection(), {id});
            if (!known)
                return known.error();
            if (known->isEmpty()) {
                if (auto done = store::insertFileDetails(m_transaction.connection(), id, *record.file); !done)
                    return done;
            }
        }
        return m_load.addMissingNotes(id, record.notes);
    }

    Result<KindId> kindOf(const QString &name, const QString &icon)
    {
        auto known = m_kinds.constFind(name);
        if (known == m_kinds.cend()) {
            const auto made = store::findOrCreateKind(m_transaction, name, icon);
            if (!made)
                return made.error();
            known = m_kinds.insert(name, *made);
        }
        return *known;
    }

    Result<TagId> tagOf(const TagName &name)
    {
        bool created = false;
        const auto tag = m_load.tag(name, &created);
        if (!tag || !created)
            return tag;
        ++m_report.tagsAdded;
        const auto parentName = nestingParent(name);
        if (!parentName)
            return tag;
        const auto parent = tagOf(*parentName);
        if (!parent)
            return parent;
        // A tree that says otherwise already goes before what a name suggests.
        const auto added = store::addTagParent(m_transaction, *tag, *parent);
        if (!added && added.error().code != ErrorCode::Conflict)
            return added.error();
        return tag;
    }

    Result<void> addTagRecord(const TagRecord &record)
    {
        QStringList changes;
        const auto name = m_maker.tagName(record.name, changes);
        changed(record.line, changes);
        if (!name) {
            skipped({record.line, noUsableTagName()});
            return {};
        }
        bool created = false;
        const auto id = m_load.tag(*name, &created);
        if (!id)
            return id.error();
        m_report.tagsAdded += created ? 1 : 0;
        if (!record.parents.isEmpty())
            m_parents.append({*id, record.parents, record.line});
        for (const QString &alias : record.aliases) {
            if (auto done = addAlias(*id, alias, record.line); !done)
                return done;
        }
        // A tag that was here before keeps what its owner gave it.
        return created ? fillTag(*id, record) : Result<void>();
    }

    Result<void> addAlias(TagId id, const QString &text, qint64 line)
    {
        QStringList changes;
        const auto alias = m_maker.tagName(text, changes);
        if (!alias)
            return {};
        const auto done = m_load.addAlias(id, *alias);
        if (!done && done.error().code == ErrorCode::Conflict) {
            changed(line, {QStringLiteral("The alias “%1” is a name in use already and was left out.").arg(text)});
            return {};
        }
        return done;
    }

    Result<void> fillTag(TagId id, const TagRecord &record)
    {
        if (record.createdAt) {
            if (auto done = store::changeTagCreationTime(m_transaction, id, *record.createdAt); !done)
                return done;
        }
        if (auto done = store::changeTagDescription(m_transaction, id, record.description); !done)
            return done;
        const auto unlessRefused = [&](const Result<void> &done, const QString &what) -> Result<void> {
            const bool refused =
                !done && (done.error().code == ErrorCode::Conflict || done.error().code == ErrorCode::InvalidInput);
            if (refused)
                changed(record.line,
                        {QStringLiteral("%1 of “%2” was left out: it cannot be used here.").arg(what, record.name)});
            return refused ? Result<void>() : done;
        };
        if (auto done =
                unlessRefused(store::changeTagColour(m_transaction, id, record.colour), QStringLiteral("The colour"));
            !done)
            return done;
        if (auto done = unlessRefused(store::changeTagSlug(m_transaction, id, record.slug), QStringLiteral("The slug"));
            !done)
            return done;
        if (!record.pin)
            return {};
        const auto holder = store::findPinnedTag(m_transaction.connection(), *record.pin);
        if (!holder)
            return holder.error();
        if (*holder) {
            changed(record.line,
                    {QStringLiteral("The key %1 is another tag's; “%2” was not pinned.")
                         .arg(*record.pin)
                         .arg(record.name)});
            return {};
        }
        return unlessRefused(store::changeTagPin(m_transaction, id, record.pin), QStringLiteral("The pin"));
    }

    store::Transaction &m_transaction;
    store::BulkLoad &m_load;
    ImportRecordMaker m_maker;
    QHash<QString, KindId> m_kinds;
    QList<TagParents> m_parents;
    QList<SearchRecord> m_searches;
    QList<domain::DistinctRecord> m_distinct;
    ImportedLists m_lists;
    ImportedRules m_rules;
    QList<domain::Rule> m_rulesBefore; ///< of the library, for new items
    QList<ItemId> m_newItems; ///< if there are any
    KnownNotes m_notes;
    QList<NoteUpdate> m_updates;
};

} // namespace

Result<void> loadFiles(store::Transaction &transaction, const QList<ImportFile> &files, const ImportOptions &options,
                       const Job &job, ImportReport &report)
{
    const store::InterruptGuard guard(transaction.connection(), job->cancelled);
    qint64 bytes = 0;
    for (const ImportFile &file : files)
        bytes += file.size;
    const auto load = store::BulkLoad::begin(transaction, bytes / bytesPerRecord);
    if (!load)
        return load.error();
    LoadSink sink(transaction, **load, report, job, options.folders);
    if (auto done = sink.readRules(); !done)
        return done;
    if (auto read = sink.readAll(files); !read)
        return read;
    if (auto done = sink.addParents(); !done)
        return done;
    if (auto done = sink.addDistinct(); !done)
        return done;
    if (auto done = sink.addSearches(); !done)
        return done;
    if (auto done = sink.addListEntries(); !done)
        return done;
    if (auto done = sink.addRules(); !done)
        return done;
    if (job->cancelled)
        return importCancelled();
    job->finishing = true;
    if (auto done = (*load)->finish(); !done)
        return done;
    if (auto done = sink.updateNotes(); !done)
        return done;
    return sink.runRules();
}

} // namespace tagloom::library
