// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QSplitter>
#include <QStyle>
#include <QTest>
#include <QWidget>

using namespace tagloom::gui;

class ThemeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesEveryColourWithTheSetting()
    {
        Theme look(SchemeSetting::Light);
        QCOMPARE(Theme::of(), &look);
        QSignalSpy changed(&look, &Theme::changed);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Palette(Scheme::Light).colour(ColourRole::Window));
        look.setSetting(SchemeSetting::Dark);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Palette(Scheme::Dark).colour(ColourRole::Window));
        QCOMPARE(theme().scheme(), Scheme::Dark);
        look.setSetting(SchemeSetting::Dark);
        QCOMPARE(changed.count(), 1);
    }

    void followsTheDesktopOnlyWhenAskedTo()
    {
        Theme look(SchemeSetting::System);
        QPalette dark;
        dark.setColor(QPalette::Window, Qt::black);
        dark.setColor(QPalette::WindowText, Qt::white);
        QApplication::setPalette(dark);
        QCOMPARE(theme().scheme(), Scheme::Dark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Palette(Scheme::Dark).colour(ColourRole::Window));
        look.setSetting(SchemeSetting::Light);
        QApplication::setPalette(dark);
        QCOMPARE(theme().scheme(), Scheme::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Palette(Scheme::Light).colour(ColourRole::Window));
    }

    void keepsSurfacesAndTextRolesThroughAChange()
    {
        Theme look(SchemeSetting::Light);
        QWidget sidebar;
        QLabel label(&sidebar);
        Theme::setSurface(&sidebar, ColourRole::Sidebar);
        Theme::setTextRole(&label, ColourRole::DimmedText);
        for (const SchemeSetting setting : {SchemeSetting::Dark, SchemeSetting::Light}) {
            look.setSetting(setting);
            QCOMPARE(sidebar.palette().color(QPalette::Window), theme().colour(ColourRole::Sidebar));
            QCOMPARE(label.palette().color(QPalette::WindowText), theme().colour(ColourRole::DimmedText));
        }
        QVERIFY(sidebar.autoFillBackground());
    }

    void putsOneHairlineBetweenPanes()
    {
        Theme look(SchemeSetting::Light);
        QSplitter splitter;
        QCOMPARE(splitter.handleWidth(), metrics::Hairline);
        QCOMPARE(QApplication::style()->pixelMetric(QStyle::PM_ScrollBarExtent), metrics::ScrollBar);
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
