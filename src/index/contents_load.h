// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "index/contents.h"

#include <memory>

namespace tagloom::store {
class Connection;
}

namespace tagloom::index {

/// Reads the whole library, inside a read transaction of the caller. About 1 s for a million items with six million
/// links.
domain::Result<std::unique_ptr<Contents>> loadContents(const store::Connection &connection);

} // namespace tagloom::index
