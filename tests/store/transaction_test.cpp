// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transaction.h"
#include "support/full_disk.h"
#include "support/temporary_library.h"

#include <QDateTime>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using domain::TagId;
using store::Transaction;

namespace {

const QString addItem = u"INSERT INTO items (title, created_at, updated_at) VALUES ('one', 1, 1)"_s;
const QString countItems = u"SELECT count(*) FROM items"_s;

} // namespace

class TransactionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::FullDisk::install(); }
    void init();
    void cleanup();
    void keepsWhatWasCommitted();
    void rollsBackIfItGoesAwayBefore();
    void rollsBackAfterAFailedStatement();
    void saysThatTheDiskIsFullAtTheCommit();
    void isRefusedWhileAnotherConnectionWrites();
    void handsOutEachIdOnce();
    void saysEverythingForMoreIdsThanAnyoneFollows();
    void hasOneTimeForAllRows();

private:
    std::unique_ptr<Transaction> begin()
    {
        auto transaction = Transaction::begin(*m_connection, u"Test"_s);
        if (!transaction)
            qFatal("%s", qPrintable(transaction.error().message));
        return std::move(*transaction);
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

void TransactionTest::init()
{
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
}

void TransactionTest::cleanup()
{
    test::FullDisk::setRoom(-1);
    m_connection.reset();
}

void TransactionTest::keepsWhatWasCommitted()
{
    auto transaction = begin();
    QVERIFY(m_connection->execute(addItem).ok());
    const auto changes = transaction->commit();
    QVERIFY(changes.ok());
    QCOMPARE(changes->label, u"Test"_s);
    transaction.reset();
    QCOMPARE(*m_library->connection()->number(countItems), 1);
}

void TransactionTest::rollsBackIfItGoesAwayBefore()
{
    {
        const auto transaction = begin();
        QVERIFY(m_connection->execute(addItem).ok());
        QCOMPARE(*m_connection->number(countItems), 1);
    }
    QCOMPARE(*m_connection->number(countItems), 0);
    QVERIFY(begin()->commit().ok());
}

void TransactionTest::rollsBackAfterAFailedStatement()
{
    {
        const auto transaction = begin();
        QVERIFY(m_connection->execute(addItem).ok());
        QVERIFY(!m_connection->execute(u"INSERT INTO items (title, created_at, updated_at) VALUES ('', 1, 1)"_s));
    }
    QCOMPARE(*m_connection->number(countItems), 0);
}

/// The answer of COMMIT is the only one that says so; Qt's commit() has an empty code.
void TransactionTest::saysThatTheDiskIsFullAtTheCommit()
{
    {
        const auto transaction = begin();
        QVERIFY(m_connection->execute(addItem).ok());
        test::FullDisk::setRoom(0);
        const auto committed = transaction->commit();
        QVERIFY(!committed);
        QCOMPARE(committed.error().code, ErrorCode::DiskFull);
        QVERIFY(committed.error().message.contains(u"Make room"_s));
    }
    test::FullDisk::setRoom(-1);
    QCOMPARE(*m_connection->number(countItems), 0);
    auto again = begin();
    QVERIFY(m_connection->execute(addItem).ok());
    QVERIFY(again->commit().ok());
    QCOMPARE(*m_connection->number(countItems), 1);
    QCOMPARE(*m_connection->number(u"SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"_s), 0);
}

void TransactionTest::isRefusedWhileAnotherConnectionWrites()
{
    const auto transaction = begin();
    const auto other = m_library->connection();
    QVERIFY(other->execute(u"PRAGMA busy_timeout = 1"_s).ok());
    const auto refused = Transaction::begin(*other, u"Test"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Locked);
}

void TransactionTest::handsOutEachIdOnce()
{
    const auto transaction = begin();
    transaction->changes().itemsChanged = {ItemId{3}, ItemId{1}, ItemId{3}};
    transaction->changes().tagsAdded = {TagId{2}, TagId{2}};
    transaction->setLabel(u"Other words"_s);
    const auto changes = transaction->commit();
    QVERIFY(changes.ok());
    QCOMPARE(changes->itemsChanged, (QList<ItemId>{ItemId{1}, ItemId{3}}));
    QCOMPARE(changes->tagsAdded, QList<TagId>{TagId{2}});
    QCOMPARE(changes->label, u"Other words"_s);
    QVERIFY(!changes->everything);
}

void TransactionTest::saysEverythingForMoreIdsThanAnyoneFollows()
{
    const auto transaction = begin();
    for (int i = 1; i <= 300000; ++i)
        transaction->changes().itemsAdded.append(ItemId{i});
    const auto changes = transaction->commit();
    QVERIFY(changes.ok());
    QVERIFY(changes->everything);
    QVERIFY(changes->itemsAdded.isEmpty());
    QCOMPARE(changes->label, u"Test"_s);
}

void TransactionTest::hasOneTimeForAllRows()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const auto transaction = begin();
    QVERIFY(transaction->now() >= before);
    QVERIFY(transaction->now() <= QDateTime::currentMSecsSinceEpoch());
}

QTEST_GUILESS_MAIN(TransactionTest)
#include "transaction_test.moc"
