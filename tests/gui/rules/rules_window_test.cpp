// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/rules_window.h"

#include "../tidying/tidying_fixture.h"
#include "gui/rules/condition_editor.h"
#include "gui/rules/rule_editor.h"
#include "gui/search/search_field.h"
#include "gui/tagging/tag_input.h"
#include "library/tag_care_service.h"
#include "store/rule_store.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSemaphore>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;
using domain::ItemId;
using domain::RuleId;
using models::RulesModel;

class RulesWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window.reset();
        m_fixture = std::make_unique<test::TidyingFixture>();
        m_items = m_fixture->library.addItems({u"quark soup"_s, u"gluon"_s, u"quark"_s});
        m_window = std::make_unique<RulesWindow>(session(), m_fixture->actions(), m_fixture->settings(), nullptr);
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    /// By point and click alone: a condition, a tag, run, take back, undo.
    void makesARuleByPointAndClick()
    {
        const QAbstractItemModelTester rules(&m_window->rules(),
                                             QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester foretold(&m_window->foretold(),
                                                QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTest::mouseClick(button(u"new"_s), Qt::LeftButton);
        QVERIFY(m_window->findChild<QLineEdit *>(u"name"_s)->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), u"Quarks"_s);
        auto *const field = lines().first()->findChildren<QComboBox *>().first();
        field->setCurrentIndex(static_cast<int>(ConditionField::Title));
        Q_EMIT field->activated(field->currentIndex());
        QTest::keyClicks(lines().first()->findChild<QLineEdit *>(), u"quark"_s);
        QCOMPARE(search(), u"title:quark"_s);
        QTRY_VERIFY2(outlook().startsWith(u"2 items found. Name the tags"_s), qPrintable(outlook()));
        auto *const newTag = m_window->findChild<TagInput *>(u"newTag"_s);
        newTag->setFocus();
        QTest::keyClicks(newTag, u"physics"_s);
        QTRY_COMPARE(foretoldRows(), (QStringList{u"quark: #physics"_s, u"quark soup: #physics"_s}));
        QTest::keyClick(newTag, Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE(newTag->text(), QString());
        QCOMPARE(outlook(), u"2 items of 2 found would get tags:"_s);

        QCOMPARE(button(u"run"_s)->text(), u"Save and &run"_s);
        QTest::mouseClick(button(u"run"_s), Qt::LeftButton);
        QTRY_COMPARE(ruleRows(), QStringList{u"+ Quarks: title:quark → #physics (2)"_s});
        QCOMPARE(m_fixture->library.links(m_items[0]), u"physics"_s);
        QTRY_VERIFY2(outlook().contains(u"nothing to add"_s), qPrintable(outlook()));
        QCOMPARE(m_fixture->nextUndo(), u"Run the rule “Quarks”: 2 links"_s);
        QTRY_COMPARE(button(u"takeBack"_s)->text(), u"&Take back 2 tags"_s);
        QTest::mouseClick(button(u"takeBack"_s), Qt::LeftButton);
        QTRY_COMPARE(ruleRows(), QStringList{u"+ Quarks: title:quark → #physics (0)"_s});
        QCOMPARE(m_fixture->library.links(m_items[0]), QString());
        m_fixture->undo();
        QTRY_COMPARE(ruleRows(), QStringList{u"+ Quarks: title:quark → #physics (2)"_s});
        // What is added from now on gets the tag by itself.
        QCOMPARE(m_fixture->library.links(m_fixture->library.addItem(u"quark star"_s)), u"physics"_s);
    }

    void keepsLinesAndSearchTheSame()
    {
        auto &field = *m_window->findChild<SearchField *>(u"condition"_s);
        field.setBoundText(u"kind:bookmark or site:example.org"_s);
        QCOMPARE(lines().size(), 2);
        QVERIFY(lines()[0]->findChildren<QComboBox *>().size() == 2);
        QCOMPARE(lines()[1]->findChild<QLineEdit *>()->text(), u"example.org"_s);
        QTest::mouseClick(lines()[0]->findChild<QToolButton *>(), Qt::LeftButton);
        QCOMPARE(search(), u"site:example.org"_s);
        QTest::mouseClick(button(u"addCondition"_s), Qt::LeftButton);
        QTest::keyClicks(lines().last()->findChild<QLineEdit *>(), u"a b"_s);
        QCOMPARE(search(), u"site:example.org or site:\"a b\""_s);
        field.setBoundText(u"-#x added:7d"_s);
        QVERIFY(!m_window->findChild<QPushButton *>(u"addCondition"_s)->isVisible());
        field.setBoundText(u"added:never"_s);
        QVERIFY(!label(u"conditionError"_s).isEmpty());
        field.setBoundText(QString());
        QCOMPARE(lines().size(), 1);
        QVERIFY(label(u"conditionError"_s).isEmpty());
    }

    void saysWhatIsMissing()
    {
        QTest::mouseClick(button(u"new"_s), Qt::LeftButton);
        QTest::keyClicks(QApplication::focusWidget(), u"Nothing"_s);
        QTest::mouseClick(button(u"save"_s), Qt::LeftButton);
        QTRY_VERIFY2(label(u"complaint"_s).contains(u"would tag every item"_s), qPrintable(label(u"complaint"_s)));
        m_window->findChild<SearchField *>(u"condition"_s)->setBoundText(u"quark"_s);
        QTest::mouseClick(button(u"save"_s), Qt::LeftButton);
        QTRY_VERIFY2(label(u"complaint"_s).contains(u"Name at least one"_s), qPrintable(label(u"complaint"_s)));
        QCOMPARE(ruleRows(), QStringList());
    }

    void switchesMovesAndDeletesByKeys()
    {
        add(u"one"_s);
        add(u"two"_s);
        auto *const list = m_window->findChild<QTableView *>(u"rules"_s);
        list->setFocus();
        QTRY_COMPARE(m_window->rules().rowCount(), 2);
        list->setCurrentIndex(m_window->rules().index(0, 0));
        QTest::keyClick(list, Qt::Key_Space);
        QTRY_COMPARE(names(), (QStringList{u"- one"_s, u"+ two"_s}));
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(names(), (QStringList{u"+ two"_s, u"- one"_s}));
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(names(), (QStringList{u"- one"_s, u"+ two"_s}));
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_COMPARE(names(), QStringList{u"+ two"_s});
        m_fixture->undo();
        QTRY_COMPARE(names(), (QStringList{u"- one"_s, u"+ two"_s}));
    }

    void savesWhatWasTypedWhenAnotherIsChosen()
    {
        add(u"one"_s);
        add(u"two"_s);
        QTRY_COMPARE(m_window->rules().rowCount(), 2);
        auto *const list = m_window->findChild<QTableView *>(u"rules"_s);
        list->setCurrentIndex(m_window->rules().index(0, 0));
        auto *const name = m_window->findChild<QLineEdit *>(u"name"_s);
        QTRY_COMPARE(name->text(), u"one"_s);
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"first"_s);
        list->setCurrentIndex(m_window->rules().index(1, 0));
        QTRY_COMPARE(names(), (QStringList{u"+ first"_s, u"+ two"_s}));
        QCOMPARE(name->text(), u"two"_s);
        QTest::keyClicks(name, u" more"_s);
        QTest::mouseClick(button(u"discard"_s), Qt::LeftButton);
        QCOMPARE(name->text(), u"two"_s);
        QVERIFY(!button(u"save"_s)->isEnabled());
    }

    /// Long work holds the writer: what is typed meanwhile is neither lost nor taken for saved.
    void keepsWhatIsTypedWhileItsSaveWaits()
    {
        add(u"one"_s);
        QTRY_COMPARE(m_window->rules().rowCount(), 1);
        auto *const list = m_window->findChild<QTableView *>(u"rules"_s);
        list->setCurrentIndex(m_window->rules().index(0, 0));
        auto *const name = m_window->findChild<QLineEdit *>(u"name"_s);
        QTRY_COMPARE(name->text(), u"one"_s);
        hold();
        QTest::keyClicks(name, u" more"_s);
        QTest::mouseClick(button(u"save"_s), Qt::LeftButton);
        QVERIFY(!button(u"save"_s)->isEnabled());
        QVERIFY(!button(u"run"_s)->isEnabled());
        QTest::keyClicks(name, u" still"_s);
        QVERIFY(!button(u"save"_s)->isEnabled());
        release();
        QTRY_COMPARE(names(), QStringList{u"+ one more"_s});
        QTRY_VERIFY(button(u"save"_s)->isEnabled());
        QCOMPARE(name->text(), u"one more still"_s);
        QVERIFY(m_window->editor().isChanged());
        QTest::mouseClick(button(u"save"_s), Qt::LeftButton);
        QTRY_COMPARE(names(), QStringList{u"+ one more still"_s});
        QTRY_VERIFY(!m_window->editor().isChanged());
        QCOMPARE(name->text(), u"one more still"_s);
    }

    void makesOneRuleHoweverOftenItIsSaved()
    {
        add(u"one"_s);
        QTRY_COMPARE(m_window->rules().rowCount(), 1);
        hold();
        QTest::mouseClick(button(u"new"_s), Qt::LeftButton);
        auto *const name = m_window->findChild<QLineEdit *>(u"name"_s);
        QTest::keyClicks(name, u"two"_s);
        m_window->findChild<SearchField *>(u"condition"_s)->setBoundText(u"gluon"_s);
        QTest::keyClicks(m_window->findChild<TagInput *>(u"newTag"_s), u"t"_s);
        QTest::mouseClick(button(u"save"_s), Qt::LeftButton);
        QTest::mouseClick(button(u"save"_s), Qt::LeftButton);
        QTest::keyClicks(name, u" more"_s);
        // Another rule is chosen, which saves what was typed since.
        m_window->findChild<QTableView *>(u"rules"_s)->setCurrentIndex(m_window->rules().index(0, 0));
        QCOMPARE(name->text(), u"one"_s);
        release();
        QTRY_COMPARE(names(), (QStringList{u"+ one"_s, u"+ two more"_s}));
        QCOMPARE(name->text(), u"one"_s);
        QVERIFY(!m_window->editor().isChanged());
    }

    void showsWhatIsOnItsWayWhenARuleIsChosenAgain()
    {
        add(u"one"_s);
        add(u"two"_s);
        QTRY_COMPARE(m_window->rules().rowCount(), 2);
        auto *const list = m_window->findChild<QTableView *>(u"rules"_s);
        list->setCurrentIndex(m_window->rules().index(0, 0));
        auto *const name = m_window->findChild<QLineEdit *>(u"name"_s);
        QTRY_COMPARE(name->text(), u"one"_s);
        hold();
        QTest::keyClicks(name, u" more"_s);
        list->setCurrentIndex(m_window->rules().index(1, 0));
        QCOMPARE(name->text(), u"two"_s);
        list->setCurrentIndex(m_window->rules().index(0, 0));
        QCOMPARE(name->text(), u"one more"_s);
        release();
        QTRY_COMPARE(names(), (QStringList{u"+ one more"_s, u"+ two"_s}));
    }

    void savesWhatWasTypedThoughTheWindowCloses()
    {
        hold();
        QTest::mouseClick(button(u"new"_s), Qt::LeftButton);
        auto *const name = m_window->findChild<QLineEdit *>(u"name"_s);
        QTest::keyClicks(name, u"one"_s);
        m_window->findChild<SearchField *>(u"condition"_s)->setBoundText(u"quark"_s);
        QTest::keyClicks(m_window->findChild<TagInput *>(u"newTag"_s), u"t"_s);
        QTest::mouseClick(button(u"save"_s), Qt::LeftButton);
        QTest::keyClicks(name, u" more"_s);
        m_window->close();
        m_window.reset();
        release();
        const auto saved = [this] {
            QStringList all;
            for (const auto &rule : test::waitFor(library::RuleService(session().library()).rules()))
                all.append(rule.rule.name);
            return all;
        };
        QTRY_COMPARE(saved(), QStringList{u"one more"_s});
    }

    /// What was typed comes back if it cannot be kept, and not over what is typed by then.
    void bringsBackWhatWasRefused()
    {
        add(u"one"_s);
        QTRY_COMPARE(m_window->rules().rowCount(), 1);
        auto *const list = m_window->findChild<QTableView *>(u"rules"_s);
        list->setCurrentIndex(m_window->rules().index(0, 0));
        auto *const name = m_window->findChild<QLineEdit *>(u"name"_s);
        QTRY_COMPARE(name->text(), u"one"_s);
        hold();
        m_window->findChild<SearchField *>(u"condition"_s)->setBoundText(u""_s);
        QTest::keyClicks(name, u" more"_s);
        QTest::mouseClick(button(u"save"_s), Qt::LeftButton);
        QTest::keyClicks(name, u" still"_s);
        release();
        QTRY_VERIFY(!label(u"complaint"_s).isEmpty());
        QCOMPARE(name->text(), u"one more still"_s);
        QVERIFY(m_window->editor().isChanged());
        QVERIFY(button(u"save"_s)->isEnabled());
    }

    void makesARuleOfASearch()
    {
        const auto tag = m_fixture->library.addTag(u"physics"_s);
        m_window->makeRule(QString(u"#\u001f"_s + QString::number(tag.value) + u"\u001f quark"_s));
        QVERIFY(m_window->findChild<TagInput *>(u"newTag"_s)->hasFocus());
        QCOMPARE(lines().size(), 2);
        QCOMPARE(lines()[0]->findChild<QLineEdit *>()->text(), u"physics"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"physics"_s);
        QTest::mouseClick(button(u"save"_s), Qt::LeftButton);
        QTRY_COMPARE(ruleRows(), QStringList{u"+ #physics quark: #physics quark → #physics (0)"_s});
        QCOMPARE(m_window->editor().draft().rule.tags, QList{tag});
    }

    void showsWhatIsBroken()
    {
        add(u"one"_s);
        QTRY_COMPARE(m_window->rules().rowCount(), 1);
        m_window->findChild<QTableView *>(u"rules"_s)->setCurrentIndex(m_window->rules().index(0, 0));
        const auto tag = m_fixture->tag(u"t"_s);
        test::waitFor(library::TagCareService(session().library()).remove({tag}));
        QTRY_VERIFY2(label(u"problems"_s).contains(u"undo the deletion"_s), qPrintable(label(u"problems"_s)));
        QVERIFY(!m_window->rules().index(0, 0).data(RulesModel::ProblemRole).toString().isEmpty());
        m_fixture->undo();
        QTRY_VERIFY(label(u"problems"_s).isEmpty());
    }

    void changesNothingInALibraryForLooking()
    {
        add(u"one"_s);
        m_window.reset();
        m_fixture->library.open(library::OpenMode::ReadOnly);
        m_window = std::make_unique<RulesWindow>(session(), m_fixture->actions(), m_fixture->settings(), nullptr);
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->show();
        QTRY_COMPARE(m_window->rules().rowCount(), 1);
        QTRY_VERIFY2(outlook().contains(u"would get tags"_s), qPrintable(outlook()));
        for (const auto &name : {u"new"_s, u"save"_s, u"run"_s, u"takeBack"_s, u"runAll"_s})
            QVERIFY2(!button(name)->isEnabled(), qPrintable(name));
    }

private:
    Session &session() { return m_fixture->session(); }
    QPushButton *button(const QString &name) { return m_window->findChild<QPushButton *>(name); }
    /// From now on writes wait, as behind an import.
    void hold()
    {
        m_mayGoOn = std::make_shared<QSemaphore>();
        session().library().write(u"Import"_s, [mayGoOn = m_mayGoOn](store::Transaction &) {
            mayGoOn->acquire();
            return domain::Result<void>();
        });
    }
    void release() { m_mayGoOn->release(); }
    QString label(const QString &name)
    {
        const auto *const found = m_window->findChild<QLabel *>(name);
        return found->isHidden() ? QString() : found->text();
    }
    QString outlook() { return label(u"outlook"_s); }
    QString search() { return m_window->findChild<SearchField *>(u"condition"_s)->boundText(); }
    /// The lines of the conditions, each with its remove button.
    QWidgetList lines()
    {
        QWidgetList all;
        for (QToolButton *const remove : m_window->findChild<ConditionEditor *>()->findChildren<QToolButton *>()) {
            if (remove->accessibleName() == u"Remove this condition"_s && remove->isVisible())
                all.append(remove->parentWidget());
        }
        return all;
    }
    RuleId add(const QString &name)
    {
        store::RuleDraft draft;
        draft.rule.name = name;
        draft.rule.query = u"quark"_s;
        draft.tagNames = {u"t"_s};
        return test::waitFor(library::RuleService(session().library()).add(draft));
    }
    QStringList names()
    {
        QStringList names;
        for (int row = 0; row < m_window->rules().rowCount(); ++row) {
            const QModelIndex index = m_window->rules().index(row, RulesModel::NameColumn);
            names.append((index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? u"+ "_s : u"- "_s)
                         + index.data().toString());
        }
        return names;
    }
    QStringList ruleRows()
    {
        QStringList rows = names();
        for (int row = 0; row < rows.size(); ++row)
            rows[row] += u": "_s + m_window->rules().index(row, RulesModel::DoesColumn).data().toString() + u" ("_s
                + m_window->rules().index(row, RulesModel::LinksColumn).data().toString() + u')';
        return rows;
    }
    QStringList foretoldRows()
    {
        QStringList rows;
        for (int row = 0; row < m_window->foretold().rowCount(); ++row)
            rows.append(m_window->foretold().index(row, 0).data().toString() + u": "_s
                        + m_window->foretold().index(row, 1).data().toString());
        return rows;
    }

    std::unique_ptr<test::TidyingFixture> m_fixture;
    std::unique_ptr<RulesWindow> m_window;
    std::shared_ptr<QSemaphore> m_mayGoOn;
    QList<ItemId> m_items;
};

QTEST_MAIN(RulesWindowTest)
#include "rules_window_test.moc"
