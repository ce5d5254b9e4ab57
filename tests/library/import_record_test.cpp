// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/import_record.h"
#include "support/store_steps.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemRecord;
using library::ImportOptions;
using library::ImportRecordMaker;
using test::sure;

namespace {

domain::LinkRecord linkTo(const QString &tag)
{
    domain::LinkRecord link;
    link.tag = tag;
    return link;
}

} // namespace

class ImportRecordTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datesWhatTheFileDoesNot();
    void putsTheAddressInPlaceOfABlankTitle();
    void refusesARecordWithNeitherTitleNorAddress();
    void takesEachTagOnce();
    void remembersChangedNames();
    void findsTheTagAboveANestedName_data();
    void findsTheTagAboveANestedName();
};

void ImportRecordTest::datesWhatTheFileDoesNot()
{
    ImportRecordMaker maker(ImportOptions::Folders::All, 1000);
    ItemRecord record;
    record.title = u"A"_s;
    record.links = {linkTo(u"tag"_s)};
    auto made = sure(maker.make(record));
    QCOMPARE(made.item.createdAt, 1000);
    QCOMPARE(made.item.updatedAt, 1000);
    QCOMPARE(made.links[0].second.addedAt, std::optional<qint64>(1000));
    record.createdAt = 5;
    made = sure(maker.make(record));
    QCOMPARE(made.item.updatedAt, 5);
}

void ImportRecordTest::putsTheAddressInPlaceOfABlankTitle()
{
    ImportRecordMaker maker(ImportOptions::Folders::All, 1000);
    ItemRecord record;
    record.title = u" \n"_s;
    record.url = u" https://a.example/x "_s;
    const auto made = sure(maker.make(record));
    QCOMPARE(made.item.title, u"https://a.example/x"_s);
    QCOMPARE(made.item.url, u"https://a.example/x"_s);
}

void ImportRecordTest::refusesARecordWithNeitherTitleNorAddress()
{
    ImportRecordMaker maker(ImportOptions::Folders::All, 1000);
    QCOMPARE(maker.make({}).error().code, domain::ErrorCode::InvalidInput);
}

void ImportRecordTest::takesEachTagOnce()
{
    ImportRecordMaker maker(ImportOptions::Folders::All, 1000);
    ItemRecord record;
    record.title = u"A"_s;
    record.links = {linkTo(u"Tag"_s), linkTo(u"TAG"_s), linkTo(u" "_s)};
    record.folders = {u"tag"_s, u"Folder"_s};
    const auto made = sure(maker.make(record));
    QStringList names;
    for (const auto &[name, link] : made.links)
        names.append(name.text());
    QCOMPARE(names, (QStringList{u"Tag"_s, u"Folder"_s}));
    QVERIFY(made.changes.isEmpty());
}

void ImportRecordTest::remembersChangedNames()
{
    ImportRecordMaker maker(ImportOptions::Folders::All, 1000);
    for (int i = 0; i < 2; ++i) {
        QStringList changes;
        QCOMPARE(maker.tagName(QString(60, u'x'), changes)->text(), QString(50, u'x'));
        QCOMPARE(changes.size(), 1);
        changes.clear();
        QVERIFY(!maker.tagName(u"\u200b"_s, changes));
        QCOMPARE(changes.size(), 1);
    }
}

void ImportRecordTest::findsTheTagAboveANestedName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("parent");
    QTest::newRow("two parts") << u"a/b"_s << u"a"_s;
    QTest::newRow("three parts") << u"a/b/c"_s << u"a/b"_s;
    QTest::newRow("one part") << u"a"_s << QString();
    QTest::newRow("at the start") << u"/a"_s << QString();
    QTest::newRow("at the end") << u"a/"_s << QString();
    QTest::newRow("spaces around") << u"TCP / IP"_s << QString();
    QTest::newRow("two slashes") << u"http://x"_s << QString();
}

void ImportRecordTest::findsTheTagAboveANestedName()
{
    QFETCH(QString, name);
    const auto parent = library::nestingParent(test::name(name));
    QTEST(parent ? parent->text() : QString(), "parent");
}

QTEST_GUILESS_MAIN(ImportRecordTest)
#include "import_record_test.moc"
