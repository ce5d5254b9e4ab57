// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/history.h"
#include "store/history_apply.h"

namespace tagloom::store {

class Transaction;

// Each of these takes a whole entry back or applies it again, or is refused, and then the transaction must not be
// committed: NotFound where there is none; Conflict where something was changed since, with a sentence on what;
// DamagedFile, NewerLibrary, Cancelled. They give the entry. Work on a transaction of their own.

/// Takes the last action back that is not undone. Makes no entry.
domain::Result<domain::HistoryEntry> undoLast(Transaction &transaction, const HistoryProgress &progress = {});

/// Does the action again that was undone last. Makes no entry.
domain::Result<domain::HistoryEntry> redoNext(Transaction &transaction, const HistoryProgress &progress = {});

/// Takes any one action back, as an action of its own: it makes an entry, which can itself be undone. The last one is
/// simply undone. A Conflict names the later entry that stands in the way.
domain::Result<domain::HistoryEntry> undoEntry(Transaction &transaction, domain::HistoryId id,
                                               const HistoryProgress &progress = {});

} // namespace tagloom::store
