// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"
#include "gui/tagging/selection_tags.h"
#include "gui/tagging/tag_input.h"

#include <QList>
#include <QWidget>

#include <memory>

class QToolButton;

namespace tagloom::gui {

class FlowLayout;
class TagChip;

/// A field with the tags of the selection as chips and a TagInput behind them: the inside of the tag editor and of the
/// tag bar. A chip appears when its link is in the file, and goes when it is out of it.
class TagStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit TagStrip(Session &session, QWidget *parent = nullptr);

    TagInput &input() { return *m_input; }
    SelectionTags &selectionTags() { return m_tags; }

    /// How many chips are shown before "+12"; pressing that shows as many again.
    void setMostChips(int most);

    /// False where something else shows what is suggested for one item; for several it is shown here all the same.
    void setShowsSuggestionsOfOne(bool shows);

    QList<TagChip *> chips() const { return m_chips; } ///< as shown
    TagChip *chipOf(domain::TagId tag) const; ///< nullptr if it is not shown

Q_SIGNALS:
    void finished(); ///< Enter on nothing
    void cancelled(); ///< Esc with nothing open
    void nextWanted(); ///< Ctrl+Enter
    void showItemsRequested(tagloom::domain::TagId tag);
    void renameRequested(tagloom::domain::TagId tag);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void showChips(const QList<SelectionTag> &tags);
    void showTags();
    TagChip *makeChip();
    void apply(const TagChoice &choice);
    void remove(const TagChip *chip);
    void accept(const TagChip *chip);
    void drag(const TagChip *chip);
    void openMenu(const TagChip *chip, const QPoint &globalPosition);
    void step(const TagChip *chip, int step);
    void focusLastChip();
    void focusInput(const QString &typed);
    bool canChange() const;

    Session &m_session;
    SelectionTags m_tags;
    FlowLayout *m_layout;
    QList<TagChip *> m_chips;
    QToolButton *m_more;
    TagInput *m_input;
    std::shared_ptr<const ChipPainter> m_painter;
    QList<domain::ItemId> m_shownItems;
    bool m_showsSuggestionsOfOne = true;
    int m_mostChips = 100;
    int m_shownChips = 100;
};

} // namespace tagloom::gui
