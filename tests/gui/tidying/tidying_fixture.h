// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../settings/temporary_settings.h"
#include "../tagging/session_fixture.h"
#include "gui/actions/actions.h"
#include "library/history_service.h"

namespace tagloom::test {

/// A library, and what a window beside the main one needs. Fill the library, then make the window.
class TidyingFixture final
{
public:
    SessionFixture library;

    gui::Session &session() { return library.session(); }
    gui::Settings &settings() { return m_settings; }
    gui::Actions &actions() { return m_actions; }

    domain::TagId tag(const QString &name) { return library.tag(name); }
    domain::Tag stored(domain::TagId tag) { return *store::readTag(session().library().connection(), tag).value(); }

    /// The names of what can be undone, the last one first.
    QString nextUndo()
    {
        const auto position = library::HistoryService(session().library()).position();
        (void)QTest::qWaitFor([&] { return position.isFinished(); });
        return position.result()->undo ? position.result()->undo->label : QString();
    }
    void undo()
    {
        const auto done = library::HistoryService(session().library()).undo(library::makeJob());
        QVERIFY(QTest::qWaitFor([&] { return done.isFinished(); }));
        QVERIFY(done.result().ok());
        QCoreApplication::processEvents();
    }

private:
    TemporarySettings m_folder;
    gui::Settings m_settings;
    gui::Actions m_actions{m_settings};
};

} // namespace tagloom::test
