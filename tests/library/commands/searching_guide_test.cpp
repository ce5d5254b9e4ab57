// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/parser.h"
#include "library/commands/command_line.h"
#include "library/library.h"
#include "library/saved_search_service.h"
#include "support/recording_output.h"
#include "support/temporary_library.h"

#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using library::ExitCode;

/// Every example of the user guide's page on searching.
class SearchingGuideTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runsEachExample_data();
    void runsEachExample();
    void rewritesWhatItSaysItDoes();

private:
    ExitCode run(const QStringList &words)
    {
        m_output = test::RecordingOutput();
        const auto line = library::parseCommandLine(words);
        if (!line) {
            m_output.writeError(line.error().message);
            return ExitCode::WrongUsage;
        }
        return library::runCommandLine(*line, *m_library, m_file.folder(), m_output, library::makeJob());
    }

    test::TemporaryLibrary m_file;
    std::unique_ptr<library::Library> m_library;
    test::RecordingOutput m_output;
};

void SearchingGuideTest::initTestCase()
{
    auto opened = library::Library::open(m_file.path(), library::OpenMode::ReadWrite);
    QVERIFY(opened.ok());
    m_library = std::move(*opened);
    for (const QString &tag : {u"physics"_s, u"biology"_s, u"chemistry"_s, u"draft"_s, u"to read"_s})
        QCOMPARE(run({u"add"_s, u"https://example.org/"_s + tag, u"--tag"_s, tag}), ExitCode::Good);
    QCOMPARE(run({u"list"_s, u"create"_s, u"To read"_s, u"--template"_s, u"reading"_s}), ExitCode::Good);
    const domain::SavedSearch saved{{}, u"Not read yet"_s, u"#\"to read\""_s, u"added"_s, true, 0};
    QVERIFY(library::SavedSearchService(*m_library).add(saved).result().ok());
}

void SearchingGuideTest::runsEachExample_data()
{
    QTest::addColumn<QString>("query");
    QFile page(QStringLiteral(TAGLOOM_SOURCE_DIR "/docs/user-guide/searching.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    bool isExample = false;
    int examples = 0;
    for (const QString &line : QString::fromUtf8(page.readAll()).split(u'\n')) {
        if (line.startsWith(u"```"_s))
            isExample = !isExample;
        else if (isExample)
            QTest::addRow("%d %s", ++examples, qPrintable(line)) << line;
    }
    QVERIFY(!isExample);
    QVERIFY(examples > 40);
}

void SearchingGuideTest::runsEachExample()
{
    QFETCH(QString, query);
    const domain::ParsedQuery parsed = domain::parseQuery(query);
    QVERIFY2(!parsed.error, parsed.error ? qPrintable(parsed.error->expected) : "");
    QVERIFY(!parsed.query.isEmpty());
    QCOMPARE(run({u"search"_s, u"--explain"_s, u"--"_s, query}), ExitCode::Good);
    for (const QString &error : std::as_const(m_output.errors))
        QVERIFY2(error.startsWith(u"There is no tag"_s), qPrintable(error));
}

void SearchingGuideTest::rewritesWhatItSaysItDoes()
{
    QFile page(QStringLiteral(TAGLOOM_SOURCE_DIR "/docs/user-guide/searching.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(page.readAll());
    for (const QString &form : {u"special:untagged"_s, u"system:untagged"_s, u"!untagged"_s, u"tags:false"_s, u"+tag"_s,
                                u"tags:\"=name\""_s}) {
        QVERIFY2(text.contains(u'`' + form + u'`'), qPrintable(form));
        QVERIFY2(!domain::parseQuery(form).rewrites.isEmpty(), qPrintable(form));
    }
}

QTEST_GUILESS_MAIN(SearchingGuideTest)
#include "searching_guide_test.moc"
