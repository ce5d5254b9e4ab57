// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history_model.h"

#include "domain/counted.h"
#include "models/roles.h"
#include "models/short_day.h"
#include "models/when_ready.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace tagloom::models {

using domain::ChangeSet;
using domain::HistoryEntry;
using domain::HistoryFilter;
using domain::HistoryId;
using domain::HistoryOrigin;
using domain::Result;

namespace {

QString whenText(qint64 madeAt)
{
    const QTime time = QDateTime::fromMSecsSinceEpoch(madeAt).time();
    return HistoryModel::tr("%1, %2").arg(shortDay(madeAt), time.toString(QStringLiteral("HH:mm")));
}

QString exactTime(qint64 madeAt)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(madeAt), QStringLiteral("ddd, d MMM yyyy, HH:mm:ss"));
}

QString howMany(const HistoryEntry &entry)
{
    QStringList parts;
    if (entry.items > 0)
        parts.append(domain::countedItems(entry.items));
    if (entry.tags > 0)
        parts.append(domain::countedTags(entry.tags));
    return parts.join(QStringLiteral(", "));
}

QString originName(HistoryOrigin origin)
{
    switch (origin) {
    case HistoryOrigin::Window:
        return HistoryModel::tr("Window");
    case HistoryOrigin::Command:
        return HistoryModel::tr("Command line");
    case HistoryOrigin::Import:
        return HistoryModel::tr("Import");
    }
    return {};
}

QString spoken(const HistoryEntry &entry)
{
    QStringList parts{entry.label, whenText(entry.madeAt), howMany(entry), originName(entry.origin)};
    if (entry.undone)
        parts.append(HistoryModel::tr("undone"));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace

HistoryModel::HistoryModel(library::Library &library, QObject *parent)
    : QAbstractListModel(parent)
    , m_service(library)
{
    connect(&library, &library::Library::changed, this, &HistoryModel::apply);
}

void HistoryModel::load()
{
    if (m_isLoaded)
        return;
    m_isLoaded = true;
    refresh();
}

void HistoryModel::setFilter(const HistoryFilter &filter)
{
    m_filter = filter;
    ++m_filterNumber;
    m_isLoaded = true;
    refresh();
}

std::optional<HistoryEntry> HistoryModel::entry(int row) const
{
    return row >= 0 && row < m_entries.size() ? std::optional(m_entries[row]) : std::nullopt;
}

int HistoryModel::rowOf(HistoryId id) const
{
    const auto at = std::lower_bound(m_entries.begin(), m_entries.end(), id,
                                     [](const HistoryEntry &entry, HistoryId wanted) { return entry.id > wanted; });
    return at != m_entries.end() && at->id == id ? static_cast<int>(at - m_entries.begin()) : -1;
}

int HistoryModel::lastDoneRow() const
{
    return m_hereRow + 1 < m_entries.size() ? m_hereRow + 1 : -1;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HistoryEntry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return entry.label;
    case Qt::ToolTipRole:
        return QStringLiteral("<p>%1</p><p>%2</p>").arg(entry.label.toHtmlEscaped(), exactTime(entry.madeAt));
    case Qt::AccessibleTextRole:
        return spoken(entry);
    case HistoryIdRole:
        return entry.id.value;
    case WhenRole:
        return whenText(entry.madeAt);
    case ExactTimeRole:
        return exactTime(entry.madeAt);
    case HowManyRole:
        return howMany(entry);
    case OriginRole:
        return static_cast<int>(entry.origin);
    case OriginNameRole:
        return originName(entry.origin);
    case UndoneRole:
        return entry.undone;
    case HereRole:
        return index.row() == m_hereRow;
    default:
        return {};
    }
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_entries.isEmpty() && !m_isComplete;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || m_isReadingMore)
        return;
    m_wantsMore = true;
    if (!m_isReading)
        readNext();
}

void HistoryModel::apply(const ChangeSet &changes)
{
    if (m_isLoaded && (changes.history || changes.everything))
        refresh();
}

void HistoryModel::refresh()
{
    m_isStale = true;
    if (!m_isReading)
        readNext();
}

void HistoryModel::readNext()
{
    if (m_isStale) {
        m_isStale = false;
        read({});
    } else if (m_wantsMore && !m_isComplete && !m_entries.isEmpty()) {
        m_wantsMore = false;
        read(m_entries.constLast().id);
    }
}

void HistoryModel::read(HistoryId before)
{
    m_isReading = true;
    m_isReadingMore = before.isValid();
    const qsizetype limit = before.isValid() ? PageSize : m_entries.size() + PageSize;
    whenReady(this, m_service.entries(m_filter, before, limit),
              [this, before, limit, number = m_filterNumber](const Result<QList<HistoryEntry>> &read) {
                  m_isReadingMore = false;
                  if (!read) {
                      Q_EMIT failed(read.error().message);
                  } else if (number == m_filterNumber) {
                      if (before.isValid())
                          takeMore(*read);
                      else
                          takeFirst(*read, limit);
                      Q_EMIT shown();
                  }
                  // Not before: whoever is told of rows may ask for more of them.
                  m_isReading = false;
                  readNext();
              });
}

void HistoryModel::takeFirst(QList<HistoryEntry> now, qsizetype limit)
{
    m_isComplete = now.size() < limit;
    // A page more was asked for, so that new ones push none out; what had not been read before waits for its turn.
    const auto isOlder = [oldest =
                              m_entries.isEmpty() ? HistoryId() : m_entries.constLast().id](const HistoryEntry &entry) {
        return entry.id < oldest;
    };
    const auto end = std::find_if(now.begin(), now.end(), isOlder);
    const auto kept = std::max<qsizetype>(end - now.begin(), PageSize);
    if (kept < now.size()) {
        now.resize(kept);
        m_isComplete = false;
    }
    showRows(now);
    tellHere();
}

void HistoryModel::takeMore(const QList<HistoryEntry> &more)
{
    m_isComplete = more.size() < PageSize;
    if (more.isEmpty())
        return;
    const int first = static_cast<int>(m_entries.size());
    beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
    m_entries += more;
    endInsertRows();
    tellHere();
}

/// Both lists go down by id, so one walk over both finds what came, went and changed.
void HistoryModel::showRows(const QList<HistoryEntry> &now)
{
    const auto idAt = [](const QList<HistoryEntry> &entries, qsizetype row) {
        return row < entries.size() ? entries[row].id : HistoryId();
    };
    for (qsizetype row = 0; row < m_entries.size() || row < now.size(); ++row) {
        qsizetype end = row;
        while (end < m_entries.size() && m_entries[end].id > idAt(now, row))
            ++end;
        if (end > row) {
            beginRemoveRows({}, static_cast<int>(row), static_cast<int>(end) - 1);
            m_entries.remove(row, end - row);
            endRemoveRows();
        }
        end = row;
        while (end < now.size() && now[end].id > idAt(m_entries, row))
            ++end;
        if (end > row) {
            beginInsertRows({}, static_cast<int>(row), static_cast<int>(end) - 1);
            m_entries = now.first(end) + m_entries.sliced(row);
            endInsertRows();
            row = end - 1;
        } else if (row < now.size() && m_entries[row].undone != now[row].undone) {
            m_entries[row] = now[row];
            const QModelIndex changed = index(static_cast<int>(row));
            Q_EMIT dataChanged(changed, changed);
        }
    }
}

void HistoryModel::tellHere()
{
    const auto isDone = [](const HistoryEntry &entry) {
        return !entry.undone;
    };
    const auto done = std::find_if(m_entries.begin(), m_entries.end(), isDone);
    const int before = std::exchange(m_hereRow, static_cast<int>(done - m_entries.begin()) - 1);
    // Rows may have moved below the mark, so the row that had it may be another one now: both are told of.
    for (const int row : {before, m_hereRow}) {
        if (row >= 0 && row < m_entries.size())
            Q_EMIT dataChanged(index(row), index(row));
    }
}

} // namespace tagloom::models
