// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/parser.h"
#include "gui/search/cheat_sheet.h"

#include <QSignalSpy>
#include <QTreeWidget>
#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;

class CheatSheetTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyExampleParses()
    {
        for (const QString &example : CheatSheet::examples()) {
            const domain::ParsedQuery parsed = domain::parseQuery(example);
            QVERIFY2(!parsed.error, qPrintable(example));
            QVERIFY2(parsed.rewrites.isEmpty(), qPrintable(example));
        }
    }

    void givesTheExampleThatIsChosen()
    {
        CheatSheet sheet;
        QSignalSpy chosen(&sheet, &CheatSheet::exampleChosen);
        sheet.show();
        auto *const table = sheet.findChild<QTreeWidget *>();
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), CheatSheet::examples().at(1));
        QVERIFY(!sheet.isVisible());
    }
};

QTEST_MAIN(CheatSheetTest)
#include "cheat_sheet_test.moc"
