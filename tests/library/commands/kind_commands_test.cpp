// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/command_line.h"
#include "library/open_library.h"
#include "store/detail_store.h"
#include "support/recording_output.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using library::ExitCode;
using test::RecordingOutput;
using test::sure;

class KindCommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library.reset();
        m_file = std::make_unique<test::TemporaryLibrary>();
        m_library = test::openLibrary(m_file->path());
    }
    void cleanup() { m_library.reset(); }

    void addsWithDetailsAndFindsByThem()
    {
        QCOMPARE(run({u"add"_s, u"--kind"_s, u"Book"_s, u"--set"_s, u"authors=Ursula K. Le Guin"_s, u"--set"_s,
                      u"year=1968"_s, u"A Wizard of Earthsea"_s}),
                 ExitCode::Good);
        QCOMPARE(run({u"add"_s, u"--kind"_s, u"task"_s, u"--set"_s, u"due=+7d"_s, u"Call the plumber"_s}),
                 ExitCode::Good);
        QCOMPARE(count(u"author:guin year:<1970"_s), u"1\n"_s);
        QCOMPARE(count(u"kind:task due:<7d -is:done"_s), u"1\n"_s);
        QCOMPARE(count(u"is:overdue"_s), u"0\n"_s);
        QCOMPARE(run({u"set"_s, u"2"_s, u"due=2001-01-01"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Changed item 2.\n"_s);
        QCOMPARE(count(u"is:overdue"_s), u"1\n"_s);
        QCOMPARE(run({u"set"_s, u"2"_s, u"done=today"_s}), ExitCode::Good);
        QCOMPARE(count(u"is:overdue"_s), u"0\n"_s);
        QCOMPARE(count(u"is:done"_s), u"1\n"_s);
        QCOMPARE(run({u"set"_s, u"2"_s, u"done="_s}), ExitCode::Good);
        QCOMPARE(count(u"is:done"_s), u"0\n"_s);
    }

    void searchTellsDetailsAsJson()
    {
        run({u"add"_s, u"--kind"_s, u"book"_s, u"--set"_s, u"authors=Ann, B.; Cid"_s, u"--set"_s, u"year=1969"_s,
             u"Told"_s});
        run({u"add"_s, u"--kind"_s, u"book"_s, u"Silent"_s});
        QCOMPARE(run({u"search"_s, u"--json"_s, u"told"_s}), ExitCode::Good);
        const QJsonObject details = m_output.objects().value(0).value(u"details"_s).toObject();
        QCOMPARE(details, (QJsonObject{{u"authors"_s, QJsonArray{u"Ann, B."_s, u"Cid"_s}}, {u"year"_s, 1969}}));
        QCOMPARE(run({u"search"_s, u"--json"_s, u"silent"_s}), ExitCode::Good);
        QVERIFY(!m_output.objects().value(0).contains(u"details"_s));
    }

    void searchesInTheOrderOfADetail_data()
    {
        QTest::addColumn<QStringList>("order");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QStringList &order, const QStringList &expected) {
            QTest::newRow(name) << order << expected;
        };
        row("newest first", {}, {u"bare"_s, u"bill"_s, u"late"_s, u"early"_s});
        row("year", {u"--sort"_s, u"year"_s}, {u"early"_s, u"late"_s, u"bill"_s, u"bare"_s});
        row("year turned round", {u"--sort=year"_s, u"--descending"_s}, {u"late"_s, u"early"_s, u"bare"_s, u"bill"_s});
        row("authors", {u"--sort"_s, u"authors"_s}, {u"late"_s, u"early"_s, u"bill"_s, u"bare"_s});
        row("as a search names them", {u"--sort"_s, u"author"_s}, {u"late"_s, u"early"_s, u"bill"_s, u"bare"_s});
        row("amount", {u"--sort"_s, u"amount"_s}, {u"bill"_s, u"early"_s, u"late"_s, u"bare"_s});
        row("title", {u"--sort"_s, u"title"_s}, {u"bare"_s, u"bill"_s, u"early"_s, u"late"_s});
        row("added", {u"--sort"_s, u"added"_s}, {u"early"_s, u"late"_s, u"bill"_s, u"bare"_s});
    }

    void searchesInTheOrderOfADetail()
    {
        QFETCH(QStringList, order);
        QFETCH(QStringList, expected);
        const auto add = [this](const QString &kind, const QStringList &details, const QString &title) {
            QStringList words{u"add"_s, u"--kind"_s, kind, title};
            for (const QString &detail : details)
                words += {u"--set"_s, detail};
            QCOMPARE(run(words), ExitCode::Good);
        };
        add(u"book"_s, {u"year=868"_s, u"authors=Wang Jie"_s}, u"early"_s);
        add(u"book"_s, {u"year=1968"_s, u"authors=ursula K. Le Guin; Ann"_s}, u"late"_s);
        add(u"invoice"_s, {u"amount=-3 EUR"_s}, u"bill"_s);
        add(u"book"_s, {}, u"bare"_s);
        QCOMPARE(run(QStringList{u"search"_s, u""_s, u"--json"_s} + order), ExitCode::Good);
        QStringList titles;
        for (const QJsonObject &object : m_output.objects())
            titles.append(object.value(u"title"_s).toString());
        QCOMPARE(titles, expected);
    }

    void convertsAndSaysWhatWouldGo()
    {
        run({u"add"_s, u"--kind"_s, u"task"_s, u"--set"_s, u"due=2024-05-31"_s, u"--set"_s, u"done=2024-06-01"_s,
             u"Pay"_s});
        QCOMPARE(run({u"convert"_s, u"invoice"_s, u"--dry-run"_s, u"--query"_s, u"pay"_s}), ExitCode::Good);
        QCOMPARE(said(), u"1 item would lose Done.\n"_s);
        QCOMPARE(run({u"convert"_s, u"invoice"_s, u"--query"_s, u"pay"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Changed the kind of 1 item.\n"_s);
        QCOMPARE(count(u"kind:invoice due:2024-05"_s), u"1\n"_s);
    }

    void keepsOnesOwnKinds()
    {
        QCOMPARE(run({u"kind"_s, u"create"_s, u"recipe"_s, u"--icon"_s, u"note"_s}), ExitCode::Good);
        QCOMPARE(run({u"add"_s, u"--kind"_s, u"recipe"_s, u"Soup"_s}), ExitCode::Good);
        QCOMPARE(run({u"kind"_s, u"delete"_s, u"recipe"_s}), ExitCode::Failed);
        QCOMPARE(run({u"kind"_s, u"rename"_s, u"recipe"_s, u"meal"_s}), ExitCode::Good);
        QCOMPARE(run({u"kinds"_s}), ExitCode::Good);
        QVERIFY2(said().endsWith(u"course\t0\nmeal\t1\n"_s), qPrintable(said()));
        run({u"convert"_s, u"note"_s, u"--query"_s, u"kind:meal"_s});
        QCOMPARE(run({u"kind"_s, u"delete"_s, u"meal"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Deleted the kind “meal”.\n"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<ExitCode>("code");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const QStringList &arguments, ExitCode code, const QString &error) {
            QTest::newRow(name) << arguments << code << error;
        };
        row("no such kind", {u"add"_s, u"--kind"_s, u"poem"_s, u"x"_s}, ExitCode::Failed, u"no kind “poem”"_s);
        row("no such field", {u"set"_s, u"1"_s, u"colour=red"_s}, ExitCode::WrongUsage, u"FIELD=VALUE"_s);
        row("no value", {u"set"_s, u"1"_s, u"year"_s}, ExitCode::WrongUsage, u"FIELD=VALUE"_s);
        row("no id", {u"set"_s, u"one"_s, u"year=1968"_s}, ExitCode::WrongUsage, u"ITEM-ID"_s);
        row("no such item", {u"set"_s, u"99"_s, u"year=1968"_s}, ExitCode::Failed, u"no item 99"_s);
        row("another kind's field", {u"set"_s, u"1"_s, u"due=today"_s}, ExitCode::Failed, u"no Due"_s);
        row("wrong ISBN", {u"set"_s, u"1"_s, u"isbn=9780306406158"_s}, ExitCode::Failed, u"ISBN: "_s);
        row("wrong ISBN of a new one", {u"add"_s, u"--kind"_s, u"book"_s, u"--set"_s, u"isbn=1"_s, u"x"_s},
            ExitCode::Failed, u"ISBN: "_s);
        row("another kind's field of a new one", {u"add"_s, u"--set"_s, u"isbn=9780306406157"_s, u"x"_s},
            ExitCode::Failed, u"no ISBN"_s);
        row("no verb", {u"kind"_s, u"make"_s, u"x"_s}, ExitCode::WrongUsage, u"create NAME"_s);
        row("a kind that stays", {u"kind"_s, u"delete"_s, u"book"_s}, ExitCode::Failed, u"belongs to Tagloom"_s);
        row("a kind that is none", {u"convert"_s, u"poem"_s, u"--query"_s, u"x"_s}, ExitCode::Failed,
            u"no kind “poem”"_s);
    }

    void refuses()
    {
        QFETCH(QStringList, arguments);
        QFETCH(ExitCode, code);
        QFETCH(QString, error);
        QCOMPARE(run({u"add"_s, u"--kind"_s, u"book"_s, u"A book"_s}), ExitCode::Good);
        const QStringList before = test::dumpOf(*m_library);
        QCOMPARE(run(arguments), code);
        QVERIFY2(m_output.errors.join(u' ').contains(error), qPrintable(m_output.errors.join(u' ')));
        QCOMPARE(test::dumpOf(*m_library), before);
    }

private:
    QString count(const QString &query)
    {
        run({u"search"_s, u"--count"_s, query});
        return said();
    }

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
    QString said() const { return QString::fromUtf8(m_output.out); }

    std::unique_ptr<test::TemporaryLibrary> m_file;
    std::unique_ptr<library::Library> m_library;
    RecordingOutput m_output;
};

QTEST_GUILESS_MAIN(KindCommandsTest)
#include "kind_commands_test.moc"
