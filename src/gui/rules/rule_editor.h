// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rule_store.h"

#include <QScrollArea>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace tagloom::gui {

class ChipField;
class ConditionEditor;
class Session;
class TagInput;
struct TagChoice;

/// The form of one rule, of the library or still to be made. It only holds what is typed: whoever owns it reads the
/// draft and saves it.
class RuleEditor final : public QScrollArea
{
    Q_OBJECT

public:
    explicit RuleEditor(Session &session, QWidget *parent = nullptr);

    /// Shows a rule of the library, or a new one (id 0); what was typed before is gone.
    void showDraft(const store::RuleDraft &draft, const QStringList &problems = {});
    void showProblems(const QStringList &problems);

    store::RuleDraft draft() const;
    bool isChanged() const { return m_isChanged; }

    /// What is typed is in the library now.
    void setSaved(domain::RuleId id);

    /// What was typed before is in the library now, and what was typed since is still to be saved.
    void setKnownAs(domain::RuleId id) { m_draft.rule.id = id; }

    /// What is shown is not in the library.
    void setUnsaved() { m_isChanged = true; }

    /// Another number with each showDraft(), and with each change of what is typed: by them, an answer that comes later
    /// is known to be about what stands here.
    quint64 form() const { return m_form; }
    quint64 edits() const { return m_edits; }

    void setWritable(bool writable);
    void focusName();
    void focusTags();

Q_SIGNALS:
    void changed();

private:
    QLabel *addField(const QString &label, QWidget *field);
    void noteChange();
    void take(const TagChoice &choice);
    void fillChips();

    Session &m_session;
    QWidget *m_body;
    QLabel *m_problems;
    QLineEdit *m_name;
    ConditionEditor *m_condition;
    TagInput *m_newTag;
    ChipField *m_tags;
    QComboBox *m_how;
    QCheckBox *m_onNewItems;
    store::RuleDraft m_draft; ///< its id, tags, time and whether it is enabled
    quint64 m_form = 0;
    quint64 m_edits = 0;
    bool m_isChanged = false;
    bool m_isFilling = false;
    bool m_writable = true;
};

} // namespace tagloom::gui
