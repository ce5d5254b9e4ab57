// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/remarks_model.h"

#include "domain/counted.h"

#include <QFileInfo>

namespace tagloom::gui {

using namespace Qt::StringLiterals;

void RemarksModel::show(const library::ImportReport &report)
{
    beginResetModel();
    m_skipped = report.skipped;
    m_changed = report.changed;
    endResetModel();
}

const library::ImportRemark &RemarksModel::remark(int row) const
{
    return row < m_skipped.size() ? m_skipped.at(row) : m_changed.at(row - m_skipped.size());
}

QString RemarksModel::asText() const
{
    QString text;
    for (int row = 0; row < rowCount(); ++row) {
        const library::ImportRemark &entry = remark(row);
        text += entry.file;
        if (entry.line > 0)
            text += u':' + QString::number(entry.line);
        text += (row < m_skipped.size() ? u": skipped: "_s
                                         : m_changedWord.isEmpty() ? u": changed: "_s
                                                                   : QString(u": "_s + m_changedWord.toLower() + u": "_s)) + entry.reason + u'\n';
    }
    return text;
}

int RemarksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_skipped.size() + m_changed.size());
}

int RemarksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RemarksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const library::ImportRemark &entry = remark(index.row());
    if (role == Qt::TextAlignmentRole && index.column() == LineColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == FileColumn)
        return entry.file;
    if (role != Qt::DisplayRole && !(role == Qt::ToolTipRole && index.column() == ReasonColumn))
        return {};
    switch (index.column()) {
    case OutcomeColumn:
        return index.row() < m_skipped.size() ? tr("Skipped")
            : m_changedWord.isEmpty()                   ? tr("Changed")
                                                        : m_changedWord;
    case FileColumn:
        return QFileInfo(entry.file).fileName();
    case LineColumn:
        return entry.line > 0 ? domain::grouped(entry.line) : QString();
    case ReasonColumn:
        return entry.reason;
    default:
        return {};
    }
}

QVariant RemarksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == LineColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case OutcomeColumn:
        return tr("What");
    case FileColumn:
        return tr("File");
    case LineColumn:
        return tr("Line");
    case ReasonColumn:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace tagloom::gui
