// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings/settings.h"

#include <QTemporaryDir>

namespace tagloom::test {

/// Settings that live in a folder of their own and go with the object. For the lifetime of one, all of a program's
/// settings are there.
class TemporarySettings final
{
public:
    TemporarySettings() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }

    QString path() const { return m_folder.filePath(QStringLiteral("tagloom/tagloom.ini")); }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

} // namespace tagloom::test
