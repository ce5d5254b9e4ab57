// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/url.h"
#include "models/list_entries_model.h"
#include "models/list_words.h"
#include "models/roles.h"
#include "models/short_day.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace tagloom::models {

// What the cells of ListEntriesModel show, and what is typed into them.

using domain::Error;
using domain::ErrorCode;
using domain::ListEntry;
using domain::ListStatus;
using domain::Result;

QVariant ListEntriesModel::data(const QModelIndex &index, int role) const
{
    const int row = index.row();
    if (isHeading(row)) {
        const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
        return isText && index.column() == TitleColumn ? QVariant(headingText(row)) : QVariant();
    }
    if (!entryAt(row).isValid())
        return {};
    switch (role) {
    case EntryIdRole:
        return m_entries[row].value;
    case ListIdRole:
        return stored(row, ListField).toLongLong();
    case PendingRole:
        return m_pending.contains({m_entries[row], index.column()});
    case Qt::TextAlignmentRole:
        if (index.column() == PlaceColumn && m_list.isValid())
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    default:
        break;
    }
    const bool isOfItem = index.column() == TitleColumn || index.column() == TagsColumn || role == ItemIdRole
        || role == UrlRole || role == TrashedRole;
    return isOfItem ? itemData(row, index.column(), role) : entryData(row, index.column(), role);
}

QVariant ListEntriesModel::itemData(int row, int column, int role) const
{
    const auto value = [this, row](ItemWindows::Column field) {
        return m_itemWindows.value(row, m_items, field);
    };
    const auto kind = [this, &value] {
        return m_kinds.value(domain::KindId{value(ItemWindows::KindColumn).toLongLong()});
    };
    const QString address = value(ItemWindows::UrlColumn).toString();
    const auto title = [this, row, &value] {
        const auto pending = m_pending.value({m_entries[row], TitleColumn});
        return pending ? pending->toString() : value(ItemWindows::TitleColumn).toString();
    };
    switch (role) {
    case ItemIdRole:
        return m_items[row].value;
    case UrlRole:
        return address;
    case TrashedRole:
        return !value(ItemWindows::TrashedColumn).isNull();
    case KindIdRole:
        return kind().id.value;
    case KindNameRole:
        return kind().name;
    case KindIconRole:
        return kind().icon;
    case HostRole: {
        const int attempt = stored(row, AttemptField).toInt();
        const QString host = domain::hostOf(address);
        if (attempt < 2)
            return host;
        const QString again = tr("attempt %1").arg(attempt);
        return host.isEmpty() ? again : QString(host + QStringLiteral(" · ") + again);
    }
    default:
        break;
    }
    if (column == TagsColumn) {
        if (role != ChipsRole && role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
            return {};
        if (!m_chips.contains(m_items[row])) {
            const int first = row / ItemChips::blockSize * ItemChips::blockSize;
            prefetch(first, first + ItemChips::blockSize - 1);
        }
        const QList<TagChip> chips = m_chips.of(m_items[row]);
        return role == ChipsRole ? QVariant::fromValue(chips) : QVariant(namesOf(chips));
    }
    if (role == Qt::DisplayRole || role == Qt::EditRole)
        return title();
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return address.isEmpty() ? title() : QString(title() + u'\n' + address);
    if (role == Qt::AccessibleDescriptionRole)
        return kind().name;
    return {};
}

QVariant ListEntriesModel::entryData(int row, int column, int role) const
{
    const auto list = listOf(row);
    if (column == PlaceColumn) {
        if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
            return {};
        if (!m_list.isValid())
            return list ? list->name : QString();
        const auto above = std::lower_bound(headings().begin(), headings().end(), row) - headings().begin();
        return QLocale().toString(row + 1 - int(above));
    }
    // Only what the cell shows is looked up: painting asks for every cell several times.
    if (stored(row, IdField).isNull())
        return {};
    const auto pending = m_pending.value({m_entries[row], column});
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
    switch (column) {
    case StatusColumn: {
        const QString word = (pending ? *pending : stored(row, StatusField)).toString();
        const ListStatus status = domain::listStatusFromWord(word).value_or(ListStatus::None);
        if (role == Qt::EditRole)
            return word;
        if (role == PhaseRole)
            return static_cast<int>(domain::phaseOf(status));
        if (role == StatusWordsRole) {
            QStringList words;
            for (const ListStatus one : domain::statusesOf(list ? list->listTemplate : domain::ListTemplate::Plain))
                words.append(domain::toWord(one));
            return words;
        }
        return isText ? QVariant(shownStatus(status)) : QVariant();
    }
    case ProgressColumn: {
        const int progress = (pending ? *pending : stored(row, ProgressField)).toInt();
        if (role == Qt::EditRole)
            return progress;
        return isText ? QVariant(tr("%1 %").arg(progress)) : QVariant();
    }
    case GradeColumn: {
        if (role == StarsRole)
            return list && list->listTemplate == domain::ListTemplate::Reading;
        QVariant grade = pending ? *pending : stored(row, GradeField);
        if (grade.isNull())
            grade = QVariant();
        if (role == Qt::EditRole)
            return grade;
        return isText && grade.isValid() ? QVariant(shownGrade(grade.toDouble())) : QVariant();
    }
    case DatesColumn:
        return isText ? QVariant(datesText(entry(row).value_or(ListEntry()), role != Qt::DisplayRole)) : QVariant();
    case NoteColumn:
        if (role == Qt::EditRole || isText)
            return pending ? *pending : QVariant(stored(row, NoteField).toString());
        return {};
    default:
        return {};
    }
}

QString ListEntriesModel::datesText(const ListEntry &entry, bool isLong) const
{
    const auto day = [isLong](qint64 time) {
        return isLong ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(time), QLocale::ShortFormat) : shortDay(time);
    };
    if (isLong) {
        QStringList lines{tr("Added %1").arg(day(entry.addedAt))};
        if (entry.startedAt)
            lines.append(tr("Begun %1").arg(day(*entry.startedAt)));
        if (entry.finishedAt)
            lines.append(tr("Finished %1").arg(day(*entry.finishedAt)));
        return lines.join(u'\n');
    }
    if (entry.finishedAt && entry.startedAt && day(*entry.startedAt) != day(*entry.finishedAt))
        return tr("%1 – %2").arg(day(*entry.startedAt), day(*entry.finishedAt));
    if (entry.finishedAt)
        return day(*entry.finishedAt);
    return entry.startedAt ? tr("begun %1").arg(daysAgo(*entry.startedAt)) : tr("added %1").arg(daysAgo(entry.addedAt));
}

QVariant ListEntriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case PlaceColumn:
        return m_list.isValid() ? tr("No.") : tr("List");
    case TitleColumn:
        return tr("Title");
    case TagsColumn:
        return tr("Tags");
    case StatusColumn:
        return tr("Status");
    case ProgressColumn:
        return tr("Progress");
    case GradeColumn:
        return tr("Grade");
    case DatesColumn:
        return tr("Dates");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

Qt::ItemFlags ListEntriesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return m_library.isReadOnly() ? Qt::NoItemFlags : Qt::ItemIsDropEnabled;
    if (isHeading(index.row()))
        return Qt::ItemNeverHasChildren;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (m_library.isReadOnly())
        return flags;
    flags |= Qt::ItemIsDropEnabled;
    const bool isEditable =
        index.column() != PlaceColumn && index.column() != TagsColumn && index.column() != DatesColumn;
    return isEditable ? flags | Qt::ItemIsEditable : flags;
}

Result<ListEntriesModel::EntryEdit> ListEntriesModel::editOf(const ListEntry &entry, int column,
                                                             const QVariant &value) const
{
    QString text = value.toString().trimmed();
    EntryEdit made{{}, value};
    bool isNumber = false;
    switch (column) {
    case StatusColumn:
        made.edit.status = domain::listStatusFromWord(text);
        if (!made.edit.status)
            return Error{ErrorCode::InvalidInput, tr("There is no status “%1”.").arg(text)};
        break;
    case ProgressColumn:
        if (text.endsWith(u'%'))
            text = text.chopped(1).trimmed();
        made.edit.progress = text.toInt(&isNumber);
        if (!isNumber)
            return Error{ErrorCode::InvalidInput, tr("The progress is a whole number from 0 to 100.")};
        made.shown = *made.edit.progress;
        break;
    case GradeColumn:
        made.edit.grade = std::optional<double>();
        made.shown = QVariant();
        if (text.isEmpty())
            break;
        made.edit.grade = QLocale().toDouble(text, &isNumber);
        if (!isNumber)
            made.edit.grade = text.toDouble(&isNumber);
        if (!isNumber)
            return Error{ErrorCode::InvalidInput, tr("A grade is a number from 0 to 100; an empty one takes it away.")};
        made.shown = **made.edit.grade;
        break;
    default:
        made.edit.note = value.toString();
        break;
    }
    const auto list = m_lists.constFind(entry.list);
    const auto checked = domain::edited(
        entry, made.edit, list == m_lists.cend() ? domain::ListTemplate::Plain : list->listTemplate, entry.addedAt);
    return checked ? Result(made) : checked.error();
}

} // namespace tagloom::models
