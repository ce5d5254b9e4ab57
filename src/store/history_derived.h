// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/link.h"
#include "domain/result.h"
#include "store/changeset.h"
#include "store/recorded_tables.h"
#include "store/set_aside.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace tagloom::store {

class HistoryChanges;
class Transaction;

/// What follows from rows that undo and redo write: the change set of the transaction, and the tables that history does
/// not record (counts, words, full text). First take() every row of all pieces, then begin(), then write the rows, then
/// finish().
class HistoryDerived final
{
public:
    HistoryDerived(Transaction &transaction, const QList<TableShape> &shapes, const HistoryChanges &changes);

    /// A row that will be written. `before` and `after` hold what changes, and the key at least in one of them.
    void take(RecordedTable table, ChangesetRow::Change change, const ChangesetValues &before,
              const ChangesetValues &after);

    /// Many rows: row triggers are set aside.
    domain::Result<void> begin();
    domain::Result<void> finish();

private:
    using Ids = std::vector<qint64>;

    void takeItem(ChangesetRow::Change change, qint64 id, const ChangesetValues &after);
    void takeTag(ChangesetRow::Change change, qint64 id, const ChangesetValues &after);
    void takeAlias(const ChangesetValues &before, const ChangesetValues &after);
    void takeLink(ChangesetRow::Change change, domain::LinkRef link);
    void takeListEntry(ChangesetRow::Change change, domain::ListEntryId id, const ChangesetValues &after);
    void changeTag(qint64 id);
    domain::Result<void> beginReplay();
    domain::Result<void> endReplay();
    domain::Result<void> countItems(qint64 factor);
    domain::Result<void> writeCounts();
    domain::Result<void> forgetTexts();
    domain::Result<void> learnTexts();
    domain::Result<void> rebuildWords();

    Transaction &m_transaction;
    const bool m_isBulk;
    const bool m_listsIds; ///< few enough for a change set
    const int m_titleColumn;
    const int m_urlColumn;
    const int m_trashedColumn;
    const int m_tagNameColumn;
    const int m_entryPositionColumn;
    SetAside m_setAside;
    QSet<qint64> m_newOrGoneItems;
    QSet<qint64> m_newOrGoneTags;
    Ids m_textItems; ///< of which the full text changes
    Ids m_countedItems; ///< whose part in the counts changes
    Ids m_noteFileItems; ///< whose file changes
    Ids m_wordTags; ///< of which the words change
    QStringList m_aliases; ///< whose tag has to be looked up
    QHash<qint64, qint64> m_countChanges; ///< by tag
};

} // namespace tagloom::store
