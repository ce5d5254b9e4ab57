// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/tour_card.h"

#include "gui/actions/actions.h"
#include "gui/settings/temporary_settings.h"
#include "gui/tagging/session_fixture.h"
#include "gui/tour/tour_halo.h"
#include "gui/window/library_page.h"
#include "gui/window/main_window.h"
#include "store/item_store.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;
using test::waitFor;

/// Also of TourHalo, which it moves about, and of the steps.
class TourCardTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_data->path().toUtf8());
        m_place = std::make_unique<test::TemporarySettings>();
        m_settings = std::make_unique<Settings>();
        m_window = std::make_unique<MainWindow>(*m_settings);
        m_window->resize(1200, 700);
        QVERIFY(m_window->createLibrary(m_data->filePath(u"mine.tagloom"_s)).ok());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->actions().action(ActionId::Tour)->trigger();
        QTRY_VERIFY(card());
        QTRY_VERIFY(session().tagsModel().isLoaded() && !session().isSearching()
                    && !session().listsModel().lists().isEmpty());
        QTRY_VERIFY(!session().itemsModel().result().isEmpty());
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_place.reset();
        m_data.reset();
        qunsetenv("XDG_DATA_HOME");
    }

    void leadsThroughTheSampleToAPersonsOwnLibrary()
    {
        QCOMPARE(session().library().name(), u"Sample"_s);
        const domain::ItemId item = session().itemsModel().result().first();
        const domain::TagId tag = session().tagsModel().pinned(1);
        bool adds = true;
        for (int step = 0; step + 1 < card()->count(); ++step) {
            QCOMPARE(card()->step(), step);
            if (QPushButton *show = button(u"&Show me"_s); show->isVisible()) {
                show->click();
                QTRY_VERIFY(!session().isSearching());
                // What only a hand can do.
                if (!card()->isDone() && session().history().canUndo() && step + 2 == card()->count()) {
                    session().history().undo();
                } else if (!QTest::qWaitFor([&] { return card()->isDone(); }, 200)) {
                    (void)waitFor(adds ? session().tagging().addTags({item}, {tag})
                                       : session().tagging().removeTags({item}, {tag}));
                    adds = !adds;
                }
                if (card()->asksForSomething())
                    QTRY_VERIFY2(card()->isDone(), qPrintable(card()->accessibleName()));
            }
            button(u"&Next"_s)->click();
        }
        button(u"Open my &library"_s)->click();
        QTRY_COMPARE(session().library().name(), u"library"_s);
        QTRY_VERIFY(!card());
    }

    void theRingIsAroundWhatTheStepIsAbout()
    {
        const auto *halo = m_window->findChild<TourHalo *>();
        const auto *items = m_window->findChild<QWidget *>(u"items"_s);
        const auto around = [&](const QWidget *widget) {
            const QRect inner(widget->mapTo(m_window.get(), QPoint()), widget->size());
            return halo->isVisible() && halo->geometry().contains(inner & m_window->rect())
                && halo->width() < widget->width() + 20;
        };
        QTRY_VERIFY(around(items));
        m_window->resize(1000, 600);
        QTRY_VERIFY(around(items));
        button(u"&Next"_s)->click();
        QTRY_VERIFY(around(m_window->findChild<QWidget *>(u"search"_s)));
        session().filter().setText(u"bread"_s);
        QTRY_VERIFY(card()->isDone());
        QVERIFY(!halo->isVisible());
    }

    void endsByItsCross()
    {
        for (QToolButton *cross : card()->findChildren<QToolButton *>())
            cross->click();
        QTRY_VERIFY(!card());
        QVERIFY(!m_window->findChild<TourHalo *>());
        QCOMPARE(session().library().name(), u"Sample"_s);
    }

    void endsWithItsLibrary()
    {
        QVERIFY(m_window->openLibrary(m_data->filePath(u"mine.tagloom"_s)).ok());
        QTRY_VERIFY(!card());
    }

private:
    Session &session() { return *m_window->session(); }
    TourCard *card() { return m_window->findChild<TourCard *>(); }
    QPushButton *button(const QString &text)
    {
        for (QPushButton *button : card()->findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
        qFatal("No button %s", qPrintable(text));
    }

    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<test::TemporarySettings> m_place;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TourCardTest)

#include "tour_card_test.moc"
