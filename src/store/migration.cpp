// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migration.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

// The bundle lies in a static library, where resources do not register themselves; the macro wants no namespace.
static void registerBundle()
{
    Q_INIT_RESOURCE(migrations);
}

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

Error bundleError(const QString &cause)
{
    return {ErrorCode::Database,
            QStringLiteral("The migrations that come with this program cannot be used: %1 Install the program again.")
                .arg(cause)};
}

} // namespace

QString fileName(const Migration &migration)
{
    return QStringLiteral("%1_%2.sql").arg(migration.version, 4, 10, QLatin1Char('0')).arg(migration.name);
}

Result<QList<Migration>> loadMigrations(const QString &folder)
{
    static const bool registered = (registerBundle(), true);
    Q_UNUSED(registered)
    static const QRegularExpression pattern(QStringLiteral("^([0-9]{4})_([a-z0-9_]+)\\.sql$"));

    QList<Migration> migrations;
    const QStringList names = QDir(folder).entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QRegularExpressionMatch match = pattern.match(name);
        if (!match.hasMatch())
            return bundleError(QStringLiteral("“%1” is not named like 0001_name.sql.").arg(name));
        const int version = match.capturedView(1).toInt();
        if (version != migrations.size() + 1)
            return bundleError(
                QStringLiteral("“%1” stands where number %2 is expected.").arg(name).arg(migrations.size() + 1));
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            return bundleError(QStringLiteral("“%1” cannot be read (%2).").arg(name, file.errorString()));
        const QByteArray bytes = file.readAll();
        migrations.append({version, match.captured(2), QString::fromUtf8(bytes),
                           QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex())});
    }
    if (migrations.isEmpty())
        return bundleError(QStringLiteral("there is none in “%1”.").arg(folder));
    return migrations;
}

} // namespace tagloom::store
