// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/delete_question.h"
#include "gui/dialogs/open_url.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::gui;

class QuestionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheWholeAddressToSelect()
    {
        const QString url = u"javascript:"_s + u"x"_s.repeated(5000);
        const Question question(openUrlQuestion(url));
        const auto *field = question.findChild<QPlainTextEdit *>();
        QCOMPARE(field->toPlainText(), url);
        QVERIFY(field->isReadOnly());
        QVERIFY(field->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
    }

    void cancelsOnEnterAndEscape()
    {
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Escape}) {
            Question question(deleteForGoodQuestion(2));
            question.open();
            QTest::keyClick(&question, key);
            QCOMPARE(question.result(), static_cast<int>(QDialog::Rejected));
            QVERIFY(!question.isVisible());
        }
    }

    void doesItOnlyByItsButton()
    {
        Question question(deleteForGoodQuestion(2));
        question.open();
        auto *action = question.findChild<QPushButton *>(u"action"_s);
        QCOMPARE(Theme::buttonTone(action), ButtonTone::Danger);
        QVERIFY(!action->isDefault());
        action->click();
        QCOMPARE(question.result(), static_cast<int>(QDialog::Accepted));
    }

    void namesWhatIsDeleted_data()
    {
        QTest::addColumn<qint64>("items");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("heading");
        QTest::newRow("one by title") << 1LL << u"<i>Flatland"_s << u"Delete “<i>Flatland” for good?"_s;
        QTest::newRow("one") << 1LL << QString() << u"Delete 1 item for good?"_s;
        QTest::newRow("many") << 12345LL << u"x"_s << u"Delete 12,345 items for good?"_s;
        QTest::newRow("long title") << 1LL << u"a"_s.repeated(500)
                                    << u"Delete “"_s + u"a"_s.repeated(80) + u"…” for good?"_s;
    }

    void namesWhatIsDeleted()
    {
        QFETCH(const qint64, items);
        QFETCH(const QString, title);
        QTEST(deleteForGoodQuestion(items, title).title, "heading");
    }
};

QTEST_MAIN(QuestionTest)
#include "question_test.moc"
