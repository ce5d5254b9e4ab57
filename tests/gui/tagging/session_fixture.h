// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"
#include "store/item_store.h"
#include "store/link_store.h"
#include "store/tag_store.h"
#include "support/temporary_library.h"

#include <QDeadlineTimer>
#include <QtTest>

#include <memory>

namespace tagloom::test {

/// The value of a write, once it is there; a test cannot go on without it.
template <class T> T waitFor(const QFuture<domain::Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30000))
        qFatal("A write never ended.");
    // What its commit tells was posted before its end; the window has heard of it from here on.
    QCoreApplication::sendPostedEvents();
    const domain::Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    if constexpr (!std::is_void_v<T>)
        return *result;
}

/// A library of its own with a session on it, and short words for what tests of widgets say again and again.
class SessionFixture final
{
public:
    explicit SessionFixture(library::OpenMode mode = library::OpenMode::ReadWrite) { open(mode); }

    gui::Session &session() { return *m_session; }
    QString path() const { return m_file.path(); }

    /// The same file anew.
    void open(library::OpenMode mode)
    {
        m_session.reset();
        auto opened = library::Library::open(m_file.path(), mode);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        m_session = std::make_unique<gui::Session>(std::move(*opened));
        m_session->readRest();
    }

    domain::ItemId addItem(const QString &title, const QStringList &tags = {})
    {
        return addItems({title}, tags).first();
    }

    QList<domain::ItemId> addItems(const QStringList &titles, const QStringList &tags = {})
    {
        QList<domain::ItemDraft> drafts;
        for (const QString &title : titles) {
            domain::ItemDraft draft;
            draft.title = title;
            draft.url = QStringLiteral("https://example.org/%1").arg(title);
            drafts.append(draft);
        }
        return waitFor(m_session->items().add(drafts, tags)).ids;
    }

    domain::TagId addTag(const QString &name) { return waitFor(m_session->tags().create(name)); }

    domain::TagId tag(const QString &name)
    {
        const auto found = store::findTag(m_session->library().connection(), name);
        return found && *found ? **found : domain::TagId();
    }

    /// The tag becomes a suggestion on this item.
    void suggest(domain::ItemId item, const QString &name)
    {
        waitFor(m_session->tagging().addTagsByName({item}, {name}));
        waitFor(m_session->tagging().changeStatus({item, tag(name)}, domain::LinkStatus::Suggested));
    }

    void select(const QList<domain::ItemId> &ids)
    {
        m_session->selection().set(ids, ids.isEmpty() ? domain::ItemId() : ids.first());
    }

    /// "art, physics?, -old": what the item's links are in the file; "?" suggested, "-" rejected.
    QString links(domain::ItemId item)
    {
        const auto &connection = m_session->library().connection();
        const auto read = store::readLinks(connection, {item});
        QStringList words;
        for (const domain::Link &link : read ? *read : QList<domain::Link>()) {
            QString name = store::readTag(connection, link.tag)->value().name;
            if (link.status == domain::LinkStatus::Suggested)
                name.append(QLatin1Char('?'));
            if (link.status == domain::LinkStatus::Rejected)
                name.prepend(QLatin1Char('-'));
            words.append(name);
        }
        return words.join(QStringLiteral(", "));
    }

    domain::Item item(domain::ItemId id) { return store::readItem(m_session->library().connection(), id)->value(); }
    QString notes(domain::ItemId id) { return *store::readNotes(m_session->library().connection(), id); }

private:
    TemporaryLibrary m_file;
    std::unique_ptr<gui::Session> m_session;
};

} // namespace tagloom::test
