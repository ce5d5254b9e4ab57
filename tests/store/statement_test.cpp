// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statement.h"
#include "support/temporary_library.h"

#include <QtTest>

#include <sqlite3.h>

#include <limits>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using store::Access;
using store::Statement;

class StatementTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bindsEveryType();
    void bindsNulls();
    void keepsTextAsItIs_data();
    void keepsTextAsItIs();
    void bindsTextAndNeverPastesIt();
    void keepsAnErrorUntilFinish();
    void forgetsAnErrorAtTheNextBind();
    void keepsTheErrorOfABadStatement();
    void runsAgainWithOtherValues();
    void leavesNothingOpenAfterFinish();
    void finishLetsTheReaderSeeNewerCommits();
    void writesIdsAsJson();
    void takesUpAStatementOfTheSameSqlAsIfItWereNew();
    void runsTwoOfTheSameSqlSideBySide();
    void takesUpAStatementAfterAChangeOfTheSchema();
    void runsAPragmaEachTime();

private:
    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

void StatementTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
}

void StatementTest::bindsEveryType()
{
    Statement row(*m_connection, u"SELECT ?, ?, ?, ?, ?, typeof(?1), typeof(?2), typeof(?3), typeof(?4)"_s);
    row.bind(std::numeric_limits<qint64>::min(), 7, 0.25, u"text"_s, ItemId{42});
    QVERIFY(row.next());
    QCOMPARE(row.integer(0), std::numeric_limits<qint64>::min());
    QCOMPARE(row.integer(1), 7);
    QCOMPARE(row.real(2), 0.25);
    QCOMPARE(row.text(3), u"text"_s);
    QCOMPARE(row.integer(4), 42);
    QCOMPARE(row.text(5), u"integer"_s);
    QCOMPARE(row.text(6), u"integer"_s);
    QCOMPARE(row.text(7), u"real"_s);
    QCOMPARE(row.text(8), u"text"_s);
    QVERIFY(!row.next());
    QVERIFY(row.finish().ok());
}

void StatementTest::bindsNulls()
{
    Statement row(*m_connection, u"SELECT ?, ?, ?, ?, ?, ?"_s);
    row.bind(std::optional<qint64>(), std::optional<qint64>(5), std::optional<double>(), std::optional<double>(0.5),
             QString(), u""_s);
    QVERIFY(row.next());
    QVERIFY(row.isNull(0));
    QCOMPARE(row.optionalInteger(0), std::nullopt);
    QCOMPARE(row.optionalInteger(1), std::optional<qint64>(5));
    QCOMPARE(row.optionalReal(2), std::nullopt);
    QCOMPARE(row.optionalReal(3), std::optional<double>(0.5));
    QVERIFY(row.isNull(4));
    QVERIFY(!row.isNull(5));
    QCOMPARE(row.text(4), QString());
    QCOMPARE(row.text(5), u""_s);
}

void StatementTest::keepsTextAsItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << u"it's \"so\"; DROP TABLE items; --"_s;
    QTest::newRow("several scripts") << u"Größe 数学 كتاب 😀"_s;
    QTest::newRow("line ends") << u"a\r\n\tb"_s;
    QTest::newRow("long") << QString(1000000, u'é');
}

void StatementTest::keepsTextAsItIs()
{
    QFETCH(QString, text);
    Statement add(*m_connection, u"INSERT INTO items (title, created_at, updated_at) VALUES (?, 1, 1)"_s);
    QVERIFY(add.run(text).ok());
    Statement row(*m_connection, u"SELECT title FROM items"_s);
    row.bind();
    QVERIFY(row.next());
    QCOMPARE(row.text(0), text);
}

void StatementTest::bindsTextAndNeverPastesIt()
{
    Statement row(*m_connection, u"SELECT count(*) FROM item_kinds WHERE name = ?"_s);
    row.bind(u"x' OR '1' = '1"_s);
    QVERIFY(row.next());
    QCOMPARE(row.integer(0), 0);
}

void StatementTest::keepsAnErrorUntilFinish()
{
    Statement add(*m_connection, u"INSERT INTO items (title, created_at, updated_at) VALUES (?, 1, 1)"_s);
    add.bind(u"  "_s);
    QVERIFY(!add.next());
    QVERIFY(!add.next());
    const auto done = add.finish();
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Conflict);
    QVERIFY2(done.error().message.contains(u"CHECK constraint failed"_s), qPrintable(done.error().message));
}

void StatementTest::forgetsAnErrorAtTheNextBind()
{
    Statement add(*m_connection, u"INSERT INTO items (title, created_at, updated_at) VALUES (?, 1, 1)"_s);
    QVERIFY(!add.run(u""_s));
    QVERIFY(add.run(u"one"_s).ok());
    QCOMPARE(*m_connection->number(u"SELECT count(*) FROM items"_s), 1);
}

void StatementTest::keepsTheErrorOfABadStatement()
{
    Statement bad(*m_connection, u"SELEC 1"_s);
    bad.bind(1, u"two"_s);
    QVERIFY(!bad.next());
    QVERIFY(bad.finish().error().message.contains(u"syntax error"_s));
    Statement tooMany(*m_connection, u"SELECT ?"_s);
    tooMany.bind(1, 2);
    QVERIFY(!tooMany.next());
    QVERIFY(!tooMany.finish());
}

void StatementTest::runsAgainWithOtherValues()
{
    Statement row(*m_connection, u"SELECT id FROM item_kinds WHERE name = ?"_s);
    for (const auto &[name, id] : {std::pair{u"note"_s, 5}, {u"book"_s, 4}}) {
        row.bind(name);
        QVERIFY(row.next());
        QCOMPARE(row.integer(0), id);
        QVERIFY(row.finish().ok());
    }
}

void StatementTest::leavesNothingOpenAfterFinish()
{
    const auto busy = [this] {
        for (auto *open = sqlite3_next_stmt(m_connection->handle(), nullptr); open;
             open = sqlite3_next_stmt(m_connection->handle(), open)) {
            if (sqlite3_stmt_busy(open))
                return true;
        }
        return false;
    };
    Statement rows(*m_connection, u"SELECT id FROM item_kinds"_s);
    rows.bind();
    QVERIFY(rows.next());
    QVERIFY(busy());
    QVERIFY(rows.finish().ok());
    QVERIFY(!busy());
    {
        Statement dropped(*m_connection, u"SELECT id FROM item_kinds"_s);
        dropped.bind();
        QVERIFY(dropped.next());
    }
    QVERIFY(!busy());
    QCOMPARE(*m_connection->number(u"SELECT count(*) FROM item_kinds"_s), 8);
    QVERIFY(!busy());
}

void StatementTest::finishLetsTheReaderSeeNewerCommits()
{
    const auto reader = m_library->connection(Access::Read);
    Statement rows(*reader, u"SELECT id FROM item_kinds"_s);
    rows.bind();
    QVERIFY(rows.next());
    QVERIFY(m_connection->execute(u"INSERT INTO items (title, created_at, updated_at) VALUES ('one', 1, 1)"_s).ok());
    QCOMPARE(*reader->number(u"SELECT count(*) FROM items"_s), 0);
    QVERIFY(rows.finish().ok());
    QCOMPARE(*reader->number(u"SELECT count(*) FROM items"_s), 1);
}

void StatementTest::writesIdsAsJson()
{
    QCOMPARE(store::jsonArray(QList<ItemId>{}), u"[]"_s);
    const QString json = store::jsonArray(QList<ItemId>{ItemId{1}, ItemId{20}, ItemId{300}});
    QCOMPARE(json, u"[1,20,300]"_s);
    Statement rows(*m_connection, u"SELECT count(*), sum(value) FROM json_each(?)"_s);
    rows.bind(json);
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(0), 3);
    QCOMPARE(rows.integer(1), 321);
}

void StatementTest::takesUpAStatementOfTheSameSqlAsIfItWereNew()
{
    const QString sql = u"SELECT ?1, value FROM json_each('[1, 2, 3]')"_s;
    {
        Statement rows(*m_connection, sql);
        rows.bind(u"bound"_s);
        QVERIFY(rows.next() && rows.next());
    }
    Statement rows(*m_connection, sql);
    QVERIFY(rows.next());
    QVERIFY(rows.isNull(0));
    QCOMPARE(rows.integer(1), 1);
    // And after one that has failed.
    const QString division = u"SELECT abs(?1)"_s;
    {
        Statement overflow(*m_connection, division);
        QVERIFY(!overflow.run(std::numeric_limits<qint64>::min()));
    }
    Statement fine(*m_connection, division);
    QVERIFY(fine.run(1));
}

void StatementTest::runsTwoOfTheSameSqlSideBySide()
{
    const QString sql = u"SELECT value FROM json_each(?1)"_s;
    for (int round = 0; round < 2; ++round) {
        Statement outer(*m_connection, sql);
        Statement inner(*m_connection, sql);
        outer.bind(u"[1, 2]"_s);
        inner.bind(u"[3, 4]"_s);
        QVERIFY(outer.next() && inner.next());
        QCOMPARE(outer.integer(0), 1);
        QCOMPARE(inner.integer(0), 3);
    }
}

void StatementTest::takesUpAStatementAfterAChangeOfTheSchema()
{
    QVERIFY(m_connection->execute(u"CREATE TABLE changing (a)"_s));
    const QString sql = u"INSERT INTO changing VALUES (1)"_s;
    QVERIFY(m_connection->execute(sql));
    QVERIFY(m_connection->execute(u"DROP TABLE changing"_s));
    QVERIFY(!m_connection->execute(sql));
    QVERIFY(m_connection->execute(u"CREATE TABLE changing (b)"_s));
    QVERIFY(m_connection->execute(sql));
    QCOMPARE(*m_connection->number(u"SELECT b FROM changing"_s), 1);
}

void StatementTest::runsAPragmaEachTime()
{
    for (int round = 0; round < 2; ++round) {
        for (const int value : {0, 1}) {
            QVERIFY(m_connection->execute(u"PRAGMA foreign_keys = %1"_s.arg(value)));
            QCOMPARE(*m_connection->number(u"PRAGMA foreign_keys"_s), value);
        }
    }
}

QTEST_GUILESS_MAIN(StatementTest)
#include "statement_test.moc"
