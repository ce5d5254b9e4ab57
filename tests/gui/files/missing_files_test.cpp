// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/missing_files.h"

#include "../dialogs/chosen_files.h"
#include "files_fixture.h"
#include "gui/tidying/tag_table.h"

#include <QAbstractItemModelTester>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using domain::ItemId;

class MissingFilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// One renamed beside, one in a folder of which nobody knows, one copied and gone, one with other contents.
    void init()
    {
        m_window.reset();
        m_fixture = std::make_unique<test::FilesFixture>();
        m_ids = {m_fixture->add(u"a.txt"_s, "text of a"), m_fixture->add(u"b.txt"_s, "text of b"),
                 m_fixture->add(u"c.txt"_s, "text of c"), m_fixture->add(u"d.txt"_s, "text of d")};
        m_fixture->move(u"a.txt"_s, u"renamed.txt"_s);
        m_fixture->move(u"b.txt"_s, u"far/away/b.txt"_s);
        m_fixture->move(u"c.txt"_s, u"far/c1.txt"_s);
        m_fixture->write(u"far/c2.txt"_s, "text of c");
        m_fixture->write(u"d.txt"_s, "another text");
        m_window = std::make_unique<MissingFiles>(m_fixture->session(), m_fixture->window.actions(),
                                                  m_fixture->window.settings(), nullptr);
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->setFileChooser(m_chooser);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE(rows().size(), 4);
        QTRY_VERIFY(!m_window->isBusy());
    }
    void cleanup() { m_window.reset(); }

    void ticksWhatIsSureAlone()
    {
        const QAbstractItemModelTester tester(&m_window->files(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(rows(), (QStringList{u"+ Found"_s, u"  Missing"_s, u"  Missing"_s, u"- Changed"_s}));
        m_chooser.files = {m_fixture->path(u"far"_s)};
        m_window->findChild<QPushButton *>(u"lookInFolder"_s)->click();
        QTRY_COMPARE(rows(), (QStringList{u"+ Found"_s, u"+ Found"_s, u"  Found 2 times"_s, u"- Changed"_s}));
    }

    /// The mark of what is missing is kept without a question, and nothing else.
    void keepsWhatIsMissing()
    {
        QTRY_VERIFY(m_fixture->known(m_ids[0]).missingSince.has_value());
        QCOMPARE(m_fixture->item(m_ids[0]).title, u"a.txt"_s);
        QVERIFY(!m_fixture->known(m_ids[3]).missingSince);
        QCOMPARE(m_fixture->known(m_ids[3]).size, 9);
    }

    void takesOverWhatIsTicked()
    {
        m_window->lookIn({m_fixture->path(u"far"_s)});
        QTRY_VERIFY(!m_window->isBusy());
        m_window->files().choosePlace(2, 1);
        m_window->files().tick({1}, false);
        auto *const button = m_window->findChild<QPushButton *>(u"takeOver"_s);
        QCOMPARE(button->text(), u"&Take over 2 files"_s);
        button->click();
        QTRY_COMPARE(rows(), (QStringList{u"+ Found"_s, u"- Changed"_s})); // the folder is remembered
        QTRY_VERIFY(!m_window->isBusy());
        QCOMPARE(domain::filePathOf(m_fixture->item(m_ids[0]).url), m_fixture->path(u"renamed.txt"_s));
        QCOMPARE(domain::filePathOf(m_fixture->item(m_ids[1]).url), m_fixture->path(u"b.txt"_s));
        QCOMPARE(domain::filePathOf(m_fixture->item(m_ids[2]).url), m_fixture->path(u"far/c2.txt"_s));
        QCOMPARE(m_fixture->window.nextUndo(), u"Update 2 files"_s);
        m_fixture->window.undo();
        QCOMPARE(domain::filePathOf(m_fixture->item(m_ids[0]).url), m_fixture->path(u"a.txt"_s));
    }

    void takesOverNewContentsIfTicked()
    {
        m_window->files().tick({0}, false);
        m_window->files().tick({3}, true);
        m_window->findChild<QPushButton *>(u"takeOver"_s)->click();
        QTRY_COMPARE(rows().size(), 3);
        QCOMPARE(m_fixture->known(m_ids[3]).size, 12);
    }

    void ticksByKeys()
    {
        auto *const table = m_window->findChild<TagTable *>();
        table->chooseRow(0);
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(rows()[0], u"- Found"_s);
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(rows()[0], u"+ Found"_s);
        table->chooseRow(1); // nothing to be ticked
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(rows()[1], u"  Missing"_s);
    }

    void choosesOneOfSeveralPlaces()
    {
        m_window->lookIn({m_fixture->path(u"far"_s)});
        QTRY_VERIFY(!m_window->isBusy());
        auto *const table = m_window->findChild<TagTable *>();
        table->chooseRow(2);
        QTimer::singleShot(0, this, [] {
            auto *const menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            menu->setActiveAction(menu->actions().first());
            QTest::keyClick(menu, Qt::Key_Return);
        });
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(rows()[2], u"+ Found 2 times"_s);
        QCOMPARE(m_window->files().index(2, MissingFilesModel::PlaceColumn).data().toString(),
                 m_fixture->path(u"far/c1.txt"_s));
    }

private:
    QStringList rows() const
    {
        QStringList rows;
        const MissingFilesModel &model = m_window->files();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex state = model.index(row, MissingFilesModel::StateColumn);
            const QVariant mark = state.data(Qt::CheckStateRole);
            const QString tick = !mark.isValid() ? u"  "_s : mark.toInt() == Qt::Checked ? u"+ "_s : u"- "_s;
            rows.append(QString(tick + state.data().toString()));
        }
        return rows;
    }

    std::unique_ptr<test::FilesFixture> m_fixture;
    test::ChosenFiles m_chooser;
    std::unique_ptr<MissingFiles> m_window;
    QList<ItemId> m_ids;
};

QTEST_MAIN(MissingFilesTest)
#include "missing_files_test.moc"
