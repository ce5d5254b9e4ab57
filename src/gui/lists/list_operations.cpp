// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lists/list_operations.h"

#include "domain/counted.h"
#include "gui/session/session.h"

#include <QCoreApplication>

namespace tagloom::gui {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Lists", text);
}

} // namespace

void addToList(Session &session, const domain::List &list, const QList<domain::ItemId> &items,
               store::RepeatedItems repeated)
{
    if (items.isEmpty() || !list.id.isValid())
        return;
    session.notices().follow(
        session.lists().addItems(list.id, items, repeated),
        [&session, name = list.name, count = items.size()](qint64 added) {
            if (added == 0)
                session.notices().say(count == 1
                                          ? translated("It is in “%1” already, or in the trash.").arg(name)
                                          : translated("All of them are in “%1” already, or in the trash.").arg(name));
            else if (added < count)
                session.notices().say(translated("%1 added to “%2”; the other %3 were there already")
                                          .arg(domain::countedItems(added), name, domain::grouped(count - added)));
            else
                session.notices().say(translated("%1 added to “%2”").arg(domain::countedItems(added), name));
        });
}

void deleteList(Session &session, const domain::List &list)
{
    if (!list.id.isValid() || session.library().isReadOnly())
        return;
    session.notices().follow(session.lists().remove(list.id), [&session, name = list.name] {
        session.notices().say(translated("The list “%1” was deleted. Its items stay.").arg(name));
    });
}

} // namespace tagloom::gui
