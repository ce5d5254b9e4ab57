// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"
#include "gui/tagging/suggested_tags.h"

#include <QList>
#include <QWidget>

#include <memory>

class QLabel;

namespace tagloom::gui {

class ChipPainter;
class FlowLayout;
class TagChip;

/// The suggestions for one item, or a few, as dashed chips with how sure each is and for how many of them. Enter, Space
/// or a press takes one, Del or its cross refuses it, the arrows move between them; why it is suggested stands in its
/// tooltip, and of the one with the focus below the chips. One stop for Tab.
class SuggestionRow final : public QWidget
{
    Q_OBJECT

public:
    SuggestionRow(Session &session, SuggestedTags &tags, QWidget *parent = nullptr);
    ~SuggestionRow() override;

    QList<TagChip *> chips() const { return m_chips; } ///< as shown
    QString reason() const; ///< why the one with the focus is suggested; else empty

Q_SIGNALS:
    void nextWanted(); ///< Ctrl+Enter or Down
    void leaveWanted(const QString &typed); ///< Esc (empty), or a letter
    void emptied(); ///< the last chip went while it had the focus

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showTags();
    void showReason();
    TagChip *makeChip();
    void step(const TagChip *chip, int step);
    bool canChange() const { return !m_session.library().isReadOnly(); }

    Session &m_session;
    SuggestedTags &m_tags;
    FlowLayout *m_layout;
    QList<TagChip *> m_chips;
    QLabel *m_reason;
    std::shared_ptr<const ChipPainter> m_painter;
};

} // namespace tagloom::gui
