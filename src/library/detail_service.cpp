// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/detail_service.h"

#include "domain/counted.h"
#include "store/in_parts.h"
#include "store/item_store.h"
#include "store/statement.h"

#include <algorithm>

namespace tagloom::library {

using domain::DetailField;
using domain::Error;
using domain::ErrorCode;
using domain::ItemDetails;
using domain::ItemId;
using domain::KindId;
using domain::Result;
using store::ConversionLoss;
using store::Transaction;

namespace {

QString nameOf(const store::Connection &connection, KindId id)
{
    if (const auto kinds = store::readKinds(connection)) {
        for (const domain::Kind &kind : *kinds) {
            if (kind.id == id)
                return kind.name;
        }
    }
    return {};
}

Error noSuchField(const QList<DetailEdit> &edits)
{
    QList<DetailField> fields;
    for (const DetailEdit &edit : edits)
        fields.append(edit.field);
    return {
        ErrorCode::InvalidInput,
        QStringLiteral("Items of this kind have no %1. Make them of a kind that has, such as book, task or invoice.")
            .arg(domain::listedLabels(fields))};
}

/// Sets what the item's kind has; false if it has none of it.
Result<bool> editOne(Transaction &transaction, ItemId id, const QList<DetailEdit> &edits)
{
    const auto item = store::readItem(transaction.connection(), id);
    if (!item)
        return item.error();
    if (!*item)
        return false;
    auto details = store::readDetails(transaction.connection(), id);
    if (!details)
        return details.error();
    const QList<DetailField> fields = domain::fieldsOf((*item)->kind);
    bool hasAny = false;
    for (const DetailEdit &edit : edits) {
        if (!fields.contains(edit.field))
            continue;
        hasAny = true;
        details = domain::changed(std::move(*details), edit.field, edit.text);
        if (!details)
            return details.error();
    }
    if (!hasAny)
        return false;
    if (auto done = store::changeDetails(transaction, id, *details); !done)
        return done.error();
    return true;
}

Result<qint64> editAll(Transaction &transaction, const QList<ItemId> &ids, const QList<DetailEdit> &edits)
{
    for (const DetailEdit &edit : edits) { // also what no item would take has to be right
        if (const auto checked = domain::changed({}, edit.field, edit.text); !checked)
            return checked.error();
    }
    qint64 count = 0;
    const auto editPart = [&](const QList<ItemId> &part) -> Result<void> {
        for (const ItemId id : part) {
            const auto edited = editOne(transaction, id, edits);
            if (!edited)
                return edited.error();
            count += *edited ? 1 : 0;
        }
        return {};
    };
    if (auto done = store::inParts(transaction, ids, editPart); !done)
        return done.error();
    if (count == 0)
        return noSuchField(edits);
    return count;
}

QString labelFor(const QList<DetailEdit> &edits, qint64 items)
{
    const QString what = edits.size() == 1 ? domain::typeOf(edits.constFirst().field) == domain::DetailType::Isbn
            ? domain::labelOf(edits.constFirst().field)
            : domain::labelOf(edits.constFirst().field).toLower()
                                           : QStringLiteral("details");
    return items == 1 ? QStringLiteral("Change the %1").arg(what)
                      : QStringLiteral("Change the %1 of %2").arg(what, domain::countedItems(items));
}

} // namespace

QFuture<Result<qint64>> DetailService::change(const QList<ItemId> &ids, const QList<DetailEdit> &edits)
{
    return m_library.write(labelFor(edits, ids.size()),
                           [=](Transaction &transaction) { return editAll(transaction, ids, edits); });
}

QFuture<Result<qint64>> DetailService::setDone(const QList<ItemId> &ids, const QDate &day)
{
    const QList<DetailEdit> edits{{DetailField::Done, day.toString(Qt::ISODate)}};
    const QString label = day.isValid() ? QStringLiteral("Mark %1 as done") : QStringLiteral("Mark %1 as not done");
    return m_library.write(label.arg(domain::counted(ids.size(), QStringLiteral("task"), QStringLiteral("tasks"))),
                           [=](Transaction &transaction) { return editAll(transaction, ids, edits); });
}

QFuture<Result<qint64>> DetailService::convert(const QList<ItemId> &ids, KindId kind)
{
    return m_library.write(QStringLiteral("Change the kind"), [=](Transaction &transaction) -> Result<qint64> {
        const auto count = store::convertItems(transaction, ids, kind);
        if (count)
            transaction.setLabel(QStringLiteral("Change the kind of %1 to %2")
                                     .arg(domain::countedItems(*count), nameOf(transaction.connection(), kind)));
        return count;
    });
}

QFuture<Result<ConversionLoss>> DetailService::lossOfConversion(const QList<ItemId> &ids, KindId kind)
{
    return m_library.read([=](const store::Connection &connection) -> Result<ConversionLoss> {
        return store::lossOfConversion(connection, ids, kind);
    });
}

QString toSentence(const ConversionLoss &loss)
{
    if (loss.items == 0)
        return {};
    return QStringLiteral("%1 would lose %2.").arg(domain::countedItems(loss.items), domain::listedLabels(loss.fields));
}

} // namespace tagloom::library
