// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/tag_attribute.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;

class TagAttributeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTags_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QStringList>("tags");
        QTest::newRow("none") << QByteArray() << QStringList();
        QTest::newRow("one") << QByteArray("physics") << QStringList{u"physics"_s};
        QTest::newRow("blanks and nothing") << QByteArray(" a ,, b c ,") << QStringList{u"a"_s, u"b c"_s};
        QTest::newRow("twice") << QByteArray("Art,art") << QStringList{u"Art"_s};
        QTest::newRow("letters") << QByteArray("Überall,日本") << QStringList{u"Überall"_s, u"日本"_s};
    }
    void readsTags()
    {
        QFETCH(QByteArray, value);
        QTEST(library::tagsFromAttribute(value), "tags");
    }

    void writesTags_data()
    {
        QTest::addColumn<QByteArray>("old");
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QStringList>("removed");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QStringList>("refused");
        const auto row = [](const char *name, const QByteArray &old, const QStringList &wanted,
                            const QStringList &removed, const QByteArray &value, const QStringList &refused = {}) {
            QTest::newRow(name) << old << wanted << removed << value << refused;
        };
        row("first ones", "", {u"a"_s, u"b"_s}, {}, "a,b");
        row("what others put there stays", "theirs", {u"a"_s}, {}, "theirs,a");
        row("known ones keep their form", "Art, x", {u"art"_s}, {}, "Art, x");
        row("removed", "a,b,c", {u"a"_s}, {u"B"_s}, "a,c");
        row("the last one", "a", {}, {u"a"_s}, "");
        row("renamed", "old,b", {u"new"_s, u"b"_s}, {u"old"_s}, "b,new");
        row("removed and wanted", "a", {u"A"_s}, {u"a"_s}, "A");
        row("a comma", "a", {u"a"_s, u"Rock, Paper"_s}, {}, "a", {u"Rock, Paper"_s});
    }
    void writesTags()
    {
        QFETCH(QByteArray, old);
        QFETCH(QStringList, wanted);
        QFETCH(QStringList, removed);
        QFETCH(QByteArray, value);
        QStringList refused;
        QCOMPARE(library::tagsForAttribute(old, wanted, removed, refused), value);
        QTEST(refused, "refused");
    }
};

QTEST_GUILESS_MAIN(TagAttributeTest)
#include "tag_attribute_test.moc"
