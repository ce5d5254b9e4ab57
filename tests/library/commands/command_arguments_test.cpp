// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/command_arguments.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using tagloom::library::CommandArguments;
using tagloom::library::CommandOption;
using Value = CommandOption::Value;

class CommandArgumentsTest final : public QObject
{
    Q_OBJECT

private:
    static QList<CommandOption> options()
    {
        return {{u"query"_s, Value::Text, {}, true, false, {}},
                {u"json"_s, Value::None, {}, false, false, {}},
                {u"limit"_s, Value::Number, {}, false, false, {}},
                {u"folders"_s, Value::Choice, {u"all"_s, u"leaf"_s}, false, false, {}},
                {u"output"_s, Value::Text, {}, false, false, u"o"_s},
                {u"tag"_s, Value::Text, {}, false, true, {}}};
    }

private Q_SLOTS:
    void readsOptionsAndOperands()
    {
        const auto parsed = CommandArguments::parse({u"add"_s, u"--query"_s, u"-x"_s, u"--limit=7"_s, u"--json"_s,
                                                     u"-o"_s, u"out"_s, u"--tag"_s, u"a"_s, u"--tag=b=c"_s, u"-"_s},
                                                    options());
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->operands(), QStringList({u"add"_s, u"-"_s}));
        QCOMPARE(parsed->value(u"query"_s), u"-x"_s);
        QCOMPARE(parsed->number(u"limit"_s), std::optional<qint64>(7));
        QVERIFY(parsed->has(u"json"_s));
        QCOMPARE(parsed->value(u"output"_s), u"out"_s);
        QCOMPARE(parsed->values(u"tag"_s), QStringList({u"a"_s, u"b=c"_s}));
        QVERIFY(!parsed->has(u"folders"_s));
        QVERIFY(!parsed->number(u"folders"_s));
    }

    void takesEverythingAfterTwoHyphensAsOperands()
    {
        const auto parsed =
            CommandArguments::parse({u"--query"_s, u"--"_s, u"--"_s, u"-x"_s, u"--json"_s, u"--"_s}, options());
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->value(u"query"_s), u"--"_s);
        QCOMPARE(parsed->operands(), QStringList({u"-x"_s, u"--json"_s, u"--"_s}));
    }

    void helpNeedsNothingElse()
    {
        const auto parsed = CommandArguments::parse({u"--help"_s, u"--unknown"_s}, options());
        QVERIFY(parsed.ok());
        QVERIFY(parsed->wantsHelp());
    }

    void refusesWhatDoesNotFit_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        const QStringList good{u"--query"_s, u"x"_s};
        QTest::newRow("required option missing") << QStringList() << u"--query"_s;
        QTest::newRow("unknown long option") << good + QStringList{u"--facets"_s} << u"--facets"_s;
        QTest::newRow("unknown letter") << good + QStringList{u"-x"_s} << u"-x"_s;
        QTest::newRow("no name") << good + QStringList{u"--=x"_s} << u"--"_s;
        QTest::newRow("beginning of a name") << good + QStringList{u"--lim=1"_s} << u"--lim"_s;
        QTest::newRow("given twice") << good + good << u"--query"_s;
        QTest::newRow("value missing") << QStringList{u"--query"_s} << u"--query"_s;
        QTest::newRow("value where none belongs") << good + QStringList{u"--json=1"_s} << u"--json"_s;
        QTest::newRow("negative number") << good + QStringList{u"--limit"_s, u"-1"_s} << u"-1"_s;
        QTest::newRow("no number") << good + QStringList{u"--limit=ten"_s} << u"ten"_s;
        QTest::newRow("empty number") << good + QStringList{u"--limit="_s} << u"limit"_s;
        QTest::newRow("number of 20 digits") << good + QStringList{u"--limit=99999999999999999999"_s} << u"limit"_s;
        QTest::newRow("no such choice") << good + QStringList{u"--folders=some"_s} << u"all, leaf"_s;
    }
    void refusesWhatDoesNotFit()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const auto parsed = CommandArguments::parse(arguments, options());
        QVERIFY(!parsed.ok());
        QVERIFY2(parsed.error().message.contains(named), qPrintable(parsed.error().message));
    }
};

QTEST_GUILESS_MAIN(CommandArgumentsTest)
#include "command_arguments_test.moc"
