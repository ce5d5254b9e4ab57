// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/item_picture.h"

#include "domain/kind.h"
#include "models/roles.h"

#include <QUrl>

namespace tagloom::gui {

QString pictureFile(domain::KindId kind, const QString &address)
{
    if ((kind != domain::imageKind && kind != domain::fileKind) || !address.startsWith(QLatin1String("file:")))
        return {};
    const QUrl url(address);
    return url.isLocalFile() ? url.toLocalFile() : QString();
}

QString pictureFile(const domain::Item &item)
{
    return pictureFile(item.kind, item.url);
}

QString pictureFile(const QModelIndex &item)
{
    return pictureFile(domain::KindId{item.data(models::KindIdRole).toLongLong()},
                       item.data(models::UrlRole).toString());
}

} // namespace tagloom::gui
