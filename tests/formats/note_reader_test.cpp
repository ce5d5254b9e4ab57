// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/note_reader.h"

#include "formats/record_reader.h"
#include "recording_sink.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using formats::NoteSyntax;
using formats::NoteText;

namespace {

/// What a file says, as a day of its own that no data row uses.
domain::ItemRecord noteOf(const QByteArray &content, const QString &name = u"file name.md"_s)
{
    NoteText text;
    const auto syntax = formats::noteSyntaxOf(name).value_or(NoteSyntax::Markdown);
    if (const auto problem = formats::takeApart(content, syntax, text))
        qFatal("%s", qPrintable(problem->reason));
    return formats::readNote(text, name, QDateTime(QDate(2020, 2, 29), QTime(12, 0))).record;
}

QStringList tagsOf(const domain::ItemRecord &record)
{
    QStringList tags;
    for (const domain::LinkRecord &link : record.links)
        tags.append(link.tag);
    return tags;
}

} // namespace

class NoteReaderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheTitle_data();
    void findsTheTitle();
    void readsTagsInEveryForm_data();
    void readsTagsInEveryForm();
    void readsTimes_data();
    void readsTimes();
    void tellsTasksFromNotes_data();
    void tellsTasksFromNotes();
    void readsDaysOfDoing_data();
    void readsDaysOfDoing();
    void leavesOutWhatItIsNotSureOf();
    void readsDetailsOfOtherKinds();
    void keepsTheTextAsItIs_data();
    void keepsTheTextAsItIs();
    void refusesBadFiles_data();
    void refusesBadFiles();
    void takesFilesOfEveryEncoding_data();
    void takesFilesOfEveryEncoding();
    void putsEveryByteInOnePart_data();
    void putsEveryByteInOnePart();
    void readsOneRecordOfAFile();
    void leavesOutHugeFiles();
};

void NoteReaderTest::findsTheTitle_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("title");
    QTest::newRow("key") << QByteArray("---\ntitle: Plan\n---\n# Other\n") << u"Plan"_s;
    QTest::newRow("quoted") << QByteArray("---\ntitle: \"Plan: a \\\"b\\\"\"\n---\n") << u"Plan: a \"b\""_s;
    QTest::newRow("number") << QByteArray("---\ntitle: 1984\n---\n") << u"1984"_s;
    QTest::newRow("key in capitals") << QByteArray("---\nTitle: Plan\n---\n") << u"Plan"_s;
    QTest::newRow("folded") << QByteArray("---\ntitle: >-\n  A long\n  title\n---\n") << u"A long title"_s;
    QTest::newRow("heading") << QByteArray("Text\n\n## Second level ##\n# First\n") << u"Second level"_s;
    QTest::newRow("heading behind front matter") << QByteArray("---\ntags: a\n---\n\n# Heading\n") << u"Heading"_s;
    QTest::newRow("blank key") << QByteArray("---\ntitle:\n---\n# Heading\n") << u"Heading"_s;
    QTest::newRow("underlined") << QByteArray("Heading\n=======\ntext") << u"Heading"_s;
    QTest::newRow("not in code") << QByteArray("```\n# comment\n```\n# Heading") << u"Heading"_s;
    QTest::newRow("no heading: a tag") << QByteArray("#tag and more\n") << u"file name"_s;
    QTest::newRow("no heading: a C# line") << QByteArray("Learn C#\n") << u"file name"_s;
    QTest::newRow("crlf") << QByteArray("---\r\ntags: a\r\n---\r\n\r\n# Heading\r\n") << u"Heading"_s;
    QTest::newRow("nothing") << QByteArray("") << u"file name"_s;
}

void NoteReaderTest::findsTheTitle()
{
    QFETCH(QByteArray, content);
    QTEST(noteOf(content).title, "title");
}

void NoteReaderTest::readsTagsInEveryForm_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QStringList>("tags");
    QTest::newRow("flow") << QByteArray("tags: [a, \"b c\", 'd']") << QStringList{u"a"_s, u"b c"_s, u"d"_s};
    QTest::newRow("block") << QByteArray("tags:\n  - a\n  - b/c # why\n") << QStringList{u"a"_s, u"b/c"_s};
    QTest::newRow("block without indentation") << QByteArray("tags:\n- a\n- b\n") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("text") << QByteArray("tags: a, b c ,d") << QStringList{u"a"_s, u"b c"_s, u"d"_s};
    QTest::newRow("one") << QByteArray("tags: physics") << QStringList{u"physics"_s};
    QTest::newRow("hashes") << QByteArray("tags: \"#a #b\"") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("hashes in a list") << QByteArray("tags: ['#a', \"#b\"]") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("a lone hash") << QByteArray("tags: ['#', 'c#']") << QStringList{u"#"_s, u"c#"_s};
    QTest::newRow("numbers") << QByteArray("tags: [2024, 1.10, 0x1F, 1_000, yes]")
                             << QStringList{u"2024"_s, u"1.10"_s, u"0x1F"_s, u"1_000"_s, u"yes"_s};
    QTest::newRow("nothing in the list") << QByteArray("tags: [a, ~, , b]") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("nothing") << QByteArray("tags:") << QStringList();
    QTest::newRow("empty") << QByteArray("tags: []") << QStringList();
    QTest::newRow("three keys") << QByteArray("keywords: x\ntag: y\ntags: [z]") << QStringList{u"z"_s, u"y"_s, u"x"_s};
    QTest::newRow("capitals") << QByteArray("Tags: [a]") << QStringList{u"a"_s};
    QTest::newRow("letters") << QByteArray("tags: [\u00e9t\u00e9, \u65e5\u672c]") << QStringList{u"été"_s, u"日本"_s};
    QTest::newRow("several lines") << QByteArray("tags: [a,\n  b,\n  c]\nx: 1") << QStringList{u"a"_s, u"b"_s, u"c"_s};
}

void NoteReaderTest::readsTagsInEveryForm()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QStringList, tags);
    QCOMPARE(tagsOf(noteOf("---\n" + yaml + "\n---\nText\n")), tags);
    QCOMPARE(tagsOf(noteOf(yaml, u"note.yaml"_s)), tags);
}

void NoteReaderTest::readsTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("time");
    const QDate day(2024, 5, 31);
    const QDateTime none;
    QTest::newRow("day") << u"2024-05-31"_s << QDateTime(day, QTime(0, 0));
    QTest::newRow("time") << u"2024-05-31T10:30"_s << QDateTime(day, QTime(10, 30));
    QTest::newRow("space, seconds") << u"2024-05-31 10:30:05"_s << QDateTime(day, QTime(10, 30, 5));
    QTest::newRow("utc") << u"2024-05-31T10:30:00Z"_s << QDateTime(day, QTime(10, 30), Qt::UTC);
    QTest::newRow("offset") << u"2024-05-31T10:30:00.25+02:00"_s << QDateTime(day, QTime(8, 30, 0, 250), Qt::UTC);
    QTest::newRow("offset without colon") << u"2024-05-31 10:30 -0330"_s << QDateTime(day, QTime(14, 0), Qt::UTC);
    QTest::newRow("offset of hours") << u"2024-05-31T10:30+02"_s << QDateTime(day, QTime(8, 30), Qt::UTC);
    QTest::newRow("impossible") << u"2024-02-30"_s << none;
    QTest::newRow("ambiguous") << u"05/06/2024"_s << none;
    QTest::newRow("with dots") << u"31.05.2024"_s << none;
    QTest::newRow("short") << u"2024-5-3"_s << none;
    QTest::newRow("words") << u"yesterday"_s << none;
    QTest::newRow("hour 25") << u"2024-05-31T25:00"_s << none;
    QTest::newRow("zone +99") << u"2024-05-31T10:00+99:00"_s << none;
}

void NoteReaderTest::readsTimes()
{
    QFETCH(QString, text);
    QFETCH(QDateTime, time);
    const auto read = formats::noteTime(text);
    QCOMPARE(read.has_value(), time.isValid());
    if (read)
        QCOMPARE(read->toMSecsSinceEpoch(), time.toMSecsSinceEpoch());
}

void NoteReaderTest::tellsTasksFromNotes_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("kind");
    QTest::newRow("note") << QByteArray("title: x") << u"note"_s;
    QTest::newRow("due") << QByteArray("due: 2024-05-31") << u"task"_s;
    QTest::newRow("due, empty") << QByteArray("due:") << u"task"_s;
    QTest::newRow("done") << QByteArray("done: false") << u"task"_s;
    QTest::newRow("status") << QByteArray("status: draft") << u"task"_s;
    QTest::newRow("named") << QByteArray("kind: book") << u"book"_s;
    QTest::newRow("named goes first") << QByteArray("kind: note\nstatus: draft") << u"note"_s;
    QTest::newRow("unknown name") << QByteArray("kind: moodboard") << u"note"_s;
}

void NoteReaderTest::tellsTasksFromNotes()
{
    QFETCH(QByteArray, yaml);
    QTEST(noteOf("---\n" + yaml + "\n---\n").kind, "kind");
}

void NoteReaderTest::readsDaysOfDoing_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QDate>("due");
    QTest::addColumn<QDate>("done");
    const QDate ofFile(2020, 2, 29);
    const QDate none;
    QTest::newRow("both") << QByteArray("due: 2024-05-31\ndone: 2024-05-30") << QDate(2024, 5, 31)
                          << QDate(2024, 5, 30);
    QTest::newRow("with a time") << QByteArray("due: 2024-05-31T23:30:00+02:00") << QDate(2024, 5, 31) << none;
    QTest::newRow("true: the day of the file") << QByteArray("done: true") << none << ofFile;
    QTest::newRow("true with updated") << QByteArray("done: true\nupdated: 2023-01-02") << none << QDate(2023, 1, 2);
    QTest::newRow("true with completed") << QByteArray("done: yes\ncompleted: 2022-01-02\nupdated: 2023-01-02") << none
                                         << QDate(2022, 1, 2);
    QTest::newRow("status") << QByteArray("status: Done") << none << ofFile;
    QTest::newRow("other status") << QByteArray("status: waiting") << none << none;
    QTest::newRow("done goes before status") << QByteArray("status: done\ndone: false") << none << none;
    QTest::newRow("false") << QByteArray("done: false\ncompleted: 2022-01-02") << none << none;
    QTest::newRow("null") << QByteArray("done: null") << none << none;
}

void NoteReaderTest::readsDaysOfDoing()
{
    QFETCH(QByteArray, yaml);
    const auto record = noteOf("---\n" + yaml + "\n---\n");
    QTEST(record.details.due, "due");
    QTEST(record.details.done, "done");
    QVERIFY(record.remarks.isEmpty());
}

void NoteReaderTest::leavesOutWhatItIsNotSureOf()
{
    const auto record = noteOf("---\ntitle: x\ncreated: 05/06/2024\ndue: soon\ntags: [a, {b: c}]\ndone: maybe\n---\n");
    QCOMPARE(record.remarks.size(), 4);
    QCOMPARE(record.remarks[0].line, 5);
    QCOMPARE(record.remarks[1].line, 3);
    QVERIFY(record.remarks[1].reason.contains(u"05/06/2024"_s));
    QCOMPARE(record.remarks[2].line, 4);
    QCOMPARE(record.remarks[3].line, 6);
    QCOMPARE(tagsOf(record), QStringList{u"a"_s});
    QVERIFY(!record.createdAt);
    QCOMPARE(record.kind, u"task"_s);
    QVERIFY(record.details.isEmpty());
}

void NoteReaderTest::readsDetailsOfOtherKinds()
{
    const auto book =
        noteOf("---\nkind: book\nauthors: [Ursula K. Le Guin, \"Le Guin; U.\"]\nyear: 1968\nisbn: 1\n---\n");
    QCOMPARE(book.details.authors, (QStringList{u"Ursula K. Le Guin"_s, u"Le Guin"_s, u"U."_s}));
    QCOMPARE(book.details.year, 1968);
    QVERIFY(book.details.isbn.isEmpty());
    QCOMPARE(book.remarks.size(), 1);
    const auto invoice = noteOf("---\nkind: invoice\nnumber: 12\namount: 12.50 EUR\nissued: 2024-05-01\n---\n");
    QCOMPARE(domain::textOf(invoice.details, domain::DetailField::Amount), u"12.50 EUR"_s);
    QCOMPARE(invoice.details.number, u"12"_s);
    // A note's `year` is its own affair.
    QVERIFY(noteOf("---\nyear: 1968\n---\n").details.isEmpty());
}

void NoteReaderTest::keepsTheTextAsItIs_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("notes");
    QTest::newRow("body") << QByteArray("---\na: 1\n---\n\n# H\n\nText\n") << u"a.md"_s << u"\n# H\n\nText\n"_s;
    QTest::newRow("rules in the body") << QByteArray("---\na: 1\n---\nOne\n---\nTwo\n---\n") << u"a.md"_s
                                       << u"One\n---\nTwo\n---\n"_s;
    QTest::newRow("rules, and no front matter")
        << QByteArray("---\nJust words\n---\nTwo\n") << u"a.md"_s << u"---\nJust words\n---\nTwo\n"_s;
    QTest::newRow("rule without end") << QByteArray("---\n\nWords: none\n") << u"a.md"_s << u"---\n\nWords: none\n"_s;
    QTest::newRow("indented rule") << QByteArray(" ---\na: 1\n---\n") << u"a.md"_s << u" ---\na: 1\n---\n"_s;
    QTest::newRow("closed by dots") << QByteArray("---\na: 1\n...\nText") << u"a.md"_s << u"Text"_s;
    QTest::newRow("empty front matter") << QByteArray("---\n---\nText") << u"a.md"_s << u"Text"_s;
    QTest::newRow("crlf") << QByteArray("---\r\na: 1\r\n---\r\nOne\r\nTwo\r\n") << u"a.md"_s << u"One\nTwo\n"_s;
    QTest::newRow("yaml") << QByteArray("notes: |\n  One\n  Two\n") << u"a.yml"_s << u"One\nTwo\n"_s;
    QTest::newRow("yaml, description") << QByteArray("---\ndescription: One\n") << u"a.YAML"_s << u"One"_s;
}

void NoteReaderTest::keepsTheTextAsItIs()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, name);
    QTEST(noteOf(content, name).notes, "notes");
}

void NoteReaderTest::refusesBadFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("word");
    QByteArray laughs = "---\na: &a [x,x,x,x,x,x,x,x,x]\n";
    for (char level = 'b'; level <= 'i'; ++level) {
        const QByteArray before(1, char(level - 1));
        laughs += QByteArray(1, level) + ": &" + level + " [*" + before + ",*" + before + ",*" + before + ",*" + before
            + ",*" + before + ",*" + before + ",*" + before + ",*" + before + ",*" + before + "]\n";
    }
    QTest::newRow("a billion laughs") << QByteArray(laughs + "---\n") << u"a.md"_s << 2 << u"alias"_s;
    QTest::newRow("alias") << QByteArray("---\ntitle: *x*\n---\n") << u"a.md"_s << 2 << u"alias"_s;
    QTest::newRow("anchor") << QByteArray("title: &x y\n") << u"a.yaml"_s << 1 << u"anchor"_s;
    QTest::newRow("tab") << QByteArray("---\ntags:\n\t- a\n---\n") << u"a.md"_s << 3 << u"no YAML"_s;
    QTest::newRow("broken quote") << QByteArray("---\nx: 1\ntitle: \"abc\ntags: b\n---\n") << u"a.md"_s << 3
                                  << u"quote"_s;
    QTest::newRow("broken single quote") << QByteArray("title: 'it''s\n") << u"a.yaml"_s << 1 << u"quote"_s;
    QTest::newRow("broken list") << QByteArray("---\ntags: [a, b\n---\n") << u"a.md"_s << 3 << u"no YAML"_s;
    QTest::newRow("hash in a list") << QByteArray("---\ntags: [#a]\n---\n") << u"a.md"_s << 3 << u"no YAML"_s;
    QTest::newRow("colon in a value") << QByteArray("---\na: 1\ntitle: a: b\n---\n") << u"a.md"_s << 3 << u"no YAML"_s;
    QTest::newRow("not closed") << QByteArray("---\ntitle: a\n\nText\n") << u"a.md"_s << 1 << u"no end"_s;
    QTest::newRow("key twice") << QByteArray("---\ntags: a\nx: 1\ntags: b\n---\n") << u"a.md"_s << 4 << u"twice"_s;
    QTest::newRow("several documents") << QByteArray("a: 1\n---\nb: 2\n") << u"a.yml"_s << 2 << u"document"_s;
    QTest::newRow("a list") << QByteArray("- a\n- b\n") << u"a.yml"_s << 1 << u"keys"_s;
    QTest::newRow("a word") << QByteArray("word\n") << u"a.yml"_s << 1 << u"keys"_s;
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << u"a.md"_s << 0 << u"no text"_s;
    QTest::newRow("too long") << QByteArray("---\na: " + QByteArray(1100000, 'x') + "\n---\n") << u"a.md"_s << 1
                              << u"1 MB"_s;
    QTest::newRow("too deep") << QByteArray("a: " + QByteArray(100000, '[')) << u"a.yaml"_s << 1 << u"no YAML"_s;
}

void NoteReaderTest::refusesBadFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, name);
    QFETCH(QString, word);
    NoteText text;
    const auto problem = formats::takeApart(content, *formats::noteSyntaxOf(name), text);
    QVERIFY(problem);
    QVERIFY2(problem->reason.contains(word), qPrintable(problem->reason));
    QVERIFY2(problem->reason.endsWith(u'.'), qPrintable(problem->reason));
    QTEST(int(problem->line), "line");
}

void NoteReaderTest::takesFilesOfEveryEncoding_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isUtf8");
    const QString text = u"---\ntags: [été]\n---\nNaïve\n"_s;
    QStringEncoder wide(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
    QTest::newRow("utf-8") << text.toUtf8() << true;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF" + text.toUtf8()) << true;
    QTest::newRow("utf-16") << QByteArray(wide.encode(text)) << false;
    QTest::newRow("windows-1252") << text.toLatin1() << false;
    QTest::newRow("old line ends") << text.toUtf8().replace('\n', '\r') << false;
}

void NoteReaderTest::takesFilesOfEveryEncoding()
{
    QFETCH(QByteArray, content);
    const auto record = noteOf(content);
    QCOMPARE(tagsOf(record), QStringList{u"été"_s});
    QCOMPARE(record.notes, u"Naïve\n"_s);
    NoteText text;
    QVERIFY(!formats::takeApart(content, NoteSyntax::Markdown, text));
    QTEST(text.isUtf8, "isUtf8");
}

void NoteReaderTest::putsEveryByteInOnePart_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("body") << QByteArray("Text");
    QTest::newRow("front matter") << QByteArray("---\na: 1\n---\nText\n\n\n");
    QTest::newRow("crlf, mark") << QByteArray("\xEF\xBB\xBF---  \r\na: 1\r\n# x\r\n---\t\r\n\r\nText");
    QTest::newRow("at the end") << QByteArray("---\na: 1\n---");
}

void NoteReaderTest::putsEveryByteInOnePart()
{
    QFETCH(QByteArray, content);
    for (const NoteSyntax syntax : {NoteSyntax::Markdown, NoteSyntax::Yaml}) {
        NoteText text;
        (void)formats::takeApart(content, syntax, text);
        QCOMPARE(text.whole(), content);
    }
}

void NoteReaderTest::readsOneRecordOfAFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"A plan.md"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write("---\ncreated: 2024-05-31T10:00:00Z\n---\nText\n");
    file.flush();
    file.seek(0);
    tests::RecordingSink sink;
    QVERIFY(formats::readRecords(formats::Format::Markdown, file, sink));
    QCOMPARE(sink.items.size(), 1);
    QCOMPARE(sink.items[0].title, u"A plan"_s);
    QCOMPARE(sink.items[0].createdAt, 1717149600000);
    QVERIFY(*sink.items[0].updatedAt >= *sink.items[0].createdAt);
    QCOMPARE(sink.items[0].noteFile->content, QByteArray("---\ncreated: 2024-05-31T10:00:00Z\n---\nText\n"));
    QCOMPARE(sink.bytes, file.size());

    file.seek(0);
    sink.itemsWanted = 0;
    QCOMPARE(formats::readRecords(formats::Format::Markdown, file, sink).error().code, domain::ErrorCode::Cancelled);
}

void NoteReaderTest::leavesOutHugeFiles()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"huge.md"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(100 * 1024 * 1024));
    tests::RecordingSink sink;
    QVERIFY(formats::readRecords(formats::Format::Markdown, file, sink));
    QCOMPARE(sink.items.size(), 0);
    QCOMPARE(sink.remarks.size(), 1);
    QVERIFY(sink.remarks[0].reason.contains(u"4 MB"_s));
}

QTEST_GUILESS_MAIN(NoteReaderTest)
#include "note_reader_test.moc"
