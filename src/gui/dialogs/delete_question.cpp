// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/delete_question.h"

#include "domain/counted.h"

namespace tagloom::gui {

Question::Content deleteForGoodQuestion(qint64 items, const QString &title)
{
    constexpr int MostShown = 80;
    Question::Content content;
    const QString shown = title.size() > MostShown ? QString(title.left(MostShown) + u'…') : title;
    content.title = items == 1 && !shown.isEmpty()
        ? Question::tr("Delete “%1” for good?").arg(shown)
        : Question::tr("Delete %1 for good?").arg(domain::countedItems(items));
    content.detail =
        Question::tr("Notes and tags of what is deleted go with it. It does not go to the trash; only Undo "
                     "brings it back. Tags themselves stay.");
    content.actionText = Question::tr("&Delete for good");
    content.tone = ButtonTone::Danger;
    content.icon = IconName::Trash;
    content.iconRole = ColourRole::Danger;
    return content;
}

bool askDeleteForGood(QWidget *parent, qint64 items, const QString &title)
{
    return Question::ask(deleteForGoodQuestion(items, title), parent);
}

} // namespace tagloom::gui
