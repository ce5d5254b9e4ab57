// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/unwritten_tags.h"

#include "store/transaction.h"

#include <QCoreApplication>

namespace tagloom::library {

using domain::Result;
using store::TagsToWrite;
using store::TagTarget;
using store::Transaction;

bool settle(Library &library, const QDeadlineTimer &deadline)
{
    const auto behind = library.write(QStringLiteral("Close"), [](Transaction &transaction) -> Result<void> {
        transaction.leaveUnrecorded();
        return {};
    });
    const bool isSettled = waitUntil(deadline, behind);
    QCoreApplication::sendPostedEvents(&library, QEvent::MetaCall);
    return isSettled;
}

QFuture<Result<void>> keepUnwrittenTags(Library &library, TagTarget target, const TagsToWrite &what)
{
    return library.write(QStringLiteral("Tags to be written"), [target, what](Transaction &transaction) {
        transaction.leaveUnrecorded();
        return store::keepTagsToWrite(transaction, target, what);
    });
}

QFuture<Result<TagsToWrite>> takeUnwrittenTags(Library &library, TagTarget target)
{
    return library.write(QStringLiteral("Tags to be written"), [target](Transaction &transaction) {
        transaction.leaveUnrecorded();
        return store::takeTagsToWrite(transaction, target);
    });
}

} // namespace tagloom::library
