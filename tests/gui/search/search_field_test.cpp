// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/search/search_field.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using domain::TagId;

namespace {

QString chip(qint64 id)
{
    return u"#\x1F%1\x1F"_s.arg(id);
}

Chip chipNamed(TagId tag)
{
    Chip chip;
    chip.text = tag.value == 7 ? u"to read"_s : QString();
    return chip;
}

} // namespace

class SearchFieldTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsBoundText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("words") << u"quantum \"field theory\""_s;
        QTest::newRow("a chip") << chip(7);
        QTest::newRow("chips side by side") << QString(chip(7) + chip(8));
        QTest::newRow("a chip among words") << u"old (%1 or x) -y"_s.arg(chip(7));
        QTest::newRow("an exact chip with a condition") << u"#=\x1F7\x1F[confidence<0.8]"_s;
        QTest::newRow("beyond the basic plane") << u"\U0001F44D %1 \U0001F44D"_s.arg(chip(7));
    }

    void keepsItsBoundText()
    {
        QFETCH(const QString, text);
        SearchField field;
        field.setBoundText(text);
        QCOMPARE(field.boundText(), text);
        QCOMPARE(field.textCursor().position(), field.document()->characterCount() - 1);
    }

    void tellsOfEachChangeOnce()
    {
        SearchField field;
        QSignalSpy changed(&field, &SearchField::boundTextChanged);
        field.setBoundText(u"ab"_s);
        field.setBoundText(u"ab"_s);
        QTest::keyClicks(&field, u"c"_s);
        QCOMPARE(field.boundText(), u"abc"_s);
        QVERIFY(changed.size() >= 2);
        const qsizetype before = changed.size();
        field.updateChips();
        field.setError(domain::QueryError{0, 1, {}});
        QCOMPARE(changed.size(), before);
    }

    void putsAChipInThePlaceOfWhatWasTyped()
    {
        SearchField field;
        field.setBoundText(u"old #phy"_s);
        domain::TagTerm term;
        term.bound = TagId{7};
        QCOMPARE(field.textBeforeCursor(), u"old #phy"_s);
        field.replaceBeforeCursor(4, term);
        QCOMPARE(field.boundText(), QString(u"old "_s + chip(7) + u' '));
        QCOMPARE(field.textBeforeCursor(), u" "_s);
        QTest::keyClicks(&field, u"x"_s);
        QCOMPARE(field.boundText(), QString(u"old "_s + chip(7) + u" x"_s));
        field.undo();
        QCOMPARE(field.boundText(), u"old #phy"_s);
    }

    void removesAChipByOneKey()
    {
        SearchField field;
        field.setBoundText(QString(u"a "_s + chip(7)));
        QTest::keyClick(&field, Qt::Key_Backspace);
        QCOMPARE(field.boundText(), u"a "_s);
    }

    void copiesNamesForOthersAndTagsForItself()
    {
        SearchField field;
        field.setChipOf(&chipNamed);
        field.setBoundText(QString(u"old "_s + chip(7)));
        field.selectAll();
        field.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"old #\"to read\""_s);
        SearchField other;
        other.paste();
        QCOMPARE(other.boundText(), QString(u"old "_s + chip(7)));
    }

    void pastesManyLinesAsOne()
    {
        QGuiApplication::clipboard()->setText(u"one\ntwo \x1F""3\x1F"_s);
        SearchField field;
        field.paste();
        QVERIFY(!field.boundText().contains(u'\n'));
        QVERIFY(!field.boundText().contains(QChar(0x1F)));
        QCOMPARE(field.document()->blockCount(), 1);
    }

    void underlinesTheErrorBehindAChip()
    {
        SearchField field;
        const QString text = QString(chip(7) + u" added:x"_s);
        field.setBoundText(text);
        field.setError(domain::QueryError{text.indexOf(u'x'), 1, {}});
        QCOMPARE(field.extraSelections().size(), 1);
        QCOMPARE(field.extraSelections().first().cursor.selectedText(), u"x"_s);
        field.setError(std::nullopt);
        QVERIFY(field.extraSelections().isEmpty());
    }

    void leavesByEnterAndDown()
    {
        SearchField field;
        QSignalSpy left(&field, &SearchField::leaveRequested);
        QSignalSpy older(&field, &SearchField::olderWanted);
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Down})
            QTest::keyClick(&field, key);
        QTest::keyClick(&field, Qt::Key_Up);
        QCOMPARE(left.size(), 3);
        QCOMPARE(older.size(), 1);
        QVERIFY(field.boundText().isEmpty());
    }
};

QTEST_MAIN(SearchFieldTest)
#include "search_field_test.moc"
