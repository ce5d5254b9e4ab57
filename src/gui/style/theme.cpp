// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/theme.h"

#include "gui/style/style.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QToolTip>
#include <QVariant>

namespace tagloom::gui {

namespace {

constexpr const char *SurfaceProperty = "_tagloom_surface";
constexpr const char *TextProperty = "_tagloom_text";
constexpr const char *ToneProperty = "_tagloom_tone";

Theme *s_theme = nullptr;

void colourWidget(QWidget *widget)
{
    const QVariant surface = widget->property(SurfaceProperty);
    const QVariant text = widget->property(TextProperty);
    if (!surface.isValid() && !text.isValid())
        return;
    QPalette palette;
    if (surface.isValid()) {
        const QColor colour = theme().colour(static_cast<ColourRole>(surface.toInt()));
        palette.setColor(QPalette::Window, colour);
        palette.setColor(QPalette::Base, colour);
        widget->setAutoFillBackground(true);
    }
    if (text.isValid()) {
        const QColor colour = theme().colour(static_cast<ColourRole>(text.toInt()));
        for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
            palette.setColor(role, colour);
    }
    widget->setPalette(palette);
}

} // namespace

Theme::Theme(SchemeSetting setting, QObject *parent)
    : QObject(parent)
    , m_setting(setting)
{
    Q_ASSERT(!s_theme);
    m_desktopScheme = Palette::looksDark(QApplication::palette()) ? Scheme::Dark : Scheme::Light;
    s_theme = this;
    m_style = new Style;
    QApplication::setStyle(m_style); // takes it over
    QApplication::setFont(Style::preferredFont(QApplication::font()));
    apply();
    qApp->installEventFilter(this);
}

Theme::~Theme()
{
    s_theme = nullptr;
}

Theme *Theme::of()
{
    return s_theme;
}

void Theme::setSetting(SchemeSetting setting)
{
    if (m_setting == setting)
        return;
    m_setting = setting;
    apply();
}

void Theme::apply()
{
    const Scheme scheme = m_setting == SchemeSetting::System ? m_desktopScheme
        : m_setting == SchemeSetting::Dark                   ? Scheme::Dark
                                                             : Scheme::Light;
    {
        const QScopedValueRollback<bool> applying(m_isApplying, true);
        m_palette = Palette(scheme);
        QApplication::setPalette(m_palette.toQPalette());
        QToolTip::setPalette(m_palette.toQPalette());
        const QWidgetList widgets = QApplication::allWidgets();
        for (QWidget *widget : widgets) {
            colourWidget(widget);
            widget->update();
        }
    }
    Q_EMIT changed();
}

void Theme::lookAtDesktop()
{
    {
        // Qt 6.4 does not tell the desktop's scheme; its palette shows through when ours is taken away for a moment.
        const QScopedValueRollback<bool> applying(m_isApplying, true);
        QApplication::setPalette(QPalette());
        m_desktopScheme = Palette::looksDark(QApplication::palette()) ? Scheme::Dark : Scheme::Light;
    }
    apply();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_isApplying && event->type() == QEvent::ThemeChange && watched->isWindowType()) {
        lookAtDesktop();
    } else if (!m_isApplying && event->type() == QEvent::ApplicationPaletteChange && watched == qApp) {
        m_desktopScheme = Palette::looksDark(QApplication::palette()) ? Scheme::Dark : Scheme::Light;
        apply();
    }
    return QObject::eventFilter(watched, event);
}

void Theme::setSurface(QWidget *widget, ColourRole surface)
{
    widget->setProperty(SurfaceProperty, static_cast<int>(surface));
    colourWidget(widget);
}

void Theme::setTextRole(QWidget *widget, ColourRole text)
{
    widget->setProperty(TextProperty, static_cast<int>(text));
    colourWidget(widget);
}

void Theme::setButtonTone(QAbstractButton *button, ButtonTone tone)
{
    button->setProperty(ToneProperty, static_cast<int>(tone));
    button->update();
}

ButtonTone Theme::buttonTone(const QWidget *button)
{
    return button ? static_cast<ButtonTone>(button->property(ToneProperty).toInt()) : ButtonTone::Plain;
}

const Palette &theme()
{
    static const Palette light;
    return s_theme ? s_theme->palette() : light;
}

} // namespace tagloom::gui
