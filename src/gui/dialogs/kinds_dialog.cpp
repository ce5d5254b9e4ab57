// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/kinds_dialog.h"

#include "domain/counted.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "store/item_store.h"
#include "store/kind_store.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tagloom::gui {

using domain::Kind;
using domain::KindId;
using domain::Result;
using Counts = QHash<KindId, qint64>;

namespace {

constexpr IconName offeredIcons[] = {
    IconName::Bookmark, IconName::Image,   IconName::Book,   IconName::Note,     IconName::Task, IconName::Invoice,
    IconName::Course,   IconName::Library, IconName::Folder, IconName::Calendar, IconName::Link, IconName::List,
    IconName::Hash,     IconName::Pin,     IconName::Window, IconName::Terminal, IconName::Info};

} // namespace

KindsDialog::KindsDialog(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_list(new QTreeWidget)
    , m_icon(new QComboBox)
    , m_rename(new QPushButton(tr("&Rename")))
    , m_remove(new QPushButton(tr("&Delete")))
    , m_message(new QLabel)
{
    setWindowTitle(tr("Kinds of items"));
    setObjectName(QStringLiteral("KindsDialog"));
    m_list->setAccessibleName(tr("Kinds"));
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    Theme::setSurface(m_list, ColourRole::List);
    m_icon->setAccessibleName(tr("Icon"));
    m_icon->setToolTip(tr("Icon of the kind"));
    for (const IconName name : offeredIcons)
        m_icon->addItem(icon(name), iconFileName(name), iconFileName(name));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    Theme::setTextRole(m_message, ColourRole::Danger);

    auto *const add = new QPushButton(tr("&New"));
    add->setObjectName(QStringLiteral("add"));
    m_rename->setObjectName(QStringLiteral("rename"));
    m_remove->setObjectName(QStringLiteral("remove"));
    add->setEnabled(!session.library().isReadOnly());
    auto *const tools = new QHBoxLayout;
    tools->setSpacing(metrics::Inside);
    for (QWidget *tool : QWidgetList{add, m_rename, m_icon, m_remove})
        tools->addWidget(tool);
    tools->addStretch();
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    tools->addWidget(buttons);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Group, metrics::Group, metrics::Group, metrics::Group);
    layout->setSpacing(metrics::Inside);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_message);
    layout->addLayout(tools);
    resize(2 * metrics::SidebarWidth, 14 * metrics::RowCompact);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(add, &QPushButton::clicked, this, &KindsDialog::add);
    connect(m_rename, &QPushButton::clicked, this, &KindsDialog::rename);
    connect(m_remove, &QPushButton::clicked, this, &KindsDialog::remove);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KindsDialog::updateButtons);
    connect(m_list, &QTreeWidget::itemChanged, this, [this](const QTreeWidgetItem *row) {
        if (!m_filling)
            post(m_session.kinds().rename(KindId{row->data(0, Qt::UserRole).toLongLong()}, row->text(0)));
    });
    connect(m_icon, &QComboBox::activated, this,
            [this] { post(m_session.kinds().changeIcon(current(), m_icon->currentData().toString())); });
    // Kinds are told of as a change of everything.
    connect(&session.library(), &library::Library::changed, this, [this](const domain::ChangeSet &changes) {
        if (changes.everything)
            read();
    });
    fill({});
    read();
}

KindId KindsDialog::current() const
{
    const QTreeWidgetItem *const row = m_list->currentItem();
    return row ? KindId{row->data(0, Qt::UserRole).toLongLong()} : KindId();
}

void KindsDialog::read()
{
    const auto counts = m_session.library().read(
        [](const store::Connection &connection) { return store::countItemsByKind(connection); });
    models::whenReady(this, counts, [this](const Result<Counts> &result) { fill(result ? *result : Counts()); });
}

void KindsDialog::fill(const Counts &counts)
{
    const auto kinds = store::readKinds(m_session.library().connection());
    if (!kinds)
        return;
    const KindId shown = m_toShow.isValid() ? m_toShow : current();
    m_filling = true;
    m_list->clear();
    const bool isReadOnly = m_session.library().isReadOnly();
    for (const Kind &kind : *kinds) {
        auto *const row = new QTreeWidgetItem(m_list, {kind.name, domain::countedItems(counts.value(kind.id))});
        row->setIcon(0, icon(iconForKind(kind.icon)));
        row->setData(0, Qt::UserRole, kind.id.value);
        row->setData(0, Qt::UserRole + 1, kind.icon);
        row->setForeground(1, theme().colour(ColourRole::DimmedText));
        row->setTextAlignment(1, Qt::AlignTrailing | Qt::AlignVCenter);
        row->setSizeHint(0, {0, metrics::RowCompact});
        if (!isReadOnly && !domain::isBuiltIn(kind.id))
            row->setFlags(row->flags() | Qt::ItemIsEditable);
        if (kind.id == shown)
            m_list->setCurrentItem(row);
    }
    if (!m_list->currentItem())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    m_filling = false;
    m_toShow = {};
    updateButtons();
}

void KindsDialog::updateButtons()
{
    const bool isOwn = current().isValid() && !domain::isBuiltIn(current()) && !m_session.library().isReadOnly();
    for (QWidget *tool : QWidgetList{m_rename, m_remove, m_icon})
        tool->setEnabled(isOwn);
    const QTreeWidgetItem *const row = m_list->currentItem();
    m_icon->setCurrentIndex(row ? m_icon->findData(row->data(0, Qt::UserRole + 1)) : -1);
}

void KindsDialog::add()
{
    const auto kinds = store::readKinds(m_session.library().connection());
    QString name = tr("New kind");
    const auto isTaken = [&kinds](const QString &text) {
        return kinds && std::any_of(kinds->begin(), kinds->end(), [&text](const Kind &kind) {
                   return kind.name.compare(text, Qt::CaseInsensitive) == 0;
               });
    };
    for (int number = 2; isTaken(name); ++number)
        name = tr("New kind %1").arg(number);
    models::whenReady(this, m_session.kinds().create(name, iconFileName(IconName::Bookmark)),
                      [this](const Result<KindId> &made) {
                          m_message->setText(made ? QString() : made.error().message);
                          if (!made)
                              return;
                          m_toShow = *made;
                          fill({});
                          read();
                          rename();
                      });
}

void KindsDialog::rename()
{
    if (QTreeWidgetItem *const row = m_list->currentItem(); row && row->flags().testFlag(Qt::ItemIsEditable)) {
        m_list->setFocus();
        m_list->editItem(row, 0);
    }
}

void KindsDialog::remove()
{
    post(m_session.kinds().remove(current()));
}

template <class T> void KindsDialog::post(const QFuture<Result<T>> &done)
{
    models::whenReady(this, done, [this](const Result<T> &result) {
        m_message->setText(result ? QString() : result.error().message);
        read(); // as it was stored, or as it still is
    });
}

} // namespace tagloom::gui
