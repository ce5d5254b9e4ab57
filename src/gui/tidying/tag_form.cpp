// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/tag_form.h"

#include "domain/counted.h"
#include "domain/tag_name.h"
#include "gui/style/metrics.h"
#include "gui/style/scaled_font.h"
#include "gui/style/theme.h"
#include "gui/tagging/tag_input.h"
#include "gui/tagging/tag_menus.h"
#include "gui/tidying/chip_field.h"
#include "gui/tidying/colour_swatches.h"
#include "gui/tidying/tag_operations.h"
#include "models/short_day.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace tagloom::gui {

using domain::Result;
using domain::TagId;

namespace {

constexpr int DescriptionHeight = 88;

/// Rows of the choice of a key while several tags are shown.
enum SeveralKeys { KeysAsTheyAre, FreeKeys, NoKeys };

} // namespace

TagForm::TagForm(Session &session, models::TagTableProxy &table, QWidget *parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_table(table)
    , m_body(new QWidget)
    , m_lines(new QVBoxLayout(m_body))
    , m_empty(new QLabel(tr("Choose a tag to change it, or several to change them together."), m_body))
    , m_title(new QLabel(m_body))
    , m_use(new QLabel(m_body))
    , m_showItems(new QPushButton(tr("Show &items"), m_body))
    , m_name(new QLineEdit(m_body))
    , m_colour(new ColourSwatches(m_body))
    , m_key(new QComboBox(m_body))
    , m_newParent(new TagInput(session.library(), session.tagsModel(), m_body))
    , m_places(new ChipField(m_newParent, m_body))
    , m_newAlias(new QLineEdit(m_body))
    , m_aliases(new ChipField(m_newAlias, m_body))
    , m_description(new QPlainTextEdit(m_body))
    , m_slug(new QLineEdit(m_body))
{
    setAccessibleName(tr("Tag details"));
    auto *const head = new QHBoxLayout;
    head->setSpacing(metrics::Inside);
    head->addWidget(m_use, 1);
    head->addWidget(m_showItems);
    m_lines->addWidget(m_empty);
    m_lines->addWidget(m_title);
    m_lines->addLayout(head);
    m_nameReason = addField(tr("Name"), m_name, true);
    addField(tr("Colour"), m_colour, false);
    addField(tr("Key"), m_key, false);
    m_placesReason = addField(tr("Stands below"), m_places, false);
    m_aliasReason = addField(tr("Aliases"), m_aliases, true);
    addField(tr("Description"), m_description, true);
    m_slugReason = addField(tr("Slug"), m_slug, true);
    m_lines->addStretch(1);
    setUpFields();
    setUpLook();
    setWidget(m_body);
    fill();
}

QLabel *TagForm::addField(const QString &label, QWidget *field, bool ofOneOnly)
{
    auto *const part = new QWidget(m_body);
    auto *const lines = new QVBoxLayout(part);
    lines->setContentsMargins(0, metrics::Tight, 0, 0);
    lines->setSpacing(metrics::Tight);
    auto *const above = new QLabel(label, part);
    above->setFont(smallFont(font()));
    above->setBuddy(field);
    Theme::setTextRole(above, ColourRole::DimmedText);
    auto *const reason = new QLabel(part);
    reason->setObjectName(QStringLiteral("reason"));
    reason->setTextFormat(Qt::PlainText);
    reason->setWordWrap(true);
    reason->hide();
    Theme::setTextRole(reason, ColourRole::Danger);
    field->setAccessibleName(label);
    lines->addWidget(above);
    lines->addWidget(field);
    lines->addWidget(reason);
    m_lines->addWidget(part);
    if (ofOneOnly)
        m_ofOneOnly.append(part);
    else
        part->setObjectName(QStringLiteral("shared"));
    return reason;
}

void TagForm::setUpFields()
{
    m_newParent->setKnownOnly(true);
    m_newParent->setAccessibleName(tr("Stands below"));
    m_newAlias->setAccessibleName(tr("New alias"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(DescriptionHeight);
    m_description->setPlaceholderText(tr("What the tag is for"));
    m_description->installEventFilter(this);

    connect(m_showItems, &QPushButton::clicked, this, [this] { Q_EMIT showItemsRequested(m_tags); });
    connect(m_name, &QLineEdit::editingFinished, this, &TagForm::postName);
    connect(m_slug, &QLineEdit::editingFinished, this, &TagForm::postSlug);
    connect(m_newAlias, &QLineEdit::returnPressed, this, &TagForm::addAlias);
    connect(m_key, &QComboBox::activated, this, &TagForm::postKey);
    connect(m_colour, &ColourSwatches::picked, this, [this](const QString &colour) {
        m_session.notices().follow(m_session.tags().changeColour(m_tags, colour));
        fill(); // the mark moves when the colour is in the file
    });
    connect(m_newParent, &TagInput::chosen, this, [this](const TagChoice &choice) { addParent(choice.tag); });
    connect(m_places, &ChipField::removeWanted, this, &TagForm::removeParent);
    connect(m_aliases, &ChipField::removeWanted, this, [this](int place) {
        follow(m_session.tags().removeAlias(m_tags.first(), m_table.figures(m_tags.first()).aliases.value(place)),
               m_aliasReason);
    });
    connect(&m_session.library(), &library::Library::changed, this, &TagForm::fill);
    connect(&m_table, &models::TagTableProxy::figuresChanged, this, &TagForm::fill);
}

void TagForm::setUpLook()
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(metrics::SidebarWidth);
    Theme::setSurface(this, ColourRole::Inspector);
    Theme::setSurface(viewport(), ColourRole::Inspector);
    Theme::setSurface(m_body, ColourRole::Inspector);
    m_lines->setContentsMargins(metrics::Group, metrics::Group, metrics::Group, metrics::Group);
    m_lines->setSpacing(metrics::Tight);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMinimumHeight(4 * metrics::Control);
    Theme::setTextRole(m_empty, ColourRole::DimmedText);
    m_title->setTextFormat(Qt::PlainText);
    QFont strong = scaledFont(font(), 1.1);
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_use->setWordWrap(true);
    m_use->setTextFormat(Qt::PlainText);
    Theme::setTextRole(m_use, ColourRole::DimmedText);
}

void TagForm::show(const QList<TagId> &tags)
{
    if (tags == m_tags)
        return;
    flush();
    m_tags = tags;
    m_name->setModified(false);
    m_slug->setModified(false);
    m_description->document()->setModified(false);
    m_newAlias->clear();
    m_newParent->clear();
    for (QLabel *reason : {m_nameReason, m_placesReason, m_aliasReason, m_slugReason})
        reason->hide();
    fill();
    ensureVisible(0, 0);
}

void TagForm::flush()
{
    postName();
    postSlug();
    postDescription();
}

void TagForm::editName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void TagForm::fill()
{
    m_tags.removeIf([this](TagId tag) { return m_session.tagsModel().rowOf(tag) < 0; });
    const bool writable = !m_session.library().isReadOnly();
    const bool any = !m_tags.isEmpty();
    const bool one = m_tags.size() == 1;
    m_empty->setVisible(!any);
    for (QWidget *part : m_body->findChildren<QWidget *>(QStringLiteral("shared")))
        part->setVisible(any);
    for (QWidget *part : std::as_const(m_ofOneOnly))
        part->setVisible(one);
    fillHead();
    if (!any)
        return;
    m_colour->setColour(sharedColour(m_session, m_tags), one ? m_session.tagsModel().key(m_tags.first()) : QString());
    m_colour->setEnabled(writable);
    if (!m_key->view()->isVisible())
        fillKeys();
    fillChips();
    if (!one)
        return;
    const auto tag = m_session.tagsModel().tag(m_tags.first());
    if (!tag)
        return;
    for (QLineEdit *line : {m_name, m_slug}) {
        const QString &text = line == m_name ? tag->name : tag->slug;
        line->setReadOnly(!writable);
        if (line->isModified() || line->text() == text)
            continue;
        line->setText(text);
        if (!line->hasFocus())
            line->setCursorPosition(0);
    }
    m_description->setReadOnly(!writable);
    if (!m_description->document()->isModified() && m_description->toPlainText() != tag->description)
        m_description->setPlainText(tag->description);
}

void TagForm::fillHead()
{
    for (QWidget *part : QWidgetList{m_title, m_use, m_showItems})
        part->setVisible(!m_tags.isEmpty());
    m_title->setVisible(m_tags.size() > 1);
    if (m_tags.isEmpty())
        return;
    qint64 uses = 0;
    qint64 last = 0;
    for (const TagId tag : std::as_const(m_tags)) {
        uses += m_table.figures(tag).count;
        last = std::max(last, m_table.lastUse(tag).value_or(0));
    }
    const bool one = m_tags.size() == 1;
    m_title->setText(domain::countedTags(m_tags.size()));
    QString text = one ? domain::countedItems(uses) : tr("%1 uses in all").arg(domain::grouped(uses));
    if (last > 0)
        text = tr("%1 · last used %2").arg(text, models::daysAgo(last));
    m_use->setText(text);
    m_showItems->setEnabled(uses > 0 && canShowItems(m_tags));
    m_showItems->setToolTip(one ? tr("Search for the items that carry it")
                                : tr("Search for the items that carry any of them"));
}

void TagForm::fillKeys()
{
    m_key->clear();
    m_key->setEnabled(!m_session.library().isReadOnly());
    if (m_tags.size() > 1) {
        m_key->addItem(tr("Each as it is"));
        m_key->addItem(tr("The free keys, one for each"));
        m_key->addItem(tr("None"));
        return;
    }
    m_key->addItem(tr("None"));
    for (int pin = 1; pin <= 9; ++pin) {
        const TagId holder = m_session.tagsModel().pinned(pin);
        const bool taken = holder.isValid() && holder != m_tags.first();
        m_key->addItem(taken ? tr("%1, of “%2”").arg(QString::number(pin), m_session.tagsModel().name(holder))
                             : QString::number(pin));
        if (auto *const rows = qobject_cast<QStandardItemModel *>(m_key->model()))
            rows->item(pin)->setEnabled(!taken);
    }
    m_key->setCurrentIndex(m_session.tagsModel().pin(m_tags.first()));
}

QList<TagId> TagForm::sharedParents() const
{
    QList<TagId> shared = m_table.figures(m_tags.first()).parents;
    for (qsizetype place = 1; place < m_tags.size() && !shared.isEmpty(); ++place) {
        const QList<TagId> parents = m_table.figures(m_tags[place]).parents;
        shared.removeIf([&parents](TagId parent) { return !parents.contains(parent); });
    }
    return shared;
}

Chip TagForm::chipOf(TagId tag) const
{
    const models::TagsModel &tags = m_session.tagsModel();
    return {tags.name(tag), tags.colour(tag), tags.key(tag)};
}

void TagForm::fillChips()
{
    const bool writable = !m_session.library().isReadOnly();
    const bool one = m_tags.size() == 1;
    m_parents = sharedParents();
    QList<Chip> places;
    for (const TagId parent : std::as_const(m_parents))
        places.append(chipOf(parent));
    m_places->setChips(places, writable);
    m_newParent->setPlaceholderText(!places.isEmpty() ? tr("Another tag")
                                        : one         ? tr("At the top; type a tag")
                                                      : tr("Put all below a tag"));
    if (!one)
        return;
    QList<Chip> aliases;
    // A name of a tag is shown in its colour.
    const Chip own = chipOf(m_tags.first());
    for (const QString &alias : m_table.figures(m_tags.first()).aliases)
        aliases.append({alias, own.colour, own.key});
    m_aliases->setChips(aliases, writable);
    m_newAlias->setPlaceholderText(tr("Another name, then Enter"));
}

void TagForm::follow(const QFuture<Result<void>> &done, QLabel *reason, const std::function<void()> &whenDone)
{
    models::whenReady(this, done, [this, reason, whenDone, tags = m_tags](const Result<void> &outcome) {
        if (tags != m_tags) {
            if (!outcome)
                m_session.notices().fail(outcome.error());
            return;
        }
        reason->setText(outcome ? QString() : outcome.error().message);
        reason->setVisible(!outcome);
        if (outcome && whenDone)
            whenDone();
        fill();
    });
}

void TagForm::postName()
{
    if (m_tags.size() != 1 || !m_name->isModified())
        return;
    m_name->setModified(false);
    if (m_name->text() == m_session.tagsModel().name(m_tags.first()))
        return;
    // A name that is no name at all is told of here; one that another tag has may mean a merge.
    const auto usable = domain::TagName::parse(m_name->text());
    m_nameReason->setText(usable ? QString() : usable.error().message);
    m_nameReason->setVisible(!usable);
    if (usable)
        models::whenReady(this, renameTag(m_session, m_tags.first(), m_name->text(), window()),
                          [this](const Result<void> &) { fill(); });
    else
        m_name->setModified(true);
}

void TagForm::postSlug()
{
    if (m_tags.size() != 1 || !m_slug->isModified())
        return;
    m_slug->setModified(false);
    const auto tag = m_session.tagsModel().tag(m_tags.first());
    if (tag && m_slug->text() != tag->slug)
        follow(m_session.tags().changeSlug(tag->id, m_slug->text()), m_slugReason);
}

void TagForm::postDescription()
{
    if (m_tags.size() != 1 || !m_description->document()->isModified())
        return;
    m_description->document()->setModified(false);
    m_session.notices().follow(m_session.tags().changeDescription(m_tags.first(), m_description->toPlainText()));
}

void TagForm::postKey(int row)
{
    if (m_tags.size() == 1)
        m_session.notices().follow(
            m_session.tags().changePin(m_tags.first(), row > 0 ? std::optional(row) : std::nullopt));
    else if (row == FreeKeys)
        m_session.notices().follow(m_session.tags().pinToFreeKeys(m_tags));
    else if (row == NoKeys)
        m_session.notices().follow(m_session.tags().unpin(m_tags));
    if (m_tags.size() > 1)
        m_key->setCurrentIndex(KeysAsTheyAre);
}

void TagForm::addAlias()
{
    if (!m_newAlias->text().trimmed().isEmpty())
        follow(m_session.tags().addAlias(m_tags.first(), m_newAlias->text()), m_aliasReason,
               [this] { m_newAlias->clear(); });
}

void TagForm::addParent(TagId parent)
{
    if (!m_tags.isEmpty())
        follow(m_session.tags().addParent(m_tags, parent), m_placesReason);
}

void TagForm::removeParent(int place)
{
    if (place < m_parents.size())
        follow(m_session.tags().removeParent(m_tags, m_parents.at(place)), m_placesReason);
}

bool TagForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_description && event->type() == QEvent::FocusOut)
        postDescription();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace tagloom::gui
