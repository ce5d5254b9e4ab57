// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/kind_change.h"

#include "domain/counted.h"
#include "gui/dialogs/question.h"

#include <QPointer>
#include <QWidget>

namespace tagloom::gui {

using domain::ItemId;
using domain::KindId;
using domain::Result;

namespace {

void convert(Session &session, const QList<ItemId> &items, KindId kind, QWidget *parent,
             const std::function<void()> &ended)
{
    models::whenReady(parent, session.details().convert(items, kind), [&session, ended](const Result<qint64> &done) {
        if (!done)
            session.notices().fail(done.error());
        if (ended)
            ended();
    });
}

} // namespace

void changeKind(Session &session, const QList<ItemId> &items, KindId kind, QWidget *parent, std::function<void()> ended)
{
    const auto asked = session.details().lossOfConversion(items, kind);
    models::whenReady(parent, asked, [=, &session](const Result<store::ConversionLoss> &loss) {
        if (!loss) { // nobody knows what would go
            session.notices().fail(loss.error());
            if (ended)
                ended();
            return;
        }
        if (loss->items == 0) {
            convert(session, items, kind, parent, ended);
            return;
        }
        Question::Content content;
        content.title = Question::tr("Change the kind of %1?").arg(domain::countedItems(items.size()));
        content.detail =
            Question::tr("%1 The rest stays, and Undo brings all of it back.").arg(library::toSentence(*loss));
        content.actionText = Question::tr("&Change the kind");
        auto *const question = new Question(content, parent->window());
        question->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(question, &QDialog::finished, parent, [=, &session](int result) {
            if (result == QDialog::Accepted)
                convert(session, items, kind, parent, ended);
            else if (ended)
                ended();
        });
        question->open();
    });
}

} // namespace tagloom::gui
