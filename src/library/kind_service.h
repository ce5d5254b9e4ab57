// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kind.h"
#include "library/library.h"

#include <QFuture>

namespace tagloom::library {

/// What people do with the kinds of their own. Every function is one transaction and may be called from any thread.
/// Errors are those of store/kind_store.h.
class KindService final
{
public:
    explicit KindService(Library &library)
        : m_library(library)
    { }

    /// `icon`: the name of one of the program's icons.
    QFuture<domain::Result<domain::KindId>> create(const QString &name, const QString &icon);
    QFuture<domain::Result<void>> rename(domain::KindId kind, const QString &name);
    QFuture<domain::Result<void>> changeIcon(domain::KindId kind, const QString &icon);

    /// Conflict while items are of it.
    QFuture<domain::Result<void>> remove(domain::KindId kind);

private:
    Library &m_library;
};

} // namespace tagloom::library
