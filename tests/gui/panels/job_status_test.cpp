// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/job_status.h"
#include "gui/session/notices.h"

#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

namespace {

QStringList labels(const JobStatus &status)
{
    QStringList texts;
    const QList<QLabel *> all = status.findChildren<QLabel *>();
    for (const QLabel *label : all)
        texts.append(label->text());
    return texts;
}

} // namespace

class JobStatusTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesFiguresAndRate_data()
    {
        QTest::addColumn<qint64>("done");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<qint64>("records");
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("counts items") << 12345LL << 100000LL << 12345LL << 400LL << u"12,345 of 100,000"_s;
        QTest::newRow("with its rate") << 12345LL << 100000LL << 12345LL << 1000LL << u"12,345 of 100,000 · 12,000/s"_s;
        QTest::newRow("counts bytes") << 5000000LL << 9000000LL << 31000LL << 1000LL << u"31,000 · 31,000/s"_s;
        QTest::newRow("has not begun") << 0LL << 0LL << 0LL << 1000LL << u"0"_s;
        QTest::newRow("is slow") << 3LL << 10LL << 3LL << 2000LL << u"3 of 10 · 1/s"_s;
    }

    void namesFiguresAndRate()
    {
        QFETCH(const qint64, done);
        QFETCH(const qint64, total);
        QFETCH(const qint64, records);
        QFETCH(const qint64, milliseconds);
        const library::Job job = library::makeJob();
        job->done = done;
        job->total = total;
        job->records = records;
        QTEST(jobFigures(*job, milliseconds), "text");
    }

    void showsAJobFromItsBeginToItsEnd()
    {
        Notices notices;
        JobStatus status;
        status.follow(notices);
        QVERIFY(status.isHidden());
        const library::Job job = library::makeJob();
        notices.beginJob(u"Importing 100 items"_s, job);
        QVERIFY(!status.isHidden());
        QVERIFY(status.isBusy());
        const auto *bar = status.findChild<QProgressBar *>();
        QCOMPARE(bar->accessibleName(), u"Progress"_s);
        QCOMPARE(bar->maximum(), 0); // no total yet
        job->total = 200;
        job->done = 50;
        job->records = 7;
        QTRY_COMPARE(bar->value(), 250);
        QVERIFY(labels(status).contains(u"Importing 100 items"_s));
        job->finishing = true;
        QTRY_VERIFY(labels(status).contains(u"7 · finishing"_s));
        notices.endJob(job);
        QVERIFY(status.isHidden());
        QVERIFY(!status.isBusy());
    }

    /// What may be over in a moment is there at once, and seen only if it is not.
    void showsAJobLate()
    {
        constexpr int never = 1'000'000'000;
        JobStatus status;
        const library::Job early = library::makeJob();
        const library::Job late = library::makeJob();
        status.begin(u"late"_s, late, never);
        QVERIFY(status.isHidden());
        QVERIFY(status.isBusy());
        status.begin(u"early"_s, early);
        status.begin(u"late"_s, library::makeJob(), never);
        QVERIFY(!status.isHidden());
        QVERIFY(labels(status).contains(u"early"_s));
        status.findChild<QToolButton *>()->click();
        QVERIFY(early->cancelled);
        QVERIFY(!late->cancelled);
        status.end(early);
        QVERIFY(status.isHidden());
        status.cancelAll();
        QVERIFY(late->cancelled);
        JobStatus another;
        another.begin(u"soon"_s, late, 1);
        QTRY_VERIFY(!another.isHidden());
    }

    void cancelsTheJobThatIsShown()
    {
        JobStatus status;
        const library::Job first = library::makeJob();
        const library::Job second = library::makeJob();
        status.begin(u"first"_s, first);
        status.begin(u"second"_s, second);
        auto *cancel = status.findChild<QToolButton *>();
        cancel->click();
        QVERIFY(second->cancelled);
        QVERIFY(!first->cancelled);
        QVERIFY(!cancel->isEnabled());
        QVERIFY(labels(status).contains(u"Cancelling…"_s));
        status.end(second);
        QVERIFY(labels(status).contains(u"first"_s));
        QVERIFY(cancel->isEnabled());
        status.cancelAll();
        QVERIFY(first->cancelled);
    }
};

QTEST_MAIN(JobStatusTest)
#include "job_status_test.moc"
