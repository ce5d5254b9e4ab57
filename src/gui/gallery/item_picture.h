// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"

#include <QModelIndex>
#include <QString>

namespace tagloom::gui {

/// The file whose picture stands for an item: that of an item of the kind image or file whose address is a local file.
/// Empty for all others. Whether there is a picture in it is another question.
QString pictureFile(domain::KindId kind, const QString &address);
QString pictureFile(const domain::Item &item);
QString pictureFile(const QModelIndex &item); ///< a row of ItemsModel or ItemChipsProxy

} // namespace tagloom::gui
