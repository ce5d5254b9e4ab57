// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/choice_button.h"
#include "gui/panels/welcome.h"

#include <QtTest>

using namespace tagloom::gui;

class WelcomeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersThreeWaysOnByMouseAndKey()
    {
        Welcome welcome;
        QSignalSpy add(&welcome, &Welcome::addRequested);
        QSignalSpy import(&welcome, &Welcome::importRequested);
        QSignalSpy sample(&welcome, &Welcome::sampleRequested);
        const QList<ChoiceButton *> choices = welcome.findChildren<ChoiceButton *>();
        QCOMPARE(choices.size(), 3);
        welcome.show();
        QTest::mouseClick(choices.at(0), Qt::LeftButton);
        QTest::keyClick(choices.at(1), Qt::Key_Return);
        QTest::keyClick(choices.at(2), Qt::Key_Space);
        QCOMPARE(add.size(), 1);
        QCOMPARE(import.size(), 1);
        QCOMPARE(sample.size(), 1);
    }

    void takesNothingIntoAReadOnlyLibrary()
    {
        Welcome welcome;
        welcome.setReadOnly(true);
        const QList<ChoiceButton *> choices = welcome.findChildren<ChoiceButton *>();
        QVERIFY(!choices.at(0)->isEnabled());
        QVERIFY(!choices.at(1)->isEnabled());
        QVERIFY(choices.at(2)->isEnabled());
    }
};

QTEST_MAIN(WelcomeTest)
#include "welcome_test.moc"
