// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/welcome.h"

#include "gui/panels/application_icon.h"
#include "gui/panels/choice_button.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tagloom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int MotifSize = 2 * metrics::IconHero;

} // namespace

Welcome::Welcome(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"Welcome"_s);
    setAccessibleName(tr("Welcome"));
    Theme::setSurface(this, ColourRole::List);

    auto *motif = new QLabel;
    motif->setPixmap(applicationIcon().pixmap(MotifSize));
    motif->setAlignment(Qt::AlignCenter);

    auto *heading = new QLabel(tr("This library is empty"));
    QFont large = heading->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    heading->setFont(large);
    heading->setAlignment(Qt::AlignCenter);

    auto *add = new ChoiceButton(IconName::Add, tr("&Add something"), tr("An address, a file, a book, a note"));
    auto *import = new ChoiceButton(IconName::Import, tr("&Import bookmarks"),
                                    tr("The file a browser or another program exported"));
    auto *sample = new ChoiceButton(IconName::Library, tr("&Look around first"),
                                    tr("A guided tour through a sample library of its own"));
    connect(add, &ChoiceButton::clicked, this, &Welcome::addRequested);
    connect(import, &ChoiceButton::clicked, this, &Welcome::importRequested);
    connect(sample, &ChoiceButton::clicked, this, &Welcome::sampleRequested);

    auto *drop = new QLabel(tr("Or drop files, links or text here."));
    drop->setAlignment(Qt::AlignCenter);
    Theme::setTextRole(drop, ColourRole::DimmedText);

    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::Inside);
    column->addWidget(motif);
    column->addSpacing(metrics::Inside);
    column->addWidget(heading);
    column->addSpacing(metrics::Section);
    for (QWidget *choice : {add, import, sample})
        column->addWidget(choice);
    column->addSpacing(metrics::Group);
    column->addWidget(drop);
    auto *lines = new QHBoxLayout(this);
    lines->addStretch(1);
    auto *middle = new QVBoxLayout;
    middle->addStretch(1);
    middle->addLayout(column);
    middle->addStretch(1);
    lines->addLayout(middle);
    lines->addStretch(1);

    m_add = add;
    m_import = import;
    m_dropLine = drop;
}

void Welcome::setReadOnly(bool readOnly)
{
    m_add->setEnabled(!readOnly);
    m_import->setEnabled(!readOnly);
    m_dropLine->setVisible(!readOnly);
}

} // namespace tagloom::gui
