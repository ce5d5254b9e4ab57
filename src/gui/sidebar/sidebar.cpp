// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/sidebar.h"

#include "gui/session/session.h"
#include "gui/sidebar/places.h"
#include "gui/sidebar/tag_tree_view.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace tagloom::gui {

namespace {

QToolButton *smallButton(IconName name, const QString &text, QWidget *parent)
{
    auto *const button = new QToolButton(parent);
    button->setIcon(icon(name));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setIconSize(QSize(metrics::IconSmall, metrics::IconSmall));
    return button;
}

} // namespace

Sidebar::Sidebar(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_places(new Places(session, this))
    , m_filter(new QLineEdit(this))
    , m_matching(smallButton(IconName::AllOf, {}, this))
    , m_tree(new TagTreeView(session, this))
{
    Theme::setSurface(this, ColourRole::Sidebar);
    setAutoFillBackground(true);
    setMinimumWidth(metrics::SidebarNarrow);

    m_filter->setAccessibleName(tr("Tag filter"));
    m_filter->setPlaceholderText(tr("Filter tags"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) { m_session.tagTree().setFilterText(text); });

    auto *const heading = new QLabel(tr("Tags"), this);
    QFont bold = heading->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(bold);
    Theme::setTextRole(heading, ColourRole::DimmedText);
    auto *const add = smallButton(IconName::Add, tr("New tag"), this);
    add->setEnabled(!session.library().isReadOnly());
    connect(add, &QToolButton::clicked, this, &Sidebar::newTagRequested);
    m_matching->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_matching, &QToolButton::clicked, this, [this] { m_session.filter().setAnyTag(!m_session.filter().anyTag()); });
    connect(&session.filter(), &SearchFilter::tagsChanged, this, &Sidebar::showMatching);
    showMatching();

    auto *const tagsHeader = new QHBoxLayout;
    tagsHeader->setContentsMargins(metrics::Group, metrics::Group, metrics::Inside, 0);
    tagsHeader->setSpacing(metrics::Tight);
    tagsHeader->addWidget(heading, 1);
    tagsHeader->addWidget(m_matching);
    tagsHeader->addWidget(add);
    auto *const filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(metrics::Inside, metrics::Tight, metrics::Inside, metrics::Inside);
    filterRow->addWidget(m_filter);

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, metrics::Inside, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_places);
    layout->addLayout(tagsHeader);
    layout->addLayout(filterRow);
    layout->addWidget(m_tree, 1);
}

void Sidebar::focusTagFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void Sidebar::showMatching()
{
    const bool any = m_session.filter().anyTag();
    m_matching->setIcon(icon(any ? IconName::AnyOf : IconName::AllOf));
    m_matching->setText(any ? tr("Any") : tr("All"));
    const QString meaning = any ? tr("Items that carry any of the chosen tags. Click for those that carry all of them.")
                                : tr("Items that carry all of the chosen tags. Click for those that carry any of them.");
    m_matching->setToolTip(meaning);
    m_matching->setAccessibleName(any ? tr("Match any of the chosen tags") : tr("Match all of the chosen tags"));
}

} // namespace tagloom::gui
