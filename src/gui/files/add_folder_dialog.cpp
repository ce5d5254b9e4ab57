// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/add_folder_dialog.h"

#include "gui/settings/settings.h"
#include "gui/style/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tagloom::gui {

AddFolderDialog::AddFolderDialog(const QString &folder, Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_folders(new QComboBox(this))
    , m_hidden(new QCheckBox(tr("Take &hidden files and folders as well"), this))
{
    setWindowTitle(tr("Add a folder"));
    setObjectName(QStringLiteral("AddFolderDialog"));
    auto *const path = new QLabel(folder, this);
    path->setTextFormat(Qt::PlainText);
    path->setWordWrap(true);
    QFont strong = path->font();
    strong.setWeight(QFont::DemiBold);
    path->setFont(strong);
    auto *const note = new QLabel(tr("All files in it and in the folders below are added. The files stay where they "
                                     "are."),
                                  this);
    note->setWordWrap(true);
    Theme::setTextRole(note, ColourRole::DimmedText);
    m_folders->setAccessibleName(tr("Folders as tags"));
    m_folders->addItems({tr("Every folder"), tr("The innermost folder"), tr("No folder")});
    m_folders->setCurrentIndex(settings.value(option::FolderTags));
    m_hidden->setToolTip(tr("Those whose name begins with a dot"));
    m_hidden->setChecked(settings.value(option::HiddenFiles));
    auto *const form = new QFormLayout;
    form->addRow(tr("Becomes a &tag:"), m_folders);
    form->addRow(m_hidden);
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *const add = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    add->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, &settings] {
        settings.set(option::FolderTags, m_folders->currentIndex());
        settings.set(option::HiddenFiles, m_hidden->isChecked());
        accept();
    });
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Group);
    layout->setSpacing(metrics::Group);
    layout->addWidget(path);
    layout->addWidget(note);
    layout->addLayout(form);
    layout->addWidget(buttons);
    setMinimumWidth(metrics::InspectorWidth + metrics::SidebarNarrow);
    m_folders->setFocus();
}

library::ImportOptions::Folders AddFolderDialog::folders() const
{
    return static_cast<library::ImportOptions::Folders>(m_folders->currentIndex());
}

bool AddFolderDialog::takesHidden() const
{
    return m_hidden->isChecked();
}

} // namespace tagloom::gui
