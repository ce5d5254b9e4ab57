// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "thumbnails/thumbnail.h"

#include <QCache>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QThread;

namespace tagloom::thumbnails {

/// One picture in one size.
struct PictureKey
{
    QString path; ///< of the file
    int box = 0; ///< the side of the square it is to fit in, in pixels of the screen
    friend bool operator==(const PictureKey &, const PictureKey &) = default;
    friend size_t qHash(const PictureKey &key, size_t seed = 0) { return qHashMulti(seed, key.path, key.box); }
};

/// What is known of a file already, so that one that is as it was need not be read again.
struct KnownState
{
    qint64 modified = 0;
    qint64 fileSize = -1;
    Trouble trouble = Trouble::None;
};

/// The pictures that views look at: those in memory at once, all others by a few workers of low priority. What is asked
/// for last is made first, and what nobody asks for any more is not made. Lives on the window's thread, which only ever
/// looks into a table; the workers are started by the first request.
class ThumbnailLoader final : public QObject
{
    Q_OBJECT

public:
    /// Called on a worker; nullopt if the file is as it was known. Once the flag is true it should come to an end.
    using Make = std::function<std::optional<Thumbnail>(const PictureKey &, const std::optional<KnownState> &,
                                                        const std::atomic_bool &)>;

    /// From the desktop's cache, else from the files.
    explicit ThumbnailLoader(QObject *parent = nullptr);
    /// For tests. 0 workers: as many as the machine has room for.
    explicit ThumbnailLoader(Make make, int workers, QObject *parent = nullptr);
    ~ThumbnailLoader() override;

    /// What is in memory, of this size or else of the most fitting other one; nullptr if nothing is. Good until control
    /// goes back to the event loop.
    const Thumbnail *find(const PictureKey &key) const;
    bool has(const PictureKey &key) const { return m_kept.contains(key); }

    /// What the asker shows now, the most wanted first: takes the place of what it asked for before.
    void want(const QObject *asker, const QList<PictureKey> &keys);

    /// Files may have changed: what is asked for from now on is compared with its file, and made again if that is
    /// another one. What is in memory is shown meanwhile.
    void lookAgain();

    qint64 bytesHeld() const { return m_kept.totalCost(); }
    qint64 mostBytes() const { return m_kept.maxCost(); }

Q_SIGNALS:
    /// Pictures of these files have come or are others now.
    void ready(const QStringList &paths);

private:
    struct Kept
    {
        Thumbnail thumbnail;
        quint64 round = 0; ///< in which it was compared with its file
    };
    struct Shared;

    void work();
    void fillQueue();
    void takeResults();
    void startWorkers();
    void bound();

    Make m_make;
    int m_workers;
    mutable QCache<PictureKey, Kept> m_kept;
    QSet<int> m_boxes; ///< every size that was asked for
    QList<std::pair<const QObject *, QList<PictureKey>>> m_wanted; ///< the last asker first
    quint64 m_round = 0;
    std::unique_ptr<Shared> m_shared;
    std::vector<std::unique_ptr<QThread>> m_threads;
};

} // namespace tagloom::thumbnails
