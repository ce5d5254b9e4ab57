// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/index_bench.h"

#include "bench/figures.h"
#include "domain/counted.h"
#include "index/tag_index.h"
#include "store/connection.h"
#include "store/item_store.h"
#include "store/link_store.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>

#include <cstdio>

namespace tagloom::bench {

using domain::BoundNode;
using domain::BoundQuery;
using domain::ChangeSet;
using domain::ItemId;
using domain::Result;
using domain::TagId;
using domain::TagsLeaf;
using index::TagIndex;
using store::SortKey;
using store::Statement;

namespace {

const std::atomic<bool> never{false};

/// The median of several runs, in milliseconds.
template <class Work> double median(int runs, Work work)
{
    std::vector<double> milliseconds;
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer time;
        time.start();
        work();
        milliseconds.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
    }
    return percentile(std::move(milliseconds), 0.5);
}

double anonymousMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).chopped(3).trimmed().toDouble() / 1024;
    }
    return 0;
}

BoundNode tagNode(TagId tag)
{
    BoundNode node;
    node.kind = BoundNode::Kind::Leaf;
    node.leaf = TagsLeaf{{tag}, std::nullopt};
    return node;
}

Result<QList<ItemId>> noLeaves(const BoundNode::Leaf &, const QList<ItemId> *)
{
    return QList<ItemId>();
}

class IndexBench final
{
public:
    IndexBench(const store::Connection &reader, store::Connection &writer, bool json)
        : m_reader(reader)
        , m_writer(writer)
        , m_json(json)
    { }

    bool run()
    {
        if (!load())
            return false;
        match();
        order();
        facets();
        title();
        apply();
        return true;
    }

private:
    void show(const char *name, double value, const char *unit, std::optional<double> ratio, const QString &note)
    {
        print({QString::fromLatin1(name), value, QString::fromLatin1(unit), ratio, note}, m_json);
    }

    /// Rows of a statement, read to the end.
    qint64 rows(const QString &sql)
    {
        qint64 count = 0;
        Statement statement(m_reader, sql);
        while (statement.next())
            count += statement.integer(0) != 0;
        (void)statement.finish();
        return count;
    }

    bool load()
    {
        const double before = anonymousMegabytes();
        QElapsedTimer time;
        time.start();
        auto loaded = TagIndex::load(m_reader, 0, never);
        const double milliseconds = static_cast<double>(time.nsecsElapsed()) / 1e6;
        if (!loaded)
            return false;
        const double after = anonymousMegabytes();
        m_index = std::move(*loaded);
        const double byRow = median(
            1, [this] { rows(QStringLiteral("SELECT item_id, tag_id FROM item_tags ORDER BY tag_id, item_id")); });
        show("index_load", milliseconds, "ms", byRow / milliseconds,
             QStringLiteral("%1; stepping through the links alone takes %2 ms")
                 .arg(domain::countedItems(m_index->liveItems()))
                 .arg(byRow, 0, 'f', 0));
        show("index_memory", after - before, "MB", std::nullopt,
             QStringLiteral("RssAnon after loading less before; orders by date included"));
        Statement top(m_reader, QStringLiteral("SELECT tag_id FROM tag_counts ORDER BY item_count DESC LIMIT 200"));
        while (top.next())
            m_tags.append(TagId{top.integer(0)});
        return bool(top.finish()) && m_tags.size() >= 10;
    }

    index::Hits find(const BoundQuery &query) { return *m_index->find(query, noLeaves); }

    BoundQuery ofTags(const QList<TagId> &tags)
    {
        BoundQuery query;
        for (const TagId tag : tags)
            query.root.children.push_back(tagNode(tag));
        return query;
    }

    void match()
    {
        const BoundQuery query = ofTags(m_tags.mid(0, 3));
        qint64 found = 0;
        const double own = median(51, [&] {
            const index::Hits hits = find(query);
            found = m_index->ordered(hits, SortKey::Added, true).size();
        });
        const QString a = QString::number(m_tags[0].value);
        const QString b = QString::number(m_tags[1].value);
        const QString c = QString::number(m_tags[2].value);
        const QString live =
            QStringLiteral(" AND EXISTS (SELECT 1 FROM items WHERE items.id = item_id AND trashed_at IS NULL)");
        const auto compare = [&](const char *name, const QString &sql, const QString &note) {
            const double other = median(3, [&] { rows(sql); });
            show(name, own, "ms", other / own, QStringLiteral("%1: %2 ms").arg(note).arg(other, 0, 'f', 1));
        };
        compare(
            "index_match",
            QStringLiteral(
                "SELECT item_id FROM item_tags WHERE tag_id IN (%1, %2, %3) AND status = 'confirmed' GROUP BY item_id "
                "HAVING count(DISTINCT tag_id) = 3")
                .arg(a, b, c),
            QStringLiteral("three top tags, %1 in order; GROUP BY HAVING COUNT DISTINCT, unordered")
                .arg(domain::countedItems(found)));
        compare(
            "match_cross",
            QStringLiteral("SELECT x.item_id FROM item_tags AS x CROSS JOIN item_tags AS y ON y.item_id = x.item_id "
                           "AND y.tag_id = %2 "
                           "CROSS JOIN item_tags AS z ON z.item_id = x.item_id AND z.tag_id = %1 WHERE x.tag_id = %3")
                .arg(a, b, c),
            QStringLiteral("the same by CROSS JOIN, rarest tag first"));
        compare("match_linkding",
                QStringLiteral("SELECT DISTINCT items.id, items.title, items.url, items.created_at FROM items "
                               "JOIN item_tags AS x ON x.item_id = items.id JOIN tags AS tx ON tx.id = x.tag_id "
                               "JOIN item_tags AS y ON y.item_id = items.id JOIN tags AS ty ON ty.id = y.tag_id "
                               "JOIN item_tags AS z ON z.item_id = items.id JOIN tags AS tz ON tz.id = z.tag_id "
                               "WHERE tx.name LIKE (SELECT name FROM tags WHERE id = %1) AND ty.name LIKE (SELECT name "
                               "FROM tags WHERE id = %2) "
                               "AND tz.name LIKE (SELECT name FROM tags WHERE id = %3) ORDER BY items.created_at DESC")
                    .arg(a, b, c),
                QStringLiteral("the same by joins on names, DISTINCT, as linkding asks"));
        compare("match_tagstudio",
                QStringLiteral(
                    "SELECT DISTINCT id FROM items WHERE id IN (SELECT item_id FROM item_tags WHERE tag_id IN (%1)) "
                    "AND id IN (SELECT item_id FROM item_tags WHERE tag_id IN (%2)) AND id IN (SELECT item_id FROM "
                    "item_tags WHERE tag_id IN (%3))")
                    .arg(a, b, c),
                QStringLiteral("the same by IN of each tag's items, as TagStudio asks"));

        QRandomGenerator random(1);
        std::vector<double> milliseconds;
        for (int run = 0; run < 300; ++run) {
            BoundQuery drawn;
            for (int tag = 1 + random.bounded(5); tag > 0; --tag) {
                BoundNode node = tagNode(m_tags[random.bounded(static_cast<int>(m_tags.size()))]);
                if (const int shape = random.bounded(4); shape < 2) {
                    BoundNode outer;
                    outer.kind = shape == 0 ? BoundNode::Kind::Not : BoundNode::Kind::Or;
                    outer.children.push_back(node);
                    if (shape == 1)
                        outer.children.push_back(tagNode(m_tags[random.bounded(static_cast<int>(m_tags.size()))]));
                    node = outer;
                }
                drawn.root.children.push_back(node);
            }
            milliseconds.push_back(median(1, [&] {
                const index::Hits hits = find(drawn);
                (void)m_index->ordered(hits, SortKey::Added, true);
                (void)m_index->facets(hits);
            }));
        }
        show("index_random", percentile(milliseconds, 0.95), "ms", std::nullopt,
             QStringLiteral("p95 of 300 queries of 1 to 5 tags with not and or: match, order and facets; median %1 ms")
                 .arg(percentile(milliseconds, 0.5), 0, 'f', 2));
    }

    void order()
    {
        const index::Hits all = find({});
        const index::Hits top = find(ofTags(m_tags.mid(0, 1)));
        const double whole = median(11, [&] { (void)m_index->ordered(all, SortKey::Added, true); });
        const double part = median(11, [&] { (void)m_index->ordered(top, SortKey::Updated, false); });
        const double sql = median(3, [this] {
            rows(QStringLiteral("SELECT id FROM items WHERE trashed_at IS NULL ORDER BY created_at DESC, id DESC"));
        });
        show("index_order", whole, "ms", sql / whole,
             QStringLiteral("all items by date; by SQL %1 ms; %2 of the top tag %3 ms")
                 .arg(sql, 0, 'f', 0)
                 .arg(domain::countedItems(top.count()))
                 .arg(part, 0, 'f', 2));
    }

    void facets()
    {
        // Of the tags, the one whose result is nearest to 100,000 items.
        TagId chosen = m_tags[0];
        for (const TagId tag : std::as_const(m_tags)) {
            const auto distance = [this](TagId of) {
                return std::abs(find(ofTags({of})).count() - 100000);
            };
            if (distance(tag) < distance(chosen))
                chosen = tag;
        }
        const index::Hits some = find(ofTags({chosen}));
        const double part = median(11, [&] { (void)m_index->facets(some); });
        const double whole = median(11, [&] { (void)m_index->facets(find({})); });
        const double sql = median(3, [&] {
            rows(QStringLiteral("SELECT other.tag_id, count(*) FROM item_tags AS this CROSS JOIN item_tags AS other ON "
                                "other.item_id = this.item_id "
                                "WHERE this.tag_id = %1 GROUP BY other.tag_id")
                     .arg(chosen.value));
        });
        show("index_facets", part, "ms", sql / part,
             QStringLiteral("of %1; by SQL %2 ms; of all items %3 ms")
                 .arg(domain::countedItems(some.count()))
                 .arg(sql, 0, 'f', 0)
                 .arg(whole, 0, 'f', 2));
    }

    void title()
    {
        const double before = anonymousMegabytes();
        const quint64 expected = m_index->expectOrder(SortKey::Title);
        double sorted = 0;
        {
            std::optional<Result<index::TextOrderRows>> rows;
            sorted = median(1, [&] { rows.emplace(index::readTextOrder(m_reader, SortKey::Title, never)); });
            if (!*rows)
                return;
            sorted += median(1, [&] { (void)m_index->adopt(m_reader, expected, **rows); });
        }
        show("index_title", sorted, "ms", std::nullopt,
             QStringLiteral("reading, folding and sorting all titles; %1 MB more afterwards")
                 .arg(anonymousMegabytes() - before, 0, 'f', 1));
    }

    /// One transaction and its application; the time of the latter in milliseconds.
    template <class Work> double applied(Work work)
    {
        auto transaction = store::Transaction::begin(m_writer, QStringLiteral("Benchmark"));
        if (!transaction || !work(**transaction))
            return 0;
        ChangeSet changes = (*transaction)->changes(); // before commit() makes "everything" of a long one
        if (!(*transaction)->commit())
            return 0;
        changes.commit = m_index->commit() + 1;
        return median(1, [&] { (void)m_index->apply(m_reader, changes, never); });
    }

    void apply()
    {
        const auto items = m_index->ordered(find({}), SortKey::Added, false);
        QRandomGenerator random(1);
        std::vector<double> tagged;
        std::vector<double> renamed;
        for (int run = 0; run < 50; ++run) {
            const ItemId item = items[random.bounded(static_cast<int>(items.size()))];
            const TagId tag = m_tags[random.bounded(static_cast<int>(m_tags.size()))];
            tagged.push_back(applied([&](store::Transaction &transaction) {
                const auto removed = store::removeLinks(transaction, {item}, tag);
                return removed && (*removed > 0 || store::addLinks(transaction, {item}, tag));
            }));
            renamed.push_back(applied([&](store::Transaction &transaction) {
                return bool(
                    store::changeTitle(transaction, item, QStringLiteral("Renamed %1").arg(random.bounded(1000000))));
            }));
        }
        show("index_apply_one", percentile(tagged, 0.95), "ms", std::nullopt,
             QStringLiteral("p95 of one tag put on or taken off one item; of one new title %1 ms")
                 .arg(percentile(renamed, 0.95), 0, 'f', 2));
        const QList<ItemId> many = items.mid(0, 100000);
        const double put = applied(
            [&](store::Transaction &transaction) { return bool(store::addLinks(transaction, many, m_tags[100])); });
        const double taken = applied(
            [&](store::Transaction &transaction) { return bool(store::removeLinks(transaction, many, m_tags[100])); });
        const double trashed = applied(
            [&](store::Transaction &transaction) { return bool(store::trashItems(transaction, many.mid(0, 10000))); });
        show("index_apply_many", put, "ms", std::nullopt,
             QStringLiteral("one tag put on %1; taken off %2 ms; %3 put into the trash %4 ms")
                 .arg(domain::countedItems(many.size()))
                 .arg(taken, 0, 'f', 1)
                 .arg(domain::countedItems(10000))
                 .arg(trashed, 0, 'f', 1));
        const double anew = median(1, [this] {
            ChangeSet everything;
            everything.everything = true;
            (void)m_index->apply(m_reader, everything, never);
        });
        show("index_anew", anew, "ms", std::nullopt,
             QStringLiteral("loaded again after a foreign write; RssAnon of the process then %1 MB")
                 .arg(anonymousMegabytes(), 0, 'f', 1));
    }

    const store::Connection &m_reader;
    store::Connection &m_writer;
    bool m_json;
    std::unique_ptr<TagIndex> m_index;
    QList<TagId> m_tags; ///< the most used ones first
};

} // namespace

int runIndexBench(const QString &libraryPath, bool json)
{
    const auto reader = store::Connection::open(libraryPath, store::Access::Read);
    const auto writer = store::Connection::open(libraryPath, store::Access::Write);
    if (reader && writer && IndexBench(**reader, **writer, json).run())
        return 0;
    std::fputs("tagloom-bench: the library cannot be read.\n", stderr);
    return 1;
}

void benchIndex(const QString &libraryPath, bool json)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedChannels);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--index"), libraryPath, json ? QStringLiteral("json") : QStringLiteral("text")});
    child.waitForFinished(600000);
}

} // namespace tagloom::bench
