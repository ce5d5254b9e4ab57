// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/unused_tags.h"

#include "gui/tidying/tag_table.h"
#include "tidying_fixture.h"

#include <QAbstractItemModelTester>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using models::UnusedTagsModel;

class UnusedTagsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window.reset();
        m_fixture = std::make_unique<test::TidyingFixture>();
        auto &library = m_fixture->library;
        library.addItem(u"a"_s, {u"used"_s});
        const auto above = library.addTag(u"above"_s);
        const auto below = library.addTag(u"below"_s);
        const auto known = library.addTag(u"known"_s);
        test::waitFor(session().tags().addParent({below}, above));
        test::waitFor(session().tags().addAlias(known, u"connu"_s));
        test::waitFor(session().tags().changePin(known, 4));
        m_window = std::make_unique<UnusedTags>(session(), m_fixture->actions(), m_fixture->settings(), nullptr);
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE(rows(),
                     (QStringList{u"- above: stands above 1 tag"_s, u"+ below: "_s,
                                  u"+ known: also called connu · on key 4"_s}));
    }
    void cleanup() { m_window.reset(); }

    void removesWhatIsCheckedAsOneAction()
    {
        const QAbstractItemModelTester tester(&m_window->tags(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto *const remove = m_window->findChild<QPushButton *>(u"remove"_s);
        QCOMPARE(remove->text(), u"&Remove 2 tags"_s);
        remove->click();
        QTRY_COMPARE(rows(), QStringList{u"+ above: "_s}); // nothing stands below it any more
        QCOMPARE(m_fixture->nextUndo(), u"Delete “below”, “known”"_s);
        m_fixture->undo();
        QTRY_COMPARE(rows().size(), 3);
        QVERIFY(m_fixture->tag(u"connu"_s).isValid());
    }

    void checksWhatIsChosenBySpace()
    {
        auto *const table = m_window->findChild<TagTable *>();
        table->selectAll();
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(m_window->tags().checkedTags().size(), 3);
        QTest::keyClick(table, Qt::Key_Space);
        QVERIFY(m_window->tags().checkedTags().isEmpty());
        QVERIFY(!m_window->findChild<QPushButton *>(u"remove"_s)->isEnabled());
    }

    void leavesWhatIsUsedMeanwhile()
    {
        m_fixture->library.addItem(u"b"_s, {u"below"_s});
        QTRY_COMPARE(rows().size(), 1);
        QVERIFY(rows().first().startsWith(u"+ known"_s));
    }

private:
    Session &session() { return m_fixture->session(); }
    QStringList rows() const
    {
        QStringList rows;
        const UnusedTagsModel &model = m_window->tags();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, UnusedTagsModel::NameColumn);
            rows.append((index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? u"+ "_s : u"- "_s)
                        + index.data().toString() + u": "_s
                        + index.siblingAtColumn(UnusedTagsModel::AlongColumn).data().toString());
        }
        return rows;
    }

    std::unique_ptr<test::TidyingFixture> m_fixture;
    std::unique_ptr<UnusedTags> m_window;
};

QTEST_MAIN(UnusedTagsTest)
#include "unused_tags_test.moc"
