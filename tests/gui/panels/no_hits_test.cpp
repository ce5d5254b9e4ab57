// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/no_hits.h"

#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::gui;

class NoHitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatWasLookedFor_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("remarks");
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("detail");
        QTest::newRow("words") << u"quarks"_s << QStringList() << u"Nothing found for “quarks”"_s
                               << QString();
        QTest::newRow("what is not there") << u"#phsics kind:boook"_s << QStringList{u"No tag."_s, u"No kind."_s}
                                           << u"Nothing found for “#phsics kind:boook”"_s << u"No tag.\nNo kind."_s;
        QTest::newRow("markup") << u"<b>x"_s << QStringList() << u"Nothing found for “<b>x”"_s
                                << QString();
    }

    void saysWhatWasLookedFor()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, remarks);
        NoHits panel;
        panel.showSearch(text, remarks);
        const QList<QLabel *> labels = panel.findChildren<QLabel *>();
        QCOMPARE(labels.size(), 2);
        QTEST(labels.at(0)->text(), "heading");
        QTEST(labels.at(1)->text(), "detail");
        QCOMPARE(labels.at(0)->textFormat(), Qt::PlainText);
    }

    void offersToClearTheFilter()
    {
        NoHits panel;
        panel.showSearch(u"quarks"_s, {});
        QSignalSpy clear(&panel, &NoHits::clearRequested);
        panel.findChild<QPushButton *>()->click();
        QCOMPARE(clear.size(), 1);
        panel.showEmptyPlace(u"The trash is empty."_s);
        QVERIFY(panel.findChild<QPushButton *>()->isHidden());
    }
};

QTEST_MAIN(NoHitsTest)
#include "no_hits_test.moc"
