// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/add_files.h"

#include "files_fixture.h"
#include "gui/dialogs/import_report.h"
#include "gui/files/add_folder_dialog.h"
#include "gui/items/dropped_items.h"

#include <QCheckBox>
#include <QComboBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

class AddFilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<test::FilesFixture>(); }

    void saysWhatItAdded()
    {
        m_fixture->write(u"a.txt"_s, "text of a");
        m_fixture->write(u"b.txt"_s, "text of b");
        QSignalSpy said(&notices(), &Notices::said);
        library::AddFilesOptions options;
        options.tags = {u"x"_s};
        runAddFiles(m_fixture->session(), {m_fixture->path(u"a.txt"_s), m_fixture->path(u"b.txt"_s)}, options);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][0].toString(), u"2 files added, tagged “x”"_s);
        runAddFiles(m_fixture->session(), {m_fixture->path(u"a.txt"_s)}, {});
        QTRY_COMPARE(said.size(), 2);
        QCOMPARE(said[1][0].toString(), u"No new files, 1 known already"_s);
    }

    /// Who closes the library just then need not wait for all of it.
    void canBeCancelledFromItsStart()
    {
        m_fixture->write(u"a.txt"_s, "text of a");
        library::Job job;
        connect(&notices(), &Notices::jobBegan, this, [&](const QString &, const library::Job &began) { job = began; });
        QSignalSpy ended(&notices(), &Notices::jobEnded);
        QSignalSpy said(&notices(), &Notices::said);
        runAddFiles(m_fixture->session(), {m_fixture->path(u"a.txt"_s)}, {});
        QVERIFY(job);
        job->cancelled = true;
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(ended.size(), 1);
    }

    void tellsOfHiddenFiles()
    {
        m_fixture->write(u"top/a.txt"_s, "text of a");
        m_fixture->write(u"top/.b"_s, "text of b");
        QSignalSpy said(&notices(), &Notices::said);
        runAddFiles(m_fixture->session(), {m_fixture->path(u"top"_s)}, {});
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][0].toString(), u"1 file added, 1 hidden left out"_s);
        library::AddFilesOptions options;
        options.takesHidden = true;
        runAddFiles(m_fixture->session(), {m_fixture->path(u"top"_s)}, options);
        QTRY_COMPARE(said.size(), 2);
        QCOMPARE(said[1][0].toString(), u"1 file added, 1 known already"_s);
    }

    void reportsWhatItSkipped()
    {
        m_fixture->write(u"a.txt"_s, "text of a");
        m_fixture->write(u"empty"_s, {});
        QString message;
        std::function<void()> report;
        connect(&notices(), &Notices::offered, this,
                [&](const QString &text, const QString &, const std::function<void()> &action) {
                    message = text;
                    report = action;
                });
        runAddFiles(m_fixture->session(),
                    {m_fixture->path(u"a.txt"_s), m_fixture->path(u"gone"_s), m_fixture->path(u"empty"_s)}, {});
        QTRY_VERIFY(report);
        QCOMPARE(message, u"2 files added, 1 skipped"_s);
        report();
        ImportReportDialog *dialog = nullptr;
        for (QWidget *const window : QApplication::topLevelWidgets())
            dialog = dialog ? dialog : qobject_cast<ImportReportDialog *>(window);
        QVERIFY(dialog);
        const auto *const model = dialog->findChild<QTableView *>()->model();
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, 0).data().toString(), u"Skipped"_s);
        QCOMPARE(model->index(0, 1).data().toString(), u"gone"_s);
        QCOMPARE(model->index(1, 0).data().toString(), u"Note"_s);
        delete dialog;
    }

    /// Files are added with all that is kept of them, links as ever, in one drop.
    void takesFilesAndLinksOfOneDrop()
    {
        m_fixture->write(u"folder/a.txt"_s, "text of a");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_fixture->path(u"folder"_s)), QUrl(u"https://example.org/"_s)});
        addDroppedItems(m_fixture->session(), data, {u"x"_s});
        const auto &connection = m_fixture->session().library().connection();
        QTRY_COMPARE(connection.number(u"SELECT count(*) FROM item_tags"_s).value(), 2);
        QCOMPARE(connection.number(u"SELECT count(*) FROM file_details"_s).value(), 1);
        QCOMPARE(connection.number(u"SELECT count(*) FROM items WHERE url = 'https://example.org/'"_s).value(), 1);
    }

    void remembersWhichFoldersBecomeTags()
    {
        Settings &settings = m_fixture->window.settings();
        {
            AddFolderDialog dialog(m_fixture->path(), settings);
            QCOMPARE(dialog.folders(), library::ImportOptions::Folders::None);
            dialog.findChild<QComboBox *>()->setCurrentIndex(1);
            dialog.reject();
        }
        {
            AddFolderDialog dialog(m_fixture->path(), settings);
            QCOMPARE(dialog.folders(), library::ImportOptions::Folders::None);
            QVERIFY(!dialog.takesHidden());
            dialog.findChild<QComboBox *>()->setCurrentIndex(1);
            dialog.findChild<QCheckBox *>()->setChecked(true);
            for (QPushButton *const button : dialog.findChildren<QPushButton *>()) {
                if (button->isDefault())
                    button->click();
            }
            QCOMPARE(dialog.result(), int(QDialog::Accepted));
        }
        QCOMPARE(AddFolderDialog(m_fixture->path(), settings).folders(), library::ImportOptions::Folders::Leaf);
        QVERIFY(AddFolderDialog(m_fixture->path(), settings).takesHidden());
    }

private:
    Notices &notices() { return m_fixture->session().notices(); }

    std::unique_ptr<test::FilesFixture> m_fixture;
};

QTEST_MAIN(AddFilesTest)
#include "add_files_test.moc"
