// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/session.h"

#include "models/when_ready.h"
#include "store/item_store.h"
#include "store/saved_search_store.h"
#include "store/search_explanation.h"
#include "thumbnails/thumbnail_loader.h"

#include <algorithm>

namespace tagloom::gui {

using domain::ChangeSet;
using domain::ErrorCode;
using domain::Result;

namespace {

/// More rows than any screen shows.
constexpr int firstPage = 128;

/// Beyond this a search is quicker than a look at each of them.
constexpr qsizetype mostItemsLookedAt = 200;

} // namespace

Session::Session(std::unique_ptr<library::Library> library)
    : m_library(std::move(library))
    , m_itemService(*m_library)
    , m_detailService(*m_library)
    , m_kindService(*m_library)
    , m_taggingService(*m_library)
    , m_tagService(*m_library)
    , m_savedSearchService(*m_library)
    , m_listService(*m_library)
    , m_fileService(*m_library)
    , m_itemsModel(*m_library)
    , m_chips(*m_library, m_itemsModel)
    , m_tagsModel(*m_library)
    , m_tagTree(*m_library, m_tagsModel)
    , m_savedSearches(*m_library)
    , m_lists(*m_library)
    , m_history(*m_library, m_notices)
{
    connect(&m_filter, &SearchFilter::changed, this, &Session::runSearch);
    connect(&m_filter, &SearchFilter::changed, this, &Session::showItems);
    connect(&m_lists, &models::ListsModel::refused, &m_notices, qOverload<const QString &>(&Notices::fail));
    connect(m_library.get(), &library::Library::changed, this, &Session::follow);
    connect(&m_itemsModel, &models::ItemsModel::refused, &m_notices, qOverload<const QString &>(&Notices::fail));
    connect(&m_tagsModel, &models::TagsModel::refused, &m_notices, qOverload<const QString &>(&Notices::fail));
    connect(&m_savedSearches, &models::SavedSearchesModel::refused, &m_notices,
            qOverload<const QString &>(&Notices::fail));
}

Session::~Session() = default;

thumbnails::ThumbnailLoader &Session::thumbnails()
{
    if (!m_thumbnails)
        m_thumbnails = std::make_unique<thumbnails::ThumbnailLoader>();
    return *m_thumbnails;
}

void Session::begin()
{
    if (const auto newest = store::newestItems(m_library->connection(), firstPage))
        m_itemsModel.setResult(*newest);
}

void Session::readRest()
{
    auto search = library::SearchService::start(*m_library);
    if (search)
        m_search = std::move(*search);
    else
        m_notices.fail(search.error());
    if (m_search) {
        connect(m_search.get(), &library::SearchService::indexAnswersMore, this, [this] {
            if (m_filter.isNarrowed() || m_filter.request().scope != store::Scope::Live)
                runSearch(); // for the facets
        });
        m_search->useIndex();
    }
    runSearch();
    // In a turn of its own, after the first page.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_tagsModel.loadInTurns();
            m_savedSearches.load();
            m_lists.load();
            m_history.load();
        },
        Qt::QueuedConnection);
}

void Session::showSavedSearch(const domain::SavedSearch &search)
{
    m_filter.show(search.query, store::sortKeyOf(search.sort), search.descending);
}

std::optional<domain::SavedSearch> Session::searchToSave() const
{
    return m_filter.savedForm([this](domain::TagId tag) { return m_tagsModel.name(tag); });
}

void Session::showEntries(domain::ListId list)
{
    if (m_showsEntries && list == m_shownList)
        return;
    m_filter.clear(); // the search bar must not say what is not shown
    m_showsEntries = true;
    m_shownList = list;
    Q_EMIT placeChanged();
}

void Session::showItems()
{
    if (!m_showsEntries)
        return;
    m_showsEntries = false;
    m_shownList = {};
    Q_EMIT placeChanged();
}

void Session::refresh()
{
    m_library->checkForForeignWrites();
    runSearch();
}

void Session::runSearch()
{
    if (!m_search)
        return; // readRest() will
    const quint64 number = ++m_searchNumber;
    m_searching = true;
    models::whenReady(this, m_search->search(m_filter.request()),
                      [this, number](const Result<store::SearchResult> &result) {
                          if (number != m_searchNumber)
                              return;
                          m_searching = false;
                          if (!result) {
                              if (result.error().code != ErrorCode::Cancelled)
                                  m_notices.fail(result.error());
                              return;
                          }
                          m_total = result->total;
                          m_remarks = result->remarks();
                          m_tagTree.setFacets(result->facets);
                          m_itemsModel.setResult(result->ids);
                          Q_EMIT resultShown();
                      });
}

domain::KindId Session::kindOfResult() const
{
    const domain::QueryNode &root = m_filter.request().query.root;
    const auto nodes = root.kind == domain::QueryNode::Kind::And ? root.children : std::vector{root};
    for (const domain::QueryNode &node : nodes) {
        const auto *const field = std::get_if<domain::FieldTerm>(&node.term);
        if (node.kind != domain::QueryNode::Kind::Term || !field || field->key != domain::FieldKey::Kind
            || field->comparison != domain::Comparison::Equal)
            continue;
        const auto kind = store::findKind(m_library->connection(), field->value.text);
        if (kind && *kind)
            return **kind;
    }
    constexpr int mostLookedAt = 100;
    const int rows = m_itemsModel.rowCount();
    domain::KindId only;
    for (int row = 0; row < rows && rows <= mostLookedAt; ++row) {
        const domain::KindId kind{
            m_itemsModel.index(row, models::ItemsModel::TitleColumn).data(models::KindIdRole).toLongLong()};
        if (row > 0 && kind != only)
            return {};
        only = kind;
    }
    return only;
}

void Session::askWhyFound(domain::ItemId item, QObject *context, std::function<void(const QStringList &)> done)
{
    const domain::Query query = m_filter.request().query;
    if (query.isEmpty() || !item.isValid()) {
        done({});
        return;
    }
    const auto reasons = m_library->read(
        [query, item](const store::Connection &connection) { return store::whyFound(connection, query, item); });
    models::whenReady(context, reasons, [done = std::move(done)](const Result<QList<store::HitReason>> &found) {
        QStringList sentences;
        if (found) {
            for (const store::HitReason &reason : *found)
                sentences.append(store::toSentence(reason));
        }
        done(sentences);
    });
}

bool Session::movesRows(const QList<domain::ItemId> &changedItems) const
{
    // What was typed and most orders look at columns that may have changed; dates of creation never do.
    if (changedItems.isEmpty())
        return false;
    const store::SearchRequest &request = m_filter.request();
    if (!request.query.isEmpty() || request.sort != store::SortKey::Added || changedItems.size() > mostItemsLookedAt)
        return true;
    return std::any_of(changedItems.begin(), changedItems.end(), [&](domain::ItemId id) {
        const auto item = m_itemsModel.item(id);
        const bool belongs = item && item->trashedAt.has_value() == (request.scope == store::Scope::Trash);
        return belongs != (m_itemsModel.rowOf(id) >= 0);
    });
}

void Session::follow(const ChangeSet &changes)
{
    if (m_search)
        m_search->follow(changes);
    const bool mayMove = changes.everything || !changes.itemsAdded.isEmpty() || !changes.itemsRemoved.isEmpty()
        || !changes.tagsChanged.isEmpty() || !changes.tagsRemoved.isEmpty() || movesRows(changes.itemsChanged);
    const bool searchesChanged = changes.savedSearches && m_filter.isNarrowed(); // by search:
    const bool linksMatter = m_filter.isNarrowed() || m_filter.request().scope == store::Scope::Untagged
        || m_filter.request().sort == store::SortKey::Tags;
    const bool linksChanged = !changes.linksAdded.isEmpty() || !changes.linksRemoved.isEmpty()
        || !changes.linksChanged.isEmpty() || !changes.tagsRelinked.isEmpty();
    const bool entriesChanged = changes.lists || !changes.entriesChanged.isEmpty();
    const bool entriesMatter = entriesChanged && m_filter.isNarrowed(); // by list: and the like
    if (mayMove || searchesChanged || entriesMatter || (linksMatter && linksChanged))
        runSearch();
}

} // namespace tagloom::gui
