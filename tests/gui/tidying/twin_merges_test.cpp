// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/twin_merges.h"

#include <QtTest>

using namespace tagloom;
using domain::TagId;
using domain::TagTwin;

class TwinMergesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesOneTagOfEachGroup()
    {
        // 1-2, 3-4, 2-5 and 5-1: two groups, of which 5 and 3 have the most items.
        const QList<TagTwin> twins{pair(1, 2), pair(3, 4), pair(2, 5), pair(5, 1)};
        const QHash<TagId, qint64> counts{{TagId{1}, 4}, {TagId{2}, 1}, {TagId{3}, 2}, {TagId{4}, 2}, {TagId{5}, 9}};
        const QList<store::TagMerge> merges = gui::mergesOf(twins, counts, false);
        QCOMPARE(merges.size(), 2);
        QSet<TagId> gone;
        for (const store::TagMerge &merge : merges) {
            QVERIFY(!merge.keepNames);
            QVERIFY(merge.into == TagId{5} || merge.into == TagId{3});
            QCOMPARE(merge.tags.size(), merge.into == TagId{5} ? 2 : 1);
            for (const TagId tag : merge.tags)
                gone.insert(tag);
        }
        QCOMPARE(gone, (QSet<TagId>{TagId{1}, TagId{2}, TagId{4}}));
    }

private:
    static TagTwin pair(qint64 keep, qint64 other) { return {TagId{keep}, TagId{other}, {}, 0}; }
};

QTEST_GUILESS_MAIN(TwinMergesTest)
#include "twin_merges_test.moc"
