// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "thumbnails/thumbnail.h"

#include <QByteArray>
#include <QString>

namespace tagloom::thumbnails {

/// The thumbnails that all programs of a desktop share, as freedesktop.org's Thumbnail Managing Standard has it: PNG
/// files named by the MD5 of the file's address, in folders by size, and in a folder of our own what could not be read.
/// A value without state of its own; usable from any thread. What cannot be written there is made again another time.
class ThumbnailCache final
{
public:
    /// In $XDG_CACHE_HOME/thumbnails.
    ThumbnailCache();
    explicit ThumbnailCache(const QString &root);

    const QString &root() const { return m_root; }

    /// The address of a file as the standard and other programs write it: "file:///home/jens/photos/me.png".
    static QByteArray addressOf(const QString &path);

    /// The side of the squares kept on disk that is nearest above: 128, 256 or 512; 0 for larger ones, which are not
    /// kept.
    static int storedBox(int box);

    QString pathFor(const QString &path, int storedBox) const; ///< where the thumbnail of this file would be
    QString failurePathFor(const QString &path) const;

    /// Whether the file lies in the cache itself.
    bool holds(const QString &path) const;

    /// What is known of the file, if it is no older than `modified` and `fileSize` of `found` say: fills in image and
    /// fullSize (if known), or trouble. The image may be larger than `box`, never smaller unless the file's own is.
    bool find(const QString &path, int box, Thumbnail &found) const;

    /// Keeps an image of this stored size, or that there is none and why.
    void keep(const QString &path, int storedBox, const Thumbnail &made) const;

private:
    QString m_root;
};

} // namespace tagloom::thumbnails
