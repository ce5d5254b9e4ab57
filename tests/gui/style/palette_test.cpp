// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/oklch.h"
#include "gui/style/palette.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagloom::gui;

namespace {

constexpr double ReadableContrast = 4.5;
constexpr double MarkContrast = 3.0;

constexpr std::array Surfaces{
    ColourRole::Window,       ColourRole::Sidebar,    ColourRole::List,        ColourRole::Inspector,
    ColourRole::Popup,        ColourRole::Field,      ColourRole::Selection,   ColourRole::SelectionInactive,
    ColourRole::HoverRow,     ColourRole::Button,     ColourRole::ButtonHover, ColourRole::ButtonPressed,
    ColourRole::HoverSidebar, ColourRole::DropTarget,
};

} // namespace

class PaletteTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsReadableOnItsSurfaces_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("light") << Scheme::Light;
        QTest::newRow("dark") << Scheme::Dark;
    }

    void textIsReadableOnItsSurfaces()
    {
        QFETCH(const Scheme, scheme);
        const Palette palette(scheme);
        const auto check = [&](ColourRole ink, ColourRole surface, double least) {
            const double reached = contrast(palette.colour(ink), palette.colour(surface));
            QVERIFY2(reached >= least,
                     qPrintable(u"role %1 on role %2: %3"_s.arg(int(ink)).arg(int(surface)).arg(reached)));
        };
        for (const ColourRole surface : Surfaces) {
            check(ColourRole::Text, surface, ReadableContrast);
            check(ColourRole::DimmedText, surface, ReadableContrast);
            check(ColourRole::Icon, surface, MarkContrast);
        }
        for (const ColourRole surface :
             {ColourRole::Window, ColourRole::List, ColourRole::Field, ColourRole::Sidebar}) {
            check(ColourRole::Link, surface, ReadableContrast);
            check(ColourRole::Danger, surface, ReadableContrast);
            check(ColourRole::Warning, surface, ReadableContrast);
            check(ColourRole::Success, surface, ReadableContrast);
            check(ColourRole::FocusRing, surface, MarkContrast);
            check(ColourRole::ControlOutline, surface, MarkContrast);
        }
        for (const ColourRole banner : {ColourRole::BannerInfo, ColourRole::BannerWarning, ColourRole::BannerError})
            check(ColourRole::Text, banner, ReadableContrast);
        check(ColourRole::Info, ColourRole::BannerInfo, ReadableContrast);
        check(ColourRole::Warning, ColourRole::BannerWarning, ReadableContrast);
        check(ColourRole::Danger, ColourRole::BannerError, MarkContrast);
        check(ColourRole::AccentText, ColourRole::Accent, ReadableContrast);
        check(ColourRole::AccentText, ColourRole::AccentHover, ReadableContrast);
        check(ColourRole::AccentText, ColourRole::AccentPressed, ReadableContrast);
        check(ColourRole::DangerText, ColourRole::DangerButton, ReadableContrast);
        check(ColourRole::ToolTipText, ColourRole::ToolTip, ReadableContrast);
        const TagColours neutral = palette.neutralChip();
        QVERIFY(contrast(neutral.text, neutral.background) >= ReadableContrast);
    }

    void everyTagColourGivesAReadableChip_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::addColumn<QStringList>("colours");
        QStringList hues;
        const QList<PickableColour> pickable = Palette::pickableColours();
        for (const PickableColour &colour : pickable)
            hues.append(colour.hex);
        const QStringList extremes{u"#000000"_s, u"#ffffff"_s, u"#ffff00"_s, u"#0000ff"_s, u"#00ff00"_s, u"#ff0000"_s,
                                   u"#00ffff"_s, u"#ff00ff"_s, u"#808080"_s, u"#010101"_s, u"#fefefe"_s, u"yellow"_s};
        QStringList random;
        QRandomGenerator generator(20261121);
        for (int count = 0; count < 800; ++count)
            random.append(QColor(QRgb(generator.generate() & 0xffffffU)).name());
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const char *name = scheme == Scheme::Light ? "light" : "dark";
            QTest::addRow("%s, our hues", name) << scheme << hues;
            QTest::addRow("%s, extremes", name) << scheme << extremes;
            QTest::addRow("%s, random", name) << scheme << random;
        }
    }

    void everyTagColourGivesAReadableChip()
    {
        QFETCH(const Scheme, scheme);
        QFETCH(const QStringList, colours);
        const Palette palette(scheme);
        double worst = 21;
        for (const QString &colour : colours) {
            const TagColours chip = palette.chip(colour, {});
            const double reached = contrast(chip.text, chip.background);
            worst = std::min(worst, reached);
            QVERIFY2(reached >= ReadableContrast, qPrintable(u"%1: %2"_s.arg(colour).arg(reached)));
            // Suggested chips have no fill: the same ink stands on the row.
            for (const ColourRole surface :
                 {ColourRole::List, ColourRole::Sidebar, ColourRole::Selection, ColourRole::SelectionInactive,
                  ColourRole::HoverRow, ColourRole::Field, ColourRole::HoverSidebar, ColourRole::DropTarget}) {
                const double onSurface = contrast(chip.text, palette.colour(surface));
                QVERIFY2(onSurface >= ReadableContrast,
                         qPrintable(u"%1 on role %2: %3"_s.arg(colour).arg(int(surface)).arg(onSurface)));
            }
            QVERIFY(contrast(chip.dot, palette.colour(ColourRole::List)) >= 2.5);
        }
        QVERIFY(worst < 21);
    }

    void derivesTheSameColourFromANameAtEveryStart()
    {
        const Palette palette;
        QCOMPARE(palette.chip({}, u"physics"_s).text, Palette().chip({}, u"physics"_s).text);
        // Fixed, since people learn their tags' colours: another value here recolours everybody's library.
        QCOMPARE(palette.chip({}, u"physics"_s).background, palette.chip(u"#17a750"_s, {}).background);
        QCOMPARE(palette.chip(u"no colour"_s, u"physics"_s).text, palette.chip({}, u"physics"_s).text);
    }

    void spreadsNamesOverAllHues()
    {
        const Palette palette;
        QHash<QRgb, int> seen;
        constexpr int Names = 1200;
        for (int number = 0; number < Names; ++number)
            ++seen[palette.chip({}, u"tag %1"_s.arg(number)).dot.rgb()];
        QCOMPARE(seen.size(), 12);
        for (const int count : std::as_const(seen))
            QVERIFY2(count > Names / 12 / 2, qPrintable(QString::number(count)));
    }

    void tellsTheHuesApart()
    {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const Palette palette(scheme);
            QSet<QRgb> backgrounds;
            const QList<PickableColour> colours = Palette::pickableColours();
            for (const PickableColour &colour : colours) {
                QVERIFY(!colour.name.isEmpty());
                backgrounds.insert(palette.chip(colour.hex, {}).background.rgb());
            }
            QCOMPARE(backgrounds.size(), colours.size());
        }
    }

    void convertsThereAndBack()
    {
        QRandomGenerator generator(7);
        for (int count = 0; count < 200; ++count) {
            const QColor colour(QRgb(generator.generate() & 0xffffffU));
            const QColor back = fromOklch(toOklch(colour));
            QVERIFY(std::abs(colour.red() - back.red()) <= 1);
            QVERIFY(std::abs(colour.green() - back.green()) <= 1);
            QVERIFY(std::abs(colour.blue() - back.blue()) <= 1);
        }
        QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21);
    }

    void knowsADarkDesktop()
    {
        QVERIFY(Palette::looksDark(Palette(Scheme::Dark).toQPalette()));
        QVERIFY(!Palette::looksDark(Palette(Scheme::Light).toQPalette()));
    }
};

QTEST_APPLESS_MAIN(PaletteTest)
#include "palette_test.moc"
