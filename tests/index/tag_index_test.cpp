// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/plain_answers.h"
#include "index/random_query.h"
#include "index/tag_index.h"
#include "store/detail_store.h"
#include "store/tag_merge.h"
#include "store/tag_removal.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::BoundNode;
using domain::BoundQuery;
using domain::ChangeSet;
using domain::ItemId;
using domain::LinkRef;
using domain::Result;
using domain::TagId;
using domain::TagsLeaf;
using index::TagIndex;
using store::SortKey;
using store::Transaction;
using test::Ids;
using test::sure;

namespace {

const std::atomic<bool> never{false};

BoundQuery everything()
{
    return {};
}

BoundQuery tagged(TagId tag)
{
    BoundQuery query;
    query.root.kind = BoundNode::Kind::Leaf;
    query.root.leaf = TagsLeaf{{tag}, std::nullopt};
    return query;
}

/// A library with a connection that writes and one that reads, and the index of what the latter sees.
class IndexedLibrary final
{
public:
    IndexedLibrary()
        : m_writer(m_library.connection())
        , m_reader(m_library.connection(store::Access::Read))
    {
        loadAnew();
    }

    store::Connection &writer() { return *m_writer; }
    const store::Connection &reader() const { return *m_reader; }
    TagIndex &index() { return *m_index; }

    void loadAnew() { m_index = sure(TagIndex::load(*m_reader, m_commits, never)); }

    void readOrders()
    {
        for (const SortKey key : store::allSortKeys()) {
            if (key != SortKey::Added && key != SortKey::Updated)
                readOrder(key);
        }
    }

    void readOrder(SortKey key)
    {
        const quint64 expected = m_index->expectOrder(key);
        sure(m_index->adopt(*m_reader, expected, sure(index::readTextOrder(*m_reader, key, never))));
    }

    /// What the transaction touched; not applied yet.
    template <class Work> ChangeSet write(Work work)
    {
        ChangeSet changes = test::write(*m_writer, work);
        changes.commit = ++m_commits;
        return changes;
    }

    void apply(const ChangeSet &changes) { sure(m_index->apply(*m_reader, changes, never)); }

    template <class Work> void writeAndApply(Work work) { apply(write(work)); }

    index::Hits find(const BoundQuery &query) const
    {
        return sure(
            m_index->find(query, [this](const BoundNode::Leaf &leaf, const QList<ItemId> *) -> Result<QList<ItemId>> {
                QList<ItemId> items;
                for (const qint64 id : test::idsOf(*m_reader, test::leafSql(leaf)))
                    items.append(ItemId{id});
                return items;
            }));
    }

    QList<ItemId> ids(const BoundQuery &query) const { return m_index->ordered(find(query), SortKey::Added, false); }

    /// Empty if the index answers this query as SQL and plain sets do.
    QString differenceIn(const BoundQuery &query) const
    {
        const index::Hits hits = find(query);
        const Ids plain = test::plainAnswer(*m_reader, query);
        if (hits.count() != static_cast<qint64>(plain.size()))
            return u"%1 hits instead of %2"_s.arg(hits.count()).arg(plain.size());
        for (const SortKey key : store::allSortKeys()) {
            if (!m_index->knowsOrder(key))
                continue;
            for (const bool descending : {false, true}) {
                if (m_index->ordered(hits, key, descending) != test::plainOrder(*m_reader, plain, key, descending))
                    return u"another order %1 %2"_s.arg(static_cast<int>(key)).arg(descending);
            }
        }
        QMap<TagId, qint64> facets;
        TagId last;
        for (const index::TagFacet &facet : m_index->facets(hits)) {
            if (facet.tag <= last)
                return u"facets not ascending"_s;
            last = facet.tag;
            facets.insert(facet.tag, facet.count);
        }
        return facets == test::plainFacets(*m_reader, plain) ? QString() : u"other facets"_s;
    }

private:
    test::TemporaryLibrary m_library;
    std::unique_ptr<store::Connection> m_writer;
    std::unique_ptr<store::Connection> m_reader;
    std::unique_ptr<TagIndex> m_index;
    quint64 m_commits = 0;
};

ItemId newItem(Transaction &transaction, const QString &title, const QString &url = {})
{
    domain::ItemDraft draft;
    draft.title = title;
    draft.url = url;
    return sure(store::addItem(transaction, draft));
}

void run(Transaction &transaction, const QString &sql)
{
    sure(transaction.connection().execute(sql));
}

/// Changes of all kinds, drawn at random.
class RandomChanges final
{
public:
    explicit RandomChanges(QRandomGenerator &random)
        : m_random(random)
    { }

    const QList<TagId> &tags() const { return m_tags; }

    void make(Transaction &transaction)
    {
        readIds(transaction.connection());
        for (int count = 1 + m_random.bounded(3); count > 0; --count)
            one(transaction);
    }

private:
    void readIds(const store::Connection &connection)
    {
        m_items.clear();
        for (const qint64 id : test::idsOf(connection, u"SELECT id FROM items"_s))
            m_items.append(ItemId{id});
        m_tags.clear();
        for (const qint64 id : test::idsOf(connection, u"SELECT id FROM tags"_s))
            m_tags.append(TagId{id});
    }

    void one(Transaction &transaction)
    {
        const int kind = m_items.isEmpty() ? 0 : m_tags.isEmpty() ? 1 : m_random.bounded(23);
        switch (kind) {
        case 0:
            for (int count = m_random.bounded(20); count >= 0; --count)
                m_items.append(newItem(transaction, title(), m_random.bounded(3) ? url() : QString()));
            return;
        case 1:
            m_tags.append(sure(store::findOrCreateTag(transaction, test::name(u"tag %1"_s.arg(m_random.bounded(40))))));
            return;
        case 2:
            return sure(store::changeTitle(transaction, item(), title()));
        case 3:
            return sure(store::changeUrl(transaction, item(), m_random.bounded(3) ? url() : QString()));
        case 4:
            return sure(store::changeNotes(transaction, item(), m_random.bounded(2) ? title() : QString()));
        case 5:
            return sure(store::changeKind(transaction, item(), domain::KindId{1 + m_random.bounded(8)}));
        case 6:
            (void)sure(store::trashItems(transaction, someItems()));
            return;
        case 7:
            (void)sure(store::restoreItems(transaction, someItems()));
            return;
        case 8:
            return removeItem(transaction);
        case 9:
            (void)sure(store::removeLinks(transaction, someItems(), tag()));
            return;
        case 10:
            return changeStatus(transaction);
        case 11:
            return changeTime(transaction);
        case 12:
            return removeTag(transaction);
        case 13:
            return restoreRemovedItem(transaction);
        case 14:
            return mergeTags(transaction);
        case 15:
            return renameTag(transaction);
        case 16:
            // A circle is refused, which is well here.
            (void)store::addTagParent(transaction, tag(), tag());
            return;
        case 17:
        case 18:
        case 19:
            return changeDetails(transaction);
        case 20:
            (void)sure(store::convertItems(transaction, someItems(), someKind()));
            return;
        default:
            (void)sure(store::addLinks(transaction, someItems(), tag()));
        }
    }

    /// One that has none of its own becomes of a kind that has.
    void changeDetails(Transaction &transaction)
    {
        for (const ItemId id : someItems()) {
            if (m_random.bounded(2))
                (void)sure(store::convertItems(transaction, {id}, someKind()));
            sure(store::changeDetails(transaction, id, details()));
        }
    }

    domain::ItemDetails details()
    {
        if (m_random.bounded(5) == 0)
            return {};
        const auto day = [this] {
            return m_random.bounded(3) ? QDate(2024, 5, 1).addDays(m_random.bounded(6)) : QDate();
        };
        domain::ItemDetails made;
        if (m_random.bounded(4))
            made.authors = sure(domain::usableAuthors({title(), title() + u" the second"_s}));
        if (m_random.bounded(4))
            made.year = QList{7, 868, 1968, 2024}[m_random.bounded(4)];
        if (m_random.bounded(4))
            made.publisher = title();
        if (m_random.bounded(2))
            made.isbn = m_random.bounded(2) ? u"9780306406157"_s : u"9783161484100"_s;
        if (m_random.bounded(4))
            made.number = QString::number(m_random.bounded(12));
        if (m_random.bounded(4))
            made.amount = domain::Amount{
                QList<qint64>{-domain::largestAmount, -5, 0, 20, 100, domain::largestAmount}[m_random.bounded(6)],
                m_random.bounded(2) ? u"EUR"_s : u"JPY"_s};
        made.issued = day();
        made.due = day();
        made.done = day();
        made.paid = day();
        return made;
    }

    domain::KindId someKind()
    {
        return QList{domain::bookKind, domain::taskKind, domain::invoiceKind, domain::noteKind}[m_random.bounded(4)];
    }

    void removeItem(Transaction &transaction)
    {
        const ItemId id = item();
        (void)sure(store::deleteItems(transaction, {id}));
        m_items.removeAll(id);
        m_removed.append(id);
    }

    /// As an undo does: the item comes back under its id, links and all.
    void restoreRemovedItem(Transaction &transaction)
    {
        if (m_removed.isEmpty())
            return;
        const ItemId id = m_removed.takeAt(m_random.bounded(static_cast<int>(m_removed.size())));
        run(transaction,
            u"INSERT INTO items (id, kind_id, title, created_at, updated_at) VALUES (%1, 3, 'back %1', %2, %3)"_s
                .arg(id.value)
                .arg(transaction.now() - m_random.bounded(40))
                .arg(transaction.now() - m_random.bounded(40)));
        transaction.changes().itemsAdded.append(id);
        if (!m_tags.isEmpty())
            run(transaction,
                u"INSERT INTO item_tags (item_id, tag_id, added_at) VALUES (%1, %2, 5)"_s.arg(id.value).arg(
                    tag().value));
        m_items.append(id);
    }

    void removeTag(Transaction &transaction)
    {
        if (m_random.bounded(4))
            return;
        const TagId id = tag();
        sure(store::deleteTags(transaction, {id}));
        m_tags.removeAll(id);
    }

    void mergeTags(Transaction &transaction)
    {
        const store::TagMerge merge{{tag(), tag()}, tag()};
        // Of those that cannot be nothing is to be seen.
        if (store::mergeTags(transaction, merge))
            m_tags.removeIf([&merge](TagId id) { return merge.tags.contains(id); });
    }

    void renameTag(Transaction &transaction)
    {
        (void)store::renameTag(transaction, tag(), test::name(u"tag %1"_s.arg(m_random.bounded(40))));
    }

    void changeStatus(Transaction &transaction)
    {
        const auto links = sure(store::readLinks(transaction.connection(), {item()}));
        if (links.isEmpty())
            return;
        const domain::Link link = links[m_random.bounded(static_cast<int>(links.size()))];
        sure(store::changeLinkStatus(transaction, {link.item, link.tag},
                                     static_cast<domain::LinkStatus>(m_random.bounded(3))));
    }

    void changeTime(Transaction &transaction)
    {
        for (const ItemId id : someItems()) {
            run(transaction,
                u"UPDATE items SET created_at = %1, updated_at = %2 WHERE id = %3"_s
                    .arg(transaction.now() - m_random.bounded(2000))
                    .arg(transaction.now() - m_random.bounded(2000))
                    .arg(id.value));
            transaction.changes().itemsChanged.append(id);
        }
    }

    QString title()
    {
        static const QStringList words{u"alpha"_s,      u"Beta"_s,       u"beta"_s,   u"Ärger"_s,
                                       u"\uff21lpha"_s, u"\U0001F600"_s, u"\uE123"_s, u"zeta zz"_s};
        QString text = words[m_random.bounded(static_cast<int>(words.size()))];
        if (m_random.bounded(2))
            text += u' ' + words[m_random.bounded(static_cast<int>(words.size()))];
        return text;
    }
    QString url() { return u"https://example.org/%1"_s.arg(m_random.bounded(30)); }
    ItemId item() { return m_items[m_random.bounded(static_cast<int>(m_items.size()))]; }
    TagId tag() { return m_tags[m_random.bounded(static_cast<int>(m_tags.size()))]; }
    QList<ItemId> someItems()
    {
        QList<ItemId> items;
        for (int count = m_random.bounded(2) ? 1 : m_random.bounded(30); count > 0; --count)
            items.append(item());
        std::sort(items.begin(), items.end());
        items.erase(std::unique(items.begin(), items.end()), items.end());
        return items;
    }

    QRandomGenerator &m_random;
    QList<ItemId> m_items;
    QList<ItemId> m_removed;
    QList<TagId> m_tags;
};

} // namespace

class TagIndexTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAnEmptyLibrary();
    void answersAsSqlDoesAfterEveryChange_data();
    void answersAsSqlDoesAfterEveryChange();
    void catchesUpWithChangesThatOverlap();
    void takesAChangeTwice();
    void followsATagOfManyItems();
    void followsManyItemsAtOnce();
    void loadsAnewWhenEverythingChanged();
    void keepsAnOrderWhileItIsRead_data();
    void keepsAnOrderWhileItIsRead();
    void dropsAnOrderThatWasReadTooEarly();
    void knowsIdsFarApart();
    void asksSqlLastAndOnlyIfNeeded();
    void namesFewCandidatesToSql();
    void remembersTextsUntilAnItemChanges();
    void handsOnTheErrorOfALeaf();
    void readsManyLinksInTwoHalves();
    void stopsLoading();
};

void TagIndexTest::answersAnEmptyLibrary()
{
    IndexedLibrary library;
    QCOMPARE(library.find(everything()).count(), 0);
    QCOMPARE(library.index().liveItems(), 0);
    QVERIFY(library.index().facets(library.find(everything())).isEmpty());
    QVERIFY(library.index().knowsOrder(SortKey::Added));
    QVERIFY(!library.index().knowsOrder(SortKey::Title));
    library.readOrder(SortKey::Title);
    QVERIFY(library.index().knowsOrder(SortKey::Title));
    library.writeAndApply([](Transaction &transaction) { newItem(transaction, u"first"_s); });
    QCOMPARE(library.differenceIn(everything()), QString());
    QCOMPARE(library.index().liveItems(), 1);
    QCOMPARE(library.index().commit(), 1U);
}

void TagIndexTest::answersAsSqlDoesAfterEveryChange_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TagIndexTest::answersAsSqlDoesAfterEveryChange()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    IndexedLibrary library;
    RandomChanges changes(random);
    const qint64 start = QDateTime::currentMSecsSinceEpoch() - 2000;
    for (int round = 0; round < 80; ++round) {
        library.writeAndApply([&changes](Transaction &transaction) { changes.make(transaction); });
        if (round % 40 == 20)
            library.loadAnew();
        if (round % 40 == 5 || round % 40 == 30)
            library.readOrders();
        QCOMPARE(library.differenceIn(everything()), QString());
        for (int asked = 0; asked < 8; ++asked) {
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            const BoundQuery query = test::RandomQuery(random, changes.tags(), start, now).make();
            const QString difference = library.differenceIn(query);
            QVERIFY2(difference.isEmpty(), qPrintable(u"round %1: "_s.arg(round) + difference));
        }
    }
}

/// Several commits before the first is applied: what is read then is of a later moment than the change set.
void TagIndexTest::catchesUpWithChangesThatOverlap()
{
    for (quint32 seed = 1; seed <= 4; ++seed) {
        QRandomGenerator random(seed);
        IndexedLibrary library;
        RandomChanges changes(random);
        for (int round = 0; round < 60; ++round) {
            if (round == 10)
                library.readOrders();
            QList<ChangeSet> waiting;
            for (int commits = 1 + random.bounded(5); commits > 0; --commits)
                waiting.append(library.write([&changes](Transaction &transaction) { changes.make(transaction); }));
            for (const ChangeSet &change : std::as_const(waiting))
                library.apply(change);
            QCOMPARE(library.differenceIn(everything()), QString());
            QCOMPARE(library.index().commit(), waiting.last().commit);
            QVERIFY(round < 10 || library.index().knowsOrder(SortKey::Title));
            QVERIFY(round < 10 || library.index().knowsOrder(SortKey::Amount));
        }
    }
}

void TagIndexTest::takesAChangeTwice()
{
    QRandomGenerator random(42);
    IndexedLibrary library;
    RandomChanges changes(random);
    QList<ChangeSet> all;
    for (int round = 0; round < 60; ++round)
        all.append(library.write([&changes](Transaction &transaction) { changes.make(transaction); }));
    library.loadAnew();
    library.readOrder(SortKey::Title);
    for (const ChangeSet &change : std::as_const(all)) {
        library.apply(change);
        QCOMPARE(library.differenceIn(everything()), QString());
    }
}

void TagIndexTest::followsATagOfManyItems()
{
    IndexedLibrary library;
    const TagId tag = test::addTag(library.writer(), u"many"_s);
    const TagId other = test::addTag(library.writer(), u"other"_s);
    QList<ItemId> items;
    library.writeAndApply([&](Transaction &transaction) {
        for (int i = 0; i < 6000; ++i)
            items.append(newItem(transaction, u"item %1"_s.arg(i)));
        (void)sure(store::addLinks(transaction, items.mid(0, 300), other));
    });
    library.writeAndApply(
        [&](Transaction &transaction) { (void)sure(store::addLinks(transaction, items.mid(0, 5000), tag)); });
    QCOMPARE(library.find(tagged(tag)).count(), 5000);
    QCOMPARE(library.differenceIn(tagged(tag)), QString());
    QCOMPARE(library.differenceIn(tagged(other)), QString());

    // One of the many, with a link that does not count among them.
    library.writeAndApply([&](Transaction &transaction) {
        sure(store::changeLinkStatus(transaction, {items[7], tag}, domain::LinkStatus::Suggested));
        (void)sure(store::removeLinks(transaction, items.mid(0, 1), other));
    });
    QCOMPARE(library.find(tagged(tag)).count(), 4999);
    library.writeAndApply(
        [&](Transaction &transaction) { (void)sure(store::removeLinks(transaction, items.mid(1000, 4000), tag)); });
    QCOMPARE(library.find(tagged(tag)).count(), 999);
    QCOMPARE(library.differenceIn(tagged(tag)), QString());
    QCOMPARE(library.differenceIn(everything()), QString());

    // The tag goes, links and all, and comes back as an undo brings it.
    library.writeAndApply([&](Transaction &transaction) {
        run(transaction, u"DELETE FROM tags WHERE id = %1"_s.arg(tag.value));
        transaction.changes().tagsRemoved.append(tag);
    });
    QCOMPARE(library.find(tagged(tag)).count(), 0);
    QCOMPARE(library.differenceIn(everything()), QString());
    library.writeAndApply([&](Transaction &transaction) {
        run(transaction,
            u"INSERT INTO tags (id, name, name_key, slug, created_at) VALUES (%1, 'many', 'many', 'many', 1)"_s.arg(
                tag.value));
        run(transaction,
            u"INSERT INTO item_tags (item_id, tag_id, added_at) SELECT id, %1, 1 FROM items"_s.arg(tag.value));
        transaction.changes().tagsAdded.append(tag);
    });
    QCOMPARE(library.find(tagged(tag)).count(), 6000);
    QCOMPARE(library.differenceIn(everything()), QString());
}

void TagIndexTest::followsManyItemsAtOnce()
{
    IndexedLibrary library;
    const TagId tag = test::addTag(library.writer(), u"tag"_s);
    QList<ItemId> items;
    library.writeAndApply([&](Transaction &transaction) {
        for (int i = 0; i < 8000; ++i)
            items.append(newItem(transaction, u"item %1"_s.arg(i * 7919 % 8000)));
        (void)sure(store::addLinks(transaction, items, tag));
    });
    library.readOrder(SortKey::Title);
    // Fewer than makes it load anew: the order by title stays, for no title changed.
    library.writeAndApply(
        [&](Transaction &transaction) { (void)sure(store::trashItems(transaction, items.mid(100, 1900))); });
    QVERIFY(library.index().knowsOrder(SortKey::Title));
    QCOMPARE(library.differenceIn(tagged(tag)), QString());
    library.writeAndApply([&](Transaction &transaction) {
        for (const ItemId id : items.mid(50, 500))
            sure(store::changeTitle(transaction, id, u"other %1"_s.arg(id.value % 17)));
    });
    QVERIFY(library.index().knowsOrder(SortKey::Title));
    QCOMPARE(library.differenceIn(tagged(tag)), QString());
    // Most of them: read as a whole, and the order by title is no longer known.
    library.writeAndApply(
        [&](Transaction &transaction) { (void)sure(store::deleteItems(transaction, items.mid(0, 5000))); });
    QVERIFY(!library.index().knowsOrder(SortKey::Title));
    QCOMPARE(library.find(tagged(tag)).count(), 3000);
    QCOMPARE(library.differenceIn(tagged(tag)), QString());
}

void TagIndexTest::loadsAnewWhenEverythingChanged()
{
    IndexedLibrary library;
    library.write([](Transaction &transaction) {
        const ItemId id = newItem(transaction, u"foreign"_s);
        (void)sure(store::addLinks(transaction, {id}, sure(store::findOrCreateTag(transaction, test::name(u"tag"_s)))));
    });
    ChangeSet changes;
    changes.everything = true;
    changes.commit = 9;
    library.apply(changes);
    QCOMPARE(library.index().commit(), 9U);
    QCOMPARE(library.find(everything()).count(), 1);
    QCOMPARE(library.differenceIn(everything()), QString());
}

void TagIndexTest::keepsAnOrderWhileItIsRead_data()
{
    QTest::addColumn<SortKey>("key");
    QTest::newRow("of all items") << SortKey::Title;
    QTest::newRow("of those with a detail") << SortKey::Due;
    QTest::newRow("of those with an author") << SortKey::Authors;
}

void TagIndexTest::keepsAnOrderWhileItIsRead()
{
    QFETCH(SortKey, key);
    IndexedLibrary library;
    QRandomGenerator random(5);
    RandomChanges changes(random);
    const auto change = [&changes](Transaction &transaction) {
        changes.make(transaction);
    };
    for (int round = 0; round < 30; ++round)
        library.writeAndApply(change);
    for (int round = 0; round < 30; ++round) {
        const quint64 expected = library.index().expectOrder(key);
        library.writeAndApply(change);
        const ChangeSet seenByTheOrderFirst = library.write(change);
        const auto rows = sure(index::readTextOrder(library.reader(), key, never));
        library.apply(seenByTheOrderFirst);
        library.writeAndApply(change);
        const ChangeSet later = library.write(change);
        sure(library.index().adopt(library.reader(), expected, rows));
        library.apply(later);
        QVERIFY(library.index().knowsOrder(key));
        QCOMPARE(library.differenceIn(everything()), QString());
    }
}

void TagIndexTest::dropsAnOrderThatWasReadTooEarly()
{
    IndexedLibrary library;
    library.writeAndApply([](Transaction &transaction) { newItem(transaction, u"one"_s); });
    const quint64 expected = library.index().expectOrder(SortKey::Title);
    const auto rows = sure(index::readTextOrder(library.reader(), SortKey::Title, never));
    const quint64 again = library.index().expectOrder(SortKey::Title);
    sure(library.index().adopt(library.reader(), expected, rows));
    QVERIFY(!library.index().knowsOrder(SortKey::Title));
    sure(library.index().adopt(library.reader(), again, rows));
    QVERIFY(library.index().knowsOrder(SortKey::Title));
}

void TagIndexTest::knowsIdsFarApart()
{
    IndexedLibrary library;
    const qint64 far = qint64{1} << 60;
    const TagId tag = test::addTag(library.writer(), u"far"_s);
    const auto insert = [&](qint64 id) {
        library.writeAndApply([&](Transaction &transaction) {
            run(transaction,
                u"INSERT INTO items (id, title, created_at, updated_at) VALUES (%1, 'far', 5, 5)"_s.arg(id));
            transaction.changes().itemsAdded.append(ItemId{id});
            (void)sure(store::addLinks(transaction, {ItemId{id}}, tag));
        });
    };
    for (const qint64 id : {far, far + 3, qint64{7}, far + 1, far - 1000000000, far + 4})
        insert(id);
    const QList<ItemId> expected{{7}, {far - 1000000000}, {far}, {far + 1}, {far + 3}, {far + 4}};
    QCOMPARE(library.ids(tagged(tag)), expected);
    QCOMPARE(library.differenceIn(tagged(tag)), QString());
    library.loadAnew();
    QCOMPARE(library.ids(tagged(tag)), expected);
}

void TagIndexTest::asksSqlLastAndOnlyIfNeeded()
{
    IndexedLibrary library;
    const TagId none = test::addTag(library.writer(), u"none"_s);
    library.writeAndApply([](Transaction &transaction) { newItem(transaction, u"word"_s); });
    BoundNode text;
    text.kind = BoundNode::Kind::Leaf;
    text.leaf = domain::TextLeaf{u"word"_s, {}, {}};
    BoundQuery query;
    query.root.children = {text, tagged(none).root};
    int asked = 0;
    const auto count = [&asked](const BoundNode::Leaf &, const QList<ItemId> *) -> Result<QList<ItemId>> {
        ++asked;
        return QList<ItemId>{{1}};
    };
    QCOMPARE(sure(library.index().find(query, count)).count(), 0);
    QCOMPARE(asked, 0);
    query.root.children.pop_back();
    QCOMPARE(sure(library.index().find(query, count)).count(), 1);
    QCOMPARE(asked, 1);
    // A word that is nothing but the beginning of tags.
    query.root.children.front().leaf = domain::TextLeaf{{}, {}, {none}};
    QCOMPARE(sure(library.index().find(query, count)).count(), 0);
    QCOMPARE(asked, 1);
}

void TagIndexTest::namesFewCandidatesToSql()
{
    IndexedLibrary library;
    const TagId few = test::addTag(library.writer(), u"few"_s);
    QList<ItemId> items;
    library.writeAndApply([&](Transaction &transaction) {
        for (int i = 0; i < 1000; ++i)
            items.append(newItem(transaction, u"word %1"_s.arg(i)));
        (void)sure(store::addLinks(transaction, items.mid(10, 3), few));
    });
    BoundNode column;
    column.kind = BoundNode::Kind::Leaf;
    column.leaf = domain::ColumnLeaf{domain::ColumnLeaf::Column::Title, {}, u"%word%"_s};
    BoundQuery query;
    query.root = column;
    std::optional<QList<ItemId>> named;
    const auto answer = [&](const BoundNode::Leaf &, const QList<ItemId> *among) -> Result<QList<ItemId>> {
        named = among ? std::optional(*among) : std::nullopt;
        return items;
    };
    // Under `or` and `not`, and below an `and` whose own sets are large.
    BoundNode both;
    both.children = {column, BoundNode()};
    BoundNode negative;
    negative.kind = BoundNode::Kind::Not;
    negative.children = {both};
    for (const auto &[node, count] : {std::pair(both, 3), std::pair(negative, 0)}) {
        query.root = BoundNode();
        query.root.children = {node, tagged(few).root};
        named.reset();
        QCOMPARE(sure(library.index().find(query, answer)).count(), count);
        QVERIFY(named);
        QCOMPARE(*named, items.mid(10, 3));
    }
    query.root = column;
    named.reset();
    QCOMPARE(sure(library.index().find(query, answer)).count(), 1000);
    QVERIFY(!named);
}

void TagIndexTest::remembersTextsUntilAnItemChanges()
{
    IndexedLibrary library;
    const TagId tag = test::addTag(library.writer(), u"tag"_s);
    QList<ItemId> items;
    library.writeAndApply([&](Transaction &transaction) {
        for (int i = 0; i < 1000; ++i)
            items.append(newItem(transaction, u"word %1"_s.arg(i)));
    });
    BoundQuery query;
    query.root.kind = BoundNode::Kind::Leaf;
    query.root.leaf = domain::ColumnLeaf{domain::ColumnLeaf::Column::Title, u"word"_s, {}};
    int asked = 0;
    const auto answer = [&](const BoundNode::Leaf &, const QList<ItemId> *) -> Result<QList<ItemId>> {
        ++asked;
        return items;
    };
    QCOMPARE(sure(library.index().find(query, answer)).count(), 1000);
    QCOMPARE(sure(library.index().find(query, answer)).count(), 1000);
    library.writeAndApply(
        [&](Transaction &transaction) { (void)sure(store::addLinks(transaction, items.mid(0, 20), tag)); });
    QCOMPARE(sure(library.index().find(query, answer)).count(), 1000);
    QCOMPARE(asked, 1);
    library.writeAndApply(
        [&](Transaction &transaction) { sure(store::changeTitle(transaction, items.takeLast(), u"renamed"_s)); });
    QCOMPARE(sure(library.index().find(query, answer)).count(), 999);
    library.writeAndApply([&](Transaction &transaction) { items.append(newItem(transaction, u"word again"_s)); });
    QCOMPARE(sure(library.index().find(query, answer)).count(), 1000);
    library.writeAndApply([&](Transaction &transaction) { transaction.changes().everything = true; });
    QCOMPARE(sure(library.index().find(query, answer)).count(), 1000);
    QCOMPARE(asked, 4);
}

void TagIndexTest::handsOnTheErrorOfALeaf()
{
    IndexedLibrary library;
    library.writeAndApply([](Transaction &transaction) { newItem(transaction, u"word"_s); });
    BoundQuery query;
    query.root.kind = BoundNode::Kind::Or;
    query.root.children.resize(1);
    query.root.children.front().kind = BoundNode::Kind::Leaf;
    query.root.children.front().leaf = domain::TextLeaf{u"word"_s, {}, {}};
    const auto hits =
        library.index().find(query, [](const BoundNode::Leaf &, const QList<ItemId> *) -> Result<QList<ItemId>> {
            return domain::Error{domain::ErrorCode::Cancelled, u"stopped"_s};
        });
    QVERIFY(!hits);
    QCOMPARE(hits.error().code, domain::ErrorCode::Cancelled);
}

/// Of so many links half is read on another thread.
void TagIndexTest::readsManyLinksInTwoHalves()
{
    IndexedLibrary library;
    QList<TagId> tags;
    library.write([&tags](Transaction &transaction) {
        QList<ItemId> items;
        for (int i = 0; i < 600; ++i)
            items.append(newItem(transaction, u"item %1"_s.arg(i)));
        for (int i = 0; i < 40; ++i) {
            tags.append(sure(store::findOrCreateTag(transaction, test::name(u"tag %1"_s.arg(i)))));
            (void)sure(store::addLinks(transaction, items.mid(i), tags.last()));
        }
        for (const TagId tag : {tags.first(), tags.last()}) {
            sure(transaction.connection().execute(
                u"UPDATE item_tags SET status = 'suggested' WHERE tag_id = %1 AND item_id % 7 = 0"_s.arg(tag.value)));
        }
        (void)sure(store::trashItems(transaction, items.mid(90, 50)));
    });
    library.loadAnew();
    QCOMPARE(library.differenceIn(everything()), QString());
    for (const TagId tag : std::as_const(tags))
        QCOMPARE(library.differenceIn(tagged(tag)), QString());
}

void TagIndexTest::stopsLoading()
{
    IndexedLibrary library;
    library.writeAndApply([](Transaction &transaction) {
        QList<ItemId> items;
        for (int i = 0; i < 9000; ++i)
            items.append(newItem(transaction, u"item %1"_s.arg(i)));
        (void)sure(
            store::addLinks(transaction, items, sure(store::findOrCreateTag(transaction, test::name(u"tag"_s)))));
    });
    const std::atomic<bool> stop{true};
    const auto stopped = TagIndex::load(library.reader(), 0, stop);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, domain::ErrorCode::Cancelled);
    const auto order = index::readTextOrder(library.reader(), SortKey::Title, stop);
    QVERIFY(!order);
    // The connection is free again.
    library.loadAnew();
    QCOMPARE(library.find(everything()).count(), 9000);
}

QTEST_GUILESS_MAIN(TagIndexTest)
#include "tag_index_test.moc"
