// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tag_completion_model.h"

#include "open_library.h"
#include "store/tag_store.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QtTest>

using namespace tagloom;
using domain::TagId;
using models::TagCompletionProxy;
using models::TagsModel;
using test::OpenLibrary;

namespace {

QStringList shown(const QAbstractItemModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.append(model.index(row, 0).data().toString());
    return rows;
}

void makeTags(OpenLibrary &library)
{
    const auto make = [](store::Transaction &transaction) -> domain::Result<void> {
        for (const char *name : {"physics", "astro physics", "Physical", "music"}) {
            const auto tag = store::createTag(transaction, *domain::TagName::parse(QString::fromLatin1(name)));
            if (!tag)
                return tag.error();
        }
        return store::addTagAlias(transaction, TagId{4}, *domain::TagName::parse(QStringLiteral("Phonographs")));
    };
    QVERIFY(OpenLibrary::finish(library->write(QStringLiteral("tags"), make)).ok());
}

} // namespace

class TagCompletionModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersHitsAndCreateLast_data();
    void offersHitsAndCreateLast();
    void saysWhyANameCannotBeMade();
    void givesTheDataOfAHit();
    void answersTheLastOfManyQuestions();
    void dropsAnAnswerAfterClear();
    void passesTheModelTester();
    void offersNothingNewWhenOpenForLooking();
};

void TagCompletionModelTest::offersHitsAndCreateLast_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("offer");
    QTest::addColumn<QStringList>("rows");
    const QString create = QStringLiteral("Create “%1”");
    QTest::addRow("prefix") << QStringLiteral("phys") << false
                            << QStringList{QStringLiteral("Physical"), QStringLiteral("physics"),
                                           QStringLiteral("astro physics")};
    QTest::addRow("prefix, new") << QStringLiteral(" mus ") << true
                                 << QStringList{QStringLiteral("music"), create.arg(QStringLiteral("mus"))};
    QTest::addRow("exact, folded") << QStringLiteral("MUSIC") << true << QStringList{QStringLiteral("music")};
    QTest::addRow("exact alias") << QStringLiteral("phonoGraphs") << true << QStringList{QStringLiteral("music")};
    QTest::addRow("nothing known") << QStringLiteral("Zoo") << true << QStringList{create.arg(QStringLiteral("Zoo"))};
    QTest::addRow("nothing known, not offered") << QStringLiteral("Zoo") << false << QStringList();
    QTest::addRow("percent") << QStringLiteral("%") << false << QStringList();
    QTest::addRow("empty") << QString() << true << QStringList();
    QTest::addRow("space") << QStringLiteral("  ") << true << QStringList();
}

void TagCompletionModelTest::offersHitsAndCreateLast()
{
    QFETCH(QString, typed);
    QFETCH(bool, offer);
    QFETCH(QStringList, rows);
    OpenLibrary library;
    makeTags(library);
    TagsModel tags(*library);
    TagCompletionProxy model(*library, tags);
    model.completeNow(typed, offer);
    QCOMPARE(shown(model), rows);
    QVERIFY(model.message().isEmpty());
    QCOMPARE(model.typed(), typed);
    QCOMPARE(library.openStatements(), 0);
}

void TagCompletionModelTest::saysWhyANameCannotBeMade()
{
    OpenLibrary library;
    TagsModel tags(*library);
    TagCompletionProxy model(*library, tags);
    model.completeNow(QString(51, u'x'), true);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.message().contains(QStringLiteral("50")));
    model.completeNow(QStringLiteral("x"), true);
    QVERIFY(model.message().isEmpty());
    QCOMPARE(model.rowCount(), 1);
}

void TagCompletionModelTest::givesTheDataOfAHit()
{
    OpenLibrary library;
    makeTags(library);
    TagsModel tags(*library);
    tags.load();
    TagCompletionProxy model(*library, tags);
    model.completeNow(QStringLiteral("phono"), true);
    const QModelIndex hit = model.index(0, 0);
    QCOMPARE(hit.data(models::TagIdRole).toLongLong(), 4);
    QCOMPARE(hit.data(models::NameRole).toString(), QStringLiteral("music"));
    QCOMPARE(hit.data(models::AliasRole).toString(), QStringLiteral("Phonographs"));
    QCOMPARE(hit.data(models::CountRole).toLongLong(), 0);
    QCOMPARE(hit.data(models::CreateRole).toBool(), false);
    QCOMPARE(model.mapToSource(hit), tags.index(3, TagsModel::NameColumn));
    QCOMPARE(model.mapFromSource(tags.index(3, TagsModel::NameColumn)), hit);
    QCOMPARE(model.tagAt(0), TagId{4});
    const QModelIndex create = model.index(1, 0);
    QCOMPARE(create.data(models::CreateRole).toBool(), true);
    QCOMPARE(create.data(models::NameRole).toString(), QStringLiteral("phono"));
    QCOMPARE(model.tagAt(1), TagId{});
    QVERIFY(!model.mapToSource(create).isValid());
    QVERIFY(!model.mapFromSource(tags.index(0, TagsModel::NameColumn)).isValid());
}

void TagCompletionModelTest::answersTheLastOfManyQuestions()
{
    OpenLibrary library;
    makeTags(library);
    TagsModel tags(*library);
    TagCompletionProxy model(*library, tags);
    const QSignalSpy answers(&model, &TagCompletionProxy::completed);
    for (const char *typed : {"p", "ph", "phy", "phys", "m", "mu"})
        model.complete(QString::fromLatin1(typed), true);
    QTRY_COMPARE(answers.size(), 1);
    QCOMPARE(model.typed(), QStringLiteral("mu"));
    QCOMPARE(shown(model), (QStringList{QStringLiteral("music"), QStringLiteral("Create “mu”")}));
    model.complete(QStringLiteral("phys"), false, 1);
    QTRY_COMPARE(answers.size(), 2);
    QCOMPARE(model.rowCount(), 1);
}

void TagCompletionModelTest::dropsAnAnswerAfterClear()
{
    OpenLibrary library;
    makeTags(library);
    TagsModel tags(*library);
    TagCompletionProxy model(*library, tags);
    const QSignalSpy answers(&model, &TagCompletionProxy::completed);
    model.complete(QStringLiteral("phys"), true);
    model.clear();
    (void)OpenLibrary::finish(library->read([](const store::Connection &) { return 0; }));
    QCOMPARE(answers.size(), 0);
    QCOMPARE(model.rowCount(), 0);
    model.complete(QStringLiteral("mus"), false);
    QTRY_COMPARE(answers.size(), 1);
    QCOMPARE(model.rowCount(), 1);
}

void TagCompletionModelTest::passesTheModelTester()
{
    OpenLibrary library;
    makeTags(library);
    TagsModel tags(*library);
    tags.load();
    TagCompletionProxy model(*library, tags);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.completeNow(QStringLiteral("phys"), true);
    model.completeNow(QStringLiteral("zoo"), true);
    model.clear();
}

void TagCompletionModelTest::offersNothingNewWhenOpenForLooking()
{
    OpenLibrary library;
    makeTags(library);
    library.open(library::OpenMode::ReadOnly);
    TagsModel tags(*library);
    TagCompletionProxy model(*library, tags);
    model.completeNow(QStringLiteral("mus"), true);
    QCOMPARE(shown(model), QStringList{QStringLiteral("music")});
}

QTEST_GUILESS_MAIN(TagCompletionModelTest)
#include "tag_completion_model_test.moc"
