// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/file_actions.h"

#include "../dialogs/chosen_files.h"
#include "files_fixture.h"
#include "gui/files/missing_files.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

class FileActionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::FilesFixture>();
        m_window = std::make_unique<QWidget>();
        m_actions = new FileActions(m_fixture->window.actions(), m_fixture->window.settings(), m_window.get());
        m_actions->setFileChooser(m_chooser);
        m_actions->setSession(&m_fixture->session());
    }
    void cleanup()
    {
        m_window.reset();
        qunsetenv("XDG_DATA_HOME");
    }

    void canBeDoneToFilesOnly()
    {
        const auto file = m_fixture->add(u"a.txt"_s, "text");
        const auto bookmark = m_fixture->window.library.addItem(u"a"_s);
        QTRY_COMPARE(m_fixture->session().itemsModel().rowCount(), 2);
        QVERIFY(action(ActionId::AddFiles)->isEnabled());
        m_fixture->window.library.select({bookmark});
        QVERIFY(!action(ActionId::ShowInFolder)->isEnabled());
        QVERIFY(!action(ActionId::TrashFiles)->isEnabled());
        m_fixture->window.library.select({file});
        QVERIFY(action(ActionId::ShowInFolder)->isEnabled());
        QVERIFY(action(ActionId::TrashFiles)->isEnabled());
        m_actions->setSession(nullptr);
        for (const ActionId id : {ActionId::AddFiles, ActionId::AddFolder, ActionId::ShowInFolder, ActionId::TrashFiles,
                                  ActionId::FindMissingFiles})
            QVERIFY(!action(id)->isEnabled());
    }

    void addsTheChosenFiles()
    {
        m_fixture->write(u"a.txt"_s, "text");
        m_chooser.files = {m_fixture->path(u"a.txt"_s)};
        QSignalSpy said(&m_fixture->session().notices(), &Notices::said);
        action(ActionId::AddFiles)->trigger();
        QTRY_VERIFY(!said.isEmpty());
        QCOMPARE(said.last()[0].toString(), u"1 file added"_s);
    }

    void movesFilesToTheTrashAfterAQuestion()
    {
        const QTemporaryDir data;
        // Qt takes the current folder for the trash where this one is missing.
        qputenv("XDG_DATA_HOME", QFile::encodeName(data.filePath(u"not/there/yet"_s)));
        const auto file = m_fixture->add(u"a.txt"_s, "text");
        QTRY_COMPARE(m_fixture->session().itemsModel().rowCount(), 1);
        m_fixture->window.library.select({file});
        answer(false);
        action(ActionId::TrashFiles)->trigger();
        QVERIFY(QFile::exists(m_fixture->path(u"a.txt"_s)));

        QSignalSpy said(&m_fixture->session().notices(), &Notices::said);
        QSignalSpy offered(&m_fixture->session().notices(), &Notices::offered);
        answer(true);
        action(ActionId::TrashFiles)->trigger();
        QTRY_VERIFY(!said.isEmpty() || !offered.isEmpty());
        if (said.isEmpty())
            QSKIP("The file system of temporary files has no trash.");
        QVERIFY(!QFile::exists(m_fixture->path(u"a.txt"_s)));
        QVERIFY(!QFile::exists(u"files/a.txt"_s));
        QVERIFY(m_fixture->item(file).trashedAt.has_value());
        QCOMPARE(m_fixture->window.nextUndo(), u"Move a file and its item to the trash"_s);
    }

    /// What was asked about is of a library that is no longer open; the other has items of the same ids.
    void doesNothingOnceAnotherLibraryIsOpen()
    {
        const auto file = m_fixture->add(u"a.txt"_s, "text");
        QTRY_COMPARE(m_fixture->session().itemsModel().rowCount(), 1);
        m_fixture->window.library.select({file});
        test::FilesFixture other;
        const auto same = other.add(u"b.txt"_s, "other text");
        QCOMPARE(same, file);
        QSignalSpy said(&other.session().notices(), &Notices::said);
        QSignalSpy began(&other.session().notices(), &Notices::jobBegan);
        QTimer::singleShot(0, qApp, [&] {
            m_actions->setSession(&other.session());
            qobject_cast<Question *>(QApplication::activeModalWidget())->accept();
        });
        action(ActionId::TrashFiles)->trigger();
        QCOMPARE(said.size(), 1);
        QCOMPARE(said[0][0].toString(), u"Another library was opened meanwhile. Nothing was done."_s);
        QCOMPARE(began.size(), 0);
        QVERIFY(QFile::exists(m_fixture->path(u"a.txt"_s)));
        QVERIFY(QFile::exists(other.path(u"b.txt"_s)));
        m_actions->setSession(nullptr);
    }

    void leavesTheItemOfAFileThatIsGone()
    {
        const auto file = m_fixture->add(u"a.txt"_s, "text");
        QTRY_COMPARE(m_fixture->session().itemsModel().rowCount(), 1);
        m_fixture->window.library.select({file});
        QVERIFY(QFile::remove(m_fixture->path(u"a.txt"_s)));
        QString message;
        connect(&m_fixture->session().notices(), &Notices::offered, this,
                [&](const QString &text, const QString &, const std::function<void()> &) { message = text; });
        answer(true);
        action(ActionId::TrashFiles)->trigger();
        QTRY_VERIFY(!message.isEmpty());
        QVERIFY(message.contains(u"There is no such file"));
        QVERIFY(!m_fixture->item(file).trashedAt);
        QSignalSpy failed(&m_fixture->session().notices(), &Notices::failed);
        action(ActionId::ShowInFolder)->trigger();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(u"is not there"));
    }

    void opensOneWindowForMissingFiles()
    {
        action(ActionId::FindMissingFiles)->trigger();
        action(ActionId::FindMissingFiles)->trigger();
        QCOMPARE(m_window->findChildren<MissingFiles *>().size(), 1);
        m_actions->setSession(nullptr);
        QVERIFY(m_window->findChildren<MissingFiles *>().isEmpty());
    }

private:
    QAction *action(ActionId id) { return m_fixture->window.actions().action(id); }

    static void answer(bool yes)
    {
        QTimer::singleShot(0, qApp, [yes] {
            auto *const question = qobject_cast<Question *>(QApplication::activeModalWidget());
            QVERIFY(question);
            if (yes)
                question->accept();
            else
                question->reject();
        });
    }

    test::ChosenFiles m_chooser;
    std::unique_ptr<test::FilesFixture> m_fixture;
    std::unique_ptr<QWidget> m_window;
    FileActions *m_actions = nullptr;
};

QTEST_MAIN(FileActionsTest)
#include "file_actions_test.moc"
