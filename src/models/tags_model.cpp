// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tags_model.h"

#include "domain/tag_name.h"
#include "library/tag_service.h"
#include "models/when_ready.h"
#include "store/tag_store.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace tagloom::models {

using domain::ChangeSet;
using domain::Result;
using domain::Tag;
using domain::TagId;

namespace {

/// More tags than these are not followed one by one.
constexpr qsizetype mostFollowedTags = 100;

/// Of reading all tags, between the events of the window.
constexpr std::chrono::milliseconds turn{4};

} // namespace

TagsModel::TagsModel(library::Library &library, QObject *parent)
    : FetchedTableModel(library.connection(), QStringLiteral("tags"), parent)
    , m_library(library)
{
    setSort(IdColumn, Qt::AscendingOrder);
    // First of all who listen, so that they see what is told here.
    connect(this, &QAbstractItemModel::modelReset, this, &TagsModel::numberRows);
    connect(this, &QAbstractItemModel::dataChanged, this, &TagsModel::readKeys);
    connect(&m_library, &library::Library::changed, this, &TagsModel::apply);
    connect(&m_nextTurn, &QTimer::timeout, this, [this] { readOn(QDeadlineTimer(turn)); });
}

void TagsModel::loadInTurns()
{
    if (!m_loaded && !m_reading)
        readAnew();
}

void TagsModel::load()
{
    loadInTurns();
    if (!m_loaded)
        readOn(QDeadlineTimer(QDeadlineTimer::Forever));
}

void TagsModel::readAnew()
{
    // A statement that stays open between turns would hide later commits from all who read on the same connection.
    const store::Connection *connection = m_library.connectionForTurns();
    if (!connection) {
        refresh();
        return;
    }
    m_missed.clear();
    m_reading = std::make_unique<TagsReading>(*connection, selectStatement());
    readOn(QDeadlineTimer(turn));
}

void TagsModel::readOn(QDeadlineTimer until)
{
    if (m_reading->readOn(until))
        finishReading();
    else
        m_nextTurn.start();
}

void TagsModel::finishReading()
{
    m_nextTurn.stop();
    if (m_reading->query().lastError().isValid()) {
        m_reading.reset();
        refresh();
        return;
    }
    show(std::move(m_reading->query()));
    const QList<ChangeSet> missed = std::exchange(m_missed, {});
    for (const ChangeSet &changes : missed)
        apply(changes);
}

void TagsModel::numberRows()
{
    m_loaded = true;
    // A refresh between two turns has rows of its own, and the reading goes on.
    const bool isOfReading = m_reading && !m_nextTurn.isActive();
    if (isOfReading) {
        m_rows = std::move(m_reading->rows());
        m_reading.reset();
        return;
    }
    m_rows = {};
    QSqlQuery rows = query();
    for (int row = 0; row < rowCount() && rows.seek(row); ++row)
        m_rows.append(TagId{rows.value(IdColumn).toLongLong()}, rows.value(NameKeyColumn).toString());
}

void TagsModel::readKeys(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row)
        m_rows.byRow[size_t(row)].key = stored(row, NameKeyColumn).toString();
    m_rows.byKey.clear();
}

int TagsModel::rowOf(TagId id) const
{
    return m_rows.rowOf.value(id, -1);
}

std::vector<int> TagsModel::rowsByKey()
{
    m_rows.sort();
    std::vector<int> rows;
    rows.reserve(m_rows.byKey.size());
    for (const TagRows::Place &place : m_rows.byKey)
        rows.push_back(place.row);
    return rows;
}

QVariant TagsModel::stored(int row, int column) const
{
    return QSqlTableModel::data(index(row, column), Qt::EditRole);
}

QVariant TagsModel::shown(TagId id, int column) const
{
    if (const auto pending = m_pending.value(Cell{id.value, column}))
        return *pending;
    const int row = rowOf(id);
    return row < 0 ? QVariant() : stored(row, column);
}

TagId TagsModel::tagAt(int row) const
{
    return row >= 0 && size_t(row) < m_rows.byRow.size() ? m_rows.byRow[size_t(row)].id : TagId{};
}

std::optional<Tag> TagsModel::tag(TagId id) const
{
    const int row = rowOf(id);
    if (row < 0)
        return std::nullopt;
    Tag tag;
    tag.id = id;
    tag.name = stored(row, NameColumn).toString();
    tag.slug = stored(row, SlugColumn).toString();
    tag.colour = stored(row, ColourColumn).toString();
    tag.description = stored(row, DescriptionColumn).toString();
    if (const QVariant pin = stored(row, PinColumn); !pin.isNull())
        tag.pin = pin.toInt();
    tag.createdAt = stored(row, CreatedColumn).toLongLong();
    return tag;
}

QString TagsModel::name(TagId id) const
{
    return shown(id, NameColumn).toString();
}

QString TagsModel::key(TagId id) const
{
    const int row = rowOf(id);
    return row < 0 ? QString() : m_rows.byRow[size_t(row)].key;
}

QString TagsModel::colour(TagId id) const
{
    return shown(id, ColourColumn).toString();
}

int TagsModel::pin(TagId id) const
{
    return shown(id, PinColumn).toInt();
}

TagId TagsModel::pinned(int pin) const
{
    const auto tag = store::findPinnedTag(m_library.connection(), pin);
    return tag && *tag ? **tag : TagId();
}

QVariant TagsModel::shownData(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TagId id = tagAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return shown(id, index.column());
    case TagIdRole:
        return id.value;
    case ColourRole:
        return colour(id);
    case KeyRole:
        return key(id);
    case PinRole:
        return pin(id);
    case FullNameRole:
    case NameRole:
        return name(id);
    case PendingRole:
        return m_pending.contains(Cell{id.value, index.column()});
    default:
        return {};
    }
}

QVariant TagsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case IdColumn:
        return tr("Number");
    case NameColumn:
        return tr("Name");
    case NameKeyColumn:
        return tr("Compared as");
    case SlugColumn:
        return tr("Short name");
    case ColourColumn:
        return tr("Colour");
    case DescriptionColumn:
        return tr("Description");
    case PinColumn:
        return tr("Key");
    case CreatedColumn:
        return tr("Created");
    default:
        return {};
    }
}

QHash<int, QByteArray> TagsModel::roleNames() const
{
    QHash<int, QByteArray> names = FetchedTableModel::roleNames();
    names.insert({{TagIdRole, "tagId"},
                  {ColourRole, "colour"},
                  {KeyRole, "key"},
                  {PinRole, "pin"},
                  {FullNameRole, "fullName"},
                  {NameRole, "name"},
                  {PendingRole, "pending"}});
    return names;
}

Qt::ItemFlags TagsModel::flags(const QModelIndex &index) const
{
    if (!tagAt(index.row()).isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const int column = index.column();
    const bool editable =
        column == NameColumn || column == ColourColumn || column == DescriptionColumn || column == PinColumn;
    return editable && !m_library.isReadOnly() ? flags | Qt::ItemIsEditable : flags;
}

bool TagsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const TagId id = tagAt(index.row());
    const Cell cell{id.value, index.column()};
    const bool isPin = index.column() == PinColumn;
    const QVariant typed =
        isPin ? (value.toInt() > 0 ? QVariant(value.toInt()) : QVariant()) : QVariant(value.toString());
    if (typed.toString() == shown(id, index.column()).toString())
        return true;
    const quint64 number = m_pending.begin(cell, typed);
    Q_EMIT dataChanged(index, index);
    whenReady(this, post(id, index.column(), typed), [this, cell, number](const Result<void> &done) {
        // The row itself was read anew when the commit was announced, which is before this.
        const int row = rowOf(TagId{cell.first});
        if (m_pending.end(cell, number) && row >= 0)
            Q_EMIT dataChanged(this->index(row, cell.second), this->index(row, cell.second));
        if (!done)
            Q_EMIT refused(done.error().message);
    });
    return true;
}

QFuture<Result<void>> TagsModel::post(TagId id, int column, const QVariant &value)
{
    library::TagService tags(m_library);
    switch (column) {
    case NameColumn:
        return tags.rename(id, value.toString());
    case ColourColumn:
        return tags.changeColour(id, value.toString());
    case DescriptionColumn:
        return tags.changeDescription(id, value.toString());
    default:
        return tags.changePin(id, value.isNull() ? std::nullopt : std::optional(value.toInt()));
    }
}

void TagsModel::apply(const ChangeSet &changes)
{
    if (m_reading)
        m_missed.append(changes);
    if (!m_loaded)
        return;
    const auto isShown = [this](TagId id) {
        return rowOf(id) >= 0;
    };
    if (changes.everything || changes.tagsAdded.size() > mostFollowedTags
        || changes.tagsChanged.size() > mostFollowedTags || changes.tagsRemoved.size() > mostFollowedTags) {
        if (!m_reading) // else that follows by what was missed
            readAnew();
        return;
    }
    QList<TagId> removed;
    std::copy_if(changes.tagsRemoved.begin(), changes.tagsRemoved.end(), std::back_inserter(removed), isShown);
    if (!removed.isEmpty())
        empty(removed);
    for (const TagId id : changes.tagsAdded) {
        if (!isShown(id) && !append(id)) {
            readAnew();
            return;
        }
    }
    for (const TagId id : changes.tagsChanged) {
        if (isShown(id) && !refreshRow(rowOf(id))) {
            readAnew();
            return;
        }
    }
}

void TagsModel::empty(const QList<TagId> &tags)
{
    for (const TagId id : tags) {
        const int row = m_rows.rowOf.take(id);
        m_rows.byRow[size_t(row)] = {};
        m_rows.byKey.clear();
        (void)refreshRow(row);
    }
    Q_EMIT tagsRemoved(tags);
}

// The row is in the database already. Through the door for new records it comes into the model without a reset: the
// record is filled in before anyone is told of the row, and "inserting" it writes nothing.
bool TagsModel::append(TagId id)
{
    const auto read = store::readTag(m_library.connection(), id);
    if (!read)
        return false;
    if (!*read)
        return true; // removed again meanwhile
    const Tag &tag = **read;
    const int row = rowCount();
    const auto fill = [&tag](int, QSqlRecord &record) {
        record.setValue(IdColumn, tag.id.value);
        record.setValue(NameColumn, tag.name);
        record.setValue(NameKeyColumn, domain::foldedKey(tag.name));
        record.setValue(SlugColumn, tag.slug);
        record.setValue(ColourColumn, tag.colour);
        record.setValue(DescriptionColumn, tag.description);
        record.setValue(PinColumn, tag.pin ? QVariant(*tag.pin) : QVariant());
        record.setValue(CreatedColumn, tag.createdAt);
        for (int column = 0; column < ColumnCount; ++column)
            record.setGenerated(column, true);
    };
    m_rows.append(id, domain::foldedKey(tag.name));
    const auto filling = connect(this, &QSqlTableModel::primeInsert, this, fill);
    const bool inserted = QSqlTableModel::insertRows(row, 1);
    disconnect(filling);
    if (!inserted) {
        m_rows.rowOf.remove(id);
        m_rows.byRow.pop_back();
        m_rows.byKey.clear();
        return false;
    }
    m_appending = true;
    const bool settled = submitAll();
    m_appending = false;
    return settled;
}

bool TagsModel::insertRowIntoTable(const QSqlRecord &)
{
    return m_appending;
}

} // namespace tagloom::models
