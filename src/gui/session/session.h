// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/item_selection.h"
#include "gui/session/notices.h"
#include "gui/session/search_filter.h"
#include "gui/session/undo_history.h"
#include "library/detail_service.h"
#include "library/files/file_service.h"
#include "library/item_service.h"
#include "library/kind_service.h"
#include "library/library.h"
#include "library/list_service.h"
#include "library/saved_search_service.h"
#include "library/search_service.h"
#include "library/tag_service.h"
#include "library/tagging_service.h"
#include "models/item_chips_proxy.h"
#include "models/items_model.h"
#include "models/lists_model.h"
#include "models/saved_searches_model.h"
#include "models/tag_tree_proxy.h"
#include "models/tags_model.h"

#include <functional>
#include <memory>
#include <optional>

namespace tagloom::thumbnails {
class ThumbnailLoader;
}

namespace tagloom::gui {

/// An open library as one window works with it: the library, its services, the models on it, and what the window's
/// parts share: the filter, the selection, the notices. Panels get a Session and talk to it, never to each other.
class Session final : public QObject
{
    Q_OBJECT

public:
    explicit Session(std::unique_ptr<library::Library> library);
    ~Session() override;

    library::Library &library() { return *m_library; }
    library::ItemService &items() { return m_itemService; }
    library::DetailService &details() { return m_detailService; }
    library::KindService &kinds() { return m_kindService; }
    library::TaggingService &tagging() { return m_taggingService; }
    library::TagService &tags() { return m_tagService; }

    library::FileService &files() { return m_fileService; }

    /// Whether tags that other programs keep beside files are read when those are added.
    bool readsFileTags() const { return m_readsFileTags; }
    void setReadsFileTags(bool reads) { m_readsFileTags = reads; }

    library::ListService &lists() { return m_listService; }
    library::SavedSearchService &savedSearches() { return m_savedSearchService; }

    models::ItemsModel &itemsModel() { return m_itemsModel; }
    models::ItemChipsProxy &chips() { return m_chips; }
    models::TagsModel &tagsModel() { return m_tagsModel; }
    models::TagTreeProxy &tagTree() { return m_tagTree; }
    models::SavedSearchesModel &savedSearchesModel() { return m_savedSearches; }
    models::ListsModel &listsModel() { return m_lists; }

    SearchFilter &filter() { return m_filter; }
    ItemSelection &selection() { return m_selection; }
    Notices &notices() { return m_notices; }
    UndoHistory &history() { return m_history; }

    /// Made at the first call: a window that shows no pictures needs none.
    thumbnails::ThumbnailLoader &thumbnails();

    /// Reads the first page. Called when the window is about to show.
    void begin();

    /// Reads all else: the whole result, the tags. Called when the first page has been painted.
    void readRest();

    /// Live items in the library; nullopt before the first result.
    std::optional<qint64> total() const { return m_total; }
    bool isSearching() const { return m_searching; }

    /// Whether searches are answered by the index. Waits for the search under way; for tests and benchmarks.
    bool isIndexReady() { return m_search && m_search->isIndexReady(); }
    const QStringList &remarks() const { return m_remarks; } ///< on what the search names that is not there

    /// The list shows what it finds, in its order, and the search bar says it.
    void showSavedSearch(const domain::SavedSearch &search);

    /// What is searched for now, to be kept; nothing while there is nothing to keep.
    std::optional<domain::SavedSearch> searchToSave() const;

    /// Why an item is in the result, one sentence for each reason; none if there is no search. `done` is called later, unless
    /// `context` has gone by then.
    void askWhyFound(domain::ItemId item, QObject *context, std::function<void(const QStringList &)> done);

    /// The middle of the window shows a list, or with an invalid id what is in progress, until another search or place
    /// is asked for.
    void showEntries(domain::ListId list);
    void showItems();
    bool showsEntries() const { return m_showsEntries; }
    domain::ListId shownList() const { return m_shownList; }

    /// The kind that all of the result is of, if it has details of its own: the search says so, or a short result is. Id 0:
    /// none.
    domain::KindId kindOfResult() const;

    /// Searches anew: F5, and after changes that may move rows.
    void refresh();

Q_SIGNALS:
    /// A result is shown, or total() is another one.
    void resultShown();

    /// A list is shown instead of items, or the other way round, or another list.
    void placeChanged();

private:
    void runSearch();
    void follow(const domain::ChangeSet &changes);
    bool movesRows(const QList<domain::ItemId> &changedItems) const;

    std::unique_ptr<library::Library> m_library;
    std::unique_ptr<library::SearchService> m_search;
    library::ItemService m_itemService;
    library::DetailService m_detailService;
    library::KindService m_kindService;
    library::TaggingService m_taggingService;
    library::TagService m_tagService;
    library::SavedSearchService m_savedSearchService;
    library::ListService m_listService;
    library::FileService m_fileService;
    models::ItemsModel m_itemsModel;
    models::ItemChipsProxy m_chips;
    models::TagsModel m_tagsModel;
    models::TagTreeProxy m_tagTree;
    models::SavedSearchesModel m_savedSearches;
    models::ListsModel m_lists;
    SearchFilter m_filter;
    ItemSelection m_selection;
    Notices m_notices;
    UndoHistory m_history;
    std::unique_ptr<thumbnails::ThumbnailLoader> m_thumbnails;
    QStringList m_remarks;
    std::optional<qint64> m_total;
    quint64 m_searchNumber = 0;
    bool m_searching = false;
    domain::ListId m_shownList;
    bool m_showsEntries = false;
    bool m_readsFileTags = true;
};

} // namespace tagloom::gui
