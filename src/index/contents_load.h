// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "index/contents.h"

#include <atomic>
#include <memory>

namespace tagloom::store {
class Connection;
}

namespace tagloom::index {

/// Reads the whole library, inside a read transaction of the caller; half of the links on a second thread with a
/// connection of its own, so that those may be of a later moment than the rest. Cancelled once `stop` is set.
domain::Result<std::unique_ptr<Contents>> loadContents(const store::Connection &connection,
                                                       const std::atomic<bool> &stop);

} // namespace tagloom::index
