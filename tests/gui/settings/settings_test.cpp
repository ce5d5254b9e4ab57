// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporary_settings.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

class SettingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsWithTheDefaults()
    {
        const test::TemporarySettings place;
        const Settings settings;
        QCOMPARE(settings.appearance(), SchemeSetting::System);
        QCOMPARE(settings.value(option::SidebarShown), true);
        QCOMPARE(settings.value(option::CompactRows), false);
        QCOMPARE(settings.value(option::SingleKeys), true);
        QVERIFY(settings.value(option::WindowGeometry).isEmpty());
        QVERIFY(settings.value(option::SplitterSizes).isEmpty());
        QVERIFY(settings.recentLibraries().isEmpty());
        QVERIFY(!settings.shortcuts(u"item.new"_s));
    }

    void comesBackAfterARestart()
    {
        const test::TemporarySettings place;
        {
            Settings settings;
            settings.set(option::Appearance, static_cast<int>(SchemeSetting::Dark));
            settings.set(option::SplitterSizes, {240, 700, 320});
            settings.set(option::WindowGeometry, QByteArray("\0\1\xff", 3));
            settings.set(option::ExportFolder, u"/tmp/Größe, 数"_s);
            settings.set(option::InspectorShown, false);
            settings.setShortcuts(u"item.new"_s,
                                  QList<QKeySequence>{QKeySequence(u"Ctrl+J"_s), QKeySequence(u"Ctrl+,"_s)});
            settings.setShortcuts(u"item.trash"_s, QList<QKeySequence>{});
        }
        const Settings settings;
        QCOMPARE(settings.appearance(), SchemeSetting::Dark);
        QCOMPARE(settings.value(option::SplitterSizes), (QList<int>{240, 700, 320}));
        QCOMPARE(settings.value(option::WindowGeometry), QByteArray("\0\1\xff", 3));
        QCOMPARE(settings.value(option::ExportFolder), u"/tmp/Größe, 数"_s);
        QCOMPARE(settings.value(option::InspectorShown), false);
        QCOMPARE(*settings.shortcuts(u"item.new"_s),
                 (QList<QKeySequence>{QKeySequence(u"Ctrl+J"_s), QKeySequence(u"Ctrl+,"_s)}));
        QVERIFY(settings.shortcuts(u"item.trash"_s));
        QVERIFY(settings.shortcuts(u"item.trash"_s)->isEmpty());
        QVERIFY(QFile::exists(place.path()));
    }

    void takesTheDefaultForWhatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("out of bounds") << QByteArray("[look]\nappearance=7\n[window]\nsplitter=-5, 3\nsidebar=true\n");
        QTest::newRow("not a number") << QByteArray("[look]\nappearance=dark\n[window]\nsplitter=a, b\n");
        QTest::newRow("garbage") << QByteArray("\x01\x02[[[=\n=\n\xff\xfe");
    }

    void takesTheDefaultForWhatCannotBe()
    {
        QFETCH(const QByteArray, text);
        const test::TemporarySettings place;
        QVERIFY(QDir().mkpath(QFileInfo(place.path()).path()));
        QFile file(place.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const Settings settings;
        QCOMPARE(settings.appearance(), SchemeSetting::System);
        QVERIFY(settings.value(option::SplitterSizes).isEmpty());
        QCOMPARE(settings.value(option::SidebarShown), true);
    }

    void keepsTheTenLibrariesOpenedLast()
    {
        const test::TemporarySettings place;
        Settings settings;
        QSignalSpy changes(&settings, &Settings::recentLibrariesChanged);
        QStringList paths;
        for (int number = 0; number < 12; ++number) {
            const QString path = place.folder() + u"/%1.tagloom"_s.arg(number);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            settings.addRecentLibrary(path);
            paths.prepend(path);
        }
        QCOMPARE(settings.recentLibraries(), paths.first(10));
        QCOMPARE(changes.size(), 12);

        settings.addRecentLibrary(paths.at(4));
        QCOMPARE(settings.recentLibraries().first(), paths.at(4));
        QCOMPARE(settings.recentLibraries().size(), 10);

        QVERIFY(QFile::remove(paths.at(0)));
        QCOMPARE(settings.recentLibraries().size(), 9);
        QVERIFY(!settings.recentLibraries().contains(paths.at(0)));

        settings.clearRecentLibraries();
        QVERIFY(settings.recentLibraries().isEmpty());
    }

    void forgetsAChosenKey()
    {
        const test::TemporarySettings place;
        Settings settings;
        settings.setShortcuts(u"item.new"_s, QList<QKeySequence>{QKeySequence(u"Ctrl+J"_s)});
        settings.setShortcuts(u"item.new"_s, std::nullopt);
        QVERIFY(!settings.shortcuts(u"item.new"_s));
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
