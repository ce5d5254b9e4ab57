// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/flow_layout.h"

#include <QLineEdit>
#include <QTest>
#include <QWidget>

using namespace tagloom::gui;

namespace {

QWidget *block(int width)
{
    auto *widget = new QWidget;
    widget->setFixedSize(width, 24);
    return widget;
}

} // namespace

class FlowLayoutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrapsLikeWords()
    {
        QWidget page;
        auto *flow = new FlowLayout(&page, 4);
        flow->setContentsMargins(0, 0, 0, 0);
        for (int count = 0; count < 5; ++count)
            flow->addWidget(block(48));
        QCOMPARE(flow->heightForWidth(5 * 48 + 4 * 4), 24);
        QCOMPARE(flow->heightForWidth(5 * 48 + 4 * 4 - 1), 24 + 4 + 24);
        QCOMPARE(flow->heightForWidth(50), 5 * 24 + 4 * 4);
        QCOMPARE(flow->minimumSize().width(), 48);
    }

    void givesTheRestOfTheLineToTheField()
    {
        QWidget page;
        page.resize(200, 100);
        auto *flow = new FlowLayout(&page, 4);
        flow->setContentsMargins(0, 0, 0, 0);
        auto *field = new QLineEdit;
        field->setMinimumWidth(60);
        flow->addWidget(field);
        QWidget *chip = block(48);
        flow->insertWidget(0, chip);
        flow->setGeometry(QRect(0, 0, 200, 100));
        QCOMPARE(chip->x(), 0);
        QCOMPARE(field->x(), 52);
        QCOMPARE(field->width(), 148);
    }

    void mirrorsForRightToLeft()
    {
        QWidget page;
        page.setLayoutDirection(Qt::RightToLeft);
        auto *flow = new FlowLayout(&page, 4);
        flow->setContentsMargins(0, 0, 0, 0);
        QWidget *first = block(48);
        flow->addWidget(first);
        flow->setGeometry(QRect(0, 0, 200, 100));
        QCOMPARE(first->geometry().right(), 199);
    }

    void takesItemsOut()
    {
        QWidget page;
        auto *flow = new FlowLayout(&page);
        QWidget *widget = block(10);
        flow->addWidget(widget);
        QCOMPARE(flow->count(), 1);
        flow->removeWidget(widget);
        QCOMPARE(flow->count(), 0);
        QCOMPARE(flow->takeAt(0), nullptr);
        QCOMPARE(flow->itemAt(-1), nullptr);
    }
};

QTEST_MAIN(FlowLayoutTest)
#include "flow_layout_test.moc"
