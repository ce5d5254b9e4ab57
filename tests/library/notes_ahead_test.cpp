// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/note_file.h"
#include "library/notes_ahead.h"
#include "support/folder_snapshot.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using library::ImportFile;
using library::NoteRead;
using library::NotesAhead;

class NotesAheadTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesAllNotesInTheirOrder_data();
    void givesAllNotesInTheirOrder();
    void saysWhyANoteIsNotThere();
    void endsWithWorkLeft();

private:
    /// Files "note 0.md" and so on.
    QList<ImportFile> files(int count) const
    {
        QList<ImportFile> files;
        for (int number = 0; number < count; ++number) {
            const QString path = u"%1/note %2.md"_s.arg(m_folder.path()).arg(number);
            test::writeFile(path, "Text " + QByteArray::number(number) + '\n');
            files.append({path, 0, formats::Format::Markdown, m_folder.path()});
        }
        return files;
    }

    const QTemporaryDir m_folder;
};

void NotesAheadTest::givesAllNotesInTheirOrder_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 99, 100, 101, 2050})
        QTest::addRow("%d", count) << count;
}

void NotesAheadTest::givesAllNotesInTheirOrder()
{
    QFETCH(int, count);
    NotesAhead ahead(files(count));
    int number = 0;
    for (auto notes = ahead.next(); !notes.empty(); notes = ahead.next()) {
        for (const NoteRead &read : notes) {
            QVERIFY(read.note);
            QCOMPARE(read.note->notes, u"Text %1\n"_s.arg(number++));
            QCOMPARE(read.hash, domain::contentHash(read.note->noteFile->content));
            QVERIFY(read.reasons.isEmpty());
        }
    }
    QCOMPARE(number, count);
    QVERIFY(ahead.next().empty());
}

void NotesAheadTest::saysWhyANoteIsNotThere()
{
    auto all = files(3);
    QVERIFY(QFile::remove(all[0].path));
    test::writeFile(all[1].path, "---\ntitle: *x\n---\n");
    NotesAhead ahead(all);
    const auto notes = ahead.next();
    QCOMPARE(notes.size(), size_t{3});
    QVERIFY(!notes[0].note);
    QVERIFY2(notes[0].reasons.value(0).reason.startsWith(u"It cannot be read ("),
             qPrintable(notes[0].reasons.value(0).reason));
    QVERIFY(!notes[1].note);
    QCOMPARE(notes[1].reasons.size(), 1);
    QVERIFY(notes[2].note);
}

void NotesAheadTest::endsWithWorkLeft()
{
    NotesAhead ahead(files(3000));
    QCOMPARE(ahead.next().front().note->notes, u"Text 0\n"_s);
}

QTEST_GUILESS_MAIN(NotesAheadTest)

#include "notes_ahead_test.moc"
