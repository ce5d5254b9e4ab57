// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/icon.h"
#include "gui/style/theme.h"

#include <QFile>
#include <QImage>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagloom::gui;

namespace {

/// The colour of the strongest pixel and how many pixels are drawn at all.
struct Ink
{
    QColor colour;
    int pixels = 0;
};

Ink inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    Ink ink;
    int strongest = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            if (qAlpha(pixel) == 0)
                continue;
            ++ink.pixels;
            if (qAlpha(pixel) > strongest) {
                strongest = qAlpha(pixel);
                ink.colour = QColor(qRed(pixel), qGreen(pixel), qBlue(pixel));
            }
        }
    }
    return ink;
}

bool isNear(const QColor &first, const QColor &second)
{
    constexpr int Rounding = 3;
    return std::abs(first.red() - second.red()) <= Rounding && std::abs(first.green() - second.green()) <= Rounding
        && std::abs(first.blue() - second.blue()) <= Rounding;
}

} // namespace

class IconTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIconIsDrawnInTheColoursOfTheTheme_data()
    {
        QTest::addColumn<IconName>("name");
        for (int index = 0; index < static_cast<int>(IconName::Count); ++index) {
            const auto name = static_cast<IconName>(index);
            QTest::newRow(qPrintable(iconFileName(name))) << name;
        }
    }

    void everyIconIsDrawnInTheColoursOfTheTheme()
    {
        QFETCH(const IconName, name);
        m_theme.setSetting(SchemeSetting::Light);
        const QIcon shown = icon(name);
        QVERIFY(QFile::exists(u":/icons/%1.svg"_s.arg(iconFileName(name))));
        for (const int size : {16, 20, 24}) {
            const Ink ink = inkOf(shown.pixmap(size));
            QVERIFY(ink.pixels > 8);
            QVERIFY(isNear(ink.colour, theme().colour(ColourRole::Icon)));
        }
        QVERIFY(isNear(inkOf(shown.pixmap(24, QIcon::Disabled)).colour, theme().colour(ColourRole::DisabledText)));
        QVERIFY(isNear(inkOf(shown.pixmap(24, QIcon::Normal, QIcon::On)).colour, theme().colour(ColourRole::Accent)));
        QVERIFY(isNear(inkOf(icon(name, ColourRole::Danger).pixmap(24)).colour, theme().colour(ColourRole::Danger)));
        m_theme.setSetting(SchemeSetting::Dark);
        QVERIFY(isNear(inkOf(shown.pixmap(24)).colour, theme().colour(ColourRole::Icon)));
    }

    void drawsRealPixelsOnADenseScreen()
    {
        const QPixmap pixmap = icon(IconName::Search).pixmap(QSize(16, 16), 2.0);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
        const QPixmap plain = icon(IconName::Search).pixmap(QSize(16, 16), 1.0);
        QVERIFY(pixmap.toImage() != plain.toImage().scaled(32, 32));
    }

    void findsTheIconOfAKind_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<IconName>("name");
        QTest::newRow("bookmark") << u"bookmark"_s << IconName::Bookmark;
        QTest::newRow("course") << u"course"_s << IconName::Course;
        QTest::newRow("unknown") << u"spaceship"_s << IconName::File;
        QTest::newRow("empty") << QString() << IconName::File;
    }

    void findsTheIconOfAKind()
    {
        QFETCH(const QString, kind);
        QFETCH(const IconName, name);
        QCOMPARE(iconForKind(kind), name);
    }

private:
    Theme m_theme{SchemeSetting::Light};
};

QTEST_MAIN(IconTest)
#include "icon_test.moc"
