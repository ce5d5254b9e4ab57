// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/pin_digit.h"

#include <QtTest>

using namespace tagloom::gui;

class PinDigitTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheKeyByItsPlace_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("scanCode");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<int>("digit"); // -1: none
        const Qt::KeyboardModifiers none = Qt::NoModifier;
        QTest::newRow("1") << int(Qt::Key_1) << 10 << none << 1;
        QTest::newRow("9") << int(Qt::Key_9) << 18 << none << 9;
        QTest::newRow("0") << int(Qt::Key_0) << 19 << none << 0;
        QTest::newRow("AZERTY &") << int(Qt::Key_Ampersand) << 10 << none << 1;
        QTest::newRow("AZERTY à") << int(Qt::Key_Agrave) << 19 << none << 0;
        QTest::newRow("AZERTY with Shift") << int(Qt::Key_2) << 11 << Qt::KeyboardModifiers(Qt::ShiftModifier) << 2;
        QTest::newRow("QWERTY with Shift") << int(Qt::Key_At) << 11 << Qt::KeyboardModifiers(Qt::ShiftModifier) << -1;
        QTest::newRow("numeric pad") << int(Qt::Key_7) << 79 << Qt::KeyboardModifiers(Qt::KeypadModifier) << 7;
        QTest::newRow("made by a program") << int(Qt::Key_3) << 0 << none << 3;
        QTest::newRow("with Ctrl") << int(Qt::Key_1) << 10 << Qt::KeyboardModifiers(Qt::ControlModifier) << -1;
        QTest::newRow("with Alt") << int(Qt::Key_1) << 10 << Qt::KeyboardModifiers(Qt::AltModifier) << -1;
        QTest::newRow("a letter") << int(Qt::Key_T) << 28 << none << -1;
        QTest::newRow("Escape") << int(Qt::Key_Escape) << 9 << none << -1;
        QTest::newRow("minus") << int(Qt::Key_Minus) << 20 << none << -1;
    }

    void readsTheKeyByItsPlace()
    {
        QFETCH(const int, key);
        QFETCH(const int, scanCode);
        QFETCH(const Qt::KeyboardModifiers, modifiers);
        QFETCH(const int, digit);
        const QKeyEvent event(QEvent::KeyPress, key, modifiers, static_cast<quint32>(scanCode), 0, 0);
        QCOMPARE(pinDigit(event).value_or(-1), digit);
    }
};

QTEST_GUILESS_MAIN(PinDigitTest)
#include "pin_digit_test.moc"
