// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/file_facts.h"

#include "files_fixture.h"

#include <QLabel>

using namespace Qt::StringLiterals;
using namespace tagloom;
using gui::FileFacts;

class FileFactsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<test::FilesFixture>(); }

    void showsWhatIsKnown()
    {
        const auto id = m_fixture->add(u"a.txt"_s, QByteArray(2400, 'x'));
        FileFacts facts(m_fixture->session());
        facts.setItem(id);
        QVERIFY(!facts.isHidden());
        QCOMPARE(text(facts, "fileFolder"), m_fixture->path());
        QCOMPARE(text(facts, "fileSize"), u"2.4 kB"_s);
        QCOMPARE(text(facts, "fileType"), u"text/plain"_s);
        QVERIFY(!text(facts, "fileChanged").isEmpty());
        QVERIFY(label(facts, "fileMissing")->isHidden());
    }

    void followsTheLibrary()
    {
        const auto id = m_fixture->add(u"a.txt"_s, "text");
        FileFacts facts(m_fixture->session());
        facts.setItem(id);
        QVERIFY(QFile::remove(m_fixture->path(u"a.txt"_s)));
        auto &files = m_fixture->session().files();
        test::waitFor(files.note(test::waitFor(files.check(library::makeJob()))));
        QVERIFY(!label(facts, "fileMissing")->isHidden());
        QVERIFY(text(facts, "fileMissing").contains(u"was not there"));
        test::waitFor(m_fixture->session().items().changeUrl(id, u"https://example.org/"_s));
        QVERIFY(facts.isHidden());
    }

    void isNotThereWithoutAFile()
    {
        const auto id = m_fixture->window.library.addItem(u"a"_s);
        FileFacts facts(m_fixture->session());
        facts.setItem(id);
        QVERIFY(facts.isHidden());
        facts.setItem({});
        QVERIFY(facts.isHidden());
    }

    /// An item of an older library: the folder alone.
    void showsTheFolderOfAFileThatNobodyLookedAt()
    {
        const auto id = test::waitFor(m_fixture->session().items().add(
                                          {{domain::fileKind, u"A"_s, domain::fileUrlOf(m_fixture->path(u"a"_s)), {}}}))
                            .ids.first();
        FileFacts facts(m_fixture->session());
        facts.setItem(id);
        QCOMPARE(text(facts, "fileFolder"), m_fixture->path());
        QVERIFY(label(facts, "fileSize")->isHidden());
    }

private:
    static QLabel *label(const FileFacts &facts, const char *name)
    {
        return facts.findChild<QLabel *>(QString::fromLatin1(name));
    }
    static QString text(const FileFacts &facts, const char *name) { return label(facts, name)->text(); }

    std::unique_ptr<test::FilesFixture> m_fixture;
};

QTEST_MAIN(FileFactsTest)
#include "file_facts_test.moc"
