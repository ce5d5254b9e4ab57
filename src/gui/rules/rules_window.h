// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tidying/tidying_window.h"
#include "library/rule_service.h"
#include "models/rule_dry_run_model.h"
#include "models/rules_model.h"

#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

class QLabel;
class QPushButton;
class QTableView;
class QToolButton;

namespace tagloom::gui {

class RuleEditor;

/// The rules of the library, the form of one of them, and beneath it what that one would add if it ran now, which
/// follows as one types. What was typed is saved by its button, and when another rule is chosen; what is typed while
/// that waits for other work stays, and is still to be saved.
class RulesWindow final : public TidyingWindow
{
    Q_OBJECT

public:
    RulesWindow(Session &session, Actions &actions, Settings &settings, QWidget *parent);
    ~RulesWindow() override;

    /// A new rule for what this search finds: its tags are all that is missing.
    void makeRule(const QString &search);

    models::RulesModel &rules() { return m_rules; }
    models::RuleDryRunModel &foretold() { return m_foretold; }
    RuleEditor &editor() { return *m_editor; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeForm();
    QToolButton *addTool(QWidget *bar, const QString &name, const QString &text, void (RulesWindow::*done)());
    void read();
    void fill(const QList<store::RuleDetails> &rules);
    void showRule(domain::RuleId id);
    void showChosen();
    void updateButtons();
    void leave(); ///< saves what was typed, if it can be kept
    /// A draft on its way into the library, which may have to wait there for long work.
    struct Saving
    {
        store::RuleDraft draft;
        quint64 form = 0; ///< of the editor, and its edits, when it was saved
        quint64 edits = 0;
        std::function<void(domain::RuleId)> then;
        std::shared_ptr<Saving> next; ///< the same form, edited on and saved again meanwhile
    };

    void save(const std::function<void(domain::RuleId)> &then = {});
    static void post(const QPointer<RulesWindow> &window, Session &session, const std::shared_ptr<Saving> &saving);
    void showSaved(const Saving &saving, domain::RuleId id);
    void showRefused(const Saving &saving, const domain::Error &error);
    std::shared_ptr<Saving> savingOf(quint64 form) const; ///< the last one
    std::shared_ptr<Saving> savingOf(domain::RuleId id) const;
    void startNew();
    void discard();
    void removeChosen();
    void moveUp();
    void moveDown();
    void move(int step);
    void runNow();
    void runAll();
    void run(const QList<domain::RuleId> &ids);
    void takeBack();
    void follow(const QString &title, const library::Job &job);
    void askSoon();
    void ask();
    void showForetold(const domain::Result<library::RuleDryRun> &outcome);

    models::RulesModel m_rules;
    models::RuleDryRunModel m_foretold;
    QTableView *m_list;
    QLabel *m_empty;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QPushButton *m_runAll = nullptr;
    RuleEditor *m_editor;
    QLabel *m_complaint;
    QPushButton *m_save;
    QPushButton *m_discard;
    QLabel *m_outlook;
    QTableView *m_items;
    QPushButton *m_run;
    QPushButton *m_takeBack;
    QList<std::shared_ptr<Saving>> m_savings; ///< under way, in their order
    QTimer m_delay;
    library::Job m_question; ///< the dry run under way; none: nothing is
    quint64 m_questions = 0; ///< only the last answer counts
    domain::RuleId m_shown; ///< in the form; id 0: a new one
    bool m_isReading = false;
    bool m_readAgain = false;
    bool m_isShowing = false; ///< the choice in the list is the program's doing
    bool m_hasRead = false;
};

} // namespace tagloom::gui
