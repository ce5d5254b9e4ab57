// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/notes_ahead.h"

#include "formats/record_reader.h"

#include <QFile>
#include <QMutexLocker>
#include <QThread>

#include <algorithm>

namespace tagloom::library {

using domain::ItemRecord;
using domain::RecordRemark;

namespace {

constexpr qsizetype notesInABlock = 100;

class NoteSink final : public domain::RecordSink
{
public:
    explicit NoteSink(NoteRead &read)
        : m_read(read)
    { }

    bool item(ItemRecord record) override
    {
        m_read.note = std::move(record);
        return true;
    }
    bool tag(domain::TagRecord) override { return true; }
    bool kind(domain::KindRecord) override { return true; }
    bool search(domain::SearchRecord) override { return true; }
    bool distinct(domain::DistinctRecord) override { return true; }
    bool list(domain::ListRecord) override { return true; }
    bool rule(domain::RuleRecord) override { return true; }
    bool skipped(RecordRemark remark) override
    {
        m_read.reasons.append(std::move(remark));
        return true;
    }
    bool progress(qint64) override { return true; }

private:
    NoteRead &m_read;
};

NoteRead readNote(const QString &path)
{
    NoteRead read;
    QFile device(path);
    if (!device.open(QIODevice::ReadOnly)) {
        read.reasons.append({0, QStringLiteral("It cannot be read (%1).").arg(device.errorString())});
        return read;
    }
    NoteSink sink(read);
    if (const auto done = formats::readRecords(formats::Format::Markdown, device, sink); !done)
        read.reasons.append({0, done.error().message});
    if (read.note)
        read.hash = domain::contentHash(read.note->noteFile->content);
    return read;
}

} // namespace

NotesAhead::NotesAhead(const QList<ImportFile> &files)
    : m_files(files)
{
    m_readers.setMaxThreadCount(QThread::idealThreadCount() - 1);
    addBlocks();
    for (int reader = 0; reader < m_readers.maxThreadCount(); ++reader)
        m_readers.start([this] { readAhead(); });
}

NotesAhead::~NotesAhead()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_isOver = true;
        m_changed.wakeAll();
    }
    m_readers.waitForDone();
}

void NotesAhead::addBlocks()
{
    const auto mostBlocks = static_cast<size_t>(2 + 2 * m_readers.maxThreadCount());
    while (m_blocks.size() < mostBlocks && m_inBlocks < m_files.size()) {
        m_blocks.push_back({m_files.mid(m_inBlocks, notesInABlock), {}, Block::State::Waiting});
        m_inBlocks += m_blocks.back().files.size();
    }
}

NotesAhead::Block *NotesAhead::waitingBlock()
{
    const auto found = std::find_if(m_blocks.begin(), m_blocks.end(),
                                    [](const Block &block) { return block.state == Block::State::Waiting; });
    return found == m_blocks.end() ? nullptr : &*found;
}

/// With the mutex locked, which is free meanwhile. Blocks stay where they are when others are taken or added.
void NotesAhead::read(Block &block)
{
    block.state = Block::State::BeingRead;
    m_mutex.unlock();
    for (const ImportFile &file : std::as_const(block.files))
        block.notes.push_back(readNote(file.path));
    m_mutex.lock();
    block.state = Block::State::Read;
    m_changed.wakeAll();
}

void NotesAhead::readAhead()
{
    const QMutexLocker lock(&m_mutex);
    while (!m_isOver) {
        if (Block *const block = waitingBlock())
            read(*block);
        else
            m_changed.wait(&m_mutex);
    }
}

std::vector<NoteRead> NotesAhead::next()
{
    const QMutexLocker lock(&m_mutex);
    while (!m_blocks.empty() && m_blocks.front().state != Block::State::Read) {
        if (Block *const block = waitingBlock())
            read(*block);
        else
            m_changed.wait(&m_mutex);
    }
    if (m_blocks.empty())
        return {};
    std::vector<NoteRead> notes = std::move(m_blocks.front().notes);
    m_blocks.pop_front();
    addBlocks();
    m_changed.wakeAll();
    return notes;
}

} // namespace tagloom::library
