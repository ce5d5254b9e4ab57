// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/list_service.h"

#include "domain/counted.h"
#include "store/item_store.h"
#include "store/list_store.h"

#include <QDateTime>

namespace tagloom::library {

using domain::ItemId;
using domain::List;
using domain::ListEntryEdit;
using domain::ListEntryId;
using domain::ListFigures;
using domain::ListId;
using domain::Result;
using store::Transaction;

namespace {

/// "“A page” in “To read”"; the labels of actions are shown long after. What is gone is refused by the action itself.
QString wordsFor(const store::Connection &connection, ListEntryId id)
{
    const auto entry = store::readListEntry(connection, id);
    if (!entry || !*entry)
        return QStringLiteral("an entry of a list");
    const auto list = store::readList(connection, (*entry)->list);
    const auto item = store::readItem(connection, (*entry)->item);
    return QStringLiteral("“%1” in “%2”")
        .arg(item && *item ? (*item)->title : QString(), list && *list ? (*list)->name : QString());
}

QString nameOf(const store::Connection &connection, ListId id)
{
    const auto list = store::readList(connection, id);
    return list && *list ? (*list)->name : QString();
}

} // namespace

QFuture<Result<ListId>> ListService::create(const QString &name, domain::ListTemplate listTemplate)
{
    return m_library.write(QStringLiteral("Make the list “%1”").arg(name), [=](Transaction &transaction) {
        List list;
        list.name = name;
        list.listTemplate = listTemplate;
        return store::createList(transaction, list);
    });
}

QFuture<Result<ListId>> ListService::createWith(const QString &name, domain::ListTemplate listTemplate,
                                                const QList<ItemId> &items)
{
    return m_library.write(
        QStringLiteral("Make the list “%1”").arg(name), [=](Transaction &transaction) -> Result<ListId> {
            List list;
            list.name = name;
            list.listTemplate = listTemplate;
            const auto id = store::createList(transaction, list);
            if (!id)
                return id;
            const auto added = store::addToList(transaction, *id, items, store::RepeatedItems::Pass);
            if (!added)
                return added.error();
            transaction.setLabel(QStringLiteral("Make the list “%1” with %2").arg(name, domain::countedItems(*added)));
            return id;
        });
}

QFuture<Result<void>> ListService::rename(ListId id, const QString &name)
{
    return m_library.write(QStringLiteral("Rename a list to “%1”").arg(name),
                           [=](Transaction &transaction) { return store::renameList(transaction, id, name); });
}

QFuture<Result<void>> ListService::remove(ListId id)
{
    return m_library.write(QStringLiteral("Delete a list"), [id](Transaction &transaction) {
        transaction.setLabel(QStringLiteral("Delete the list “%1”").arg(nameOf(transaction.connection(), id)));
        return store::deleteList(transaction, id);
    });
}

QFuture<Result<qint64>> ListService::addItems(ListId id, const QList<ItemId> &items, store::RepeatedItems repeated)
{
    return m_library.write(QStringLiteral("Add to a list"), [=](Transaction &transaction) {
        auto added = store::addToList(transaction, id, items, repeated);
        if (added)
            transaction.setLabel(QStringLiteral("Add %1 to the list “%2”")
                                     .arg(domain::countedItems(*added), nameOf(transaction.connection(), id)));
        return added;
    });
}

QFuture<Result<qint64>> ListService::removeItems(ListId id, const QList<ItemId> &items)
{
    return m_library.write(QStringLiteral("Take from a list"), [=](Transaction &transaction) {
        transaction.setLabel(QStringLiteral("Take %1 from the list “%2”")
                                 .arg(domain::countedItems(items.size()), nameOf(transaction.connection(), id)));
        return store::removeFromList(transaction, id, items);
    });
}

QFuture<Result<void>> ListService::changeEntry(ListEntryId id, const ListEntryEdit &edit)
{
    return m_library.write(QStringLiteral("Change an entry"), [=](Transaction &transaction) {
        transaction.setLabel(QStringLiteral("Change %1").arg(wordsFor(transaction.connection(), id)));
        return store::changeListEntry(transaction, id, edit);
    });
}

QFuture<Result<void>> ListService::changeEntries(const QList<ListEntryId> &ids, const domain::ListEntryEdit &edit)
{
    return m_library.write(QStringLiteral("Change entries"), [=](Transaction &transaction) -> Result<void> {
        transaction.setLabel(QStringLiteral("Change %1")
                                 .arg(ids.size() == 1 ? wordsFor(transaction.connection(), ids.constFirst())
                                                      : domain::counted(ids.size(), QStringLiteral("entry"),
                                                                        QStringLiteral("entries"))));
        for (const ListEntryId id : ids) {
            if (auto done = store::changeListEntry(transaction, id, edit); !done)
                return done;
        }
        return {};
    });
}

QFuture<Result<void>> ListService::moveEntry(ListEntryId id, ListEntryId before)
{
    return m_library.write(QStringLiteral("Move an entry"), [=](Transaction &transaction) {
        transaction.setLabel(QStringLiteral("Move %1").arg(wordsFor(transaction.connection(), id)));
        return store::moveListEntry(transaction, id, before);
    });
}

QFuture<Result<void>> ListService::moveEntries(const QList<ListEntryId> &ids, ListEntryId before)
{
    return m_library.write(QStringLiteral("Move entries"), [=](Transaction &transaction) {
        transaction.setLabel(ids.size() == 1
                                 ? QStringLiteral("Move %1").arg(wordsFor(transaction.connection(), ids.constFirst()))
                                 : QStringLiteral("Move %1").arg(
                                     domain::counted(ids.size(), QStringLiteral("entry"), QStringLiteral("entries"))));
        return store::moveListEntries(transaction, ids, before);
    });
}

QFuture<Result<qint64>> ListService::removeEntries(const QList<ListEntryId> &ids)
{
    return m_library.write(QStringLiteral("Take from a list"), [=](Transaction &transaction) {
        if (ids.size() == 1)
            transaction.setLabel(
                QStringLiteral("Take out %1").arg(wordsFor(transaction.connection(), ids.constFirst())));
        return store::removeListEntries(transaction, ids);
    });
}

QFuture<Result<ListFigures>> ListService::figures(const List &list)
{
    const int year = QDate::currentDate().year();
    const qint64 begin = QDate(year, 1, 1).startOfDay().toMSecsSinceEpoch();
    const qint64 end = QDate(year + 1, 1, 1).startOfDay().toMSecsSinceEpoch();
    return m_library.read(
        [=](const store::Connection &connection) { return store::readListFigures(connection, list, begin, end); });
}

QFuture<Result<QList<store::EntryRef>>> ListService::entries(ListId id, store::EntryOrder order)
{
    return m_library.read(
        [=](const store::Connection &connection) { return store::readEntryRefs(connection, id, order); });
}

QFuture<Result<QHash<ListId, store::ListCount>>> ListService::counts()
{
    return m_library.read([](const store::Connection &connection) { return store::countEntries(connection); });
}

} // namespace tagloom::library
