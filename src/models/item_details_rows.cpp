// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/item_details_rows.h"

#include "models/short_day.h"
#include "store/detail_store.h"

#include <QCoreApplication>
#include <QLocale>

namespace tagloom::models {

using domain::DetailField;
using domain::ItemDetails;
using domain::ItemId;
using domain::KindId;

namespace {

constexpr int mostKept = 2048;

QList<DetailField> columnsOf(KindId kind)
{
    using enum DetailField;
    if (kind == domain::bookKind)
        return {Authors, Year};
    if (kind == domain::taskKind)
        return {Done, Due};
    if (kind == domain::invoiceKind)
        return {DetailField::Amount, Due, Paid};
    return {};
}

QString shownText(const ItemDetails &details, DetailField field)
{
    if (domain::typeOf(field) == domain::DetailType::Names)
        return details.authors.join(QStringLiteral(", "));
    const QString text = domain::textOf(details, field);
    return domain::typeOf(field) == domain::DetailType::Date && !text.isEmpty()
        ? shortDay(QDate::fromString(text, Qt::ISODate))
        : text;
}

} // namespace

ItemDetailsRows::ItemDetailsRows(const library::Library &library)
    : m_library(library)
    , m_rows(mostKept)
{ }

void ItemDetailsRows::setKind(KindId kind)
{
    m_kind = kind;
    m_fields = columnsOf(kind);
}

QString ItemDetailsRows::heading(int column) const
{
    return column >= 0 && column < m_fields.size() ? domain::labelOf(m_fields[column]) : QString();
}

void ItemDetailsRows::load(const QList<ItemId> &ids)
{
    if (ids.isEmpty())
        return;
    const auto found = store::readDetails(m_library.connection(), ids);
    if (!found)
        return; // asked again at the next paint
    for (const ItemId id : ids)
        m_rows.insert(id, new ItemDetails(found->value(id)));
}

QVariant ItemDetailsRows::data(ItemId id, int column, int role) const
{
    const ItemDetails *const details = m_rows.object(id);
    if (!details || column < 0 || column >= m_fields.size())
        return {};
    const DetailField field = m_fields[column];
    const bool isNumber = field == DetailField::Amount || field == DetailField::Year;
    switch (role) {
    case Qt::CheckStateRole:
        return field == DetailField::Done ? QVariant(details->done.isValid() ? Qt::Checked : Qt::Unchecked)
                                          : QVariant();
    case Qt::TextAlignmentRole:
        return int((isNumber ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case Qt::EditRole:
        return domain::textOf(*details, field);
    case Qt::DisplayRole:
        return shownText(*details, field);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        const QString text = shownText(*details, field);
        if (field == DetailField::Due && domain::isOverdue(*details, QDate::currentDate()))
            return QCoreApplication::translate("ItemDetailsRows", "%1, overdue").arg(text);
        return text;
    }
    default:
        return {};
    }
}

} // namespace tagloom::models
