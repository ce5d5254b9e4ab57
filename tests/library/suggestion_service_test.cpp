// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/suggestion_service.h"

#include "library/history_service.h"
#include "library/item_service.h"
#include "library/open_library.h"
#include "library/tagging_service.h"

#include <QtTest>

using namespace tagloom;
using namespace Qt::StringLiterals;
using domain::ItemId;
using domain::LinkStatus;
using domain::Suggestion;
using library::SuggestionService;
using test::sure;

class SuggestionServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library.reset();
        m_file = std::make_unique<test::TemporaryLibrary>();
        m_library = test::openLibrary(m_file->path());
        for (int number = 0; number < 8; ++number)
            add(u"paper %1"_s.arg(number), u"https://example.org/%1"_s.arg(number), {u"physics"_s});
        m_asked = add(u"new one"_s, u"https://example.org/new"_s, {});
    }
    void cleanup() { m_library.reset(); }

    void suggestsAndWritesNothing()
    {
        const QStringList before = test::dumpOf(*m_library);
        const auto suggestions = sure(SuggestionService(*m_library).suggest(m_asked));
        QCOMPARE(suggestions.size(), 1);
        QCOMPARE(suggestions.first().name, u"physics"_s);
        QCOMPARE(test::dumpOf(*m_library), before);
    }

    void settlingIsOneEntryOfTheHistoryAndUndone_data()
    {
        QTest::addColumn<bool>("takes");
        QTest::addColumn<QString>("label");
        QTest::newRow("taken") << true << u"Suggestion “physics” taken"_s;
        QTest::newRow("refused") << false << u"Suggestion “physics” refused"_s;
    }

    void settlingIsOneEntryOfTheHistoryAndUndone()
    {
        QFETCH(const bool, takes);
        QFETCH(const QString, label);
        SuggestionService service(*m_library);
        const Suggestion suggestion = sure(service.suggest(m_asked)).first();
        const QStringList before = test::dumpOf(*m_library);
        QCOMPARE(sure(takes ? service.take(m_asked, suggestion) : service.refuse(m_asked, suggestion)), label);
        const auto links = sure(store::readLinks(m_library->connection(), {m_asked}));
        QCOMPARE(links.size(), 1);
        QCOMPARE(links.first().status, takes ? LinkStatus::Confirmed : LinkStatus::Rejected);
        QCOMPARE(links.first().source, domain::LinkSource::Suggestion);
        QCOMPARE(links.first().confidence, suggestion.confidence);
        QVERIFY(sure(service.suggest(m_asked)).isEmpty());
        QVERIFY(!service.refuse(m_asked, suggestion).result());

        sure(library::HistoryService(*m_library).undo());
        QVERIFY(sure(store::readLinks(m_library->connection(), {m_asked})).isEmpty());
        QCOMPARE(sure(service.suggest(m_asked)).size(), 1);
        sure(library::HistoryService(*m_library).redo());
        QCOMPARE(sure(store::readLinks(m_library->connection(), {m_asked})), links);
    }

    void findsTheFirstItemWithSuggestions()
    {
        SuggestionService service(*m_library);
        const ItemId plain = add(u"apart"_s, {}, {});
        QVERIFY(!sure(service.firstOf({plain, ItemId{999}})));
        const auto found = sure(service.firstOf({plain, m_asked}));
        QVERIFY(found);
        QCOMPARE(found->item, m_asked);
        // No more than some at once.
        QVERIFY(!sure(service.firstOf(QList<ItemId>(SuggestionService::itemsAtOnce, plain) << m_asked)));
    }

    void storedOnesOfTheTrashAreLeftOut()
    {
        SuggestionService service(*m_library);
        const auto suggest = [this](ItemId item) {
            const auto tag = sure(store::findTag(m_library->connection(), u"physics"_s));
            sure(library::TaggingService(*m_library).addTags({item}, {*tag}));
            sure(library::TaggingService(*m_library).changeStatus({item, *tag}, LinkStatus::Suggested));
        };
        const ItemId trashed = add(u"apart"_s, {}, {});
        suggest(m_asked);
        suggest(trashed);
        QCOMPARE(sure(service.itemsWithStored()).size(), 2);
        sure(library::ItemService(*m_library).trash({trashed}));
        QCOMPARE(sure(service.itemsWithStored()), QList<ItemId>{m_asked});
    }

private:
    ItemId add(const QString &title, const QString &url, const QStringList &tags)
    {
        domain::ItemDraft draft;
        draft.title = title;
        draft.url = url;
        return sure(library::ItemService(*m_library).add({draft}, tags)).ids.first();
    }

    std::unique_ptr<test::TemporaryLibrary> m_file;
    std::unique_ptr<library::Library> m_library;
    ItemId m_asked;
};

QTEST_GUILESS_MAIN(SuggestionServiceTest)
#include "suggestion_service_test.moc"
