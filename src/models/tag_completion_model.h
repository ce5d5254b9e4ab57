// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "models/roles.h"
#include "models/tags_model.h"
#include "store/tag_store.h"

#include <QAbstractProxyModel>
#include <QList>
#include <QString>

#include <optional>

namespace tagloom::models {

/// What completion offers for a text: tags by any word of their names and aliases, the exact one first, then names that
/// begin so, then by count; at the end perhaps a row that makes a new tag (CreateRole; no source row). Each new answer
/// is a reset. Lives on the library's thread; both must outlive it.
class TagCompletionProxy final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    TagCompletionProxy(library::Library &library, TagsModel &tags, QObject *parent = nullptr);

    /// Asks off the window's thread and answers by completed(). One question is under way at a time; of those that come
    /// meanwhile only the last one is asked. `offerCreate`: a row "Create" where no tag or alias has this name.
    void complete(const QString &typed, bool offerCreate, int limit = 12);

    /// The same at once, for a short library or a test; under 2 ms at 20,000 tags.
    void completeNow(const QString &typed, bool offerCreate, int limit = 12);

    /// No rows, no message; an answer under way is dropped.
    void clear();

    const QString &typed() const { return m_typed; } ///< the text that the rows answer
    bool hasExactMatch() const { return m_exact; } ///< a tag or an alias has this very name

    /// Why the text cannot be a tag's name, or why the library could not be asked; mostly empty.
    const QString &message() const { return m_message; }

    domain::TagId tagAt(int row) const; ///< id 0 in the row "Create" and outside

    QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// The rows answer the last complete().
    void completed();

private:
    struct Question
    {
        QString typed;
        bool offerCreate = false;
        int limit = 0;
    };

    struct Answer
    {
        QList<store::TagSuggestion> hits;
        bool exact = false;
    };

    static domain::Result<Answer> answer(const store::Connection &connection, const Question &question);
    void ask(const Question &question);
    void show(const Question &question, const domain::Result<Answer> &answer);

    library::Library &m_library;
    TagsModel &m_tags;
    QList<store::TagSuggestion> m_hits;
    QString m_typed;
    QString m_newName; ///< of the row "Create"; empty: there is none
    QString m_message;
    bool m_exact = false;
    bool m_asking = false;
    std::optional<Question> m_next;
    quint64 m_newest = 0; ///< counts questions, so that a dropped one's answer is not shown
};

} // namespace tagloom::models
