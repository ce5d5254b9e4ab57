// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>

namespace tagloom::library {

/// How far a long piece of work is, shared between the thread that does it and those who watch or cancel it. All members may
/// be used from any thread.
struct JobState
{
    std::atomic<qint64> done {0}; ///< in the unit of `total`
    std::atomic<qint64> total {0}; ///< 0: not known
    std::atomic<qint64> records {0}; ///< items dealt with so far, for the rate
    std::atomic<bool> cancelled {false};
    std::atomic<bool> finishing {false}; ///< all records are in; what follows from them is being caught up
};

using Job = std::shared_ptr<JobState>;

inline Job makeJob()
{
    return std::make_shared<JobState>();
}

} // namespace tagloom::library
