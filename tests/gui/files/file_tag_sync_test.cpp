// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/file_tag_sync.h"

#include "files_fixture.h"
#include "library/files/tag_attribute.h"
#include "library/tag_care_service.h"
#include "library/unwritten_tags.h"
#include "platform/extended_attributes.h"
#include "store/statement.h"
#include "support/extended_attributes.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using domain::ItemId;

class FileTagSyncTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        const QTemporaryDir folder;
        if (test::attributedFile(folder, u"a"_s).isEmpty())
            QSKIP("The file system of temporary files keeps no attributes.");
        m_sync.reset();
        m_fixture = std::make_unique<test::FilesFixture>();
        m_item = m_fixture->add(u"a.txt"_s, "text");
        m_sync = std::make_unique<FileTagSync>(m_fixture->session(), m_fixture->window.settings());
    }
    void cleanup() { m_sync.reset(); }

    void writesNothingUnlessItIsSwitchedOn()
    {
        tag(u"art"_s);
        QTest::qWait(0);
        QCOMPARE(attribute(), QByteArray());
        switchOn();
        tag(u"music"_s);
        QTRY_COMPARE(attribute(), QByteArray("art,music"));
    }

    void followsTagsThatComeAndGo()
    {
        sure(platform::writeAttribute(m_fixture->path(u"a.txt"_s), library::tagAttribute, "theirs"));
        switchOn();
        tag(u"art"_s);
        QTRY_COMPARE(attribute(), QByteArray("theirs,art"));
        const auto suggested = tag(u"unsure"_s);
        QTRY_COMPARE(attribute(), QByteArray("theirs,art,unsure"));
        test::waitFor(m_fixture->session().tagging().changeStatus({m_item, suggested}, domain::LinkStatus::Suggested));
        QTRY_COMPARE(attribute(), QByteArray("theirs,art"));
        test::waitFor(m_fixture->session().tagging().removeTags({m_item}, {m_fixture->window.tag(u"art"_s)}));
        QTRY_COMPARE(attribute(), QByteArray("theirs"));
        m_fixture->window.undo();
        QTRY_COMPARE(attribute(), QByteArray("theirs,art"));
    }

    void followsTagsThatChangeTheirNames()
    {
        switchOn();
        const auto art = tag(u"art"_s);
        QTRY_COMPARE(attribute(), QByteArray("art"));
        test::waitFor(m_fixture->session().tags().rename(art, u"paintings"_s));
        QTRY_COMPARE(attribute(), QByteArray("paintings"));
        test::waitFor(library::TagCareService(m_fixture->session().library()).remove({art}));
        QTRY_COMPARE(attribute(), QByteArray());
    }

    void leavesNamesThatOtherProgramsSet()
    {
        const auto other = m_fixture->add(u"b.txt"_s, "text");
        sure(platform::writeAttribute(m_fixture->path(u"b.txt"_s), library::tagAttribute, "art,b"));
        switchOn();
        const auto art = tag(u"art"_s);
        test::waitFor(m_fixture->session().tagging().addTagsByName({other}, {u"other"_s}));
        QTRY_COMPARE(attribute(u"b.txt"_s), QByteArray("art,b,other"));
        test::waitFor(m_fixture->session().tags().rename(art, u"paintings"_s));
        QTRY_COMPARE(attribute(), QByteArray("paintings"));
        QCOMPARE(attribute(u"b.txt"_s), QByteArray("art,b,other"));
        test::waitFor(m_fixture->session().tagging().removeTags({other}, {m_fixture->window.tag(u"other"_s)}));
        QTRY_COMPARE(attribute(u"b.txt"_s), QByteArray("art,b"));
        test::waitFor(library::TagCareService(m_fixture->session().library()).remove({art}));
        QTRY_COMPARE(attribute(), QByteArray());
        QCOMPARE(attribute(u"b.txt"_s), QByteArray("art,b"));
    }

    void followsNamesThatBothHadFromTheStart()
    {
        // As if it was read when the file was added.
        sure(platform::writeAttribute(m_fixture->path(u"a.txt"_s), library::tagAttribute, "art,theirs"));
        const auto art = tag(u"art"_s);
        switchOn();
        QTRY_COMPARE(compared(), QStringList{u"[\"art\"]"_s});
        test::waitFor(m_fixture->session().tags().rename(art, u"paintings"_s));
        QTRY_COMPARE(attribute(), QByteArray("theirs,paintings"));
    }

    void writesWhatChangedAtTheMomentOfClosing()
    {
        switchOn();
        const auto art = tag(u"art"_s);
        QTRY_COMPARE(attribute(), QByteArray("art"));
        // Neither is done when the window closes.
        m_fixture->session().tags().rename(art, u"paintings"_s);
        m_fixture->session().tagging().addTagsByName({m_item}, {u"music"_s});
        m_sync.reset();
        QStringList tags = library::tagsFromAttribute(attribute());
        tags.sort();
        QCOMPARE(tags, (QStringList{u"music"_s, u"paintings"_s}));
    }

    void writesAtTheNextOpeningWhatTookTooLong()
    {
        switchOn();
        m_sync->setLongestEnd(0);
        m_fixture->session().tagging().addTagsByName({m_item}, {u"art"_s});
        m_sync.reset();
        passNoticesOn();
        m_sync = std::make_unique<FileTagSync>(m_fixture->session(), m_fixture->window.settings());
        QTRY_COMPARE(attribute(), QByteArray("art"));
    }

    void saysWhatCannotBeWritten()
    {
        QString message;
        connect(&m_fixture->session().notices(), &Notices::offered, this,
                [&](const QString &text, const QString &, const std::function<void()> &) { message = text; });
        switchOn();
        tag(u"Rock, Paper"_s);
        QTRY_VERIFY2(message.contains(u"“Rock, Paper” cannot be kept"), qPrintable(message));
        QCOMPARE(attribute(), QByteArray());
        tag(u"art"_s);
        QTRY_COMPARE(attribute(), QByteArray("art"));
    }

    void passesOverFilesThatAreGone()
    {
        switchOn();
        QSignalSpy offered(&m_fixture->session().notices(), &Notices::offered);
        QVERIFY(QFile::remove(m_fixture->path(u"a.txt"_s)));
        const auto other = m_fixture->add(u"b.txt"_s, "text");
        tag(u"art"_s);
        test::waitFor(m_fixture->session().tagging().addTagsByName({other}, {u"art"_s}));
        QTRY_COMPARE(platform::readAttribute(m_fixture->path(u"b.txt"_s), library::tagAttribute).value(),
                     QByteArray("art"));
        QVERIFY(offered.isEmpty());
    }

    void readsTagsAsTheSettingsSay()
    {
        QVERIFY(m_fixture->session().readsFileTags());
        m_fixture->window.settings().set(option::ReadFileTags, false);
        QVERIFY(!m_fixture->session().readsFileTags());
    }

private:
    static void sure(const domain::Result<void> &done) { QVERIFY2(done.ok(), "cannot be written"); }

    void switchOn()
    {
        m_fixture->window.settings().set(option::WriteFileTags, true);
        // The names are read on another thread; what is posted there later comes later.
        const auto behind =
            m_fixture->session().library().read([](const store::Connection &) { return domain::Result<int>(0); });
        test::waitFor(behind);
    }

    /// So that nobody who comes later gets them.
    void passNoticesOn() { library::settle(m_fixture->session().library(), QDeadlineTimer::Forever); }

    domain::TagId tag(const QString &name)
    {
        test::waitFor(m_fixture->session().tagging().addTagsByName({m_item}, {name}));
        return m_fixture->window.tag(name);
    }

    QByteArray attribute(const QString &file = u"a.txt"_s) const
    {
        return platform::readAttribute(m_fixture->path(file), library::tagAttribute).value();
    }

    /// What files and items had in common.
    QStringList compared() const
    {
        QStringList tags;
        store::Statement rows(m_fixture->session().library().connection(), u"SELECT tags FROM file_tags_written"_s);
        rows.bind();
        while (rows.next())
            tags.append(rows.text(0));
        return tags;
    }

    std::unique_ptr<test::FilesFixture> m_fixture;
    std::unique_ptr<FileTagSync> m_sync;
    ItemId m_item;
};

QTEST_MAIN(FileTagSyncTest)
#include "file_tag_sync_test.moc"
