// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/command_line.h"
#include "library/open_library.h"
#include "library/tag_service.h"
#include "support/recording_output.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::TagId;
using library::CommandEffect;
using library::ExitCode;
using test::RecordingOutput;
using test::sure;

class TagCareCommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library.reset();
        m_file = std::make_unique<test::TemporaryLibrary>();
        m_library = test::openLibrary(m_file->path());
        for (const QString &title : {u"quarks"_s, u"gluons"_s})
            QCOMPARE(run({u"add"_s, title, u"--tag"_s, u"phys"_s}), ExitCode::Good);
        QCOMPARE(run({u"add"_s, u"waves"_s, u"--tag"_s, u"Physics"_s, u"--tag"_s, u"to read"_s}), ExitCode::Good);
        QCOMPARE(run({u"add"_s, u"later"_s, u"--tag"_s, u"to-read"_s}), ExitCode::Good);
    }
    void cleanup() { m_library.reset(); }

    void renames()
    {
        QCOMPARE(run({u"rename"_s, u"PHYS"_s, u"matter"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Renamed “phys” to “matter”.\n"_s);
        QCOMPARE(names(), (QStringList{u"matter"_s, u"Physics"_s, u"to read"_s, u"to-read"_s}));
    }

    void merges()
    {
        QCOMPARE(run({u"merge"_s, u"phys"_s, u"to-read"_s, u"--into"_s, u"physics"_s, u"--dry-run"_s}), ExitCode::Good);
        QCOMPARE(said(), u"3 items get the tag “Physics”; none of them carries it already.\n"_s);
        QCOMPARE(names().size(), 4);
        QCOMPARE(run({u"merge"_s, u"phys"_s, u"to-read"_s, u"--into"_s, u"physics"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Merged “phys”, “to-read” into “Physics”, which 3 items more carry now.\n"_s);
        QCOMPARE(run({u"tags"_s, u"--prefix"_s, u"phys"_s, u"--json"_s}), ExitCode::Good);
        const QJsonObject tag = m_output.objects().value(0);
        QCOMPARE(tag.value(u"count"_s).toInt(), 4);
        QCOMPARE(tag.value(u"aliases"_s).toVariant().toStringList(), (QStringList{u"phys"_s, u"to-read"_s}));
        QCOMPARE(run({u"merge"_s, u"to read"_s, u"--into"_s, u"phys"_s, u"--no-alias"_s}), ExitCode::Good);
        QCOMPARE(run({u"tags"_s, u"--json"_s}), ExitCode::Good);
        QCOMPARE(m_output.objects().value(0).value(u"aliases"_s).toVariant().toStringList(),
                 (QStringList{u"phys"_s, u"to-read"_s}));
    }

    void aliasesAndPlaces()
    {
        QCOMPARE(run({u"alias"_s, u"physics"_s, u"Physik"_s}), ExitCode::Good);
        QCOMPARE(run({u"parent"_s, u"phys"_s, u"PHYSIK"_s}), ExitCode::Good);
        QCOMPARE(said(), u"“phys” stands below “Physics”.\n"_s);
        QCOMPARE(run({u"tags"_s, u"--json"_s}), ExitCode::Good);
        QCOMPARE(m_output.objects().value(0).value(u"parents"_s).toVariant().toStringList(), QStringList{u"Physics"_s});
        QCOMPARE(m_output.objects().value(1).value(u"aliases"_s).toVariant().toStringList(), QStringList{u"Physik"_s});
        QCOMPARE(run({u"parent"_s, u"phys"_s, u"physics"_s, u"--remove"_s}), ExitCode::Good);
        QCOMPARE(run({u"alias"_s, u"physics"_s, u"physik"_s, u"--remove"_s}), ExitCode::Good);
        QVERIFY(sure(store::readTagParents(m_library->connection())).isEmpty());
        QCOMPARE(run({u"rename"_s, u"physik"_s, u"x"_s}), ExitCode::Failed);
    }

    void deletesTags()
    {
        QCOMPARE(run({u"delete-tag"_s, u"phys"_s, u"--dry-run"_s}), ExitCode::Good);
        QCOMPARE(said(), u"2 items lose “phys”, and no item is deleted.\n"_s);
        QCOMPARE(names().size(), 4);
        QCOMPARE(run({u"delete-tag"_s, u"phys"_s, u"PHYS"_s}), ExitCode::Good);
        QCOMPARE(said(), u"Deleted “phys”.\n"_s);
        QCOMPARE(names().size(), 3);
        QCOMPARE(run({u"search"_s, u""_s, u"--count"_s}), ExitCode::Good);
        QCOMPARE(said(), u"4\n"_s);
    }

    void listsUnusedTags()
    {
        QCOMPARE(run({u"tag"_s, u"remove"_s, u"phys"_s, u"--query"_s, u"#phys"_s}), ExitCode::Good);
        QCOMPARE(run({u"tags"_s, u"--unused"_s}), ExitCode::Good);
        QCOMPARE(said(), u"phys\t0\n"_s);
        QCOMPARE(run({u"tags"_s, u"--unused"_s, u"--json"_s}), ExitCode::Good);
        QCOMPARE(m_output.objects().value(0).value(u"name"_s).toString(), u"phys"_s);
    }

    void listsTwins()
    {
        QCOMPARE(run({u"tags"_s, u"--twins"_s}), ExitCode::Good);
        QCOMPARE(said(), u"to read\t1\tto-read\t1\tseparators\n"_s);
        QCOMPARE(run({u"tags"_s, u"--twins"_s, u"--json"_s}), ExitCode::Good);
        const QJsonObject expected{{u"tag"_s, u"to read"_s},
                                   {u"count"_s, 1},
                                   {u"twin"_s, u"to-read"_s},
                                   {u"twin_count"_s, 1},
                                   {u"reason"_s, u"separators"_s}};
        QCOMPARE(m_output.objects(), QList<QJsonObject>{expected});
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("reason");
        QTest::newRow("rename onto a name")
            << QStringList{u"rename"_s, u"phys"_s, u"PHYSICS"_s} << u"“Physics” already"_s;
        QTest::newRow("rename to no name") << QStringList{u"rename"_s, u"phys"_s, u" "_s} << u"needs a name"_s;
        QTest::newRow("rename of none") << QStringList{u"rename"_s, u"nowhere"_s, u"x"_s} << u"no tag “nowhere”"_s;
        QTest::newRow("merge into itself")
            << QStringList{u"merge"_s, u"phys"_s, u"--into"_s, u"PHYS"_s} << u"into itself"_s;
        QTest::newRow("merge into its child")
            << QStringList{u"merge"_s, u"top"_s, u"--into"_s, u"bottom"_s} << u"bottom › middle › top"_s;
        QTest::newRow("dry run of that") << QStringList{u"merge"_s, u"top"_s, u"--into"_s, u"bottom"_s, u"--dry-run"_s}
                                         << u"stands below it"_s;
        QTest::newRow("merge into none") << QStringList{u"merge"_s, u"phys"_s, u"--into"_s, u"x"_s} << u"no tag “x”"_s;
        QTest::newRow("alias equal to a name")
            << QStringList{u"alias"_s, u"phys"_s, u"physics"_s} << u"name of another tag"_s;
        QTest::newRow("alias equal to its own name")
            << QStringList{u"alias"_s, u"phys"_s, u"Phys"_s} << u"name of this tag"_s;
        QTest::newRow("no such alias") << QStringList{u"alias"_s, u"phys"_s, u"x"_s, u"--remove"_s}
                                       << u"no alias “x”"_s;
        QTest::newRow("below itself") << QStringList{u"parent"_s, u"phys"_s, u"phys"_s} << u"below itself"_s;
        QTest::newRow("circle of two") << QStringList{u"parent"_s, u"top"_s, u"middle"_s} << u"middle › top"_s;
        QTest::newRow("circle of three") << QStringList{u"parent"_s, u"top"_s, u"bottom"_s}
                                         << u"bottom › middle › top"_s;
        QTest::newRow("no such place") << QStringList{u"parent"_s, u"phys"_s, u"top"_s, u"--remove"_s}
                                       << u"not stand there"_s;
        QTest::newRow("deletion of none") << QStringList{u"delete-tag"_s, u"phys"_s, u"x"_s} << u"no tag “x”"_s;
    }

    void refuses()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QString, reason);
        library::TagService tags(*m_library);
        const TagId top = sure(tags.create(u"top"_s));
        const TagId middle = sure(tags.create(u"middle"_s));
        const TagId bottom = sure(tags.create(u"bottom"_s));
        sure(tags.addParent({middle}, top));
        sure(tags.addParent({bottom}, middle));
        const QStringList before = test::dumpOf(*m_library);
        QCOMPARE(run(words), ExitCode::Failed);
        QCOMPARE(m_output.errors.size(), 1);
        QVERIFY2(m_output.errors[0].contains(reason), qPrintable(m_output.errors[0]));
        QVERIFY(!m_output.errors[0].contains(u'\n'));
        QCOMPARE(test::dumpOf(*m_library), before);
    }

    void refusesWrongUsage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("rename without a name") << QStringList{u"rename"_s, u"a"_s};
        QTest::newRow("merge without a target") << QStringList{u"merge"_s, u"a"_s};
        QTest::newRow("merge of nothing") << QStringList{u"merge"_s, u"--into"_s, u"a"_s};
        QTest::newRow("unused twins") << QStringList{u"tags"_s, u"--unused"_s, u"--twins"_s};
        QTest::newRow("twins by prefix") << QStringList{u"tags"_s, u"--twins"_s, u"--prefix"_s, u"a"_s};
        QTest::newRow("three in a line") << QStringList{u"parent"_s, u"a"_s, u"b"_s, u"c"_s};
    }

    void refusesWrongUsage()
    {
        QFETCH(const QStringList, words);
        QCOMPARE(run(words), ExitCode::WrongUsage);
        QCOMPARE(m_output.errors.size(), 1);
    }

    void onlyDryRunsRead()
    {
        const auto effect = [](const QStringList &words) {
            return sure(library::parseCommandLine(words)).effect();
        };
        QCOMPARE(effect({u"merge"_s, u"a"_s, u"--into"_s, u"b"_s}), CommandEffect::Writes);
        QCOMPARE(effect({u"merge"_s, u"a"_s, u"--into"_s, u"b"_s, u"--dry-run"_s}), CommandEffect::Reads);
        QCOMPARE(effect({u"delete-tag"_s, u"a"_s}), CommandEffect::Writes);
        QCOMPARE(effect({u"delete-tag"_s, u"a"_s, u"--dry-run"_s}), CommandEffect::Reads);
        QCOMPARE(effect({u"tags"_s, u"--twins"_s}), CommandEffect::Reads);
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
    QString said() const { return QString::fromUtf8(m_output.out); }
    QStringList names()
    {
        QStringList all;
        for (const auto &details : sure(store::readTagDetails(m_library->connection())))
            all.append(details.tag.name);
        return all;
    }

    std::unique_ptr<test::TemporaryLibrary> m_file;
    std::unique_ptr<library::Library> m_library;
    RecordingOutput m_output;
};

QTEST_GUILESS_MAIN(TagCareCommandsTest)
#include "tag_care_commands_test.moc"
