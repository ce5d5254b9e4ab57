// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/tag_write_back.h"

#include "gui/settings/temporary_settings.h"
#include "gui/tagging/session_fixture.h"
#include "library/importer.h"
#include "library/unwritten_tags.h"
#include "support/folder_snapshot.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using gui::Notices;
using gui::Settings;
using gui::TagWriteBack;

class TagWriteBackTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesNothingUnlessTold();
    void writesWhatWasTaggedAndUndone();
    void writesRenamedTags();
    void saysWhatItCouldNotWrite();
    void endsWhatItBegan();
    void writesWhatChangedAtTheMomentOfClosing();
    void writesAtTheNextOpeningWhatTookTooLong();

private:
    QByteArray bytes() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
    }
    void turnOn() { m_settings->set(gui::option::TagsIntoFiles, true); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::SessionFixture> m_library;
    std::unique_ptr<Settings> m_settings;
    test::TemporarySettings m_temporary;
    QString m_path;
    ItemId m_note;
};

void TagWriteBackTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_library = std::make_unique<test::SessionFixture>();
    m_settings = std::make_unique<Settings>();
    m_settings->set(gui::option::TagsIntoFiles, false);
    m_path = m_folder->filePath(u"note.md"_s);
    test::writeFile(m_path, "---\ntags: [one] # c\n---\nText\n");
    test::waitFor(library::Importer(m_library->session().library()).run({m_folder->path()}, {}, library::makeJob()));
    const auto id = m_library->session().library().connection().number(u"SELECT item_id FROM note_files"_s);
    QVERIFY(id);
    m_note = ItemId{*id};
}

void TagWriteBackTest::writesNothingUnlessTold()
{
    {
        TagWriteBack writeBack(m_library->session(), *m_settings);
        writeBack.setPause(0);
        test::waitFor(m_library->session().tagging().addTagsByName({m_note}, {u"two"_s}));
    }
    QCOMPARE(bytes(), QByteArray("---\ntags: [one] # c\n---\nText\n"));
}

void TagWriteBackTest::writesWhatWasTaggedAndUndone()
{
    turnOn();
    TagWriteBack writeBack(m_library->session(), *m_settings);
    writeBack.setPause(0);
    QSignalSpy notes(&m_library->session().notices(), &Notices::noted);
    test::waitFor(m_library->session().tagging().addTagsByName({m_note}, {u"two"_s}));
    QTRY_COMPARE(bytes(), QByteArray("---\ntags: [one, two] # c\n---\nText\n"));
    QTRY_COMPARE(notes.size(), 1);
    test::waitFor(library::HistoryService(m_library->session().library()).undo());
    QTRY_COMPARE(bytes(), QByteArray("---\ntags: [one] # c\n---\nText\n"));
}

void TagWriteBackTest::writesRenamedTags()
{
    turnOn();
    TagWriteBack writeBack(m_library->session(), *m_settings);
    writeBack.setPause(0);
    test::waitFor(m_library->session().tags().rename(m_library->tag(u"one"_s), u"first"_s));
    QTRY_COMPARE(bytes(), QByteArray("---\ntags: [first] # c\n---\nText\n"));
}

void TagWriteBackTest::saysWhatItCouldNotWrite()
{
    turnOn();
    TagWriteBack writeBack(m_library->session(), *m_settings);
    writeBack.setPause(0);
    QSignalSpy failures(&m_library->session().notices(), &Notices::failed);
    test::writeFile(m_path, "changed since\n");
    test::waitFor(m_library->session().tagging().addTagsByName({m_note}, {u"two"_s}));
    QTRY_COMPARE(failures.size(), 1);
    QVERIFY(failures[0][0].toString().contains(u"note.md"_s));
    QCOMPARE(bytes(), QByteArray("changed since\n"));
}

void TagWriteBackTest::endsWhatItBegan()
{
    turnOn();
    {
        TagWriteBack writeBack(m_library->session(), *m_settings);
        test::waitFor(m_library->session().tagging().addTagsByName({m_note}, {u"two"_s}));
    }
    QCOMPARE(bytes(), QByteArray("---\ntags: [one, two] # c\n---\nText\n"));
}

void TagWriteBackTest::writesWhatChangedAtTheMomentOfClosing()
{
    turnOn();
    {
        TagWriteBack writeBack(m_library->session(), *m_settings);
        // It is not done when the window closes, and no notice of it has come.
        m_library->session().tagging().addTagsByName({m_note}, {u"two"_s});
    }
    QCOMPARE(bytes(), QByteArray("---\ntags: [one, two] # c\n---\nText\n"));
}

void TagWriteBackTest::writesAtTheNextOpeningWhatTookTooLong()
{
    turnOn();
    {
        TagWriteBack writeBack(m_library->session(), *m_settings);
        writeBack.setLongestEnd(0);
        test::waitFor(m_library->session().tagging().addTagsByName({m_note}, {u"two"_s}));
    }
    // So that who comes later gets no notice of it.
    QVERIFY(library::settle(m_library->session().library(), QDeadlineTimer::Forever));
    TagWriteBack writeBack(m_library->session(), *m_settings);
    writeBack.setPause(0);
    QTRY_COMPARE(bytes(), QByteArray("---\ntags: [one, two] # c\n---\nText\n"));
}

QTEST_MAIN(TagWriteBackTest)
#include "tag_write_back_test.moc"
