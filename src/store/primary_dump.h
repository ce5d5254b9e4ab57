// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>

#include <functional>

namespace tagloom::store {

class Connection;

/// Writes all primary data, one JSON object a row, in an order that only the data decide: by table, then by primary
/// key. Items and tags are named by id, so that two states of a library compare exactly. Without the times of the last
/// change, counters, full text and history. `take` gets lines in blocks; false stops, without an error.
domain::Result<void> dumpPrimaryData(const Connection &connection, const std::function<bool(const QByteArray &)> &take);

} // namespace tagloom::store
