// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/open_url.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::gui;

class OpenUrlTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksBeforeAllButWebAndMail_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("asks");
        QTest::newRow("http") << u"http://example.org/"_s << false;
        QTest::newRow("https") << u"HTTPS://example.org/"_s << false;
        QTest::newRow("mailto") << u"mailto:a@example.org"_s << false;
        QTest::newRow("javascript") << u"javascript:alert(1)"_s << true;
        QTest::newRow("javascript in capitals") << u" JavaScript:alert(1)"_s << true;
        QTest::newRow("file") << u"file:///etc/passwd"_s << true;
        QTest::newRow("desktop file") << u"file:///home/a/run.desktop"_s << true;
        QTest::newRow("path of a desktop file") << u"/home/a/run.desktop"_s << true;
        QTest::newRow("option") << u"--help"_s << true;
        QTest::newRow("data") << u"data:text/html,x"_s << true;
        QTest::newRow("place") << u"place:sort=8"_s << true;
        QTest::newRow("words") << u"no address"_s << true;
        QTest::newRow("ftp") << u"ftp://example.org/"_s << true;
    }

    void asksBeforeAllButWebAndMail()
    {
        QFETCH(const QString, url);
        QFETCH(const bool, asks);
        for (const bool answer : {false, true}) {
            QStringList asked;
            QStringList opened;
            const UrlOpening opening{[&](const QString &address) {
                                         opened.append(address);
                                         return true;
                                     },
                                     [&](QWidget *, const QString &address) {
                                         asked.append(address);
                                         return answer;
                                     }};
            const UrlOutcome outcome = openItemUrl(nullptr, url, opening);
            QCOMPARE(asked, asks ? QStringList{url.trimmed()} : QStringList());
            const bool isOpened = answer || !asks;
            QCOMPARE(opened, isOpened ? QStringList{url.trimmed()} : QStringList());
            QCOMPARE(outcome, isOpened ? UrlOutcome::Opened : UrlOutcome::Declined);
        }
    }

    void opensNothingForAnEmptyAddress() { QCOMPARE(openItemUrl(nullptr, u"  "_s, {}), UrlOutcome::Failed); }

    void neverHandsOptionsToTheDesktop()
    {
        QVERIFY(!desktopUrlOpening().open(u"--help"_s));
        QVERIFY(!desktopUrlOpening().open(u"no such file"_s));
    }
};

QTEST_GUILESS_MAIN(OpenUrlTest)
#include "open_url_test.moc"
