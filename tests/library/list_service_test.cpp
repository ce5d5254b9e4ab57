// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/list_service.h"

#include "library/exporter.h"
#include "library/history_service.h"
#include "library/item_service.h"
#include "library/open_library.h"
#include "store/list_store.h"
#include "support/folder_snapshot.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using domain::ListId;
using domain::ListStatus;
using domain::ListTemplate;
using library::ListService;
using store::ListRow;
using store::RepeatedItems;
using test::sure;

class ListServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_open.reset();
        m_temporary = std::make_unique<test::TemporaryLibrary>();
        m_open = test::openLibrary(m_temporary->path());
    }

    void namesWhatItDid()
    {
        QSignalSpy changes(m_open.get(), &library::Library::changed);
        ListService lists(*m_open);
        const ListId id = sure(lists.create(u"Later"_s, ListTemplate::Reading));
        const auto items = addItems(2);
        QCOMPARE(sure(lists.addItems(id, items, RepeatedItems::Pass)), 2);
        const auto entry = entries(*m_open, id)[0].entry.id;
        sure(lists.changeEntry(entry, {ListStatus::Reading, 10, {}, {}}));
        sure(lists.moveEntry(entry, {}));
        QCOMPARE(sure(lists.removeEntries({entry})), 1);
        QCOMPARE(sure(lists.removeItems(id, items)), 1);
        sure(lists.rename(id, u"Now"_s));
        sure(lists.remove(id));
        QStringList labels;
        for (const auto &made : sure(library::HistoryService(*m_open).entries({}, {}, 20)))
            labels.prepend(made.label);
        QCOMPARE(labels,
                 (QStringList{u"Make the list “Later”"_s, u"Add 2 items"_s, u"Add 2 items to the list “Later”"_s,
                              u"Change “Item 0” in “Later”"_s, u"Move “Item 0” in “Later”"_s,
                              u"Take out “Item 0” in “Later”"_s, u"Take 2 items from the list “Later”"_s,
                              u"Rename a list to “Now”"_s, u"Delete the list “Now”"_s}));
        QTRY_COMPARE(changes.size(), 9);
        for (int i = 0; i < changes.size(); ++i) {
            const auto change = changes[i][0].value<domain::ChangeSet>();
            QCOMPARE(change.lists, i != 1 && i != 3);
            QCOMPARE(change.entriesChanged.size(), i == 3 ? 1 : 0);
        }
    }

    void isOneActionForSeveral()
    {
        ListService lists(*m_open);
        const auto items = addItems(3);
        const ListId id = sure(lists.createWith(u"Later"_s, ListTemplate::Reading, items.first(2)));
        QCOMPARE(sure(lists.entries(id, store::EntryOrder::Own)).size(), 2);
        const auto all = entries(*m_open, id);
        const QList ids{all[1].entry.id, all[0].entry.id};
        sure(lists.changeEntries(ids, {ListStatus::Reading, {}, {}, {}}));
        QCOMPARE(sure(lists.counts()).value(id).inProgress, 2);
        sure(lists.moveEntries(ids, {}));
        QCOMPARE(entries(*m_open, id)[0].entry.id, ids[0]);
        QStringList labels;
        for (const auto &made : sure(library::HistoryService(*m_open).entries({}, {}, 3)))
            labels.prepend(made.label);
        QCOMPARE(labels,
                 (QStringList{u"Make the list “Later” with 2 items"_s, u"Change 2 entries"_s, u"Move 2 entries"_s}));
        // All or nothing.
        QVERIFY(!lists.createWith(u"LATER"_s, ListTemplate::Plain, items).result().ok());
        QVERIFY(
            !lists.changeEntries({ids[0], domain::ListEntryId{99}}, {ListStatus::Dropped, {}, {}, {}}).result().ok());
        QCOMPARE(entries(*m_open, id)[0].entry.status, ListStatus::Reading);
        // What is in the trash is not added.
        sure(library::ItemService(*m_open).trash({items[2]}));
        QCOMPARE(sure(lists.addItems(id, {items[2]}, RepeatedItems::Pass)), 0);
    }

    void comesBackFromAnExport()
    {
        ListService lists(*m_open);
        const ListId reading = sure(lists.create(u"To read “now”"_s, ListTemplate::Reading));
        const ListId courses = sure(lists.create(u"Courses"_s, ListTemplate::Courses));
        sure(lists.create(u"Empty"_s, ListTemplate::Plain));
        const auto items = addItems(6);
        sure(lists.addItems(reading, items, RepeatedItems::Pass));
        sure(lists.addItems(courses, items.mid(2, 2), RepeatedItems::Pass));
        const auto all = entries(*m_open, reading);
        sure(lists.changeEntry(all[0].entry.id, {ListStatus::Finished, 80, 1.7, u"a \"note\"\nof two lines"_s}));
        sure(lists.changeEntry(all[1].entry.id, {ListStatus::Reading, 33, {}, {}}));
        sure(lists.changeEntry(all[2].entry.id, {ListStatus::Dropped, {}, 0.0, {}}));
        sure(lists.moveEntry(all[5].entry.id, all[1].entry.id));
        sure(lists.addItems(courses, items.mid(3, 1), RepeatedItems::NewAttempt));
        sure(library::ItemService(*m_open).trash({items[4]}));
        const QString path = m_temporary->folder() + u"/out.jsonl"_s;
        sure(library::Exporter(*m_open).toFile(path, {}, library::makeJob()));

        const test::TemporaryLibrary empty;
        const auto other = test::openLibrary(empty.path());
        const auto dry = sure(library::Importer(*other).dryRun({path}, {}, library::makeJob()));
        const auto report = sure(library::Importer(*other).run({path}, {}, library::makeJob()));
        QCOMPARE(report.listsAdded, 3);
        QCOMPARE(dry.listsAdded, 3);
        QVERIFY(report.changed.isEmpty() && report.skipped.isEmpty());
        QCOMPARE(contents(*other), contents(*m_open));
        QCOMPARE(contents(*other).size(), 3 + 6 + 3); // the one in the trash, too

        // Once more changes nothing and has nothing to say.
        const QStringList before = test::dumpOf(*other);
        const auto again = sure(library::Importer(*other).run({path}, {}, library::makeJob()));
        QVERIFY(again.changed.isEmpty() && again.skipped.isEmpty() && again.listsAdded == 0);
        QCOMPARE(test::dumpOf(*other), before);

        // A part of the library takes the lists of its items along, and no others.
        library::ExportOptions part;
        part.items = QList<ItemId>{items[0]};
        sure(library::Exporter(*m_open).toFile(path, part, library::makeJob()));
        const QByteArray text = test::folderSnapshot(m_temporary->folder()).value(u"out.jsonl"_s);
        QCOMPARE(text.count("\"record\":\"list\""), 1);
    }

    void takesWhatAFileHoldsAsFarAsItGoes()
    {
        ListService lists(*m_open);
        const ListId mine = sure(lists.create(u"Mine"_s, ListTemplate::Courses));
        sure(lists.addItems(mine, addItems(1), RepeatedItems::Pass));
        const auto report =
            import("{\"record\":\"list\",\"name\":\"MINE\",\"template\":\"reading\"}\n"
                   "{\"record\":\"item\",\"title\":\"one\",\"lists\":[{\"list\":\"mine\",\"position\":2,\"status\":"
                   "\"reading\","
                   "\"progress\":101}]}\n"
                   "{\"record\":\"item\",\"title\":\"two\",\"lists\":[{\"list\":\"mine\",\"position\":1,\"grade\":-5},"
                   "{\"list\":\"new\",\"status\":\"done\"},{\"list\":\"\\u200b\"}]}\n"
                   "{\"record\":\"list\",\"name\":\"\\u200b\"}\n"
                   "{\"record\":\"list\",\"name\":\"x\",\"template\":\"films\"}\n"
                   "{\"record\":\"item\",\"title\":\"three\",\"lists\":[{\"list\":\"mine\",\"status\":\"asleep\"}]}\n");
        QCOMPARE(report.listsAdded, 1);
        QStringList skipped;
        for (const auto &remark : report.skipped)
            skipped.append(QString::number(remark.line) + u' ' + remark.reason);
        QCOMPARE(
            skipped,
            (QStringList{u"5 The list has no usable name."_s, u"6 “template” is “films”, which is unknown."_s,
                         u"7 “lists” has a bad entry, which was left out: “status” is “asleep”, which is unknown."_s}));
        QCOMPARE(report.read, 3);
        QStringList changed;
        for (const auto &remark : report.changed)
            changed.append(QString::number(remark.line) + u' ' + remark.reason);
        QCOMPARE(changed,
                 (QStringList{u"3 The progress of 101 in “mine” was left out: it is from 0 to 100."_s,
                              u"4 The grade of -5 in “mine” was left out: it is from 0 to 100."_s,
                              u"4 A list without a usable name was left out."_s,
                              u"3 The status “reading” in the list “Mine” became “active”: it has no such status."_s}));
        QCOMPARE(contents(*m_open),
                 (QStringList{u"Mine courses"_s, u"new plain"_s, u"Mine 1 Item 0 enrolled 0  "_s,
                              u"Mine 1 two enrolled 0  "_s, u"Mine 1 one active 0  "_s, u"new 1 two done 0  "_s}));
    }

private:
    QList<ItemId> addItems(int count)
    {
        QList<domain::ItemDraft> drafts;
        for (int i = 0; i < count; ++i)
            drafts.append({domain::noteKind, u"Item %1"_s.arg(i), {}, {}});
        return sure(library::ItemService(*m_open).add(drafts, {})).ids;
    }

    static QList<ListRow> entries(const library::Library &open, ListId id)
    {
        return sure(store::readListEntries(open.connection(), id, {}, 1000));
    }

    /// Lists, then entries, without ids and positions, in order, with the trash.
    static QStringList contents(const library::Library &open)
    {
        QStringList lines;
        for (const auto &list : sure(store::readLists(open.connection())))
            lines.append(QString(list.name + u' ' + domain::toWord(list.listTemplate)));
        QSqlQuery rows(open.connection().database());
        rows.exec(u"SELECT name || ' ' || attempt || ' ' || title || ' ' || status || ' ' || progress || ' ' || "
                  "ifnull(grade, '') || ' ' || note, 0, started_at, finished_at FROM list_entries "
                  "JOIN lists ON lists.id = list_id JOIN items ON items.id = item_id "
                  "ORDER BY lists.position, list_entries.position"_s);
        while (rows.next()) {
            lines.append(rows.value(0).toString());
            for (int column = 2; column < 4; ++column) {
                if (!rows.value(column).isNull())
                    lines.last() += u' ' + rows.value(column).toString();
            }
        }
        return lines;
    }

    library::ImportReport import(const QByteArray &lines)
    {
        const QString path = m_temporary->folder() + u"/in.jsonl"_s;
        test::writeFile(path, "{\"tagloom\":1,\"content\":\"library\"}\n" + lines);
        const auto dry = sure(library::Importer(*m_open).dryRun({path}, {}, library::makeJob()));
        const auto report = sure(library::Importer(*m_open).run({path}, {}, library::makeJob()));
        if (dry.skipped.size() != report.skipped.size() || dry.listsAdded != report.listsAdded)
            qFatal("The dry run tells another story than the import.");
        return report;
    }

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
};

QTEST_GUILESS_MAIN(ListServiceTest)
#include "list_service_test.moc"
