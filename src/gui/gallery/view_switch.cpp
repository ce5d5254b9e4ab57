// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/view_switch.h"

#include "gui/actions/actions.h"
#include "gui/settings/settings.h"
#include "gui/style/metrics.h"

#include <QHBoxLayout>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace tagloom::gui {

namespace {

constexpr std::array sizes{metrics::PictureLeast, 128, metrics::PictureUsual, 208, 256, metrics::PictureMost};

constexpr int sliderWidth = 96;
constexpr int buttonWidth = 32;
constexpr int sliderStep = 8;

} // namespace

ViewSwitch::ViewSwitch(Actions &actions, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_size(new QSlider(Qt::Horizontal, this))
{
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Tight);
    m_size->setAccessibleName(tr("Size of the pictures"));
    m_size->setToolTip(tr("Size of the pictures"));
    m_size->setRange(metrics::PictureLeast / sliderStep, metrics::PictureMost / sliderStep);
    m_size->setFixedWidth(sliderWidth);
    m_size->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_size);
    layout->addSpacing(metrics::Tight);
    for (const ActionId id : {ActionId::ShowTable, ActionId::ShowGallery}) {
        auto *const button = new QToolButton(this);
        button->setDefaultAction(actions.action(id));
        button->setAccessibleName(Actions::title(*actions.action(id)));
        button->setAutoRaise(true);
        button->setIconSize({metrics::IconSmall, metrics::IconSmall});
        button->setFixedSize(buttonWidth, metrics::StatusBar - 4);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
    connect(m_size, &QSlider::valueChanged, this, [this](int value) {
        if (value != m_settings.value(option::PictureSize) / sliderStep)
            m_settings.set(option::PictureSize, value * sliderStep);
    });
    connect(&settings, &Settings::changed, this, &ViewSwitch::follow);
    follow();
}

void ViewSwitch::follow()
{
    m_size->setVisible(m_settings.value(option::Gallery));
    m_size->setValue(m_settings.value(option::PictureSize) / sliderStep);
}

int ViewSwitch::steppedSize(int size, int steps)
{
    // From a size between two of these to the next one in the direction.
    auto place = std::lower_bound(sizes.begin(), sizes.end(), size) - sizes.begin();
    if (steps > 0 && place < std::ssize(sizes) && sizes[static_cast<std::size_t>(place)] > size)
        --place;
    const auto target = std::clamp<std::ptrdiff_t>(place + steps, 0, std::ssize(sizes) - 1);
    return sizes[static_cast<std::size_t>(target)];
}

} // namespace tagloom::gui
