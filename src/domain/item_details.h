// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/amount.h"
#include "domain/kind.h"
#include "domain/result.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagloom::domain {

/// One thing that a kind of items has of its own.
enum class DetailField { Authors, Year, Publisher, Isbn, Number, Amount, Issued, Due, Done, Paid };

/// How a detail is written.
enum class DetailType { Names, Year, Text, Isbn, Amount, Date };

/// What a book, a task or an invoice has of its own. Days are days of the calendar, without an hour or a zone.
struct ItemDetails
{
    QStringList authors; ///< in the order of the title page
    std::optional<int> year; ///< 1 to 9999
    QString publisher;
    QString isbn; ///< 13 digits
    QString number; ///< of an invoice
    std::optional<Amount> amount;
    QDate issued; ///< these are invalid if there is none
    QDate due; ///< of a task and of an invoice
    QDate done; ///< the day a task was done: the task is done
    QDate paid; ///< the day an invoice was paid: the invoice is paid

    bool isEmpty() const { return *this == ItemDetails(); }
    friend bool operator==(const ItemDetails &, const ItemDetails &) = default;
};

/// What items of the kind have, in the order of a form. Empty for most, and for kinds of a user's own.
QList<DetailField> fieldsOf(KindId kind);

const QList<DetailField> &allDetailFields();
DetailType typeOf(DetailField field);

/// The word for files and for the command line: "authors", "isbn".
QString toWord(DetailField field);
std::optional<DetailField> detailFieldFromWord(QStringView word);

/// For people: "Authors", "ISBN".
QString labelOf(DetailField field);

/// As a person types it, and changed() reads it: authors with "; " between them, days as 2024-05-31, amounts as 12.50 EUR.
QString textOf(const ItemDetails &details, DetailField field);

/// The details with one field as typed; a blank text takes it away. InvalidInput says which field, why, and what to do.
/// A date can also be `today` and `tomorrow`, seen from `today`, or +7d, +2w.
Result<ItemDetails> changed(ItemDetails details, DetailField field, const QString &text,
                            const QDate &today = QDate::currentDate());

/// Names of authors as they can be kept: on one line, none twice (compared by foldedKey()), none blank.
Result<QStringList> usableAuthors(const QStringList &names);

/// Only what items of the kind have.
ItemDetails fitting(const ItemDetails &details, KindId kind);

/// Fields that are set and that items of the kind do not have: what a conversion would lose.
QList<DetailField> lostIn(const ItemDetails &details, KindId kind);

/// "Authors, Year and ISBN".
QString listedLabels(const QList<DetailField> &fields);

/// Neither done nor paid, and due before that day.
bool isOverdue(const ItemDetails &details, const QDate &today);

} // namespace tagloom::domain
