// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/importer.h"

#include "domain/counted.h"
#include "library/import_files.h"
#include "library/import_load.h"
#include "library/import_notes.h"
#include "library/import_record.h"
#include "store/interrupt_guard.h"
#include "store/known_items.h"
#include "store/list_store.h"
#include "store/rule_store.h"
#include "store/saved_search_store.h"
#include "store/tag_store.h"

#include <QDateTime>
#include <QSet>
#include <QtConcurrentRun>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::ItemRecord;
using domain::KindRecord;
using domain::ListRecord;
using domain::Result;
using domain::SearchRecord;
using domain::TagName;
using domain::TagRecord;

namespace {

constexpr qsizetype mostPreviews = 200;

/// Counts what an import would do.
class DryRunSink final : public ImportSink
{
public:
    DryRunSink(ImportReport &report, const Job &job, const ImportOptions &options, const store::Connection &connection,
               store::KnownItems known, QSet<QString> knownTagKeys, QSet<QString> knownSearchKeys,
               QSet<QString> knownListKeys, QSet<QString> knownRuleKeys)
        : ImportSink(report, job, options.folders)
        , m_notes(connection, QDateTime::currentMSecsSinceEpoch())
        , m_maker(options.folders, QDateTime::currentMSecsSinceEpoch())
        , m_known(std::move(known))
        , m_tagKeys(std::move(knownTagKeys))
        , m_searchKeys(std::move(knownSearchKeys))
        , m_listKeys(std::move(knownListKeys))
        , m_ruleKeys(std::move(knownRuleKeys))
    { }

    bool take(ItemRecord record) override
    {
        const qint64 line = record.line;
        const auto made = m_maker.make(record);
        if (!made)
            return skipped({line, made.error().message});
        changed(line, made->changes);
        bool known = false;
        if (isNote()) {
            const auto update = m_notes.find(record, noteHash());
            if (!update)
                return fail(update.error());
            if (update->has_value() && !(*update)->movedFrom.isEmpty())
                changed(0, {KnownNotes::describeMove(**update)});
            const QString place = record.noteFile->root + u'/' + record.noteFile->path;
            known = update->has_value() || m_notePlaces.contains(place);
            m_notePlaces.insert(place);
            if (update->has_value() && (*update)->changesItem())
                ++m_report.updated;
            if (update->has_value() && (*update)->copy) {
                ++m_report.added;
                changed(0, {KnownNotes::describeConflict(**update)});
            }
        } else if (record.noteFile) {
            const QString place = record.noteFile->root + u'/' + record.noteFile->path;
            const auto note = m_notes.findAt(place);
            if (!note)
                return fail(note.error());
            known = *note || m_notePlaces.contains(place);
            m_notePlaces.insert(place);
        } else {
            known = m_known.find(made->identity).has_value();
            m_known.insert(made->identity, domain::ItemId{1});
        }
        ++m_report.read;
        ++(known ? m_report.merged : m_report.added);
        QStringList tags;
        for (const auto &[name, link] : made->links) {
            countTag(name);
            tags.append(name.text());
        }
        for (const domain::ListPlaceRecord &place : std::as_const(made->lists))
            countList(place.list);
        if (m_report.preview.size() < mostPreviews)
            m_report.preview.append(ImportPreview{made->item.title, made->item.url, tags, known});
        return true;
    }

    bool tag(TagRecord record) override
    {
        QStringList changes;
        const auto name = m_maker.tagName(record.name, changes);
        changed(record.line, changes);
        if (!name)
            return skipped({record.line, noUsableTagName()});
        countTagAlone(*name);
        for (const QString &text : std::as_const(record.aliases)) {
            if (const auto alias = m_maker.tagName(text, changes))
                m_tagKeys.insert(alias->key());
        }
        m_parents += record.parents;
        return true;
    }

    bool kind(KindRecord record) override
    {
        QStringList changes;
        if (ImportRecordMaker::kindName(record.name, changes).isEmpty())
            return skipped({record.line, noUsableKindName()});
        changed(record.line, changes);
        return true;
    }

    bool search(SearchRecord record) override
    {
        QStringList changes;
        const auto usable = ImportRecordMaker::search(record, changes);
        if (!usable)
            return skipped({record.line, usable.error().message});
        changed(record.line, changes);
        const QString key = domain::foldedKey(usable->name);
        m_report.searchesAdded += m_searchKeys.contains(key) ? 0 : 1;
        m_searchKeys.insert(key);
        return true;
    }

    bool rule(domain::RuleRecord record) override
    {
        QStringList changes;
        const auto usable = ImportRecordMaker::rule(record, changes);
        if (!usable)
            return skipped({record.line, usable.error().message});
        changed(record.line, changes);
        const QString key = domain::foldedKey(usable->name);
        m_report.rulesAdded += m_ruleKeys.contains(key) ? 0 : 1;
        m_ruleKeys.insert(key);
        for (const QString &text : std::as_const(usable->tags)) {
            if (const auto name = m_maker.tagName(text, changes))
                countTagAlone(*name);
        }
        return true;
    }

    bool distinct(domain::DistinctRecord record) override
    {
        m_distinct.append(std::move(record));
        return true;
    }

    /// Pairs that are not two tags, of the file or of the library.
    void skipUnknownDistinct()
    {
        for (const domain::DistinctRecord &record : std::as_const(m_distinct)) {
            const QString first = domain::foldedKey(record.first);
            const QString second = domain::foldedKey(record.second);
            if (first == second || !m_tagKeys.contains(first) || !m_tagKeys.contains(second))
                skipped({record.line, notTwoTags(record)});
        }
    }

    bool list(ListRecord record) override
    {
        QStringList changes;
        const QString name = ImportRecordMaker::listName(record.name, changes);
        if (name.isEmpty())
            return skipped({record.line, noUsableListName()});
        changed(record.line, changes);
        countList(name);
        return true;
    }

    /// Parents that no line of the file has made.
    void countParents()
    {
        for (const QString &text : std::as_const(m_parents)) {
            QStringList changes;
            if (const auto name = m_maker.tagName(text, changes))
                countTag(*name);
        }
    }

private:
    bool countTagAlone(const TagName &name)
    {
        if (m_tagKeys.contains(name.key()))
            return false;
        m_tagKeys.insert(name.key());
        ++m_report.tagsAdded;
        return true;
    }

    void countTag(const TagName &name)
    {
        if (!countTagAlone(name))
            return;
        if (const auto parent = nestingParent(name))
            countTag(*parent);
    }

    void countList(const QString &name)
    {
        const QString key = domain::foldedKey(name);
        m_report.listsAdded += m_listKeys.contains(key) ? 0 : 1;
        m_listKeys.insert(key);
    }

    KnownNotes m_notes;
    QSet<QString> m_notePlaces; ///< of this import
    ImportRecordMaker m_maker;
    store::KnownItems m_known;
    QSet<QString> m_tagKeys; ///< of names and aliases
    QSet<QString> m_searchKeys; ///< of saved searches
    QSet<QString> m_listKeys;
    QSet<QString> m_ruleKeys;
    QStringList m_parents;
    QList<domain::DistinctRecord> m_distinct;
};

Result<ImportReport> dryRunOn(const QString &libraryPath, store::Access access, const QStringList &paths,
                              const ImportOptions &options, const Job &job)
{
    ImportReport report;
    const auto files = findImportFiles(paths, options.format, report.skipped);
    if (!files)
        return files.error();
    auto connection = store::Connection::open(libraryPath, access);
    if (!connection)
        return connection.error();
    const store::InterruptGuard guard(**connection, job->cancelled);
    auto known = store::KnownItems::read(**connection);
    if (!known)
        return known.error();
    const auto tags = store::readTagKeys(**connection);
    if (!tags)
        return tags.error();
    const auto searches = store::readSavedSearches(**connection);
    if (!searches)
        return searches.error();
    QSet<QString> searchKeys;
    for (const domain::SavedSearch &search : *searches)
        searchKeys.insert(domain::foldedKey(search.name));
    const auto lists = store::readLists(**connection);
    if (!lists)
        return lists.error();
    QSet<QString> listKeys;
    for (const domain::List &list : *lists)
        listKeys.insert(domain::foldedKey(list.name));
    const auto rules = store::readRules(**connection);
    if (!rules)
        return rules.error();
    QSet<QString> ruleKeys;
    for (const domain::Rule &rule : *rules)
        ruleKeys.insert(domain::foldedKey(rule.name));
    DryRunSink sink(report, job, options, **connection, std::move(*known), QSet<QString>(tags->begin(), tags->end()),
                    std::move(searchKeys), std::move(listKeys), std::move(ruleKeys));
    if (auto read = sink.readAll(*files); !read)
        return read.error();
    sink.countParents();
    sink.skipUnknownDistinct();
    return report;
}

Result<ImportReport> runOn(store::Transaction &transaction, const QStringList &paths, const ImportOptions &options,
                           const Job &job)
{
    ImportReport report;
    transaction.setOrigin(domain::HistoryOrigin::Import);
    const auto files = findImportFiles(paths, options.format, report.skipped);
    if (!files)
        return files.error();
    if (auto loaded = loadFiles(transaction, *files, options, job, report); !loaded)
        return loaded.error();
    transaction.setLabel(QStringLiteral("Import %1").arg(domain::countedItems(report.read)));
    return report;
}

} // namespace

QFuture<Result<ImportReport>> Importer::dryRun(const QStringList &paths, const ImportOptions &options, const Job &job)
{
    return QtConcurrent::run([path = m_library.path(), access = m_library.readAccess(), paths, options, job] {
        return dryRunOn(path, access, paths, options, job);
    });
}

QFuture<Result<ImportReport>> Importer::run(const QStringList &paths, const ImportOptions &options, const Job &job)
{
    return m_library.write(QStringLiteral("Import"),
                           [=](store::Transaction &transaction) { return runOn(transaction, paths, options, job); });
}

} // namespace tagloom::library
