// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/keys_sheet.h"

#include "gui/actions/action_delegate.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QCheckBox>
#include <QItemSelectionModel>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalBlocker>
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
    , m_actions(actions)
    , m_model(actions, ActionListModel::Content::AllByMenu)
    , m_list(new QListView)
    , m_conflicts(new QLabel)
    , m_changing(new QLabel)
    , m_key(new QKeySequenceEdit)
    , m_default(new QPushButton(tr("&Default")))
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
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    Theme::setSurface(m_list, ColourRole::List);

    m_conflicts->setWordWrap(true);
    Theme::setTextRole(m_conflicts, ColourRole::Warning);

    m_key->setAccessibleName(tr("New key"));
    m_default->setToolTip(tr("Give this action the keys it came with"));

    auto *single = new QCheckBox(tr("&Letters and digits act while the list has the focus"));
    single->setChecked(actions.singleKeys());
    connect(single, &QCheckBox::toggled, this, [this, &actions](bool on) {
        actions.setSingleKeys(on);
        m_model.reload();
    });

    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics::Group, metrics::Group, metrics::Group, metrics::Group);
    top->addWidget(field);
    top->addWidget(m_conflicts);
    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(metrics::Group, metrics::Inside, metrics::Group, metrics::Inside);
    auto *change = new QHBoxLayout;
    change->addWidget(m_changing, 1);
    change->addWidget(m_key);
    change->addWidget(m_default);
    bottom->addLayout(change);
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
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &KeysSheet::showCurrent);
    connect(m_list, &QListView::activated, this, [this] { m_key->setFocus(); });
    connect(m_key, &QKeySequenceEdit::keySequenceChanged, this, &KeysSheet::takeKey);
    connect(m_default, &QPushButton::clicked, this, [this] { changeKeys(std::nullopt); });
    showCurrent();
    showConflicts();
    field->setFocus();
}

void KeysSheet::narrow(const QString &text)
{
    m_model.setFilter(text);
    m_list->scrollToTop();
    showCurrent();
}

void KeysSheet::showCurrent()
{
    const QAction *const action = m_model.actionAt(m_list->currentIndex());
    m_current = action ? m_model.idAt(m_list->currentIndex()) : std::nullopt;
    m_changing->setText(action ? tr("Key of “%1”").arg(Actions::title(*action)) : tr("Choose an action to change its key"));
    m_key->setEnabled(action);
    m_default->setEnabled(action);
    const QSignalBlocker quiet(m_key);
    m_key->setKeySequence(m_current ? m_actions.keys(*m_current).value(0) : QKeySequence());
}

void KeysSheet::takeKey(const QKeySequence &typed)
{
    // One chord is a key; the field would wait for up to four.
    const QKeySequence key = typed.isEmpty() ? QKeySequence() : QKeySequence(typed[0]);
    if (m_current)
        changeKeys(key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key});
}

void KeysSheet::changeKeys(const std::optional<QList<QKeySequence>> &keys)
{
    if (!m_current)
        return;
    const ActionId id = *m_current;
    const int row = m_list->currentIndex().row();
    m_actions.setKeys(id, keys);
    m_model.reload();
    m_list->setCurrentIndex(m_model.index(row));
    showCurrent();
    showConflicts();
}

void KeysSheet::showConflicts()
{
    m_conflicts->setText(conflictText(m_actions));
    m_conflicts->setVisible(!m_conflicts->text().isEmpty());
}

} // namespace tagloom::gui
