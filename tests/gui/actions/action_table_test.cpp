// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/action_table.h"

#include <QtTest>

using namespace tagloom::gui;

class ActionTableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsInTheOrderOfItsIds()
    {
        int place = 0;
        for (const ActionRow &row : actionTable())
            QCOMPARE(static_cast<int>(row.id), place++);
        QCOMPARE(place, static_cast<int>(ActionId::Count));
    }

    void saysEverythingAboutEachAction()
    {
        QSet<QString> names;
        for (const ActionRow &row : actionTable()) {
            const QString name = QLatin1String(row.name);
            QVERIFY2(!names.contains(name), row.name);
            names.insert(name);
            QVERIFY2(QString::fromUtf8(row.text).size() > 2, row.name);
            QVERIFY2(QString::fromUtf8(row.tip).size() > 8, row.name);
            QVERIFY2(!QString::fromUtf8(row.tip).endsWith(QLatin1Char('.')), row.name);
            QVERIFY2(!menuTitle(row.menu).isEmpty(), row.name);
        }
    }

    void givesNoKeyToTwoActions()
    {
        QHash<QKeySequence, ActionId> owners;
        for (const ActionRow &row : actionTable()) {
            const QList<QKeySequence> keys = defaultKeys(row.id);
            for (const QKeySequence &key : keys) {
                QVERIFY2(!key.isEmpty(), row.name);
                QVERIFY2(!owners.contains(key) || shareKeys(owners.value(key), row.id),
                         qPrintable(key.toString() + u' ' + QLatin1String(row.name)));
                owners.insert(key, row.id);
            }
        }
    }

    void givesNoMnemonicToTwoActionsOfAMenu()
    {
        QSet<std::pair<int, QChar>> used;
        for (const ActionRow &row : actionTable()) {
            const QString text = QString::fromUtf8(row.text);
            const qsizetype mark = text.indexOf(u'&');
            QVERIFY2(mark >= 0 && mark + 1 < text.size(), row.name);
            const std::pair<int, QChar> claim(static_cast<int>(row.menu), text.at(mark + 1).toLower());
            QVERIFY2(!used.contains(claim), row.name);
            used.insert(claim);
        }
    }

    void knowsTheKeysOfTheDesign_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *key, ActionId id) {
            QTest::newRow(key) << int(id) << QString::fromLatin1(key);
        };
        row("Ctrl+T", ActionId::TagBar);
        row("T", ActionId::TagBar);
        row("F3", ActionId::TagBar);
        row("Ctrl+Shift+C", ActionId::CopyTags);
        row("Ctrl+Shift+V", ActionId::PasteTags);
        row("Ctrl+F", ActionId::Search);
        row("/", ActionId::Search);
        row("Esc", ActionId::ClearSearch);
        row("Shift+Esc", ActionId::BackToList);
        row("Ctrl+D", ActionId::SaveSearch);
        row("Ctrl+K", ActionId::CommandPalette);
        row("Ctrl+H", ActionId::History);
        row("Ctrl+,", ActionId::Settings);
        row("Ctrl+N", ActionId::NewItem);
        row("Ctrl+Shift+N", ActionId::NewTag);
        row("Ctrl+Shift+M", ActionId::MergeTags);
        row("Ctrl+Shift+B", ActionId::MoveTags);
        row("Ctrl+Shift+Del", ActionId::DeleteTags);
        row("Ctrl+I", ActionId::Import);
        row("Ctrl+E", ActionId::Export);
        row("F2", ActionId::Rename);
        row("Del", ActionId::Trash);
        row("Shift+Del", ActionId::DeleteForGood);
        row("F5", ActionId::Refresh);
        row("F1", ActionId::Keys);
        row("Ctrl+Q", ActionId::Quit);
        row("Alt+9", ActionId::TogglePinned9);
        row("9", ActionId::TogglePinned9);
        row("Alt+0", ActionId::RemovePinned);
        row("F6", ActionId::ShowTable);
        row("F7", ActionId::ShowGallery);
        row("Ctrl++", ActionId::LargerPictures);
        row("Ctrl+-", ActionId::SmallerPictures);
        row("Space", ActionId::QuickLook);
    }

    void knowsTheKeysOfTheDesign()
    {
        QFETCH(const int, id);
        QFETCH(const QString, key);
        QVERIFY(defaultKeys(static_cast<ActionId>(id)).contains(QKeySequence(key)));
    }

    void tellsKeysThatTypeSomethingFromOthers()
    {
        for (const char *key : {"T", "/", "1", "Shift+T"})
            QVERIFY2(isSingleKey(QKeySequence(QLatin1String(key))), key);
        for (const char *key : {"Ctrl+T", "Alt+1", "F3", "Del", "Shift+Del", "Esc", "Return", "Ctrl+K, T"})
            QVERIFY2(!isSingleKey(QKeySequence(QLatin1String(key))), key);
    }

    void findsThePinnedTags()
    {
        QCOMPARE(togglePinned(1), ActionId::TogglePinned1);
        QCOMPARE(togglePinned(9), ActionId::TogglePinned9);
    }
};

QTEST_GUILESS_MAIN(ActionTableTest)
#include "action_table_test.moc"
