// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/tag_editor.h"

#include "gui/style/metrics.h"
#include "gui/style/scaled_font.h"
#include "gui/style/theme.h"
#include "gui/tagging/suggestion_row.h"
#include "gui/tagging/tag_strip.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tagloom::gui {

TagEditor::TagEditor(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_strip(new TagStrip(session, this))
    , m_suggested(new SuggestedTags(session, this))
    , m_row(new SuggestionRow(session, *m_suggested, this))
    , m_label(new QLabel(tr("Suggested"), this))
{
    setAccessibleName(tr("Tag editor"));
    setFocusProxy(m_strip);
    m_strip->setShowsSuggestionsOfOne(false);
    m_label->setFont(smallFont(font()));
    Theme::setTextRole(m_label, ColourRole::DimmedText);
    m_label->setToolTip(tr("Tags that this library suggests: a click or Enter takes one, Del refuses it"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Tight);
    layout->addWidget(m_strip);
    layout->addWidget(m_label);
    layout->addWidget(m_row);
    connect(m_strip, &TagStrip::cancelled, this, [this] {
        m_strip->input().clear();
        Q_EMIT cancelled();
    });
    connect(m_strip, &TagStrip::nextWanted, this, &TagEditor::nextRequested);
    connect(m_strip, &TagStrip::showItemsRequested, this, &TagEditor::showItemsRequested);
    connect(m_strip, &TagStrip::renameRequested, this, &TagEditor::renameRequested);
    connect(m_row, &SuggestionRow::nextWanted, this, &TagEditor::nextRequested);
    connect(m_row, &SuggestionRow::leaveWanted, this, [this](const QString &typed) {
        m_strip->input().setFocus();
        m_strip->input().insert(typed);
    });
    connect(m_row, &SuggestionRow::emptied, this, [this] { m_strip->input().setFocus(); });
    connect(m_suggested, &SuggestedTags::changed, this, &TagEditor::showSuggestions);
    connect(&session.selection(), &ItemSelection::changed, this, &TagEditor::followSelection);
    showSuggestions();
}

void TagEditor::followSelection()
{
    m_suggested->setItems(isVisible() ? m_session.selection().ids() : QList<domain::ItemId>());
}

void TagEditor::showSuggestions()
{
    // While an answer is on its way the place of what was taken is kept, and the keyboard with it.
    const bool keeps = m_suggested->isReading() && m_row->hasFocus();
    const bool shows = !m_suggested->suggestions().isEmpty() || keeps;
    m_label->setVisible(shows);
    m_row->setVisible(shows);
}

void TagEditor::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    followSelection();
}

void TagEditor::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    followSelection();
}

} // namespace tagloom::gui
