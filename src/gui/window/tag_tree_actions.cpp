// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/tag_tree_actions.h"

#include "gui/actions/actions.h"
#include "gui/dialogs/aliases_dialog.h"
#include "gui/dialogs/choose_tag_dialog.h"
#include "gui/dialogs/tag_change_dialog.h"
#include "gui/items/dropped_items.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "gui/sidebar/sidebar.h"
#include "gui/sidebar/tag_tree_view.h"
#include "gui/tagging/tag_menus.h"
#include "gui/window/library_page.h"
#include "library/tag_care_service.h"
#include "library/tag_impact_text.h"

#include <QMenu>

namespace tagloom::gui {

using domain::ErrorCode;
using domain::Result;
using domain::TagId;
using store::TagChange;

namespace {

constexpr ActionId chosenActions[] = {ActionId::MergeTags, ActionId::MoveTags, ActionId::MoveTagsToTop,
                                      ActionId::DeleteTags};

} // namespace

TagTreeActions::TagTreeActions(Actions &actions, Settings &settings, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_settings(settings)
    , m_window(window)
{
    const auto on = [this](ActionId id, auto done) {
        connect(m_actions.action(id), &QAction::triggered, this, done);
    };
    on(ActionId::MergeTags, [this] { mergeChosen(); });
    on(ActionId::MoveTags, [this] { moveChosen(); });
    on(ActionId::MoveTagsToTop, [this] { moveToTop(chosen()); });
    on(ActionId::DeleteTags, [this] { deleteChosen(); });
    QAction *const lock = m_actions.action(ActionId::LockTagTree);
    lock->setChecked(m_settings.value(option::TagTreeLocked));
    connect(lock, &QAction::toggled, this, [this](bool locked) {
        m_settings.set(option::TagTreeLocked, locked);
        if (m_tree)
            m_tree->setLocked(locked);
    });
}

void TagTreeActions::setPage(Session *session, LibraryPage *page)
{
    m_session = session;
    m_tree = page ? &page->sidebar().tagTree() : nullptr;
    if (m_tree) {
        m_tree->setLocked(m_settings.value(option::TagTreeLocked));
        connect(m_tree, &TagTreeView::contextMenuRequested, this, &TagTreeActions::showMenu);
        connect(m_tree, &TagTreeView::renameRequested, this, &TagTreeActions::rename);
        connect(m_tree, &TagTreeView::mergeRequested, this, &TagTreeActions::merge);
        connect(m_tree, &TagTreeView::deleteRequested, this, &TagTreeActions::deleteChosen);
        connect(m_tree, &TagTreeView::topRequested, this, &TagTreeActions::moveToTop);
        connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TagTreeActions::updateEnabled);
    }
    updateEnabled();
}

void TagTreeActions::updateEnabled()
{
    const bool usable = m_session && !m_session->library().isReadOnly() && !chosen().isEmpty();
    for (const ActionId id : chosenActions)
        m_actions.action(id)->setEnabled(usable);
    m_actions.action(ActionId::LockTagTree)->setEnabled(m_session != nullptr);
}

QList<TagId> TagTreeActions::chosen() const
{
    return m_tree ? m_tree->selectedTags() : QList<TagId>();
}

QString TagTreeActions::namesOf(const QList<TagId> &tags) const
{
    QStringList names;
    for (const TagId tag : tags)
        names.append(m_session->tagsModel().name(tag));
    return library::listedNames(names);
}

/// A name that another tag has: the two may be meant to be one.
void TagTreeActions::rename(TagId tag, const QString &name)
{
    models::whenReady(m_session, m_session->tags().rename(tag, name), [this, tag, name](const Result<void> &done) {
        if (done || !m_session)
            return;
        const domain::Error refused = done.error();
        if (refused.code != ErrorCode::Conflict) {
            m_session->notices().fail(refused);
            return;
        }
        const TagChange change{TagChange::Kind::Rename, {tag}, {}, name};
        models::whenReady(m_session, library::TagCareService(m_session->library()).impact(change),
                          [this, tag, refused](const Result<store::TagImpact> &impact) {
                              if (!m_session)
                                  return;
                              if (impact && impact->sameName)
                                  merge({tag}, *impact->sameName);
                              else
                                  m_session->notices().fail(refused);
                          });
    });
}

void TagTreeActions::merge(const QList<TagId> &tags, TagId into)
{
    auto *const dialog = new TagChangeDialog(*m_session, {TagChange::Kind::Merge, tags, into, {}}, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TagTreeActions::mergeChosen()
{
    const QList<TagId> tags = chosen();
    const TagId into = ChooseTagDialog::ask(*m_session, tr("Merge tags"),
                                            tr("Which tag is %1 to be merged into?").arg(namesOf(tags)), m_window);
    if (!into.isValid())
        return;
    // Choosing one of them means: this one stays.
    QList<TagId> going = tags;
    if (going.size() > 1)
        going.removeAll(into);
    merge(going, into);
}

void TagTreeActions::moveChosen()
{
    const QList<TagId> tags = chosen();
    const TagId parent = ChooseTagDialog::ask(*m_session, tr("Move in the tree"),
                                              tr("Which tag is %1 to stand below?").arg(namesOf(tags)), m_window);
    if (parent.isValid())
        m_tree->moveBelow(m_tree->selectedPlaces(), parent);
}

void TagTreeActions::moveToTop(const QList<TagId> &tags)
{
    const QString names = namesOf(tags);
    m_session->notices().follow(m_session->tags().setParents(tags, {}), [this, names] {
        if (m_session)
            m_session->notices().say(tr("%1 moved to the top").arg(names));
    });
}

void TagTreeActions::deleteChosen()
{
    auto *const dialog = new TagChangeDialog(*m_session, {TagChange::Kind::Delete, chosen(), {}, {}}, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TagTreeActions::showMenu(const QPoint &position)
{
    const QList<TagId> tags = chosen();
    const bool writable = !m_session->library().isReadOnly();
    QMenu menu(m_window);
    if (tags.size() == 1) {
        const TagId tag = tags.first();
        menu.addAction(tr("Rename…"), this, [this, tag] { m_tree->editName(tag); })->setEnabled(writable);
        menu.addAction(tr("Aliases…"), this,
                       [this, tag] {
                           auto *const dialog = new AliasesDialog(*m_session, tag, m_window);
                           dialog->setAttribute(Qt::WA_DeleteOnClose);
                           dialog->open();
                       })
            ->setEnabled(writable);
        addColourMenu(menu, *m_session, tag)->setEnabled(writable);
        addPinMenu(menu, *m_session, tag)->setEnabled(writable);
        menu.addSeparator();
    }
    if (!tags.isEmpty() && writable) {
        for (const ActionId id : chosenActions)
            menu.addAction(m_actions.action(id));
        menu.addSeparator();
    }
    if (!tags.isEmpty() && writable && !m_session->selection().isEmpty()) {
        menu.addAction(tr("Put on the selected items"), this,
                       [this, tags] { putTags(*m_session, m_session->selection().ids(), tags, false); });
        menu.addAction(tr("Take off the selected items"), this,
                       [this, tags] { putTags(*m_session, m_session->selection().ids(), tags, true); });
        menu.addSeparator();
    }
    menu.addAction(m_actions.action(ActionId::NewTag));
    menu.addAction(m_actions.action(ActionId::LockTagTree));
    menu.exec(position);
}

} // namespace tagloom::gui
