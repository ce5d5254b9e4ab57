// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

class QLabel;
class QMenu;
class QToolButton;

namespace tagloom::gui {

class SearchCompletion;
class SearchField;
class SearchHistory;
class Session;
class Settings;

/// On top of the window, always there: the search field with its completion and history, a cheat sheet, and a line that
/// says what was expected where a search does not parse. Accessible name of the field: "Search".
class SearchBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SearchBar(Settings &settings, QWidget *parent = nullptr);
    ~SearchBar() override;

    void setSession(Session *session);
    void focusSearch();

    SearchField &field() { return *m_field; }

Q_SIGNALS:
    void leaveRequested(); ///< Down or Enter: on to the list

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFrame();
    QToolButton *makeButton(const QString &name);
    void showFilter();
    void write(const QString &search); ///< as the program's doing: nothing is offered for it
    void finishTyping();
    void leave();
    void step(bool older);
    void fillHistory(QMenu &menu);
    void openCheatSheet();
    QString plainText() const;

    Session *m_session = nullptr;
    std::unique_ptr<SearchHistory> m_history;
    std::unique_ptr<SearchCompletion> m_completion;
    QToolButton *m_recent;
    SearchField *m_field;
    QToolButton *m_clear;
    QToolButton *m_cheatSheet;
    QLabel *m_help;
    QWidget *m_frame;
};

} // namespace tagloom::gui
