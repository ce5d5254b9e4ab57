// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QList>
#include <QString>

#include <optional>

class QMimeData;

namespace tagloom::models {

// Ids on their way by drag or clipboard. They mean something in one library only, so its path (Library::path()) goes
// with them. What arrives may come from any program: it is checked, never trusted.

QString itemsMimeType(); ///< "application/x-tagloom-items"
QString tagsMimeType(); ///< "application/x-tagloom-tags"
QString savedSearchesMimeType(); ///< "application/x-tagloom-saved-searches"

void putItems(QMimeData *data, const QString &libraryPath, const QList<domain::ItemId> &ids);
void putTags(QMimeData *data, const QString &libraryPath, const QList<domain::TagId> &ids);
void putSavedSearch(QMimeData *data, const QString &libraryPath, domain::SavedSearchId id);

/// In the order they were put, each once. nullopt: there are none, they are damaged, or they are another library's.
std::optional<QList<domain::ItemId>> takeItems(const QMimeData *data, const QString &libraryPath);
std::optional<QList<domain::TagId>> takeTags(const QMimeData *data, const QString &libraryPath);
std::optional<domain::SavedSearchId> takeSavedSearch(const QMimeData *data, const QString &libraryPath);

} // namespace tagloom::models
