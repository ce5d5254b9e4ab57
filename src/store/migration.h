// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace tagloom::store {

/// One file NNNN_name.sql of the bundle.
struct Migration
{
    int version = 0; ///< from 1, without gaps
    QString name; ///< "items" of 0001_items.sql
    QString script;
    QString checksum; ///< SHA-256 of the file's bytes, in hexadecimal
};

/// "0001_items.sql", as messages name it.
QString fileName(const Migration &migration);

/// The migrations in a folder, in order of their versions: of the program's own bundle unless a test names another. An
/// error for a gap, a duplicate, or a file whose name does not fit.
domain::Result<QList<Migration>> loadMigrations(const QString &folder = QStringLiteral(":/migrations/sqlite"));

} // namespace tagloom::store
