// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history/history_filter_bar.h"

#include "gui/style/metrics.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace tagloom::gui {

using domain::HistoryFilter;
using domain::HistoryOrigin;

namespace {

constexpr int anywhere = -1;

} // namespace

HistoryFilterBar::HistoryFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_origin(new QComboBox(this))
    , m_days(new QComboBox(this))
{
    m_text->setAccessibleName(tr("History filter"));
    m_text->setPlaceholderText(tr("Filter actions"));
    m_text->setClearButtonEnabled(true);
    m_origin->setAccessibleName(tr("Where actions came from"));
    m_origin->addItem(tr("Anywhere"), anywhere);
    m_origin->addItem(tr("Window"), static_cast<int>(HistoryOrigin::Window));
    m_origin->addItem(tr("Command line"), static_cast<int>(HistoryOrigin::Command));
    m_origin->addItem(tr("Import"), static_cast<int>(HistoryOrigin::Import));
    m_days->setAccessibleName(tr("When actions were done"));
    m_days->addItem(tr("Any time"), 0);
    m_days->addItem(tr("Today"), 1);
    m_days->addItem(tr("Last 7 days"), 7);
    m_days->addItem(tr("Last 30 days"), 30);
    for (QComboBox *const box : {m_origin, m_days}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
        connect(box, &QComboBox::currentIndexChanged, this, &HistoryFilterBar::changed);
    }
    connect(m_text, &QLineEdit::textChanged, this, &HistoryFilterBar::changed);

    auto *const choices = new QHBoxLayout;
    choices->setSpacing(metrics::Inside);
    choices->addWidget(m_origin, 1);
    choices->addWidget(m_days, 1);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Inside);
    layout->addWidget(m_text);
    layout->addLayout(choices);
}

HistoryFilter HistoryFilterBar::filter() const
{
    HistoryFilter filter;
    filter.text = m_text->text().trimmed();
    if (const int origin = m_origin->currentData().toInt(); origin != anywhere)
        filter.origin = static_cast<HistoryOrigin>(origin);
    if (const int days = m_days->currentData().toInt(); days > 0)
        filter.madeFrom = QDate::currentDate().addDays(1 - days).startOfDay().toMSecsSinceEpoch();
    return filter;
}

bool HistoryFilterBar::isNarrowed() const
{
    return !m_text->text().trimmed().isEmpty() || m_origin->currentIndex() > 0 || m_days->currentIndex() > 0;
}

void HistoryFilterBar::clear()
{
    if (!isNarrowed())
        return;
    {
        const QSignalBlocker quiet(this);
        m_text->clear();
        m_origin->setCurrentIndex(0);
        m_days->setCurrentIndex(0);
    }
    Q_EMIT changed();
}

} // namespace tagloom::gui
