// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QTimer;

namespace tagloom::gui {

class FilterChips;
class SearchField;
class Session;

/// On top of the window, always there: the search field, the tags chosen in the tree, and a line that says what was expected
/// where a search does not parse. Accessible name of the field: "Search".
class SearchBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SearchBar(QWidget *parent = nullptr);

    void setSession(Session *session);
    void focusSearch();

    QLineEdit *field() const;

    /// Buttons at either end.
    void addLeading(QWidget *widget);
    void addTrailing(QWidget *widget);

Q_SIGNALS:
    void leaveRequested(); ///< Down or Enter: on to the list

private:
    void showFilter();

    Session *m_session = nullptr;
    SearchField *m_field;
    FilterChips *m_chips;
    QLabel *m_help;
    QWidget *m_row;
};

} // namespace tagloom::gui
