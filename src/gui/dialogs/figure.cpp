// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/figure.h"

#include "domain/counted.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tagloom::gui {

Figure::Figure(const QString &caption, QWidget *parent)
    : QWidget(parent)
    , m_number(new QLabel)
    , m_caption(new QLabel(caption))
{
    QFont large = m_number->font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    large.setWeight(QFont::DemiBold);
    m_number->setFont(large);
    Theme::setTextRole(m_caption, ColourRole::DimmedText);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, metrics::Section, 0);
    lines->setSpacing(0);
    lines->addWidget(m_number);
    lines->addWidget(m_caption);
    clear();
}

void Figure::setNumber(qint64 number, ColourRole role)
{
    m_number->setText(domain::grouped(number));
    Theme::setTextRole(m_number, role);
    setAccessibleName(QString(m_number->text() + QLatin1Char(' ') + m_caption->text()));
}

void Figure::clear()
{
    m_number->setText(QStringLiteral("–"));
    Theme::setTextRole(m_number, ColourRole::DimmedText);
    setAccessibleName(m_caption->text());
}

} // namespace tagloom::gui
