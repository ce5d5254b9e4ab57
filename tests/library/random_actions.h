// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/history_service.h"
#include "library/item_service.h"
#include "library/detail_service.h"
#include "library/kind_service.h"
#include "library/list_service.h"
#include "library/open_library.h"
#include "library/rule_service.h"
#include "library/saved_search_service.h"
#include "library/tag_care_service.h"
#include "library/tag_service.h"
#include "library/tagging_service.h"
#include "store/file_store.h"
#include "store/item_store.h"
#include "store/link_store.h"
#include "support/folder_snapshot.h"

#include <functional>
#include <vector>

namespace tagloom::test {

/// Does what people do to a library, anything at any time: each step is one action by a service, which may also be
/// refused. What no service offers is done by the stores. Small numbers of everything, so that actions meet.
class RandomActions final
{
public:
    RandomActions(library::Library &open, const QString &folder, QRandomGenerator &random)
        : m_library(open)
        , m_folder(folder)
        , m_random(random)
    { }

    void act()
    {
        static const std::vector<void (RandomActions::*)()> all{
            &RandomActions::addItems,      &RandomActions::addItems,       &RandomActions::changeItem,
            &RandomActions::changeItem,    &RandomActions::trash,          &RandomActions::restore,
            &RandomActions::deleteItems,   &RandomActions::tagItems,       &RandomActions::tagItems,
            &RandomActions::untagItems,    &RandomActions::toggle,         &RandomActions::suggest,
            &RandomActions::changeLink,    &RandomActions::createTag,      &RandomActions::renameTag,
            &RandomActions::dressTag,      &RandomActions::pinTag,         &RandomActions::aliasTag,
            &RandomActions::moveTag,       &RandomActions::deleteTag,      &RandomActions::mergeTags,
            &RandomActions::addSearch,     &RandomActions::changeSearch,   &RandomActions::importFile,
            &RandomActions::tellTagsApart, &RandomActions::changeInPieces, &RandomActions::changeLists,
            &RandomActions::fillList,      &RandomActions::changeEntry,    &RandomActions::changeEntry,
            &RandomActions::changeDetails, &RandomActions::changeDetails,  &RandomActions::changeDetails,
            &RandomActions::changeKinds,   &RandomActions::changeFile,    &RandomActions::changeFile,
            &RandomActions::addRule,       &RandomActions::changeRule,    &RandomActions::runRules,
            &RandomActions::runRules};
        (this->*all[m_random.bounded(static_cast<quint32>(all.size()))])();
    }

private:
    int below(int bound) { return static_cast<int>(m_random.bounded(static_cast<quint32>(bound))); }
    QString word() { return QStringLiteral("w%1").arg(below(25)); }
    QString tagName() { return below(3) ? QStringLiteral("tag %1").arg(below(20)) : QString(u'É' + word()); }

    qint64 someId(const QString &table)
    {
        const auto id = m_library.connection().number(
            QStringLiteral("SELECT id FROM %1 ORDER BY id LIMIT 1 OFFSET %2").arg(table).arg(below(12)));
        return id && *id > 0 ? *id : 1;
    }

    QList<domain::ItemId> items()
    {
        QList<domain::ItemId> ids;
        for (int i = below(6); i >= 0; --i)
            ids.append(domain::ItemId{someId(QStringLiteral("items"))});
        return ids;
    }

    domain::TagId tag() { return domain::TagId{someId(QStringLiteral("tags"))}; }
    domain::SavedSearchId search() { return {someId(QStringLiteral("saved_searches"))}; }

    /// Refusals are fine: nothing has happened then.
    template <class T> static void wait(const QFuture<T> &future) { (void)future.result(); }

    template <class Work> void write(const QString &label, Work work)
    {
        wait(m_library.write(
            label, [work](store::Transaction &transaction) -> domain::Result<void> { return work(transaction); }));
    }

    void execute(const QString &label, const QStringList &statements)
    {
        write(label, [statements](store::Transaction &transaction) -> domain::Result<void> {
            for (const QString &sql : statements) {
                if (auto done = transaction.connection().execute(sql); !done)
                    return done;
            }
            return {};
        });
    }

    void addItems()
    {
        QList<domain::ItemDraft> drafts;
        for (int i = below(3); i >= 0; --i)
            drafts.append({domain::bookmarkKind, word(), QStringLiteral("https://%1.example/").arg(word()),
                           below(2) ? word() : QString()});
        wait(library::ItemService(m_library).add(drafts, {tagName(), tagName()}));
    }

    /// A file is looked at, found missing, found elsewhere, or forgotten.
    void changeFile()
    {
        std::optional<domain::FileDetails> file;
        if (below(4)) {
            file = domain::FileDetails{below(5), 1000 + below(3), QStringLiteral("text/plain"),
                                       QStringLiteral("w1:") + QString(64, QChar(u'a' + below(3))), {}};
            if (below(3) == 0)
                file->missingSince = 5;
        }
        const QString url = below(3) ? domain::fileUrlOf(QString(u'/' + word())) : QString();
        write(QStringLiteral("A file"), [=, id = items().constFirst()](store::Transaction &t) -> domain::Result<void> {
            if (!url.isEmpty()) {
                if (auto done = store::changeUrl(t, id, url); !done)
                    return done;
            }
            return store::setFileDetails(t, id, file);
        });
    }

    void changeItem()
    {
        library::ItemService service(m_library);
        const domain::ItemId id = items().constFirst();
        switch (below(5)) {
        case 0:
            return wait(service.changeTitle(id, word()));
        case 1:
            return wait(
                service.changeUrl(id, below(4) ? QStringLiteral("https://%1.example/").arg(word()) : QString()));
        case 2:
            return wait(service.changeNotes(id, below(3) ? word() : QString()));
        case 3:
            return wait(service.changeKind(id, {1 + below(8)}));
        default:
            return write(QStringLiteral("A kind of its own"),
                         [id, name = word()](store::Transaction &t) -> domain::Result<void> {
                             const auto kind = store::findOrCreateKind(t, name);
                             return kind ? store::changeKind(t, id, *kind) : domain::Result<void>(kind.error());
                         });
        }
    }

    void trash() { wait(library::ItemService(m_library).trash(items())); }
    void restore() { wait(library::ItemService(m_library).restore(items())); }
    void deleteItems() { wait(library::ItemService(m_library).deleteForGood(items())); }
    void tagItems() { wait(library::TaggingService(m_library).addTagsByName(items(), {tagName(), tagName()})); }
    void untagItems() { wait(library::TaggingService(m_library).removeTags(items(), {tag(), tag()})); }
    void toggle() { wait(library::TaggingService(m_library).toggleTag(items(), tag())); }

    void suggest()
    {
        execute(QStringLiteral("Suggest"),
                {QStringLiteral("INSERT INTO item_tags (item_id, tag_id, source, status, confidence, added_at) "
                                "SELECT id, %1, 'suggestion', 'suggested', 0.1, 5 FROM items WHERE id % 2 = 0 "
                                "ON CONFLICT DO NOTHING")
                     .arg(tag().value)});
        if (below(2))
            wait(library::TaggingService(m_library).rejectSuggestions(items(), tag()));
    }

    void changeLink()
    {
        library::TaggingService service(m_library);
        const domain::LinkRef link{items().constFirst(), tag()};
        if (below(2))
            wait(service.changeStatus(link, static_cast<domain::LinkStatus>(below(3))));
        else
            wait(service.changeConfidence(link, below(2) ? std::optional(below(100) / 99.0) : std::nullopt));
    }

    void createTag() { wait(library::TagService(m_library).create(tagName())); }
    void renameTag() { wait(library::TagService(m_library).rename(tag(), tagName())); }

    void dressTag()
    {
        library::TagService service(m_library);
        if (below(2))
            wait(service.changeColour(tag(), QStringLiteral("#10203%1").arg(below(10))));
        else
            wait(service.changeDescription(tag(), word()));
    }

    void pinTag()
    {
        wait(library::TagService(m_library).changePin(tag(), below(5) ? std::optional(1 + below(4)) : std::nullopt));
    }

    void aliasTag()
    {
        library::TagService service(m_library);
        if (below(3))
            wait(service.addAlias(tag(), tagName()));
        else
            wait(service.removeAlias(tag(), tagName()));
    }

    void moveTag()
    {
        library::TagService service(m_library);
        switch (below(4)) {
        case 0:
            return wait(service.addParent({tag(), tag()}, tag()));
        case 1:
            return wait(service.removeParent({tag(), tag()}, tag()));
        case 2:
            return wait(service.setParents({tag(), tag()}, {tag()}));
        default:
            return wait(service.setParents({tag()}, {}));
        }
    }

    void deleteTag()
    {
        library::TagCareService service(m_library);
        if (below(4))
            wait(service.remove({tag()}));
        else
            wait(service.removeUnused({tag(), tag(), tag()}));
    }

    void mergeTags() { wait(library::TagCareService(m_library).merge({{tag(), tag()}, tag(), below(2) == 0})); }

    void tellTagsApart()
    {
        library::TagCareService service(m_library);
        if (below(3))
            wait(service.markDistinct(tag(), tag()));
        else
            wait(service.unmarkDistinct(tag(), tag()));
    }

    /// As work on very many rows is recorded.
    void changeInPieces()
    {
        write(QStringLiteral("In pieces"),
              [ids = items(), id = tag(), title = word()](store::Transaction &transaction) -> domain::Result<void> {
                  for (const domain::ItemId item : ids) {
                      if (auto done = store::changeTitle(transaction, item, title); !done)
                          return done;
                      if (auto done = transaction.relieveHistory(0); !done)
                          return done;
                  }
                  if (auto done = store::removeLinks(transaction, ids, id); !done)
                      return done.error();
                  if (auto done = transaction.relieveHistory(0); !done)
                      return done;
                  if (auto done = store::deleteItems(transaction, {ids.constFirst()}); !done)
                      return done.error();
                  return {};
              });
    }

    void addSearch()
    {
        wait(library::SavedSearchService(m_library).add(
            {{}, word(), QStringLiteral("#=\"%1\"").arg(tagName()), QStringLiteral("title"), below(2) == 0, 0}));
    }

    void changeSearch()
    {
        library::SavedSearchService service(m_library);
        switch (below(4)) {
        case 0:
            return wait(service.rename(search(), word()));
        case 1:
            return wait(service.change({search(), {}, word(), QStringLiteral("added"), true, 0}));
        case 2:
            return wait(service.move(search(), search()));
        default:
            return wait(service.remove(search()));
        }
    }

    domain::RuleId rule() { return {someId(QStringLiteral("rules"))}; }

    store::RuleDraft ruleDraft()
    {
        static const QStringList queries{QStringLiteral("w1*"), QStringLiteral("kind:bookmark"),
                                         QStringLiteral("#=\"%1\""), QStringLiteral("tags:>1"), QStringLiteral("is:untagged")};
        store::RuleDraft draft;
        draft.rule.name = word();
        draft.rule.query = queries.at(below(static_cast<int>(queries.size())));
        draft.rule.query.replace(QStringLiteral("%1"), tagName());
        draft.rule.status = below(3) ? domain::LinkStatus::Confirmed : domain::LinkStatus::Suggested;
        draft.rule.enabled = below(4) > 0;
        draft.tagNames = {tagName(), tagName()};
        return draft;
    }

    void addRule() { wait(library::RuleService(m_library).add(ruleDraft())); }

    void changeRule()
    {
        library::RuleService service(m_library);
        store::RuleDraft draft = ruleDraft();
        switch (below(6)) {
        case 0:
            return wait(service.enable(rule(), below(2) == 0));
        case 1:
            return wait(service.move(rule(), rule()));
        case 2:
            return wait(service.remove(rule()));
        default:
            draft.rule.id = rule();
            return wait(service.change(draft));
        }
    }

    void runRules()
    {
        library::RuleService service(m_library);
        if (below(3) == 0)
            wait(service.takeBack(rule()));
        else
            wait(service.run(below(2) ? QList{rule()} : QList<domain::RuleId>()));
    }

    void changeDetails()
    {
        library::DetailService service(m_library);
        static const QStringList texts{QStringLiteral("Ann; Bob"), QStringLiteral("Bob"), QStringLiteral("1968"),
                                       QStringLiteral("9780306406157"), QStringLiteral("2024-05-31"),
                                       QStringLiteral("12.50 EUR"), QString()};
        const auto field = domain::allDetailFields().at(below(static_cast<int>(domain::allDetailFields().size())));
        switch (below(5)) {
        case 0:
            return wait(service.convert(items(), {1 + below(8)}));
        case 1:
            return wait(service.setDone(items(), below(2) ? QDate(2024, 5, 31) : QDate()));
        default:
            return wait(service.change(items(), {{field, texts.at(below(static_cast<int>(texts.size())))}}));
        }
    }

    void changeKinds()
    {
        library::KindService service(m_library);
        const domain::KindId kind{someId(QStringLiteral("item_kinds"))};
        switch (below(4)) {
        case 0:
            return wait(service.rename(kind, word()));
        case 1:
            return wait(service.remove(kind));
        default:
            return wait(service.create(word(), word()));
        }
    }

    domain::ListId list() { return {someId(QStringLiteral("lists"))}; }
    domain::ListEntryId entry() { return {someId(QStringLiteral("list_entries"))}; }

    void changeLists()
    {
        library::ListService service(m_library);
        switch (below(6)) {
        case 0:
            return wait(service.rename(list(), word()));
        case 1:
            return wait(service.remove(list()));
        default:
            return wait(service.create(word(), static_cast<domain::ListTemplate>(below(3))));
        }
    }

    void fillList()
    {
        library::ListService service(m_library);
        if (below(4))
            wait(service.addItems(list(), items(),
                                  below(3) ? store::RepeatedItems::Pass : store::RepeatedItems::NewAttempt));
        else
            wait(service.removeItems(list(), items()));
    }

    void changeEntry()
    {
        library::ListService service(m_library);
        domain::ListEntryEdit edit;
        switch (below(6)) {
        case 0:
            return wait(service.moveEntry(entry(), below(4) ? entry() : domain::ListEntryId()));
        case 1:
            return wait(service.removeEntries({entry(), entry()}));
        case 2:
            edit.grade = below(3) ? std::optional<double>(below(50) / 10.0) : std::nullopt;
            break;
        case 3:
            edit.progress = below(102);
            edit.note = below(2) ? word() : QString();
            break;
        default:
            edit.status = static_cast<domain::ListStatus>(below(10));
        }
        wait(service.changeEntry(entry(), edit));
    }

    void importFile()
    {
        const QString path = m_folder + QStringLiteral("/random.html");
        const int size = below(20) ? below(30) : 800 + below(800); // the larger ones are taken back in bulk
        writeFile(path, bookmarkFile(size, "w" + QByteArray::number(below(3))));
        wait(library::Importer(m_library).run({path}, {}, library::makeJob()));
    }

    library::Library &m_library;
    QString m_folder;
    QRandomGenerator &m_random;
};

} // namespace tagloom::test
