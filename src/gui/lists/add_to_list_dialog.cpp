// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lists/add_to_list_dialog.h"

#include "domain/counted.h"
#include "domain/tag_name.h"
#include "gui/lists/list_operations.h"
#include "gui/lists/new_list_dialog.h"
#include "gui/session/session.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/when_ready.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tagloom::gui {

using domain::List;
using domain::ListId;

namespace {

constexpr int shownRows = 6;
constexpr int listIdRole = Qt::UserRole; ///< qint64; 0 in the row that makes a new one

} // namespace

AddToListDialog::AddToListDialog(Session &session, const QList<domain::ItemId> &items, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_items(items)
    , m_name(new QLineEdit(this))
    , m_lists(new QListWidget(this))
    , m_template(makeTemplateBox(this))
    , m_again(new QCheckBox(tr("Begin again what is in the list already"), this))
    , m_reason(new QLabel(this))
{
    setWindowTitle(tr("Add %1 to a list").arg(domain::countedItems(items.size())));
    setMinimumWidth(metrics::InspectorWidth + metrics::SidebarNarrow / 2);
    m_name->setAccessibleName(tr("List"));
    m_name->setPlaceholderText(tr("Any word of a list, or the name of a new one"));
    m_name->installEventFilter(this);
    m_lists->setAccessibleName(tr("Lists to choose from"));
    m_lists->setFocusPolicy(Qt::NoFocus);
    m_lists->setUniformItemSizes(true);
    m_lists->setFixedHeight(shownRows * metrics::TreeRow + metrics::Inside);
    m_again->setToolTip(tr("A new attempt at the end of the list; the earlier ones keep their grades and dates"));
    m_reason->setWordWrap(true);
    m_reason->setTextFormat(Qt::PlainText);
    Theme::setTextRole(m_reason, ColourRole::Danger);

    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_action = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_action->setDefault(true);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Section);
    layout->setSpacing(metrics::Inside);
    for (QWidget *const part : QWidgetList{m_name, m_lists, m_template, m_again, m_reason, buttons})
        layout->addWidget(part);

    connect(m_name, &QLineEdit::textChanged, this, &AddToListDialog::showLists);
    connect(m_lists, &QListWidget::currentRowChanged, this, &AddToListDialog::showChoice);
    connect(m_lists, &QListWidget::itemClicked, this, [this] { m_name->setFocus(); });
    connect(m_lists, &QListWidget::itemDoubleClicked, this, [this] { carryOut(); });
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { carryOut(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showLists();
    m_name->setFocus();
}

void AddToListDialog::showLists()
{
    const QString typed = domain::foldedKey(m_name->text());
    QList<const List *> beginning;
    QList<const List *> holding;
    bool isKnown = false;
    for (const List &list : m_session.listsModel().lists()) {
        const QString key = domain::foldedKey(list.name);
        isKnown = isKnown || key == typed;
        if (key.startsWith(typed))
            beginning.append(&list);
        else if (key.contains(typed))
            holding.append(&list);
    }
    // The whole name first.
    std::stable_partition(beginning.begin(), beginning.end(),
                          [&typed](const List *list) { return domain::foldedKey(list->name) == typed; });
    m_lists->clear();
    for (const List *const list : beginning + holding) {
        auto *const row = new QListWidgetItem(icon(IconName::List), list->name, m_lists);
        row->setData(listIdRole, list->id.value);
    }
    if (!typed.isEmpty() && !isKnown) {
        auto *const row =
            new QListWidgetItem(icon(IconName::Add), tr("Create “%1”").arg(m_name->text().simplified()), m_lists);
        row->setData(listIdRole, qint64{0});
    }
    for (int row = 0; row < m_lists->count(); ++row)
        m_lists->item(row)->setSizeHint(QSize(0, metrics::TreeRow));
    m_lists->setCurrentRow(m_lists->count() > 0 ? 0 : -1);
    showChoice();
}

void AddToListDialog::showChoice()
{
    const QListWidgetItem *const row = m_lists->currentItem();
    const bool isNew = row && row->data(listIdRole).toLongLong() == 0;
    m_template->setEnabled(isNew);
    m_again->setEnabled(row && !isNew);
    m_action->setEnabled(row != nullptr);
    m_action->setText(isNew ? tr("Create and add") : tr("Add"));
    const auto usable = domain::usableListName(m_name->text());
    const bool isWrong = isNew && !usable;
    m_reason->setText(isWrong ? usable.error().message : QString());
    if (isWrong)
        m_action->setEnabled(false);
}

void AddToListDialog::carryOut()
{
    const QListWidgetItem *const row = m_lists->currentItem();
    if (!row || !m_action->isEnabled())
        return;
    const ListId id{row->data(listIdRole).toLongLong()};
    const QList<List> &lists = m_session.listsModel().lists();
    const auto list = std::find_if(lists.cbegin(), lists.cend(), [id](const List &one) { return one.id == id; });
    if (list != lists.cend()) {
        addToList(m_session, *list, m_items,
                  m_again->isChecked() ? store::RepeatedItems::NewAttempt : store::RepeatedItems::Pass);
        accept();
        return;
    }
    const auto listTemplate = static_cast<domain::ListTemplate>(m_template->currentData().toInt());
    m_action->setEnabled(false);
    models::whenReady(this, m_session.lists().createWith(m_name->text(), listTemplate, m_items),
                      [this](const domain::Result<ListId> &made) {
                          if (!made) {
                              m_action->setEnabled(true);
                              m_reason->setText(made.error().message);
                              return;
                          }
                          m_session.notices().say(
                              tr("%1 added to the new list “%2”")
                                  .arg(domain::countedItems(m_items.size()), m_name->text().simplified()));
                          accept();
                      });
}

bool AddToListDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            const int row = m_lists->currentRow() + (key == Qt::Key_Up ? -1 : 1);
            if (row >= 0 && row < m_lists->count())
                m_lists->setCurrentRow(row);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace tagloom::gui
