// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/import_lists.h"

#include "domain/tag_name.h"
#include "library/import_record.h"
#include "store/list_entry_store.h"
#include "store/list_store.h"

#include <algorithm>

namespace tagloom::library {

using domain::ItemId;
using domain::List;
using domain::ListEntry;
using domain::ListPhase;
using domain::ListRecord;
using domain::Result;

Result<List> ImportedLists::listOf(const ListRecord &record)
{
    const QString key = domain::foldedKey(record.name);
    const auto known = m_lists.constFind(key);
    if (known != m_lists.cend())
        return *known;
    const auto found = store::findList(m_transaction.connection(), record.name);
    if (!found)
        return found.error();
    List list{{}, record.name, record.listTemplate, record.createdAt.value_or(0)};
    if (*found) {
        list = **found;
    } else {
        const auto made = store::createList(m_transaction, list);
        if (!made)
            return made.error();
        list.id = *made;
        ++m_added;
    }
    m_lists.insert(key, list);
    return list;
}

Result<void> ImportedLists::addList(const ListRecord &record)
{
    const auto list = listOf(record);
    return list ? Result<void>() : list.error();
}

void ImportedLists::note(ItemId item, const ImportRecord &record, qint64 line)
{
    for (const domain::ListPlaceRecord &place : record.lists)
        m_places.append({item, place, line});
}

Result<void> ImportedLists::addEntries(const std::function<void(qint64, const QString &)> &changed)
{
    std::stable_sort(m_places.begin(), m_places.end(),
                     [](const Place &a, const Place &b) { return a.record.position < b.record.position; });
    for (const auto &[item, record, line] : std::as_const(m_places)) {
        const auto list = listOf({line, record.list, domain::ListTemplate::Plain, std::nullopt});
        if (!list)
            return list.error();
        ListEntry entry;
        entry.list = list->id;
        entry.item = item;
        entry.attempt = record.attempt;
        const auto wanted = record.status.value_or(domain::statusesOf(list->listTemplate).constFirst());
        entry.status = domain::statusIn(list->listTemplate, wanted);
        entry.progress = static_cast<int>(record.progress);
        entry.grade = record.grade;
        entry.note = record.note;
        entry.addedAt = record.addedAt.value_or(m_transaction.now());
        const ListPhase phase = domain::phaseOf(entry.status);
        if (phase != ListPhase::Waiting)
            entry.startedAt = record.startedAt;
        if (phase == ListPhase::Finished)
            entry.finishedAt = record.finishedAt;
        const auto added = store::appendListEntry(m_transaction, entry);
        if (!added)
            return added.error();
        if (*added && entry.status != wanted)
            changed(line,
                    QStringLiteral("The status “%1” in the list “%2” became “%3”: it has no such status.")
                        .arg(domain::toWord(wanted), list->name, domain::toWord(entry.status)));
        if (auto done = m_transaction.relieveHistory(); !done)
            return done;
    }
    return {};
}

} // namespace tagloom::library
