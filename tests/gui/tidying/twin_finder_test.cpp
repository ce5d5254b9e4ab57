// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/twin_finder.h"

#include "gui/dialogs/question.h"
#include "gui/tidying/tag_table.h"
#include "tidying_fixture.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using domain::TagId;
using models::TagTwinsModel;

class TwinFinderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_finder.reset();
        m_fixture = std::make_unique<test::TidyingFixture>();
        auto &library = m_fixture->library;
        library.addItems({u"a"_s, u"b"_s, u"c"_s}, {u"books"_s});
        library.addItem(u"d"_s, {u"book"_s});
        library.addItem(u"e"_s, {u"to-read"_s});
        for (const QString &name : {u"to read"_s, u"café"_s, u"cafe"_s, u"physics"_s})
            library.addTag(name);
        QTRY_VERIFY(session().tagsModel().isLoaded());
        m_finder = std::make_unique<TwinFinder>(session(), m_fixture->actions(), m_fixture->settings(), nullptr);
        m_finder->setAttribute(Qt::WA_DeleteOnClose, false);
        m_finder->show();
        QVERIFY(QTest::qWaitForWindowActive(m_finder.get()));
        QTRY_VERIFY(!m_finder->isSearching());
        QTRY_COMPARE(shown(), (QStringList{u"to-read = to read"_s, u"café = cafe"_s, u"books = book"_s}));
        QTRY_COMPARE(m_finder->table().chosenRows(), QList{0});
    }
    void cleanup() { m_finder.reset(); }

    void goesThroughThePairsByKey()
    {
        const QAbstractItemModelTester tester(&m_finder->pairs(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(impact(), u"0 items get the tag “to-read”; none of them carries it already."_s);
        key(Qt::Key_M); // the one with more items stays
        QTRY_COMPARE(m_fixture->tag(u"to read"_s), m_fixture->tag(u"to-read"_s));
        QCOMPARE(shown(), (QStringList{u"café = cafe"_s, u"books = book"_s}));
        QCOMPARE(m_fixture->nextUndo(), u"Merge “to read” into “to-read”"_s);
        key(Qt::Key_N);
        QCOMPARE(shown(), QStringList{u"books = book"_s});
        QTRY_COMPARE(m_fixture->nextUndo(), u"Say that “café” and “cafe” are not the same"_s);
        key(Qt::Key_A);
        key(Qt::Key_M, Qt::ShiftModifier); // the other way, without an alias
        QTRY_VERIFY(!m_fixture->tag(u"books"_s).isValid());
        QVERIFY(m_fixture->tag(u"book"_s).isValid());
        QVERIFY(shown().isEmpty());
    }

    void bringsAPairBackWithUndo()
    {
        key(Qt::Key_M);
        QTRY_COMPARE(m_fixture->nextUndo(), u"Merge “to read” into “to-read”"_s);
        key(Qt::Key_N);
        QTRY_COMPARE(m_fixture->nextUndo(), u"Say that “café” and “cafe” are not the same"_s);
        m_fixture->undo();
        QTRY_COMPARE(shown(), (QStringList{u"café = cafe"_s, u"books = book"_s}));
        m_fixture->undo();
        QTRY_COMPARE(shown().size(), 3);
    }

    void remembersWhatIsNotTheSame()
    {
        key(Qt::Key_N);
        QTRY_COMPARE(m_fixture->nextUndo(), u"Say that “to-read” and “to read” are not the same"_s);
        key(Qt::Key_S);
        QCOMPARE(shown(), QStringList{u"books = book"_s});
        searchAgain();
        QCOMPARE(shown(), (QStringList{u"café = cafe"_s, u"books = book"_s})); // what was skipped is there again
    }

    void mergesAllChosenAfterShowingWhatItHits()
    {
        m_finder->table().selectAll();
        QTRY_COMPARE(heading(), u"3 pairs chosen"_s);
        key(Qt::Key_M);
        QTRY_VERIFY(m_finder->findChild<Question *>());
        auto *const question = m_finder->findChild<Question *>();
        QCOMPARE(question->windowTitle(), u"Merge 3 tags into their twins?"_s);
        QVERIFY(question->accessibleDescription().contains(u"“book” into “books”: 1 item gained"_s));
        question->findChild<QPushButton *>(u"action"_s)->click();
        QTRY_COMPARE(m_fixture->tag(u"book"_s), m_fixture->tag(u"books"_s));
        QCOMPARE(m_fixture->tag(u"cafe"_s), m_fixture->tag(u"café"_s));
        QVERIFY(shown().isEmpty());
        QCOMPARE(m_fixture->nextUndo(), u"Merge 3 tags into their twins"_s);
        m_fixture->undo();
        QTRY_COMPARE(shown().size(), 3);
    }

    void showsOneReason()
    {
        auto *const reason = m_finder->findChild<QComboBox *>();
        QCOMPARE(reason->count(), 4);
        QCOMPARE(reason->itemText(0), u"All reasons (3)"_s);
        const int row = reason->findText(u"Plural (1)"_s);
        QVERIFY(row > 0);
        reason->setCurrentIndex(row);
        Q_EMIT reason->activated(row);
        QCOMPARE(shown(), QStringList{u"books = book"_s});
        key(Qt::Key_S);
        QVERIFY(shown().isEmpty());
        QCOMPARE(reason->currentText(), u"Plural (0)"_s);
    }

    void saysSoWhereNoTagsLookAlike()
    {
        m_finder->table().selectAll();
        key(Qt::Key_N);
        QTRY_COMPARE(m_fixture->nextUndo(), u"Say that 3 pairs of tags are not the same"_s);
        searchAgain();
        QVERIFY(shown().isEmpty());
        bool said = false;
        const QList<QLabel *> labels = m_finder->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            said = said || (label->isVisible() && label->text() == u"No two tags look alike."_s);
        QVERIFY(said);
    }

    void endsWhileItSearches()
    {
        for (int round = 0; round < 5; ++round) {
            TwinFinder finder(session(), m_fixture->actions(), m_fixture->settings(), nullptr);
            QVERIFY(finder.isSearching());
        }
        QCoreApplication::processEvents();
    }

private:
    Session &session() { return m_fixture->session(); }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&m_finder->table(), Qt::Key(key), modifiers);
    }
    QString impact() const { return m_finder->findChild<QLabel *>(u"impact"_s)->text(); }
    QString heading() const { return m_finder->findChild<QLabel *>(u"heading"_s)->text(); }
    void searchAgain()
    {
        QTest::keyClick(m_finder.get(), Qt::Key_F5);
        QVERIFY(m_finder->isSearching());
        QTRY_VERIFY(!m_finder->isSearching());
    }
    QStringList shown() const
    {
        QStringList pairs;
        const TagTwinsModel &model = m_finder->pairs();
        for (int row = 0; row < model.rowCount(); ++row)
            pairs.append(model.index(row, TagTwinsModel::KeepColumn).data().toString() + u" = "_s
                         + model.index(row, TagTwinsModel::OtherColumn).data().toString());
        return pairs;
    }

    std::unique_ptr<test::TidyingFixture> m_fixture;
    std::unique_ptr<TwinFinder> m_finder;
};

QTEST_MAIN(TwinFinderTest)
#include "twin_finder_test.moc"
