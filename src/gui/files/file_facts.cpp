// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/file_facts.h"

#include "domain/file_details.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "store/file_store.h"

#include <QDateTime>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace tagloom::gui {

namespace {

QString timeText(qint64 milliseconds)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(milliseconds), QLocale::ShortFormat);
}

} // namespace

FileFacts::FileFacts(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_rows(new QGridLayout(this))
{
    setAccessibleName(tr("File"));
    setObjectName(QStringLiteral("fileFacts"));
    m_rows->setContentsMargins(0, metrics::Inside, 0, metrics::Inside);
    m_rows->setHorizontalSpacing(metrics::Inside);
    m_rows->setVerticalSpacing(metrics::Tight);
    m_rows->setColumnStretch(1, 1);
    m_folder = addRow(tr("Folder"), QStringLiteral("fileFolder"));
    m_size = addRow(tr("Size"), QStringLiteral("fileSize"));
    m_type = addRow(tr("Type"), QStringLiteral("fileType"));
    m_modified = addRow(tr("Changed"), QStringLiteral("fileChanged"));
    m_missing = new QLabel(this);
    m_missing->setObjectName(QStringLiteral("fileMissing"));
    m_missing->setWordWrap(true);
    m_missing->setTextFormat(Qt::PlainText);
    Theme::setTextRole(m_missing, ColourRole::Warning);
    m_rows->addWidget(m_missing, m_rows->rowCount(), 0, 1, 2);
    connect(&session.library(), &library::Library::changed, this, &FileFacts::follow);
    hide();
}

QLabel *FileFacts::addRow(const QString &caption, const QString &name)
{
    const int row = m_rows->rowCount();
    auto *const label = new QLabel(caption, this);
    Theme::setTextRole(label, ColourRole::DimmedText);
    auto *const value = new QLabel(this);
    value->setObjectName(name);
    value->setAccessibleName(caption);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A long path is cut at the edge instead of making the inspector wider; its tooltip has it whole.
    value->setMinimumWidth(1);
    m_rows->addWidget(label, row, 0);
    m_rows->addWidget(value, row, 1);
    if (m_folder)
        m_details += {label, value};
    return value;
}

void FileFacts::setItem(domain::ItemId item)
{
    if (item == m_item)
        return;
    m_item = item;
    read();
}

void FileFacts::follow(const domain::ChangeSet &changes)
{
    if (m_item.isValid() && (changes.everything || changes.itemsChanged.contains(m_item)))
        read();
}

void FileFacts::read()
{
    const auto items = m_item.isValid() ? store::readFileItems(m_session.library().connection(), QList{m_item})
                                        : domain::Result(QList<store::FileItem>());
    const bool hasFile = items && !items->isEmpty();
    setVisible(hasFile);
    if (!hasFile)
        return;
    const store::FileItem &item = items->constFirst();
    const QString folder = QFileInfo(domain::filePathOf(item.url)).path();
    m_folder->setText(folder);
    m_folder->setToolTip(QStringLiteral("<span>%1</span>").arg(folder.toHtmlEscaped()));
    const auto &details = item.details;
    m_size->setText(details ? domain::sizeText(details->size) : QString());
    m_type->setText(details ? details->mime : QString());
    m_modified->setText(details ? timeText(details->modifiedAt) : QString());
    for (QWidget *const part : m_details)
        part->setVisible(details.has_value());
    const bool isMissing = details && details->missingSince;
    m_missing->setVisible(isMissing);
    if (isMissing)
        m_missing->setText(tr("It was not there on %1. Look for it with Find missing files, in the menu Items.")
                               .arg(timeText(*details->missingSince)));
}

} // namespace tagloom::gui
