// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/url.h"

#include <QDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::domain;

class UrlTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTheComparedForm_data();
    void makesTheComparedForm();
    void findsTheHost_data();
    void findsTheHost();
    void findsTheKeysOfASite_data();
    void findsTheKeysOfASite();
    void findsTheKeyOfAFolder();
    void opensOnlyKnownSchemesWithoutAsking_data();
    void opensOnlyKnownSchemesWithoutAsking();
    void tellsAnAddressFromATitle_data();
    void tellsAnAddressFromATitle();
};

void UrlTest::makesTheComparedForm_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("key");
    const auto row = [](const QString &url, const QString &key) {
        QTest::newRow(qPrintable(url)) << url << key;
    };
    row(u""_s, u""_s);
    row(u"https://example.com"_s, u"https://example.com"_s);
    row(u"https://example.com/"_s, u"https://example.com"_s);
    row(u"HTTPS://Example.COM/Path"_s, u"https://example.com/Path"_s);
    row(u"  https://example.com/a \n"_s, u"https://example.com/a"_s);
    row(u"http://example.com:80/a"_s, u"http://example.com/a"_s);
    row(u"https://example.com:443"_s, u"https://example.com"_s);
    row(u"http://example.com:443/a"_s, u"http://example.com:443/a"_s);
    row(u"https://example.com:8443/a"_s, u"https://example.com:8443/a"_s);
    row(u"https://example.com:4430/a"_s, u"https://example.com:4430/a"_s);
    row(u"https://example.com/a/"_s, u"https://example.com/a"_s);
    row(u"https://example.com/a//"_s, u"https://example.com/a/"_s);
    row(u"https://example.com/a#part"_s, u"https://example.com/a"_s);
    row(u"https://example.com/a/#part"_s, u"https://example.com/a"_s);
    row(u"https://example.com#part"_s, u"https://example.com"_s);
    row(u"https://example.com/a?b=1&c=/"_s, u"https://example.com/a?b=1&c=/"_s);
    row(u"https://example.com/?b=1#x"_s, u"https://example.com?b=1"_s);
    row(u"https://example.com?b=1"_s, u"https://example.com?b=1"_s);
    row(u"https://User:PW@Example.com/a"_s, u"https://User:PW@example.com/a"_s);
    row(u"https://[2001:DB8::1]:443/a"_s, u"https://[2001:db8::1]/a"_s);
    row(u"https://BÜCHER.example/ä"_s, u"https://bücher.example/ä"_s);
    row(u"javascript:alert('#A')"_s, u"javascript:alert('#A')"_s);
    row(u"JavaScript:Alert(1)"_s, u"javascript:Alert(1)"_s);
    row(u"about:blank#x"_s, u"about:blank#x"_s);
    row(u"place:sort=8&maxResults=10"_s, u"place:sort=8&maxResults=10"_s);
    row(u"mailto:Me@Example.com"_s, u"mailto:Me@Example.com"_s);
    row(u"file:///home/Me/a/"_s, u"file:///home/Me/a"_s);
    row(u"C:\\Users\\Me"_s, u"C:\\Users\\Me"_s);
    row(u"//example.com/A"_s, u"//example.com/A"_s);
    row(u"no address"_s, u"no address"_s);
    row(u"https://"_s, u"https://"_s);
    row(u"https:///"_s, u"https://"_s);
    row(u":"_s, u":"_s);
}

void UrlTest::makesTheComparedForm()
{
    QFETCH(QString, url);
    QTEST(urlKey(url), "key");
}

void UrlTest::findsTheHost_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    const auto row = [](const QString &url, const QString &host) {
        QTest::newRow(qPrintable(url)) << url << host;
    };
    row(u"https://www.Example.com:8080/a?b#c"_s, u"example.com"_s);
    row(u"http://user:pw@example.com"_s, u"example.com"_s);
    row(u"https://[2001:db8::1]/a"_s, u"[2001:db8::1]"_s);
    row(u"https://[2001:db8::1]:8080/a"_s, u"[2001:db8::1]"_s);
    row(u"https://wwwexample.com"_s, u"wwwexample.com"_s);
    row(u"  https://example.com/a"_s, u"example.com"_s);
    row(u"file:///home/me"_s, u""_s);
    row(u"mailto:me@example.com"_s, u""_s);
    row(u"javascript:alert(1)"_s, u""_s);
    row(u"no address"_s, u""_s);
    row(u""_s, u""_s);
}

void UrlTest::findsTheHost()
{
    QFETCH(QString, url);
    QTEST(hostOf(url), "host");
}

void UrlTest::findsTheKeysOfASite_data()
{
    QTest::addColumn<QString>("site");
    QTest::addColumn<QString>("rest");
    const auto row = [](const QString &site, const QString &rest) {
        QTest::newRow(qPrintable(site)) << site << rest;
    };
    row(u"example.com"_s, u"example.com"_s);
    row(u" Example.COM/ "_s, u"example.com"_s);
    row(u"www.example.com"_s, u"example.com"_s);
    row(u"http://www.example.com/News/"_s, u"example.com/News"_s);
    row(u"example.com/news?page=2#top"_s, u"example.com/news?page=2"_s);
    row(u""_s, u""_s);
    row(u"https://"_s, u""_s);
    row(u"/home/me"_s, u""_s);
}

void UrlTest::findsTheKeysOfASite()
{
    QFETCH(QString, site);
    QFETCH(QString, rest);
    const QStringList keys = rest.isEmpty()
        ? QStringList()
        : QStringList{u"https://"_s + rest, u"https://www."_s + rest, u"http://"_s + rest, u"http://www."_s + rest};
    QCOMPARE(siteKeys(site), keys);
}

void UrlTest::findsTheKeyOfAFolder()
{
    QCOMPARE(folderKey(u"/home/Me/my papers/"_s), u"file:///home/Me/my%20papers"_s);
    QCOMPARE(folderKey(u"/home/Me/../You"_s), u"file:///home/You"_s);
    QCOMPARE(folderKey(u"/"_s), u"file://"_s);
    QCOMPARE(folderKey(u"~/a"_s), QString(u"file://"_s + QDir::homePath() + u"/a"_s));
    QCOMPARE(folderKey(u"papers"_s), QString());
    QCOMPARE(folderKey(u""_s), QString());
}

void UrlTest::opensOnlyKnownSchemesWithoutAsking_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("opens");
    const auto row = [](const QString &url, bool opens) {
        QTest::newRow(qPrintable(url)) << url << opens;
    };
    row(u"http://example.com"_s, true);
    row(u"HTTPS://example.com"_s, true);
    row(u" https://example.com"_s, true);
    row(u"mailto:me@example.com"_s, true);
    for (const auto &url : {u"javascript:alert(1)"_s, u"file:///etc/passwd"_s, u"/usr/share/applications/a.desktop"_s,
                            u"--help"_s, u"ftp://example.com"_s, u"data:text/html,x"_s, u"httpx://example.com"_s,
                            u"java\nscript:x"_s, u"http"_s, u"example.com"_s, u""_s, u"vnd.http:x"_s, u"C:\\http:"_s})
        row(url, false);
}

void UrlTest::opensOnlyKnownSchemesWithoutAsking()
{
    QFETCH(QString, url);
    QTEST(opensWithoutAsking(url), "opens");
}

void UrlTest::tellsAnAddressFromATitle_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("address");
    const auto row = [](const QString &text, bool address) {
        QTest::newRow(qPrintable(text)) << text << address;
    };
    for (const auto &text :
         {u"https://example.com"_s, u" http://example.com/a \n"_s, u"ftp://example.com/a"_s, u"www.example.com"_s,
          u"WWW.example.com/a"_s, u"mailto:me@example.com"_s, u"javascript:alert('a b')"_s, u"about:blank"_s,
          u"file:///home/me/a"_s, u"magnet:?xt=urn"_s, u"gemini://example.com"_s})
        row(text, true);
    for (const auto &text :
         {u""_s, u"Physics"_s, u"a title: with a colon"_s, u"https://a.example and more"_s, u"note:this"_s,
          u"https://a.example\nhttps://b.example"_s, u"C:\\Users"_s, u"mailto:"_s, u"12:30"_s, u"example.com"_s})
        row(text, false);
}

void UrlTest::tellsAnAddressFromATitle()
{
    QFETCH(QString, text);
    QTEST(looksLikeUrl(text), "address");
}

QTEST_GUILESS_MAIN(UrlTest)
#include "url_test.moc"
