// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail_store.h"

#include "store/statement.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::DetailField;
using domain::ErrorCode;
using domain::ItemDetails;
using domain::ItemId;
using store::Transaction;
using test::sure;

namespace {

ItemDetails everything()
{
    ItemDetails details;
    details.authors = {u"Ursula K. Le Guin"_s, u"Émile Zola"_s};
    details.year = 1968;
    details.publisher = u"Parnassus"_s;
    details.isbn = u"9780306406157"_s;
    details.number = u"7/2024"_s;
    details.amount = domain::Amount{-1250, u"EUR"_s};
    details.issued = QDate(2024, 5, 1);
    details.due = QDate(2024, 5, 31);
    details.done = QDate(2024, 6, 1);
    details.paid = QDate(2024, 6, 2);
    return details;
}

} // namespace

class DetailStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_connection.reset();
        m_library = std::make_unique<test::TemporaryLibrary>();
        m_connection = m_library->connection();
    }

    void keepsWhatFitsTheKind_data()
    {
        QTest::addColumn<domain::KindId>("kind");
        for (const qint64 kind : {1, 4, 5, 6, 7})
            QTest::addRow("%lld", kind) << domain::KindId{kind};
    }

    void keepsWhatFitsTheKind()
    {
        QFETCH(domain::KindId, kind);
        const ItemId id = test::addItem(*m_connection, {kind, u"A thing"_s, {}, {}, everything()});
        QCOMPARE(details(id), domain::fitting(everything(), kind));
        const auto changes = change(id, {});
        QCOMPARE(changes.itemsChanged.isEmpty(), domain::fieldsOf(kind).isEmpty());
        QVERIFY(details(id).isEmpty());
        QCOMPARE(number(u"SELECT (SELECT count(*) FROM book_details) + (SELECT count(*) FROM task_details) "
                        "+ (SELECT count(*) FROM invoice_details) + (SELECT count(*) FROM item_creators) "
                        "+ (SELECT count(*) FROM creators)"_s),
                 0);
    }

    void changesNothingIfNothingIsAnother()
    {
        const ItemId id = book();
        QVERIFY(change(id, domain::fitting(everything(), domain::bookKind)).isEmpty());
        ItemDetails other = domain::fitting(everything(), domain::bookKind);
        other.authors = {other.authors[1], other.authors[0]};
        QCOMPARE(change(id, other).itemsChanged, QList{id});
        QCOMPARE(details(id).authors, other.authors);
    }

    void movesTheTimeOfTheLastChange()
    {
        const ItemId id = book();
        sure(store::Statement(*m_connection, u"UPDATE items SET updated_at = 5"_s).run());
        ItemDetails other;
        other.year = 1969;
        change(id, other);
        QVERIFY(sure(store::readItem(*m_connection, id))->updatedAt > 5);
    }

    void hasOneAuthorForOneName()
    {
        const ItemId first = book();
        ItemDetails details;
        details.authors = {u"URSULA K. le GUIN"_s};
        const ItemId second = test::addItem(*m_connection, {domain::bookKind, u"B"_s, {}, {}, details});
        QCOMPARE(number(u"SELECT count(*) FROM creators"_s), 2);
        QCOMPARE(this->details(second).authors, QStringList{u"Ursula K. Le Guin"_s});
        test::write(*m_connection, [&](Transaction &t) { sure(store::deleteItems(t, {first})); });
        QCOMPARE(number(u"SELECT count(*) FROM creators"_s), 1);
        test::write(*m_connection, [&](Transaction &t) { sure(store::deleteItems(t, {second})); });
        QCOMPARE(number(u"SELECT count(*) FROM creators"_s), 0);
    }

    void takesAnAuthorWithoutWords()
    {
        ItemDetails details;
        details.authors = {u"&"_s};
        const ItemId id = test::addItem(*m_connection, {domain::bookKind, u"B"_s, {}, {}, details});
        QCOMPARE(this->details(id), details);
    }

    void refusesAnItemThatIsGone()
    {
        test::write(*m_connection, [](Transaction &t) {
            QCOMPARE(store::changeDetails(t, {99}, everything()).error().code, ErrorCode::NotFound);
        });
    }

    void convertsWithWhatFits()
    {
        const ItemId task = test::addItem(*m_connection, {domain::taskKind, u"Pay"_s, {}, {}, everything()});
        const ItemId note = test::addItem(*m_connection, {domain::noteKind, u"Note"_s, {}, {}});
        const store::ConversionLoss loss{1, {DetailField::Done}};
        QCOMPARE(sure(store::lossOfConversion(*m_connection, {task, note}, domain::invoiceKind)), loss);
        QCOMPARE(sure(store::lossOfConversion(*m_connection, {task}, domain::taskKind)), store::ConversionLoss());
        qint64 count = 0;
        const auto changes = test::write(*m_connection, [&](Transaction &t) {
            count = sure(store::convertItems(t, {task, note}, domain::invoiceKind));
        });
        QCOMPARE(count, 2);
        QCOMPARE(changes.itemsChanged, (QList{task, note}));
        ItemDetails kept;
        kept.due = everything().due;
        QCOMPARE(details(task), kept);
        QCOMPARE(sure(store::readItem(*m_connection, note))->kind, domain::invoiceKind);
        test::write(*m_connection, [&](Transaction &t) {
            QCOMPARE(sure(store::convertItems(t, {task, note}, domain::invoiceKind)), 0);
        });
    }

    void fillsWhatIsEmptyOnly()
    {
        ItemDetails some;
        some.year = 1970;
        const ItemId id = test::addItem(*m_connection, {domain::bookKind, u"A"_s, {}, {}, some});
        test::write(*m_connection, [&](Transaction &t) { sure(store::fillDetails(t, id, everything())); });
        ItemDetails filled = domain::fitting(everything(), domain::bookKind);
        filled.year = 1970;
        QCOMPARE(details(id), filled);
    }

    void completesAuthorsByAnyWord()
    {
        book();
        QCOMPARE(sure(store::completeAuthors(*m_connection, u"gui"_s, 5)), QStringList{u"Ursula K. Le Guin"_s});
        QCOMPARE(sure(store::completeAuthors(*m_connection, u"emi"_s, 5)), QStringList{u"Émile Zola"_s});
        QCOMPARE(sure(store::completeAuthors(*m_connection, u"le gu"_s, 5)), QStringList{u"Ursula K. Le Guin"_s});
        QVERIFY(sure(store::completeAuthors(*m_connection, u"%"_s, 0)).isEmpty());
        QVERIFY(sure(store::completeAuthors(*m_connection, u"uin"_s, 5)).isEmpty());
    }

private:
    ItemId book()
    {
        return test::addItem(*m_connection, {domain::bookKind, u"A Wizard of Earthsea"_s, {}, {}, everything()});
    }
    ItemDetails details(ItemId id) { return sure(store::readDetails(*m_connection, id)); }
    qint64 number(const QString &sql) { return sure(m_connection->number(sql)); }
    domain::ChangeSet change(ItemId id, const ItemDetails &to)
    {
        return test::write(*m_connection, [&](Transaction &t) { sure(store::changeDetails(t, id, to)); });
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

QTEST_GUILESS_MAIN(DetailStoreTest)
#include "detail_store_test.moc"
