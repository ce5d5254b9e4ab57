// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tag_table_proxy.h"

#include "domain/counted.h"
#include "models/short_day.h"
#include "models/when_ready.h"
#include "store/connection.h"
#include "store/interrupt_guard.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <iterator>
#include <utility>

namespace tagloom::models {

using domain::ChangeSet;
using domain::Result;
using domain::TagId;
using store::LastUses;
using store::TagFigures;
using store::TagOrder;

namespace {

/// Beyond these one reading of all links is as quick.
constexpr qsizetype mostUsesReadAlone = 200;

/// A cell shows no more of a description than fits into any column.
constexpr qsizetype mostDescriptionShown = 300;

TagOrder orderOf(int column)
{
    switch (column) {
    case TagTableProxy::CountColumn:
        return TagOrder::Count;
    case TagTableProxy::AliasesColumn:
        return TagOrder::Aliases;
    case TagTableProxy::ParentsColumn:
        return TagOrder::Parents;
    case TagTableProxy::SlugColumn:
        return TagOrder::Slug;
    case TagTableProxy::DescriptionColumn:
        return TagOrder::Description;
    case TagTableProxy::LastUseColumn:
        return TagOrder::LastUse;
    case TagTableProxy::PinColumn:
        return TagOrder::Pin;
    default:
        return TagOrder::Name;
    }
}

/// The column of TagsModel that a column shows; -1: none does.
int sourceColumn(int column)
{
    switch (column) {
    case TagTableProxy::NameColumn:
        return TagsModel::NameColumn;
    case TagTableProxy::SlugColumn:
        return TagsModel::SlugColumn;
    case TagTableProxy::DescriptionColumn:
        return TagsModel::DescriptionColumn;
    case TagTableProxy::PinColumn:
        return TagsModel::PinColumn;
    default:
        return -1;
    }
}

} // namespace

TagTableProxy::TagTableProxy(library::Library &library, TagsModel &tags, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_library(library)
    , m_tags(tags)
{
    setSourceModel(&tags);
    connect(&tags, &QAbstractItemModel::modelReset, this, &TagTableProxy::followReset);
    connect(&tags, &TagsModel::tagsRemoved, this, &TagTableProxy::followReset);
    connect(&tags, &QAbstractItemModel::dataChanged, this, &TagTableProxy::followData);
    connect(&library, &library::Library::changed, this, &TagTableProxy::follow);
    ask();
    askLastUses();
}

TagTableProxy::~TagTableProxy()
{
    if (m_readingUses)
        m_readingUses->cancelled = true;
}

void TagTableProxy::setText(const QString &text)
{
    if (text == m_listing.text)
        return;
    m_listing.text = text;
    ask();
}

void TagTableProxy::setGroup(store::TagGroup group)
{
    if (group == m_listing.group)
        return;
    m_listing.group = group;
    ask();
}

void TagTableProxy::sort(int column, Qt::SortOrder order)
{
    const TagOrder wanted = orderOf(column);
    const bool descending = order == Qt::DescendingOrder;
    if (wanted == m_listing.order && descending == m_listing.descending)
        return;
    m_listing.order = wanted;
    m_listing.descending = descending;
    ask();
}

void TagTableProxy::ask()
{
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    const bool withFigures = std::exchange(m_figuresOutdated, false);
    const auto read = m_library.read(
        [listing = m_listing, uses = m_lastUses, withFigures](const store::Connection &connection) -> Result<Answer> {
            Answer answer;
            auto tags = store::listTags(connection, listing, uses);
            if (!tags)
                return tags.error();
            answer.tags = std::move(*tags);
            if (withFigures) {
                auto figures = store::readTagFigures(connection);
                if (!figures)
                    return figures.error();
                answer.figures = std::move(*figures);
            }
            return answer;
        });
    whenReady(this, read, [this](const Result<Answer> &answer) {
        m_asking = false;
        show(answer);
        if (std::exchange(m_askAgain, false))
            ask();
        else
            Q_EMIT listed();
    });
}

void TagTableProxy::show(const Result<Answer> &answer)
{
    if (!answer) {
        Q_EMIT failed(answer.error().message);
        return;
    }
    const bool newFigures = answer->figures && *answer->figures != m_figures;
    if (newFigures)
        m_figures = *answer->figures;
    std::vector<TagId> rows;
    rows.reserve(size_t(answer->tags.size()));
    // What was deleted since the reading is not in the model any more.
    std::copy_if(answer->tags.begin(), answer->tags.end(), std::back_inserter(rows),
                 [this](TagId tag) { return m_tags.rowOf(tag) >= 0; });
    showRows(std::move(rows));
    if (newFigures) {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        Q_EMIT figuresChanged();
    }
}

void TagTableProxy::showRows(std::vector<TagId> tags)
{
    if (tags == m_rows)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<TagId> kept;
    kept.reserve(size_t(before.size()));
    for (const QModelIndex &index : before)
        kept.push_back(tagAt(index.row()));
    m_rows = std::move(tags);
    m_rowOf.clear();
    m_rowOf.reserve(qsizetype(m_rows.size()));
    for (size_t row = 0; row < m_rows.size(); ++row)
        m_rowOf.insert(m_rows[row], int(row));
    QModelIndexList after;
    after.reserve(before.size());
    for (size_t place = 0; place < kept.size(); ++place)
        after.append(index(rowOf(kept[place]), before[qsizetype(place)].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void TagTableProxy::askLastUses()
{
    if (m_readingUses || (!m_allUsesOutdated && m_outdatedUses.isEmpty()))
        return;
    std::optional<QList<TagId>> tags;
    if (!m_allUsesOutdated && m_outdatedUses.size() <= mostUsesReadAlone)
        tags = QList<TagId>(m_outdatedUses.cbegin(), m_outdatedUses.cend());
    m_allUsesOutdated = false;
    m_outdatedUses.clear();
    m_readingUses = library::makeJob();
    const auto work = [path = m_library.path(), access = m_library.readAccess(), job = m_readingUses,
                       tags]() -> Result<LastUses> {
        const auto connection = store::Connection::open(path, access);
        if (!connection)
            return connection.error();
        const store::InterruptGuard guard(**connection, job->cancelled);
        return store::readLastUses(**connection, tags);
    };
    whenReady(this, QtConcurrent::run(work), [this, tags](const Result<LastUses> &uses) {
        m_readingUses.reset();
        if (!uses) {
            Q_EMIT failed(uses.error().message);
            return;
        }
        if (tags) {
            for (const TagId tag : *tags) {
                if (uses->contains(tag))
                    m_lastUses.insert(tag, uses->value(tag));
                else
                    m_lastUses.remove(tag);
            }
        } else {
            m_lastUses = *uses;
        }
        m_knowsLastUses = true;
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, LastUseColumn), index(rowCount() - 1, LastUseColumn));
        Q_EMIT figuresChanged();
        if (m_listing.order == TagOrder::LastUse)
            ask();
        askLastUses();
    });
}

void TagTableProxy::follow(const ChangeSet &changes)
{
    const bool links = !changes.linksAdded.isEmpty() || !changes.linksChanged.isEmpty()
        || !changes.linksRemoved.isEmpty() || !changes.tagsRelinked.isEmpty();
    const bool tags = !changes.tagsAdded.isEmpty() || !changes.tagsChanged.isEmpty() || !changes.tagsRemoved.isEmpty();
    // Items that go into the trash, come back or are deleted change the counts of their tags.
    const bool items = !changes.itemsChanged.isEmpty() || !changes.itemsRemoved.isEmpty();
    if (!changes.everything && !links && !tags && !items)
        return;
    m_figuresOutdated = true;
    ask();

    m_allUsesOutdated = m_allUsesOutdated || changes.everything || !changes.itemsRemoved.isEmpty();
    const auto outdate = [this](const QList<domain::LinkRef> &refs) {
        for (const domain::LinkRef &link : refs)
            m_outdatedUses.insert(link.tag);
    };
    outdate(changes.linksAdded);
    outdate(changes.linksChanged);
    outdate(changes.linksRemoved);
    for (const TagId tag : changes.tagsRelinked)
        m_outdatedUses.insert(tag);
    askLastUses();
}

void TagTableProxy::followReset()
{
    std::vector<TagId> rows = m_rows;
    std::erase_if(rows, [this](TagId tag) { return m_tags.rowOf(tag) < 0; });
    showRows(std::move(rows));
    m_figuresOutdated = true;
    ask();
}

void TagTableProxy::followData(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        const int shown = rowOf(m_tags.tagAt(row));
        if (shown >= 0)
            Q_EMIT dataChanged(index(shown, 0), index(shown, ColumnCount - 1));
    }
}

TagId TagTableProxy::tagAt(int row) const
{
    return row >= 0 && size_t(row) < m_rows.size() ? m_rows[size_t(row)] : TagId();
}

int TagTableProxy::rowOf(TagId id) const
{
    return m_rowOf.value(id, -1);
}

TagFigures TagTableProxy::figures(TagId id) const
{
    return m_figures.value(id);
}

std::optional<qint64> TagTableProxy::lastUse(TagId id) const
{
    const auto found = m_lastUses.constFind(id);
    return found == m_lastUses.cend() ? std::nullopt : std::optional(*found);
}

QModelIndex TagTableProxy::mapToSource(const QModelIndex &proxyIndex) const
{
    const int column = proxyIndex.isValid() ? sourceColumn(proxyIndex.column()) : -1;
    const int row = m_tags.rowOf(tagAt(proxyIndex.row()));
    return column < 0 || row < 0 ? QModelIndex() : m_tags.index(row, column);
}

QModelIndex TagTableProxy::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid())
        return {};
    for (int column = 0; column < ColumnCount; ++column) {
        if (sourceColumn(column) == sourceIndex.column())
            return index(rowOf(m_tags.tagAt(sourceIndex.row())), column);
    }
    return {};
}

QModelIndex TagTableProxy::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex TagTableProxy::parent(const QModelIndex &) const
{
    return {};
}

QModelIndex TagTableProxy::sibling(int row, int column, const QModelIndex &) const
{
    return index(row, column);
}

int TagTableProxy::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TagTableProxy::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool TagTableProxy::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_rows.empty();
}

QString TagTableProxy::namesOf(const QList<TagId> &tags) const
{
    QStringList names;
    for (const TagId tag : tags)
        names.append(m_tags.name(tag));
    return names.join(QStringLiteral(", "));
}

QString TagTableProxy::cellText(TagId id, int column) const
{
    switch (column) {
    case NameColumn:
        return m_tags.name(id);
    case CountColumn:
        return domain::grouped(figures(id).count);
    case AliasesColumn:
        return figures(id).aliases.join(QStringLiteral(", "));
    case ParentsColumn:
        return namesOf(figures(id).parents);
    case LastUseColumn: {
        const auto used = lastUse(id);
        return used ? shortDay(*used) : QString();
    }
    case PinColumn: {
        const int pin = m_tags.pin(id);
        return pin > 0 ? QString::number(pin) : QString();
    }
    default:
        return m_tags.index(m_tags.rowOf(id), sourceColumn(column)).data().toString();
    }
}

QVariant TagTableProxy::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TagId id = tagAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        // A table cell is one line.
        return column == DescriptionColumn ? QVariant(cellText(id, column).left(mostDescriptionShown).simplified())
                                           : QVariant(cellText(id, column));
    case Qt::EditRole:
        return cellText(id, column);
    case Qt::ToolTipRole:
        return column == NameColumn || column == CountColumn
            ? QVariant()
            : QVariant(QStringLiteral("<span>%1</span>").arg(cellText(id, column).toHtmlEscaped()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column == CountColumn ? Qt::AlignRight : Qt::AlignLeading) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return column == CountColumn ? QVariant(domain::countedItems(figures(id).count)) : QVariant();
    case TagIdRole:
        return id.value;
    case ColourRole:
        return m_tags.colour(id);
    case KeyRole:
        return m_tags.key(id);
    case PinRole:
        return m_tags.pin(id);
    case NameRole:
    case FullNameRole:
        return m_tags.name(id);
    case CountRole:
        return figures(id).count;
    case PendingRole:
        return column == NameColumn && m_tags.index(m_tags.rowOf(id), TagsModel::NameColumn).data(PendingRole).toBool();
    default:
        return {};
    }
}

QVariant TagTableProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == CountColumn ? Qt::AlignRight : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case CountColumn:
        return tr("Items");
    case AliasesColumn:
        return tr("Aliases");
    case ParentsColumn:
        return tr("Below");
    case SlugColumn:
        return tr("Slug");
    case DescriptionColumn:
        return tr("Description");
    case LastUseColumn:
        return tr("Last used");
    case PinColumn:
        return tr("Key");
    default:
        return {};
    }
}

Qt::ItemFlags TagTableProxy::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == NameColumn && !m_library.isReadOnly() ? flags | Qt::ItemIsEditable : flags;
}

QHash<int, QByteArray> TagTableProxy::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractProxyModel::roleNames();
    names.insert({{TagIdRole, "tagId"},
                  {ColourRole, "colour"},
                  {KeyRole, "key"},
                  {PinRole, "pin"},
                  {NameRole, "name"},
                  {FullNameRole, "fullName"},
                  {CountRole, "count"},
                  {PendingRole, "pending"}});
    return names;
}

} // namespace tagloom::models
