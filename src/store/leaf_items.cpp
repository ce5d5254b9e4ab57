// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/leaf_items.h"

#include "domain/amount.h"
#include "store/connection.h"
#include "store/id_set.h"
#include "store/number_scan.h"
#include "store/statement.h"
#include "store/text_pattern.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace tagloom::store {

using domain::ColumnLeaf;
using domain::ItemId;
using domain::LinkBounds;
using domain::Result;
using domain::StateLeaf;
using domain::TagId;
using domain::TimeSpan;

namespace {

using Items = QList<ItemId>;

/// Of more, one statement for all of them is quicker.
constexpr qsizetype mostTagsAlone = 16;

/// Full text is asked anew for each item that is named; for more it is quicker to ask once for all.
constexpr qsizetype fewestForWholeText = 4;

Result<void> collect(Statement &rows, Items &items)
{
    while (rows.next())
        items.append(ItemId{rows.integer(0)});
    return rows.finish();
}

/// Rows of an id and texts, of which one must be like the pattern: SQLite may have let too many through.
Result<void> collectLike(Statement &rows, int texts, const QString &like, bool isExact, Items &items)
{
    while (rows.next()) {
        bool matches = isExact;
        for (int column = 1; column <= texts && !matches; ++column)
            matches = !rows.isNull(column) && isLike(rows.text(column), like);
        if (matches)
            items.append(ItemId{rows.integer(0)});
    }
    return rows.finish();
}

template <class Word> QString wordArray(const QList<Word> &words)
{
    QJsonArray array;
    for (const Word word : words)
        array.append(domain::toWord(word));
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QString spanArray(const QList<TimeSpan> &spans)
{
    QStringList pairs;
    for (const TimeSpan &span : spans)
        pairs.append(QStringLiteral("[%1,%2]").arg(span.from).arg(span.to));
    return u'[' + pairs.join(u',') + u']';
}

/// The links that a TagsLeaf means, from ?2 on; ?1 are the tags.
QString linkCondition(const std::optional<LinkBounds> &bounds)
{
    if (!bounds)
        return QStringLiteral(" AND status = 'confirmed'");
    QString condition;
    if (!bounds->sources.isEmpty())
        condition += QStringLiteral(" AND source IN (SELECT value FROM json_each(?2))");
    if (!bounds->statuses.isEmpty())
        condition += QStringLiteral(" AND status IN (SELECT value FROM json_each(?3))");
    if (bounds->hasConfidence)
        condition += bounds->confidenceInside ? QStringLiteral(" AND confidence BETWEEN ?4 AND ?5")
                                              : QStringLiteral(" AND confidence NOT BETWEEN ?4 AND ?5");
    if (!bounds->added.isEmpty())
        condition += QStringLiteral(" AND EXISTS (SELECT 1 FROM json_each(?6) AS span "
                                    "WHERE added_at >= json_extract(span.value, '$[0]') "
                                    "AND added_at < json_extract(span.value, '$[1]'))");
    return condition;
}

void bindLinks(Statement &rows, const domain::TagsLeaf &leaf, std::optional<ItemId> item)
{
    const LinkBounds bounds = leaf.links.value_or(LinkBounds());
    rows.bind(jsonArray(leaf.tags), wordArray(bounds.sources), wordArray(bounds.statuses), bounds.confidenceFrom,
              bounds.confidenceTo, spanArray(bounds.added), item.value_or(ItemId()));
}

/// ?7 is there, and true, so that all forms of the statement take the same values.
QString linkSql(const QString &column, const domain::TagsLeaf &leaf, const QString &itemCondition)
{
    return QStringLiteral("SELECT %1 FROM item_tags WHERE tag_id IN (SELECT value FROM json_each(?1))%2 AND %3")
        .arg(column, linkCondition(leaf.links), itemCondition);
}

/// How many of the parts in which amounts are compared the smallest unit of `currency` is, as SQL.
QString partsOfMinorUnit()
{
    QString sql = QStringLiteral("CASE currency");
    for (const auto &[currency, decimals] : domain::unusualCurrencies())
        sql += QStringLiteral(" WHEN '%1' THEN %2").arg(currency).arg(domain::inComparedParts({1, currency}));
    return sql + QStringLiteral(" ELSE %1 END").arg(domain::comparedParts / 100);
}

/// Adds the items of each sort of leaf.
class Collector final
{
public:
    Collector(const Connection &connection, const Items *among, Items &items)
        : m_connection(connection)
        , m_among(among)
        , m_items(items)
    { }

    Result<void> operator()(const domain::TagsLeaf &leaf)
    {
        if (leaf.tags.isEmpty())
            return {};
        if (m_among)
            return collectLinks(leaf);
        if (!leaf.links && leaf.tags.size() <= mostTagsAlone)
            return scanConfirmed(leaf.tags);
        Statement rows(m_connection, linkSql(QStringLiteral("item_id"), leaf, QStringLiteral("?7 = 0")));
        bindLinks(rows, leaf, std::nullopt);
        return collect(rows, m_items);
    }

    Result<void> operator()(const domain::TextLeaf &leaf)
    {
        if (auto done = fullText(QStringLiteral("items_fts"), leaf.match); !done)
            return done;
        if (!leaf.like.isEmpty()) {
            const auto done =
                scanTexts(QStringLiteral("id, title, url, body FROM items LEFT JOIN item_notes ON item_id = id"),
                          {QStringLiteral("title"), QStringLiteral("url"), QStringLiteral("body")}, leaf.like);
            if (!done)
                return done;
        }
        return (*this)(domain::TagsLeaf{leaf.tags, std::nullopt});
    }

    Result<void> operator()(const ColumnLeaf &leaf)
    {
        static const QStringList names{QStringLiteral("title"), QStringLiteral("url"), QStringLiteral("notes")};
        if (leaf.like.isEmpty())
            return fullText(names.at(static_cast<int>(leaf.column)), leaf.match);
        if (leaf.column == ColumnLeaf::Column::Note)
            return scanTexts(QStringLiteral("item_id AS id, body FROM item_notes"), {QStringLiteral("body")},
                             leaf.like);
        return scanTexts(QStringLiteral("id, %1 FROM items").arg(names.at(static_cast<int>(leaf.column))),
                         {names.at(static_cast<int>(leaf.column))}, leaf.like);
    }

    Result<void> operator()(const domain::TimeLeaf &leaf)
    {
        if (!m_among)
            return scanIds(QStringLiteral("id"),
                           QStringLiteral("items WHERE %1 >= %2 AND %1 < %3")
                               .arg(leaf.column == domain::TimeLeaf::Column::Added ? QStringLiteral("created_at")
                                                                                   : QStringLiteral("updated_at"))
                               .arg(leaf.span.from)
                               .arg(leaf.span.to),
                           m_items);
        return collectAmong(leaf.column == domain::TimeLeaf::Column::Added
                                ? QStringLiteral("SELECT id FROM items WHERE created_at >= ?1 AND created_at < ?2")
                                : QStringLiteral("SELECT id FROM items WHERE updated_at >= ?1 AND updated_at < ?2"),
                            QStringLiteral("id"), leaf.span.from, leaf.span.to);
    }

    Result<void> operator()(const domain::KindsLeaf &leaf)
    {
        if (!m_among) {
            QStringList kinds;
            for (const domain::KindId kind : leaf.kinds)
                kinds.append(QString::number(kind.value));
            return scanIds(QStringLiteral("id"), QStringLiteral("items WHERE kind_id IN (%1)").arg(kinds.join(u',')),
                           m_items);
        }
        return collectAmong(
            QStringLiteral("SELECT id FROM items WHERE kind_id IN (SELECT value FROM json_each(?1)) AND ?2 = 0"),
            QStringLiteral("id"), jsonArray(leaf.kinds), 0);
    }

    Result<void> operator()(const domain::TagCountLeaf &leaf)
    {
        const QString byItem = QStringLiteral("SELECT id FROM items WHERE (SELECT count(*) FROM item_tags "
                                              "WHERE item_id = items.id AND status = 'confirmed') BETWEEN ?1 AND ?2");
        if (leaf.from <= 0 || m_among)
            return collectAmong(byItem, QStringLiteral("id"), leaf.from, leaf.to);
        Statement rows(m_connection,
                       QStringLiteral("SELECT item_id FROM item_tags WHERE status = 'confirmed' "
                                      "GROUP BY item_id HAVING count(*) BETWEEN ? AND ?"));
        rows.bind(leaf.from, leaf.to);
        return collect(rows, m_items);
    }

    Result<void> operator()(const StateLeaf &leaf)
    {
        const bool isOfItems = leaf.state == StateLeaf::State::Trashed || leaf.state == StateLeaf::State::Duplicate
            || leaf.state == StateLeaf::State::WithUrl || leaf.state == StateLeaf::State::WithFile;
        return collectAmong(stateSql(leaf.state), isOfItems ? QStringLiteral("id") : QStringLiteral("item_id"));
    }

    Result<void> operator()(const domain::EntryLeaf &leaf)
    {
        QStringList statuses;
        for (const domain::ListStatus status : leaf.statuses.value_or(domain::listStatuses()))
            statuses.append(QString(u'\'' + domain::toWord(status) + u'\''));
        QString sql = QStringLiteral("SELECT item_id FROM list_entries AS entry WHERE status IN (%1) AND NOT EXISTS "
                                     "(SELECT 1 FROM list_entries AS later WHERE later.list_id = entry.list_id "
                                     "AND later.item_id = entry.item_id AND later.attempt > entry.attempt)")
                          .arg(statuses.join(u','));
        if (leaf.list)
            sql += QStringLiteral(" AND list_id = %1").arg(leaf.list->value);
        for (const domain::ListId other : leaf.otherLists)
            sql += QStringLiteral(" AND list_id <> %1").arg(other.value);
        sql += numberConditions(QStringLiteral("progress"), leaf.progress);
        sql += numberConditions(QStringLiteral("grade"), leaf.grade);
        if (m_among)
            sql += QStringLiteral(" AND item_id IN (SELECT value FROM json_each(?))");
        Statement rows(m_connection, sql);
        rows.reset();
        int position = 0;
        for (const domain::EntryLeaf::Numbers &numbers : leaf.progress + leaf.grade) {
            rows.bindAt(++position, numbers.from);
            rows.bindAt(++position, numbers.to);
        }
        const QByteArray among = m_among ? jsonArray(*m_among).toUtf8() : QByteArray();
        if (m_among)
            rows.bindTextAt(++position, among);
        return collect(rows, m_items);
    }

    Result<void> operator()(const domain::AuthorLeaf &leaf)
    {
        if (leaf.like.isEmpty())
            return {};
        if (m_among)
            return collectAmong(
                QStringLiteral("SELECT item_id FROM item_creators CROSS JOIN creators ON creators.id = creator_id "
                               "WHERE name_words LIKE ?1"),
                QStringLiteral("item_id"), leaf.like);
        Statement rows(m_connection,
                       QStringLiteral("SELECT item_id FROM creators CROSS JOIN item_creators ON creator_id = id "
                                      "WHERE name_words LIKE ?"));
        rows.bind(leaf.like);
        return collect(rows, m_items);
    }

    Result<void> operator()(const domain::DetailLeaf &leaf)
    {
        if (leaf.from > leaf.to)
            return {};
        switch (leaf.column) {
        case domain::DetailLeaf::Column::Year: {
            Statement rows(m_connection, QStringLiteral("SELECT item_id FROM book_details WHERE year BETWEEN ? AND ?"));
            rows.bind(leaf.from, leaf.to);
            return collect(rows, m_items);
        }
        case domain::DetailLeaf::Column::Due: {
            Statement rows(m_connection,
                           QStringLiteral("SELECT item_id FROM task_details WHERE due BETWEEN ?1 AND ?2 UNION ALL "
                                          "SELECT item_id FROM invoice_details WHERE due BETWEEN ?1 AND ?2"));
            rows.bind(calendarDay(leaf.from), calendarDay(leaf.to));
            return collect(rows, m_items);
        }
        case domain::DetailLeaf::Column::Amount: {
            Statement rows(m_connection,
                           QStringLiteral("SELECT item_id FROM invoice_details WHERE amount * %1 BETWEEN ? AND ?")
                               .arg(partsOfMinorUnit()));
            rows.bind(leaf.from, leaf.to);
            return collect(rows, m_items);
        }
        case domain::DetailLeaf::Column::Size: {
            Statement rows(m_connection, QStringLiteral("SELECT item_id FROM file_details WHERE size BETWEEN ? AND ?"));
            rows.bind(leaf.from, leaf.to);
            return collect(rows, m_items);
        }
        }
        Q_UNREACHABLE();
    }

    Result<void> operator()(const domain::FileTypeLeaf &leaf)
    {
        Statement rows(m_connection,
                       QStringLiteral("SELECT item_id FROM file_details WHERE ? IN (mime, "
                                      "substr(mime, 1, instr(mime, '/') - 1), substr(mime, instr(mime, '/') + 1))"));
        rows.bind(leaf.type);
        return collect(rows, m_items);
    }

    Result<void> operator()(const domain::AddressLeaf &leaf)
    {
        if (leaf.keys.isEmpty())
            return {};
        // The signs behind which a key may go on stand before these in the order of bytes.
        static const QString below =
            QStringLiteral("(url_key = key.value OR (url_key >= key.value || '/' AND url_key < key.value || '0') "
                           "OR (url_key >= key.value || '?' AND url_key < key.value || '@') "
                           "OR (url_key >= key.value || ':' AND url_key < key.value || ';'))");
        const QString keys =
            QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(leaf.keys)).toJson(QJsonDocument::Compact));
        Statement rows(m_connection,
                       m_among ? QStringLiteral("SELECT items.id FROM json_each(?2) AS one CROSS JOIN items "
                                                "ON items.id = one.value CROSS JOIN json_each(?1) AS key WHERE ")
                               + below
                               : QStringLiteral("SELECT items.id FROM json_each(?1) AS key CROSS JOIN items "
                                                "WHERE url_key IS NOT NULL AND ")
                               + below);
        if (m_among)
            rows.bind(keys, jsonArray(*m_among));
        else
            rows.bind(keys);
        return collect(rows, m_items);
    }

private:
    /// Runs a SELECT that ends in its conditions, of those that matter if they are given; `column` is the item.
    template <class... Values> Result<void> collectAmong(QString sql, const QString &column, const Values &...values)
    {
        if (m_among)
            sql +=
                QStringLiteral(" AND %1 IN (SELECT value FROM json_each(?%2))").arg(column).arg(sizeof...(values) + 1);
        Statement rows(m_connection, sql);
        if (m_among)
            rows.bind(values..., jsonArray(*m_among));
        else
            rows.bind(values...);
        return collect(rows, m_items);
    }

    /// `from` is of our own making, with nothing but numbers in it.
    Result<void> scanIds(const QString &column, const QString &from, Items &items) const
    {
        return scanNumbers(m_connection, column, from, [&items](const qint64 *row) { items.append(ItemId{row[0]}); });
    }

    /// All links of a tag but the few that are not confirmed, both from an index: none of its rows is looked up.
    Result<void> scanConfirmed(const QList<TagId> &tags)
    {
        for (const TagId tag : tags) {
            Items all;
            Items others;
            const QString ofTag = QStringLiteral("item_tags WHERE tag_id = %1").arg(tag.value);
            if (auto done = scanIds(QStringLiteral("item_id"), ofTag, all); !done)
                return done;
            if (auto done =
                    scanIds(QStringLiteral("item_id"), ofTag + QStringLiteral(" AND status <> 'confirmed'"), others);
                !done)
                return done;
            IdSet confirmed(std::move(all));
            IdSet kept(std::move(others));
            kept.complement();
            confirmed.intersect(kept);
            m_items += confirmed.ids();
        }
        return {};
    }

    /// By the items' own links, however many others a tag has.
    Result<void> collectLinks(const domain::TagsLeaf &leaf)
    {
        Statement rows(
            m_connection,
            QStringLiteral("SELECT item_id FROM item_tags WHERE item_id IN (SELECT value FROM json_each(?8)) "
                           "AND +tag_id IN (SELECT value FROM json_each(?1))%1 AND ?7 = 0")
                .arg(linkCondition(leaf.links)));
        const LinkBounds bounds = leaf.links.value_or(LinkBounds());
        rows.bind(jsonArray(leaf.tags), wordArray(bounds.sources), wordArray(bounds.statuses), bounds.confidenceFrom,
                  bounds.confidenceTo, spanArray(bounds.added), 0, jsonArray(*m_among));
        return collect(rows, m_items);
    }

    static QString numberConditions(const QString &column, const QList<domain::EntryLeaf::Numbers> &all)
    {
        QString conditions;
        for (const domain::EntryLeaf::Numbers &numbers : all)
            conditions += QStringLiteral(" AND %1 %2 ? AND ?")
                              .arg(column, QString::fromLatin1(numbers.inside ? "BETWEEN" : "NOT BETWEEN"));
        return conditions;
    }

    static QString stateSql(StateLeaf::State state)
    {
        switch (state) {
        case StateLeaf::State::Trashed:
            return QStringLiteral("SELECT id FROM items WHERE trashed_at IS NOT NULL");
        case StateLeaf::State::Duplicate:
            return QStringLiteral("SELECT id FROM items WHERE trashed_at IS NULL AND url_key IN "
                                  "(SELECT url_key FROM items WHERE trashed_at IS NULL AND url_key IS NOT NULL "
                                  "GROUP BY url_key HAVING count(*) > 1)");
        case StateLeaf::State::Suggested:
            return QStringLiteral("SELECT item_id FROM item_tags WHERE status = 'suggested'");
        case StateLeaf::State::WithNote:
            return QStringLiteral("SELECT item_id FROM item_notes WHERE true");
        case StateLeaf::State::WithUrl:
            return QStringLiteral("SELECT id FROM items WHERE url IS NOT NULL");
        case StateLeaf::State::Done:
            return QStringLiteral("SELECT item_id FROM task_details WHERE done IS NOT NULL");
        case StateLeaf::State::Paid:
            return QStringLiteral("SELECT item_id FROM invoice_details WHERE paid IS NOT NULL");
        case StateLeaf::State::WithFile:
            return QStringLiteral("SELECT id FROM items WHERE url_key >= 'file:' AND url_key < 'file;'");
        case StateLeaf::State::Missing:
            return QStringLiteral("SELECT item_id FROM file_details WHERE missing_since IS NOT NULL");
        }
        Q_UNREACHABLE();
    }

    /// `column` is one of the table, or the table itself for all.
    Result<void> fullText(const QString &column, const QString &match)
    {
        if (match.isEmpty())
            return {};
        if (m_among && m_among->size() <= fewestForWholeText) {
            Statement rows(m_connection,
                           QStringLiteral("SELECT rowid FROM items_fts WHERE %1 MATCH ? AND rowid IN "
                                          "(SELECT value FROM json_each(?))")
                               .arg(column));
            rows.bind(match, jsonArray(*m_among));
            return collect(rows, m_items);
        }
        return scanNumbers(
            m_connection, QStringLiteral("rowid"), QStringLiteral("items_fts WHERE %1 MATCH ?").arg(column),
            [this](const qint64 *row) { m_items.append(ItemId{row[0]}); }, match);
    }

    /// `from` is the rest of a SELECT of the id and the columns.
    Result<void> scanTexts(const QString &from, const QStringList &columns, const QString &like)
    {
        const QString wider = asciiLike(like);
        QString sql = QStringLiteral("SELECT %1 WHERE (%2 LIKE ?1 ESCAPE '\\')")
                          .arg(from, columns.join(QLatin1String(" LIKE ?1 ESCAPE '\\' OR ")));
        if (m_among)
            sql += QStringLiteral(" AND id IN (SELECT value FROM json_each(?2))");
        Statement rows(m_connection, sql);
        if (m_among)
            rows.bind(wider, jsonArray(*m_among));
        else
            rows.bind(wider);
        return collectLike(rows, static_cast<int>(columns.size()), like, wider == like, m_items);
    }

    const Connection &m_connection;
    const Items *m_among; ///< nullptr: all
    Items &m_items;
};

} // namespace

QString calendarDay(qint64 julianDay)
{
    const QDate day = QDate::fromJulianDay(julianDay);
    if (day.isValid() && day.year() >= 1 && day.year() <= 9999)
        return day.toString(Qt::ISODate);
    return julianDay < QDate(2000, 1, 1).toJulianDay() ? QStringLiteral("0000") : QStringLiteral("9999-99");
}

Result<QList<ItemId>> leafItems(const Connection &connection, const domain::BoundNode::Leaf &leaf,
                                const QList<ItemId> *among)
{
    Items items;
    Collector collector(connection, among, items);
    if (auto done = std::visit([&collector](const auto &one) { return collector(one); }, leaf); !done)
        return done.error();
    return IdSet(std::move(items)).ids();
}

Result<QList<TagId>> findingTags(const Connection &connection, const domain::TagsLeaf &leaf, ItemId item)
{
    QList<TagId> tags;
    Statement rows(connection, linkSql(QStringLiteral("tag_id"), leaf, QStringLiteral("item_id = ?7 ORDER BY tag_id")));
    bindLinks(rows, leaf, item);
    while (rows.next())
        tags.append(TagId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return tags;
}

} // namespace tagloom::store
