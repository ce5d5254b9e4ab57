// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/locations.h"
#include "library/open_library.h"
#include "library/sample_library.h"
#include "support/folder_snapshot.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using test::sure;

class LocationsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsTheLibraryIntoTheDataFolder();
    void givesOnePathHoweverAFileIsNamed();
    void givesOnePathForAFileToBeMade();
    void makesTheSampleLibraryOnce();
};

void LocationsTest::putsTheLibraryIntoTheDataFolder()
{
    const QTemporaryDir folder;
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder.path()));
    QCOMPARE(library::defaultLibraryPath(), folder.path() + u"/tagloom/library.tagloom"_s);
    qunsetenv("XDG_DATA_HOME");
}

void LocationsTest::givesOnePathHoweverAFileIsNamed()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"real"_s));
    test::writeFile(folder.filePath(u"real/a.tagloom"_s), "x");
    QVERIFY(QFile::link(folder.filePath(u"real"_s), folder.filePath(u"alias"_s)));
    const QString canonical = QFileInfo(folder.filePath(u"real/a.tagloom"_s)).canonicalFilePath();
    for (const QString &name : {u"real/a.tagloom"_s, u"real/../real/./a.tagloom"_s, u"alias/a.tagloom"_s})
        QCOMPARE(library::canonicalPath(folder.filePath(name)), canonical);
}

void LocationsTest::givesOnePathForAFileToBeMade()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"real"_s));
    QVERIFY(QFile::link(folder.filePath(u"real"_s), folder.filePath(u"alias"_s)));
    QCOMPARE(library::canonicalPath(folder.filePath(u"alias/new"_s)),
             library::canonicalPath(folder.filePath(u"real/new"_s)));
    QCOMPARE(library::canonicalPath(u"/no/such/../folder/new"_s), u"/no/folder/new"_s);
}

void LocationsTest::makesTheSampleLibraryOnce()
{
    const QTemporaryDir folder;
    const QString path = sure(library::makeSampleLibrary(folder.filePath(u"new"_s)));
    {
        const auto open = test::openLibrary(path);
        QVERIFY(sure(store::countLiveItems(open->connection())) > 10);
    }
    const auto before = test::folderSnapshot(folder.filePath(u"new"_s));
    QCOMPARE(before.keys(), (QStringList{u"Sample pictures"_s, u"Sample.tagloom"_s}));
    QCOMPARE(sure(library::makeSampleLibrary(folder.filePath(u"new"_s))), path);
    QCOMPARE(test::folderSnapshot(folder.filePath(u"new"_s)), before);
}

QTEST_GUILESS_MAIN(LocationsTest)
#include "locations_test.moc"
