// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>

struct ZSTD_CCtx_s;

namespace tagloom::store {

/// Makes bytes shorter by Zstandard, quickly rather than best. One for many: its tables are larger than a note. It may
/// go from one thread to another, and is used by one at a time.
class Compressor final
{
public:
    Compressor();
    ~Compressor();

    Compressor(const Compressor &) = delete;
    Compressor &operator=(const Compressor &) = delete;

    QByteArray compress(QByteArrayView bytes);

private:
    struct Free
    {
        void operator()(ZSTD_CCtx_s *context) const;
    };
    std::unique_ptr<ZSTD_CCtx_s, Free> m_context;
};

/// What compress() was given; nothing if these bytes cannot be of it. It has no checksum of its own.
std::optional<QByteArray> decompressed(QByteArrayView bytes);

} // namespace tagloom::store
