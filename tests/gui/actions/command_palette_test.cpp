// SPDX-License-Identifier: GPL-3.0-or-later
#include "../settings/temporary_settings.h"
#include "gui/actions/command_palette.h"

#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QPointer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

class CommandPaletteTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window.resize(900, 600);
        m_window.show();
        m_palette = new CommandPalette(m_actions, &m_window);
        m_palette->popUp();
        m_field = m_palette->findChild<QLineEdit *>();
        m_list = m_palette->findChild<QListView *>();
    }

    void cleanup() { delete m_palette; }

    void doesTheFirstMatchOnEnter()
    {
        QSignalSpy import(m_actions.action(ActionId::Import), &QAction::triggered);
        QTest::keyClicks(m_field, u"impo"_s);
        QTest::keyClick(m_field, Qt::Key_Return);
        QTRY_COMPARE(import.size(), 1);
        QTRY_VERIFY(!m_palette);
    }

    void movesByArrowsAndGoesRound()
    {
        const int last = m_list->model()->rowCount() - 1;
        QCOMPARE(m_list->currentIndex().row(), 0);
        QTest::keyClick(m_field, Qt::Key_Up);
        QCOMPARE(m_list->currentIndex().row(), last);
        QTest::keyClick(m_field, Qt::Key_Down);
        QTest::keyClick(m_field, Qt::Key_Down);
        QCOMPARE(m_list->currentIndex().row(), 1);
        QSignalSpy chosen(m_list->currentIndex().data(ActionListModel::ActionRole).value<QAction *>(),
                          &QAction::triggered);
        QTest::keyClick(m_field, Qt::Key_Enter);
        QTRY_COMPARE(chosen.size(), 1);
    }

    void doesWhatIsClicked()
    {
        QTest::keyClicks(m_field, u"refresh"_s);
        QSignalSpy refresh(m_actions.action(ActionId::Refresh), &QAction::triggered);
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {},
                          m_list->visualRect(m_list->model()->index(0, 0)).center());
        QTRY_COMPARE(refresh.size(), 1);
    }

    void doesNothingOnEscapeOrWithoutAMatch()
    {
        QTest::keyClicks(m_field, u"xyzzy"_s);
        QVERIFY(!m_list->isVisible());
        QTest::keyClick(m_field, Qt::Key_Return);
        QVERIFY(m_palette);
        QTest::keyClick(m_field, Qt::Key_Escape);
        QTRY_VERIFY(!m_palette);
    }

private:
    test::TemporarySettings m_place;
    Settings m_settings;
    Actions m_actions{m_settings};
    QMainWindow m_window;
    QPointer<CommandPalette> m_palette;
    QLineEdit *m_field = nullptr;
    QListView *m_list = nullptr;
};

QTEST_MAIN(CommandPaletteTest)
#include "command_palette_test.moc"
