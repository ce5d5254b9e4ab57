// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/selection_tags.h"

#include "domain/link_text.h"
#include "gui/items/chip_of.h"
#include "models/when_ready.h"
#include "store/rule_store.h"

#include <algorithm>

namespace tagloom::gui {

using domain::ChangeSet;
using domain::ItemId;
using domain::LinkRef;
using domain::LinkStatus;
using domain::TagId;
using store::TagUse;

namespace {

/// So few are read in well under a millisecond.
constexpr qsizetype ReadAtOnce = 64;

} // namespace

SelectionTags::SelectionTags(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session.selection(), &ItemSelection::changed, this, &SelectionTags::followSelection);
    connect(&session.library(), &library::Library::changed, this, &SelectionTags::follow);
    const auto showAgain = [this] {
        if (m_active && !m_tags.isEmpty())
            arrange();
    };
    connect(&session.tagsModel(), &QAbstractItemModel::dataChanged, this, showAgain);
    connect(&session.tagsModel(), &QAbstractItemModel::modelReset, this, showAgain);
    followSelection();
}

void SelectionTags::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (!active)
        return;
    m_items = m_session.selection().ids();
    read();
}

void SelectionTags::followSelection()
{
    if (!m_active || m_session.selection().ids() == m_items)
        return;
    m_items = m_session.selection().ids();
    m_uses.clear();
    read();
}

void SelectionTags::follow(const ChangeSet &changes)
{
    if (!m_active || m_items.isEmpty())
        return;
    bool concerned = changes.everything || !changes.tagsRemoved.isEmpty() || !changes.tagsRelinked.isEmpty();
    const auto isOurs = [this](const LinkRef &link) {
        return m_items.size() > ReadAtOnce || m_items.contains(link.item);
    };
    for (const auto *links : {&changes.linksAdded, &changes.linksChanged, &changes.linksRemoved})
        concerned = concerned || std::any_of(links->begin(), links->end(), isOurs);
    if (concerned)
        read();
}

void SelectionTags::read()
{
    if (m_reading) {
        m_outdated = true;
        arrange();
        return;
    }
    if (m_items.size() <= ReadAtOnce) {
        show(m_items.isEmpty() ? Uses(QList<TagUse>()) : store::readTagUse(m_session.library().connection(), m_items));
        return;
    }
    m_reading = true;
    arrange();
    const auto uses = m_session.library().read(
        [items = m_items](const store::Connection &connection) { return store::readTagUse(connection, items); });
    models::whenReady(this, uses, [this](const Uses &answer) {
        m_reading = false;
        if (std::exchange(m_outdated, false)) {
            if (m_active)
                read();
        } else {
            show(answer);
        }
    });
}

void SelectionTags::show(const Uses &uses)
{
    if (!uses)
        m_session.notices().fail(uses.error());
    m_uses = uses ? *uses : QList<TagUse>();
    m_about.clear();
    m_sources.clear();
    if (m_items.size() == 1) {
        const auto links = store::readLinks(m_session.library().connection(), m_items);
        const auto rules = store::readRulesOfLinks(m_session.library().connection(), m_items.first());
        for (const domain::Link &link : links ? *links : QList<domain::Link>()) {
            m_about.insert(link.tag,
                           domain::linkText(link.source, link.status, link.confidence,
                                            rules ? rules->value(link.tag) : QString()));
            m_sources.insert(link.tag, link.source);
        }
    }
    arrange();
}

void SelectionTags::arrange()
{
    m_tags.clear();
    auto &model = m_session.tagsModel();
    if (!m_uses.isEmpty())
        model.load();
    for (const TagUse &use : std::as_const(m_uses)) {
        SelectionTag tag;
        tag.tag = use.tag;
        tag.carriers = use.confirmed > 0 ? use.confirmed : use.suggested;
        tag.about = m_about.value(use.tag);
        tag.chip = chipOf(model, use.tag);
        tag.chip.pin = model.pin(use.tag);
        tag.chip.source = m_sources.value(use.tag);
        tag.chip.status = use.confirmed > 0 ? LinkStatus::Confirmed : LinkStatus::Suggested;
        tag.chip.partial = tag.carriers < m_items.size();
        if (!tag.chip.text.isEmpty())
            m_tags.append(tag);
    }
    std::stable_sort(m_tags.begin(), m_tags.end(), [](const SelectionTag &one, const SelectionTag &other) {
        const auto rank = [](const SelectionTag &tag) {
            return tag.chip.status == LinkStatus::Suggested ? 2 : tag.chip.partial ? 1 : 0;
        };
        return rank(one) < rank(other);
    });
    Q_EMIT changed();
}

QSet<TagId> SelectionTags::onAll() const
{
    QSet<TagId> tags;
    for (const SelectionTag &tag : m_tags) {
        if (tag.chip.status == LinkStatus::Confirmed && !tag.chip.partial)
            tags.insert(tag.tag);
    }
    return tags;
}

QSet<TagId> SelectionTags::onAny() const
{
    QSet<TagId> tags;
    for (const SelectionTag &tag : m_tags)
        tags.insert(tag.tag);
    return tags;
}

} // namespace tagloom::gui
