// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/question.h"

namespace tagloom::gui {

/// The question before items are deleted past the trash. `title`: of the item, if it is one.
Question::Content deleteForGoodQuestion(qint64 items, const QString &title = {});

/// Shows it and waits; true: delete them.
bool askDeleteForGood(QWidget *parent, qint64 items, const QString &title = {});

} // namespace tagloom::gui
