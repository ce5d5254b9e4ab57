// SPDX-License-Identifier: GPL-3.0-or-later
#include "../tagging/session_fixture.h"
#include "gui/dialogs/new_item_dialog.h"
#include "store/detail_store.h"
#include "support/folder_snapshot.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

namespace {

struct Stage
{
    Stage() { dialog.show(); }

    template <class Widget> Widget *part(const char *name) { return dialog.findChild<Widget *>(QLatin1String(name)); }
    void type(const char *field, const QString &text) { part<QLineEdit>(field)->setText(text); }

    /// The item that Enter makes.
    domain::ItemId enter()
    {
        QSignalSpy added(&dialog, &NewItemDialog::added);
        QTest::keyClick(part<QLineEdit>("what"), Qt::Key_Return);
        return added.wait(10000) ? added.first().first().value<domain::ItemId>() : domain::ItemId();
    }

    test::SessionFixture library;
    NewItemDialog dialog{library.session()};
};

} // namespace

class NewItemDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsAnAddressWithTagsOnEnter()
    {
        Stage stage;
        QSignalSpy said(&stage.library.session().notices(), &Notices::said);
        QVERIFY(!stage.part<QPushButton>("add")->isEnabled());
        stage.type("what", u"https://example.org/a"_s);
        stage.type("tags", u"art, to read,, "_s);
        const domain::ItemId id = stage.enter();
        QVERIFY(id.isValid());
        const domain::Item item = stage.library.item(id);
        QCOMPARE(item.url, u"https://example.org/a"_s);
        QCOMPARE(item.title, u"https://example.org/a"_s);
        QCOMPARE(item.kind, domain::bookmarkKind);
        QCOMPARE(stage.library.links(id), u"art, to read"_s);
        QCOMPARE(said.first().first().toString(), u"1 item added."_s);
        QVERIFY(!stage.dialog.isVisible());
    }

    void asksForWhatTheKindHas()
    {
        Stage stage;
        QVERIFY(!stage.part<QLineEdit>("isbn"));
        stage.type("what", u"A Wizard of Earthsea"_s);
        auto *const kind = stage.part<QComboBox>("kind");
        kind->setCurrentIndex(kind->findData(domain::bookKind.value));
        Q_EMIT kind->activated(kind->currentIndex());
        stage.type("authors", u"Ursula K. Le Guin"_s);
        stage.type("isbn", u"9780306406158"_s);
        QTest::keyClick(stage.part<QLineEdit>("what"), Qt::Key_Return);
        QVERIFY(stage.dialog.isVisible());
        QVERIFY2(stage.part<QLabel>("message")->text().startsWith(u"ISBN: "_s),
                 qPrintable(stage.part<QLabel>("message")->text()));
        stage.type("isbn", u"0-306-40615-2"_s);
        const domain::ItemId id = stage.enter();
        const auto details = store::readDetails(stage.library.session().library().connection(), id);
        QVERIFY(details.ok());
        QCOMPARE(details->authors, QStringList{u"Ursula K. Le Guin"_s});
        QCOMPARE(details->isbn, u"9780306406157"_s);
        QCOMPARE(stage.library.item(id).kind, domain::bookKind);
    }

    void followsWhatIsTypedInItsKind()
    {
        Stage stage;
        const auto *kind = stage.part<QComboBox>("kind");
        stage.type("what", u"https://example.org/"_s);
        QCOMPARE(kind->currentText(), u"Bookmark"_s);
        QVERIFY(stage.part<QLineEdit>("title")->isEnabled());
        stage.type("what", u"Buy bread"_s);
        QCOMPARE(kind->currentText(), u"Note"_s);
        QVERIFY(!stage.part<QLineEdit>("title")->isEnabled());
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a b.txt"_s);
        test::writeFile(path, "x");
        stage.type("what", path);
        QCOMPARE(kind->currentText(), u"File"_s);
        const domain::ItemId id = stage.enter();
        QCOMPARE(stage.library.item(id).title, u"a b.txt"_s);
    }

    void takesTitleKindAndNotes()
    {
        Stage stage;
        stage.type("what", u"https://example.org/book"_s);
        stage.type("title", u"  A book "_s);
        auto *kind = stage.part<QComboBox>("kind");
        const int book = kind->findText(u"Book"_s);
        QVERIFY(book >= 0);
        kind->setCurrentIndex(book);
        Q_EMIT kind->activated(book);
        stage.part<QPlainTextEdit>("notes")->setPlainText(u"Chapter 3."_s);
        const domain::ItemId id = stage.enter();
        QCOMPARE(stage.library.item(id).title, u"A book"_s);
        QCOMPARE(stage.library.item(id).kind.value, kind->itemData(book).toLongLong());
        QCOMPARE(stage.library.notes(id), u"Chapter 3."_s);
    }

    void saysThatAnAddressWasKnown()
    {
        Stage stage;
        const domain::ItemId known = stage.library.addItem(u"known"_s);
        QSignalSpy said(&stage.library.session().notices(), &Notices::said);
        stage.type("what", u"https://example.org/known"_s);
        QCOMPARE(stage.enter(), known);
        QVERIFY(said.first().first().toString().contains(u"already"_s));
    }

    void staysOpenWithTheReason()
    {
        Stage stage;
        stage.type("what", u"https://example.org/a"_s);
        stage.type("tags", u"x"_s.repeated(51));
        QTest::keyClick(stage.part<QLineEdit>("what"), Qt::Key_Return);
        QVERIFY(stage.part<QLabel>("message")->isVisible());
        QVERIFY(stage.part<QLabel>("message")->text().contains(u"50"_s));
        QVERIFY(stage.dialog.isVisible());
    }

    void offersAnAddressFromTheClipboard()
    {
        Stage stage;
        QGuiApplication::clipboard()->setText(u"just words"_s);
        stage.dialog.offerClipboard();
        QVERIFY(stage.part<QLineEdit>("what")->text().isEmpty());
        QGuiApplication::clipboard()->setText(u" https://example.org/clip\n"_s);
        stage.dialog.offerClipboard();
        QCOMPARE(stage.part<QLineEdit>("what")->text(), u"https://example.org/clip"_s);
        QCOMPARE(stage.part<QLineEdit>("what")->selectedText(), u"https://example.org/clip"_s);
    }
};

QTEST_MAIN(NewItemDialogTest)
#include "new_item_dialog_test.moc"
