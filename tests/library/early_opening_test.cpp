// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/early_opening.h"
#include "library/item_service.h"
#include "library/open_library.h"
#include "support/folder_snapshot.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using library::EarlyOpening;
using library::Library;
using library::OpenMode;
using test::sure;

class EarlyOpeningTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesALibraryThatWritesAndAnnouncesHere();
    void givesNothingAndChangesNothing_data();
    void givesNothingAndChangesNothing();
    void leavesTheLockToTheLibraryThatHasIt();
    void letsGoOfTheLockIfNobodyTakesIt();
};

void EarlyOpeningTest::givesALibraryThatWritesAndAnnouncesHere()
{
    const test::TemporaryLibrary file;
    EarlyOpening opening(file.path());
    const std::unique_ptr<Library> library = opening.take();
    QVERIFY(library);
    QVERIFY(!library->isReadOnly());
    QCOMPARE(library->path(), QFileInfo(file.path()).canonicalFilePath());
    const QSignalSpy changed(library.get(), &Library::changed);
    domain::ItemDraft draft;
    draft.title = u"Knots"_s;
    sure(library::ItemService(*library).add({draft}, {}).result());
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(store::countLiveItems(library->connection()).value(), 1);
}

void EarlyOpeningTest::givesNothingAndChangesNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no file") << QByteArray();
    QTest::newRow("a text") << QByteArray("Not a library at all, but long enough to have a header if it were one.");
    QTest::newRow("another program's database") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0');
}

void EarlyOpeningTest::givesNothingAndChangesNothing()
{
    QFETCH(const QByteArray, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.tagloom"_s);
    if (!content.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    const auto before = test::folderSnapshot(folder.path());
    EarlyOpening opening(path);
    QVERIFY(!opening.take());
    QCOMPARE(test::folderSnapshot(folder.path()), before);
}

void EarlyOpeningTest::leavesTheLockToTheLibraryThatHasIt()
{
    const test::TemporaryLibrary file;
    const auto first = test::openLibrary(file.path());
    EarlyOpening opening(file.path());
    QVERIFY(!opening.take());
    QCOMPARE(Library::open(file.path(), OpenMode::ReadWrite).error().code, ErrorCode::Locked);
}

void EarlyOpeningTest::letsGoOfTheLockIfNobodyTakesIt()
{
    const test::TemporaryLibrary file;
    {
        const EarlyOpening opening(file.path());
    }
    QVERIFY(Library::open(file.path(), OpenMode::ReadWrite).ok());
}

QTEST_GUILESS_MAIN(EarlyOpeningTest)

#include "early_opening_test.moc"
