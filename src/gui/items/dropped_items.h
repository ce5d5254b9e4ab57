// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/item.h"

#include <QList>
#include <QStringList>

class QWidget;

class QDropEvent;
class QMimeData;

namespace tagloom::gui {

class Session;

/// Whether a drag or the clipboard holds files, links or text of another program. Our own items and tags are none.
bool holdsNewItems(const QMimeData &data);

/// Takes the drag as a link where its source allows it, as a copy otherwise: nothing of another program is ever moved.
void acceptAsLink(QDropEvent &event);

/// Whether a view of items takes what is dragged over it: tags, and what makes new items, but not its own items.
bool takesDrop(Session &session, const QDropEvent &event, const QWidget &view);

/// Puts the dropped tags on the item, or on the whole selection if it is one of it; with Shift takes them off.
void dropTags(Session &session, const QDropEvent &event, domain::ItemId target);

/// The items that it would make: one for each link or file, else one for each line of text that is an address, else one note.
QList<domain::ItemDraft> draftsOf(const QMimeData &data);

/// The folders of a drop of nothing but folders of Markdown or YAML files, as far as the first hundreds of
/// entries tell.
QStringList noteFoldersOf(const QMimeData &data);

/// Makes the items, each with these tags, and says so. Folders of notes are offered for import instead, unless they get
/// tags.
void addDroppedItems(Session &session, const QMimeData &data, const QStringList &tagNames);

/// Makes items of what another program or the command line handed over as text: addresses, paths, titles.
void addTexts(Session &session, const QStringList &texts, const QString &folder);

/// Puts tags on items, or takes them off, and says so.
void putTags(Session &session, const QList<domain::ItemId> &items, const QList<domain::TagId> &tags, bool remove);

} // namespace tagloom::gui
