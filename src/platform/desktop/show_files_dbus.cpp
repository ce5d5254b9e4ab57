// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/desktop/show_files.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QUrl>

namespace tagloom::platform {

namespace {

/// A file manager that has to be started first takes its time.
constexpr int longestMilliseconds = 5000;

} // namespace

void showInFileManager(const QStringList &paths, QObject *context, const std::function<void(bool)> &done)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        done(false);
        return;
    }
    QStringList addresses;
    for (const QString &path : paths)
        addresses.append(QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded));
    const QString service = QStringLiteral("org.freedesktop.FileManager1");
    QDBusMessage call = QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/FileManager1"),
                                                       service, QStringLiteral("ShowItems"));
    call << addresses << QString();
    auto *const watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, longestMilliseconds), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done] {
        watcher->deleteLater();
        done(!watcher->isError());
    });
}

} // namespace tagloom::platform
