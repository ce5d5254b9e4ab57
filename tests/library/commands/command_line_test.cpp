// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/command_line.h"

#include "library/commands/command_table.h"
#include "library/item_service.h"
#include "library/library.h"
#include "store/tag_store.h"
#include "support/recording_output.h"
#include "support/temporary_library.h"

#include <QFile>
#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using library::CommandEffect;
using library::ExitCode;
using library::Library;
using library::OpenMode;
using test::RecordingOutput;

/// The commands as tagloom-cli and the window run them, without a process around them.
class CommandLineTest final : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<Library> open(const QString &path, OpenMode mode = OpenMode::ReadWrite)
    {
        auto opened = Library::open(path, mode);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        return std::move(*opened);
    }

    /// A library with three bookmarks of tests/data/cli, and its folder as the current one.
    void makeLibrary(bool withBookmarks = true)
    {
        m_library.reset();
        m_file = std::make_unique<test::TemporaryLibrary>();
        m_library = open(m_file->path());
        m_folder = m_file->folder();
        if (withBookmarks)
            QCOMPARE(run({u"import"_s, bookmarks()}), ExitCode::Good);
    }

    static QString bookmarks() { return QStringLiteral(TAGLOOM_TEST_DATA "/cli/bookmarks.html"); }

    ExitCode run(const QStringList &words)
    {
        m_output = RecordingOutput();
        const auto line = library::parseCommandLine(words);
        if (!line) {
            m_output.writeError(line.error().message);
            return ExitCode::WrongUsage;
        }
        return library::runCommandLine(*line, *m_library, m_folder, m_output, library::makeJob());
    }

    QStringList titles(const QString &query)
    {
        if (run({u"search"_s, u"--json"_s, u"--"_s, query}) != ExitCode::Good)
            return {u"(failed)"_s};
        QStringList found;
        for (const QJsonObject &object : m_output.objects())
            found.append(object.value(u"title"_s).toString());
        return found;
    }

    QStringList tagsOf(const QString &query)
    {
        run({u"search"_s, u"--json"_s, query});
        return m_output.objects().value(0).value(u"tags"_s).toVariant().toStringList();
    }

    std::unique_ptr<test::TemporaryLibrary> m_file;
    std::unique_ptr<Library> m_library;
    QString m_folder;
    RecordingOutput m_output;

private Q_SLOTS:
    void isAllInTheManualPage()
    {
        QFile file(QStringLiteral(TAGLOOM_SOURCE_DIR "/packaging/linux/tagloom-cli.1"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QString page = QString::fromUtf8(file.readAll());
        page.remove(u"\\fB"_s).remove(u"\\fR"_s).remove(u"\\fI"_s).replace(u"\\-"_s, u"-"_s);
        const QString commands = page.section(u".SH COMMANDS"_s, 1).section(u".SH SEARCH LANGUAGE"_s, 0, 0);
        QStringList missing;
        for (const library::Command &command : library::commands()) {
            QString text;
            for (const QString &part : commands.split(u".TP\n"_s)) {
                // One line can head several commands.
                const QString heads = u", "_s + part.section(u'\n', 0, 0).remove(u".B "_s) + u' ';
                const QString name = u", "_s + command.name;
                if (heads.contains(QString(name + u' ')) || heads.contains(QString(name + u',')))
                    text += part;
            }
            if (text.isEmpty())
                missing.append(command.name);
            for (const library::CommandOption &option : command.options) {
                QStringList words{QString(u"--"_s + option.name)};
                words += option.choices;
                for (const QString &word : std::as_const(words)) {
                    const bool isShort = !option.letter.isEmpty() && text.contains(QString(u"-"_s + option.letter));
                    if (!text.contains(word) && !isShort)
                        missing.append(QString(command.name + u' ' + word));
                }
            }
        }
        QCOMPARE(missing, QStringList());
    }
    void cleanup() { m_library.reset(); }

    void refusesWrongUsageWithTheUsageLine_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("usage");
        QTest::newRow("nothing") << QStringList() << u"--help"_s;
        QTest::newRow("unknown command") << QStringList{u"serach"_s} << u"serach"_s;
        QTest::newRow("search without a query") << QStringList{u"search"_s} << u"search QUERY"_s;
        QTest::newRow("search with two") << QStringList{u"search"_s, u"a"_s, u"b"_s} << u"search QUERY"_s;
        QTest::newRow("search with an option of later")
            << QStringList{u"search"_s, u"a"_s, u"--saved"_s} << u"search QUERY"_s;
        QTest::newRow("import of nothing") << QStringList{u"import"_s} << u"import FILE|DIR..."_s;
        QTest::newRow("import of a written format")
            << QStringList{u"import"_s, u"--format"_s, u"csv"_s, u"x"_s} << u"import FILE|DIR..."_s;
        QTest::newRow("export without a format") << QStringList{u"export"_s} << u"export --format"_s;
        QTest::newRow("export with an operand")
            << QStringList{u"export"_s, u"--format=csv"_s, u"x"_s} << u"export --format"_s;
        QTest::newRow("trash without a query") << QStringList{u"trash"_s} << u"trash --query"_s;
        QTest::newRow("tag without tags")
            << QStringList{u"tag"_s, u"add"_s, u"--query"_s, u""_s} << u"tag add|remove"_s;
        QTest::newRow("init with an operand") << QStringList{u"init"_s, u"x"_s} << u"init"_s;
    }
    void refusesWrongUsageWithTheUsageLine()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, usage);
        const auto line = library::parseCommandLine(words);
        QVERIFY(!line.ok());
        QVERIFY2(line.error().message.contains(usage), qPrintable(line.error().message));
        QVERIFY(!line.error().message.contains(u'\n'));
    }

    void everyCommandHasHelp()
    {
        for (const library::Command &command : library::commands()) {
            const auto line = library::parseCommandLine({command.name, u"--help"_s});
            QVERIFY(line.ok());
            QVERIFY(line->arguments.wantsHelp());
            QVERIFY(library::helpOf(command).contains(command.summary));
            QVERIFY(library::generalHelp().contains(library::usageOf(command)));
            QCOMPARE(command.run == nullptr, command.effect == CommandEffect::Creates);
        }
    }

    void aDryRunOnlyReads()
    {
        QCOMPARE(library::parseCommandLine({u"import"_s, u"x"_s})->effect(), CommandEffect::Writes);
        QCOMPARE(library::parseCommandLine({u"import"_s, u"x"_s, u"--dry-run"_s})->effect(), CommandEffect::Reads);
        makeLibrary(false);
        m_library.reset();
        m_library = open(m_file->path(), OpenMode::ReadOnly);
        QCOMPARE(run({u"import"_s, u"--dry-run"_s, u"--json"_s, bookmarks()}), ExitCode::Good);
        QCOMPARE(m_output.objects().value(0).value(u"new"_s).toInt(), 3);
        QCOMPARE(titles({}), QStringList());
    }

    void importSaysWhatItDid()
    {
        makeLibrary(false);
        QCOMPARE(run({u"import"_s, u"--json"_s, bookmarks()}), ExitCode::Good);
        const QJsonObject first = m_output.objects().value(0);
        QCOMPARE(first.value(u"read"_s).toInt(), 4);
        QCOMPARE(first.value(u"new"_s).toInt(), 3);
        QCOMPARE(first.value(u"merged"_s).toInt(), 1);
        QCOMPARE(first.value(u"skipped"_s).toArray(), QJsonArray());

        QCOMPARE(run({u"import"_s, u"--json"_s, bookmarks()}), ExitCode::Good);
        const QJsonObject again = m_output.objects().value(0);
        QCOMPARE(again.value(u"new"_s).toInt(), 0);
        QCOMPARE(again.value(u"merged"_s).toInt(), 4);
        QCOMPARE(titles({}).size(), 3);
    }

    void importTakesPathsFromTheCallersFolder()
    {
        makeLibrary(false);
        m_folder = QStringLiteral(TAGLOOM_TEST_DATA);
        QCOMPARE(run({u"import"_s, u"cli/bookmarks.html"_s}), ExitCode::Good);
        QCOMPARE(titles({}).size(), 3);
    }

    void importTakesFoldersOfFilesAndNamesWhatItSkipped()
    {
        makeLibrary(false);
        QCOMPARE(run({u"import"_s, u"--json"_s, QStringLiteral(TAGLOOM_TEST_DATA "/cli")}), ExitCode::Good);
        const QJsonArray skipped = m_output.objects().value(0).value(u"skipped"_s).toArray();
        QCOMPARE(skipped.size(), 1);
        QVERIFY(skipped.at(0).toObject().value(u"file"_s).toString().endsWith(u"page.html"_s));
        QVERIFY(skipped.at(0).toObject().value(u"line"_s).isDouble());
        QVERIFY(!skipped.at(0).toObject().value(u"reason"_s).toString().isEmpty());
    }

    void importMakesTagsOfFolders_data()
    {
        QTest::addColumn<QString>("folders");
        QTest::addColumn<QStringList>("tags");
        QTest::newRow("all") << u"all"_s << QStringList{u"Biology"_s, u"Science"_s};
        QTest::newRow("leaf") << u"leaf"_s << QStringList{u"Biology"_s};
        QTest::newRow("none") << u"none"_s << QStringList();
    }
    void importMakesTagsOfFolders()
    {
        QFETCH(QString, folders);
        QFETCH(QStringList, tags);
        makeLibrary(false);
        QCOMPARE(run({u"import"_s, u"--folders"_s, folders, bookmarks()}), ExitCode::Good);
        QCOMPARE(tagsOf(u"cells"_s), tags);
    }

    void importFailsIfNothingWasRead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("no file") << QStringLiteral(TAGLOOM_TEST_DATA "/cli/missing.html");
        QTest::newRow("no bookmarks") << QStringLiteral(TAGLOOM_TEST_DATA "/cli/page.html");
    }
    void importFailsIfNothingWasRead()
    {
        QFETCH(QString, path);
        makeLibrary(false);
        QCOMPARE(run({u"import"_s, path}), ExitCode::Failed);
        QCOMPARE(m_output.errors.size(), 1);
        QVERIFY(m_output.errors.at(0).contains(path));
    }

    void importOfAnEmptyFolderFails()
    {
        makeLibrary(false);
        QVERIFY(QDir(m_folder).mkdir(u"empty"_s));
        QCOMPARE(run({u"import"_s, u"--json"_s, u"empty"_s}), ExitCode::Failed);
        QCOMPARE(m_output.objects().value(0).value(u"read"_s).toInt(-1), 0);
        QCOMPARE(m_output.errors.size(), 1);
    }

    void searchFinds_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("found");
        const QString cafe = u"Café – übersicht 日本語"_s;
        QTest::newRow("everything, newest first") << QString() << QStringList{cafe, u"Cells"_s, u"Quantum lectures"_s};
        QTest::newRow("tag") << u"#physics"_s << QStringList{u"Quantum lectures"_s};
        QTest::newRow("tag of another case") << u"#RESUME\u0301"_s << QStringList();
        QTest::newRow("tag decomposed") << u"#re\u0301sume\u0301"_s << QStringList{cafe};
        QTest::newRow("both") << u"#science and spin"_s << QStringList{u"Quantum lectures"_s};
        QTest::newRow("word of a tag") << u"biol"_s << QStringList{u"Cells"_s};
        QTest::newRow("either") << u"#biology | spin"_s << QStringList{u"Cells"_s, u"Quantum lectures"_s};
        QTest::newRow("not") << u"-#science"_s << QStringList{cafe};
        QTest::newRow("field and wildcard") << u"has:note title:*lect*"_s << QStringList{u"Quantum lectures"_s};
        QTest::newRow("day") << u"added:2023-11 not tags:>2"_s << QStringList{cafe, u"Cells"_s};
        QTest::newRow("nothing") << u"zebra"_s << QStringList();
    }
    void searchFinds()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, found);
        makeLibrary();
        QCOMPARE(titles(query), found);
    }

    void searchPrintsItemsAsJson()
    {
        makeLibrary();
        QCOMPARE(run({u"search"_s, u"--json"_s, u"quantum"_s}), ExitCode::Good);
        QCOMPARE(m_output.objects().size(), 1);
        const QJsonObject item = m_output.objects().at(0);
        QCOMPARE(item.keys(), QStringList({u"added"_s, u"id"_s, u"kind"_s, u"tags"_s, u"title"_s, u"url"_s}));
        QVERIFY(item.value(u"id"_s).toInt() > 0);
        QCOMPARE(item.value(u"url"_s).toString(), u"https://example.org/quanta"_s);
        QCOMPARE(item.value(u"kind"_s).toString(), u"bookmark"_s);
        QCOMPARE(item.value(u"tags"_s).toVariant().toStringList(),
                 QStringList({u"again"_s, u"lectures"_s, u"physics"_s, u"Science"_s}));
        QCOMPARE(item.value(u"added"_s).toString(), u"2023-11-14T22:13:20.000Z"_s);

        QCOMPARE(run({u"add"_s, u"A thought"_s}), ExitCode::Good);
        run({u"search"_s, u"--json"_s, u"thought"_s});
        QVERIFY(m_output.objects().value(0).value(u"url"_s).isNull());
        QCOMPARE(m_output.objects().value(0).value(u"kind"_s).toString(), u"note"_s);
    }

    void searchPrintsOneLineAnItem()
    {
        makeLibrary();
        QCOMPARE(run({u"search"_s, u"cells"_s}), ExitCode::Good);
        QCOMPARE(m_output.out, QByteArray("2\tCells\thttps://example.org/cells\tBiology, Science\n"));
        QCOMPARE(m_output.errors, QStringList());
    }

    void searchCountsAndLimits_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("lines");
        QTest::addColumn<QByteArray>("first");
        QTest::newRow("count") << QStringList{u"--count"_s} << 1 << QByteArray("3");
        QTest::newRow("limit") << QStringList{u"--limit"_s, u"2"_s} << 2 << QByteArray();
        QTest::newRow("limit 0") << QStringList{u"--limit"_s, u"0"_s} << 0 << QByteArray();
        QTest::newRow("more than there are") << QStringList{u"--limit=9000000000000000000"_s} << 3 << QByteArray();
    }
    void searchCountsAndLimits()
    {
        QFETCH(QStringList, options);
        QFETCH(int, lines);
        QFETCH(QByteArray, first);
        makeLibrary();
        QCOMPARE(run(QStringList{u"search"_s, QString()} + options), ExitCode::Good);
        QCOMPARE(m_output.out.count('\n'), lines);
        if (!first.isEmpty())
            QCOMPARE(m_output.out.split('\n').value(0), first);
    }

    void searchCountsTagsOfWhatItFinds()
    {
        makeLibrary();
        QCOMPARE(run({u"search"_s, u"--facets"_s, u"#science"_s}), ExitCode::Good);
        QCOMPARE(m_output.out, QByteArray("2\tScience\n1\tagain\n1\tBiology\n1\tlectures\n1\tphysics\n"));
        QCOMPARE(run({u"search"_s, u"--facets"_s, u"--json"_s, u"--limit"_s, u"1"_s, u"#science"_s}), ExitCode::Good);
        QCOMPARE(m_output.objects().size(), 1);
        const QJsonObject facet = m_output.objects().at(0);
        QCOMPARE(facet.keys(), QStringList({u"count"_s, u"id"_s, u"tag"_s}));
        QCOMPARE(facet.value(u"tag"_s).toString(), u"Science"_s);
        QCOMPARE(facet.value(u"count"_s).toInt(), 2);
        QVERIFY(facet.value(u"id"_s).toInt() > 0);
        QCOMPARE(run({u"search"_s, u"--facets"_s, u"zebra"_s}), ExitCode::Good);
        QCOMPARE(m_output.out, QByteArray());
    }

    void searchExplainsWhatItFinds()
    {
        makeLibrary();
        QCOMPARE(run({u"search"_s, u"--explain"_s, u"--limit=1"_s, u"#science (spin or not quantum)"_s}),
                 ExitCode::Good);
        const QString text = QString::fromUtf8(m_output.out);
        for (const QString &line :
             {u"Query: #science (spin or -quantum)\n"_s, u"  and: 2 items\n"_s,
              u"    carries one of 1 tag: 2 items, by index of links by tag\n"_s, u"    or: all but 0 items\n"_s,
              u"      not: all but 1 item\n"_s, u"Found: 2 items\n"_s, u"2\tCells\t#science: tag “Science”\n"_s})
            QVERIFY2(text.contains(line), qPrintable(line + u" in\n"_s + text));
        QVERIFY(!text.contains(u"Quantum lectures"_s));
    }

    void searchOptionsExcludeEachOther()
    {
        makeLibrary();
        for (const QStringList &options :
             {QStringList{u"--count"_s, u"--json"_s}, QStringList{u"--facets"_s, u"--count"_s},
              QStringList{u"--explain"_s, u"--json"_s}, QStringList{u"--explain"_s, u"--facets"_s},
              QStringList{u"--descending"_s}, QStringList{u"--sort"_s, u"odd"_s}, QStringList{u"--sort"_s}})
            QCOMPARE(run(QStringList{u"search"_s, u"x"_s} + options), ExitCode::WrongUsage);
    }

    void otherCommandsTakeTheWholeLanguage()
    {
        makeLibrary();
        QCOMPARE(run({u"tag"_s, u"add"_s, u"seen"_s, u"--query"_s, u"(cells or spin) -#physics"_s}), ExitCode::Good);
        QCOMPARE(titles(u"#seen"_s), QStringList{u"Cells"_s});
        QCOMPARE(run({u"export"_s, u"--format=csv"_s, u"--query"_s, u"kind:bookmark -#science"_s}), ExitCode::Good);
        QCOMPARE(m_output.out.count('\n'), 2);
        QCOMPARE(run({u"trash"_s, u"--query"_s, u"not (has:note or 日本)"_s}), ExitCode::Good);
        QCOMPARE(titles(u"is:trashed"_s), QStringList{u"Cells"_s});
        QCOMPARE(run({u"restore"_s, u"--query"_s, u"title:cells"_s}), ExitCode::Good);
        QCOMPARE(titles(u"is:trashed"_s), QStringList());
    }

    void aQueryThatCannotBeReadNamesColumnAndCause_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("column");
        QTest::newRow("search") << QStringList{u"search"_s, u"spin or is:nonsense"_s} << u"column 9"_s;
        QTest::newRow("after two hyphens") << QStringList{u"search"_s, u"--"_s, u"-spin)"_s} << u"column 6"_s;
        QTest::newRow("explained") << QStringList{u"search"_s, u"--explain"_s, u"added:soon"_s} << u"column 1"_s;
        QTest::newRow("export") << QStringList{u"export"_s, u"--format=csv"_s, u"--query=a (b) ()"_s} << u"column 7"_s;
        QTest::newRow("trash") << QStringList{u"trash"_s, u"--query"_s, u"#"_s} << u"column 1"_s;
        QTest::newRow("tag") << QStringList{u"tag"_s, u"add"_s, u"x"_s, u"--query"_s, u"a and"_s} << u"column 3"_s;
    }
    void aQueryThatCannotBeReadNamesColumnAndCause()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, column);
        makeLibrary();
        QCOMPARE(run(words), ExitCode::WrongUsage);
        QCOMPARE(m_output.errors.size(), 1);
        QVERIFY2(m_output.errors.at(0).contains(column), qPrintable(m_output.errors.at(0)));
        QCOMPARE(m_output.out, QByteArray());
    }

    void aTagThatDoesNotExistFindsNothingAndIsSaid()
    {
        makeLibrary();
        QCOMPARE(run({u"search"_s, u"#phyics"_s, u"--count"_s}), ExitCode::Good);
        QCOMPARE(m_output.out, QByteArray("0\n"));
        QCOMPARE(m_output.errors.size(), 1);
        QVERIFY(m_output.errors.at(0).contains(u"phyics"_s));
    }

    void aLongResultIsWrittenInPieces()
    {
        makeLibrary(false);
        QList<domain::ItemDraft> drafts;
        for (int number = 0; number < 2500; ++number)
            drafts.append(domain::ItemDraft{domain::noteKind, QStringLiteral("note %1").arg(number), {}, {}});
        QVERIFY(library::ItemService(*m_library).add(drafts, {u"many"_s}).result().ok());
        QCOMPARE(run({u"search"_s, u"#many"_s}), ExitCode::Good);
        QCOMPARE(m_output.out.count('\n'), 2500);
        QCOMPARE(m_output.writes, 3);
        QVERIFY(m_output.largestWrite < m_output.out.size() / 2);
        // Newest first: one transaction gives all of them one time, so by id.
        QVERIFY(m_output.out.startsWith("2500\tnote 2499\t\tmany\n"));
        QVERIFY(m_output.out.endsWith("\n1\tnote 0\t\tmany\n"));
    }

    void aClosedOutputEndsReadingCommandsWithFailure_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("search") << QStringList{u"search"_s, u""_s};
        QTest::newRow("count") << QStringList{u"search"_s, u""_s, u"--count"_s};
        QTest::newRow("tags") << QStringList{u"tags"_s};
        QTest::newRow("info") << QStringList{u"info"_s};
        QTest::newRow("export") << QStringList{u"export"_s, u"--format=html"_s};
    }
    void aClosedOutputEndsReadingCommandsWithFailure()
    {
        QFETCH(QStringList, words);
        makeLibrary();
        RecordingOutput output;
        output.isClosed = true;
        const auto line = library::parseCommandLine(words);
        QVERIFY(line.ok());
        QCOMPARE(library::runCommandLine(*line, *m_library, m_folder, output, library::makeJob()), ExitCode::Failed);
        QCOMPARE(output.errors, QStringList());
    }

    void addMakesWhatTheTextIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("title");
        QTest::newRow("address") << u"https://example.org/new"_s << u"bookmark"_s << u"https://example.org/new"_s;
        QTest::newRow("file of the caller's folder") << u"paper.pdf"_s << u"file"_s << u"paper.pdf"_s;
        QTest::newRow("title") << u"Call the dentist"_s << u"note"_s << u"Call the dentist"_s;
        QTest::newRow("never run, but kept") << u"javascript:alert(1)"_s << u"bookmark"_s << u"javascript:alert(1)"_s;
    }
    void addMakesWhatTheTextIs()
    {
        QFETCH(QString, text);
        QFETCH(QString, kind);
        QFETCH(QString, title);
        makeLibrary(false);
        QFile paper(m_folder + u"/paper.pdf"_s);
        QVERIFY(paper.open(QIODevice::WriteOnly));
        QCOMPARE(run({u"add"_s, text, u"--tag"_s, u"To read"_s, u"--tag=new"_s}), ExitCode::Good);
        QCOMPARE(run({u"search"_s, u"--json"_s, u""_s}), ExitCode::Good);
        QCOMPARE(m_output.objects().size(), 1);
        const QJsonObject item = m_output.objects().at(0);
        QCOMPARE(item.value(u"kind"_s).toString(), kind);
        QCOMPARE(item.value(u"title"_s).toString(), title);
        QCOMPARE(item.value(u"tags"_s).toVariant().toStringList(), QStringList({u"new"_s, u"To read"_s}));
    }

    void addGivesTheTagsToAKnownAddress()
    {
        makeLibrary();
        QCOMPARE(run({u"add"_s, u"HTTPS://Example.org/cells/"_s, u"--tag"_s, u"later"_s}), ExitCode::Good);
        QCOMPARE(titles({}).size(), 3);
        QCOMPARE(tagsOf(u"cells"_s), QStringList({u"Biology"_s, u"later"_s, u"Science"_s}));
    }

    void addRefusesWhatCannotBe_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("empty title") << QStringList{u"add"_s, u" "_s};
        QTest::newRow("empty tag") << QStringList{u"add"_s, u"x"_s, u"--tag"_s, u" "_s};
        QTest::newRow("tag of 51 characters") << QStringList{u"add"_s, u"x"_s, u"--tag"_s, QString(51, u'x')};
    }
    void addRefusesWhatCannotBe()
    {
        QFETCH(QStringList, words);
        makeLibrary(false);
        QCOMPARE(run(words), ExitCode::Failed);
        QCOMPARE(m_output.errors.size(), 1);
        QCOMPARE(titles({}), QStringList());
    }

    void trashAndRestoreFindTheirOwnSide()
    {
        makeLibrary();
        QCOMPARE(run({u"trash"_s, u"--query"_s, u"#science"_s}), ExitCode::Good);
        QVERIFY(m_output.out.contains("2 items"));
        QCOMPARE(titles({}).size(), 1);
        QCOMPARE(run({u"trash"_s, u"--query"_s, u"#science"_s}), ExitCode::Good);
        QVERIFY(m_output.out.contains("0 items"));
        QCOMPARE(run({u"restore"_s, u"--query"_s, u"cells"_s}), ExitCode::Good);
        QVERIFY(m_output.out.contains("1 item"));
        QCOMPARE(titles({}).size(), 2);
    }

    void tagAddMakesAndRemoveTakes()
    {
        makeLibrary();
        QCOMPARE(run({u"tag"_s, u"add"_s, u"PHYSICS"_s, u"brand new"_s, u"--query"_s, u"cells"_s}), ExitCode::Good);
        QCOMPARE(tagsOf(u"cells"_s), QStringList({u"Biology"_s, u"brand new"_s, u"physics"_s, u"Science"_s}));
        QCOMPARE(run({u"tag"_s, u"remove"_s, u"Brand New"_s, u"physics"_s, u"--query"_s, u""_s}), ExitCode::Good);
        QVERIFY2(m_output.out.contains("2 items"), m_output.out.constData());
        QCOMPARE(tagsOf(u"cells"_s), QStringList({u"Biology"_s, u"Science"_s}));
    }

    void tagNamesAreUnderstoodAsAliases()
    {
        makeLibrary();
        QVERIFY(m_library
                    ->write(u"alias"_s,
                            [](store::Transaction &transaction) -> domain::Result<void> {
                                const auto id = store::findTag(transaction.connection(), u"physics"_s);
                                return store::addTagAlias(transaction, **id, *domain::TagName::parse(u"Physik"_s));
                            })
                    .result()
                    .ok());
        QCOMPARE(run({u"tag"_s, u"add"_s, u"physik"_s, u"--query"_s, u"cells"_s}), ExitCode::Good);
        QCOMPARE(tagsOf(u"cells"_s), QStringList({u"Biology"_s, u"physics"_s, u"Science"_s}));
        QCOMPARE(run({u"tags"_s, u"--prefix"_s, u"PHYSI"_s, u"--json"_s}), ExitCode::Good);
        const QJsonObject tag = m_output.objects().value(0);
        QCOMPARE(tag.keys(), QStringList({u"aliases"_s, u"count"_s, u"id"_s, u"name"_s, u"parents"_s}));
        QCOMPARE(tag.value(u"name"_s).toString(), u"physics"_s);
        QCOMPARE(tag.value(u"count"_s).toInt(), 2);
        QCOMPARE(tag.value(u"aliases"_s).toVariant().toStringList(), QStringList{u"Physik"_s});
        QCOMPARE(tag.value(u"parents"_s).toArray(), QJsonArray());
        QCOMPARE(m_output.objects().size(), 1);
    }

    void tagRefusesUnknownVerbsAndTags()
    {
        makeLibrary();
        QCOMPARE(run({u"tag"_s, u"put"_s, u"x"_s, u"--query"_s, u""_s}), ExitCode::WrongUsage);
        QCOMPARE(run({u"tag"_s, u"remove"_s, u"physics"_s, u"nowhere"_s, u"--query"_s, u""_s}), ExitCode::Failed);
        QVERIFY(m_output.errors.value(0).contains(u"nowhere"_s));
        QCOMPARE(titles(u"#physics"_s).size(), 1);
    }

    void tagsListsNamesWithCounts()
    {
        makeLibrary();
        QCOMPARE(run({u"tags"_s}), ExitCode::Good);
        QCOMPARE(m_output.out, QByteArray("again\t1\nBiology\t1\nlectures\t1\nphysics\t1\nRésumé\t1\nScience\t2\n"));
        QCOMPARE(run({u"tags"_s, u"--prefix"_s, u"%"_s}), ExitCode::Good);
        QCOMPARE(m_output.out, QByteArray());
    }

    void infoSaysWhatThereIs()
    {
        makeLibrary();
        run({u"trash"_s, u"--query"_s, u"cells"_s});
        QCOMPARE(run({u"info"_s, u"--json"_s}), ExitCode::Good);
        const QJsonObject info = m_output.objects().value(0);
        QCOMPARE(info.value(u"path"_s).toString(), m_library->path());
        QCOMPARE(info.value(u"items"_s).toInt(), 2);
        QCOMPARE(info.value(u"trashed"_s).toInt(), 1);
        QCOMPARE(info.value(u"tags"_s).toInt(), 6);
        QCOMPARE(info.value(u"links"_s).toInt(), 7);
        QVERIFY(info.value(u"size"_s).toInt() > 0);
        QCOMPARE(info.value(u"schema_version"_s).toInt(), test::bundledMigrations().size());
        QVERIFY(info.contains(u"program_version"_s));
        QCOMPARE(run({u"info"_s}), ExitCode::Good);
        QVERIFY(m_output.out.contains(m_library->path().toUtf8()));
    }

    void exportComesBackTheSame_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("html") << u"html"_s;
        QTest::newRow("jsonl") << u"jsonl"_s;
    }
    void exportComesBackTheSame()
    {
        QFETCH(QString, format);
        makeLibrary();
        run({u"search"_s, u"--json"_s, u""_s});
        QList<QJsonObject> before = m_output.objects();
        QCOMPARE(run({u"export"_s, u"--format"_s, format, u"-o"_s, u"out"_s}), ExitCode::Good);
        const QString file = m_folder + u"/out"_s;
        QVERIFY(QFileInfo::exists(file));
        QCOMPARE(run({u"export"_s, u"--format"_s, format}), ExitCode::Good);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), m_output.out);

        const auto first = std::move(m_file);
        makeLibrary(false);
        QCOMPARE(run({u"import"_s, file}), ExitCode::Good);
        run({u"search"_s, u"--json"_s, u""_s});
        QList<QJsonObject> after = m_output.objects();
        for (QList<QJsonObject> *const all : {&before, &after}) {
            for (QJsonObject &object : *all)
                object.remove(u"id"_s);
        }
        QCOMPARE(after, before);
    }

    void exportTakesAQuery()
    {
        makeLibrary();
        QCOMPARE(run({u"export"_s, u"--format"_s, u"csv"_s, u"--query"_s, u"#biology"_s}), ExitCode::Good);
        QCOMPARE(m_output.out.count('\n'), 2);
        QVERIFY(m_output.out.contains("Cells"));
        QCOMPARE(run({u"export"_s, u"--format"_s, u"csv"_s, u"--query"_s, u"#biologie"_s}), ExitCode::Good);
        QCOMPARE(m_output.errors.size(), 1);
    }

    void exportToNowhereFails()
    {
        makeLibrary();
        QCOMPARE(run({u"export"_s, u"--format=html"_s, u"-o"_s, u"no/such/folder/out.html"_s}), ExitCode::Failed);
        QCOMPARE(m_output.errors.size(), 1);
    }

    void writingToAReadOnlyLibraryFails_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("add") << QStringList{u"add"_s, u"x"_s};
        QTest::newRow("import") << QStringList{u"import"_s, bookmarks()};
        QTest::newRow("trash") << QStringList{u"trash"_s, u"--query"_s, u""_s};
        QTest::newRow("restore") << QStringList{u"restore"_s, u"--query"_s, u""_s};
        QTest::newRow("tag") << QStringList{u"tag"_s, u"add"_s, u"x"_s, u"--query"_s, u""_s};
    }
    void writingToAReadOnlyLibraryFails()
    {
        QFETCH(QStringList, words);
        makeLibrary();
        m_library.reset();
        m_library = open(m_file->path(), OpenMode::ReadOnly);
        QCOMPARE(run(words), ExitCode::Failed);
        QCOMPARE(m_output.errors, QStringList{m_library->readOnlyError().message});
        QCOMPARE(titles({}).size(), 3);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
