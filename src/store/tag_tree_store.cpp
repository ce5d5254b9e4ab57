// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_tree_store.h"

#include "store/connection.h"
#include "store/statement.h"
#include "store/tag_store.h"
#include "store/transaction.h"

#include <QHash>

#include <algorithm>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using domain::TagId;

namespace {

void noteChanged(Transaction &transaction, TagId tag)
{
    transaction.changes().tagsChanged.append(tag);
}

/// Why the child cannot stand below the parent, or why that cannot be said.
Error circle(const Connection &connection, TagId child, TagId parent)
{
    const auto tag = requireTag(connection, child);
    if (!tag)
        return tag.error();
    if (child == parent)
        return Error{ErrorCode::Conflict,
                     QStringLiteral("“%1” cannot stand below itself. Choose another parent.").arg(tag->name)};
    const auto names = namesUpTo(connection, parent, child);
    if (!names)
        return names.error();
    return Error{
        ErrorCode::Conflict,
        QStringLiteral("“%1” cannot stand below “%2”, which stands below it already: %3. Choose another parent.")
            .arg(tag->name, names->constFirst(), chainText(*names))};
}

} // namespace

Result<QList<TagParent>> readTagParents(const Connection &connection)
{
    QList<TagParent> all;
    Statement rows(connection, QStringLiteral("SELECT child_id, parent_id FROM tag_parents"));
    while (rows.next())
        all.append(TagParent{TagId{rows.integer(0)}, TagId{rows.integer(1)}});
    if (auto done = rows.finish(); !done)
        return done.error();
    return all;
}

Result<QList<TagId>> tagAndDescendants(const Connection &connection, TagId id)
{
    return tagsAndDescendants(connection, {id});
}

Result<QList<TagId>> tagsAndDescendants(const Connection &connection, const QList<TagId> &ids)
{
    QList<TagId> tags;
    Statement rows(
        connection,
        QStringLiteral("WITH RECURSIVE below (id) AS (SELECT value FROM json_each(?) UNION "
                       "SELECT child_id FROM tag_parents JOIN below ON parent_id = below.id) SELECT id FROM below"));
    rows.bind(jsonArray(ids));
    while (rows.next())
        tags.append(TagId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return tags;
}

Result<QStringList> namesUpTo(const Connection &connection, TagId tag, TagId ancestor)
{
    const auto edges = readTagParents(connection);
    if (!edges)
        return edges.error();
    QHash<TagId, QList<TagId>> parents;
    for (const TagParent &edge : *edges)
        parents[edge.child].append(edge.parent);
    QHash<TagId, TagId> cameFrom{{tag, TagId{}}};
    QList<TagId> open{tag};
    for (qsizetype at = 0; at < open.size() && !cameFrom.contains(ancestor); ++at) {
        const TagId from = open[at];
        for (const TagId parent : parents.value(from)) {
            if (cameFrom.contains(parent))
                continue;
            cameFrom.insert(parent, from);
            open.append(parent);
        }
    }
    QStringList names;
    for (TagId at = ancestor; cameFrom.contains(at); at = cameFrom.value(at)) {
        const auto row = requireTag(connection, at);
        if (!row)
            return row.error();
        names.prepend(row->name);
    }
    return names;
}

QString chainText(const QStringList &names)
{
    constexpr qsizetype mostShown = 8;
    const QString arrow = QStringLiteral(" › ");
    if (names.size() <= mostShown)
        return names.join(arrow);
    const qsizetype half = mostShown / 2;
    const QString left = QStringLiteral("… %1 more …").arg(names.size() - 2 * half);
    return QStringList(names.first(half) + QStringList{left} + names.last(half)).join(arrow);
}

Result<void> addTagParent(Transaction &transaction, TagId child, TagId parent)
{
    Connection &connection = transaction.connection();
    const auto below = tagAndDescendants(connection, child);
    if (!below)
        return below.error();
    if (below->contains(parent))
        return circle(connection, child, parent);
    Statement insert(connection,
                     QStringLiteral("INSERT INTO tag_parents (child_id, parent_id) VALUES (?, ?) "
                                    "ON CONFLICT (child_id, parent_id) DO NOTHING"));
    if (auto done = insert.run(child, parent); !done)
        return done;
    if (connection.changedRows() > 0)
        noteChanged(transaction, child);
    return {};
}

Result<void> removeTagParent(Transaction &transaction, TagId child, TagId parent)
{
    Connection &connection = transaction.connection();
    Statement remove(connection, QStringLiteral("DELETE FROM tag_parents WHERE child_id = ? AND parent_id = ?"));
    if (auto done = remove.run(child, parent); !done)
        return done;
    if (connection.changedRows() == 0)
        return Error{ErrorCode::NotFound, QStringLiteral("This tag does not stand there any more.")};
    noteChanged(transaction, child);
    return {};
}

Result<void> setTagParents(Transaction &transaction, TagId child, const QList<TagId> &parents)
{
    Connection &connection = transaction.connection();
    if (const auto tag = requireTag(connection, child); !tag)
        return tag.error();
    Statement remove(connection,
                     QStringLiteral("DELETE FROM tag_parents WHERE child_id = ?1 "
                                    "AND parent_id NOT IN (SELECT value FROM json_each(?2))"));
    if (auto done = remove.run(child, jsonArray(parents)); !done)
        return done;
    if (connection.changedRows() > 0)
        noteChanged(transaction, child);
    for (const TagId parent : parents) {
        if (const auto tag = requireTag(connection, parent); !tag)
            return tag.error();
        if (auto done = addTagParent(transaction, child, parent); !done)
            return done;
    }
    return {};
}

} // namespace tagloom::store
