// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "library/library.h"

#include <QFuture>

#include <optional>

namespace tagloom::library {

/// What people do with tags themselves. Every function is one transaction and may be called from any thread.
class TagService final
{
public:
    explicit TagService(Library &library)
        : m_library(library)
    {
    }

    /// Conflict if a tag or an alias has this name.
    QFuture<domain::Result<domain::TagId>> create(const QString &name);
    QFuture<domain::Result<void>> rename(domain::TagId id, const QString &name);

    /// "#rrggbb", or empty for the colour that follows from the name.
    QFuture<domain::Result<void>> changeColour(domain::TagId id, const QString &colour);
    QFuture<domain::Result<void>> changeDescription(domain::TagId id, const QString &description);

    /// 1..9; another tag on this key loses it. nullopt unpins.
    QFuture<domain::Result<void>> changePin(domain::TagId id, std::optional<int> pin);

private:
    Library &m_library;
};

} // namespace tagloom::library
