// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/command_line.h"
#include "library/open_library.h"
#include "support/recording_output.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using library::CommandEffect;
using library::ExitCode;
using test::RecordingOutput;
using test::sure;

class ListCommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library.reset();
        m_file = std::make_unique<test::TemporaryLibrary>();
        m_library = test::openLibrary(m_file->path());
        // Items 1 to 4; the last one goes to the trash below.
        for (const QString &title : {u"quarks"_s, u"gluons"_s, u"waves"_s, u"gone"_s})
            QCOMPARE(run({u"add"_s, title}), ExitCode::Good);
        QCOMPARE(run({u"list"_s, u"create"_s, u"To read"_s, u"--template"_s, u"reading"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Made the list “To read”.\n"_s);
    }
    void cleanup() { m_library.reset(); }

    void fillsShowsAndCounts()
    {
        QCOMPARE(list({u"add"_s, u"to READ"_s, u"--query"_s, u"quarks or gluons"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Added 2 items to “To read”.\n"_s);
        QCOMPARE(list({u"add"_s, u"To read"_s, u"--query"_s, u"waves or quarks"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Added 1 item to “To read”; 1 was in it already.\n"_s);
        QCOMPARE(list({u"set"_s, u"To read"_s, u"1"_s, u"--status"_s, u"finished"_s, u"--grade"_s, u"4.5"_s}),
                 ExitCode::Good);
        QCOMPARE(said(), u"Changed item 1 in “To read”.\n"_s);
        QCOMPARE(list({u"set"_s, u"To read"_s, u"2"_s, u"--status"_s, u"reading"_s, u"--progress"_s, u"50"_s}),
                 ExitCode::Good);
        QCOMPARE(list({u"show"_s, u"To read"_s}), ExitCode::Good);
        QCOMPARE(said(),
                 u"2\tgluons\treading\t50%\t\t1\n1\tquarks\tfinished\t100%\t4.5\t1\n3\twaves\tto_read\t0%\t\t1\n"_s);
        QCOMPARE(list({u"stats"_s, u"To read"_s, u"--json"_s}), ExitCode::Good);
        const QJsonObject stats{
            {u"total"_s, 3},
            {u"by_status"_s, QJsonObject{{u"to_read"_s, 1}, {u"reading"_s, 1}, {u"finished"_s, 1}, {u"dropped"_s, 0}}},
            {u"finished_this_year"_s, 1},
            {u"average_grade"_s, 4.5},
            {u"average_progress"_s, 50}};
        QCOMPARE(m_output.objects(), QList{stats});
        QCOMPARE(list({u"stats"_s, u"To read"_s}), ExitCode::Good);
        QVERIFY2(said().contains(u"finished\t1\n"_s) && said().contains(u"Average grade\t4.5\n"_s), qPrintable(said()));
    }

    void saysNothingOfAnEmptyList()
    {
        QCOMPARE(list({u"show"_s, u"To read"_s}), ExitCode::Good);
        QCOMPARE(said(), QString());
        QCOMPARE(list({u"stats"_s, u"To read"_s, u"--json"_s}), ExitCode::Good);
        const QJsonObject stats = m_output.objects().value(0);
        QVERIFY(stats.value(u"average_grade"_s).isNull() && stats.value(u"average_progress"_s).isNull());
        QCOMPARE(stats.value(u"total"_s).toInt(), 0);
    }

    void keepsEarlierAttempts()
    {
        QCOMPARE(list({u"create"_s, u"Courses"_s, u"--template=courses"_s}), ExitCode::Good);
        QCOMPARE(list({u"add"_s, u"Courses"_s, u"--query"_s, u"waves"_s}), ExitCode::Good);
        QCOMPARE(list({u"set"_s, u"Courses"_s, u"3"_s, u"--status"_s, u"dropped"_s, u"--note"_s, u"ill"_s}),
                 ExitCode::Good);
        QCOMPARE(list({u"add"_s, u"Courses"_s, u"--query"_s, u"waves"_s, u"--again"_s}), ExitCode::Good);
        QCOMPARE(list({u"set"_s, u"Courses"_s, u"3"_s, u"--status"_s, u"active"_s}), ExitCode::Good);
        QCOMPARE(list({u"set"_s, u"Courses"_s, u"3"_s, u"--grade"_s, u"5"_s, u"--attempt"_s, u"1"_s}), ExitCode::Good);
        QCOMPARE(list({u"show"_s, u"Courses"_s, u"--json"_s}), ExitCode::Good);
        const auto rows = m_output.objects();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].value(u"status"_s), u"dropped"_s);
        QCOMPARE(rows[0].value(u"note"_s), u"ill"_s);
        QCOMPARE(rows[0].value(u"grade"_s), 5);
        QCOMPARE(rows[1].value(u"status"_s), u"active"_s);
        QCOMPARE(rows[1].value(u"attempt"_s), 2);
        QVERIFY(rows[1].value(u"grade"_s).isNull() && rows[1].value(u"finished"_s).isNull());
        QVERIFY(QDateTime::fromString(rows[1].value(u"started"_s).toString(), Qt::ISODateWithMs).isValid());
        QCOMPARE(run({u"lists"_s, u"--in-progress"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Courses\t3\twaves\tactive\t0%\t\t2\n"_s);
        QCOMPARE(list({u"set"_s, u"Courses"_s, u"3"_s, u"--grade"_s, u"none"_s, u"--attempt=1"_s}), ExitCode::Good);
        QCOMPARE(run({u"lists"_s}), ExitCode::Good);
        QCOMPARE(said(), u"To read\treading\t0\nCourses\tcourses\t2\n"_s);
    }

    void movesRenamesAndTakesOut()
    {
        QCOMPARE(list({u"add"_s, u"To read"_s, u"--query"_s, u""_s}), ExitCode::Good);
        QCOMPARE(list({u"move"_s, u"To read"_s, u"1"_s, u"--before"_s, u"4"_s}), ExitCode::Good);
        QCOMPARE(ids(), (QList{1, 4, 3, 2}));
        QCOMPARE(list({u"move"_s, u"To read"_s, u"3"_s}), ExitCode::Good);
        QCOMPARE(ids(), (QList{1, 4, 2, 3}));
        QCOMPARE(list({u"remove"_s, u"To read"_s, u"--query"_s, u"gluons or quarks"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Took 2 entries from “To read”.\n"_s);
        QCOMPARE(ids(), (QList{4, 3}));
        QCOMPARE(run({u"undo"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Undone: Take 2 items from the list “To read”\n"_s);
        QCOMPARE(ids(), (QList{1, 4, 2, 3}));
        QCOMPARE(list({u"rename"_s, u"To read"_s, u"Later"_s}), ExitCode::Good);
        QCOMPARE(list({u"delete"_s, u"later"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Deleted the list “Later”; its items stay.\n"_s);
        QCOMPARE(run({u"lists"_s}), ExitCode::Good);
        QCOMPARE(said(), QString());
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QStringList &words, ExitCode code, const QString &reason) {
            QTest::newRow(name) << words << static_cast<int>(code) << reason;
        };
        const QString name = u"To read"_s;
        row("mistyped list", {u"stats"_s, u"To raed"_s}, ExitCode::Failed,
            u"no list “To raed”. Do you mean “To read”?"_s);
        row("beginning of a name", {u"show"_s, u"to"_s}, ExitCode::Failed, u"Do you mean “To read”?"_s);
        row("unknown list", {u"show"_s, u"Films"_s}, ExitCode::Failed, u"“list create” makes one"_s);
        row("list of that name", {u"create"_s, u"TO READ"_s}, ExitCode::Failed, u"“To read” already"_s);
        row("list without a name", {u"create"_s, u" "_s}, ExitCode::Failed, u"needs a name"_s);
        row("unknown template", {u"create"_s, u"x"_s, u"--template"_s, u"films"_s}, ExitCode::WrongUsage,
            u"reading, courses, plain"_s);
        row("unknown status", {u"set"_s, name, u"1"_s, u"--status"_s, u"read"_s}, ExitCode::Failed,
            u"no status “read” in the list “To read”. Take one of to_read, reading, finished, dropped."_s);
        row("status of courses", {u"set"_s, name, u"1"_s, u"--status"_s, u"active"_s}, ExitCode::Failed,
            u"Take one of to_read"_s);
        row("progress of 101", {u"set"_s, name, u"1"_s, u"--progress"_s, u"101"_s}, ExitCode::WrongUsage,
            u"from 0 to 100, not “101”"_s);
        row("progress of -1", {u"set"_s, name, u"1"_s, u"--progress"_s, u"-1"_s}, ExitCode::WrongUsage, u"not “-1”"_s);
        row("progress in words", {u"set"_s, name, u"1"_s, u"--progress"_s, u"half"_s}, ExitCode::WrongUsage,
            u"not “half”"_s);
        row("grade out of range", {u"set"_s, name, u"1"_s, u"--grade"_s, u"100.1"_s}, ExitCode::WrongUsage,
            u"from 0 to 100"_s);
        row("grade of no number", {u"set"_s, name, u"1"_s, u"--grade"_s, u"nan"_s}, ExitCode::WrongUsage, u"“nan”"_s);
        row("item that is not in it", {u"set"_s, name, u"2"_s, u"--grade"_s, u"1"_s}, ExitCode::Failed,
            u"Item 2, “gluons”, is not in the list “To read”. Add it first."_s);
        row("item in the trash", {u"set"_s, name, u"4"_s, u"--grade"_s, u"1"_s}, ExitCode::Failed,
            u"“gone”, is in the trash. Restore it first."_s);
        row("no such item", {u"set"_s, name, u"99"_s, u"--grade"_s, u"1"_s}, ExitCode::Failed, u"no item 99"_s);
        row("no such attempt", {u"set"_s, name, u"1"_s, u"--grade"_s, u"1"_s, u"--attempt"_s, u"2"_s}, ExitCode::Failed,
            u"no attempt 2"_s);
        row("no number", {u"set"_s, name, u"quarks"_s, u"--grade"_s, u"1"_s}, ExitCode::WrongUsage, u"ITEM-ID"_s);
        row("nothing to set", {u"set"_s, name, u"1"_s}, ExitCode::WrongUsage, u"nothing to set"_s);
        row("no query", {u"add"_s, name}, ExitCode::WrongUsage, u"wants the option --query"_s);
        row("a query that cannot be read", {u"add"_s, name, u"--query"_s, u"("_s}, ExitCode::WrongUsage, u"column"_s);
        row("an option of another verb", {u"show"_s, name, u"--grade"_s, u"1"_s}, ExitCode::WrongUsage,
            u"takes no option --grade"_s);
        row("no verb", {u"film"_s, name}, ExitCode::WrongUsage, u"comes one of create"_s);
        row("no name", {u"show"_s}, ExitCode::WrongUsage, u"wants NAME"_s);
        row("a name in two words", {u"show"_s, u"To"_s, u"read"_s}, ExitCode::WrongUsage, u"Quotes"_s);
        row("before one that is not in it", {u"move"_s, name, u"1"_s, u"--before"_s, u"2"_s}, ExitCode::Failed,
            u"is not in the list"_s);
    }

    void refuses()
    {
        QFETCH(const QStringList, words);
        QFETCH(const int, code);
        QFETCH(const QString, reason);
        QCOMPARE(list({u"add"_s, u"To read"_s, u"--query"_s, u"quarks or gone"_s}), ExitCode::Good);
        QCOMPARE(run({u"trash"_s, u"--query"_s, u"gone"_s}), ExitCode::Good);
        const QStringList before = test::dumpOf(*m_library);
        QCOMPARE(static_cast<int>(list(words)), code);
        QCOMPARE(m_output.errors.size(), 1);
        QVERIFY2(m_output.errors[0].contains(reason), qPrintable(m_output.errors[0]));
        QVERIFY(!m_output.errors[0].contains(u'\n'));
        QCOMPARE(m_output.out, QByteArray());
        QCOMPARE(test::dumpOf(*m_library), before);
    }

    void tellsReadingFromWriting_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<bool>("writes");
        QTest::newRow("lists") << QStringList{u"lists"_s} << false;
        QTest::newRow("show") << QStringList{u"list"_s, u"show"_s, u"x"_s} << false;
        QTest::newRow("stats") << QStringList{u"list"_s, u"stats"_s, u"x"_s} << false;
        QTest::newRow("create") << QStringList{u"list"_s, u"create"_s, u"show"_s} << true;
        QTest::newRow("set") << QStringList{u"list"_s, u"set"_s, u"stats"_s, u"1"_s} << true;
    }

    void tellsReadingFromWriting()
    {
        QFETCH(QStringList, words);
        QFETCH(bool, writes);
        QCOMPARE(sure(library::parseCommandLine(words)).effect(),
                 writes ? CommandEffect::Writes : CommandEffect::Reads);
    }

private:
    ExitCode run(const QStringList &words)
    {
        m_output = RecordingOutput();
        const auto line = library::parseCommandLine(words);
        if (!line) {
            m_output.writeError(line.error().message);
            return ExitCode::WrongUsage;
        }
        return library::runCommandLine(*line, *m_library, m_file->folder(), m_output, library::makeJob());
    }
    ExitCode list(const QStringList &words) { return run(QStringList{u"list"_s} + words); }
    QString said() const { return QString::fromUtf8(m_output.out); }
    QList<int> ids()
    {
        if (list({u"show"_s, u"To read"_s, u"--json"_s}) != ExitCode::Good)
            qFatal("The list cannot be shown.");
        QList<int> all;
        for (const QJsonObject &row : m_output.objects())
            all.append(row.value(u"id"_s).toInt());
        return all;
    }

    std::unique_ptr<test::TemporaryLibrary> m_file;
    std::unique_ptr<library::Library> m_library;
    RecordingOutput m_output;
};

QTEST_GUILESS_MAIN(ListCommandsTest)
#include "list_commands_test.moc"
