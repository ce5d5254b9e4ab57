// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sort_text.h"

#include "domain/amount.h"
#include "domain/tag_name.h"

#include <QStringList>

namespace tagloom::store {

namespace {

/// What a detail's table says of an item.
QString ofItem(const QString &expression, const QString &table)
{
    return QStringLiteral("(SELECT %1 FROM %2 WHERE item_id = items.id)").arg(expression, table);
}

const QString books = QStringLiteral("book_details");
const QString tasks = QStringLiteral("task_details");
const QString invoices = QStringLiteral("invoice_details");

} // namespace

bool isTextSort(SortKey key)
{
    return key != SortKey::Added && key != SortKey::Updated;
}

QString sortTextSql(SortKey key)
{
    switch (key) {
    case SortKey::Title:
        return QStringLiteral("title");
    case SortKey::Address:
        return QStringLiteral("coalesce(url_key, '')");
    case SortKey::Tags:
        // Joined by a character that sorts before all that a key may hold, the keys compare as the list of them does.
        return QStringLiteral("coalesce((SELECT group_concat(name_key, char(31)) FROM (SELECT name_key FROM item_tags "
                              "CROSS JOIN tags ON tags.id = tag_id WHERE item_id = items.id AND status = 'confirmed' "
                              "ORDER BY name_key)), '')");
    case SortKey::Authors:
        return QStringLiteral("(SELECT name_key FROM item_creators CROSS JOIN creators ON creators.id = creator_id "
                              "WHERE item_id = items.id ORDER BY position LIMIT 1)");
    case SortKey::Year:
        return ofItem(QStringLiteral("substr('000' || year, -4)"), books);
    case SortKey::Publisher:
        return ofItem(QStringLiteral("publisher"), books);
    case SortKey::Isbn:
        return ofItem(QStringLiteral("isbn"), books);
    case SortKey::Number:
        return ofItem(QStringLiteral("number"), invoices);
    case SortKey::Amount:
        // Lifted so far that none is below zero and all have as many digits.
        return ofItem(QStringLiteral("currency || (amount + %1)").arg(2 * (domain::largestAmount + 1)), invoices);
    case SortKey::Issued:
        return ofItem(QStringLiteral("issued"), invoices);
    case SortKey::Due:
        return QStringLiteral("coalesce(%1, %2)")
            .arg(ofItem(QStringLiteral("due"), tasks), ofItem(QStringLiteral("due"), invoices));
    case SortKey::Done:
        return ofItem(QStringLiteral("done"), tasks);
    case SortKey::Paid:
        return ofItem(QStringLiteral("paid"), invoices);
    case SortKey::Added:
    case SortKey::Updated:
        break;
    }
    Q_UNREACHABLE();
}

QString sortedItemsSql(SortKey key)
{
    const auto ofTables = [](const QStringList &tables) {
        QStringList parts;
        for (const QString &table : tables)
            parts.append(QStringLiteral("SELECT item_id AS id FROM ") + table);
        return QString(u'(' + parts.join(QStringLiteral(" UNION ")) + QStringLiteral(") AS items"));
    };
    switch (key) {
    case SortKey::Authors:
        return QStringLiteral("(SELECT DISTINCT item_id AS id FROM item_creators) AS items");
    case SortKey::Year:
    case SortKey::Publisher:
    case SortKey::Isbn:
        return ofTables({books});
    case SortKey::Due:
        return ofTables({tasks, invoices});
    case SortKey::Done:
        return ofTables({tasks});
    case SortKey::Number:
    case SortKey::Amount:
    case SortKey::Issued:
    case SortKey::Paid:
        return ofTables({invoices});
    default:
        return QStringLiteral("items");
    }
}

QString sortTextKey(SortKey key, const QString &text)
{
    const bool isTyped =
        key == SortKey::Title || key == SortKey::Address || key == SortKey::Publisher || key == SortKey::Number;
    return isTyped ? domain::foldedKey(text) : text; // names of tags and authors are folded already
}

} // namespace tagloom::store
