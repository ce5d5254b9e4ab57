// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/no_library.h"

#include "gui/panels/choice_button.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tagloom::gui {

NoLibrary::NoLibrary(QWidget *parent)
    : QWidget(parent)
{
    Theme::setSurface(this, ColourRole::List);
    setAutoFillBackground(true);
    auto *const heading = new QLabel(tr("No library is open"), this);
    QFont large = heading->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setWeight(QFont::DemiBold);
    heading->setFont(large);
    heading->setAlignment(Qt::AlignCenter);
    auto *const open = new ChoiceButton(IconName::FolderOpen, tr("Open a library"), tr("A file that Tagloom made before"), this);
    auto *const create = new ChoiceButton(IconName::NewLibrary, tr("Make a new library"), tr("An empty one, in a place of your choice"), this);
    connect(open, &ChoiceButton::clicked, this, &NoLibrary::openRequested);
    connect(create, &ChoiceButton::clicked, this, &NoLibrary::newRequested);

    auto *const layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::Group);
    layout->addStretch(2);
    layout->addWidget(heading);
    layout->addSpacing(metrics::Inside);
    layout->addWidget(open, 0, Qt::AlignHCenter);
    layout->addWidget(create, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

} // namespace tagloom::gui
