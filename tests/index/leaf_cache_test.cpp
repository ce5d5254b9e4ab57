// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/leaf_cache.h"

#include <QtTest>

using namespace tagloom;
using domain::BoundNode;
using domain::ColumnLeaf;
using domain::TextLeaf;
using index::LeafCache;
using index::SlotSet;

namespace {

BoundNode::Leaf word(int number)
{
    return TextLeaf{QString::number(number), {}, {}};
}

} // namespace

class LeafCacheTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsTextsOnly();
    void tellsConditionsApart();
    void forgetsWhatWasAskedLongAgo();
    void forgetsAll();
};

void LeafCacheTest::holdsTextsOnly()
{
    QVERIFY(LeafCache::holds(word(1)));
    QVERIFY(LeafCache::holds(ColumnLeaf()));
    QVERIFY(!LeafCache::holds(domain::TagsLeaf()));
    QVERIFY(!LeafCache::holds(domain::StateLeaf()));
    QVERIFY(!LeafCache::holds(domain::TimeLeaf()));
}

void LeafCacheTest::tellsConditionsApart()
{
    LeafCache cache;
    const QString text = QStringLiteral("qt");
    const QList<BoundNode::Leaf> leaves{TextLeaf{text, {}, {}}, TextLeaf{{}, text, {}},
                                        ColumnLeaf{ColumnLeaf::Column::Title, text, {}},
                                        ColumnLeaf{ColumnLeaf::Column::Note, text, {}}};
    for (qsizetype i = 0; i < leaves.size(); ++i) {
        QVERIFY(!cache.find(leaves[i]));
        cache.put(leaves[i], SlotSet::bitmapOf(1, static_cast<quint32>(i)));
    }
    for (qsizetype i = 0; i < leaves.size(); ++i) {
        QVERIFY(cache.find(leaves[i]));
        QVERIFY(*cache.find(leaves[i]) == SlotSet::bitmapOf(1, static_cast<quint32>(i)));
    }
}

void LeafCacheTest::forgetsWhatWasAskedLongAgo()
{
    LeafCache cache;
    cache.put(word(0), SlotSet::bitmapOf(1, 7U));
    cache.put(word(1), SlotSet::bitmapOf(1, 8U));
    for (int number = 2; number < 200; ++number) {
        QVERIFY(cache.find(word(0))); // asked for again and again
        cache.put(word(number), SlotSet());
    }
    QVERIFY(!cache.find(word(1)));
    QVERIFY(*cache.find(word(0)) == SlotSet::bitmapOf(1, 7U));
}

void LeafCacheTest::forgetsAll()
{
    LeafCache cache;
    cache.put(word(0), SlotSet::bitmapOf(1, 7U));
    cache.clear();
    QVERIFY(!cache.find(word(0)));
}

QTEST_GUILESS_MAIN(LeafCacheTest)
#include "leaf_cache_test.moc"
