// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/suggestion_row.h"

#include "gui/items/chip_of.h"
#include "gui/style/flow_layout.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tagging/tag_chip.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace tagloom::gui {

using domain::LinkStatus;
using domain::Suggestion;

namespace {

QString capitalized(QString sentence)
{
    if (!sentence.isEmpty())
        sentence[0] = sentence.at(0).toUpper();
    return sentence;
}

/// "85 % sure. 7 of 9 items of the site example.org carry it; the title says “maths”."
QString whyText(const Suggestion &suggestion)
{
    const QString reasons = domain::reasonsOf(suggestion).join(QStringLiteral("; "));
    return suggestion.confidence
        ? SuggestionRow::tr("%1 sure: %2.").arg(domain::confidenceText(suggestion.confidence), reasons)
        : QString(capitalized(reasons) + u'.');
}

} // namespace

SuggestionRow::SuggestionRow(Session &session, SuggestedTags &tags, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_tags(tags)
    , m_layout(new FlowLayout)
    , m_reason(new QLabel(this))
    , m_painter(std::make_shared<ChipPainter>(font(), metrics::ChipHeightEditor, true))
{
    setAccessibleName(tr("Suggested tags"));
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_reason->setWordWrap(true);
    m_reason->setTextFormat(Qt::PlainText);
    Theme::setTextRole(m_reason, ColourRole::DimmedText);
    m_layout->setContentsMargins(0, 0, 0, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::Tight);
    column->addLayout(m_layout);
    column->addWidget(m_reason);
    connect(&m_tags, &SuggestedTags::changed, this, &SuggestionRow::showTags);
    connect(qApp, &QApplication::focusChanged, this, &SuggestionRow::showReason);
    showTags();
}

SuggestionRow::~SuggestionRow()
{
    // Chips that go with it lose the focus.
    disconnect(qApp, nullptr, this, nullptr);
}

void SuggestionRow::showTags()
{
    const QList<Suggestion> &suggestions = m_tags.suggestions();
    auto *focused = qobject_cast<TagChip *>(QApplication::focusWidget());
    const qsizetype focusedPlace = focused ? m_chips.indexOf(focused) : -1;
    const domain::TagId focusedTag = focusedPlace >= 0 ? focused->tag() : domain::TagId();
    while (m_chips.size() < suggestions.size()) {
        TagChip *chip = makeChip();
        m_layout->addWidget(chip);
        m_chips.append(chip);
        chip->show();
    }
    if (!suggestions.isEmpty())
        m_session.tagsModel().load();
    qsizetype focusPlace = -1;
    for (qsizetype index = 0; index < suggestions.size(); ++index) {
        const Suggestion &suggestion = suggestions.at(index);
        SelectionTag tag;
        tag.tag = suggestion.tag;
        tag.chip = chipOf(m_session.tagsModel(), suggestion.tag);
        tag.chip.text = suggestion.name;
        if (suggestion.confidence)
            tag.chip.text += QStringLiteral("  ") + domain::confidenceText(suggestion.confidence);
        if (m_tags.itemCount() > 1)
            tag.chip.text +=
                QStringLiteral("  ") + tr("%1 of %2").arg(m_tags.itemsWith(suggestion.tag)).arg(m_tags.itemCount());
        tag.chip.status = LinkStatus::Suggested;
        tag.about = domain::reasonsOf(suggestion).join(QStringLiteral("; "));
        m_chips[index]->setTag(tag, 1, canChange(), m_painter);
        m_chips[index]->setFocusPolicy(index == 0 ? Qt::StrongFocus : Qt::ClickFocus);
        if (suggestion.tag == focusedTag)
            focusPlace = index;
    }
    if (focusedPlace >= 0 && focusPlace < 0)
        focusPlace = std::min(focusedPlace, suggestions.size() - 1);
    if (focusPlace >= 0)
        m_chips[focusPlace]->setFocus();
    // A parent with the focus has it for a chip that is to come.
    else if (focusedPlace >= 0)
        setFocus();
    while (m_chips.size() > suggestions.size()) {
        TagChip *chip = m_chips.takeLast();
        m_layout->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    if (hasFocus() && !m_chips.isEmpty())
        m_chips.first()->setFocus();
    setFocusPolicy(m_chips.isEmpty() ? Qt::ClickFocus : Qt::StrongFocus);
    showReason();
    updateGeometry();
    if (hasFocus() && m_chips.isEmpty() && !m_tags.isReading())
        Q_EMIT emptied();
}

TagChip *SuggestionRow::makeChip()
{
    auto *chip = new TagChip(this);
    chip->setTakenByPress(true);
    connect(chip, &TagChip::acceptWanted, this, [this, chip] { m_tags.take(chip->tag()); });
    connect(chip, &TagChip::removeWanted, this, [this, chip] { m_tags.refuse(chip->tag()); });
    connect(chip, &TagChip::stepWanted, this, [this, chip](int direction) { step(chip, direction); });
    connect(chip, &TagChip::inputWanted, this, &SuggestionRow::leaveWanted);
    return chip;
}

void SuggestionRow::step(const TagChip *chip, int step)
{
    const qsizetype place = m_chips.indexOf(chip) + step;
    if (place >= 0 && place < m_chips.size())
        m_chips[place]->setFocus();
}

QString SuggestionRow::reason() const
{
    const auto *chip = qobject_cast<TagChip *>(QApplication::focusWidget());
    const qsizetype place = chip ? m_chips.indexOf(chip) : -1;
    return place >= 0 && place < m_tags.suggestions().size() ? whyText(m_tags.suggestions().at(place)) : QString();
}

void SuggestionRow::showReason()
{
    const QString text = reason();
    if (text == m_reason->text() && m_reason->isVisibleTo(this) == !text.isEmpty())
        return;
    m_reason->setText(text);
    m_reason->setVisible(!text.isEmpty());
    updateGeometry();
}

void SuggestionRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_painter = std::make_shared<ChipPainter>(font(), metrics::ChipHeightEditor, true);
        showTags();
    }
    QWidget::changeEvent(event);
}

void SuggestionRow::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (!m_chips.isEmpty() && !m_tags.suggestions().isEmpty()) // no chip that is about to go
        m_chips.first()->setFocus(event->reason());
}

void SuggestionRow::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if ((isEnter && event->modifiers().testFlag(Qt::ControlModifier)) || event->key() == Qt::Key_Down)
        Q_EMIT nextWanted();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT leaveWanted({});
    else
        QWidget::keyPressEvent(event);
}

} // namespace tagloom::gui
