// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

namespace tagloom::platform {

// Attributes that a file system keeps beside a file. Links are followed. From any thread.

/// Empty if the file has none of this name, and on a system or file system that has none at all. InputOutput or
/// NotFound if the file itself cannot be asked.
domain::Result<QByteArray> readAttribute(const QString &path, const QByteArray &name);

/// An empty value takes the attribute away. The error says why it cannot be kept there: the file system has no
/// attributes, the file may not be written, it is gone, there is no room.
domain::Result<void> writeAttribute(const QString &path, const QByteArray &name, const QByteArray &value);

} // namespace tagloom::platform
