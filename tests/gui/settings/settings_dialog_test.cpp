// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/settings_dialog.h"

#include "gui/actions/actions.h"
#include "gui/settings/temporary_settings.h"
#include "gui/tagging/session_fixture.h"
#include "store/statement.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

namespace {

QComboBox &choice(const QDialog &dialog, const QString &name)
{
    const auto boxes = dialog.findChildren<QComboBox *>();
    for (QComboBox *const box : boxes) {
        if (box->accessibleName() == name)
            return *box;
    }
    qFatal("There is no choice %s.", qPrintable(name));
}

} // namespace

class SettingsDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsSet();
    void appliesAChoiceAtOnce();
    void keepsAFigureThatItDoesNotOffer();
    void switchesTheLookByTheActions();
    void saysWhatTheHistoryTakes();
    void saysWhatWouldBeDeletedAndDeletesNothing();
};

void SettingsDialogTest::showsWhatIsSet()
{
    const test::TemporarySettings folder;
    Settings settings;
    Actions actions(settings);
    {
        const SettingsDialog dialog(actions, settings, nullptr);
        QCOMPARE(choice(dialog, u"How long history is kept"_s).currentText(), u"Forever"_s);
        QCOMPARE(choice(dialog, u"How much history is kept"_s).currentText(), u"500 MB"_s);
        QCOMPARE(choice(dialog, u"When trash is deleted"_s).currentText(), u"Never"_s);
    }
    settings.set(option::HistoryMonths, 12);
    settings.set(option::TrashDays, 90);
    const SettingsDialog dialog(actions, settings, nullptr);
    QCOMPARE(choice(dialog, u"How long history is kept"_s).currentText(), u"1 year"_s);
    QCOMPARE(choice(dialog, u"When trash is deleted"_s).currentText(), u"After 90 days"_s);
}

void SettingsDialogTest::appliesAChoiceAtOnce()
{
    const test::TemporarySettings folder;
    Settings settings;
    Actions actions(settings);
    const SettingsDialog dialog(actions, settings, nullptr);
    choice(dialog, u"How long history is kept"_s).setCurrentText(u"5 years"_s);
    choice(dialog, u"How much history is kept"_s).setCurrentText(u"No limit"_s);
    choice(dialog, u"When trash is deleted"_s).setCurrentText(u"After 30 days"_s);
    QCOMPARE(settings.value(option::HistoryMonths), 60);
    QCOMPARE(settings.value(option::HistoryMegabytes), 0);
    QCOMPARE(settings.value(option::TrashDays), 30);
}

void SettingsDialogTest::keepsAFigureThatItDoesNotOffer()
{
    const test::TemporarySettings folder;
    Settings settings;
    settings.set(option::HistoryMegabytes, 250);
    Actions actions(settings);
    const SettingsDialog dialog(actions, settings, nullptr);
    QCOMPARE(choice(dialog, u"How much history is kept"_s).currentData().toInt(), 250);
    QCOMPARE(settings.value(option::HistoryMegabytes), 250);
}

void SettingsDialogTest::switchesTheLookByTheActions()
{
    const test::TemporarySettings folder;
    Settings settings;
    Actions actions(settings);
    const SettingsDialog dialog(actions, settings, nullptr);
    const QSignalSpy dark(actions.action(ActionId::AppearanceDark), &QAction::triggered);
    auto &appearance = choice(dialog, u"Appearance"_s);
    appearance.setCurrentText(u"Dark"_s);
    QCOMPARE(dark.size(), 1);
    dialog.findChild<QCheckBox *>()->click();
    QVERIFY(actions.action(ActionId::CompactRows)->isChecked());
}

void SettingsDialogTest::saysWhatTheHistoryTakes()
{
    const test::TemporarySettings folder;
    Settings settings;
    Actions actions(settings);
    test::SessionFixture fixture;
    fixture.addItem(u"one"_s);
    const SettingsDialog dialog(actions, settings, &fixture.session());
    const auto *const totals = dialog.findChild<QLabel *>(u"totals"_s);
    QTRY_VERIFY(!totals->isHidden());
    QVERIFY2(totals->text().startsWith(u"This library's history holds 1 action in "_s), qPrintable(totals->text()));
}

void SettingsDialogTest::saysWhatWouldBeDeletedAndDeletesNothing()
{
    const test::TemporarySettings folder;
    Settings settings;
    Actions actions(settings);
    test::SessionFixture fixture;
    const auto items = fixture.addItems({u"one"_s, u"two"_s});
    test::waitFor(fixture.session().items().trash(items));
    test::waitFor(fixture.session().library().write(u"age"_s, [](store::Transaction &transaction) {
        return store::Statement(transaction.connection(), u"UPDATE items SET trashed_at = ?"_s)
            .run(transaction.now() - 40 * 86'400'000LL);
    }));
    const SettingsDialog dialog(actions, settings, &fixture.session());
    const auto *const trashed = dialog.findChild<QLabel *>(u"trashed"_s);
    auto &days = choice(dialog, u"When trash is deleted"_s);
    QVERIFY(trashed->isHidden());
    days.setCurrentText(u"After 90 days"_s);
    days.setCurrentText(u"After 30 days"_s);
    QTRY_VERIFY(!trashed->isHidden());
    QCOMPARE(trashed->text(), u"2 items of this library will be deleted when you close this window."_s);
    days.setCurrentText(u"After 365 days"_s);
    QVERIFY(trashed->isHidden());
    QCOMPARE(fixture.session().library().connection().number(u"SELECT count(*) FROM items"_s).value(), 2);
}

QTEST_MAIN(SettingsDialogTest)
#include "settings_dialog_test.moc"
