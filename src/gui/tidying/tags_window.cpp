// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/tags_window.h"

#include "domain/counted.h"
#include "gui/actions/actions.h"
#include "gui/dialogs/new_tag_dialog.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tagging/tag_menus.h"
#include "gui/tidying/tag_form.h"
#include "gui/tidying/tag_operations.h"
#include "gui/tidying/tag_table.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace tagloom::gui {

using domain::TagId;
using models::TagTableProxy;
using store::TagGroup;

namespace {

constexpr QSize ComfortableSize(1120, 720);

/// Below this width the form stands under the table.
constexpr int NarrowWidth = 760;

QToolButton *barButton(QAction *action, QWidget *parent)
{
    auto *const button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    return button;
}

} // namespace

TagsWindow::TagsWindow(Session &session, Actions &actions, Settings &settings, QWidget *parent)
    : TidyingWindow(session, actions, settings, option::TagsWindowGeometry, parent)
    , m_rows(session.library(), session.tagsModel())
    , m_filter(new QLineEdit(this))
    , m_group(new QComboBox(this))
    , m_table(new TagTable(&m_rows, {TagTableProxy::NameColumn}, this))
    , m_form(new TagForm(session, m_rows, this))
    , m_halves(new QSplitter(this))
{
    setWindowTitle(tr("Tags – %1").arg(session.library().name()));
    setObjectName(QStringLiteral("TagsWindow"));
    setMinimumSize(metrics::WindowLeastWidth / 2, metrics::WindowLeastHeight * 3 / 4);
    m_table->setAccessibleName(tr("Tags"));
    m_table->setSortingEnabled(false);
    QHeaderView &header = *m_table->horizontalHeader();
    header.setSectionsClickable(true);
    header.setSortIndicatorShown(true);
    header.setSortIndicator(TagTableProxy::NameColumn, Qt::AscendingOrder);
    connect(&header, &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) { m_rows.sort(column, order); });
    header.moveSection(TagTableProxy::DescriptionColumn, TagTableProxy::ColumnCount - 1);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    for (const auto &[column, characters] : {std::pair{TagTableProxy::NameColumn, 24},
                                             {TagTableProxy::CountColumn, 9},
                                             {TagTableProxy::AliasesColumn, 13},
                                             {TagTableProxy::ParentsColumn, 13},
                                             {TagTableProxy::SlugColumn, 12},
                                             {TagTableProxy::LastUseColumn, 12},
                                             {TagTableProxy::PinColumn, 6}})
        m_table->setColumnWidth(column, characters * digit);
    if (const QByteArray state = settings.value(option::TagsWindowHeader); !state.isEmpty())
        header.restoreState(state);
    m_rows.sort(header.sortIndicatorSection(), header.sortIndicatorOrder());

    makeChosenActions();
    m_halves->setChildrenCollapsible(false);
    m_halves->setHandleWidth(metrics::Hairline);
    m_halves->addWidget(m_table);
    m_halves->addWidget(m_form);
    m_halves->setStretchFactor(0, 1);
    m_halves->setStretchFactor(1, 0);
    body().addWidget(makeTopBar());
    body().addWidget(m_halves, 1);
    const QList<int> sizes = settings.value(option::TagsWindowSplitter);
    m_halves->setSizes(sizes.size() == 2
                           ? sizes
                           : QList<int>{ComfortableSize.width() - metrics::InspectorWidth, metrics::InspectorWidth});

    connect(m_table, &TagTable::choiceChanged, this, &TagsWindow::followChoice);
    connect(m_table, &TagTable::menuRequested, this, &TagsWindow::showMenu);
    connect(m_table, &TagTable::renameRequested, this,
            [this](TagId tag, const QString &name) { (void)renameTag(this->session(), tag, name, this); });
    connect(m_form, &TagForm::showItemsRequested, this, &TagsWindow::showItemsRequested);
    connect(&m_rows, &TagTableProxy::listed, this, &TagsWindow::selectIfListed);
    connect(&m_rows, &TagTableProxy::layoutChanged, this, &TagsWindow::showCounts);
    connect(&m_rows, &TagTableProxy::failed, &session.notices(), qOverload<const QString &>(&Notices::fail));
    restoreSize(ComfortableSize);
    followChoice();
    m_table->setFocus();
}

QWidget *TagsWindow::makeTopBar()
{
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Filter by any word of a name or alias"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(IconName::Search), QLineEdit::LeadingPosition);
    connect(m_filter, &QLineEdit::textChanged, &m_rows, &TagTableProxy::setText);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        m_table->setFocus(Qt::TabFocusReason);
        if (m_table->chosenRows().isEmpty())
            m_table->chooseRow(0);
    });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_filter, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });

    m_group->setAccessibleName(tr("Which tags"));
    m_group->addItem(tr("All tags"), QVariant::fromValue(TagGroup::All));
    m_group->addItem(tr("Unused"), QVariant::fromValue(TagGroup::Unused));
    m_group->addItem(tr("At the top"), QVariant::fromValue(TagGroup::TopLevel));
    m_group->addItem(tr("With aliases"), QVariant::fromValue(TagGroup::WithAliases));
    m_group->addItem(tr("On a key"), QVariant::fromValue(TagGroup::Pinned));
    m_group->addItem(tr("Without a colour"), QVariant::fromValue(TagGroup::WithoutColour));
    connect(m_group, &QComboBox::currentIndexChanged, this,
            [this] { m_rows.setGroup(m_group->currentData().value<TagGroup>()); });

    auto *const bar = new QWidget(this);
    auto *const line = new QHBoxLayout(bar);
    line->setContentsMargins(metrics::Group, metrics::Inside, metrics::Inside, metrics::Inside);
    line->setSpacing(metrics::Inside);
    line->addWidget(m_filter, 1);
    line->addWidget(m_group);
    line->addSpacing(metrics::Inside);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    auto *const add = new QAction(icon(IconName::Add), tr("New tag…"), this);
    add->setShortcuts(actions().keys(ActionId::NewTag));
    add->setToolTip(tr("Make a tag (%1)").arg(actions().keyText(ActionId::NewTag)));
    add->setEnabled(isWritable());
    connect(add, &QAction::triggered, this, &TagsWindow::addTag);
    addAction(add);
    QToolButton *const addButton = barButton(add, bar);
    addButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    line->addWidget(addButton);
    for (QAction *action : std::as_const(m_chosenActions))
        buttons->addWidget(barButton(action, bar));
    line->addLayout(buttons);
    for (const ActionId id : {ActionId::FindTwins, ActionId::RemoveUnusedTags}) {
        QToolButton *const button = barButton(actions().action(id), this);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        footer().addWidget(button);
    }
    return bar;
}

/// The same keys as for the tags chosen in the tree of the main window.
QAction *TagsWindow::addChosenAction(ActionId like, void (TagsWindow::*done)())
{
    const QAction &model = *actions().action(like);
    const ActionRow &row = actionRow(like);
    auto *const action = new QAction(icon(row.icon), model.text(), this);
    action->setShortcuts(actions().keys(like));
    const QString key = actions().keyText(like);
    const QString title = Actions::title(model);
    action->setToolTip(key.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, key));
    connect(action, &QAction::triggered, this, done);
    addAction(action);
    m_chosenActions.append(action);
    return action;
}

void TagsWindow::makeChosenActions()
{
    QAction *const rename = addChosenAction(ActionId::Rename, &TagsWindow::renameChosen);
    rename->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(rename);
    addChosenAction(ActionId::MergeTags, &TagsWindow::mergeChosen);
    addChosenAction(ActionId::MoveTags, &TagsWindow::moveChosen);
    addChosenAction(ActionId::MoveTagsToTop, &TagsWindow::moveChosenToTop);
    addChosenAction(ActionId::DeleteTags, &TagsWindow::deleteChosen);
    connect(new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated,
            m_chosenActions.last(), &QAction::trigger);
}

QList<TagId> TagsWindow::chosen() const
{
    QList<TagId> tags;
    const QList<int> rows = m_table->chosenRows();
    tags.reserve(rows.size());
    for (const int row : rows)
        tags.append(m_rows.tagAt(row));
    return tags;
}

void TagsWindow::followChoice()
{
    const QList<TagId> tags = chosen();
    m_form->show(tags);
    for (QAction *action : std::as_const(m_chosenActions))
        action->setEnabled(isWritable() && !tags.isEmpty());
    m_chosenActions.first()->setEnabled(isWritable() && tags.size() == 1);
    showCounts();
}

void TagsWindow::showCounts()
{
    const qint64 all = session().tagsModel().count();
    const qint64 shown = m_rows.rowCount();
    const qsizetype chosenCount = m_form->tags().size();
    QString text =
        shown == all ? domain::countedTags(all) : tr("%1 of %2").arg(domain::grouped(shown), domain::countedTags(all));
    m_table->setEmptyText(all > 0 ? tr("No tag matches. Clear the filter to see all of them.")
                                  : tr("There are no tags yet. Make one here, or tag an item in the list."));
    if (chosenCount > 0)
        text += tr(", %1 chosen").arg(domain::grouped(chosenCount));
    setStatus(text);
}

void TagsWindow::edit(TagId tag)
{
    select(tag);
    m_form->show({tag});
    m_form->editName();
}

/// A tag that the filter leaves out is listed again.
void TagsWindow::select(TagId tag)
{
    m_wanted = tag;
    if (m_rows.rowOf(tag) < 0) {
        m_filter->clear();
        m_group->setCurrentIndex(0);
    }
    selectIfListed();
}

void TagsWindow::selectIfListed()
{
    const int row = m_rows.rowOf(m_wanted);
    if (row < 0)
        return;
    m_table->chooseRow(row);
    m_wanted = {};
}

void TagsWindow::renameChosen()
{
    const QList<int> rows = m_table->chosenRows();
    if (rows.size() == 1)
        m_table->edit(m_rows.index(rows.first(), TagTableProxy::NameColumn));
}

void TagsWindow::mergeChosen()
{
    askAndMergeTags(session(), chosen(), this);
}

void TagsWindow::moveChosen()
{
    const QList<TagId> tags = chosen();
    const TagId parent = askForParent(session(), tags, this);
    if (!parent.isValid())
        return;
    // From its one place to another; of several places none is meant more than the others, so all of them stay.
    QList<library::TagPlace> places;
    for (const TagId tag : tags) {
        const QList<TagId> parents = m_rows.figures(tag).parents;
        places.append({tag, parents.size() == 1 ? parents.first() : TagId()});
    }
    session().notices().follow(session().tags().move(places, parent));
}

void TagsWindow::moveChosenToTop()
{
    moveTagsToTop(session(), chosen());
}

void TagsWindow::deleteChosen()
{
    deleteTags(session(), chosen(), this);
}

void TagsWindow::addTag()
{
    auto *const dialog = new NewTagDialog(session(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewTagDialog::made, this, &TagsWindow::select);
    dialog->open();
}

void TagsWindow::showMenu(const QPoint &position)
{
    const QList<TagId> tags = chosen();
    if (tags.isEmpty())
        return;
    QMenu menu(this);
    menu.addAction(tr("&Show items"), this, [this, tags] { Q_EMIT showItemsRequested(tags); })
        ->setEnabled(TagForm::canShowItems(tags));
    menu.addSeparator();
    menu.addAction(m_chosenActions.first());
    addColourMenu(menu, session(), tags);
    addPinMenu(menu, session(), tags);
    menu.addSeparator();
    for (QAction *action : m_chosenActions.mid(1))
        menu.addAction(action);
    menu.exec(position);
}

void TagsWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_filter->hasFocus() && !m_filter->text().isEmpty())
        m_filter->clear();
    else
        TidyingWindow::keyPressEvent(event);
}

void TagsWindow::resizeEvent(QResizeEvent *event)
{
    TidyingWindow::resizeEvent(event);
    const Qt::Orientation wanted = width() < NarrowWidth ? Qt::Vertical : Qt::Horizontal;
    if (m_halves->orientation() == wanted)
        return;
    if (wanted == Qt::Vertical)
        m_wideSizes = m_halves->sizes();
    m_halves->setOrientation(wanted);
    m_halves->setSizes(wanted == Qt::Horizontal ? m_wideSizes : QList<int>{height() / 2, height() / 2});
}

void TagsWindow::closeEvent(QCloseEvent *event)
{
    m_form->flush();
    settings().set(option::TagsWindowHeader, m_table->horizontalHeader()->saveState());
    settings().set(option::TagsWindowSplitter,
                   m_halves->orientation() == Qt::Horizontal ? m_halves->sizes() : m_wideSizes);
    TidyingWindow::closeEvent(event);
}

} // namespace tagloom::gui
