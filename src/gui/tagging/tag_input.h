// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "library/library.h"
#include "models/tag_completion_model.h"
#include "models/tags_model.h"

#include <QLineEdit>
#include <QSet>

namespace tagloom::gui {

class CompletionPopup;

/// What was taken in a TagInput.
struct TagChoice
{
    domain::TagId tag; ///< id 0: by name, to be made if there is none
    QString name;
    bool remove = false; ///< take it off rather than put it on
    friend bool operator==(const TagChoice &, const TagChoice &) = default;
};

/// A line to type tags into, with the completion below it: Enter or Tab takes the marked row (the first one unless
/// another was chosen), Shift+Enter what is typed, `-name` or a present tag takes it off. It decides nothing about
/// items: whoever owns it follows chosen(). Works with input methods, since it looks at text and not at keys.
class TagInput final : public QLineEdit
{
    Q_OBJECT

public:
    /// Both must outlive it.
    TagInput(library::Library &library, models::TagsModel &tags, QWidget *parent = nullptr);
    ~TagInput() override;

    /// Tags that all items carry (taking one again removes it), and all that any of them carries (what `-` offers).
    void setPresentTags(const QSet<domain::TagId> &onAll, const QSet<domain::TagId> &onAny);

    /// Only tags that exist: none is offered to be made, and a name that no tag has is said to be none's, rather than
    /// chosen. TagChoice::tag is always valid then, and nothing is taken off by `-`.
    void setKnownOnly(bool knownOnly) { m_knownOnly = knownOnly; }

    CompletionPopup &popup() { return *m_popup; }

Q_SIGNALS:
    void chosen(const tagloom::gui::TagChoice &choice);
    void takeAndNext(); ///< Ctrl+Enter; after chosen() if something was typed
    void finished(); ///< Enter on nothing
    void cancelled(); ///< Esc while no list is open
    void backspaceOnEmpty();
    void leftAtStart(); ///< the arrow towards the chips, at the beginning of the text

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    enum class Take { Row, Typed };

    bool removes() const; ///< the text begins with "-"
    QString query() const; ///< the text without it
    void ask();
    void showRows();
    bool take(Take what, int row = -1);
    void choose(const TagChoice &choice);

    library::Library &m_library;
    models::TagCompletionProxy m_completion;
    CompletionPopup *m_popup;
    QSet<domain::TagId> m_onAll;
    QSet<domain::TagId> m_onAny;
    bool m_knownOnly = false;
};

} // namespace tagloom::gui
