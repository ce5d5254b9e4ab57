// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/extended_attributes.h"

namespace tagloom::platform {

domain::Result<QByteArray> readAttribute(const QString &, const QByteArray &)
{
    return QByteArray();
}

domain::Result<void> writeAttribute(const QString &, const QByteArray &, const QByteArray &)
{
    return domain::Error{domain::ErrorCode::InputOutput,
                         QStringLiteral("Tagloom cannot keep tags beside files on this system.")};
}

} // namespace tagloom::platform
