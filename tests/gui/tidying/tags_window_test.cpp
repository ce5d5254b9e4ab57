// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/tags_window.h"

#include "gui/dialogs/tag_change_dialog.h"
#include "gui/tagging/tag_chip.h"
#include "gui/tagging/tag_input.h"
#include "gui/tidying/chip_field.h"
#include "gui/tidying/colour_swatches.h"
#include "gui/tidying/tag_form.h"
#include "gui/tidying/tag_table.h"
#include "store/tag_tree_store.h"
#include "tidying_fixture.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using domain::TagId;
using models::TagTableProxy;

class TagsWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window.reset();
        m_fixture = std::make_unique<test::TidyingFixture>();
        m_fixture->library.addItems({u"a"_s, u"b"_s, u"c"_s}, {u"physics"_s});
        m_fixture->library.addItem(u"d"_s, {u"quarks"_s});
        m_fixture->library.addTag(u"art"_s);
        m_fixture->library.addTag(u"sea"_s);
        open();
    }
    void cleanup() { m_window.reset(); }

    void filtersAndSorts()
    {
        auto *const filter = field<QLineEdit>(u"Filter"_s);
        filter->setFocus();
        QTest::keyClicks(filter, u"phy"_s);
        QTRY_COMPARE(shown(), QStringList{u"physics"_s});
        QTest::keyClick(filter, Qt::Key_Escape);
        QTRY_COMPARE(shown().size(), 4);
        QVERIFY(m_window->isVisible());
        m_window->table().horizontalHeader()->setSortIndicator(TagTableProxy::CountColumn, Qt::DescendingOrder);
        QTRY_COMPARE(shown().first(), u"physics"_s);
        auto *const group = field<QComboBox>(u"Which tags"_s);
        group->setCurrentIndex(group->findText(u"Unused"_s));
        QTRY_COMPARE(shown(), (QStringList{u"art"_s, u"sea"_s}));
    }

    void renamesInPlaceAndOffersAMergeForANameThatIsTaken()
    {
        choose({u"quarks"_s});
        QTest::keyClick(&m_window->table(), Qt::Key_F2);
        auto *editor = m_window->table().findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->setText(u"strange quarks"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        // A row that is told to have changed gives an open editor its text again.
        QTRY_VERIFY(shown().contains(u"strange quarks"_s));
        QTRY_VERIFY(!m_window->table().findChild<QLineEdit *>());
        QTRY_VERIFY(m_window->table().hasFocus());
        QTest::keyClick(&m_window->table(), Qt::Key_F2);
        editor = m_window->table().findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->setText(u"PHYSICS"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(m_window->findChild<TagChangeDialog *>());
        QVERIFY(m_fixture->tag(u"strange quarks"_s).isValid());
    }

    void changesAllChosenTagsAsOneAction()
    {
        choose({u"art"_s, u"sea"_s, u"quarks"_s});
        for (QToolButton *button : m_window->form().findChild<ColourSwatches *>()->findChildren<QToolButton *>()) {
            if (button->toolTip() == u"Teal"_s)
                button->click();
        }
        const QString teal = u"#03a694"_s;
        QTRY_COMPARE(m_fixture->stored(m_fixture->tag(u"sea"_s)).colour, teal);
        QCOMPARE(m_fixture->stored(m_fixture->tag(u"art"_s)).colour, teal);
        QCOMPARE(m_fixture->nextUndo(), u"Change the colour of 3 tags"_s);

        auto *const key = m_window->form().findChild<QComboBox *>();
        key->setCurrentIndex(1);
        Q_EMIT key->activated(1);
        QTRY_COMPARE(m_fixture->stored(m_fixture->tag(u"sea"_s)).pin, 3);
        QCOMPARE(m_fixture->nextUndo(), u"Pin 3 tags"_s);

        Q_EMIT m_window->form().findChild<TagInput *>()->chosen({m_fixture->tag(u"physics"_s), u"physics"_s, false});
        QTRY_COMPARE(parentsOf(u"sea"_s), QStringList{u"physics"_s});
        QCOMPARE(parentsOf(u"art"_s), QStringList{u"physics"_s});
        QTRY_COMPARE(m_window->form().findChild<ChipField *>()->chips().size(), 1);

        for (int action = 0; action < 3; ++action)
            m_fixture->undo();
        QCOMPARE(m_fixture->stored(m_fixture->tag(u"sea"_s)).pin, std::nullopt);
        QVERIFY(m_fixture->stored(m_fixture->tag(u"sea"_s)).colour.isEmpty());
        QVERIFY(parentsOf(u"sea"_s).isEmpty());
    }

    void refusesACircleWithTheReason()
    {
        test::waitFor(session().tags().addParent({m_fixture->tag(u"quarks"_s)}, m_fixture->tag(u"physics"_s)));
        choose({u"physics"_s});
        Q_EMIT m_window->form().findChild<TagInput *>()->chosen({m_fixture->tag(u"quarks"_s), u"quarks"_s, false});
        QTRY_VERIFY(reasons().contains(u"quarks › physics"_s) || reasons().contains(u"physics › quarks"_s));
        QVERIFY(parentsOf(u"physics"_s).isEmpty());
        choose({u"art"_s});
        QVERIFY(reasons().isEmpty());
    }

    void editsOneTag()
    {
        m_window->edit(m_fixture->tag(u"art"_s));
        auto *const name = field<QLineEdit>(u"Name"_s);
        QCOMPARE(name->text(), u"art"_s);
        name->selectAll();
        QTest::keyClicks(name, u"fine art"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(m_fixture->tag(u"fine art"_s).isValid());
        const TagId art = m_fixture->tag(u"fine art"_s);

        auto *const slug = field<QLineEdit>(u"Slug"_s);
        slug->selectAll();
        QTest::keyClicks(slug, u"Fine  Art!"_s);
        QTest::keyClick(slug, Qt::Key_Return);
        QTRY_COMPARE(m_fixture->stored(art).slug, u"fine-art"_s);
        QTRY_COMPARE(slug->text(), u"fine-art"_s);
        slug->selectAll();
        QTest::keyClicks(slug, u"sea"_s);
        QTest::keyClick(slug, Qt::Key_Return);
        QTRY_VERIFY(reasons().contains(u"“sea”"_s));
        QTRY_COMPARE(slug->text(), u"fine-art"_s);

        auto *const alias = field<QLineEdit>(u"New alias"_s);
        QTest::keyClicks(alias, u"Kunst"_s);
        QTest::keyClick(alias, Qt::Key_Return);
        QTRY_COMPARE(m_fixture->tag(u"kunst"_s), art);
        QTRY_VERIFY(alias->text().isEmpty());
        QTest::keyClicks(alias, u"sea"_s);
        QTest::keyClick(alias, Qt::Key_Return);
        QTRY_VERIFY(reasons().contains(u"name of another tag"_s));

        auto *const description = m_window->form().findChild<QPlainTextEdit *>();
        description->setFocus();
        QTest::keyClicks(description, u"paintings"_s);
        choose({u"sea"_s}); // what was typed is posted
        QTRY_COMPARE(m_fixture->stored(art).description, u"paintings"_s);
        QVERIFY(description->toPlainText().isEmpty());
    }

    void doesNotOverwriteWhatIsBeingTyped()
    {
        m_window->edit(m_fixture->tag(u"art"_s));
        auto *const name = field<QLineEdit>(u"Name"_s);
        QTest::keyClicks(name, u"half"_s);
        test::waitFor(session().tags().changeColour(m_fixture->tag(u"art"_s), u"#112233"_s));
        QTRY_COMPARE(m_window->form().findChild<TagInput *>()->isReadOnly(), false);
        QCOMPARE(name->text(), u"half"_s);
    }

    void keepsTheListInStepWithWhatIsDeleted()
    {
        choose({u"art"_s, u"sea"_s});
        QTest::keyClick(&m_window->table(), Qt::Key_Delete);
        auto *const dialog = m_window->findChild<TagChangeDialog *>();
        QVERIFY(dialog);
        auto *const action = dialog->findChild<QPushButton *>(u"action"_s);
        QTRY_VERIFY(action->isEnabled());
        action->click();
        QTRY_COMPARE(shown(), (QStringList{u"physics"_s, u"quarks"_s}));
        QCOMPARE(m_fixture->nextUndo(), u"Delete “art”, “sea”"_s);
        m_fixture->undo();
        QTRY_COMPARE(shown().size(), 4);
    }

    void showsTheItemsOfWhatIsChosen()
    {
        QSignalSpy asked(m_window.get(), &TagsWindow::showItemsRequested);
        choose({u"art"_s});
        auto *const show = m_window->form().findChild<QPushButton *>();
        QVERIFY(!show->isEnabled());
        choose({u"physics"_s});
        QTRY_VERIFY(show->isEnabled());
        show->click();
        QCOMPARE(asked.size(), 1);
    }

    void changesNothingInALibraryThatIsOpenForLooking()
    {
        m_window.reset();
        m_fixture->library.open(library::OpenMode::ReadOnly);
        open();
        choose({u"art"_s});
        QTest::keyClick(&m_window->table(), Qt::Key_F2);
        QVERIFY(!m_window->table().findChild<QLineEdit *>());
        QVERIFY(field<QLineEdit>(u"Name"_s)->isReadOnly());
        QVERIFY(!m_window->form().findChild<ColourSwatches *>()->isEnabled());
    }

private:
    Session &session() { return m_fixture->session(); }

    void open()
    {
        QTRY_VERIFY(session().tagsModel().isLoaded());
        m_window = std::make_unique<TagsWindow>(session(), m_fixture->actions(), m_fixture->settings(), nullptr);
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE(m_window->rows().rowCount(), 4);
    }

    QStringList shown() const
    {
        QStringList names;
        for (int row = 0; row < m_window->rows().rowCount(); ++row)
            names.append(m_window->rows().index(row, 0).data().toString());
        return names;
    }

    void choose(const QStringList &names)
    {
        QItemSelection rows;
        QModelIndex last;
        QList<TagId> tags;
        for (const QString &name : names) {
            last = m_window->rows().index(m_window->rows().rowOf(m_fixture->tag(name)), 0);
            rows.select(last, last);
            tags.append(m_fixture->tag(name));
        }
        auto &selection = *m_window->table().selectionModel();
        selection.select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        selection.setCurrentIndex(last.siblingAtColumn(TagTableProxy::CountColumn), QItemSelectionModel::NoUpdate);
        QTRY_COMPARE(QSet<TagId>(m_window->form().tags().cbegin(), m_window->form().tags().cend()),
                     QSet<TagId>(tags.cbegin(), tags.cend()));
    }

    template <class Widget> Widget *field(const QString &name) const
    {
        const QList<Widget *> fields = m_window->findChildren<Widget *>();
        for (Widget *widget : fields) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }

    QString reasons() const
    {
        QStringList texts;
        const QList<QLabel *> labels = m_window->form().findChildren<QLabel *>(u"reason"_s);
        for (const QLabel *label : labels) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u' ');
    }

    QStringList parentsOf(const QString &name)
    {
        QStringList names;
        const auto pairs = store::readTagParents(session().library().connection());
        for (const store::TagParent &pair : *pairs) {
            if (pair.child == m_fixture->tag(name))
                names.append(m_fixture->stored(pair.parent).name);
        }
        return names;
    }

    std::unique_ptr<test::TidyingFixture> m_fixture;
    std::unique_ptr<TagsWindow> m_window;
};

QTEST_MAIN(TagsWindowTest)
#include "tags_window_test.moc"
