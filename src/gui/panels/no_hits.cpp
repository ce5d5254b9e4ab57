// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/no_hits.h"

#include "gui/panels/icon_label.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tagloom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostWidth = 440;

} // namespace

NoHits::NoHits(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel)
    , m_detail(new QLabel)
    , m_clear(new QPushButton(tr("&Clear the filter")))
{
    setObjectName(u"NoHits"_s);
    Theme::setSurface(this, ColourRole::List);
    auto *picture = new IconLabel(metrics::IconHero);
    picture->setIcon(IconName::Search, ColourRole::DimmedText);
    QFont large = m_heading->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    m_heading->setFont(large);
    for (QLabel *label : {m_heading, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setFixedWidth(MostWidth);
    }
    Theme::setTextRole(m_detail, ColourRole::DimmedText);
    connect(m_clear, &QPushButton::clicked, this, &NoHits::clearRequested);

    auto *lines = new QVBoxLayout(this);
    lines->setSpacing(metrics::Inside);
    lines->addStretch(2);
    lines->addWidget(picture, 0, Qt::AlignHCenter);
    lines->addWidget(m_heading, 0, Qt::AlignHCenter);
    lines->addWidget(m_detail, 0, Qt::AlignHCenter);
    lines->addSpacing(metrics::Inside);
    lines->addWidget(m_clear, 0, Qt::AlignHCenter);
    lines->addStretch(3);
}

void NoHits::showSearch(const QString &text, const QStringList &remarks)
{
    constexpr int MostShown = 120;
    QString searched = text.simplified();
    if (searched.size() > MostShown)
        searched = searched.left(MostShown) + u'…';
    m_heading->setText(tr("Nothing found for “%1”").arg(searched));
    m_detail->setText(remarks.join(u'\n'));
    m_detail->setVisible(!remarks.isEmpty());
    m_clear->show();
}

void NoHits::showEmptyPlace(const QString &sentence)
{
    m_heading->setText(sentence);
    m_detail->hide();
    m_clear->hide();
}

} // namespace tagloom::gui
