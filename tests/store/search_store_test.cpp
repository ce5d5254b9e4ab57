// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/parser.h"
#include "domain/text.h"
#include "store/search_store.h"
#include "store/statement.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using domain::LinkStatus;
using domain::QueryTerm;
using domain::TagId;
using store::Scope;
using store::SearchRequest;
using store::SortKey;
using store::Transaction;
using test::sure;

namespace {

constexpr qint64 day = qint64{24} * 3600 * 1000;

/// A library in plain lists, and a search that tests each item against each condition in the plainest way.
struct PlainLibrary
{
    struct PlainItem
    {
        ItemId id;
        QString title;
        QString address;
        QString notes;
        qint64 created = 0;
        qint64 updated = 0;
        bool trashed = false;
        QMap<TagId, LinkStatus> links;
    };

    QList<PlainItem> items;
    QMap<TagId, QStringList> names; ///< the name first, then the aliases
    QList<std::pair<TagId, TagId>> parents; ///< child, parent

    static QStringList wordsOf(const QString &text)
    {
        QStringList words(QString{});
        for (const QChar character : text) {
            if (character.isLetterOrNumber())
                words.last() += character.toLower();
            else if (!words.last().isEmpty())
                words.append(QString());
        }
        words.removeAll(QString());
        return words;
    }

    /// Full text knows no diacritics; tags do.
    static QString withoutMarks(QString text) { return text.replace(u'ä', u'a').replace(u'Ä', u'A'); }

    static bool hasText(const QString &text, const QueryTerm &term)
    {
        const QStringList wanted = wordsOf(withoutMarks(term.text));
        if (wanted.isEmpty())
            return false;
        const bool prefix =
            !term.quoted && term.text.toLower().remove(u' ').size() >= 3 && term.text.back().isLetterOrNumber();
        const QStringList words = wordsOf(withoutMarks(text));
        for (qsizetype start = 0; start + wanted.size() <= words.size(); ++start) {
            bool same = true;
            for (qsizetype i = 0; i < wanted.size() && same; ++i) {
                const bool last = i + 1 == wanted.size();
                same = prefix && last ? words[start + i].startsWith(wanted[i]) : words[start + i] == wanted[i];
            }
            if (same)
                return true;
        }
        return false;
    }

    bool isBelow(TagId tag, TagId top) const
    {
        return tag == top || std::any_of(parents.begin(), parents.end(), [&](const auto &parent) {
                   return parent.first == tag && isBelow(parent.second, top);
               });
    }

    bool carries(const PlainItem &item, TagId tag, bool alsoBelow) const
    {
        for (auto link = item.links.cbegin(); link != item.links.cend(); ++link) {
            if (link.value() == LinkStatus::Confirmed && (alsoBelow ? isBelow(link.key(), tag) : link.key() == tag))
                return true;
        }
        return false;
    }

    bool holds(const PlainItem &item, const QueryTerm &term) const
    {
        if (term.kind == QueryTerm::Kind::Text) {
            if (hasText(item.title, term) || hasText(item.address, term) || hasText(item.notes, term))
                return true;
            for (auto link = item.links.cbegin(); link != item.links.cend(); ++link) {
                if (link.value() != LinkStatus::Confirmed)
                    continue;
                for (const QString &name : names[link.key()]) {
                    const QStringList words = wordsOf(name) + QStringList{name.toLower()};
                    if (std::any_of(words.begin(), words.end(),
                                    [&](const QString &word) { return word.startsWith(term.text.toLower()); }))
                        return true;
                }
            }
            return false;
        }
        for (auto tag = names.cbegin(); tag != names.cend(); ++tag) {
            if (tag->contains(term.text, Qt::CaseInsensitive))
                return carries(item, tag.key(), term.kind == QueryTerm::Kind::Tag);
        }
        return false;
    }

    bool isIn(const PlainItem &item, Scope scope) const
    {
        if (item.trashed || scope == Scope::Trash)
            return item.trashed && scope == Scope::Trash;
        if (scope == Scope::Untagged)
            return !item.links.values().contains(LinkStatus::Confirmed);
        return scope == Scope::Live || item.created >= QDateTime::currentMSecsSinceEpoch() - 30 * day;
    }

    QList<ItemId> search(const SearchRequest &request) const
    {
        QList<PlainItem> found;
        for (const PlainItem &item : items) {
            const auto chosen = [&](TagId tag) {
                return carries(item, tag, true);
            };
            const auto holding = [&](const QueryTerm &term) {
                return holds(item, term);
            };
            const QList<QueryTerm> &terms = request.query.terms;
            if (!isIn(item, request.scope) || !std::all_of(terms.begin(), terms.end(), holding))
                continue;
            const bool tagged = request.tags.isEmpty()
                || (request.anyTag ? std::any_of(request.tags.begin(), request.tags.end(), chosen)
                                   : std::all_of(request.tags.begin(), request.tags.end(), chosen));
            if (tagged)
                found.append(item);
        }
        const auto before = [&](const PlainItem &a, const PlainItem &b) {
            switch (request.sort) {
            case SortKey::Added:
                return std::pair(a.created, a.id) < std::pair(b.created, b.id);
            case SortKey::Updated:
                return std::pair(a.updated, a.id) < std::pair(b.updated, b.id);
            case SortKey::Title:
                return std::pair(a.title.toLower(), a.id) < std::pair(b.title.toLower(), b.id);
            case SortKey::Address:
                return std::pair(a.address.toLower(), a.id) < std::pair(b.address.toLower(), b.id);
            }
            Q_UNREACHABLE();
        };
        std::sort(found.begin(), found.end(), before);
        if (request.descending)
            std::reverse(found.begin(), found.end());
        QList<ItemId> ids;
        for (const PlainItem &item : found)
            ids.append(item.id);
        return ids;
    }
};

const QStringList vocabulary{u"Quark"_s, u"quarks"_s, u"gluon"_s, u"glue"_s, u"of"_s,  u"a"_s,     u"Physics"_s,
                             u"phys"_s,  u"C++"_s,    u"don't"_s, u"x"_s,    u"ärz"_s, u"Ärzte"_s, u"2024"_s};
const QStringList tagNames{u"physics"_s, u"to read"_s,    u"C++"_s, u"of late"_s,
                           u"Ärzte"_s,   u"quark soup"_s, u"x"_s,   u"2024"_s};

QString pick(const QStringList &from, QRandomGenerator &random)
{
    return from[random.bounded(int(from.size()))];
}

QString sentence(QRandomGenerator &random, int words)
{
    QStringList picked;
    for (int i = 0; i < words; ++i)
        picked.append(pick(vocabulary, random));
    return picked.join(u' ');
}

} // namespace

class SearchStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsWhatAPlainEvaluationFinds_data();
    void findsWhatAPlainEvaluationFinds();
    void findsPrefixesFromThreeLettersOn();
    void findsPhrasesInQuotesOnly();
    void findsNeitherSchemeNorTopLevelDomain();
    void findsWithoutDiacritics();
    void tellsTagsThatAreNone();
    void findsByTagsWithTheirDescendants();
    void seesConfirmedLinksOnly();
    void ordersEqualKeysByIdInTheSameDirection();
    void putsTheNewestFirst();
    void raisesNoErrorForHostileText_data();
    void raisesNoErrorForHostileText();
    void raisesNoErrorForRandomText();

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    QList<ItemId> found(const QString &text)
    {
        SearchRequest request;
        request.query = domain::parseQuery(text).query;
        request.descending = false;
        return sure(store::search(*m_connection, request)).ids;
    }
    ItemId add(const QString &title, const QString &url = {}, const QString &notes = {})
    {
        return test::addItem(*m_connection, {domain::bookmarkKind, title, url, notes});
    }
    PlainLibrary randomLibrary(QRandomGenerator &random);
    SearchRequest randomRequest(const PlainLibrary &plain, QRandomGenerator &random);

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

void SearchStoreTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
}

PlainLibrary SearchStoreTest::randomLibrary(QRandomGenerator &random)
{
    PlainLibrary plain;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    write([&](Transaction &transaction) {
        QList<TagId> tags;
        for (const QString &text : tagNames) {
            tags.append(sure(store::createTag(transaction, test::name(text))));
            plain.names[tags.last()].append(text);
            if (random.bounded(3) == 0) {
                const QString alias = u"alias %1"_s.arg(tags.size());
                sure(store::addTagAlias(transaction, tags.last(), test::name(alias)));
                plain.names[tags.last()].append(alias);
            }
            for (int i = random.bounded(2); i > 0 && tags.size() > 1; --i) {
                const TagId parent = tags[random.bounded(int(tags.size()) - 1)];
                sure(store::addTagParent(transaction, tags.last(), parent));
                plain.parents.append({tags.last(), parent});
            }
        }
        const int count = random.bounded(1, 120);
        for (int i = 0; i < count; ++i) {
            PlainLibrary::PlainItem item;
            item.title = sentence(random, random.bounded(1, 5));
            // No host: what of it is searched is the business of another test.
            item.address = random.bounded(3) == 0 ? QString() : u"place:"_s + sentence(random, 2).replace(u' ', u'/');
            item.notes = random.bounded(3) == 0 ? sentence(random, 6) : QString();
            item.id = sure(store::addItem(transaction, {domain::bookmarkKind, item.title, item.address, item.notes}));
            // Few different times, so that ids have to decide.
            item.created = now - random.bounded(60) * day;
            item.updated = now - random.bounded(5) * day;
            item.trashed = random.bounded(6) == 0;
            sure(store::Statement(transaction.connection(),
                                  u"UPDATE items SET created_at = ?, updated_at = ? WHERE id = ?"_s)
                     .run(item.created, item.updated, item.id));
            for (int link = random.bounded(4); link > 0; --link) {
                const TagId tag = tags[random.bounded(int(tags.size()))];
                const auto status = random.bounded(4) == 0 ? LinkStatus::Suggested : LinkStatus::Confirmed;
                sure(store::addLinks(transaction, {item.id}, tag));
                sure(store::changeLinkStatus(transaction, {item.id, tag}, status));
                item.links.insert(tag, status);
            }
            if (item.trashed)
                sure(store::trashItems(transaction, {item.id}));
            plain.items.append(item);
        }
    });
    return plain;
}

SearchRequest SearchStoreTest::randomRequest(const PlainLibrary &plain, QRandomGenerator &random)
{
    SearchRequest request;
    for (int i = random.bounded(3); i > 0; --i) {
        QueryTerm term;
        term.kind = QueryTerm::Kind(random.bounded(3));
        term.quoted = random.bounded(3) == 0;
        term.text = term.kind != QueryTerm::Kind::Text ? pick(tagNames + QStringList{u"alias 1"_s, u"none"_s}, random)
            : term.quoted                              ? sentence(random, random.bounded(1, 3))
                                                       : pick(vocabulary, random);
        if (term.kind == QueryTerm::Kind::Text && !term.quoted && random.bounded(2) == 0)
            term.text = term.text.left(random.bounded(1, 5));
        request.query.terms.append(term);
    }
    for (int i = random.bounded(3); i > 0; --i)
        request.tags.append(plain.names.keys().at(random.bounded(int(plain.names.size()))));
    request.anyTag = random.bounded(2) == 0;
    request.scope = random.bounded(2) == 0 ? Scope::Live : Scope(random.bounded(4));
    request.sort = SortKey(random.bounded(4));
    request.descending = random.bounded(2) == 0;
    return request;
}

void SearchStoreTest::findsWhatAPlainEvaluationFinds_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::newRow(qPrintable(u"library %1"_s.arg(seed))) << seed;
}

void SearchStoreTest::findsWhatAPlainEvaluationFinds()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const PlainLibrary plain = randomLibrary(random);
    for (int i = 0; i < 120; ++i) {
        const SearchRequest request = randomRequest(plain, random);
        const auto expected = plain.search(request);
        const auto actual = sure(store::search(*m_connection, request)).ids;
        QStringList terms;
        for (const auto &term : request.query.terms)
            terms.append(u"%1%2:%3"_s.arg(int(term.kind)).arg(term.quoted).arg(term.text));
        const auto describe = [&] {
            return QByteArray(
                qPrintable(u"query %1 [%2], tags %3 any %4, scope %5, sort %6 %7: %8 found, %9 expected"_s.arg(i)
                               .arg(terms.join(u", "_s))
                               .arg(request.tags.size())
                               .arg(request.anyTag)
                               .arg(int(request.scope))
                               .arg(int(request.sort))
                               .arg(request.descending)
                               .arg(actual.size())
                               .arg(expected.size())));
        };
        QVERIFY2(actual == expected, describe().constData());
    }
}

void SearchStoreTest::findsPrefixesFromThreeLettersOn()
{
    const ItemId id = add(u"Physics of to day"_s);
    QCOMPARE(found(u"phy"_s), QList{id});
    QCOMPARE(found(u"ph"_s), QList<ItemId>());
    QCOMPARE(found(u"of"_s), QList{id});
    QCOMPARE(found(u"PHYSICS"_s), QList{id});
    QCOMPARE(found(u"physicss"_s), QList<ItemId>());
}

void SearchStoreTest::findsPhrasesInQuotesOnly()
{
    const ItemId id = add(u"red green blue"_s);
    const ItemId other = add(u"green red blue"_s);
    QCOMPARE(found(u"\"red green\""_s), QList{id});
    QCOMPARE(found(u"red green"_s), (QList{id, other}));
    QCOMPARE(found(u"\"red gree\""_s), QList<ItemId>());
    QCOMPARE(found(u"\"red and green\""_s), QList<ItemId>());
}

void SearchStoreTest::findsNeitherSchemeNorTopLevelDomain()
{
    const ItemId id = add(u"x"_s, u"https://www.quarks.example/muon?tau=1"_s);
    for (const QString &word : {u"quarks"_s, u"muon"_s, u"tau"_s})
        QCOMPARE(found(word), QList{id});
    for (const QString &word : {u"https"_s, u"www"_s, u"example"_s})
        QCOMPARE(found(word), QList<ItemId>());
}

void SearchStoreTest::findsWithoutDiacritics()
{
    const ItemId id = add(u"Élan vital"_s);
    for (const QString &word : {u"elan"_s, u"ÉLAN"_s, u"e\u0301lan"_s})
        QCOMPARE(found(word), QList{id});
}

void SearchStoreTest::tellsTagsThatAreNone()
{
    add(u"x"_s);
    SearchRequest request;
    request.query = domain::parseQuery(u"#none x #=neither"_s).query;
    const auto result = sure(store::search(*m_connection, request));
    QCOMPARE(result.ids, QList<ItemId>());
    QCOMPARE(result.unknownTags, (QStringList{u"none"_s, u"neither"_s}));
    QCOMPARE(result.total, 1);
}

void SearchStoreTest::findsByTagsWithTheirDescendants()
{
    const ItemId id = add(u"x"_s);
    const TagId science = test::addTag(*m_connection, u"science"_s);
    const TagId physics = test::addTag(*m_connection, u"physics"_s);
    write([&](Transaction &transaction) {
        sure(store::addTagParent(transaction, physics, science));
        sure(store::addTagAlias(transaction, science, test::name(u"knowledge"_s)));
        sure(store::addLinks(transaction, {id}, physics));
    });
    QCOMPARE(found(u"#science"_s), QList{id});
    QCOMPARE(found(u"#Knowledge"_s), QList{id});
    QCOMPARE(found(u"#=science"_s), QList<ItemId>());
    QCOMPARE(found(u"#=physics"_s), QList{id});
}

void SearchStoreTest::seesConfirmedLinksOnly()
{
    const ItemId id = add(u"x"_s);
    const TagId tag = test::addTag(*m_connection, u"maybe"_s);
    write([&](Transaction &transaction) {
        sure(store::addLinks(transaction, {id}, tag));
        sure(store::changeLinkStatus(transaction, {id, tag}, LinkStatus::Suggested));
    });
    QCOMPARE(found(u"#maybe"_s), QList<ItemId>());
    QCOMPARE(found(u"maybe"_s), QList<ItemId>());
    SearchRequest request;
    request.scope = Scope::Untagged;
    QCOMPARE(sure(store::search(*m_connection, request)).ids, QList{id});
}

void SearchStoreTest::ordersEqualKeysByIdInTheSameDirection()
{
    QList<ItemId> ids;
    for (const QString &title : {u"same"_s, u"SAME"_s, u"Same"_s})
        ids.append(add(title));
    sure(m_connection->execute(u"UPDATE items SET created_at = 7, updated_at = 7"_s));
    for (const SortKey sort : {SortKey::Added, SortKey::Updated, SortKey::Title, SortKey::Address}) {
        SearchRequest request;
        request.sort = sort;
        request.descending = false;
        QCOMPARE(sure(store::search(*m_connection, request)).ids, ids);
        request.descending = true;
        QCOMPARE(sure(store::search(*m_connection, request)).ids, QList<ItemId>(ids.rbegin(), ids.rend()));
    }
}

void SearchStoreTest::putsTheNewestFirst()
{
    const ItemId a = add(u"a"_s);
    const ItemId b = add(u"b"_s);
    const ItemId c = add(u"c"_s);
    write([&](Transaction &transaction) { sure(store::trashItems(transaction, {c})); });
    QCOMPARE(sure(store::newestItems(*m_connection, 10)), (QList{b, a}));
    QCOMPARE(sure(store::newestItems(*m_connection, 1)), QList{b});
    QCOMPARE(sure(store::search(*m_connection, {})).ids, (QList{b, a}));
}

void SearchStoreTest::raisesNoErrorForHostileText_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{u"\""_s,
                            u"\"\""_s,
                            u"'"_s,
                            u"*"_s,
                            u"**abc*"_s,
                            u"^abc"_s,
                            u"a OR b"_s,
                            u"a AND"_s,
                            u"NOT x"_s,
                            u"NEAR(a b, 2)"_s,
                            u"title:x"_s,
                            u"{title url}:x"_s,
                            u"-x"_s,
                            u"+"_s,
                            u"("_s,
                            u"a)b"_s,
                            u"%"_s,
                            u"_"_s,
                            u"\\"_s,
                            u"; DROP TABLE items"_s,
                            u"\"abc\"\"def"_s,
                            u"a\"b\"*"_s,
                            QString(u"abc"_s + QChar(0) + u"def"_s),
                            QString(QChar(0)),
                            QString(QChar(0xd800)),
                            QString(u"x"_s + QChar(0xdc00)),
                            u"\u200d\ufe0f"_s,
                            u"🎉🎉🎉"_s,
                            u"日本語"_s,
                            u"\U0001E900\U0001E901\U0001E902"_s,
                            u"a\u0301\u0301\u0301"_s,
                            u"\u0301\u0301\u0301"_s,
                            u"ﷺ"_s,
                            u"--"_s,
                            u"/*"_s,
                            u"?1"_s,
                            u":a"_s,
                            u"@a"_s,
                            u"$a"_s};
    for (const QString &text : texts)
        QTest::newRow(text.toUtf8().toHex().left(60).constData()) << text;
    QTest::newRow("long word") << QString(100000, u'a');
    QTest::newRow("long folded") << QString(5000, u'ﷺ');
    QTest::newRow("many words") << u"word "_s.repeated(20000);
    QTest::newRow("many quotes") << QString(100000, u'"');
    QTest::newRow("many wildcards") << QString(100000, u'%');
}

void SearchStoreTest::raisesNoErrorForHostileText()
{
    QFETCH(QString, text);
    add(text + u"x"_s, text, text);
    test::addTag(*m_connection, u"tag"_s);
    for (const auto kind : {QueryTerm::Kind::Text, QueryTerm::Kind::Tag, QueryTerm::Kind::ExactTag}) {
        for (const bool quoted : {false, true}) {
            SearchRequest request;
            request.query.terms = {{kind, text, quoted, 0}};
            const auto result = store::search(*m_connection, request);
            QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().message));
        }
    }
}

void SearchStoreTest::raisesNoErrorForRandomText()
{
    add(u"abc"_s);
    QRandomGenerator random(7);
    const QString alphabet = u"ab \"'*^(){}:-+%_\\#&|~<>=.,;\u0301é🎉"_s;
    for (int i = 0; i < 1000; ++i) {
        QString text;
        for (int length = random.bounded(1, 12); length > 0; --length)
            text += alphabet[random.bounded(int(alphabet.size()))];
        SearchRequest request;
        request.query.terms = {{QueryTerm::Kind::Text, text, random.bounded(2) == 0, 0}};
        const auto result = store::search(*m_connection, request);
        QVERIFY2(result.ok(), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(SearchStoreTest)
#include "search_store_test.moc"
