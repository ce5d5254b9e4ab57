// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_script.h"

#include <QRandomGenerator>
#include <QtTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using tagloom::store::splitStatements;

class SqlScriptTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsStatements_data();
    void splitsStatements();
    void refusesAnOpenEnd_data();
    void refusesAnOpenEnd();
    void agreesWithSqliteOnRandomScripts();
};

void SqlScriptTest::splitsStatements_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("statements");
    const auto row = [](const char *name, const QString &script, const QStringList &statements) {
        QTest::newRow(name) << script << statements;
    };
    row("nothing", u""_s, {});
    row("space and comments", u" \n-- a\n/* b; c */\n"_s, {});
    row("two", u"SELECT 1;\nSELECT 2;"_s, {u"SELECT 1"_s, u"SELECT 2"_s});
    row("empty ones", u";; SELECT 1;;"_s, {u"SELECT 1"_s});
    row("string", u"SELECT ';';SELECT 'it''s;';"_s, {u"SELECT ';'"_s, u"SELECT 'it''s;'"_s});
    row("comment in a string", u"SELECT '-- no', '/* no */';"_s, {u"SELECT '-- no', '/* no */'"_s});
    row("quoted names", u"SELECT \"a;b\", [c;d], `e;f`;"_s, {u"SELECT \"a;b\", [c;d], `e;f`"_s});
    row("comments left out", u"SELECT -- one; '\n1 /* two; \" */ + 2;"_s, {u"SELECT  \n1   + 2"_s});
    row("comment after the end", u"SELECT 1; -- the end"_s, {u"SELECT 1"_s});
    row("minus and slash", u"SELECT 4-2/1;"_s, {u"SELECT 4-2/1"_s});
    row("not ASCII", u"SELECT 'é;😀';"_s, {u"SELECT 'é;😀'"_s});
    const QString trigger = u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT CASE WHEN 1 THEN 2 END; END"_s;
    row("trigger", trigger + u"; SELECT 1;"_s, {trigger, u"SELECT 1"_s});
    const QString temporary = u"create temp trigger t after insert on a begin select 1; end"_s;
    row("temporary trigger", temporary + u";"_s, {temporary});
    const QString nested =
        u"CREATE TEMPORARY TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE c WHEN 1 THEN CASE WHEN 2 "
        "THEN 3 END END; END"_s;
    row("nested case", nested + u"; SELECT 1;"_s, {nested, u"SELECT 1"_s});
    row("a table named trigger", u"CREATE TABLE trigger_log (a); SELECT 1;"_s,
        {u"CREATE TABLE trigger_log (a)"_s, u"SELECT 1"_s});
    row("the word trigger later", u"CREATE TABLE a (b); SELECT 'x' AS trigger; SELECT 2;"_s,
        {u"CREATE TABLE a (b)"_s, u"SELECT 'x' AS trigger"_s, u"SELECT 2"_s});
    row("end in a comment", u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; /* END; */ SELECT 2; END;"_s,
        {u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;   SELECT 2; END"_s});
}

void SqlScriptTest::splitsStatements()
{
    QFETCH(QString, script);
    const auto statements = splitStatements(script);
    QVERIFY2(statements.ok(), statements ? "" : qPrintable(statements.error().message));
    QTEST(*statements, "statements");
}

void SqlScriptTest::refusesAnOpenEnd_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("cause");
    QTest::newRow("statement") << u"SELECT 1;\n\nSELECT 2"_s << u"the statement that begins in line 3"_s;
    QTest::newRow("string") << u"SELECT\n'a;"_s << u"the quote that begins in line 2"_s;
    QTest::newRow("name") << u"SELECT \"a;"_s << u"the quote that begins in line 1"_s;
    QTest::newRow("bracket") << u"SELECT [a;"_s << u"the quote"_s;
    QTest::newRow("comment") << u"SELECT 1; /* a"_s << u"the comment"_s;
    QTest::newRow("slash star slash") << u"SELECT 1; /*/"_s << u"the comment"_s;
    QTest::newRow("trigger") << u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT CASE WHEN 1 THEN 2 END;"_s
                             << u"the statement"_s;
}

void SqlScriptTest::refusesAnOpenEnd()
{
    QFETCH(QString, script);
    QFETCH(QString, cause);
    const auto statements = splitStatements(script);
    QVERIFY(!statements);
    QVERIFY2(statements.error().message.contains(cause), qPrintable(statements.error().message));
}

/// The oracle: a statement ends at the first `;` up to which SQLite calls the text complete.
static std::optional<qsizetype> statementsAsSqliteSeesThem(const QString &script)
{
    qsizetype count = 0;
    qsizetype start = 0;
    for (qsizetype i = 0; i < script.size(); ++i) {
        if (script[i] != u';')
            continue;
        const QString text = script.sliced(start, i + 1 - start);
        if (!sqlite3_complete(text.toUtf8().constData()))
            continue;
        // What was only space and comments before the `;` is no statement.
        const auto ours = splitStatements(text);
        if (!ours || ours->size() > 1)
            return std::nullopt;
        count += ours->size();
        start = i + 1;
    }
    const QString rest = script.sliced(start) + u";"_s;
    const bool open = !sqlite3_complete(rest.toUtf8().constData());
    return open ? -1 : count;
}

void SqlScriptTest::agreesWithSqliteOnRandomScripts()
{
    const QStringList pieces{u";"_s,      u";"_s,   u"CREATE "_s, u"TEMP "_s, u"TRIGGER "_s,
                             u"BEGIN "_s, u"END"_s, u" END;"_s,   u"CASE "_s, u"'"_s,
                             u"\""_s,     u"`"_s,   u"["_s,       u"]"_s,     u"--"_s,
                             u"\n"_s,     u"/*"_s,  u"*/"_s,      u"a"_s,     u"é"_s,
                             u" "_s,      u"-"_s,   u"/"_s,       u"*"_s,     u"create trigger x "_s};
    QRandomGenerator random(20240607);
    int open = 0;
    int several = 0;
    for (int round = 0; round < 20000; ++round) {
        QString script;
        for (int i = random.bounded(1, 25); i > 0; --i)
            script += pieces[random.bounded(pieces.size())];
        script += u";"_s;
        const auto expected = statementsAsSqliteSeesThem(script);
        QVERIFY2(expected, qPrintable(script));
        const auto statements = splitStatements(script);
        // Ending in a line comment is no open end for us, and for SQLite only where a statement is open before it.
        if (!statements) {
            ++open;
            const bool complete = sqlite3_complete(script.toUtf8().constData());
            QVERIFY2(!complete, qPrintable(script));
            continue;
        }
        if (*expected >= 0)
            QVERIFY2(statements->size() == *expected, qPrintable(script));
        several += statements->size() > 1;
        for (const QString &statement : *statements) {
            const QString whole = statement + u";"_s;
            QVERIFY2(sqlite3_complete(whole.toUtf8().constData()), qPrintable(script));
        }
    }
    QVERIFY(open > 1000);
    QVERIFY(several > 500);
}

QTEST_GUILESS_MAIN(SqlScriptTest)
#include "sql_script_test.moc"
