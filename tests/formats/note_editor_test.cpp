// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/note_editor.h"

#include "formats/note_reader.h"
#include "formats/note_writer.h"
#include "formats/yaml_text.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using formats::NoteChange;
using formats::NoteSyntax;
using formats::NoteText;

namespace {

QStringList tagsOf(const QByteArray &content, NoteSyntax syntax)
{
    NoteText text;
    if (formats::takeApart(content, syntax, text))
        return {u"unreadable"_s};
    QStringList tags;
    for (const QString &key : formats::tagKeys()) {
        if (const auto *const entry = formats::findEntry(text.mapping, key))
            tags += formats::tagsOf(*entry);
    }
    return tags;
}

/// A front matter as people write them, by chance.
class RandomNote final
{
public:
    explicit RandomNote(quint32 seed)
        : m_random(seed)
    { }

    QByteArray make()
    {
        m_lineEnd = chance(4) ? "\r\n" : "\n";
        QByteArrayList parts;
        if (!chance(6))
            parts.append(tags());
        for (const QByteArray &part :
             {QByteArray("title: \"A: 'title'\" # comment"), QByteArray("# a comment"),
              QByteArray("aliases: [x, 'y, z']"), QByteArray("custom:\n  nested: {a: [1, 2]}\n  more: yes"),
              QByteArray("due: 2024-05-31"), QByteArray("text: |\n  # no comment\n\n  tags: none"), QByteArray("")}) {
            if (chance(2))
                parts.insert(m_random.bounded(int(parts.size() + 1)), part);
        }
        QByteArray yaml;
        for (const QByteArray &part : std::as_const(parts))
            yaml += part + '\n';
        QByteArray whole = "---\n" + yaml + "---\n" + (chance(2) ? "\nText\n---\nmore" : "");
        if (parts.isEmpty() && chance(2))
            whole = "Only text\n";
        whole.replace("\n", m_lineEnd);
        return (chance(5) ? QByteArray("\xEF\xBB\xBF") : QByteArray()) + whole;
    }

    bool chance(int in) { return m_random.bounded(in) == 0; }
    QString word()
    {
        static const QStringList words{u"a"_s,      u"b/c"_s, u"two words"_s, u"2024"_s, u"été"_s,  u"it's"_s,
                                       u"say \""_s, u"C#"_s,  u"x: y"_s,      u"no"_s,   u"日本"_s, u"😀"_s,
                                       u"-"_s,      u"[z]"_s, u"@home"_s,     u"a\\b"_s, u"50%"_s};
        return words[m_random.bounded(int(words.size()))];
    }

private:
    QByteArray tags()
    {
        QStringList names;
        for (int count = m_random.bounded(5); count > 0; --count)
            names.append(word());
        names.removeDuplicates();
        const QByteArray key = chance(5) ? "keywords" : chance(5) ? "Tags" : "tags";
        switch (m_random.bounded(5)) {
        case 0: {
            QByteArray block = key + ":";
            const QByteArray indent = chance(2) ? "  " : "";
            for (const QString &name : std::as_const(names))
                block += "\n" + indent + "-  " + formats::quotedYamlText(name) + (chance(3) ? " # why" : "");
            return block;
        }
        case 1: {
            QByteArray flow = key + ": [ ";
            for (const QString &name : std::as_const(names))
                flow += formats::quotedYamlText(name) + (chance(2) ? " , " : ",\n   ");
            return flow + "]" + (chance(3) ? "   # end" : "");
        }
        case 2:
            return key + ": " + formats::yamlList(names);
        case 3:
            return key + ": a, two words, b";
        default:
            return key + ":";
        }
    }

    QRandomGenerator m_random;
    QByteArray m_lineEnd;
};

} // namespace

class NoteEditorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsTagsInTheirStyle_data();
    void editsTagsInTheirStyle();
    void setsValues_data();
    void setsValues();
    void refusesWhatItCannotEdit_data();
    void refusesWhatItCannotEdit();
    void changesOnlyTheLinesOfTags();
    void writesTextsThatAreReadAgain_data();
    void writesTextsThatAreReadAgain();
    void writesNewNotesThatAreReadAgain();
    void saysWhatChanged_data();
    void saysWhatChanged();
    void makesNamesOfTitles_data();
    void makesNamesOfTitles();
};

void NoteEditorTest::editsTagsInTheirStyle_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QStringList>("removed");
    QTest::addColumn<QStringList>("added");
    QTest::addColumn<QByteArray>("after");
    const QStringList b{u"b"_s};
    const QStringList x{u"x y"_s};
    const auto row = [](const char *name, const QByteArray &before, const QStringList &removed,
                        const QStringList &added, const QByteArray &after) {
        QTest::newRow(name) << before << removed << added << after;
    };
    row("flow", "---\nt: 1 # c\ntags: [a, b,  'c']  # d\n---\nB\n", b, x,
        "---\nt: 1 # c\ntags: [a,  'c', x y]  # d\n---\nB\n");
    row("flow, first", "---\ntags: [b, c]\n---\n", b, {}, "---\ntags: [c]\n---\n");
    row("flow, all", "---\ntags: [b]\n---\n", b, {}, "---\ntags: []\n---\n");
    row("flow, empty", "---\ntags: []\n---\n", {}, x, "---\ntags: [x y]\n---\n");
    row("flow, lines", "---\ntags: [\n  a,\n  b\n]\nz: 1\n---\n", {}, x,
        "---\ntags: [\n  a,\n  b, x y\n]\nz: 1\n---\n");
    row("flow, odd names", "---\ntags: [a]\n---\n", {}, {u"x, y"_s, u"no"_s, u"#q"_s},
        "---\ntags: [a, \"x, y\", \"no\", \"##q\"]\n---\n");
    row("block", "---\ntags:\n  - a # one\n  # two\n  - b\n  - c\nz: 1\n---\n", b, x,
        "---\ntags:\n  - a # one\n  # two\n  - c\n  - x y\nz: 1\n---\n");
    row("block, last", "---\ntags:\n- a\n- b\n---\n", b, x, "---\ntags:\n- a\n- x y\n---\n");
    row("block, all", "---\ntags:\n- b\n# c\nz: 1\n---\n", b, {}, "---\ntags: []\n# c\nz: 1\n---\n");
    row("text", "---\ntags: a, b # c\n---\n", b, x, "---\ntags: a, x y # c\n---\n");
    row("quoted text", "---\ntags: \"a, b\"\n---\n", b, x, "---\ntags: \"a, x y\"\n---\n");
    row("hashes", "---\ntags: \"#a #b\"\n---\n", b, {u"x"_s}, "---\ntags: \"#a #x\"\n---\n");
    row("nothing said", "---\ntags:\nz: 1\n---\n", {}, x, "---\ntags: [x y]\nz: 1\n---\n");
    row("no key", "---\nz: 1\n\n# end\n---\nB", {}, x, "---\nz: 1\ntags: [x y]\n\n# end\n---\nB");
    row("no front matter", "B\r\nC\r\n", {}, x, "---\r\ntags: [x y]\r\n---\r\nB\r\nC\r\n");
    row("empty file", "", {}, x, "---\ntags: [x y]\n---\n");
    row("two keys", "---\ntag: b\nkeywords: [b, c]\n---\n", b, x, "---\ntag: x y\nkeywords: [c]\n---\n");
    row("crlf, mark", "\xEF\xBB\xBF---\r\ntags:\r\n- a\r\n---\r\nB", {}, x,
        "\xEF\xBB\xBF---\r\ntags:\r\n- a\r\n- x y\r\n---\r\nB");
}

void NoteEditorTest::editsTagsInTheirStyle()
{
    QFETCH(QByteArray, before);
    QFETCH(QStringList, removed);
    QFETCH(QStringList, added);
    NoteChange change;
    change.tagsRemoved = removed;
    change.tagsAdded = added;
    const auto after = formats::editedNote(before, NoteSyntax::Markdown, change);
    QVERIFY2(after, qPrintable(after ? QString() : after.error().message));
    QTEST(*after, "after");
}

void NoteEditorTest::setsValues_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("name");
    QTest::addColumn<NoteChange>("change");
    QTest::addColumn<QByteArray>("after");
    const NoteChange title{{}, {}, {{u"title"_s, u"New: one"_s}}, {}};
    const NoteChange gone{{}, {}, {{u"due"_s, std::nullopt}}, {}};
    const NoteChange due{{}, {}, {{u"due"_s, u"2024-05-31"_s, true}}, {}};
    const NoteChange body{{}, {}, {}, u"New\ntext"_s};
    const QString md = u"a.md"_s;
    const QString yaml = u"a.yaml"_s;
    QTest::newRow("value") << QByteArray("---\ntitle: Old # c\nz: 1\n---\n") << md << title
                           << QByteArray("---\ntitle: \"New: one\" # c\nz: 1\n---\n");
    QTest::newRow("quoted value") << QByteArray("---\nTitle: 'it''s # old' # c\n---\n") << md << title
                                  << QByteArray("---\nTitle: \"New: one\" # c\n---\n");
    QTest::newRow("folded value") << QByteArray("---\ntitle: >\n  Old\n  one\nz: 1\n---\n") << md << title
                                  << QByteArray("---\ntitle: \"New: one\"\nz: 1\n---\n");
    QTest::newRow("value with a marker in it") << QByteArray("---\ntitle: |\n  Old\n  ...\nz: 1\n---\n") << md << title
                                               << QByteArray("---\ntitle: \"New: one\"\nz: 1\n---\n");
    QTest::newRow("new key") << QByteArray("---\nz: 1\n---\nB") << md << due
                             << QByteArray("---\nz: 1\ndue: 2024-05-31\n---\nB");
    QTest::newRow("key that goes") << QByteArray("---\ndue: 2024-01-01\nz: 1\n---\nB") << md << gone
                                   << QByteArray("---\nz: 1\n---\nB");
    QTest::newRow("key that is not there")
        << QByteArray("---\nz: 1\n---\nB") << md << gone << QByteArray("---\nz: 1\n---\nB");
    QTest::newRow("body") << QByteArray("---\nz: 1\n---\n\nOld\n\n") << md << body
                          << QByteArray("---\nz: 1\n---\n\nNew\ntext\n\n");
    QTest::newRow("body, crlf") << QByteArray("---\r\nz: 1\r\n---\r\nOld\r\n") << md << body
                                << QByteArray("---\r\nz: 1\r\n---\r\nNew\r\ntext\r\n");
    QTest::newRow("first body") << QByteArray("---\nz: 1\n---\n") << md << body
                                << QByteArray("---\nz: 1\n---\n\nNew\ntext\n");
    QTest::newRow("yaml, no end of line") << QByteArray("z: 1") << yaml << due << QByteArray("z: 1\ndue: 2024-05-31\n");
    QTest::newRow("yaml, empty") << QByteArray() << yaml << due << QByteArray("due: 2024-05-31\n");
    QTest::newRow("yaml, marked end") << QByteArray("---\nz: 1\n...\n") << yaml << due
                                      << QByteArray("---\nz: 1\ndue: 2024-05-31\n...\n");
    QTest::newRow("yaml, body") << QByteArray("notes: Old\nz: 1\n") << yaml << body
                                << QByteArray("notes: |-\n  New\n  text\nz: 1\n");
    QTest::newRow("yaml, description") << QByteArray("description: |\n  Old\n\n  text\nz: 1\n") << yaml << body
                                       << QByteArray("description: |-\n  New\n  text\nz: 1\n");
}

void NoteEditorTest::setsValues()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, name);
    QFETCH(NoteChange, change);
    const auto after = formats::editedNote(before, *formats::noteSyntaxOf(name), change);
    QVERIFY2(after, qPrintable(after ? QString() : after.error().message));
    QTEST(*after, "after");
}

void NoteEditorTest::refusesWhatItCannotEdit_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("braces") << QByteArray("---\n{tags: [a], z: 1}\n---\n");
    QTest::newRow("a mapping") << QByteArray("---\ntags: {a: 1}\n---\n");
    QTest::newRow("no YAML") << QByteArray("---\ntags: [a\n---\n");
    QTest::newRow("marks of its own") << QByteArray("---\n? tags\n: - a\n---\n");
}

void NoteEditorTest::refusesWhatItCannotEdit()
{
    QFETCH(QByteArray, content);
    const auto edited = formats::editedNote(content, NoteSyntax::Markdown, {{u"x"_s}, {}, {}, {}});
    QVERIFY(!edited);
    QCOMPARE(edited.error().code, domain::ErrorCode::Conflict);
    QVERIFY(edited.error().message.endsWith(u'.'));
}

void NoteEditorTest::changesOnlyTheLinesOfTags()
{
    int edits = 0;
    for (quint32 seed = 1; seed <= 600; ++seed) {
        RandomNote random(seed);
        const QByteArray before = random.make();
        const QStringList tags = tagsOf(before, NoteSyntax::Markdown);
        QVERIFY2(tags != QStringList{u"unreadable"_s}, before.constData());
        // Nothing to change: nothing changes.
        QCOMPARE(*formats::editedNote(before, NoteSyntax::Markdown, {}), before);
        NoteChange change;
        for (const QString &tag : tags) {
            if (random.chance(2))
                change.tagsRemoved.append(tag);
        }
        for (int count = 0; count < 2; ++count) {
            const QString tag = random.word();
            if (random.chance(2) && !tags.contains(tag) && !change.tagsAdded.contains(tag))
                change.tagsAdded.append(tag);
        }
        const auto after = formats::editedNote(before, NoteSyntax::Markdown, change);
        QVERIFY2(after, before.constData());
        QStringList expected = tags;
        expected.removeIf([&change](const QString &tag) { return change.tagsRemoved.contains(tag); });
        expected += change.tagsAdded;
        QStringList found = tagsOf(*after, NoteSyntax::Markdown);
        expected.sort();
        found.sort();
        QCOMPARE(found, expected);
        edits += *after != before ? 1 : 0;
        // Without the entries of tags both are the same, byte for byte.
        const auto rest = [](const QByteArray &content) {
            NoteText text;
            (void)formats::takeApart(content, NoteSyntax::Markdown, text);
            QList<QByteArray> lines = formats::linesOf(text.yaml);
            for (const formats::YamlEntry &entry : text.mapping.entries) {
                if (formats::tagKeys().contains(entry.key, Qt::CaseInsensitive)) {
                    for (int line = entry.line; line < entry.endLine; ++line)
                        lines[line].clear();
                }
            }
            return QByteArrayList{text.byteOrderMark, lines.join(), text.body};
        };
        QCOMPARE(rest(*after), rest(before));
    }
    QVERIFY(edits > 300);
}

void NoteEditorTest::writesTextsThatAreReadAgain_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"plain"_s,
                                u"two words"_s,
                                u"été 日本 😀"_s,
                                u"it's \"so\""_s,
                                u"a: b"_s,
                                u"a #b"_s,
                                u"#b"_s,
                                u"- x"_s,
                                u"[a]"_s,
                                u"{a}"_s,
                                u"yes"_s,
                                u"null"_s,
                                u"~"_s,
                                u"2024-05-31"_s,
                                u"1e3"_s,
                                u" ends "_s,
                                u"tab\there"_s,
                                u"line\nline"_s,
                                u"C:\\x"_s,
                                u"%x"_s,
                                u"@x"_s,
                                u"&x"_s,
                                u"*x*"_s,
                                u"!x"_s,
                                u"|"_s,
                                u"x,y"_s,
                                u"\u00a0x"_s,
                                u"a\u0007b"_s,
                                u"?"_s,
                                u"a:"_s,
                                u"http://x.example/#a"_s})
        QTest::addRow("%s", text.toUtf8().constData()) << text;
}

void NoteEditorTest::writesTextsThatAreReadAgain()
{
    QFETCH(QString, text);
    formats::YamlMapping mapping;
    const QByteArray yaml = "a: " + formats::yamlText(text) + "\nb: [" + formats::yamlText(text)
        + "]\nc: " + formats::yamlLines(text, "\n");
    const auto problem = formats::readYamlMapping(yaml, mapping);
    QVERIFY2(!problem, yaml.constData());
    for (const formats::YamlEntry &entry : std::as_const(mapping.entries))
        QCOMPARE(entry.text(), text);
}

void NoteEditorTest::writesNewNotesThatAreReadAgain()
{
    domain::ItemRecord record;
    record.title = u"Plan: \"x\""_s;
    record.kind = u"invoice"_s;
    record.url = u"https://x.example/?a=b#c"_s;
    record.notes = u"# H\n\n---\n\nText"_s;
    record.createdAt = 1717149600123;
    record.updatedAt = 1717149600456;
    for (const QString &tag : {u"#a/b"_s, u"2024"_s, u"x, y"_s, u"guess"_s}) {
        domain::LinkRecord link;
        link.tag = tag;
        record.links.append(link);
    }
    record.links.last().status = domain::LinkStatus::Suggested;
    record.details.number = u"007"_s;
    record.details.due = QDate(2024, 5, 31);
    record.details.amount = domain::Amount{-1250, u"EUR"_s};
    const QByteArray content = formats::newNote(record);
    NoteText text;
    QVERIFY(!formats::takeApart(content, NoteSyntax::Markdown, text));
    const auto read = formats::readNote(text, u"x.md"_s, QDateTime()).record;
    QCOMPARE(read.title, record.title);
    QCOMPARE(read.kind, record.kind);
    QCOMPARE(read.url, record.url);
    QCOMPARE(read.notes.trimmed(), record.notes);
    QCOMPARE(read.createdAt, record.createdAt);
    QCOMPARE(read.updatedAt, record.updatedAt);
    QCOMPARE(read.details, record.details);
    QCOMPARE(read.links.size(), 3);
    QCOMPARE(read.links[0].tag, u"#a/b"_s);
    QVERIFY(read.remarks.isEmpty());

    domain::ItemRecord task;
    task.title = u"Task"_s;
    task.kind = u"task"_s;
    task.details.done = QDate(2024, 5, 31);
    QCOMPARE(formats::newNote(task), QByteArray("---\ntitle: Task\ndone: 2024-05-31\n---\n"));
    task.details = {};
    QCOMPARE(formats::newNote(task), QByteArray("---\ntitle: Task\nkind: task\n---\n"));
}

void NoteEditorTest::saysWhatChanged_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QDate>("done");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("after");
    const QDate day(2024, 5, 31);
    const QString task = u"task"_s;
    QTest::newRow("same") << QByteArray("---\ndone: true\n---\n") << day << task
                          << QByteArray("---\ndone: true\n---\n");
    QTest::newRow("no more") << QByteArray("---\ndone: true\n---\n") << QDate() << task
                             << QByteArray("---\ndone: false\n---\n");
    QTest::newRow("now") << QByteArray("---\ndone: false\n---\n") << day << task
                         << QByteArray("---\ndone: 2024-05-31\n---\n");
    QTest::newRow("status, now") << QByteArray("---\nstatus: open\n---\n") << day << task
                                 << QByteArray("---\nstatus: done\ndone: 2024-05-31\n---\n");
    QTest::newRow("status, no more") << QByteArray("---\nstatus: done\n---\n") << QDate() << task
                                     << QByteArray("---\nstatus: todo\n---\n");
    QTest::newRow("a note becomes a task")
        << QByteArray("Text\n") << day << task << QByteArray("---\ndone: 2024-05-31\n---\nText\n");
    QTest::newRow("a task becomes a note") << QByteArray("---\nstatus: open\n---\n") << QDate() << u"note"_s
                                           << QByteArray("---\nstatus: open\nkind: note\n---\n");
    QTest::newRow("a note becomes a task, undated")
        << QByteArray("---\nz: 1\n---\n") << QDate() << task << QByteArray("---\nz: 1\nkind: task\n---\n");
}

void NoteEditorTest::saysWhatChanged()
{
    QFETCH(QByteArray, before);
    QFETCH(QDate, done);
    QFETCH(QString, kind);
    NoteText text;
    QVERIFY(!formats::takeApart(before, NoteSyntax::Markdown, text));
    const auto base = formats::readNote(text, u"x.md"_s, QDateTime(QDate(2020, 2, 29), QTime(0, 0)));
    domain::ItemRecord now = base.record;
    now.details.done = done;
    now.kind = kind;
    const auto change = formats::changesFor(text, base, now);
    const auto after = formats::editedNote(before, NoteSyntax::Markdown, change);
    QVERIFY(after);
    QTEST(*after, "after");
}

void NoteEditorTest::makesNamesOfTitles_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"Plan"_s << u"Plan 2.md"_s;
    QTest::newRow("case") << u"PLAN"_s << u"PLAN 2.md"_s;
    QTest::newRow("slashes") << u"a/b\\c: d?"_s << u"a-b-c- d-.md"_s;
    QTest::newRow("up and away") << u"../../etc/passwd"_s << u"etc-passwd.md"_s;
    QTest::newRow("hidden") << u".config"_s << u"config.md"_s;
    QTest::newRow("dots") << u"..."_s << u"note.md"_s;
    QTest::newRow("device") << u"CON"_s << u"CON_.md"_s;
    QTest::newRow("control") << u"a\nb\tc"_s << u"a b c.md"_s;
    QTest::newRow("long") << QString(200, u'é') << QString(60, u'é') + u".md"_s;
}

void NoteEditorTest::makesNamesOfTitles()
{
    QFETCH(QString, title);
    QSet<QString> taken{formats::notePathKey(u"plan.md"_s)};
    QTEST(formats::noteFileName(title, taken), "name");
}

QTEST_GUILESS_MAIN(NoteEditorTest)
#include "note_editor_test.moc"
