// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/command_line.h"
#include "library/open_library.h"
#include "support/recording_output.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using library::ExitCode;
using test::sure;

class FileCommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library.reset();
        m_file = std::make_unique<test::TemporaryLibrary>();
        m_library = test::openLibrary(m_file->path());
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void cleanup() { m_library.reset(); }

    void addsFilesAndFolders()
    {
        write(u"a.txt"_s, "text");
        write(u"Photos/2024/b.txt"_s, "text");
        QCOMPARE(run({u"add"_s, u"a.txt"_s, u"--tag"_s, u"x"_s}), ExitCode::Good);
        QCOMPARE(m_out.section(u'\n', 0, 0), u"Added item 1."_s);
        QCOMPARE(run({u"add"_s, u"a.txt"_s}), ExitCode::Good);
        QCOMPARE(m_out.section(u'\n', 0, 0), u"Item 1 has this address already."_s);
        QCOMPARE(run({u"add"_s, u"Photos"_s, u"a.txt"_s, u"--folders"_s, u"all"_s}), ExitCode::Good);
        QCOMPARE(m_out.section(u'\n', 0, 0), u"2 files taken: 1 new, 1 known already, 0 skipped."_s);
        QVERIFY(m_out.contains(u"b.txt: note: It holds the same as “"_s));
        QCOMPARE(count(u"#Photos #2024"_s), u"1\n"_s);
        QCOMPARE(count(u"has:file size:4 type:text"_s), u"2\n"_s);
        QCOMPARE(count(u"#x"_s), u"1\n"_s);
    }

    void addsAFileAsAnotherKind()
    {
        write(u"bill.pdf"_s, "%PDF-1.4");
        QCOMPARE(run({u"add"_s, u"bill.pdf"_s, u"--kind"_s, u"invoice"_s, u"--set"_s, u"amount=12 EUR"_s}),
                 ExitCode::Good);
        QCOMPARE(count(u"kind:invoice amount:12 has:file type:pdf"_s), u"1\n"_s);
    }

    void addsTextsAndFilesAtOnce()
    {
        write(u"a.txt"_s, "text");
        QCOMPARE(run({u"add"_s, u"https://example.org/"_s, u"A note"_s, u"a.txt"_s}), ExitCode::Good);
        QCOMPARE(count(u""_s), u"3\n"_s);
    }

    void saysWhatIsGoneAndTakesOverWhatIsSure()
    {
        write(u"a.txt"_s, "text of a");
        write(u"b.txt"_s, "text of b");
        write(u"c.txt"_s, "text of c");
        run({u"add"_s, u"a.txt"_s, u"b.txt"_s, u"c.txt"_s});
        QCOMPARE(run({u"files"_s, u"check"_s}), ExitCode::Good);
        QCOMPARE(m_out.section(u'\n', 0, 0), u"3 files checked, 0 gone or changed."_s);
        QVERIFY(QDir(m_folder->path()).mkpath(u"new"_s));
        QVERIFY(QFile::rename(path(u"a.txt"_s), path(u"new/a.txt"_s)));
        QVERIFY(QFile::remove(path(u"b.txt"_s)));
        write(u"c.txt"_s, "longer text of c");
        QCOMPARE(run({u"files"_s, u"find"_s, u"new"_s}), ExitCode::Good);
        QVERIFY(m_out.contains(u"a.txt: found: "_s + path(u"new/a.txt"_s)));
        QVERIFY(m_out.contains(u"b.txt: missing."_s));
        QVERIFY(m_out.contains(u"c.txt: changed: "_s));
        QVERIFY(m_out.contains(u"Nothing was changed."_s));
        QCOMPARE(count(u"is:missing"_s), u"0\n"_s);
        QCOMPARE(run({u"files"_s, u"find"_s, u"new"_s, u"--apply"_s, u"--json"_s}), ExitCode::Good);
        const QJsonObject report = QJsonDocument::fromJson(m_out.toUtf8()).object();
        QCOMPARE(report[u"checked"_s].toInt(), 3);
        QCOMPARE(report[u"updated"_s].toInt(), 1);
        QCOMPARE(report[u"findings"_s].toArray().size(), 3);
        QCOMPARE(count(u"is:missing"_s), u"1\n"_s);
        QCOMPARE(count(u"is:missing title:b.txt"_s), u"1\n"_s);
        QCOMPARE(run({u"files"_s, u"check"_s, u"--apply"_s, u"--accept-changes"_s}), ExitCode::Good);
        QCOMPARE(count(u"size:16"_s), u"1\n"_s);
        write(u"b.txt"_s, "text of b");
        run({u"files"_s, u"check"_s, u"--apply"_s});
        QCOMPARE(count(u"is:missing"_s), u"0\n"_s);
    }

    void refusesWrongUse_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<ExitCode>("code");
        QTest::newRow("no such verb") << QStringList{u"files"_s, u"list"_s} << ExitCode::WrongUsage;
        QTest::newRow("no folder") << QStringList{u"files"_s, u"find"_s} << ExitCode::WrongUsage;
        QTest::newRow("a folder too many") << QStringList{u"files"_s, u"check"_s, u"."_s} << ExitCode::WrongUsage;
        QTest::newRow("no such folder") << QStringList{u"files"_s, u"find"_s, u"gone"_s} << ExitCode::Failed;
    }
    void refusesWrongUse()
    {
        QFETCH(QStringList, words);
        QFETCH(ExitCode, code);
        QCOMPARE(run(words), code);
        QVERIFY(!m_errors.isEmpty());
    }

private:
    QString path(const QString &name) const { return QDir(m_folder->path()).absoluteFilePath(name); }

    void write(const QString &name, const QByteArray &bytes)
    {
        QDir(m_folder->path()).mkpath(QFileInfo(name).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(name));
    }

    ExitCode run(const QStringList &words)
    {
        test::RecordingOutput output;
        const auto line = sure(library::parseCommandLine(words));
        const ExitCode code = library::runCommandLine(line, *m_library, m_folder->path(), output, library::makeJob());
        m_out = QString::fromUtf8(output.out);
        m_errors = output.errors.join(u'\n');
        return code;
    }

    QString count(const QString &query)
    {
        run({u"search"_s, u"--count"_s, query});
        return m_out;
    }

    std::unique_ptr<test::TemporaryLibrary> m_file;
    std::unique_ptr<library::Library> m_library;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_out;
    QString m_errors;
};

QTEST_GUILESS_MAIN(FileCommandsTest)
#include "file_commands_test.moc"
