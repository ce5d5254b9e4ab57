// SPDX-License-Identifier: GPL-3.0-or-later
#include "../settings/temporary_settings.h"
#include "../tagging/session_fixture.h"
#include "chosen_files.h"
#include "gui/dialogs/import_dialog.h"
#include "gui/dialogs/import_report.h"
#include "gui/dialogs/import_run.h"
#include "gui/panels/banner.h"
#include "support/folder_snapshot.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

namespace {

const QByteArray Bookmarks = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
                             "<TITLE>Bookmarks</TITLE>\n"
                             "<DL><p>\n"
                             " <DT><H3>Science</H3>\n"
                             " <DL><p>\n"
                             "  <DT><H3>Physics</H3>\n"
                             "  <DL><p>\n"
                             "   <DT><A HREF=\"https://example.org/quarks\" TAGS=\"small\">Quarks</A>\n"
                             "   <DT><A HREF=\"https://example.org/known\">Known</A>\n"
                             "   <DT><A HREF=\"\"></A>\n"
                             "  </DL><p>\n"
                             " </DL><p>\n"
                             " <DT><A HREF=\"https://example.org/free\">Free</A>\n"
                             "</DL><p>\n";

struct Stage
{
    Stage()
    {
        banner.setMotion(0);
        banner.setInfoDuration(60000);
        banner.follow(library.session().notices());
        library.addItem(u"known"_s);
        bookmarks = place.folder() + u"/bookmarks.html"_s;
        test::writeFile(bookmarks, Bookmarks);
    }

    qint64 items() { return library.session().library().connection().number(u"SELECT count(*) FROM items"_s).value(); }

    test::TemporarySettings place;
    Settings settings;
    test::SessionFixture library;
    Banner banner;
    QString bookmarks;
};

template <class Widget> Widget *part(const QDialog &dialog, const char *name)
{
    return dialog.findChild<Widget *>(QLatin1String(name));
}

/// The figures, as their accessible names say them.
QStringList figures(const QDialog &dialog)
{
    QStringList all;
    const QList<QWidget *> widgets = dialog.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (widget->inherits("tagloom::gui::Figure"))
            all.append(widget->accessibleName());
    }
    return all;
}

bool waitForDryRun(ImportDialog &dialog)
{
    QSignalSpy finished(&dialog, &ImportDialog::dryRunFinished);
    return finished.wait(20000) && finished.first().first().toBool();
}

} // namespace

class ImportDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAFolderOfNotes()
    {
        Stage stage;
        const QString folder = stage.place.folder() + u"/notes"_s;
        QVERIFY(QDir().mkpath(folder + u"/work"_s));
        test::writeFile(folder + u"/work/plan.md"_s, "---\ntags: [a]\n---\nText\n");
        test::writeFile(folder + u"/bad.md"_s, "---\ntags: [a\n---\n");
        test::ChosenFiles none;
        QVERIFY(!ImportDialog::startWithFolder(stage.library.session(), stage.banner, stage.settings, nullptr, none));
        test::ChosenFiles chooser({folder});
        const QPointer<ImportDialog> dialog =
            ImportDialog::startWithFolder(stage.library.session(), stage.banner, stage.settings, nullptr, chooser);
        QVERIFY(waitForDryRun(*dialog));
        QCOMPARE(figures(*dialog), (QStringList{u"1 new"_s, u"0 already known"_s, u"2 new tags"_s, u"1 skipped"_s}));
        part<QPushButton>(*dialog, "import")->click();
        QTRY_COMPARE(stage.items(), 2);
        QTRY_VERIFY(!dialog);
    }

    void showsWhatAnImportWouldDo()
    {
        Stage stage;
        ImportDialog dialog(stage.library.session(), stage.banner, {stage.bookmarks});
        dialog.show();
        QVERIFY(!part<QPushButton>(dialog, "import")->isEnabled());
        QVERIFY(waitForDryRun(dialog));
        QCOMPARE(figures(dialog), (QStringList{u"2 new"_s, u"1 already known"_s, u"3 new tags"_s, u"1 skipped"_s}));
        auto *import = part<QPushButton>(dialog, "import");
        QVERIFY(import->isEnabled());
        QCOMPARE(import->text(), u"&Import 3 items"_s);
        QAbstractItemModel *preview = part<QTableView>(dialog, "preview")->model();
        const QAbstractItemModelTester tester(preview, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(preview->rowCount(), 3);
        QCOMPARE(preview->index(0, 2).data().toString(), u"small, Science, Physics"_s);
        QVERIFY(part<QTabWidget>(dialog, "pages")->isTabVisible(1));
        const QAbstractItemModel *remarks = part<QTableView>(dialog, "remarks")->model();
        QCOMPARE(remarks->rowCount(), 1);
        QCOMPARE(remarks->index(0, RemarksModel::LineColumn).data().toString(), u"10"_s);
        QCOMPARE(stage.items(), 1);
    }

    void readsAgainForAnotherChoiceOfFolders()
    {
        Stage stage;
        ImportDialog dialog(stage.library.session(), stage.banner, {stage.bookmarks});
        QVERIFY(waitForDryRun(dialog));
        const QAbstractItemModel *preview = part<QTableView>(dialog, "preview")->model();
        part<QComboBox>(dialog, "folders")->setCurrentIndex(1);
        QVERIFY(!part<QPushButton>(dialog, "import")->isEnabled());
        QVERIFY(waitForDryRun(dialog));
        QCOMPARE(preview->index(0, 2).data().toString(), u"small, Physics"_s);
        part<QComboBox>(dialog, "folders")->setCurrentIndex(2);
        QVERIFY(waitForDryRun(dialog));
        QCOMPARE(preview->index(0, 2).data().toString(), u"small"_s);

        part<QPushButton>(dialog, "import")->click();
        QTRY_COMPARE(stage.items(), 3);
        QVERIFY(!stage.library.tag(u"Physics"_s).isValid());
        QVERIFY(stage.library.tag(u"small"_s).isValid());
    }

    void importsInTheBackgroundAndTellsAtTheEnd()
    {
        Stage stage;
        QSignalSpy began(&stage.library.session().notices(), &Notices::jobBegan);
        QSignalSpy ended(&stage.library.session().notices(), &Notices::jobEnded);
        test::ChosenFiles chooser({stage.bookmarks});
        const QPointer<ImportDialog> dialog =
            ImportDialog::start(stage.library.session(), stage.banner, stage.settings, {}, nullptr, chooser);
        QVERIFY(dialog);
        QCOMPARE(stage.settings.value(option::ImportFolder), stage.place.folder());
        QVERIFY(waitForDryRun(*dialog));
        part<QPushButton>(*dialog, "import")->click();
        QTRY_VERIFY(!dialog);
        QCOMPARE(began.size(), 1);
        QCOMPARE(began.first().first().toString(), u"Importing 3 items"_s);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(stage.items(), 3);
        QCOMPARE(stage.banner.text(), u"2 items imported, 1 already known, 1 skipped."_s);

        stage.banner.show();
        auto *report = stage.banner.findChild<QPushButton *>();
        QCOMPARE(report->text(), u"Report"_s);
        report->click();
        auto *shown = stage.banner.findChild<ImportReportDialog *>();
        QVERIFY(shown);
        QCOMPARE(shown->findChild<QTableView *>()->model()->rowCount(), 1);
    }

    void leavesNothingBehindWhenCancelled()
    {
        Stage stage;
        const auto before =
            stage.library.session().library().connection().number(u"SELECT count(*) FROM tags"_s).value();
        {
            ImportDialog dialog(stage.library.session(), stage.banner, {stage.bookmarks});
            dialog.show();
            part<QPushButton>(dialog, "cancel")->click(); // while it reads
            QVERIFY(!dialog.isVisible());
        }
        {
            ImportDialog dialog(stage.library.session(), stage.banner, {stage.bookmarks});
            dialog.show();
            QVERIFY(waitForDryRun(dialog));
            QTest::keyClick(&dialog, Qt::Key_Escape);
        }
        QCOMPARE(stage.items(), 1);
        QCOMPARE(stage.library.session().library().connection().number(u"SELECT count(*) FROM tags"_s).value(), before);
    }

    void leavesNothingBehindWhenTheImportIsCancelled()
    {
        Stage stage;
        connect(&stage.library.session().notices(), &Notices::jobBegan, this,
                [](const QString &, const library::Job &job) { job->cancelled = true; });
        runImport(stage.library.session(), stage.banner, {stage.bookmarks}, {}, 3);
        QTRY_COMPARE(stage.banner.text(), u"The import was cancelled. Nothing was taken in."_s);
        QCOMPARE(stage.items(), 1);
    }

    void saysWhyAFileCannotBeTaken_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("a page") << QByteArray("<html><body><a href='https://example.org'>x</a></body></html>");
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11);
        QTest::newRow("empty") << QByteArray();
    }

    void saysWhyAFileCannotBeTaken()
    {
        QFETCH(const QByteArray, content);
        Stage stage;
        const QString path = stage.place.folder() + u"/other.html"_s;
        test::writeFile(path, content);
        ImportDialog dialog(stage.library.session(), stage.banner, {path});
        dialog.show();
        QVERIFY(!waitForDryRun(dialog));
        const auto *message = part<QLabel>(dialog, "message");
        QVERIFY(message->isVisible());
        QVERIFY2(message->text().contains(u"other.html"_s), qPrintable(message->text()));
        QVERIFY(!part<QPushButton>(dialog, "import")->isEnabled());
        QVERIFY(!part<QProgressBar>(dialog, "progress")->isVisible());

        dialog.setPaths({stage.bookmarks});
        QVERIFY(waitForDryRun(dialog));
        QVERIFY(!message->isVisible());
        QVERIFY(part<QPushButton>(dialog, "import")->isEnabled());
    }

    void takesNothingIntoAReadOnlyLibrary()
    {
        Stage stage;
        stage.library.open(library::OpenMode::ReadOnly);
        ImportDialog dialog(stage.library.session(), stage.banner, {stage.bookmarks});
        dialog.show();
        QVERIFY(waitForDryRun(dialog));
        QVERIFY(!part<QPushButton>(dialog, "import")->isEnabled());
    }

    void doesNothingWithoutAFile()
    {
        Stage stage;
        test::ChosenFiles nobody;
        QVERIFY(!ImportDialog::start(stage.library.session(), stage.banner, stage.settings, {}, nullptr, nobody));
        QCOMPARE(nobody.requests.size(), 1);
    }
};

QTEST_MAIN(ImportDialogTest)
#include "import_dialog_test.moc"
