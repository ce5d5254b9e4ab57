// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/condition_editor.h"

#include "domain/query/parser.h"
#include "domain/tag_name.h"
#include "gui/inspector/kind_choice.h"
#include "gui/items/chip_of.h"
#include "gui/search/search_completion.h"
#include "gui/search/search_field.h"
#include "gui/session/session.h"
#include "gui/style/control_painter.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "store/item_store.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tagloom::gui {

using domain::TagId;

namespace {

/// What a field is called, and an example of its value.
std::pair<QString, QString> wordsOf(ConditionField field)
{
    switch (field) {
    case ConditionField::Site:
        return {ConditionEditor::tr("Site is"), ConditionEditor::tr("such as example.org or example.org/news")};
    case ConditionField::Address:
        return {ConditionEditor::tr("Address contains"), ConditionEditor::tr("a part of the address")};
    case ConditionField::Folder:
        return {ConditionEditor::tr("File is in"), ConditionEditor::tr("a folder, such as ~/Papers")};
    case ConditionField::Title:
        return {ConditionEditor::tr("Title contains"), ConditionEditor::tr("a word or several")};
    case ConditionField::Note:
        return {ConditionEditor::tr("Notes contain"), ConditionEditor::tr("a word or several")};
    case ConditionField::Kind:
        return {ConditionEditor::tr("Kind is"), {}};
    case ConditionField::Tag:
        return {ConditionEditor::tr("Has the tag"), ConditionEditor::tr("the name of a tag")};
    case ConditionField::Author:
        return {ConditionEditor::tr("Author is"), ConditionEditor::tr("a name or a part of it")};
    case ConditionField::Anything:
        return {ConditionEditor::tr("Anything contains"), ConditionEditor::tr("a word or several")};
    }
    Q_UNREACHABLE();
}

/// The search field's border, with the focus ring of the text edit in it.
class Frame final : public QWidget
{
public:
    explicit Frame(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(metrics::Control);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QStyleOption option;
        option.initFrom(this);
        option.state.setFlag(QStyle::State_HasFocus, focusProxy() && focusProxy()->hasFocus());
        paint::field(&painter, option);
    }
};

} // namespace

ConditionEditor::ConditionEditor(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_conditions(new QWidget(this))
    , m_any(new QComboBox(m_conditions))
    , m_lineLayout(new QVBoxLayout)
    , m_add(new QPushButton(icon(IconName::Add), tr("Add a &condition"), m_conditions))
    , m_beyondLines(new QLabel(tr("This search says more than lines can show."), this))
    , m_search(new SearchField(this))
    , m_error(new QLabel(this))
{
    m_session.tagsModel().load();
    m_any->addItems({tr("all of these are true"), tr("any of these is true")});
    m_any->setAccessibleName(tr("All or any"));
    m_add->setAutoDefault(false);
    m_add->setObjectName(QStringLiteral("addCondition"));
    Theme::setTextRole(m_beyondLines, ColourRole::DimmedText);
    m_beyondLines->setWordWrap(true);
    Theme::setTextRole(m_error, ColourRole::Danger);
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setObjectName(QStringLiteral("conditionError"));
    m_lineLayout->setContentsMargins(0, 0, 0, 0);
    m_lineLayout->setSpacing(metrics::Tight);
    auto *const first = new QHBoxLayout;
    auto *const forWhich = new QLabel(tr("Items for which"), m_conditions);
    forWhich->setBuddy(m_any);
    first->addWidget(forWhich);
    first->addWidget(m_any);
    first->addStretch();
    auto *const last = new QHBoxLayout;
    last->addWidget(m_add);
    last->addStretch();
    auto *const lines = new QVBoxLayout(m_conditions);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(metrics::Tight);
    lines->addLayout(first);
    lines->addLayout(m_lineLayout);
    lines->addLayout(last);

    auto *const frame = new Frame(this);
    auto *const inFrame = new QHBoxLayout(frame);
    inFrame->setContentsMargins(metrics::Tight, 0, metrics::Tight, 0);
    inFrame->addWidget(m_search);
    frame->setFocusProxy(m_search);
    m_search->setAccessibleName(tr("The same as a search"));
    m_search->setObjectName(QStringLiteral("condition"));
    m_search->setPlaceholderText(tr("Or write a search: words, #tags, key:value"));
    m_search->installEventFilter(this);
    models::TagsModel &tags = m_session.tagsModel();
    m_search->setChipOf([&tags](TagId tag) { return chipOf(tags, tag); });
    connect(&tags, &QAbstractItemModel::dataChanged, m_search, &SearchField::updateChips);
    connect(&tags, &QAbstractItemModel::modelReset, m_search, &SearchField::updateChips);

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Inside);
    layout->addWidget(m_conditions);
    layout->addWidget(m_beyondLines);
    layout->addWidget(frame);
    layout->addWidget(m_error);

    connect(m_any, &QComboBox::activated, this, &ConditionEditor::followLines);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addLine({});
        m_lines.constLast().field->setFocus(Qt::OtherFocusReason);
    });
    connect(m_search, &SearchField::boundTextChanged, this, &ConditionEditor::followSearch);
    connect(m_search, &SearchField::leaveRequested, this, [this] { focusNextChild(); });
    setSearch({});
}

ConditionEditor::~ConditionEditor() = default;

QString ConditionEditor::search() const
{
    return m_search->boundText();
}

void ConditionEditor::setSearch(const QString &search)
{
    m_isFilling = true;
    m_search->setBoundText(search);
    m_isFilling = false;
    if (m_completion)
        m_completion->hide();
    fillLines();
    showError();
}

void ConditionEditor::setWritable(bool writable)
{
    m_writable = writable;
    m_search->setReadOnly(!writable);
    m_conditions->setEnabled(writable);
}

QString ConditionEditor::nameOf(TagId tag) const
{
    return m_session.tagsModel().name(tag);
}

void ConditionEditor::addLine(const RuleCondition &condition)
{
    Line line;
    line.whole = new QWidget(m_conditions);
    line.field = new QComboBox(line.whole);
    for (int i = 0; i < conditionFields; ++i)
        line.field->addItem(wordsOf(static_cast<ConditionField>(i)).first);
    line.field->setCurrentIndex(static_cast<int>(condition.field));
    line.field->setAccessibleName(tr("What to look at"));
    line.value = new QLineEdit(condition.value, line.whole);
    line.value->setAccessibleName(tr("What it is to be"));
    line.value->setClearButtonEnabled(true);
    line.kind = new QComboBox(line.whole);
    line.kind->setAccessibleName(tr("Which kind"));
    const auto kinds = store::readKinds(m_session.library().connection());
    if (kinds)
        addKinds(*line.kind, *kinds);
    line.kind->setCurrentIndex(-1);
    for (int row = 0; kinds && row < kinds->size(); ++row) {
        if (domain::foldedKey(kinds->at(row).name) == domain::foldedKey(condition.value))
            line.kind->setCurrentIndex(row);
    }
    line.remove = new QToolButton(line.whole);
    line.remove->setIcon(icon(IconName::Close));
    line.remove->setAutoRaise(true);
    line.remove->setToolTip(tr("Remove this condition"));
    line.remove->setAccessibleName(tr("Remove this condition"));
    line.tag = condition.tag;
    line.tagName = condition.value;
    auto *const row = new QHBoxLayout(line.whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::Inside);
    row->addWidget(line.field);
    row->addWidget(line.value, 1);
    row->addWidget(line.kind, 1);
    row->addWidget(line.remove);
    fitLine(line);
    m_lineLayout->addWidget(line.whole);
    line.whole->show(); // now, and not with the next event: its fields may get the focus
    m_lines.append(line);

    QWidget *const whole = line.whole;
    connect(line.field, &QComboBox::activated, this, [this, whole] {
        for (Line &other : m_lines) {
            if (other.whole == whole)
                fitLine(other);
        }
        followLines();
    });
    connect(line.value, &QLineEdit::textChanged, this, &ConditionEditor::followLines);
    connect(line.kind, &QComboBox::activated, this, &ConditionEditor::followLines);
    connect(line.remove, &QToolButton::clicked, this, [this, whole] { removeLine(whole); });
}

void ConditionEditor::fitLine(Line &line)
{
    const auto field = static_cast<ConditionField>(line.field->currentIndex());
    const bool isKind = field == ConditionField::Kind;
    line.value->setVisible(!isKind);
    line.kind->setVisible(isKind);
    line.value->setPlaceholderText(wordsOf(field).second);
    if (field != ConditionField::Tag) {
        line.value->setCompleter(nullptr);
        return;
    }
    auto *const completer = new QCompleter(&m_session.tagsModel(), line.value);
    completer->setCompletionColumn(models::TagsModel::NameColumn);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    line.value->setCompleter(completer);
}

void ConditionEditor::removeLine(QWidget *whole)
{
    // Its button has the focus, which goes on to the one to add.
    m_add->setFocus(Qt::OtherFocusReason);
    m_lines.removeIf([whole](const Line &line) { return line.whole == whole; });
    whole->hide();
    whole->deleteLater();
    followLines();
}

RuleCondition ConditionEditor::conditionOf(const Line &line) const
{
    RuleCondition condition;
    condition.field = static_cast<ConditionField>(line.field->currentIndex());
    if (condition.field == ConditionField::Kind) {
        // A kind that is not there keeps its name: the search says that it is gone.
        condition.value = line.tagName;
        const auto kinds = store::readKinds(m_session.library().connection());
        if (!kinds || line.kind->currentIndex() < 0)
            return condition;
        for (const domain::Kind &kind : *kinds) {
            if (kind.id.value == line.kind->currentData().toLongLong())
                condition.value = kind.name;
        }
        return condition;
    }
    condition.value = line.value->text();
    if (condition.field == ConditionField::Tag && condition.value == line.tagName)
        condition.tag = line.tag;
    return condition;
}

/// The lines have changed: the search says what they do.
void ConditionEditor::followLines()
{
    if (m_isFilling)
        return;
    RuleConditions conditions;
    conditions.any = m_any->currentIndex() == 1;
    for (const Line &line : std::as_const(m_lines))
        conditions.lines.append(conditionOf(line));
    m_isFilling = true;
    m_search->setBoundText(toSearch(conditions));
    m_isFilling = false;
    if (m_completion)
        m_completion->hide();
    showError();
    Q_EMIT changed();
}

/// The search was typed: the lines say what it does, if they can.
void ConditionEditor::followSearch()
{
    if (m_isFilling)
        return;
    fillLines();
    showError();
    Q_EMIT changed();
}

void ConditionEditor::fillLines()
{
    const auto conditions = toConditions(search(), [this](TagId tag) { return nameOf(tag); });
    m_conditions->setVisible(conditions.has_value());
    m_beyondLines->setVisible(!conditions);
    if (!conditions)
        return;
    m_isFilling = true;
    for (const Line &line : std::as_const(m_lines)) {
        line.whole->hide();
        line.whole->deleteLater();
    }
    m_lines.clear();
    if (conditions->lines.size() > 1)
        m_any->setCurrentIndex(conditions->any ? 1 : 0);
    for (const RuleCondition &condition : conditions->lines)
        addLine(condition);
    if (m_lines.isEmpty())
        addLine({});
    m_isFilling = false;
}

void ConditionEditor::showError()
{
    const auto error = domain::parseQuery(search()).error;
    m_search->setError(error);
    m_error->setText(error ? error->expected : QString());
    m_error->setVisible(error.has_value());
}

bool ConditionEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        m_search->parentWidget()->update();
        if (event->type() == QEvent::FocusIn && !m_completion && m_writable)
            m_completion = std::make_unique<SearchCompletion>(*m_search, m_session.library(), m_session.tagsModel());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tagloom::gui
