// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "library/import_files.h"

#include <QMutex>
#include <QThreadPool>
#include <QWaitCondition>

#include <deque>
#include <optional>
#include <vector>

namespace tagloom::library {

/// What the file of one note gave.
struct NoteRead
{
    std::optional<domain::ItemRecord> note;
    QString hash; ///< domain::contentHash() of what the file holds, if there is a note
    QList<domain::RecordRemark> reasons; ///< why it is skipped
};

/// Reads and parses files of notes in blocks, on other threads, a little ahead of the one who takes them. Who finds the
/// next block not read yet reads too instead of waiting: so each processor has one thread that works, and no more.
class NotesAhead final
{
public:
    explicit NotesAhead(const QList<ImportFile> &files);
    ~NotesAhead(); ///< what is not read by then is not read

    NotesAhead(const NotesAhead &) = delete;
    NotesAhead &operator=(const NotesAhead &) = delete;

    /// The notes of the next files, in their order; none at the end.
    std::vector<NoteRead> next();

private:
    struct Block
    {
        enum class State { Waiting, BeingRead, Read };

        QList<ImportFile> files;
        std::vector<NoteRead> notes;
        State state = State::Waiting;
    };

    void addBlocks();
    Block *waitingBlock();
    void read(Block &block);
    void readAhead();

    const QList<ImportFile> m_files;
    qsizetype m_inBlocks = 0; ///< files that are in a block, or were
    QMutex m_mutex; ///< for all that follows but the files and notes of a block that is being read
    QWaitCondition m_changed;
    std::deque<Block> m_blocks; ///< that are not taken, in the order of their files
    bool m_isOver = false;
    QThreadPool m_readers;
};

} // namespace tagloom::library
