// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/import_preview_model.h"
#include "gui/dialogs/remarks_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::gui;
using tagloom::library::ImportReport;

class RemarksModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsSkippedBeforeChanged()
    {
        RemarksModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ImportReport report;
        report.skipped.append({u"/home/a/b.html"_s, 1234, u"It has neither a title nor an address."_s});
        report.skipped.append({u"/home/a/c.html"_s, 0, u"It cannot be read."_s});
        report.changed.append({u"/home/a/b.html"_s, 5, u"The tag name was changed."_s});
        model.show(report);
        const auto cell = [&](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(cell(0, RemarksModel::OutcomeColumn), u"Skipped"_s);
        QCOMPARE(cell(0, RemarksModel::FileColumn), u"b.html"_s);
        QCOMPARE(cell(0, RemarksModel::LineColumn), u"1,234"_s);
        QCOMPARE(cell(1, RemarksModel::LineColumn), QString());
        QCOMPARE(cell(2, RemarksModel::OutcomeColumn), u"Changed"_s);
        QCOMPARE(cell(2, RemarksModel::ReasonColumn), u"The tag name was changed."_s);
        QCOMPARE(model.asText(),
                 u"/home/a/b.html:1234: skipped: It has neither a title nor an address.\n"
                 "/home/a/c.html: skipped: It cannot be read.\n"
                 "/home/a/b.html:5: changed: The tag name was changed.\n"_s);
        model.show({});
        QCOMPARE(model.rowCount(), 0);
    }

    void previewsItems()
    {
        ImportPreviewModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show({{u"A"_s, u"https://example.org/"_s, {u"x"_s, u"y"_s}, false}, {u"B"_s, {}, {}, true}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, ImportPreviewModel::TagsColumn).data().toString(), u"x, y"_s);
        QCOMPARE(model.index(0, ImportPreviewModel::KnownColumn).data().toString(), u"New"_s);
        QCOMPARE(model.index(1, ImportPreviewModel::KnownColumn).data().toString(), u"Known"_s);
    }
};

QTEST_MAIN(RemarksModelTest)
#include "remarks_model_test.moc"
