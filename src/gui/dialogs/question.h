// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/icon.h"
#include "gui/style/theme.h"

#include <QDialog>

class QPushButton;

namespace tagloom::gui {

/// A question before something that could lose data or run something: the default is Cancel. accepted() means do it.
class Question final : public QDialog
{
    Q_OBJECT

public:
    struct Content
    {
        QString title; ///< the question, short
        QString detail; ///< what follows from yes; plain text
        QString quoted; ///< shown whole and selectable, such as an address; may be empty
        QString actionText; ///< of the button that does it
        ButtonTone tone = ButtonTone::Plain;
        IconName icon = IconName::Warning;
        ColourRole iconRole = ColourRole::Warning;
    };

    explicit Question(const Content &content, QWidget *parent = nullptr);

    /// Shows it, waits for the answer, and says whether that is yes; no if `parent` goes away before.
    static bool ask(const Content &content, QWidget *parent);

private:
    QPushButton *m_cancel;
};

} // namespace tagloom::gui
