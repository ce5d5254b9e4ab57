// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "gui/rules/rule_conditions.h"

#include <QList>
#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace tagloom::gui {

class SearchCompletion;
class SearchField;
class Session;

/// The condition of a rule, twice: as lines that are pointed and clicked together, and below them as the search that
/// they make. Either can be edited; where the search says more than lines can, the lines give way to a sentence.
class ConditionEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit ConditionEditor(Session &session, QWidget *parent = nullptr);
    ~ConditionEditor() override;

    /// Tags in it by their ids where they are known.
    QString search() const;
    void setSearch(const QString &search);
    void setWritable(bool writable);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// One line of the conditions.
    struct Line
    {
        QWidget *whole = nullptr;
        QComboBox *field = nullptr;
        QLineEdit *value = nullptr;
        QComboBox *kind = nullptr; ///< in the place of `value` where the field is a kind
        QToolButton *remove = nullptr;
        domain::TagId tag; ///< that the value names
        QString tagName;
    };

    void addLine(const RuleCondition &condition);
    void removeLine(QWidget *whole);
    void fitLine(Line &line);
    void fillLines();
    void followLines();
    void followSearch();
    void showError();
    RuleCondition conditionOf(const Line &line) const;
    QString nameOf(domain::TagId tag) const;

    Session &m_session;
    QWidget *m_conditions; ///< all about the lines
    QComboBox *m_any;
    QVBoxLayout *m_lineLayout;
    QPushButton *m_add;
    QLabel *m_beyondLines;
    SearchField *m_search;
    QLabel *m_error;
    std::unique_ptr<SearchCompletion> m_completion;
    QList<Line> m_lines;
    bool m_isFilling = false;
    bool m_writable = true;
};

} // namespace tagloom::gui
