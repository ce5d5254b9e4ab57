// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/list.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::domain;

class ListTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsItsOwnWords()
    {
        for (const auto value : {ListTemplate::Reading, ListTemplate::Courses, ListTemplate::Plain}) {
            QCOMPARE(listTemplateFromWord(toWord(value)), value);
            for (const ListStatus status : statusesOf(value)) {
                QCOMPARE(listStatusFromWord(toWord(status)), status);
                QCOMPARE(statusIn(value, status), status);
            }
        }
        QVERIFY(!listTemplateFromWord(u"Reading") && !listStatusFromWord(u"") && !listStatusFromWord(u"to read"));
    }

    void namesTheStatusesOfATemplate_data()
    {
        QTest::addColumn<ListTemplate>("listTemplate");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("reading") << ListTemplate::Reading
                                 << QStringList{u"to_read"_s, u"reading"_s, u"finished"_s, u"dropped"_s};
        QTest::newRow("courses") << ListTemplate::Courses
                                 << QStringList{u"enrolled"_s, u"active"_s, u"completed"_s, u"dropped"_s};
        QTest::newRow("plain") << ListTemplate::Plain << QStringList{u"none"_s, u"open"_s, u"done"_s};
    }

    void namesTheStatusesOfATemplate()
    {
        QFETCH(ListTemplate, listTemplate);
        QStringList words;
        for (const ListStatus status : statusesOf(listTemplate))
            words.append(toWord(status));
        QTEST(words, "words");
    }

    void findsTheNearestStatus_data()
    {
        QTest::addColumn<ListStatus>("status");
        QTest::addColumn<ListTemplate>("listTemplate");
        QTest::addColumn<ListStatus>("nearest");
        const auto row = [](ListStatus status, ListTemplate listTemplate, ListStatus nearest) {
            QTest::addRow("%s in %s", qPrintable(toWord(status)), qPrintable(toWord(listTemplate)))
                << status << listTemplate << nearest;
        };
        row(ListStatus::Reading, ListTemplate::Courses, ListStatus::Active);
        row(ListStatus::Completed, ListTemplate::Reading, ListStatus::Finished);
        row(ListStatus::Dropped, ListTemplate::Courses, ListStatus::Dropped);
        row(ListStatus::Open, ListTemplate::Reading, ListStatus::ToRead);
        row(ListStatus::Active, ListTemplate::Plain, ListStatus::Open);
        row(ListStatus::Dropped, ListTemplate::Plain, ListStatus::None);
        row(ListStatus::Finished, ListTemplate::Plain, ListStatus::Done);
    }

    void findsTheNearestStatus()
    {
        QFETCH(ListStatus, status);
        QFETCH(ListTemplate, listTemplate);
        QTEST(statusIn(listTemplate, status), "nearest");
    }

    void keepsTheFirstDatesOfAStatus()
    {
        ListEntry entry;
        entry.status = ListStatus::ToRead;
        const auto to = [&entry](ListStatus status, qint64 now) {
            entry = *edited(entry, {status, {}, {}, {}}, ListTemplate::Reading, now);
        };
        to(ListStatus::Reading, 10);
        to(ListStatus::Dropped, 20);
        to(ListStatus::Reading, 30);
        QCOMPARE(entry.startedAt, 10);
        to(ListStatus::Finished, 40);
        QCOMPARE(entry.startedAt, 10);
        QCOMPARE(entry.finishedAt, 40);
        QCOMPARE(entry.progress, 100);
        to(ListStatus::Reading, 50);
        QVERIFY(!entry.finishedAt);
    }
};

QTEST_GUILESS_MAIN(ListTest)
#include "list_test.moc"
