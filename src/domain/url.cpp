// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/url.h"

#include <QDir>
#include <QStringView>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace tagloom::domain {

namespace {

struct SplitUrl
{
    QStringView scheme;
    QStringView authority; ///< user, host and port; empty if there is none
    QStringView rest; ///< path and query, without the fragment
    bool hasAuthority = false;
};

bool isSchemeCharacter(QChar unit)
{
    return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z') || (unit >= u'0' && unit <= u'9')
        || unit == u'+' || unit == u'-' || unit == u'.';
}

QStringView schemeView(QStringView url)
{
    const qsizetype colon = url.indexOf(u':');
    if (colon < 2 || !url[0].isLetter())
        return {};
    const QStringView scheme = url.first(colon);
    return std::all_of(scheme.begin(), scheme.end(), isSchemeCharacter) ? scheme : QStringView{};
}

SplitUrl split(QStringView url)
{
    SplitUrl parts;
    parts.scheme = schemeView(url);
    QStringView rest = parts.scheme.isEmpty() ? url : url.sliced(parts.scheme.size() + 1);
    if (rest.startsWith(u"//")) {
        parts.hasAuthority = true;
        rest = rest.sliced(2);
        const auto end = std::find_if(rest.begin(), rest.end(),
                                      [](QChar unit) { return unit == u'/' || unit == u'?' || unit == u'#'; });
        parts.authority = rest.first(end - rest.begin());
        rest = rest.sliced(end - rest.begin());
        // The fragment means something to programs without a host (javascript:, about:), so it goes only here.
        const qsizetype fragment = rest.indexOf(u'#');
        if (fragment >= 0)
            rest.truncate(fragment);
    }
    parts.rest = rest;
    return parts;
}

QStringView withoutDefaultPort(QStringView authority, const QString &scheme)
{
    static constexpr std::array<std::pair<QStringView, QStringView>, 5> ports{
        {{u"http", u":80"}, {u"https", u":443"}, {u"ftp", u":21"}, {u"ws", u":80"}, {u"wss", u":443"}}};
    for (const auto &[name, port] : ports) {
        if (scheme == name && authority.endsWith(port))
            return authority.chopped(port.size());
    }
    return authority;
}

} // namespace

QString urlKey(const QString &url)
{
    const QString trimmed = url.trimmed();
    const SplitUrl parts = split(trimmed);
    const QString scheme = parts.scheme.toString().toLower();
    QString key = scheme;
    if (!scheme.isEmpty())
        key += u':';
    if (!parts.hasAuthority)
        return key + parts.rest;

    const QStringView authority = withoutDefaultPort(parts.authority, scheme);
    const qsizetype at = authority.lastIndexOf(u'@');
    key += QLatin1String("//") + authority.first(at + 1) + authority.sliced(at + 1).toString().toLower();

    const qsizetype query = parts.rest.indexOf(u'?');
    QStringView path = query < 0 ? parts.rest : parts.rest.first(query);
    if (path.endsWith(u'/'))
        path.chop(1);
    key += path;
    if (query >= 0)
        key += parts.rest.sliced(query);
    return key;
}

QString hostOf(const QString &url)
{
    const SplitUrl parts = split(QStringView(url).trimmed());
    QStringView host = parts.authority.sliced(parts.authority.lastIndexOf(u'@') + 1);
    // The colons within [ ] belong to the address of IPv6.
    const qsizetype colon = host.indexOf(u':', std::max<qsizetype>(0, host.indexOf(u']')));
    if (colon >= 0)
        host.truncate(colon);
    QString name = host.toString().toLower();
    if (name.startsWith(QLatin1String("www.")))
        name.remove(0, 4);
    return name;
}

QStringList siteKeys(const QString &site)
{
    QString rest = site.trimmed();
    if (const qsizetype scheme = rest.indexOf(QLatin1String("://")); scheme >= 0)
        rest.remove(0, scheme + 3);
    if (rest.startsWith(QLatin1String("www."), Qt::CaseInsensitive))
        rest.remove(0, 4);
    if (hostOf(QStringLiteral("//") + rest).isEmpty())
        return {};
    QStringList keys;
    for (const char *const start : {"https://", "https://www.", "http://", "http://www."})
        keys.append(urlKey(QLatin1StringView(start) + rest));
    return keys;
}

QString folderKey(const QString &path)
{
    QString whole = path.trimmed();
    if (whole == u'~' || whole.startsWith(QLatin1String("~/")))
        whole.replace(0, 1, QDir::homePath());
    if (!QDir::isAbsolutePath(whole))
        return {};
    return urlKey(QUrl::fromLocalFile(QDir::cleanPath(whole)).toString(QUrl::FullyEncoded));
}

QString schemeOf(const QString &url)
{
    return schemeView(QStringView(url).trimmed()).toString().toLower();
}

bool opensWithoutAsking(const QString &url)
{
    const QString scheme = schemeOf(url);
    return scheme == QLatin1String("http") || scheme == QLatin1String("https") || scheme == QLatin1String("mailto");
}

bool looksLikeUrl(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.contains(u'\n'))
        return false;
    const QString scheme = schemeOf(trimmed);
    static constexpr std::array<QStringView, 7> withoutHost{u"mailto", u"javascript", u"place", u"about",
                                                            u"data",   u"magnet",     u"tel"};
    if (std::find(withoutHost.begin(), withoutHost.end(), scheme) != withoutHost.end())
        return trimmed.size() > scheme.size() + 1;
    if (trimmed.contains(u' '))
        return false;
    if (!scheme.isEmpty())
        return trimmed.sliced(scheme.size()).startsWith(QLatin1String("://"));
    return trimmed.startsWith(QLatin1String("www."), Qt::CaseInsensitive);
}

} // namespace tagloom::domain
