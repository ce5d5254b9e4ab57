// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/note_file.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;

class NoteFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsPathsThatStayBelow_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("file") << u"plan.md"_s << true;
        QTest::newRow("folders") << u"a b/ä/plan.md"_s << true;
        QTest::newRow("dots in a name") << u"a../..b/c..md"_s << true;
        QTest::newRow("empty") << u""_s << false;
        QTest::newRow("absolute") << u"/etc/passwd"_s << false;
        QTest::newRow("up") << u"../plan.md"_s << false;
        QTest::newRow("up on the way") << u"a/../../plan.md"_s << false;
        QTest::newRow("up at the end") << u"a/.."_s << false;
        QTest::newRow("here") << u"./plan.md"_s << false;
        QTest::newRow("empty part") << u"a//plan.md"_s << false;
        QTest::newRow("folder") << u"a/"_s << false;
        QTest::newRow("backslash") << u"..\\plan.md"_s << false;
        QTest::newRow("line end") << u"a\nb.md"_s << false;
    }

    void knowsPathsThatStayBelow()
    {
        QFETCH(QString, path);
        QTEST(domain::isNotePath(path), "isGood");
    }

    void knowsWhatSurvivesAsText_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("isText");
        QTest::newRow("text") << QByteArray("a\r\n\xc3\xa9\xf0\x9f\x98\x80") << true;
        QTest::newRow("empty") << QByteArray("") << true;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFx") << false;
        QTest::newRow("nul") << QByteArray("a\0b", 3) << false;
        QTest::newRow("latin-1") << QByteArray("\xe9t\xe9") << false;
        QTest::newRow("cut") << QByteArray("x\xc3") << false;
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
    }

    void knowsWhatSurvivesAsText()
    {
        QFETCH(QByteArray, content);
        QTEST(domain::isKeptAsText(content), "isText");
        if (domain::isKeptAsText(content))
            QCOMPARE(QString::fromUtf8(content).toUtf8(), content);
    }

    void hasWordsForFolders()
    {
        for (const auto folders : {domain::FolderTags::All, domain::FolderTags::Leaf, domain::FolderTags::None})
            QCOMPARE(domain::folderTagsFromWord(domain::toWord(folders)), folders);
        QVERIFY(!domain::folderTagsFromWord(u"some"));
    }
};

QTEST_GUILESS_MAIN(NoteFileTest)
#include "note_file_test.moc"
