// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/command_line.h"
#include "library/open_library.h"
#include "support/recording_output.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using library::CommandEffect;
using library::ExitCode;
using test::sure;

class SuggestCommandTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library.reset();
        m_file = std::make_unique<test::TemporaryLibrary>();
        m_library = test::openLibrary(m_file->path());
        for (int number = 0; number < 8; ++number)
            QCOMPARE(run({u"add"_s, u"https://example.org/%1"_s.arg(number), u"--tag"_s, u"physics"_s}),
                     ExitCode::Good);
        QCOMPARE(run({u"add"_s, u"https://example.org/new"_s}), ExitCode::Good);
        QCOMPARE(run({u"add"_s, u"https://example.org/newer"_s}), ExitCode::Good);
        QCOMPARE(run({u"add"_s, u"Alone"_s}), ExitCode::Good);
    }
    void cleanup() { m_library.reset(); }

    void printsItemTagConfidenceAndReason()
    {
        QCOMPARE(run({u"suggest"_s, u"--query"_s, u"is:untagged"_s}), ExitCode::Good);
        const QStringList lines = QString::fromUtf8(m_output.out).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        const QStringList columns = lines.first().split(u'\t');
        QCOMPARE(columns.size(), 5);
        QCOMPARE(columns.at(0), u"10"_s);
        QCOMPARE(columns.at(2), u"physics"_s);
        QVERIFY2(columns.at(3).endsWith(u" %"_s), qPrintable(columns.at(3)));
        QCOMPARE(columns.at(4), u"8 of 8 items of the site example.org carry it"_s);
    }

    void printsOneObjectALine()
    {
        QCOMPARE(run({u"suggest"_s, u"--limit"_s, u"1"_s, u"--json"_s}), ExitCode::Good);
        QCOMPARE(m_output.objects().size(), 1);
        const QJsonObject object = m_output.objects().first();
        QCOMPARE(object.value(u"item"_s).toInteger(), 10);
        QCOMPARE(object.value(u"tag"_s).toString(), u"physics"_s);
        QVERIFY(object.value(u"confidence"_s).toDouble() > 0.25);
        QCOMPARE(object.value(u"stored"_s).toBool(true), false);
        const QJsonObject evidence = object.value(u"evidence"_s).toArray().first().toObject();
        QCOMPARE(evidence.value(u"source"_s).toString(), u"site"_s);
        QCOMPARE(evidence.value(u"carriers"_s).toInt(), 8);
        QCOMPARE(evidence.value(u"seen"_s).toInt(), 8);
    }

    void changesNothing()
    {
        const QStringList before = test::dumpOf(*m_library);
        QCOMPARE(run({u"suggest"_s}), ExitCode::Good);
        QCOMPARE(test::dumpOf(*m_library), before);
        QCOMPARE(sure(library::parseCommandLine({u"suggest"_s})).effect(), CommandEffect::Reads);
    }

    void endsAsTheOthersDo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<ExitCode>("code");
        QTest::newRow("nothing to suggest") << QStringList{u"--query"_s, u"Alone"_s} << ExitCode::Good;
        QTest::newRow("no item") << QStringList{u"--query"_s, u"nowhere"_s} << ExitCode::Good;
        QTest::newRow("limit 0") << QStringList{u"--limit"_s, u"0"_s} << ExitCode::Good;
        QTest::newRow("no query") << QStringList{u"--query"_s, u"a and"_s} << ExitCode::WrongUsage;
    }

    void endsAsTheOthersDo()
    {
        QFETCH(QStringList, words);
        QFETCH(const ExitCode, code);
        words.prepend(u"suggest"_s);
        QCOMPARE(run(words), code);
        QCOMPARE(m_output.out, QByteArray());
    }

private:
    ExitCode run(const QStringList &words)
    {
        m_output = test::RecordingOutput();
        const auto line = library::parseCommandLine(words);
        if (!line)
            return ExitCode::WrongUsage;
        return library::runCommandLine(*line, *m_library, m_file->folder(), m_output, library::makeJob());
    }

    test::RecordingOutput m_output;
    std::unique_ptr<test::TemporaryLibrary> m_file;
    std::unique_ptr<library::Library> m_library;
};

QTEST_GUILESS_MAIN(SuggestCommandTest)
#include "suggest_command_test.moc"
