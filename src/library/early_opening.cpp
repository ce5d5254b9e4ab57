// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/early_opening.h"

#include "library/locations.h"

namespace tagloom::library {

EarlyOpening::EarlyOpening(const QString &path)
    : m_path(canonicalPath(path))
    , m_library(new Library(m_path))
    , m_isOpen(std::async(std::launch::async, [library = m_library.get()] {
        return library->canBeWritten() && !Library::seemsOlder(library->path()) && library->openThreads(0).ok();
    }))
{ }

std::unique_ptr<Library> EarlyOpening::take()
{
    std::unique_ptr<Library> library = std::move(m_library);
    if (!m_isOpen.get() || !library->openConnection(store::Access::Read))
        return nullptr;
    return library;
}

} // namespace tagloom::library
