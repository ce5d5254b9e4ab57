// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/random_actions.h"
#include "store/primary_dump.h"
#include "support/history_steps.h"

#include <QProcess>
#include <QThread>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::HistoryEntry;
using library::HistoryService;
using library::Library;
using test::sure;

namespace {

constexpr int stepsOfASeed = 120;

/// More seeds by TAGLOOM_HISTORY_SEEDS, for a long run: 84 are 10,000 steps.
quint32 seeds()
{
    const int wanted = qEnvironmentVariableIntValue("TAGLOOM_HISTORY_SEEDS");
    return wanted > 0 ? static_cast<quint32>(wanted) : 4;
}

QByteArray primaryData(const Library &open)
{
    QByteArray dump;
    sure(store::dumpPrimaryData(open.connection(), [&dump](const QByteArray &lines) {
        dump += lines;
        return true;
    }));
    return dump;
}

QString wrongWith(Library &open)
{
    return sure(open.write(u"Check"_s, [](store::Transaction &transaction) -> domain::Result<QString> {
        return test::whatIsWrongWith(transaction.connection());
    }));
}

/// The first lines in which two states differ; empty if they are the same.
QByteArray difference(const QStringList &is, const QStringList &was)
{
    QStringList lines;
    for (qsizetype i = 0; is != was && i < std::max(is.size(), was.size()) && lines.size() < 6; ++i) {
        if (is.value(i) != was.value(i))
            lines += {u"is  "_s + is.value(i), u"was "_s + was.value(i)};
    }
    return lines.join(u'\n').toUtf8();
}

domain::HistoryId lastEntry(Library &open)
{
    const auto position = sure(HistoryService(open).position());
    return position.undo ? position.undo->id : domain::HistoryId{};
}

/// Everything that can be undone; how many that was.
int undoAll(Library &open)
{
    for (int count = 0;; ++count) {
        const auto undone = HistoryService(open).undo().result();
        if (undone)
            continue;
        if (undone.error().code != ErrorCode::NotFound)
            qFatal("%s", qPrintable(undone.error().message));
        return count;
    }
}

/// Actions, undo and redo without an end, and a word after each. Meant to be killed on the way.
int playUntilKilled(const QString &path, quint32 seed)
{
    const auto open = test::openLibrary(path);
    QRandomGenerator random(seed);
    test::RandomActions actions(*open, QFileInfo(path).path(), random);
    while (true) {
        const auto kind = random.bounded(10u);
        if (kind < 6)
            actions.act();
        else if (kind < 8)
            (void)HistoryService(*open).undo().result();
        else
            (void)HistoryService(*open).redo().result();
        fputs("step\n", stdout);
        fflush(stdout);
    }
}

} // namespace

class HistoryPropertyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackToEveryStateItWasIn_data();
    void comesBackToEveryStateItWasIn();
    void comesBackAfterAKill_data();
    void comesBackAfterAKill();
};

void HistoryPropertyTest::comesBackToEveryStateItWasIn_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= seeds(); ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void HistoryPropertyTest::comesBackToEveryStateItWasIn()
{
    QFETCH(quint32, seed);
    const test::TemporaryLibrary temporary;
    auto open = test::openLibrary(temporary.path());
    QRandomGenerator random(seed);
    const auto reopen = [&] {
        open.reset();
        open = test::openLibrary(temporary.path());
    };

    // The tables of each state, one more than entries that are not undone.
    QList<QStringList> states;
    states.append(test::dataOf(open->connection()));
    const QByteArray start = primaryData(*open);
    const auto goBack = [&](int steps) {
        for (int i = 0; i < steps && states.size() > 1; ++i) {
            sure(HistoryService(*open).undo());
            states.removeLast();
            if (const QByteArray differs = difference(test::dataOf(open->connection()), states.constLast());
                !differs.isEmpty())
                return differs;
        }
        return QByteArray();
    };
    for (int i = 0; i < stepsOfASeed; ++i) {
        const domain::HistoryId before = lastEntry(*open);
        const auto kind = random.bounded(20u);
        if (kind == 0) {
            QCOMPARE(goBack(static_cast<int>(random.bounded(6u))), QByteArray());
            continue;
        }
        if (kind == 1) {
            // An older one, if nothing is in its way.
            const auto entries = sure(HistoryService(*open).entries({}, {}, 30));
            if (entries.size() < 2)
                continue;
            const HistoryEntry entry =
                entries[1 + static_cast<int>(random.bounded(static_cast<quint32>(entries.size() - 1)))];
            const QStringList data = test::dataOf(open->connection());
            if (entry.id.value >= before.value)
                continue;
            const auto undone = HistoryService(*open).undoEntry(entry.id).result();
            if (!undone) {
                QCOMPARE(undone.error().code, ErrorCode::Conflict);
                QCOMPARE(test::dataOf(open->connection()), data);
            }
        } else {
            test::RandomActions(*open, temporary.folder(), random).act();
        }
        // Some actions are several entries, most are one, and some are none.
        const auto entries = sure(HistoryService(*open).entries({}, {}, 10));
        qsizetype made = 0;
        while (made < entries.size() && !entries[made].undone && entries[made].id > before)
            ++made;
        if (made > 1) {
            for (qsizetype k = 1; k < made; ++k)
                sure(HistoryService(*open).undo());
            states.append(test::dataOf(open->connection()));
            for (qsizetype k = 1; k < made; ++k) {
                sure(HistoryService(*open).redo());
                states.append(test::dataOf(open->connection()));
            }
        } else if (made == 1) {
            states.append(test::dataOf(open->connection()));
        } else {
            QCOMPARE(test::dataOf(open->connection()), states.constLast());
        }
    }
    // The end is the newest state, also if the last steps went back.
    while (HistoryService(*open).redo().result())
        states.append(test::dataOf(open->connection()));
    QCOMPARE(wrongWith(*open), QString());

    const QByteArray end = primaryData(*open);
    const QList<QStringList> all = states;
    QCOMPARE(goBack(static_cast<int>(states.size() / 2)), QByteArray());
    reopen();
    QCOMPARE(goBack(static_cast<int>(states.size())), QByteArray());
    QCOMPARE(HistoryService(*open).undo().result().error().code, ErrorCode::NotFound);
    QCOMPARE(primaryData(*open), start);
    QCOMPARE(wrongWith(*open), QString());
    for (qsizetype i = 1; i < all.size(); ++i) {
        if (i == all.size() / 2)
            reopen();
        sure(HistoryService(*open).redo());
        QCOMPARE(difference(test::dataOf(open->connection()), all[i]), QByteArray());
    }
    QCOMPARE(HistoryService(*open).redo().result().error().code, ErrorCode::NotFound);
    QCOMPARE(primaryData(*open), end);
    QCOMPARE(wrongWith(*open), QString());
}

void HistoryPropertyTest::comesBackAfterAKill_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 11; seed <= 16; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void HistoryPropertyTest::comesBackAfterAKill()
{
    QFETCH(quint32, seed);
    const test::TemporaryLibrary temporary;
    QByteArray start;
    {
        const auto open = test::openLibrary(temporary.path());
        start = primaryData(*open);
    }
    QRandomGenerator random(seed);
    for (quint32 round = 0; round < 3; ++round) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(),
                      {u"--play"_s, temporary.path(), QString::number(seed * 100 + round)});
        QByteArray words;
        while (words.count('\n') < 20 && process.waitForReadyRead())
            words += process.readAllStandardOutput();
        QVERIFY(words.count('\n') >= 20);
        QThread::usleep(random.bounded(100000u));
        process.kill();
        process.waitForFinished();
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);

        const auto open = test::openLibrary(temporary.path());
        QCOMPARE(wrongWith(*open), QString());
        const QStringList left = test::dataOf(open->connection());
        const int steps = undoAll(*open);
        QVERIFY(!sure(HistoryService(*open).entries({}, {}, 1)).isEmpty()); // all of them may be undone
        QCOMPARE(primaryData(*open), start);
        for (int i = 0; i < steps; ++i)
            sure(HistoryService(*open).redo());
        QCOMPARE(difference(test::dataOf(open->connection()), left), QByteArray());
        QCOMPARE(wrongWith(*open), QString());
    }
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--play"_s)
        return playUntilKilled(arguments.value(2), arguments.value(3).toUInt());
    HistoryPropertyTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "history_property_test.moc"
