// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/suggestion_bench.h"

#include "bench/figures.h"
#include "domain/counted.h"
#include "library/library.h"
#include "store/statement.h"
#include "store/suggestion_store.h"

#include <QFile>
#include <QHash>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace tagloom::bench {

using domain::ItemId;
using domain::SuggestionFeatures;
using domain::TagEvidence;
using domain::TagId;
using store::Connection;
using store::Statement;

namespace {

/// So many items are asked for at most: enough for figures to one percent.
constexpr qsizetype mostAsked = 3000;
constexpr int asked = 3; ///< the figures are of the first three

enum class HeldBack { Links, Items };

/// One candidate of one item, for fitting and for the calibration.
struct Sample
{
    std::array<double, SuggestionFeatures::Count> features{};
    double confidence = 0;
    bool isRight = false;
    double weight = 1; ///< in the fit
};

struct Hits
{
    qint64 first = 0; ///< items whose first suggestion is right
    qint64 withFirst = 0; ///< items with a suggestion at all
    qint64 ofThree = 0; ///< right ones among the first three
    qint64 three = 0; ///< given among the first three
    qint64 inThree = 0; ///< items with a right one among them

    void add(const QList<TagId> &suggested, const QSet<TagId> &right)
    {
        if (!suggested.isEmpty())
            ++withFirst;
        if (!suggested.isEmpty() && right.contains(suggested.first()))
            ++first;
        qint64 found = 0;
        for (const TagId tag : suggested.mid(0, asked)) {
            ++three;
            found += right.contains(tag) ? 1 : 0;
        }
        ofThree += found;
        inThree += found > 0 ? 1 : 0;
    }
};

double part(qint64 some, qint64 all)
{
    return all == 0 ? 0 : static_cast<double>(some) / static_cast<double>(all);
}

/// Logistic regression by Newton's method, with a little weight decay.
std::array<double, SuggestionFeatures::Count> fitted(const QList<Sample> &samples)
{
    constexpr int size = SuggestionFeatures::Count;
    std::array<double, size> weights{};
    for (int round = 0; round < 25; ++round) {
        std::array<std::array<double, size + 1>, size> system{};
        for (int row = 0; row < size; ++row) {
            system[row][row] = 1;
            system[row][size] = -weights[row];
        }
        for (const Sample &sample : samples) {
            double sum = 0;
            for (int row = 0; row < size; ++row)
                sum += weights[row] * sample.features[row];
            const double probability = 1 / (1 + std::exp(-sum));
            const double slope = sample.weight * probability * (1 - probability);
            const double miss = sample.weight * ((sample.isRight ? 1 : 0) - probability);
            for (int row = 0; row < size; ++row) {
                system[row][size] += miss * sample.features[row];
                for (int column = 0; column < size; ++column)
                    system[row][column] += slope * sample.features[row] * sample.features[column];
            }
        }
        // Gauss and Jordan; the matrix is positive definite.
        for (int pivot = 0; pivot < size; ++pivot) {
            for (int row = 0; row < size; ++row) {
                if (row == pivot)
                    continue;
                const double factor = system[row][pivot] / system[pivot][pivot];
                for (int column = pivot; column <= size; ++column)
                    system[row][column] -= factor * system[pivot][column];
            }
        }
        for (int row = 0; row < size; ++row)
            weights[row] += system[row][size] / system[row][row];
    }
    return weights;
}

class SuggestionBench final
{
public:
    SuggestionBench(Connection &connection, quint32 seed, bool json)
        : m_connection(connection)
        , m_random(seed)
        , m_json(json)
    { }

    bool run(HeldBack mode)
    {
        if (!m_connection.execute(QStringLiteral("BEGIN")))
            return false;
        const bool done = hold(mode) && readFrequent() && ask();
        return bool(m_connection.execute(QStringLiteral("ROLLBACK"))) && done;
    }

    void printFigures(HeldBack mode)
    {
        const QString prefix =
            mode == HeldBack::Links ? QStringLiteral("suggest_links_") : QStringLiteral("suggest_items_");
        const QString items = domain::countedItems(m_asked);
        const auto share = [&](const QString &name, double value, double baseline) {
            print({prefix + name, value, QStringLiteral("share"),
                   baseline > 0 ? std::optional(value / baseline) : std::nullopt,
                   QStringLiteral("%1 asked for; most frequent tags: %2").arg(items).arg(baseline, 0, 'f', 3)},
                  m_json);
        };
        share(QStringLiteral("precision_1"), part(m_hits.first, m_hits.withFirst),
              part(m_baseline.first, m_baseline.withFirst));
        share(QStringLiteral("precision_3"), part(m_hits.ofThree, m_hits.three),
              part(m_baseline.ofThree, m_baseline.three));
        share(QStringLiteral("right_in_3"), part(m_hits.inThree, m_asked), part(m_baseline.inThree, m_asked));
        for (int tenth = 0; tenth < 10; ++tenth) {
            qint64 all = 0;
            qint64 right = 0;
            double sum = 0;
            for (const Sample &sample : m_samples) {
                if (std::min(9, static_cast<int>(sample.confidence * 10)) != tenth)
                    continue;
                ++all;
                right += sample.isRight ? 1 : 0;
                sum += sample.confidence;
            }
            if (all > 0)
                print({prefix + QStringLiteral("right_at_%1").arg(tenth * 10), part(right, all),
                       QStringLiteral("share"), std::nullopt,
                       QStringLiteral("%1 of confidence %2 on average")
                           .arg(domain::grouped(all))
                           .arg(sum / double(all), 0, 'f', 3)},
                      m_json);
        }
        print({prefix + QStringLiteral("time"), percentile(m_milliseconds, 0.95), QStringLiteral("ms, p95"),
               std::nullopt,
               QStringLiteral("median %1 ms, most %2 ms")
                   .arg(percentile(m_milliseconds, 0.5), 0, 'f', 2)
                   .arg(percentile(m_milliseconds, 1), 0, 'f', 2)},
              m_json);
    }

    QList<Sample> samples() const { return m_samples; }

private:
    bool hold(HeldBack mode)
    {
        const QString sql = mode == HeldBack::Links
            ? QStringLiteral("SELECT item_id, tag_id FROM item_tags WHERE status = 'confirmed'")
            : QStringLiteral("SELECT DISTINCT item_id, 0 FROM item_tags WHERE status = 'confirmed'");
        QList<std::pair<ItemId, TagId>> held;
        Statement rows(m_connection, sql);
        rows.bind();
        while (rows.next()) {
            if (m_random.bounded(10) == 0)
                held.append({ItemId{rows.integer(0)}, TagId{rows.integer(1)}});
        }
        if (!rows.finish())
            return false;
        Statement ofItem(m_connection,
                         QStringLiteral("SELECT tag_id FROM item_tags WHERE item_id = ? AND status = 'confirmed'"));
        Statement removal(m_connection, QStringLiteral("DELETE FROM item_tags WHERE item_id = ? AND tag_id = ?"));
        for (const auto &[item, tag] : held) {
            QList<TagId> tags{tag};
            if (mode == HeldBack::Items) {
                tags.clear();
                ofItem.bind(item);
                while (ofItem.next())
                    tags.append(TagId{ofItem.integer(0)});
                if (!ofItem.finish())
                    return false;
            }
            for (const TagId each : tags) {
                m_held[item].insert(each);
                if (!removal.run(item, each))
                    return false;
            }
        }
        return true;
    }

    bool readFrequent()
    {
        Statement rows(m_connection,
                       QStringLiteral("SELECT tag_id FROM tag_counts ORDER BY item_count DESC, tag_id LIMIT 50"));
        rows.bind();
        while (rows.next())
            m_frequent.append(TagId{rows.integer(0)});
        return bool(rows.finish());
    }

    bool ask()
    {
        QList<ItemId> items = m_held.keys();
        std::sort(items.begin(), items.end());
        std::shuffle(items.begin(), items.end(), m_random);
        Statement carried(m_connection, QStringLiteral("SELECT tag_id FROM item_tags WHERE item_id = ?"));
        for (const ItemId item : items.mid(0, mostAsked)) {
            const std::clock_t begun = std::clock(); // processor time: a busy machine says nothing on this
            const auto tags = store::readTagEvidence(m_connection, item);
            if (!tags)
                return false;
            const QSet<TagId> &right = m_held[item];
            QList<std::pair<double, TagId>> ranked;
            QList<Sample> ofItem;
            for (const TagEvidence &tag : *tags) {
                Sample sample;
                sample.features = domain::featuresOf(tag).values;
                sample.confidence = domain::confidenceOf({sample.features});
                sample.isRight = right.contains(tag.tag);
                ofItem.append(sample);
                ranked.append({-sample.confidence, tag.tag});
            }
            std::sort(ranked.begin(), ranked.end());
            m_milliseconds.push_back(static_cast<double>(std::clock() - begun) * 1e3 / CLOCKS_PER_SEC);
            m_samples += ofItem;
            QList<TagId> first;
            for (const auto &[confidence, tag] : ranked.mid(0, asked))
                first.append(tag);
            m_hits.add(first, right);
            carried.bind(item);
            QSet<TagId> present;
            while (carried.next())
                present.insert(TagId{carried.integer(0)});
            QList<TagId> frequent;
            for (const TagId tag : std::as_const(m_frequent)) {
                if (!present.contains(tag) && frequent.size() < asked)
                    frequent.append(tag);
            }
            m_baseline.add(frequent, right);
            ++m_asked;
        }
        return true;
    }

    Connection &m_connection;
    QRandomGenerator m_random;
    const bool m_json;
    QHash<ItemId, QSet<TagId>> m_held;
    QList<TagId> m_frequent;
    Hits m_hits;
    Hits m_baseline;
    QList<Sample> m_samples;
    std::vector<double> m_milliseconds;
    qint64 m_asked = 0;
};

} // namespace

namespace {

/// Both kinds of holding back, on a copy; the samples of both.
std::optional<QList<Sample>> runOn(const QString &libraryPath, quint32 seed, bool json, bool prints)
{
    const QTemporaryDir scratch;
    const QString copy = scratch.filePath(QStringLiteral("copy.tagloom"));
    if (!QFile::copy(libraryPath, copy) || !QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner)) {
        std::fputs("tagloom-bench: the library cannot be copied.\n", stderr);
        return std::nullopt;
    }
    // Brings an older one up to date.
    if (const auto opened = library::Library::open(copy, library::OpenMode::ReadWrite); !opened) {
        std::fprintf(stderr, "tagloom-bench: %s\n", qPrintable(opened.error().message));
        return std::nullopt;
    }
    const auto connection = Connection::open(copy, store::Access::Write);
    QList<Sample> samples;
    for (const HeldBack mode : {HeldBack::Links, HeldBack::Items}) {
        if (!connection)
            return std::nullopt;
        SuggestionBench bench(**connection, seed, json);
        if (!bench.run(mode)) {
            std::fputs("tagloom-bench: the library cannot be read.\n", stderr);
            return std::nullopt;
        }
        samples += bench.samples();
        if (prints)
            bench.printFigures(mode);
    }
    return samples;
}

} // namespace

int runSuggestionBench(const QStringList &libraryPaths, quint32 seed, bool json, bool fit)
{
    QList<Sample> samples;
    for (const QString &path : libraryPaths) {
        auto ofLibrary = runOn(path, seed, json, !fit);
        if (!ofLibrary)
            return 1;
        // A large library says no more than a small one.
        for (Sample &sample : *ofLibrary)
            sample.weight = 20000.0 / static_cast<double>(ofLibrary->size());
        samples += *ofLibrary;
    }
    if (fit) {
        for (const double weight : fitted(samples))
            std::printf("%.2f, ", weight);
        std::printf("\n");
    }
    return 0;
}

} // namespace tagloom::bench
