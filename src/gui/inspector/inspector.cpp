// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/inspector.h"

#include "domain/counted.h"
#include "gui/files/file_facts.h"
#include "gui/inspector/detail_form.h"
#include "gui/inspector/item_fields.h"
#include "gui/inspector/item_lists.h"
#include "gui/inspector/item_preview.h"
#include "gui/inspector/links_table.h"
#include "gui/inspector/note_view.h"
#include "gui/inspector/notes_pane.h"
#include "gui/inspector/tag_editor.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/scaled_font.h"
#include "gui/style/theme.h"
#include "ui_inspector.h"

namespace tagloom::gui {

using domain::ItemId;

namespace {

constexpr int LeastNotesHeight = 100;

QFont strong(const QFont &font, qreal factor)
{
    QFont heading = scaledFont(font, factor);
    heading.setWeight(QFont::DemiBold);
    return heading;
}

} // namespace

Inspector::Inspector(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_form(std::make_unique<Ui::InspectorForm>())
{
    m_form->setupUi(this);
    setAccessibleName(tr("Inspector"));
    m_fields = new ItemFields(session, *m_form, this);
    m_tagEditor = new TagEditor(session, m_form->body);
    m_links = new LinksTable(session, m_form->body);
    m_details = new DetailForm(session, m_form->body);
    m_form->bodyLayout->insertWidget(m_form->bodyLayout->indexOf(m_form->tagsLabel), m_details);
    m_file = new FileFacts(session, m_form->body);
    m_form->bodyLayout->insertWidget(m_form->bodyLayout->indexOf(m_form->tagsLabel), m_file);
    m_form->tagsPlace->addWidget(m_tagEditor);
    m_form->tagsPlace->addWidget(m_links);
    m_preview = new ItemPreview(session, m_form->body);
    m_form->bodyLayout->insertWidget(0, m_preview);
    connect(m_preview, &ItemPreview::clicked, this, &Inspector::quickLookRequested);
    m_lists = new ItemLists(session, m_form->body);
    m_form->tagsPlace->addWidget(m_lists);
    m_notes = new NotesPane(*m_form, this);
    connect(m_fields, &ItemFields::filled, m_notes, &NotesPane::setItem);
    setUpLook();

    setTabOrder(m_form->openButton, m_details);
    setTabOrder(m_details, m_tagEditor);
    setTabOrder(m_tagEditor, m_links);
    setTabOrder(m_links, &m_notes->view());
    setTabOrder(&m_notes->view(), m_form->notes);
    connect(m_form->openButton, &QToolButton::clicked, this, [this] {
        m_fields->flush();
        if (m_fields->item().isValid())
            Q_EMIT openRequested(m_fields->item());
    });
    connect(m_tagEditor, &TagEditor::showItemsRequested, this, &Inspector::showItemsRequested);
    connect(m_tagEditor, &TagEditor::renameRequested, this, &Inspector::renameRequested);
    connect(m_tagEditor, &TagEditor::nextRequested, this, &Inspector::nextRequested);
    connect(m_tagEditor, &TagEditor::cancelled, this, &Inspector::cancelled);
    connect(&session.selection(), &ItemSelection::changed, this, &Inspector::followSelection);
    followSelection();
}

Inspector::~Inspector()
{
    m_fields->flush();
    m_details->flush();
    delete m_fields; // it looks at the form
    delete m_notes;
}

void Inspector::setUpLook()
{
    Theme::setSurface(this, ColourRole::Inspector);
    Theme::setSurface(m_form->contentPage->viewport(), ColourRole::Inspector);
    Theme::setSurface(m_form->body, ColourRole::Inspector);
    setMinimumWidth(metrics::SidebarWidth);

    m_form->outerLayout->setContentsMargins(0, 0, 0, 0);
    m_form->emptyLayout->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Section);
    m_form->emptyLayout->setSpacing(metrics::Inside);
    m_form->bodyLayout->setContentsMargins(metrics::Group, metrics::Group, metrics::Group, metrics::Group);
    m_form->bodyLayout->setSpacing(metrics::Tight);
    m_form->headLayout->setContentsMargins(0, 0, 0, metrics::Inside);
    m_form->headLayout->setSpacing(metrics::Inside);
    m_form->addressLine->setSpacing(metrics::Tight);
    m_form->tagsPlace->setSpacing(metrics::Tight);
    m_form->restLayout->setContentsMargins(0, metrics::Inside, 0, 0);
    m_form->restLayout->setSpacing(metrics::Tight);

    m_form->emptyIcon->setPixmap(icon(IconName::Tag, ColourRole::DisabledText).pixmap(metrics::IconHero));
    m_form->emptyTitle->setFont(strong(font(), 1.1));
    m_form->severalTitle->setFont(strong(font(), 1.25));
    m_form->title->setFont(strong(font(), 1.1));
    const QFont small = smallFont(font());
    for (QLabel *label : {m_form->tagsLabel, m_form->notesLabel, m_form->kindLabel, m_form->dates}) {
        label->setFont(small);
        Theme::setTextRole(label, ColourRole::DimmedText);
    }
    Theme::setTextRole(m_form->emptyHint, ColourRole::DimmedText);
    Theme::setTextRole(m_form->severalHint, ColourRole::DimmedText);
    m_form->openButton->setIcon(icon(IconName::OpenExternal));
    m_form->notes->setMinimumHeight(LeastNotesHeight);
    m_notes->view().setMinimumHeight(LeastNotesHeight);
    m_form->severalHint->setContentsMargins(0, 0, 0, metrics::Inside);
    m_form->kindLabel->setContentsMargins(0, metrics::Inside, 0, 0);
    // The notes take the room that is left.
    m_form->bodyLayout->setStretchFactor(m_form->rest, 1);
    m_form->restLayout->setStretchFactor(m_form->notes, 1);
    m_form->dates->setContentsMargins(0, metrics::Inside, 0, 0);
}

void Inspector::flush()
{
    m_fields->flush();
    m_details->flush();
}

void Inspector::hideEvent(QHideEvent *event)
{
    flush();
    QWidget::hideEvent(event);
}

void Inspector::followSelection()
{
    const auto &items = m_session.selection().ids();
    const ItemId one = items.size() == 1 ? items.first() : ItemId();
    m_fields->show(one);
    m_details->show(items);
    m_file->setItem(one);
    m_links->setItem(one);
    m_lists->setItem(one);
    m_preview->show(one);
    m_form->pages->setCurrentWidget(items.isEmpty() ? m_form->emptyPage : static_cast<QWidget *>(m_form->contentPage));
    for (QWidget *part : QWidgetList{m_form->head, m_form->rest, m_links})
        part->setVisible(one.isValid());
    m_form->severalTitle->setVisible(items.size() > 1);
    m_form->severalHint->setVisible(items.size() > 1);
    if (items.size() > 1) {
        m_form->severalTitle->setText(domain::countedItems(items.size()));
        m_form->severalHint->setText(tr("Filled tags are on all of them, half-filled ones on some."));
    }
}

} // namespace tagloom::gui
