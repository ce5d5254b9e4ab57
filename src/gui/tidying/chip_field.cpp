// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/chip_field.h"

#include "gui/style/control_painter.h"
#include "gui/style/flow_layout.h"
#include "gui/style/theme.h"
#include "gui/tagging/tag_chip.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

namespace tagloom::gui {

namespace {

constexpr int LeastInputWidth = 88;

} // namespace

ChipField::ChipField(QLineEdit *input, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_layout(new FlowLayout(this))
    , m_painter(std::make_shared<ChipPainter>(font(), metrics::ChipHeightEditor, true))
{
    setAttribute(Qt::WA_Hover);
    setFocusProxy(m_input);
    setCursor(Qt::IBeamCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_input->setParent(this);
    m_input->setFrame(false);
    m_input->setFixedHeight(metrics::ChipHeightEditor);
    m_input->setMinimumWidth(LeastInputWidth);
    m_input->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    Theme::setSurface(m_input, ColourRole::Field);
    m_input->setAutoFillBackground(false);
    m_layout->setContentsMargins(metrics::Tight, metrics::Tight, metrics::Tight, metrics::Tight);
    m_layout->addWidget(m_input);
    // The field's frame shows where the focus is, though a child has it.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *old, QWidget *now) {
        if (isAncestorOf(old) || isAncestorOf(now))
            update();
    });
}

void ChipField::setChips(const QList<Chip> &chips, bool changeable)
{
    m_shown = chips;
    m_changeable = changeable;
    m_input->setReadOnly(!changeable);
    fillChips();
}

void ChipField::fillChips()
{
    while (m_chips.size() > m_shown.size()) {
        TagChip *const chip = m_chips.takeLast();
        m_layout->removeWidget(chip);
        if (chip->hasFocus())
            m_input->setFocus();
        chip->hide();
        chip->deleteLater();
    }
    while (m_chips.size() < m_shown.size()) {
        TagChip *const chip = makeChip();
        m_layout->insertWidget(static_cast<int>(m_chips.size()), chip);
        m_chips.append(chip);
        chip->show();
    }
    QWidget *before = nullptr;
    for (qsizetype place = 0; place < m_shown.size(); ++place) {
        m_chips[place]->setTag({{}, m_shown[place], 0}, 0, m_changeable, m_painter);
        m_chips[place]->setFocusPolicy(place == 0 ? Qt::StrongFocus : Qt::ClickFocus);
        if (before)
            setTabOrder(before, m_chips[place]);
        before = m_chips[place];
    }
    if (before)
        setTabOrder(before, m_input);
    updateGeometry();
}

TagChip *ChipField::makeChip()
{
    auto *const chip = new TagChip(this);
    chip->setCursor(Qt::ArrowCursor);
    connect(chip, &TagChip::removeWanted, this, [this, chip] {
        if (m_changeable)
            Q_EMIT removeWanted(static_cast<int>(m_chips.indexOf(chip)));
    });
    connect(chip, &TagChip::stepWanted, this, [this, chip](int step) {
        const qsizetype place = m_chips.indexOf(chip) + step;
        if (place >= m_chips.size())
            m_input->setFocus();
        else if (place >= 0)
            m_chips[place]->setFocus();
    });
    connect(chip, &TagChip::inputWanted, this, [this](const QString &typed) {
        m_input->setFocus();
        m_input->insert(typed);
    });
    return chip;
}

void ChipField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_painter = std::make_shared<ChipPainter>(font(), metrics::ChipHeightEditor, true);
        fillChips();
    }
    QWidget::changeEvent(event);
}

void ChipField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    option.state.setFlag(QStyle::State_HasFocus, isAncestorOf(QApplication::focusWidget()));
    option.state.setFlag(QStyle::State_ReadOnly, !m_changeable);
    paint::field(&painter, option);
}

void ChipField::mousePressEvent(QMouseEvent *)
{
    m_input->setFocus(Qt::MouseFocusReason);
}

} // namespace tagloom::gui
