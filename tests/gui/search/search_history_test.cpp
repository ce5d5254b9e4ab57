// SPDX-License-Identifier: GPL-3.0-or-later
#include "../settings/temporary_settings.h"
#include "gui/search/search_history.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

class SearchHistoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEachSearchOnceNewestFirst()
    {
        const test::TemporarySettings place;
        Settings settings;
        SearchHistory history(settings);
        for (const QString &search : {u"a"_s, u"b"_s, u" "_s, u"a  "_s})
            history.add(search);
        QCOMPARE(history.searches(), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(SearchHistory(settings).searches().size(), 2);
        history.clear();
        QVERIFY(history.searches().isEmpty());
    }

    void forgetsTheOldest()
    {
        const test::TemporarySettings place;
        Settings settings;
        SearchHistory history(settings);
        for (int i = 0; i <= SearchHistory::mostSearches; ++i)
            history.add(u"search %1"_s.arg(i));
        QCOMPARE(history.searches().size(), SearchHistory::mostSearches);
        QVERIFY(!history.searches().contains(u"search 0"_s));
    }

    void stepsBackAndForthToWhatWasTyped()
    {
        const test::TemporarySettings place;
        Settings settings;
        SearchHistory history(settings);
        QVERIFY(!history.older(u"typed"_s));
        QVERIFY(!history.newer());
        history.add(u"a"_s);
        history.add(u"b"_s);
        QCOMPARE(history.older(u"typed"_s), u"b"_s);
        QCOMPARE(history.older(u"b"_s), u"a"_s);
        QVERIFY(!history.older(u"a"_s));
        QCOMPARE(history.newer(), u"b"_s);
        QCOMPARE(history.newer(), u"typed"_s);
        QVERIFY(!history.isStepping());
    }

    void doesNotStepToWhatStandsThere()
    {
        const test::TemporarySettings place;
        Settings settings;
        SearchHistory history(settings);
        history.add(u"a"_s);
        history.add(u"b"_s);
        QCOMPARE(history.older(u"b"_s), u"a"_s);
    }
};

QTEST_GUILESS_MAIN(SearchHistoryTest)
#include "search_history_test.moc"
