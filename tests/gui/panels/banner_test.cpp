// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/banner.h"
#include "gui/session/notices.h"

#include <QAccessible>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::gui;

class BannerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_banner = new Banner;
        m_banner->setMotion(0);
        m_banner->setInfoDuration(60000);
        auto *lines = new QVBoxLayout(m_window.get());
        lines->addWidget(m_banner);
        lines->addStretch();
        m_window->resize(600, 200);
        m_window->show();
    }

    void showsWhatTheNoticesSay()
    {
        Notices notices;
        m_banner->follow(notices);
        QVERIFY(!m_banner->isVisible());
        notices.say(u"12 items tagged <b>physics</b>."_s);
        QVERIFY(m_banner->isVisible());
        QCOMPARE(m_banner->text(), u"12 items tagged <b>physics</b>."_s);
        notices.fail(u"The disk is full."_s);
        QCOMPARE(m_banner->text(), u"The disk is full."_s);
        QTRY_VERIFY(m_banner->height() > 20);
    }

    void hidesAnInformationByItself()
    {
        m_banner->setInfoDuration(1);
        m_banner->tell({BannerTone::Info, u"Done."_s, {}, {}});
        QTRY_VERIFY(!m_banner->isVisible());
        QVERIFY(!m_banner->isShown());
    }

    void keepsWarningsAndErrorsUntilClosed_data()
    {
        QTest::addColumn<BannerTone>("tone");
        QTest::newRow("warning") << BannerTone::Warning;
        QTest::newRow("error") << BannerTone::Error;
    }

    void keepsWarningsAndErrorsUntilClosed()
    {
        QFETCH(const BannerTone, tone);
        m_banner->setInfoDuration(1);
        m_banner->tell({tone, u"The disk is full."_s, {}, {}});
        // An information covers it, and it comes back.
        m_banner->tell({BannerTone::Info, u"Done."_s, {}, {}});
        QCOMPARE(m_banner->text(), u"Done."_s);
        QTRY_COMPARE(m_banner->text(), u"The disk is full."_s);
        QVERIFY(m_banner->isVisible());
        m_banner->findChild<QToolButton *>()->click();
        QVERIFY(!m_banner->isVisible());
    }

    void offersAnAction()
    {
        int calls = 0;
        m_banner->tell({BannerTone::Warning, u"3 skipped."_s, u"Report"_s, [&calls] {
                            ++calls;
                        }});
        auto *button = m_banner->findChild<QPushButton *>();
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), u"Report"_s);
        button->click();
        QCOMPARE(calls, 1);
        QVERIFY(!m_banner->isVisible());
        m_banner->tell({BannerTone::Info, u"Done."_s, {}, {}});
        QVERIFY(!button->isVisible());
    }

    void givesALongMessageItsLines()
    {
        m_banner->tell({BannerTone::Error, u"Short."_s, {}, {}});
        QTRY_VERIFY(m_banner->height() > 0);
        const int oneLine = m_banner->height();
        m_banner->tell({BannerTone::Error, u"A long sentence with many words. "_s.repeated(12), {}, {}});
        QTRY_VERIFY(m_banner->height() > oneLine);
    }

    void isAnAlertToScreenReaders()
    {
        m_banner->tell({BannerTone::Error, u"The disk is full."_s, {}, {}});
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(m_banner);
        QVERIFY(accessible);
        QCOMPARE(accessible->role(), QAccessible::AlertMessage);
        QCOMPARE(accessible->text(QAccessible::Name), u"The disk is full."_s);
    }

    void slidesInInLessThan150Milliseconds()
    {
        QVERIFY(metrics::Motion < 150);
        m_banner->setMotion(metrics::Motion);
        m_banner->tell({BannerTone::Info, u"Done."_s, {}, {}});
        QVERIFY(m_banner->maximumHeight() < 20);
        QTRY_VERIFY(m_banner->height() > 20);
    }

private:
    std::unique_ptr<QWidget> m_window;
    Banner *m_banner = nullptr;
};

QTEST_MAIN(BannerTest)
#include "banner_test.moc"
