// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/suggestion_store.h"

#include "domain/tag_name.h"
#include "domain/text.h"
#include "domain/url.h"
#include "store/connection.h"
#include "store/item_store.h"
#include "store/link_store.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace tagloom::store {

using domain::Evidence;
using domain::EvidenceSource;
using domain::ItemId;
using domain::Link;
using domain::LinkSource;
using domain::LinkStatus;
using domain::Result;
using domain::Suggestion;
using domain::TagEvidence;
using domain::TagId;

namespace {

/// Items looked at of each source; twice as many nearest addresses. Those of a common word or tag are taken from many
/// places, since what was added together is much alike.
constexpr int neighbours = 48;
constexpr int placesOfWord = 4;
constexpr int mostWords = 5;
constexpr int mostTags = 6;
constexpr int mostReasons = 3;

/// A tag that no source shows more often than this, nor all of them together so many times, is met by chance.
constexpr double leastShareOfSource = 0.04;
constexpr int leastMeetings = 4;

/// One source of one item: whom it names as its like.
struct Neighbourhood
{
    EvidenceSource source = EvidenceSource::Site;
    QString what;
    QList<ItemId> items;
};

/// All addresses that begin with a prefix, which ends with a slash: from it up to the character behind the slash.
QString endOfPrefix(const QString &prefix)
{
    return prefix.chopped(1) + u'0';
}

/// The folder of an address as a prefix with its slash; empty if it is in none, or in the root of its site.
QString folderOf(const QString &key)
{
    const QStringView path = QStringView(key).first(key.contains(u'?') ? key.indexOf(u'?') : key.size());
    const qsizetype authority = path.indexOf(u"://");
    const qsizetype begin = authority < 0 ? 0 : path.indexOf(u'/', authority + 3);
    const qsizetype end = path.lastIndexOf(u'/');
    return begin < 0 || end <= begin ? QString() : path.first(end + 1).toString();
}

/// The words of a title, folded, each once.
QStringList wordsOf(const QString &title)
{
    const QString folded = domain::foldedKey(title);
    QStringList words;
    QString word;
    const auto take = [&] {
        if (!word.isEmpty())
            words.append(word);
        word.clear();
    };
    for (const char32_t character : folded.toUcs4()) {
        if (domain::isWordCharacter(character))
            word += QString::fromUcs4(&character, 1);
        else
            take();
    }
    take();
    return words;
}

class EvidenceReader final
{
public:
    EvidenceReader(const Connection &connection, const domain::Item &item)
        : m_connection(connection)
        , m_item(item)
    { }

    Result<QList<TagEvidence>> read()
    {
        // An address that stands for a title says nothing that it does not say as the address.
        if (m_item.title != m_item.url)
            m_words = wordsOf(m_item.title);
        const auto newest = m_connection.number(QStringLiteral("SELECT max(id) FROM items"));
        if (!newest)
            return newest.error();
        m_newest = *newest;
        for (auto step : {&EvidenceReader::readOwnTags, &EvidenceReader::readAddresses, &EvidenceReader::readTitleWords,
                          &EvidenceReader::readTogether, &EvidenceReader::readTagsOfItems,
                          &EvidenceReader::readNamesInTitle, &EvidenceReader::count, &EvidenceReader::readShares}) {
            if (auto done = (this->*step)(); !done)
                return done.error();
        }
        return m_found.values();
    }

private:
    /// The ids that a statement gives, but for the item's own.
    template <class... Values> Result<void> readIds(QList<ItemId> &ids, const QString &sql, const Values &...values)
    {
        Statement rows(m_connection, sql);
        rows.bind(values...);
        while (rows.next()) {
            if (const ItemId id{rows.integer(0)}; id != m_item.id)
                ids.append(id);
        }
        return rows.finish();
    }

    void add(EvidenceSource source, const QString &what, const QList<ItemId> &items)
    {
        if (!items.isEmpty())
            m_neighbourhoods.append({source, what, items});
    }

    Result<void> readOwnTags()
    {
        // What stands above a tag is found by it already.
        Statement rows(
            m_connection,
            QStringLiteral("WITH RECURSIVE above (id) AS ("
                           "SELECT tag_id FROM item_tags WHERE item_id = ?1 AND status = 'confirmed' "
                           "UNION SELECT parent_id FROM tag_parents JOIN above ON child_id = above.id) "
                           "SELECT id, NULL, NULL FROM above "
                           "UNION ALL SELECT tag_id, status, name FROM item_tags JOIN tags ON tags.id = tag_id "
                           "WHERE item_id = ?1"));
        rows.bind(m_item.id);
        while (rows.next()) {
            const TagId tag{rows.integer(0)};
            m_excluded.insert(tag);
            if (rows.text(1) == domain::toWord(LinkStatus::Confirmed) && m_ownTags.size() < mostTags)
                m_ownTags.append({tag, rows.text(2)});
        }
        return rows.finish();
    }

    /// The nearest addresses that begin with the prefix, on both sides.
    Result<void> readAround(QList<ItemId> &ids, const QString &prefix)
    {
        const QString key = domain::urlKey(m_item.url);
        if (auto done = readIds(ids,
                                QStringLiteral("SELECT id FROM items WHERE url_key >= ?1 AND url_key < ?2 "
                                               "ORDER BY url_key DESC LIMIT ?3"),
                                prefix, key, qint64{neighbours});
            !done)
            return done;
        return readIds(ids,
                       QStringLiteral("SELECT id FROM items WHERE url_key >= ?1 AND url_key < ?2 "
                                      "ORDER BY url_key LIMIT ?3"),
                       std::max(key, prefix), endOfPrefix(prefix), qint64{neighbours});
    }

    Result<void> readAddresses()
    {
        const QString key = domain::urlKey(m_item.url);
        QList<ItemId> inFolder;
        if (const QString folder = folderOf(key); !folder.isEmpty()) {
            if (auto done = readAround(inFolder, folder); !done)
                return done;
            const QString host = domain::hostOf(m_item.url);
            const qsizetype path = folder.indexOf(u'/', folder.indexOf(u"://") + 3);
            add(EvidenceSource::Folder, host.isEmpty() ? folder : QString(host + folder.mid(path)), inFolder);
        }
        const QString host = domain::hostOf(m_item.url);
        if (host.isEmpty())
            return {};
        QList<ItemId> ofSite;
        for (const QString &scheme : {QStringLiteral("https://"), QStringLiteral("http://")}) {
            for (const QString &www : {QString(), QStringLiteral("www.")}) {
                const QString site = scheme + www + host;
                const QString prefix = site + u'/';
                const bool isItsOwn = key == site || key.startsWith(prefix);
                // Also the site's own page, which has no slash.
                if (auto done = readIds(ofSite, QStringLiteral("SELECT id FROM items WHERE url_key = ?1 LIMIT ?2"),
                                        site, qint64{neighbours});
                    !done)
                    return done;
                const auto done = isItsOwn ? readAround(ofSite, prefix)
                                           : readIds(ofSite,
                                                     QStringLiteral("SELECT id FROM items WHERE url_key >= ?1 AND "
                                                                    "url_key < ?2 ORDER BY url_key LIMIT ?3"),
                                                     prefix, endOfPrefix(prefix), qint64{neighbours});
                if (!done)
                    return done;
            }
        }
        add(EvidenceSource::Site, host, ofSite);
        return {};
    }

    Result<void> readTitleWords()
    {
        QStringList different = m_words;
        different.removeDuplicates();
        // The longest say most, should there be too many.
        std::stable_sort(different.begin(), different.end(),
                         [](const QString &one, const QString &other) { return one.size() > other.size(); });
        for (const QString &word : different.mid(0, mostWords)) {
            if (word.size() < 2)
                continue;
            const QString match = QStringLiteral("title : \"%1\"").arg(word);
            const auto read = [&](qint64 from, int most, QList<ItemId> &ids) {
                return readIds(ids,
                               QStringLiteral("SELECT rowid FROM items_fts WHERE items_fts MATCH ?1 AND rowid >= ?2 "
                                              "ORDER BY rowid LIMIT ?3"),
                               match, from, qint64{most});
            };
            QList<ItemId> ids;
            if (auto done = read(0, neighbours, ids); !done)
                return done;
            if (ids.size() >= neighbours - 1) {
                constexpr int atEach = neighbours / placesOfWord;
                ids.resize(atEach);
                for (int place = 1; place < placesOfWord; ++place) {
                    const qint64 from = std::max(m_newest / placesOfWord * place, ids.constLast().value + 1);
                    if (auto done = read(from, atEach, ids); !done)
                        return done;
                }
            }
            add(EvidenceSource::TitleWord, word, ids);
        }
        return {};
    }

    Result<void> readTogether()
    {
        QStringList places;
        for (int place = 0; place < neighbours; ++place)
            places.append(QString::number(m_newest * place / neighbours));
        const QString placesJson = u'[' + places.join(u',') + u']';
        for (const auto &[tag, name] : std::as_const(m_ownTags)) {
            QList<ItemId> ids;
            if (auto done = readIds(ids,
                                    QStringLiteral("SELECT item_id FROM item_tags WHERE tag_id = ?1 "
                                                   "ORDER BY item_id LIMIT ?2"),
                                    tag, qint64{neighbours});
                !done)
                return done;
            if (ids.size() >= neighbours - 1) {
                ids.clear();
                if (auto done = readIds(ids,
                                        QStringLiteral("SELECT DISTINCT (SELECT item_id FROM item_tags "
                                                       "WHERE tag_id = ?1 AND item_id >= place.value "
                                                       "ORDER BY item_id LIMIT 1) AS id "
                                                       "FROM json_each(?2) AS place WHERE id IS NOT NULL"),
                                        tag, placesJson);
                    !done)
                    return done;
            }
            add(EvidenceSource::Together, name, ids);
        }
        return {};
    }

    Result<void> readTagsOfItems()
    {
        QSet<ItemId> all;
        for (const Neighbourhood &neighbourhood : std::as_const(m_neighbourhoods))
            all.unite(QSet<ItemId>(neighbourhood.items.begin(), neighbourhood.items.end()));
        QList<ItemId> sorted(all.begin(), all.end());
        std::sort(sorted.begin(), sorted.end());
        Statement rows(m_connection,
                       QStringLiteral("SELECT item_id, tag_id FROM item_tags "
                                      "WHERE item_id IN (SELECT value FROM json_each(?)) AND status = 'confirmed'"));
        rows.bind(jsonArray(sorted));
        while (rows.next())
            m_tagsOf[ItemId{rows.integer(0)}].append(TagId{rows.integer(1)});
        return rows.finish();
    }

    /// Tags of one, two or three words that stand in the title side by side.
    Result<void> readNamesInTitle()
    {
        QStringList names;
        for (qsizetype first = 0; first < m_words.size(); ++first) {
            for (qsizetype count = 1; count <= 3 && first + count <= m_words.size(); ++count) {
                const QStringList words = m_words.mid(first, count);
                names.append(words.join(u' '));
                if (count > 1)
                    names.append(words.join(u'-'));
            }
        }
        for (const QString &name : std::as_const(names)) {
            Statement rows(m_connection,
                           QStringLiteral("SELECT id, name FROM tags WHERE name_key = ?1 UNION "
                                          "SELECT tag_id, alias FROM tag_aliases WHERE alias_key = ?1"));
            rows.bind(name);
            while (rows.next()) {
                const TagId tag{rows.integer(0)};
                if (!m_excluded.contains(tag) && !m_named.contains(tag))
                    m_named.insert(tag, rows.text(1));
            }
            if (auto done = rows.finish(); !done)
                return done;
        }
        return {};
    }

    Result<void> count()
    {
        struct Meetings
        {
            int all = 0;
            double mostOften = 0;
        };
        QHash<TagId, Meetings> met;
        QList<QHash<TagId, int>> carriers;
        QList<int> seen;
        for (const Neighbourhood &neighbourhood : std::as_const(m_neighbourhoods)) {
            QHash<TagId, int> counts;
            int tagged = 0;
            for (const ItemId item : neighbourhood.items) {
                // An item without tags says nothing on which it lacks.
                const auto tags = m_tagsOf.constFind(item);
                if (tags == m_tagsOf.cend())
                    continue;
                ++tagged;
                for (const TagId tag : *tags)
                    ++counts[tag];
            }
            for (auto counted = counts.cbegin(); counted != counts.cend(); ++counted) {
                Meetings &meetings = met[counted.key()];
                meetings.all += counted.value();
                meetings.mostOften = std::max(meetings.mostOften, double(counted.value()) / tagged);
            }
            carriers.append(counts);
            seen.append(tagged);
        }
        for (auto tag = met.cbegin(); tag != met.cend(); ++tag) {
            const bool counts = tag->mostOften > leastShareOfSource || tag->all >= leastMeetings;
            if (counts && !m_excluded.contains(tag.key()))
                m_found.insert(tag.key(), TagEvidence{tag.key(), 0, {}});
        }
        for (auto named = m_named.cbegin(); named != m_named.cend(); ++named)
            m_found.insert(named.key(), TagEvidence{named.key(), 0, {}});
        for (TagEvidence &tag : m_found) {
            tag.evidence.reserve(m_neighbourhoods.size() + 1);
            for (qsizetype index = 0; index < m_neighbourhoods.size(); ++index) {
                if (seen.at(index) > 0)
                    tag.evidence.append({m_neighbourhoods.at(index).source, m_neighbourhoods.at(index).what,
                                         carriers.at(index).value(tag.tag), seen.at(index)});
            }
            if (const auto named = m_named.constFind(tag.tag); named != m_named.cend())
                tag.evidence.append({EvidenceSource::TitleName, *named, 1, 1});
        }
        return {};
    }

    Result<void> readShares()
    {
        // How many items there are, by their ids, since counting a million of them takes longer than all else.
        const auto items =
            m_connection.number(QStringLiteral("SELECT (SELECT max(id) FROM items) - (SELECT min(id) FROM items) + 1"));
        if (!items)
            return items.error();
        Statement rows(m_connection,
                       QStringLiteral("SELECT tag_id, item_count FROM tag_counts "
                                      "WHERE tag_id IN (SELECT value FROM json_each(?))"));
        rows.bind(jsonArray(m_found.keys()));
        while (rows.next()) {
            m_found[TagId{rows.integer(0)}].share =
                static_cast<double>(rows.integer(1)) / static_cast<double>(std::max<qint64>(*items, 1));
        }
        return rows.finish();
    }

    const Connection &m_connection;
    const domain::Item m_item;
    qint64 m_newest = 0; ///< the largest id of an item
    QStringList m_words; ///< of the title, in its order
    QSet<TagId> m_excluded;
    QList<std::pair<TagId, QString>> m_ownTags;
    QList<Neighbourhood> m_neighbourhoods;
    QHash<ItemId, QList<TagId>> m_tagsOf;
    QHash<TagId, QString> m_named; ///< and by which of its names
    QHash<TagId, TagEvidence> m_found;
};

} // namespace

Result<QList<TagEvidence>> readTagEvidence(const Connection &connection, ItemId id)
{
    const auto item = readItem(connection, id);
    if (!item)
        return item.error();
    if (!*item)
        return QList<TagEvidence>();
    return EvidenceReader(connection, **item).read();
}

Result<QList<Suggestion>> readStoredSuggestions(const Connection &connection, ItemId item)
{
    QList<Suggestion> suggestions;
    Statement rows(
        connection,
        QStringLiteral("SELECT tag_id, name, confidence, source FROM item_tags JOIN tags ON tags.id = tag_id "
                       "WHERE item_id = ? AND status = 'suggested' ORDER BY confidence DESC, name_key"));
    rows.bind(item);
    while (rows.next()) {
        Suggestion suggestion;
        suggestion.tag = TagId{rows.integer(0)};
        suggestion.name = rows.text(1);
        suggestion.confidence = rows.optionalReal(2);
        suggestion.storedBy = domain::linkSourceFromWord(rows.text(3)).value_or(LinkSource::User);
        suggestions.append(suggestion);
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return suggestions;
}

Result<QList<Suggestion>> readSuggestions(const Connection &connection, ItemId item, int most, double leastConfidence)
{
    auto suggestions = readStoredSuggestions(connection, item);
    if (!suggestions)
        return suggestions;
    const auto tags = readTagEvidence(connection, item);
    if (!tags)
        return tags.error();
    struct Candidate
    {
        const TagEvidence *tag;
        double confidence;
    };
    QList<Candidate> candidates;
    for (const TagEvidence &tag : *tags) {
        if (const double confidence = domain::confidenceOf(domain::featuresOf(tag)); confidence >= leastConfidence)
            candidates.append({&tag, confidence});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate &one, const Candidate &other) {
        return one.confidence != other.confidence ? one.confidence > other.confidence : one.tag->tag < other.tag->tag;
    });
    for (const Candidate &candidate : candidates.mid(0, std::max<qsizetype>(0, most - suggestions->size()))) {
        Statement name(connection, QStringLiteral("SELECT name FROM tags WHERE id = ?"));
        name.bind(candidate.tag->tag);
        if (!name.next())
            continue;
        suggestions->append({candidate.tag->tag, name.text(0), candidate.confidence, std::nullopt,
                             domain::strongestEvidence(*candidate.tag, mostReasons)});
    }
    return suggestions;
}

Result<QList<ItemId>> readItemsWithStoredSuggestions(const Connection &connection)
{
    QList<ItemId> items;
    Statement rows(connection,
                   QStringLiteral("SELECT DISTINCT item_id FROM item_tags JOIN items ON items.id = item_id "
                                  "WHERE status = 'suggested' AND status <> 'confirmed' AND trashed_at IS NULL "
                                  "ORDER BY created_at DESC, item_id DESC"));
    rows.bind();
    while (rows.next())
        items.append(ItemId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return items;
}

Result<bool> settleSuggestion(Transaction &transaction, ItemId item, const Suggestion &suggestion, LinkStatus status)
{
    Statement update(transaction.connection(),
                     QStringLiteral("UPDATE item_tags SET status = ?3, rule_id = iif(?3 = 'rejected', rule_id, NULL) "
                                    "WHERE item_id = ?1 AND tag_id = ?2 AND status = 'suggested'"));
    if (auto done = update.run(item, suggestion.tag, domain::toWord(status)); !done)
        return done.error();
    if (transaction.connection().changedRows() > 0) {
        transaction.changes().linksChanged.append({item, suggestion.tag});
        return true;
    }
    // An item or a tag deleted meanwhile by someone else is passed over.
    Statement insert(transaction.connection(),
                     QStringLiteral("INSERT INTO item_tags (item_id, tag_id, source, status, confidence, added_at) "
                                    "SELECT items.id, tags.id, ?3, ?4, ?5, ?6 FROM items, tags "
                                    "WHERE items.id = ?1 AND tags.id = ?2 "
                                    "ON CONFLICT (item_id, tag_id) DO NOTHING"));
    if (auto done = insert.run(item, suggestion.tag, domain::toWord(LinkSource::Suggestion), domain::toWord(status),
                               suggestion.confidence, transaction.now());
        !done)
        return done.error();
    if (transaction.connection().changedRows() == 0)
        return false;
    transaction.changes().linksAdded.append({item, suggestion.tag});
    return true;
}

} // namespace tagloom::store
