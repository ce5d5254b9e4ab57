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

class RuleCommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library.reset();
        m_file = std::make_unique<test::TemporaryLibrary>();
        m_library = test::openLibrary(m_file->path());
        for (const QString &address : {u"https://code.example/one"_s, u"https://code.example/two"_s, u"a note"_s})
            QCOMPARE(run({u"add"_s, address}), ExitCode::Good);
        QCOMPARE(run({u"rule"_s, u"add"_s, u"Code"_s, u"--query"_s, u"site:code.example"_s, u"--tag"_s, u"code"_s,
                      u"--tag"_s, u"work"_s}),
                 ExitCode::Good);
        QCOMPARE(said(), u"Made the rule “Code”. “rule run” applies it to what is in the library already.\n"_s);
    }
    void cleanup() { m_library.reset(); }

    void runsAndTakesBack()
    {
        QCOMPARE(rule({u"run"_s, u"--dry-run"_s}), ExitCode::Good);
        QCOMPARE(said(),
                 u"2\thttps://code.example/two\tcode, work\n1\thttps://code.example/one\tcode, work\n"
                 "4 links would be added to 2 items.\n"_s);
        QCOMPARE(rule({u"run"_s, u"--dry-run"_s, u"--json"_s, u"code"_s}), ExitCode::Good);
        QCOMPARE(m_output.objects().size(), 2);
        QCOMPARE(m_output.objects().first().value(u"tags"_s).toArray().size(), 2);
        QCOMPARE(rule({u"run"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Added 4 links to 2 items.\n"_s);
        QCOMPARE(run({u"rules"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Code\ton\tsite:code.example\tcode, work\tadds\t4\n"_s);
        QCOMPARE(rule({u"take-back"_s, u"code"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Took back 4 links of the rule “Code”.\n"_s);
        QCOMPARE(run({u"undo"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Undone: Take back what the rule “Code” did\n"_s);
        QCOMPARE(rule({u"delete"_s, u"Code"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Deleted the rule “Code”; the tags it has added stay.\n"_s);
        QCOMPARE(run({u"rules"_s}), ExitCode::Good);
        QCOMPARE(said(), QString());
    }

    void tagsWhatIsAdded()
    {
        QCOMPARE(run({u"add"_s, u"https://code.example/three"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Added item 4; rules gave it tags.\n"_s);
        QCOMPARE(rule({u"disable"_s, u"Code"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Switched the rule “Code” off.\n"_s);
        QCOMPARE(run({u"add"_s, u"https://code.example/four"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Added item 5.\n"_s);
        QCOMPARE(rule({u"run"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Added 0 links to 0 items.\n"_s);
        QCOMPARE(rule({u"run"_s, u"Code"_s, u"--json"_s}), ExitCode::Good);
        QCOMPARE(m_output.objects().first().value(u"links"_s).toInt(), 6);
        QCOMPARE(rule({u"enable"_s, u"Code"_s}), ExitCode::Good);
    }

    void saysAllOfThemAsJson()
    {
        QCOMPARE(rule({u"add"_s, u"Maybe"_s, u"--query"_s, u"#code"_s, u"--tag"_s, u"x"_s, u"--suggest"_s,
                       u"--disabled"_s, u"--not-on-new"_s}),
                 ExitCode::Good);
        QCOMPARE(run({u"delete-tag"_s, u"code"_s}), ExitCode::Good);
        QCOMPARE(run({u"rules"_s, u"--json"_s}), ExitCode::Good);
        const auto rows = m_output.objects();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].value(u"tags"_s).toArray(), (QJsonArray{u"work"_s}));
        QCOMPARE(rows[0].value(u"problems"_s).toArray().size(), 1);
        QCOMPARE(rows[1].value(u"suggests"_s).toBool(), true);
        QCOMPARE(rows[1].value(u"enabled"_s).toBool(true), false);
        QCOMPARE(rows[1].value(u"on_new_items"_s).toBool(true), false);
        QCOMPARE(m_output.errors.size(), 2);
        QCOMPARE(rule({u"run"_s, u"Maybe"_s}), ExitCode::Good);
        QVERIFY2(m_output.errors.value(0).startsWith(u"The rule “Maybe” did nothing."_s), "");
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *title, const QStringList &words, ExitCode code, const QString &reason) {
            QTest::newRow(title) << words << static_cast<int>(code) << reason;
        };
        row("misspelt", {u"run"_s, u"Cod"_s}, ExitCode::Failed, u"Do you mean “Code”?"_s);
        row("unknown", {u"delete"_s, u"Films"_s}, ExitCode::Failed, u"“rule add” makes one"_s);
        row("taken", {u"add"_s, u"CODE"_s, u"--query"_s, u"x"_s, u"--tag"_s, u"y"_s}, ExitCode::Failed,
            u"a rule “Code” already"_s);
        row("no name", {u"add"_s, u" "_s, u"--query"_s, u"x"_s, u"--tag"_s, u"y"_s}, ExitCode::Failed,
            u"needs a name"_s);
        row("no query", {u"add"_s, u"a"_s, u"--tag"_s, u"y"_s}, ExitCode::WrongUsage, u"--query"_s);
        row("empty query", {u"add"_s, u"a"_s, u"--query"_s, u""_s, u"--tag"_s, u"y"_s}, ExitCode::Failed,
            u"would tag every item"_s);
        row("bad query", {u"add"_s, u"a"_s, u"--query"_s, u"added:never"_s, u"--tag"_s, u"y"_s}, ExitCode::WrongUsage,
            u"column"_s);
        row("no tag", {u"add"_s, u"a"_s, u"--query"_s, u"x"_s}, ExitCode::WrongUsage, u"--tag"_s);
        row("blank tag", {u"add"_s, u"a"_s, u"--query"_s, u"x"_s, u"--tag"_s, u" "_s}, ExitCode::Failed, u""_s);
        row("other option", {u"delete"_s, u"Code"_s, u"--json"_s}, ExitCode::WrongUsage, u"takes no option --json"_s);
        row("two names", {u"delete"_s, u"My"_s, u"rule"_s}, ExitCode::WrongUsage, u"Quotes"_s);
        row("no verb", {u"make"_s, u"a"_s}, ExitCode::WrongUsage, u"one of these is expected: add"_s);
    }

    void refuses()
    {
        QFETCH(const QStringList, words);
        QFETCH(const int, code);
        QFETCH(const QString, reason);
        const QStringList before = test::dumpOf(*m_library);
        QCOMPARE(static_cast<int>(rule(words)), code);
        QCOMPARE(m_output.errors.size(), 1);
        QVERIFY2(m_output.errors[0].contains(reason), qPrintable(m_output.errors[0]));
        QCOMPARE(m_output.out, QByteArray());
        QCOMPARE(test::dumpOf(*m_library), before);
    }

    void tellsReadingFromWriting()
    {
        const auto effect = [](const QStringList &words) {
            return sure(library::parseCommandLine(words)).effect();
        };
        QCOMPARE(effect({u"rules"_s}), CommandEffect::Reads);
        QCOMPARE(effect({u"rule"_s, u"run"_s, u"--dry-run"_s}), CommandEffect::Reads);
        QCOMPARE(effect({u"rule"_s, u"run"_s}), CommandEffect::Writes);
        QCOMPARE(effect({u"rule"_s, u"take-back"_s, u"x"_s}), CommandEffect::Writes);
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
    ExitCode rule(const QStringList &words) { return run(QStringList{u"rule"_s} + words); }
    QString said() const { return QString::fromUtf8(m_output.out); }

    std::unique_ptr<test::TemporaryLibrary> m_file;
    std::unique_ptr<library::Library> m_library;
    RecordingOutput m_output;
};

QTEST_GUILESS_MAIN(RuleCommandsTest)
#include "rule_commands_test.moc"
