// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tag_completion_model.h"

#include "domain/counted.h"
#include "domain/tag_name.h"
#include "models/when_ready.h"

#include <utility>

namespace tagloom::models {

using domain::Result;
using domain::TagId;
using domain::TagName;
using store::TagSuggestion;

TagCompletionProxy::TagCompletionProxy(library::Library &library, TagsModel &tags, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_library(library)
    , m_tags(tags)
{
    setSourceModel(&tags);
}

void TagCompletionProxy::complete(const QString &typed, bool offerCreate, int limit)
{
    ++m_newest;
    const Question question{typed, offerCreate, limit};
    if (m_asking)
        m_next = question;
    else
        ask(question);
}

void TagCompletionProxy::completeNow(const QString &typed, bool offerCreate, int limit)
{
    ++m_newest;
    m_next.reset();
    const Question question{typed, offerCreate, limit};
    show(question, answer(m_library.connection(), question));
}

void TagCompletionProxy::clear()
{
    ++m_newest;
    m_next.reset();
    show({}, Answer());
}

void TagCompletionProxy::ask(const Question &question)
{
    m_asking = true;
    const auto read =
        m_library.read([question](const store::Connection &connection) { return answer(connection, question); });
    whenReady(this, read, [this, question, number = m_newest](const Result<Answer> &answer) {
        m_asking = false;
        if (m_next) {
            ask(*std::exchange(m_next, std::nullopt));
            return;
        }
        if (number != m_newest)
            return;
        show(question, answer);
        Q_EMIT completed();
    });
}

Result<TagCompletionProxy::Answer> TagCompletionProxy::answer(const store::Connection &connection,
                                                              const Question &question)
{
    auto hits = store::completeTags(connection, question.typed, question.limit);
    if (!hits)
        return hits.error();
    const auto exact = store::findTag(connection, question.typed);
    if (!exact)
        return exact.error();
    return Answer{std::move(*hits), exact->has_value()};
}

void TagCompletionProxy::show(const Question &question, const Result<Answer> &answer)
{
    beginResetModel();
    m_typed = question.typed;
    m_hits = answer ? answer->hits : QList<TagSuggestion>();
    m_exact = answer && answer->exact;
    m_message = answer ? QString() : answer.error().message;
    m_newName.clear();
    if (answer && question.offerCreate && !m_exact && !question.typed.trimmed().isEmpty() && !m_library.isReadOnly()) {
        const auto name = TagName::parse(question.typed);
        if (name)
            m_newName = name->text();
        else
            m_message = name.error().message;
    }
    endResetModel();
}

TagId TagCompletionProxy::tagAt(int row) const
{
    return row >= 0 && row < m_hits.size() ? m_hits[row].id : TagId();
}

QModelIndex TagCompletionProxy::mapToSource(const QModelIndex &proxyIndex) const
{
    const int row = proxyIndex.isValid() ? m_tags.rowOf(tagAt(proxyIndex.row())) : -1;
    return row < 0 ? QModelIndex() : m_tags.index(row, TagsModel::NameColumn);
}

QModelIndex TagCompletionProxy::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid() || sourceIndex.column() != TagsModel::NameColumn)
        return {};
    const TagId id = m_tags.tagAt(sourceIndex.row());
    for (int row = 0; row < m_hits.size(); ++row) {
        if (m_hits[row].id == id)
            return index(row, 0);
    }
    return {};
}

QModelIndex TagCompletionProxy::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex TagCompletionProxy::parent(const QModelIndex &) const
{
    return {};
}

QModelIndex TagCompletionProxy::sibling(int row, int column, const QModelIndex &) const
{
    return index(row, column);
}

int TagCompletionProxy::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size()) + (m_newName.isEmpty() ? 0 : 1);
}

int TagCompletionProxy::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

bool TagCompletionProxy::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() && rowCount() > 0;
}

QVariant TagCompletionProxy::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool create = index.row() >= m_hits.size();
    const TagSuggestion hit = create ? TagSuggestion{{}, m_newName, {}, 0, {}} : m_hits[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return create ? tr("Create “%1”").arg(m_newName) : hit.name;
    case Qt::AccessibleTextRole:
        return create ? tr("Create “%1”").arg(m_newName)
                      : QVariant(QStringLiteral("%1, %2").arg(hit.name, domain::countedItems(hit.count)));
    case Qt::EditRole:
    case NameRole:
    case FullNameRole:
        return hit.name;
    case TagIdRole:
        return hit.id.value;
    case CountRole:
        return hit.count;
    case AliasRole:
        return hit.alias;
    case ColourRole:
        return hit.colour;
    case KeyRole:
        return domain::foldedKey(hit.name);
    case PinRole:
        return m_tags.pin(hit.id);
    case CreateRole:
        return create;
    default:
        return {};
    }
}

QVariant TagCompletionProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Horizontal ? QVariant(tr("Tag")) : QVariant(section + 1);
}

Qt::ItemFlags TagCompletionProxy::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QHash<int, QByteArray> TagCompletionProxy::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractProxyModel::roleNames();
    names.insert({{TagIdRole, "tagId"},
                  {NameRole, "name"},
                  {CountRole, "count"},
                  {AliasRole, "alias"},
                  {ColourRole, "colour"},
                  {CreateRole, "create"}});
    return names;
}

} // namespace tagloom::models
