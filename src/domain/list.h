// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>
#include <utility>

namespace tagloom::domain {

/// The most characters (Unicode code points) the name of a list may have.
inline constexpr int maximumListNameLength = 100;

/// What a list is for; it decides which statuses its entries can have.
enum class ListTemplate { Reading, Courses, Plain };

/// Of the templates one after the other.
enum class ListStatus { ToRead, Reading, Finished, Dropped, Enrolled, Active, Completed, None, Open, Done };

/// What a status means, whatever its word is.
enum class ListPhase { Waiting, InProgress, Finished, Dropped };

// The words that stand in the database, in files and on the command line: "reading", "to_read" ...
QString toWord(ListTemplate listTemplate);
QString toWord(ListStatus status);
std::optional<ListTemplate> listTemplateFromWord(QStringView word);
std::optional<ListStatus> listStatusFromWord(QStringView word);

/// In their order; a new entry has the first.
QList<ListStatus> statusesOf(ListTemplate listTemplate);

/// Of all templates, each once.
const QList<ListStatus> &listStatuses();

ListPhase phaseOf(ListStatus status);

/// The status as it is in a list of this template: itself, or the one nearest to it.
ListStatus statusIn(ListTemplate listTemplate, ListStatus status);

/// Items that a person keeps in an order of their own. Names are compared by foldedKey().
struct List
{
    ListId id;
    QString name;
    ListTemplate listTemplate = ListTemplate::Plain;
    qint64 createdAt = 0; ///< UTC milliseconds
    friend bool operator==(const List &, const List &) = default;
};

/// An item in a list: one attempt at it. Times are UTC milliseconds.
struct ListEntry
{
    ListEntryId id;
    ListId list;
    ItemId item;
    int attempt = 1;
    qint64 position = 0; ///< entries stand by position, then by id
    ListStatus status = ListStatus::None;
    int progress = 0; ///< 0..100
    std::optional<double> grade; ///< 0..100, on whatever scale its owner uses
    QString note;
    qint64 addedAt = 0;
    std::optional<qint64> startedAt; ///< not while it waits
    std::optional<qint64> finishedAt; ///< only while it is finished
    friend bool operator==(const ListEntry &, const ListEntry &) = default;
};

/// What is to be changed of an entry; what is not set stays.
struct ListEntryEdit
{
    std::optional<ListStatus> status;
    std::optional<int> progress;
    std::optional<std::optional<double>> grade; ///< an empty one takes the grade away
    std::optional<QString> note;
};

/// Figures of a list, over its entries of all attempts, without those whose item is in the trash.
struct ListFigures
{
    qint64 total = 0;
    QList<std::pair<ListStatus, qint64>> byStatus; ///< all of its template
    qint64 finishedThisYear = 0;
    std::optional<double> averageGrade; ///< of those that have one
    std::optional<double> averageProgress;
};

/// The name as it can be kept: on one line, trimmed, 1 to 100 characters, something visible in it.
Result<QString> usableListName(const QString &text);

/// The entry with the edit made: the status sets the dates, and one that finishes it sets the progress to 100 unless
/// the edit says another. InvalidInput for a status that is not of the template, a progress or a grade out of range.
Result<ListEntry> edited(ListEntry entry, const ListEntryEdit &edit, ListTemplate listTemplate, qint64 now);

bool isProgress(qint64 number); ///< 0..100
bool isGrade(double number); ///< 0..100

} // namespace tagloom::domain
