// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/kind_service.h"

#include "domain/text.h"
#include "store/kind_store.h"

namespace tagloom::library {

using domain::KindId;
using domain::Result;
using store::Transaction;

QFuture<Result<KindId>> KindService::create(const QString &name, const QString &icon)
{
    return m_library.write(QStringLiteral("Make the kind “%1”").arg(domain::oneLine(name)),
                           [=](Transaction &transaction) { return store::createKind(transaction, name, icon); });
}

QFuture<Result<void>> KindService::rename(KindId kind, const QString &name)
{
    return m_library.write(QStringLiteral("Rename a kind to “%1”").arg(domain::oneLine(name)),
                           [=](Transaction &transaction) { return store::renameKind(transaction, kind, name); });
}

QFuture<Result<void>> KindService::changeIcon(KindId kind, const QString &icon)
{
    return m_library.write(QStringLiteral("Change the icon of a kind"),
                           [=](Transaction &transaction) { return store::changeKindIcon(transaction, kind, icon); });
}

QFuture<Result<void>> KindService::remove(KindId kind)
{
    return m_library.write(QStringLiteral("Delete a kind"),
                           [=](Transaction &transaction) { return store::deleteKind(transaction, kind); });
}

} // namespace tagloom::library
