// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/tag_strip.h"

#include "domain/counted.h"
#include "gui/items/dropped_items.h"
#include "gui/style/control_painter.h"
#include "gui/style/flow_layout.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tagging/tag_chip.h"
#include "gui/tagging/tag_menus.h"
#include "models/mime.h"

#include <QApplication>
#include <QDrag>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPointer>
#include <QStyleOption>
#include <QToolButton>

namespace tagloom::gui {

using domain::ItemId;
using domain::LinkStatus;
using domain::TagId;
using library::TaggingOutcome;

namespace {

constexpr int LeastInputWidth = 88;

} // namespace

TagStrip::TagStrip(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_tags(session)
    , m_layout(new FlowLayout(this))
    , m_more(new QToolButton(this))
    , m_input(new TagInput(session.library(), session.tagsModel(), this))
    , m_painter(std::make_shared<ChipPainter>(font(), metrics::ChipHeightEditor, true))
{
    setAttribute(Qt::WA_Hover);
    setAcceptDrops(true);
    setFocusProxy(m_input);
    setCursor(Qt::IBeamCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    m_more->setCursor(Qt::ArrowCursor);
    m_more->setFocusPolicy(Qt::NoFocus);
    m_more->setFixedHeight(metrics::ChipHeightEditor);
    m_more->hide();

    m_input->setFrame(false);
    m_input->setFixedHeight(metrics::ChipHeightEditor);
    m_input->setMinimumWidth(LeastInputWidth);
    m_input->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_input->setPlaceholderText(tr("Add a tag"));
    Theme::setSurface(m_input, ColourRole::Field);
    m_input->setAutoFillBackground(false);

    m_layout->setContentsMargins(metrics::Tight, metrics::Tight, metrics::Tight, metrics::Tight);
    m_layout->addWidget(m_more);
    m_layout->addWidget(m_input);

    connect(&m_tags, &SelectionTags::changed, this, &TagStrip::showTags);
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_shownChips += m_mostChips;
        showTags();
    });
    connect(m_input, &TagInput::chosen, this, &TagStrip::apply);
    connect(m_input, &TagInput::takeAndNext, this, &TagStrip::nextWanted);
    connect(m_input, &TagInput::finished, this, &TagStrip::finished);
    connect(m_input, &TagInput::cancelled, this, &TagStrip::cancelled);
    connect(m_input, &TagInput::backspaceOnEmpty, this, &TagStrip::focusLastChip);
    connect(m_input, &TagInput::leftAtStart, this, &TagStrip::focusLastChip);
    // The field's frame shows where the focus is, though a child has it.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *old, QWidget *now) {
        if (isAncestorOf(old) || isAncestorOf(now))
            update();
    });
    showTags();
}

bool TagStrip::canChange() const
{
    return !m_session.library().isReadOnly() && isEnabled();
}

void TagStrip::setMostChips(int most)
{
    m_mostChips = most;
    m_shownChips = most;
    showTags();
}

void TagStrip::setShowsSuggestionsOfOne(bool shows)
{
    m_showsSuggestionsOfOne = shows;
    showTags();
}

TagChip *TagStrip::chipOf(TagId tag) const
{
    for (TagChip *chip : m_chips) {
        if (chip->tag() == tag)
            return chip;
    }
    return nullptr;
}

void TagStrip::showTags()
{
    if (m_tags.items() != m_shownItems) {
        m_shownItems = m_tags.items();
        m_shownChips = m_mostChips;
    }
    QList<SelectionTag> tags = m_tags.tags();
    if (!m_showsSuggestionsOfOne && m_shownItems.size() == 1)
        tags.removeIf([](const SelectionTag &tag) { return tag.chip.status == LinkStatus::Suggested; });
    m_input->setPresentTags(m_tags.onAll(), m_tags.onAny());
    m_input->setEnabled(canChange() && !m_shownItems.isEmpty());
    m_input->setVisible(!m_session.library().isReadOnly() || tags.isEmpty());
    m_input->setPlaceholderText(m_session.library().isReadOnly()           ? tr("No tags")
                                    : m_tags.isReading() && tags.isEmpty() ? tr("Reading the tags…")
                                                                           : tr("Add a tag"));
    showChips(tags.size() > m_shownChips ? tags.first(m_shownChips) : tags);
    const qsizetype hidden = tags.size() - m_chips.size();
    m_more->setText(QStringLiteral("+%1").arg(domain::grouped(hidden)));
    m_more->setToolTip(tr("%1 more").arg(domain::countedTags(hidden)));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setVisible(hidden > 0);
    updateGeometry();
}

void TagStrip::showChips(const QList<SelectionTag> &tags)
{
    const auto *focused = qobject_cast<TagChip *>(QApplication::focusWidget());
    const TagId focusedTag = focused && m_chips.contains(focused) ? focused->tag() : TagId();
    // Chips are used again from the left, so that going through items makes few widgets; the focus follows its tag.
    while (m_chips.size() > tags.size()) {
        TagChip *chip = m_chips.takeLast();
        m_layout->removeWidget(chip);
        if (chip->hasFocus())
            m_input->setFocus();
        chip->hide();
        chip->deleteLater();
    }
    while (m_chips.size() < tags.size()) {
        TagChip *chip = makeChip();
        m_layout->insertWidget(static_cast<int>(m_chips.size()), chip);
        m_chips.append(chip);
        chip->show();
    }
    QWidget *before = nullptr;
    for (qsizetype index = 0; index < tags.size(); ++index) {
        m_chips[index]->setTag(tags[index], m_shownItems.size(), canChange(), m_painter);
        // One stop for Tab; the arrows lead on from there.
        m_chips[index]->setFocusPolicy(index == 0 ? Qt::StrongFocus : Qt::ClickFocus);
        if (before)
            setTabOrder(before, m_chips[index]);
        before = m_chips[index];
    }
    if (before)
        setTabOrder(before, m_input);
    if (focusedTag.isValid()) {
        if (TagChip *chip = chipOf(focusedTag))
            chip->setFocus();
        else
            m_input->setFocus();
    }
}

TagChip *TagStrip::makeChip()
{
    auto *chip = new TagChip(this);
    chip->setCursor(Qt::ArrowCursor);
    connect(chip, &TagChip::removeWanted, this, [this, chip](bool forwards) {
        if (!canChange())
            return;
        remove(chip);
        const qsizetype index = m_chips.indexOf(chip);
        const qsizetype next = forwards ? index + 1 : index - 1;
        // Backspace came from the input and goes back there; Del stays among the chips.
        if (forwards && next < m_chips.size())
            m_chips[next]->setFocus();
        else
            m_input->setFocus();
    });
    connect(chip, &TagChip::acceptWanted, this, [this, chip] { accept(chip); });
    connect(chip, &TagChip::stepWanted, this, [this, chip](int direction) { step(chip, direction); });
    connect(chip, &TagChip::inputWanted, this, &TagStrip::focusInput);
    connect(chip, &TagChip::dragWanted, this, [this, chip] { drag(chip); });
    connect(chip, &TagChip::menuWanted, this, [this, chip](const QPoint &place) { openMenu(chip, place); });
    return chip;
}

void TagStrip::apply(const TagChoice &choice)
{
    const QList<ItemId> &items = m_session.selection().ids();
    if (items.isEmpty())
        return;
    auto &tagging = m_session.tagging();
    const auto outcome = choice.remove
        ? (choice.tag.isValid() ? tagging.removeTags(items, {choice.tag})
                                : tagging.removeTagsByName(items, {choice.name}))
        : (choice.tag.isValid() ? tagging.addTags(items, {choice.tag}) : tagging.addTagsByName(items, {choice.name}));
    auto &notices = m_session.notices();
    notices.follow(outcome, [&notices](const TaggingOutcome &done) { notices.say(library::describe(done)); });
}

void TagStrip::remove(const TagChip *chip)
{
    const auto &tags = m_tags.tags();
    for (const SelectionTag &tag : tags) {
        if (tag.tag != chip->tag())
            continue;
        if (tag.chip.status == LinkStatus::Suggested)
            m_session.notices().follow(m_session.tagging().rejectSuggestions(m_tags.items(), tag.tag));
        else
            apply({tag.tag, tag.chip.text, true});
        return;
    }
}

void TagStrip::accept(const TagChip *chip)
{
    if (canChange())
        apply({chip->tag(), chip->text(), false});
}

void TagStrip::drag(const TagChip *chip)
{
    auto *content = new QMimeData;
    models::putTags(content, m_session.library().path(), {chip->tag()});
    content->setText(chip->text());
    auto *drag = new QDrag(this);
    drag->setMimeData(content);
    QPixmap picture(chip->size() * devicePixelRatio());
    picture.setDevicePixelRatio(devicePixelRatio());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    for (const SelectionTag &tag : m_tags.tags()) {
        if (tag.tag == chip->tag()) {
            Chip plain = tag.chip;
            plain.partial = false;
            plain.status = LinkStatus::Confirmed;
            const ChipPainter chipPainter(font(), metrics::ChipHeightEditor);
            const QRect place(QPoint(0, 0), chipPainter.sizeOf(plain));
            chipPainter.paint(&painter, plain, chipPainter.place(plain, place));
        }
    }
    painter.end();
    drag->setPixmap(picture);
    drag->setHotSpot({-metrics::Inside, -metrics::Inside});
    drag->exec(Qt::CopyAction | Qt::LinkAction, Qt::LinkAction);
}

void TagStrip::openMenu(const TagChip *chip, const QPoint &globalPosition)
{
    const TagId tag = chip->tag();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPointer<const TagChip> menuChip(chip);
    QAction *removal = menu->addAction(icon(IconName::Close), tr("&Remove"), this, [this, menuChip, tag] {
        if (menuChip && menuChip->tag() == tag)
            remove(menuChip);
    });
    removal->setEnabled(canChange());
    menu->addAction(icon(IconName::Filter), tr("&Show Items with This Tag"), this,
                    [this, tag] { Q_EMIT showItemsRequested(tag); });
    menu->addSeparator();
    QAction *renaming =
        menu->addAction(icon(IconName::Edit), tr("Re&name…"), this, [this, tag] { Q_EMIT renameRequested(tag); });
    renaming->setEnabled(canChange());
    addColourMenu(*menu, m_session, {tag});
    addPinMenu(*menu, m_session, {tag});
    menu->popup(globalPosition);
}

void TagStrip::step(const TagChip *chip, int step)
{
    const qsizetype index = m_chips.indexOf(chip) + step;
    if (index >= m_chips.size())
        m_input->setFocus();
    else if (index >= 0)
        m_chips[index]->setFocus();
}

void TagStrip::focusLastChip()
{
    if (!m_chips.isEmpty())
        m_chips.last()->setFocus();
}

void TagStrip::focusInput(const QString &typed)
{
    m_input->setFocus();
    m_input->insert(typed);
}

void TagStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_painter = std::make_shared<ChipPainter>(font(), metrics::ChipHeightEditor, true);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::EnabledChange)
        showTags();
    QWidget::changeEvent(event);
}

void TagStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    option.state.setFlag(QStyle::State_HasFocus, isAncestorOf(QApplication::focusWidget()));
    option.state.setFlag(QStyle::State_ReadOnly, m_session.library().isReadOnly());
    paint::field(&painter, option);
}

void TagStrip::mousePressEvent(QMouseEvent *)
{
    m_input->setFocus(Qt::MouseFocusReason);
}

void TagStrip::dragEnterEvent(QDragEnterEvent *event)
{
    if (!canChange() || m_shownItems.isEmpty() || event->source() == this
        || !models::takeTags(event->mimeData(), m_session.library().path()))
        return;
    acceptAsLink(*event);
}

void TagStrip::dropEvent(QDropEvent *event)
{
    const auto tags = models::takeTags(event->mimeData(), m_session.library().path());
    if (!tags || !canChange())
        return;
    acceptAsLink(*event);
    auto &notices = m_session.notices();
    notices.follow(m_session.tagging().addTags(m_shownItems, *tags),
                   [&notices](const TaggingOutcome &done) { notices.say(library::describe(done)); });
}

} // namespace tagloom::gui
