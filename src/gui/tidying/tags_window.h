// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "gui/actions/action_table.h"
#include "gui/tidying/tidying_window.h"
#include "models/tag_table_proxy.h"

class QComboBox;
class QLineEdit;
class QSplitter;
class QToolBar;

namespace tagloom::gui {

class TagForm;
class TagTable;

/// All tags as a table, to put them in order: filter, sort, choose many, and act on all that are chosen. What is known
/// of the chosen ones stands beside the table, below it in a narrow window, and can be changed there.
class TagsWindow final : public TidyingWindow
{
    Q_OBJECT

public:
    TagsWindow(Session &session, Actions &actions, Settings &settings, QWidget *parent);

    /// Chooses the tag, also where the filter leaves it out, with the keyboard in its name.
    void edit(domain::TagId tag);

    TagTable &table() { return *m_table; }
    TagForm &form() { return *m_form; }
    models::TagTableProxy &rows() { return m_rows; }

Q_SIGNALS:
    void showItemsRequested(const QList<tagloom::domain::TagId> &tags);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeTopBar();
    void makeChosenActions();
    QAction *addChosenAction(ActionId like, void (TagsWindow::*done)());
    QList<domain::TagId> chosen() const;
    void followChoice();
    void showCounts();
    void select(domain::TagId tag);
    void selectIfListed();
    void renameChosen();
    void mergeChosen();
    void moveChosen();
    void moveChosenToTop();
    void deleteChosen();
    void addTag();
    void showMenu(const QPoint &position);

    models::TagTableProxy m_rows;
    QLineEdit *m_filter;
    QComboBox *m_group;
    TagTable *m_table;
    TagForm *m_form;
    QSplitter *m_halves;
    QList<int> m_wideSizes; ///< before the window became narrow
    QList<QAction *> m_chosenActions;
    domain::TagId m_wanted; ///< to be chosen once it is listed
};

} // namespace tagloom::gui
