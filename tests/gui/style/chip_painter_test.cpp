// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/chip_painter.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

namespace {

QList<Chip> chipsNamed(const QStringList &names)
{
    QList<Chip> chips;
    for (const QString &name : names) {
        Chip chip;
        chip.text = name;
        chip.key = name;
        chips.append(chip);
    }
    return chips;
}

const QStringList FiveNames{u"physics"_s, u"cooking"_s, u"rust"_s, u"gardens"_s, u"typography"_s};

} // namespace

class ChipPainterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOtherScriptsBlankWhileFontsArePutOff()
    {
        const QList<Chip> latin = chipsNamed({u"physics"_s, u"café"_s});
        const QList<Chip> mixed = chipsNamed({u"physics"_s, u"\U0001F600 \u65E5\u672C"_s});
        const QRect cell(0, 0, 400, 44);
        ChipPainter painter(QApplication::font());
        painter.putOffOtherFonts();
        (void)painter.layOut(latin, cell);
        QVERIFY(!painter.showOtherFonts());

        painter.putOffOtherFonts();
        const ChipRow row = painter.layOut(mixed, cell);
        QCOMPARE(row.chips.size(), 2);
        QCOMPARE(row.chips.at(0).text, mixed.at(0).text);
        QVERIFY(row.chips.at(1).text.isEmpty());
        QVERIFY(row.chips.at(1).textWidth > 0);
        QVERIFY(painter.showOtherFonts());
        QVERIFY(!painter.showOtherFonts());
        QCOMPARE(painter.layOut(mixed, cell).chips.at(1).text, mixed.at(1).text);
    }

    void keepsEveryChipInsideAndSaysHowManyAreHidden_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<int>("width");
        QTest::newRow("none") << QStringList() << 200;
        QTest::newRow("all fit") << FiveNames << 2000;
        QTest::newRow("some fit") << FiveNames << 220;
        QTest::newRow("hardly one") << FiveNames << 90;
        QTest::newRow("no room") << FiveNames << 20;
        QTest::newRow("one of 50 letters") << QStringList{QString(50, u'w')} << 120;
        QTest::newRow("a hundred") << QStringList(100, u"tag"_s) << 300;
        for (int width = 40; width < 460; width += 30)
            QTest::newRow(qPrintable(u"%1 px"_s.arg(width))) << FiveNames << width;
    }

    void keepsEveryChipInsideAndSaysHowManyAreHidden()
    {
        QFETCH(const QStringList, names);
        QFETCH(const int, width);
        const QList<Chip> chips = chipsNamed(names);
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            const QRect cell(100, 50, width, 44);
            const ChipPainter painter(QApplication::font());
            const ChipRow row = painter.layOut(chips, cell, direction);
            QCOMPARE(row.chips.size() + row.hidden, chips.size());
            QCOMPARE(row.overflow.isEmpty(), row.hidden == 0);
            QList<QRect> places;
            for (const PlacedChip &placed : row.chips) {
                QCOMPARE(placed.index, places.size());
                const bool isWhole = placed.rect.size() == painter.sizeOf(chips.at(placed.index));
                QCOMPARE(placed.text == names.at(placed.index), isWhole && names.at(placed.index).size() < 50);
                QVERIFY(placed.textWidth < placed.rect.width());
                places.append(placed.rect);
            }
            if (row.hidden > 0)
                places.append(row.overflow);
            for (qsizetype index = 0; index < places.size(); ++index) {
                QVERIFY(cell.contains(places.at(index)));
                if (index > 0) {
                    const bool isAfter = direction == Qt::LeftToRight
                        ? places.at(index).left() > places.at(index - 1).right()
                        : places.at(index).right() < places.at(index - 1).left();
                    QVERIFY(isAfter);
                }
            }
        }
    }

    void showsAllWhenTheyFitExactly()
    {
        const ChipPainter painter(QApplication::font());
        const QList<Chip> chips = chipsNamed(FiveNames);
        int width = -metrics::ChipGap;
        for (const Chip &chip : chips)
            width += metrics::ChipGap + painter.sizeOf(chip).width();
        QCOMPARE(painter.layOut(chips, QRect(0, 0, width, 44)).hidden, 0);
        for (const PlacedChip &placed : painter.layOut(chips, QRect(0, 0, width, 44)).chips)
            QCOMPARE(placed.rect.size(), painter.sizeOf(chips.at(placed.index)));
        const ChipRow tighter = painter.layOut(chips, QRect(0, 0, width - 1, 44));
        QVERIFY(tighter.hidden > 0 || tighter.chips.last().rect.size() != painter.sizeOf(chips.last()));
    }

    void tellsWhatLiesUnderAPoint()
    {
        const ChipPainter painter(QApplication::font(), metrics::ChipHeightEditor, true);
        const QList<Chip> chips = chipsNamed(FiveNames);
        const ChipRow row = painter.layOut(chips, QRect(0, 0, 240, 44));
        QVERIFY(row.chips.size() >= 2);
        QVERIFY(row.hidden > 0);
        for (const PlacedChip &placed : row.chips) {
            QVERIFY(placed.rect.contains(placed.cross));
            const ChipHit cross = row.hit(placed.cross.center());
            QCOMPARE(cross.part, ChipHit::Cross);
            QCOMPARE(cross.index, placed.index);
            const ChipHit body = row.hit(placed.rect.center() - QPoint(12, 0));
            QCOMPARE(body.part, ChipHit::Body);
            QCOMPARE(body.index, placed.index);
        }
        QCOMPARE(row.hit(row.overflow.center()).part, ChipHit::Overflow);
        QCOMPARE(row.hit({1, 1}).part, ChipHit::Nothing);
        QCOMPARE(row.hit({row.chips.first().rect.right() + 2, 22}).part, ChipHit::Nothing);
    }

    void makesRoomForWhatAChipCarries()
    {
        const ChipPainter painter(QApplication::font());
        const Chip plain = chipsNamed({u"physics"_s}).first();
        Chip pinned = plain;
        pinned.pin = 3;
        Chip counted = plain;
        counted.count = 12345;
        Chip partial = plain;
        partial.partial = true;
        for (const Chip &chip : {pinned, counted, partial})
            QVERIFY(painter.sizeOf(chip).width() > painter.sizeOf(plain).width());
        const Chip longest = chipsNamed({QString(5000, u'w')}).first();
        QVERIFY(painter.sizeOf(longest).width() <= metrics::ChipMostWidth);
    }

    void statesDifferInShapeNotOnlyInColour()
    {
        const ChipPainter painter(QApplication::font());
        const Chip plain = chipsNamed({u"physics"_s}).first();
        Chip suggested = plain;
        suggested.status = domain::LinkStatus::Suggested;
        Chip rejected = plain;
        rejected.status = domain::LinkStatus::Rejected;
        Chip partial = plain;
        partial.partial = true;
        QList<QImage> pictures;
        QList<Chip> chips{plain, suggested, rejected, partial};
        for (const auto source :
             {domain::LinkSource::Import, domain::LinkSource::Rule, domain::LinkSource::Suggestion}) {
            chips.append(plain);
            chips.last().source = source;
            QVERIFY(ChipPainter::spoken(chips.last()) != ChipPainter::spoken(plain));
            QVERIFY(painter.sizeOf(chips.last()).width() > painter.sizeOf(plain).width());
        }
        for (const Chip &chip : std::as_const(chips)) {
            QImage image(160, 24, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::white);
            QPainter canvas(&image);
            painter.paint(&canvas, chip, painter.place(chip, QRect(2, 2, 120, 20)));
            canvas.end();
            const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
            QVERIFY(!pictures.contains(grey));
            pictures.append(grey);
        }
        QVERIFY(ChipPainter::spoken(suggested) != ChipPainter::spoken(plain));
        QVERIFY(ChipPainter::spoken(rejected) != ChipPainter::spoken(suggested));
        QVERIFY(ChipPainter::spoken(partial) != ChipPainter::spoken(plain));
    }
};

QTEST_MAIN(ChipPainterTest)
#include "chip_painter_test.moc"
