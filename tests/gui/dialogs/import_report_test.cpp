// SPDX-License-Identifier: GPL-3.0-or-later
#include "chosen_files.h"
#include "gui/dialogs/import_report.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

namespace {

library::ImportReport sampleReport()
{
    library::ImportReport report;
    report.added = 2;
    report.skipped.append({u"/home/a/b.html"_s, 12, u"It has neither a title nor an address."_s});
    return report;
}

QPushButton *button(const QWidget &dialog, const QString &text)
{
    const QList<QPushButton *> all = dialog.findChildren<QPushButton *>();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const QPushButton *one) { return one->text() == text; });
    return found == all.end() ? nullptr : *found;
}

} // namespace

class ImportReportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesAndSavesEveryRecord()
    {
        const QTemporaryDir folder;
        test::ChosenFiles chooser({folder.filePath(u"report.txt"_s)});
        const ImportReportDialog dialog(sampleReport(), nullptr, chooser);
        QCOMPARE(dialog.findChild<QTableView *>()->model()->rowCount(), 1);
        const QString expected = u"/home/a/b.html:12: skipped: It has neither a title nor an address.\n"_s;
        button(dialog, u"&Copy as text"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), expected);
        button(dialog, u"&Save as text…"_s)->click();
        QFile file(chooser.files.first());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), expected);
    }

    void saysWhyItCannotSave()
    {
        test::ChosenFiles chooser({u"/no/such/folder/report.txt"_s});
        const ImportReportDialog dialog(sampleReport(), nullptr, chooser);
        button(dialog, u"&Save as text…"_s)->click();
        const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel *label) { return label->text().contains(u"cannot be saved"_s); }));
    }
};

QTEST_MAIN(ImportReportTest)
#include "import_report_test.moc"
