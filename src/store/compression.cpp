// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/compression.h"

#include <zstd.h>

namespace tagloom::store {

namespace {

constexpr int quickLevel = 1;

/// More than SQLite takes as one value, so nothing here was ever longer. What says so is damaged.
constexpr unsigned long long mostBytes = 2'000'000'000;

} // namespace

void Compressor::Free::operator()(ZSTD_CCtx_s *context) const
{
    ZSTD_freeCCtx(context);
}

Compressor::Compressor()
    : m_context(ZSTD_createCCtx())
{
    Q_CHECK_PTR(m_context.get());
}

Compressor::~Compressor() = default;

QByteArray Compressor::compress(QByteArrayView bytes)
{
    const auto size = static_cast<size_t>(bytes.size());
    QByteArray result(static_cast<qsizetype>(ZSTD_compressBound(size)), Qt::Uninitialized);
    const size_t length = ZSTD_compressCCtx(m_context.get(), result.data(), static_cast<size_t>(result.size()),
                                            bytes.data(), size, quickLevel);
    if (ZSTD_isError(length)) // of memory alone, with room for the worst case
        qBadAlloc();
    result.resize(static_cast<qsizetype>(length));
    result.squeeze();
    return result;
}

std::optional<QByteArray> decompressed(QByteArrayView bytes)
{
    const auto length = static_cast<size_t>(bytes.size());
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), length);
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > mostBytes)
        return std::nullopt;
    QByteArray result(static_cast<qsizetype>(size), Qt::Uninitialized);
    const size_t written = ZSTD_decompress(result.data(), static_cast<size_t>(result.size()), bytes.data(), length);
    return written == size ? std::optional(result) : std::nullopt;
}

} // namespace tagloom::store
