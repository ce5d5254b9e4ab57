// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/rule_editor.h"

#include "domain/tag_name.h"
#include "gui/items/chip_of.h"
#include "gui/rules/condition_editor.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tagging/tag_input.h"
#include "gui/tidying/chip_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace tagloom::gui {

using domain::LinkStatus;
using domain::TagId;
using store::RuleDraft;

RuleEditor::RuleEditor(Session &session, QWidget *parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_body(new QWidget)
    , m_problems(new QLabel(m_body))
    , m_name(new QLineEdit(m_body))
    , m_condition(new ConditionEditor(session, m_body))
    , m_newTag(new TagInput(session.library(), session.tagsModel(), m_body))
    , m_tags(new ChipField(m_newTag, m_body))
    , m_how(new QComboBox(m_body))
    , m_onNewItems(new QCheckBox(tr("Also on &new items, as they come in"), m_body))
{
    setAccessibleName(tr("The rule"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *const lines = new QVBoxLayout(m_body);
    lines->setContentsMargins(metrics::Group, metrics::Group, metrics::Group, metrics::Group);
    lines->setSpacing(metrics::Tight);
    m_problems->setWordWrap(true);
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setObjectName(QStringLiteral("problems"));
    Theme::setTextRole(m_problems, ColourRole::Danger);
    lines->addWidget(m_problems);
    addField(tr("Name"), m_name);
    addField(tr("Which items"), m_condition);
    addField(tr("Tags they get"), m_tags);
    addField(tr("How"), m_how);
    lines->addSpacing(metrics::Tight);
    lines->addWidget(m_onNewItems);
    lines->addStretch(1);
    m_name->setMaxLength(2 * domain::maximumRuleNameLength);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setPlaceholderText(tr("What you call it"));
    m_newTag->setAccessibleName(tr("Tags they get"));
    m_newTag->setObjectName(QStringLiteral("newTag"));
    m_how->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_how->setMinimumContentsLength(10);
    m_how->addItems({tr("Put the tags on"), tr("Only suggest them, for you to take or refuse")});
    setWidget(m_body);

    connect(m_name, &QLineEdit::textEdited, this, &RuleEditor::noteChange);
    connect(m_condition, &ConditionEditor::changed, this, &RuleEditor::noteChange);
    connect(m_newTag, &TagInput::chosen, this, &RuleEditor::take);
    connect(m_newTag, &TagInput::textChanged, this, &RuleEditor::noteChange);
    connect(m_newTag, &TagInput::backspaceOnEmpty, this, [this] {
        if (const qsizetype count = m_draft.rule.tags.size() + m_draft.tagNames.size(); count > 0)
            Q_EMIT m_tags->removeWanted(static_cast<int>(count) - 1);
    });
    connect(m_tags, &ChipField::removeWanted, this, [this](int place) {
        const qsizetype known = m_draft.rule.tags.size();
        if (place < known)
            m_draft.rule.tags.removeAt(place);
        else if (place < known + m_draft.tagNames.size())
            m_draft.tagNames.removeAt(place - known);
        fillChips();
        noteChange();
    });
    connect(m_how, &QComboBox::activated, this, &RuleEditor::noteChange);
    connect(m_onNewItems, &QCheckBox::clicked, this, &RuleEditor::noteChange);
    connect(&session.tagsModel(), &QAbstractItemModel::dataChanged, this, &RuleEditor::fillChips);
    connect(&session.tagsModel(), &QAbstractItemModel::modelReset, this, &RuleEditor::fillChips);
}

QLabel *RuleEditor::addField(const QString &label, QWidget *field)
{
    auto *const above = new QLabel(label, m_body);
    above->setBuddy(field);
    above->setContentsMargins(0, metrics::Tight, 0, 0);
    Theme::setTextRole(above, ColourRole::DimmedText);
    field->setAccessibleName(label);
    m_body->layout()->addWidget(above);
    m_body->layout()->addWidget(field);
    return above;
}

void RuleEditor::showDraft(const RuleDraft &draft, const QStringList &problems)
{
    m_isFilling = true;
    ++m_form;
    m_draft = draft;
    m_name->setText(draft.rule.name);
    m_condition->setSearch(draft.rule.query);
    m_newTag->clear();
    m_how->setCurrentIndex(draft.rule.status == LinkStatus::Suggested ? 1 : 0);
    m_onNewItems->setChecked(draft.rule.onNewItems);
    fillChips();
    m_isFilling = false;
    m_isChanged = false;
    showProblems(problems);
    ensureVisible(0, 0);
}

void RuleEditor::showProblems(const QStringList &problems)
{
    m_problems->setText(problems.join(u' '));
    m_problems->setVisible(!problems.isEmpty());
}

RuleDraft RuleEditor::draft() const
{
    RuleDraft draft = m_draft;
    draft.rule.name = m_name->text();
    draft.rule.query = m_condition->search();
    draft.rule.status = m_how->currentIndex() == 1 ? LinkStatus::Suggested : LinkStatus::Confirmed;
    draft.rule.onNewItems = m_onNewItems->isChecked();
    // What stands in the field counts, though Enter was not pressed.
    if (const QString typed = m_newTag->text().trimmed(); !typed.isEmpty())
        draft.tagNames.append(typed);
    return draft;
}

void RuleEditor::setSaved(domain::RuleId id)
{
    m_draft.rule.id = id;
    m_isChanged = false;
}

void RuleEditor::setWritable(bool writable)
{
    m_writable = writable;
    m_name->setReadOnly(!writable);
    m_condition->setWritable(writable);
    m_how->setEnabled(writable);
    m_onNewItems->setEnabled(writable);
    fillChips();
}

void RuleEditor::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void RuleEditor::focusTags()
{
    m_newTag->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(m_tags);
}

void RuleEditor::noteChange()
{
    if (m_isFilling)
        return;
    m_isChanged = true;
    ++m_edits;
    Q_EMIT changed();
}

void RuleEditor::take(const TagChoice &choice)
{
    if (choice.remove)
        m_draft.rule.tags.removeAll(choice.tag);
    else if (!choice.tag.isValid())
        m_draft.tagNames.append(choice.name);
    else if (!m_draft.rule.tags.contains(choice.tag))
        m_draft.rule.tags.append(choice.tag);
    m_newTag->clear();
    fillChips();
    noteChange();
}

void RuleEditor::fillChips()
{
    QList<Chip> chips;
    for (const TagId tag : std::as_const(m_draft.rule.tags)) {
        Chip chip = chipOf(m_session.tagsModel(), tag);
        if (chip.text.isEmpty())
            chip.text = tr("deleted tag");
        chips.append(chip);
    }
    for (const QString &name : std::as_const(m_draft.tagNames)) {
        Chip chip;
        chip.text = name;
        chip.key = domain::foldedKey(name);
        chips.append(chip);
    }
    m_tags->setChips(chips, m_writable);
}

} // namespace tagloom::gui
