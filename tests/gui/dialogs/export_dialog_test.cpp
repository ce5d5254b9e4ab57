// SPDX-License-Identifier: GPL-3.0-or-later
#include "../settings/temporary_settings.h"
#include "../tagging/session_fixture.h"
#include "chosen_files.h"
#include "gui/dialogs/export_dialog.h"
#include "support/folder_snapshot.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

namespace {

struct Stage
{
    /// Three items, two in the list, the third selected; runs before the dialog is made.
    QList<domain::ItemId> prepare()
    {
        const QList<domain::ItemId> made = library.addItems({u"one"_s, u"two"_s, u"three"_s}, {u"art"_s});
        library.session().itemsModel().setResult(made.first(2));
        library.select({made.at(2)});
        settings.set(option::ExportFolder, place.folder());
        return made;
    }

    test::TemporarySettings place;
    Settings settings;
    test::SessionFixture library;
    QList<domain::ItemId> ids = prepare();
    test::ChosenFiles chooser;
    ExportDialog dialog{library.session(), settings, nullptr, chooser};
};

template <class Widget> Widget *part(const QDialog &dialog, const char *name)
{
    return dialog.findChild<Widget *>(QLatin1String(name));
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ExportDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposesAFileThatFollowsTheFormat()
    {
        const Stage stage;
        const auto *file = part<QLineEdit>(stage.dialog, "file");
        QCOMPARE(file->text(), stage.place.folder() + u"/test.html"_s);
        part<QRadioButton>(stage.dialog, "jsonLines")->setChecked(true);
        QCOMPARE(file->text(), stage.place.folder() + u"/test.jsonl"_s);
        part<QRadioButton>(stage.dialog, "csv")->setChecked(true);
        QCOMPARE(file->text(), stage.place.folder() + u"/test.csv"_s);
        part<QRadioButton>(stage.dialog, "markdown")->setChecked(true);
        QCOMPARE(file->text(), stage.place.folder() + u"/test"_s);
        part<QRadioButton>(stage.dialog, "html")->setChecked(true);
        QCOMPARE(file->text(), stage.place.folder() + u"/test.html"_s);
        QVERIFY(part<QRadioButton>(stage.dialog, "whole")->isChecked());
    }

    void writesWhatWasChosen_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QStringList>("titles");
        QTest::addColumn<QString>("said");
        QTest::newRow("whole") << u"whole"_s << QStringList{u"one"_s, u"two"_s, u"three"_s}
                               << u"3 items exported to “test.csv”."_s;
        QTest::newRow("selection") << u"selection"_s << QStringList{u"three"_s} << u"1 item exported to “test.csv”."_s;
    }

    void writesWhatWasChosen()
    {
        QFETCH(const QString, scope);
        QFETCH(const QStringList, titles);
        QFETCH(const QString, said);
        Stage stage;
        QSignalSpy notices(&stage.library.session().notices(), &Notices::said);
        QSignalSpy ended(&stage.library.session().notices(), &Notices::jobEnded);
        part<QRadioButton>(stage.dialog, "csv")->setChecked(true);
        stage.dialog.findChild<QRadioButton *>(scope)->setChecked(true);
        part<QPushButton>(stage.dialog, "exportNow")->click();
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(notices.first().first().toString(), said);
        QCOMPARE(ended.size(), 1);
        const QByteArray text = readAll(stage.place.folder() + u"/test.csv"_s);
        for (const QString &title : {u"one"_s, u"two"_s, u"three"_s})
            QCOMPARE(text.contains(QString(u'\n' + title + u',').toUtf8()), titles.contains(title));
    }

    void writesAFolderOfNotes()
    {
        Stage stage;
        QSignalSpy notices(&stage.library.session().notices(), &Notices::said);
        QSignalSpy failures(&stage.library.session().notices(), &Notices::failed);
        part<QRadioButton>(stage.dialog, "markdown")->setChecked(true);
        QCOMPARE(part<QLineEdit>(stage.dialog, "file")->text(), stage.place.folder() + u"/test"_s);
        QCOMPARE(part<QLabel>(stage.dialog, "fileCaption")->text(), u"&Folder"_s);
        const QString folder = stage.place.folder() + u"/notes"_s;
        QVERIFY(QDir().mkpath(folder));
        stage.chooser.files = QStringList{folder};
        part<QPushButton>(stage.dialog, "choose")->click();
        part<QPushButton>(stage.dialog, "exportNow")->click();
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(QDir(folder).entryList(QDir::Files), (QStringList{u"one.md"_s, u"three.md"_s, u"two.md"_s}));
        QVERIFY(readAll(folder + u"/one.md"_s).startsWith("---\ntitle: one\ntags: [art]\n"));

        // What is another file by now is left alone, and named.
        test::writeFile(folder + u"/two.md"_s, "mine");
        ExportDialog again(stage.library.session(), stage.settings, nullptr, stage.chooser);
        part<QRadioButton>(again, "markdown")->setChecked(true);
        part<QLineEdit>(again, "file")->setText(folder);
        QVERIFY(part<QLabel>(again, "note")->text().contains(u"as they were read"_s));
        part<QPushButton>(again, "exportNow")->click();
        QTRY_COMPARE(failures.size(), 1);
        QVERIFY(failures.first().first().toString().contains(u"two.md"_s));
        QCOMPARE(readAll(folder + u"/two.md"_s), QByteArray("mine"));
    }

    void exportsTheSearch()
    {
        Stage stage;
        const domain::ItemId other = stage.library.addItem(u"other"_s);
        QVERIFY(other.isValid());
        stage.library.session().filter().setText(u"#art"_s);
        QSignalSpy notices(&stage.library.session().notices(), &Notices::said);
        part<QRadioButton>(stage.dialog, "result")->setChecked(true);
        part<QPushButton>(stage.dialog, "exportNow")->click();
        QTRY_COMPARE(notices.size(), 1);
        const QByteArray text = readAll(stage.place.folder() + u"/test.html"_s);
        QVERIFY(text.contains(">one<"));
        QVERIFY(!text.contains(">other<"));
    }

    void warnsOfAFileThatIsThere()
    {
        Stage stage;
        stage.dialog.show();
        const QString path = stage.place.folder() + u"/there.html"_s;
        test::writeFile(path, "x");
        auto *file = part<QLineEdit>(stage.dialog, "file");
        const auto *note = part<QLabel>(stage.dialog, "note");
        file->setText(path);
        QVERIFY(note->text().contains(u"replaced"_s));
        // The desktop's dialog has asked already.
        stage.chooser.files = QStringList{path};
        part<QPushButton>(stage.dialog, "choose")->click();
        QVERIFY(note->text().isEmpty());
        file->setText(u"/no/such/folder/x.html"_s);
        QVERIFY(!part<QPushButton>(stage.dialog, "exportNow")->isEnabled());
        QVERIFY(!note->text().isEmpty());
    }

    void tellsWhyItFailed()
    {
        Stage stage;
        QSignalSpy failed(&stage.library.session().notices(), &Notices::failed);
        const QString folder = stage.place.folder() + u"/gone"_s;
        QVERIFY(QDir().mkpath(folder));
        part<QLineEdit>(stage.dialog, "file")->setText(folder + u"/x.html"_s);
        QVERIFY(QDir(folder).removeRecursively());
        part<QPushButton>(stage.dialog, "exportNow")->click();
        QTRY_COMPARE(failed.size(), 1);
    }
};

QTEST_MAIN(ExportDialogTest)
#include "export_dialog_test.moc"
