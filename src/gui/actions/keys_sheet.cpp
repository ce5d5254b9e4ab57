// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/keys_sheet.h"

#include "gui/actions/action_delegate.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace tagloom::gui {

namespace {

QString conflictText(const Actions &actions)
{
    QStringList lines;
    const QList<KeyConflict> conflicts = actions.conflicts();
    for (const KeyConflict &conflict : conflicts) {
        lines.append(KeysSheet::tr("%1 is claimed by “%2” and by “%3”. Neither hears it.")
                         .arg(conflict.key.toString(QKeySequence::NativeText),
                              Actions::title(*actions.action(conflict.first)),
                              Actions::title(*actions.action(conflict.second))));
    }
    return lines.join(u'\n');
}

} // namespace

KeysSheet::KeysSheet(Actions &actions, QWidget *parent)
    : QDialog(parent)
    , m_model(actions, ActionListModel::Content::AllByMenu)
    , m_list(new QListView)
{
    setWindowTitle(tr("Keys"));
    setObjectName(QStringLiteral("KeysSheet"));
    resize(520, 640);

    auto *field = new QLineEdit;
    field->setAccessibleName(tr("Find an action"));
    field->setPlaceholderText(tr("Find an action or a key"));
    field->addAction(icon(IconName::Search), QLineEdit::LeadingPosition);
    field->setClearButtonEnabled(true);

    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ActionDelegate(m_list));
    m_list->setAccessibleName(tr("Actions"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    Theme::setSurface(m_list, ColourRole::List);

    auto *conflicts = new QLabel(conflictText(actions));
    conflicts->setWordWrap(true);
    conflicts->setVisible(!conflicts->text().isEmpty());
    Theme::setTextRole(conflicts, ColourRole::Warning);

    auto *single = new QCheckBox(tr("&Letters and digits act while the list has the focus"));
    single->setChecked(actions.singleKeys());
    connect(single, &QCheckBox::toggled, this, [this, &actions](bool on) {
        actions.setSingleKeys(on);
        m_model.reload();
    });

    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics::Group, metrics::Group, metrics::Group, metrics::Group);
    top->addWidget(field);
    top->addWidget(conflicts);
    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(metrics::Group, metrics::Inside, metrics::Group, metrics::Inside);
    bottom->addWidget(single);
    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(top);
    lines->addWidget(m_list, 1);
    lines->addWidget(line);
    lines->addLayout(bottom);

    connect(field, &QLineEdit::textChanged, this, &KeysSheet::narrow);
    field->setFocus();
}

void KeysSheet::narrow(const QString &text)
{
    m_model.setFilter(text);
    m_list->scrollToTop();
}

} // namespace tagloom::gui
