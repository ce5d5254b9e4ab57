// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_store.h"

#include "store/export_store.h"
#include "store/item_store.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::FileDetails;
using domain::ItemId;
using store::Transaction;
using test::sure;

namespace {

FileDetails details(QChar content, qint64 size = 5)
{
    return {size, 1'700'000'000'000, u"image/png"_s, QString(u"w1:"_s + QString(64, content)), std::nullopt};
}

} // namespace

class FileStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_connection.reset();
        m_library = std::make_unique<test::TemporaryLibrary>();
        m_connection = m_library->connection();
    }

    void keepsAndChangesWhatIsKnown()
    {
        const ItemId id = add(u"/home/a b#c?.png"_s);
        QVERIFY(sure(store::readFileDetails(*m_connection, {id})).isEmpty());
        QVERIFY(set(id, details(u'a')).itemsChanged.contains(id));
        QCOMPARE(sure(store::readFileDetails(*m_connection)).value(id), details(u'a'));
        QVERIFY(set(id, details(u'a')).itemsChanged.isEmpty());
        FileDetails missing = details(u'b');
        missing.missingSince = 7;
        set(id, missing);
        QCOMPARE(sure(store::readFileDetails(*m_connection, {id})).value(id), missing);
        FileDetails empty = details(u'a', 0);
        empty.fingerprint.clear();
        set(id, empty);
        QCOMPARE(sure(store::readFileDetails(*m_connection, {id})).value(id), empty);
        set(id, std::nullopt);
        QVERIFY(sure(store::readFileDetails(*m_connection, {id})).isEmpty());
    }

    /// What is known is of the file, not of the kind: a scanned invoice stays a file.
    void staysWhenTheKindChanges()
    {
        const ItemId id = add(u"/home/a.png"_s);
        set(id, details(u'a'));
        for (const domain::KindId kind : {domain::invoiceKind, domain::noteKind, domain::imageKind}) {
            test::write(*m_connection,
                        [&](Transaction &transaction) { sure(store::changeKind(transaction, id, kind)); });
            QCOMPARE(sure(store::readFileDetails(*m_connection, {id})).value(id), details(u'a'));
        }
    }

    void goesWithTheAddressAndWithTheItem()
    {
        const ItemId id = add(u"/home/a.png"_s);
        const ItemId other = add(u"/home/b.png"_s);
        set(id, details(u'a'));
        set(other, details(u'b'));
        test::write(*m_connection, [&](Transaction &transaction) {
            sure(store::changeUrl(transaction, id, u"https://example.org/"_s));
            sure(store::deleteItems(transaction, {other}));
        });
        QVERIFY(sure(store::readFileDetails(*m_connection)).isEmpty());
    }

    /// In the order of addresses, by pages, and neither what is no file nor what is in the trash.
    void listsFilesByPages()
    {
        QList<ItemId> expected;
        for (int i = 0; i < 7; ++i)
            expected.append(add(u"/home/%1.txt"_s.arg(6 - i)));
        expected.append(
            test::addItem(*m_connection, {domain::fileKind, u"Twice"_s, domain::fileUrlOf(u"/home/0.txt"_s), {}}));
        test::addItem(*m_connection, {domain::bookmarkKind, {}, u"https://example.org/"_s, {}});
        test::addItem(*m_connection, {domain::bookmarkKind, {}, u"file-not://example.org/"_s, {}});
        test::addItem(*m_connection, {domain::noteKind, u"A note"_s, {}, {}});
        const ItemId trashed = add(u"/home/trashed.txt"_s);
        test::write(*m_connection, [&](Transaction &transaction) { sure(store::trashItems(transaction, {trashed})); });
        set(expected[3], details(u'c'));

        QList<ItemId> found;
        std::optional<store::FileItem> last;
        while (true) {
            const auto page = sure(store::readFileItems(*m_connection, last, 3));
            if (page.isEmpty())
                break;
            QVERIFY(page.size() <= 3);
            for (const store::FileItem &item : page) {
                found.append(item.id);
                QCOMPARE(item.details.has_value(), item.id == expected[3]);
            }
            last = page.constLast();
        }
        const QList<ItemId> inOrder{expected[6], expected[7], expected[5], expected[4],
                                    expected[3], expected[2], expected[1], expected[0]};
        QCOMPARE(found, inOrder);
        QCOMPARE(sure(store::countFileItems(*m_connection)), 8);
    }

    void findsTheSameContents()
    {
        const ItemId first = add(u"/home/a.png"_s);
        const ItemId second = add(u"/home/b.png"_s);
        set(first, details(u'a'));
        QVERIFY(!sure(store::findSameContents(*m_connection, details(u'a').fingerprint, first)));
        QCOMPARE(sure(store::findSameContents(*m_connection, details(u'a').fingerprint, second))->id, first);
        QVERIFY(!sure(store::findSameContents(*m_connection, {}, second)));
    }

    void isExported()
    {
        const ItemId id = add(u"/home/a.png"_s);
        set(id, details(u'a'));
        const auto records = sure(store::itemRecords(*m_connection, {id}));
        QCOMPARE(records.constFirst().file, std::optional(details(u'a')));
    }

private:
    ItemId add(const QString &path)
    {
        return test::addItem(*m_connection, {domain::fileKind, {}, domain::fileUrlOf(path), {}});
    }

    domain::ChangeSet set(ItemId id, const std::optional<FileDetails> &file)
    {
        return test::write(*m_connection,
                           [&](Transaction &transaction) { sure(store::setFileDetails(transaction, id, file)); });
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

QTEST_GUILESS_MAIN(FileStoreTest)
#include "file_store_test.moc"
