// SPDX-License-Identifier: GPL-3.0-or-later
#include "../tagging/session_fixture.h"
#include "gui/sidebar/tag_drop.h"
#include "gui/sidebar/tag_tree_view.h"
#include "models/mime.h"

#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using domain::TagId;

/// Tags dragged within the tree.
class TagTreeViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tree.reset();
        m_library = std::make_unique<test::SessionFixture>();
        m_science = m_library->addTag(u"science"_s);
        m_physics = m_library->addTag(u"physics"_s);
        m_quarks = m_library->addTag(u"quarks"_s);
        m_other = m_library->addTag(u"other"_s);
        test::waitFor(session().tags().addParent({m_quarks}, m_physics));
        m_tree = std::make_unique<TagTreeView>(session());
        m_tree->resize(240, 400);
        m_tree->show();
        QTRY_COMPARE(m_tree->model()->rowCount(), 3);
        m_tree->expandAll();
    }
    void cleanup() { m_tree.reset(); }

    void putsATagBelowTheOneItIsDroppedOn()
    {
        QVERIFY(drop({m_physics, m_other}, at(m_science)));
        QTRY_COMPARE(parentsOf(m_physics), QList{m_science});
        QTRY_COMPARE(parentsOf(m_other), QList{m_science});
        QCOMPARE(parentsOf(m_quarks), QList{m_physics});
    }

    void asksForAMergeWithControlHeld()
    {
        QSignalSpy asked(m_tree.get(), &TagTreeView::mergeRequested);
        QVERIFY(drop({m_quarks}, at(m_physics), Qt::ControlModifier));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).value<QList<TagId>>(), QList{m_quarks});
        QCOMPARE(asked.first().at(1).value<TagId>(), m_physics);
        QCOMPARE(parentsOf(m_quarks), QList{m_physics});
    }

    void bringsATagToTheTopOnTheEmptySpace()
    {
        QSignalSpy asked(m_tree.get(), &TagTreeView::topRequested);
        QVERIFY(drop({m_quarks}, QPoint(100, 390)));
        QCOMPARE(asked.size(), 1);
    }

    void saysWhyADropIsNotPossible_data()
    {
        QTest::addColumn<int>("tag");
        QTest::addColumn<int>("onto"); // -1: the empty space
        QTest::addColumn<bool>("control");
        QTest::addColumn<QString>("reason");
        enum { Science, Physics, Quarks };
        QTest::newRow("itself") << int(Physics) << int(Physics) << false << u"“physics” cannot stand below itself."_s;
        QTest::newRow("into itself") << int(Physics) << int(Physics) << true
                                     << u"“physics” cannot be merged into itself."_s;
        QTest::newRow("its child") << int(Physics) << int(Quarks) << false
                                   << u"“physics” cannot stand below “quarks”, which stands below it already."_s;
        QTest::newRow("into its child") << int(Physics) << int(Quarks) << true
                                        << u"“physics” cannot be merged into “quarks”, which stands below it."_s;
        QTest::newRow("there already") << int(Quarks) << int(Physics) << false
                                       << u"“quarks” stands below “physics” already."_s;
        QTest::newRow("at the top already") << int(Science) << -1 << false << u"“science” stands at the top already."_s;
    }

    void saysWhyADropIsNotPossible()
    {
        QFETCH(const int, tag);
        QFETCH(const int, onto);
        QFETCH(const bool, control);
        QFETCH(const QString, reason);
        const QList<TagId> tags{m_science, m_physics, m_quarks};
        const QPoint position = onto < 0 ? QPoint(100, 390) : at(tags[onto]);
        QMimeData data;
        models::putTags(&data, session().library().path(), {tags[tag]});
        QVERIFY(!move(data, position, control ? Qt::ControlModifier : Qt::NoModifier));
        auto *const label = m_tree->findChild<QLabel *>(u"dropReason"_s);
        QVERIFY(label->isVisible());
        QCOMPARE(label->text(), reason);
        QVERIFY(!drop({tags[tag]}, position, control ? Qt::ControlModifier : Qt::NoModifier));
        QVERIFY(!label->isVisible());
        QCOMPARE(parentsOf(tags[tag]), tag == 2 ? QList{m_physics} : QList<TagId>());
    }

    void movesNothingWhileLocked()
    {
        m_tree->setLocked(true);
        QVERIFY(!drop({m_other}, at(m_science)));
        m_tree->setLocked(false);
        QVERIFY(drop({m_other}, at(m_science)));
    }

    void takesNoTagsOfAnotherLibrary()
    {
        QMimeData data;
        models::putTags(&data, u"/elsewhere.tagloom"_s, {m_other});
        QVERIFY(!move(data, at(m_science), Qt::NoModifier));
    }

    void renamesByItsKey()
    {
        QSignalSpy asked(m_tree.get(), &TagTreeView::renameRequested);
        m_tree->selectionModel()->select(session().tagTree().indexOf(m_other), QItemSelectionModel::ClearAndSelect);
        QTest::keyClick(m_tree.get(), Qt::Key_F2);
        auto *const editor = m_tree->findChild<QLineEdit *>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), u"other"_s);
        editor->setText(u"another"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).value<TagId>(), m_other);
        QCOMPARE(asked.first().at(1).toString(), u"another"_s);
    }

    void asksBeforeATagIsDeletedByItsKey()
    {
        QSignalSpy asked(m_tree.get(), &TagTreeView::deleteRequested);
        QTest::keyClick(m_tree.get(), Qt::Key_Delete);
        QCOMPARE(asked.size(), 0);
        m_tree->selectionModel()->select(session().tagTree().indexOf(m_other), QItemSelectionModel::ClearAndSelect);
        QTest::keyClick(m_tree.get(), Qt::Key_Delete);
        QCOMPARE(asked.size(), 1);
    }

private:
    Session &session() { return m_library->session(); }
    QPoint at(TagId tag) { return m_tree->visualRect(session().tagTree().indexOf(tag)).center(); }
    QList<TagId> parentsOf(TagId tag)
    {
        QList<TagId> parents;
        const auto edges = store::readTagParents(session().library().connection());
        for (const store::TagParent &edge : *edges) {
            if (edge.child == tag)
                parents.append(edge.parent);
        }
        return parents;
    }
    bool move(QMimeData &data, const QPoint &position, Qt::KeyboardModifiers modifiers)
    {
        QDragEnterEvent enter(position, Qt::CopyAction | Qt::LinkAction, &data, Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(m_tree->viewport(), &enter);
        QDragMoveEvent over(position, Qt::CopyAction | Qt::LinkAction, &data, Qt::LeftButton, modifiers);
        over.ignore();
        QCoreApplication::sendEvent(m_tree->viewport(), &over);
        return over.isAccepted();
    }
    bool drop(const QList<TagId> &tags, const QPoint &position, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QMimeData data;
        models::putTags(&data, session().library().path(), tags);
        move(data, position, modifiers);
        QDropEvent event(position, Qt::CopyAction | Qt::LinkAction, &data, Qt::LeftButton, modifiers);
        event.ignore();
        QCoreApplication::sendEvent(m_tree->viewport(), &event);
        return event.isAccepted();
    }

    std::unique_ptr<test::SessionFixture> m_library;
    std::unique_ptr<TagTreeView> m_tree;
    TagId m_science;
    TagId m_physics;
    TagId m_quarks;
    TagId m_other;
};

QTEST_MAIN(TagTreeViewTest)
#include "tag_tree_view_test.moc"
