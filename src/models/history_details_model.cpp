// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history_details_model.h"

#include "domain/counted.h"
#include "models/roles.h"
#include "models/when_ready.h"

#include <algorithm>

namespace tagloom::models {

using domain::HistoryDetail;
using domain::HistoryEntry;
using domain::ItemId;
using domain::Result;
using domain::TagId;

namespace {

QString changeName(HistoryDetail::Change change)
{
    switch (change) {
    case HistoryDetail::Change::Added:
        return HistoryDetailsModel::tr("Added");
    case HistoryDetail::Change::Changed:
        return HistoryDetailsModel::tr("Changed");
    case HistoryDetail::Change::Removed:
        return HistoryDetailsModel::tr("Removed");
    }
    return {};
}

} // namespace

HistoryDetailsModel::HistoryDetailsModel(library::Library &library, QObject *parent)
    : QAbstractListModel(parent)
    , m_service(library)
{ }

void HistoryDetailsModel::setEntry(const std::optional<HistoryEntry> &entry)
{
    if ((entry ? entry->id : domain::HistoryId()) == (m_wanted ? m_wanted->id : domain::HistoryId()))
        return;
    m_wanted = entry;
    if (!entry)
        show({}, 0);
    else if (!m_isReading)
        read();
}

void HistoryDetailsModel::read()
{
    m_isReading = true;
    whenReady(this, m_service.details(m_wanted->id, MostShown),
              [this, asked = *m_wanted](const Result<QList<HistoryDetail>> &details) {
                  m_isReading = false;
                  if (!m_wanted)
                      return;
                  if (m_wanted->id != asked.id) {
                      read();
                      return;
                  }
                  if (details) {
                      show(*details, details->size() < MostShown ? 0 : asked.rows - details->size());
                      Q_EMIT shown();
                  } else {
                      show({}, 0);
                      Q_EMIT failed(details.error().message);
                  }
              });
}

void HistoryDetailsModel::show(const QList<HistoryDetail> &details, qint64 hidden)
{
    beginResetModel();
    m_details = details;
    m_hidden = std::max<qint64>(hidden, 0);
    endResetModel();
}

ItemId HistoryDetailsModel::itemAt(int row) const
{
    return row >= 0 && row < m_details.size() ? m_details[row].item : ItemId();
}

TagId HistoryDetailsModel::tagAt(int row) const
{
    return row >= 0 && row < m_details.size() ? m_details[row].tag : TagId();
}

int HistoryDetailsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_details.size()) + (m_hidden > 0 ? 1 : 0);
}

QVariant HistoryDetailsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (index.row() == m_details.size())
        return role == Qt::DisplayRole ? QVariant(tr("and %1 more").arg(domain::grouped(m_hidden))) : QVariant();
    const HistoryDetail &detail = m_details[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return detail.text;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const QString text = tr("%1: %2").arg(changeName(detail.change), detail.text);
        return role == Qt::ToolTipRole ? QString(QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped())) : text;
    }
    case DetailItemRole:
        return detail.item.value;
    case DetailChangeRole:
        return static_cast<int>(detail.change);
    default:
        return {};
    }
}

} // namespace tagloom::models
