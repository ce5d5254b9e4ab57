// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/inspector.h"
#include "gui/inspector/note_view.h"
#include "gui/tagging/session_fixture.h"
#include "store/item_store.h"

#include <QPlainTextEdit>
#include <QTextBlock>
#include <QToolButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using gui::Inspector;
using gui::NoteView;

class NoteViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsMarkdown();
    void leavesHtmlAsText();
    void loadsNothing();
    void opensLinksAsAddresses_data();
    void opensLinksAsAddresses();
    void readsNotesOfNotesOnly_data();
    void readsNotesOfNotesOnly();
    void switchesByButtonAndKeys();
    void staysInTheFieldWhileTyping();
    void followsWhatChanges();

private:
    domain::ItemId addItem(domain::KindId kind, const QString &notes);
    NoteView *view() const { return m_inspector->findChild<NoteView *>(); }
    QPlainTextEdit *field() const { return m_inspector->findChild<QPlainTextEdit *>(u"notes"_s); }
    QToolButton *button() const { return m_inspector->findChild<QToolButton *>(u"noteSwitch"_s); }

    std::unique_ptr<test::SessionFixture> m_library;
    std::unique_ptr<Inspector> m_inspector;
};

void NoteViewTest::init()
{
    m_library = std::make_unique<test::SessionFixture>();
    m_inspector = std::make_unique<Inspector>(m_library->session());
    m_inspector->resize(320, 700);
    m_inspector->show();
    m_inspector->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_inspector.get()));
}

void NoteViewTest::cleanup()
{
    m_inspector.reset();
    m_library.reset();
}

domain::ItemId NoteViewTest::addItem(domain::KindId kind, const QString &notes)
{
    const domain::ItemId id = m_library->addItem(u"note %1"_s.arg(notes.size() + 1000 * kind.value));
    test::waitFor(m_library->session().items().changeKind(id, kind));
    test::waitFor(m_library->session().items().changeNotes(id, notes));
    return id;
}

void NoteViewTest::showsMarkdown()
{
    NoteView note;
    note.setNote(
        u"# Plan\n\nSome **bold** words and [a link](https://x.example/).\n\n- one\n- [x] two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"_s);
    const QString text = note.toPlainText();
    QVERIFY(!text.contains(u'*'));
    QVERIFY(!text.contains(u'#'));
    QVERIFY(text.contains(u"a link"_s));
    QVERIFY(!text.contains(u"x.example"_s));
    QCOMPARE(note.document()->begin().blockFormat().headingLevel(), 1);
}

void NoteViewTest::leavesHtmlAsText()
{
    NoteView note;
    note.setNote(u"Before <script>alert(1)</script> <img src=\"https://x.example/a.png\"> <b>after</b>\n"_s);
    QVERIFY(note.toPlainText().contains(u"<script>alert(1)</script>"_s));
    QVERIFY(note.toPlainText().contains(u"<b>after</b>"_s));
}

void NoteViewTest::loadsNothing()
{
    QTemporaryDir folder;
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::red);
    const QString path = folder.filePath(u"a.png"_s);
    QVERIFY(picture.save(path));
    NoteView note;
    note.setNote(u"![local](%1) ![url](file://%1) ![net](https://x.example/a.png)"_s.arg(path));
    for (const QString &name : {path, QString(u"file://"_s + path), u"https://x.example/a.png"_s})
        QCOMPARE(note.document()->resource(QTextDocument::ImageResource, QUrl(name)).toByteArray(), QByteArray());
}

void NoteViewTest::opensLinksAsAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("web") << u"https://x.example/a?b=1"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << true;
    QTest::newRow("script") << u"javascript:alert(1)"_s << true;
    QTest::newRow("another note") << u"other.md"_s << true;
}

void NoteViewTest::opensLinksAsAddresses()
{
    QFETCH(QString, address);
    QStringList opened;
    QStringList asked;
    const gui::UrlOpening opening{[&opened](const QString &url) {
                                      opened.append(url);
                                      return true;
                                  },
                                  [&asked](QWidget *, const QString &url) {
                                      asked.append(url);
                                      return false;
                                  }};
    NoteView note;
    note.setUrlOpening(opening);
    note.setNote(u"[x](%1)"_s.arg(address));
    const QString before = note.toPlainText();
    Q_EMIT note.anchorClicked(QUrl(address));
    QFETCH(bool, isAsked);
    QCOMPARE(asked, isAsked ? QStringList{address} : QStringList());
    QCOMPARE(opened, isAsked ? QStringList() : QStringList{address});
    QCOMPARE(note.toPlainText(), before);
}

void NoteViewTest::readsNotesOfNotesOnly_data()
{
    QTest::addColumn<domain::KindId>("kind");
    QTest::addColumn<QString>("notes");
    QTest::addColumn<bool>("reads");
    QTest::newRow("note") << domain::noteKind << u"# Plan"_s << true;
    QTest::newRow("task") << domain::taskKind << u"# Plan"_s << true;
    QTest::newRow("bookmark") << domain::bookmarkKind << u"# Plan"_s << false;
    QTest::newRow("empty") << domain::noteKind << QString() << false;
}

void NoteViewTest::readsNotesOfNotesOnly()
{
    QFETCH(domain::KindId, kind);
    QFETCH(QString, notes);
    QFETCH(bool, reads);
    m_library->select({addItem(kind, notes)});
    QCOMPARE(view()->isVisible(), reads);
    QCOMPARE(field()->isVisible(), !reads);
    QCOMPARE(button()->isVisible(), reads);
    QCOMPARE(field()->toPlainText(), notes);
}

void NoteViewTest::switchesByButtonAndKeys()
{
    const auto first = addItem(domain::noteKind, u"# One"_s);
    const auto second = addItem(domain::noteKind, u"# Another"_s);
    m_library->select({first});
    button()->click();
    QVERIFY(field()->isVisible());
    QVERIFY(!view()->isVisible());
    QVERIFY(!button()->accessibleName().isEmpty());
    // It holds for the next note.
    m_library->select({second});
    QVERIFY(field()->isVisible());
    field()->setFocus();
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(view()->isVisible());
    QVERIFY(view()->hasFocus());
    QCOMPARE(view()->toPlainText(), u"Another"_s);
    QTest::keyClick(view(), Qt::Key_F2);
    QVERIFY(field()->hasFocus());
    QTest::keyClick(field(), Qt::Key_Escape);
    QTest::mouseDClick(view()->viewport(), Qt::LeftButton, {}, view()->viewport()->rect().bottomRight() / 2);
    QVERIFY(field()->hasFocus());
}

void NoteViewTest::staysInTheFieldWhileTyping()
{
    m_library->select({addItem(domain::noteKind, QString())});
    field()->setFocus();
    QTest::keyClicks(field(), u"# New"_s);
    QTest::keyClick(field(), Qt::Key_Return, Qt::ControlModifier);
    const auto item = m_library->session().selection().ids().first();
    QTRY_COMPARE(m_library->notes(item), u"# New"_s);
    QVERIFY(field()->isVisible());
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(view()->toPlainText(), u"New"_s);
}

void NoteViewTest::followsWhatChanges()
{
    const auto item = addItem(domain::noteKind, u"# Old"_s);
    m_library->select({item});
    QCOMPARE(view()->toPlainText(), u"Old"_s);
    test::waitFor(m_library->session().items().changeNotes(item, u"# New"_s));
    QTRY_COMPARE(view()->toPlainText(), u"New"_s);
    test::waitFor(m_library->session().items().changeNotes(item, QString()));
    QTRY_VERIFY(field()->isVisible());
    test::waitFor(m_library->session().items().changeNotes(item, u"# Back"_s));
    QTRY_COMPARE(view()->toPlainText(), u"Back"_s);
    QVERIFY(view()->isVisible());
}

QTEST_MAIN(NoteViewTest)
#include "note_view_test.moc"
