// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/parser.h"
#include "store/search_store.h"

#include <QObject>

#include <optional>

namespace tagloom::gui {

/// What the list is to show: what was typed, the tags chosen in the tree, the place in the library, the order. One per
/// window; the search bar, the sidebar and the table's header change it, ResultLoader follows it.
class SearchFilter final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// A text that does not parse leaves the last good query in force and sets error().
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    const std::optional<domain::QueryError> &error() const { return m_error; }

    void setTags(const QList<domain::TagId> &tags);
    void setAnyTag(bool any);
    void setScope(store::Scope scope);
    void setSort(store::SortKey key, bool descending);

    /// Text and tags away; scope and order stay.
    void clear();
    bool isNarrowed() const { return !m_text.trimmed().isEmpty() || !m_request.tags.isEmpty(); }

    const store::SearchRequest &request() const { return m_request; }

Q_SIGNALS:
    /// The request is another one.
    void changed();
    /// text() or error() is another one, by whomever.
    void textChanged();
    void tagsChanged();
    void scopeChanged();

private:
    QString m_text;
    std::optional<domain::QueryError> m_error;
    store::SearchRequest m_request;
};

} // namespace tagloom::gui
