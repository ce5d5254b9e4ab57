// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace tagloom::domain {

/// The form in which two addresses are compared: scheme and host in lower case; the scheme's default port, the fragment and
/// one trailing slash of the path dropped; the query kept. What has no host (javascript:, about:, a path) keeps all but the
/// fragment's rules: only its scheme is lowered. Empty for an empty URL.
QString urlKey(const QString &url);

/// The host as people write it, without "www."; empty if the address has none.
QString hostOf(const QString &url);

/// The keys (urlKey()) of the pages at which a site begins, "example.org" or a part of one, "example.org/news": by http
/// and https, with "www." and without. A scheme that stands before it is passed over. Empty if it names no host.
QStringList siteKeys(const QString &site);

/// The key of a folder of this computer, "/home/anna/papers" or "~/papers"; empty if that is no absolute path.
QString folderKey(const QString &path);

/// The scheme in lower case without ":", or empty. One letter before a colon is a drive, not a scheme.
QString schemeOf(const QString &url);

/// Whether the address may be handed to the desktop without asking: http, https and mailto only.
bool opensWithoutAsking(const QString &url);

/// Whether one line of text is an address rather than a title: a known scheme, or "www." in front.
bool looksLikeUrl(const QString &text);

} // namespace tagloom::domain
