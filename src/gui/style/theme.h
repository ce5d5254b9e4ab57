// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/palette.h"

#include <QObject>
#include <QPointer>

class QAbstractButton;
class QWidget;

namespace tagloom::gui {

class Style;

/// What the user chose.
enum class SchemeSetting { System, Light, Dark };

/// How much a button stands out. A dialog's default button is Primary by itself.
enum class ButtonTone { Plain, Primary, Danger };

/// The look of the whole program: owns the scheme, puts style and palette on the application, follows the desktop.
/// One per application, in the GUI thread; theme() finds it.
class Theme final : public QObject
{
    Q_OBJECT

public:
    /// Takes over the application's style and palette. Needs a QApplication.
    explicit Theme(SchemeSetting setting = SchemeSetting::System, QObject *parent = nullptr);
    ~Theme() override;

    /// The application's theme, or nullptr before there is one.
    static Theme *of();

    SchemeSetting setting() const { return m_setting; }
    void setSetting(SchemeSetting setting);

    const Palette &palette() const { return m_palette; }
    QColor colour(ColourRole role) const { return m_palette.colour(role); }

    /// Gives a widget and its children this surface as background, in every scheme.
    static void setSurface(QWidget *widget, ColourRole surface);

    /// Writes a widget's text in this colour, in every scheme: setTextRole(label, ColourRole::DimmedText).
    static void setTextRole(QWidget *widget, ColourRole text);

    static void setButtonTone(QAbstractButton *button, ButtonTone tone);
    static ButtonTone buttonTone(const QWidget *button);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Every colour may be another one now. Widgets that paint through their palette are repainted anyway.
    void changed();

private:
    void apply();
    void lookAtDesktop();

    SchemeSetting m_setting;
    Scheme m_desktopScheme = Scheme::Light;
    Palette m_palette;
    QPointer<Style> m_style;
    bool m_isApplying = false;
};

/// The colours now in force: `theme().colour(ColourRole::DimmedText)`. Without a Theme (a test of one painter) light
/// ones.
const Palette &theme();

} // namespace tagloom::gui
