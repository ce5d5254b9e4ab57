// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/about_dialog.h"

#include "gui/panels/application_icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tagloom::gui {

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Tagloom"));
    auto *motif = new QLabel;
    motif->setPixmap(applicationIcon().pixmap(2 * metrics::IconHero));
    auto *name = new QLabel(tr("Tagloom"));
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    large.setWeight(QFont::DemiBold);
    name->setFont(large);
    auto *version = new QLabel(
        tr("Version %1, with Qt %2").arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion())));
    version->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *purpose = new QLabel(tr("One library on your own disk for everything you tag."));
    auto *licence = new QLabel(tr("Free software under the GNU General Public License, version 3 or any later one. "
                                  "It comes without any warranty."));
    licence->setWordWrap(true);
    for (QLabel *label : {version, licence})
        Theme::setTextRole(label, ColourRole::DimmedText);
    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(2 * metrics::Section, 2 * metrics::Section, 2 * metrics::Section, metrics::Section);
    lines->setSpacing(metrics::Inside);
    lines->setSizeConstraint(QLayout::SetFixedSize);
    for (QLabel *label : {motif, name, version, purpose, licence}) {
        label->setAlignment(Qt::AlignCenter);
        lines->addWidget(label);
    }
    lines->insertSpacing(1, metrics::Inside);
    lines->addSpacing(metrics::Section);
    lines->addWidget(close, 0, Qt::AlignHCenter);
}

} // namespace tagloom::gui
