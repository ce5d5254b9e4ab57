// SPDX-License-Identifier: GPL-3.0-or-later
#include "thumbnails/thumbnail_loader.h"

#include "thumbnails/image_reading.h"
#include "thumbnails/thumbnail_cache.h"

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <algorithm>
#include <deque>
#include <utility>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace tagloom::thumbnails {

namespace {

constexpr qint64 usualBytes = 64 * 1024 * 1024;
constexpr int mostWorkers = 4;

/// A file without a picture is remembered, too.
constexpr qint64 bytesOfNothing = 256;

qint64 bytesOf(const Thumbnail &thumbnail)
{
    return bytesOfNothing + thumbnail.image.sizeInBytes();
}

KnownState stateOf(const Thumbnail &thumbnail)
{
    return {thumbnail.modified, thumbnail.fileSize, thumbnail.trouble};
}

/// The window's thread keeps a processor to itself.
int fittingWorkers()
{
    return std::clamp(QThread::idealThreadCount() - 1, 1, mostWorkers);
}

/// QThread's priorities do nothing under Linux's usual scheduler; a thread's nice value does.
void stepBack()
{
#ifdef Q_OS_LINUX
    constexpr int niceness = 10;
    (void)setpriority(PRIO_PROCESS, 0, niceness);
#endif
}

std::optional<Thumbnail> makeFromFile(const PictureKey &key, const std::optional<KnownState> &known,
                                      const std::atomic_bool &stop)
{
    if (known) {
        ImageFile file(key.path, stop);
        const Trouble trouble = file.openForLook();
        const bool hadContent = known->fileSize > 0;
        const bool hasContent = trouble == Trouble::None;
        if (hadContent == hasContent && file.bytes() == known->fileSize && file.modified() == known->modified
            && (hasContent || trouble == known->trouble))
            return std::nullopt;
    }
    return thumbnailOf(key.path, key.box, ThumbnailCache(), stop);
}

} // namespace

/// What the workers and the window's thread hand each other.
struct ThumbnailLoader::Shared
{
    struct Job
    {
        PictureKey key;
        std::optional<KnownState> known;
        quint64 round;
    };

    QMutex mutex;
    QWaitCondition more;
    std::deque<Job> waiting;
    std::vector<std::pair<Job, std::optional<Thumbnail>>> done;
    QSet<PictureKey> inHand;
    std::atomic_bool stop = false;
};

ThumbnailLoader::ThumbnailLoader(QObject *parent)
    : ThumbnailLoader(&makeFromFile, 0, parent)
{ }

ThumbnailLoader::ThumbnailLoader(Make make, int workers, QObject *parent)
    : QObject(parent)
    , m_make(std::move(make))
    , m_workers(workers > 0 ? workers : fittingWorkers())
    , m_kept(usualBytes)
    , m_shared(std::make_unique<Shared>())
{ }

ThumbnailLoader::~ThumbnailLoader()
{
    {
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->stop = true;
        m_shared->waiting.clear();
    }
    m_shared->more.wakeAll();
    for (const auto &thread : m_threads)
        thread->wait();
}

const Thumbnail *ThumbnailLoader::find(const PictureKey &key) const
{
    if (const Kept *kept = m_kept.object(key))
        return &kept->thumbnail;
    const Kept *best = nullptr;
    int bestBox = 0;
    for (const int box : m_boxes) {
        const bool isBetter = bestBox == 0 || (bestBox < key.box ? box > bestBox : box >= key.box && box < bestBox);
        if (!isBetter || !m_kept.contains({key.path, box}))
            continue;
        best = m_kept.object({key.path, box});
        bestBox = box;
    }
    return best ? &best->thumbnail : nullptr;
}

void ThumbnailLoader::want(const QObject *asker, const QList<PictureKey> &keys)
{
    const auto place =
        std::find_if(m_wanted.begin(), m_wanted.end(), [asker](const auto &wanted) { return wanted.first == asker; });
    if (place == m_wanted.end()) {
        if (keys.isEmpty())
            return;
        connect(asker, &QObject::destroyed, this, [this, asker] {
            m_wanted.removeIf([asker](const auto &wanted) { return wanted.first == asker; });
            fillQueue();
        });
    } else {
        m_wanted.erase(place);
    }
    m_wanted.prepend({asker, keys});
    for (const PictureKey &key : keys)
        m_boxes.insert(key.box);
    bound();
    fillQueue();
}

void ThumbnailLoader::lookAgain()
{
    ++m_round;
    fillQueue();
}

/// What is on the screen must fit, or it would be made again and again.
void ThumbnailLoader::bound()
{
    qint64 shown = 0;
    for (const auto &[asker, keys] : std::as_const(m_wanted)) {
        for (const PictureKey &key : keys)
            shown += qint64{key.box} * key.box * 4 + bytesOfNothing;
    }
    m_kept.setMaxCost(std::max(usualBytes, shown + shown / 2));
}

void ThumbnailLoader::fillQueue()
{
    std::deque<Shared::Job> jobs;
    QSet<PictureKey> seen;
    for (const auto &[asker, keys] : std::as_const(m_wanted)) {
        for (const PictureKey &key : keys) {
            if (seen.contains(key))
                continue;
            seen.insert(key);
            const Kept *const kept = m_kept.object(key);
            if (!kept)
                jobs.push_back({key, std::nullopt, m_round});
            else if (kept->round < m_round)
                jobs.push_back({key, stateOf(kept->thumbnail), m_round});
        }
    }
    const bool any = !jobs.empty();
    {
        const QMutexLocker lock(&m_shared->mutex);
        std::erase_if(jobs, [this](const Shared::Job &job) { return m_shared->inHand.contains(job.key); });
        m_shared->waiting = std::move(jobs);
    }
    if (!any)
        return;
    startWorkers();
    m_shared->more.wakeAll();
}

void ThumbnailLoader::startWorkers()
{
    while (m_threads.size() < static_cast<std::size_t>(m_workers)) {
        m_threads.emplace_back(QThread::create([this] { work(); }));
        m_threads.back()->setObjectName(QStringLiteral("thumbnails"));
        m_threads.back()->start();
    }
}

void ThumbnailLoader::work()
{
    stepBack();
    QMutexLocker lock(&m_shared->mutex);
    while (true) {
        while (m_shared->waiting.empty() && !m_shared->stop)
            m_shared->more.wait(&m_shared->mutex);
        if (m_shared->stop)
            return;
        const Shared::Job job = std::move(m_shared->waiting.front());
        m_shared->waiting.pop_front();
        m_shared->inHand.insert(job.key);
        lock.unlock();
        std::optional<Thumbnail> made = m_make(job.key, job.known, m_shared->stop);
        lock.relock();
        // It stays in hand until the window's thread has it, so that it is not asked for twice.
        m_shared->done.emplace_back(job, std::move(made));
        if (m_shared->done.size() == 1)
            QMetaObject::invokeMethod(this, &ThumbnailLoader::takeResults, Qt::QueuedConnection);
    }
}

void ThumbnailLoader::takeResults()
{
    std::vector<std::pair<Shared::Job, std::optional<Thumbnail>>> done;
    {
        const QMutexLocker lock(&m_shared->mutex);
        done.swap(m_shared->done);
        for (const auto &[job, made] : done)
            m_shared->inHand.remove(job.key);
    }
    QStringList paths;
    for (auto &[job, made] : done) {
        if (made) {
            const qint64 cost = bytesOf(*made);
            m_kept.insert(job.key, new Kept{std::move(*made), job.round}, cost);
            paths.append(job.key.path);
        } else if (Kept *const kept = m_kept.object(job.key)) {
            kept->round = job.round;
        }
    }
    if (!paths.isEmpty())
        Q_EMIT ready(paths);
}

} // namespace tagloom::thumbnails
