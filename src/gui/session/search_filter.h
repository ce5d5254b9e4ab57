// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/chosen_tags.h"
#include "domain/query/parser.h"
#include "domain/saved_search.h"
#include "store/search_store.h"

#include <QObject>

#include <optional>
#include <utility>

namespace tagloom::gui {

/// What the list is to show: the search, the place in the library, the order. One per window; the search bar, the
/// sidebar and the table's header change it, Session follows it. Tags chosen in the tree are part of the search's text.
class SearchFilter final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// In the language of searches, tags of chips in its bound form. A text that does not parse leaves the last good
    /// query in force and sets error().
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    const std::optional<domain::QueryError> &error() const { return m_error; }

    /// Puts this language's own forms in the place of those brought along from other applications.
    void learnForms();

    // The last good query, by clicks in the tree; each writes the text anew.
    domain::ChosenTags chosenTags() const { return domain::chosenTags(m_request.query); }
    void setTags(const QList<domain::TagId> &tags);
    /// Tags that are gone: the search goes on with the one that stayed, or, id 0, without them.
    void replaceTags(const QList<domain::TagId> &gone, domain::TagId stayed);
    void excludeTag(domain::TagId tag);
    void orTag(domain::TagId tag);

    /// Whether several tags chosen in the tree are joined by `or`.
    void setAnyTag(bool any);
    bool anyTag() const { return m_anyTag; }

    void setScope(store::Scope scope);
    void setSort(store::SortKey key, bool descending);

    /// An order by a column that goes with what is shown now: leavePassingSort() then brings back the order that was
    /// there before. Any other order stays until a person chooses another one.
    void setPassingSort(store::SortKey key, bool descending);
    void leavePassingSort();

    /// This search and order, everywhere but in the trash: at most one changed().
    void show(const QString &text, store::SortKey key, bool descending);

    /// What is asked for now, place included, as one query with its order, named by its text with the names of tags;
    /// nothing while nothing is typed, or what is typed does not parse.
    std::optional<domain::SavedSearch> savedForm(const domain::TagNameOf &nameOf) const;

    /// The text away; scope and order stay.
    void clear();
    bool isNarrowed() const { return !m_text.trimmed().isEmpty(); }

    const store::SearchRequest &request() const { return m_request; }

Q_SIGNALS:
    /// The request is another one.
    void changed();
    /// text() or error() is another one, by whomever.
    void textChanged();
    /// chosenTags() or anyTag() may be another one.
    void tagsChanged();
    void scopeChanged();

private:
    bool takeText(const QString &text); ///< whether the query is another one
    void setQuery(const domain::Query &query);
    void takeSort(store::SortKey key, bool descending);

    QString m_text;
    std::optional<domain::QueryError> m_error;
    QList<domain::QueryRewrite> m_rewrites;
    store::SearchRequest m_request;
    std::optional<std::pair<store::SortKey, bool>> m_lastingSort; ///< behind one that passes
    bool m_anyTag = false;
};

} // namespace tagloom::gui
