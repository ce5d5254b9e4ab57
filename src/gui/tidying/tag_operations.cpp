// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/tag_operations.h"

#include "gui/dialogs/choose_tag_dialog.h"
#include "gui/dialogs/tag_change_dialog.h"
#include "gui/session/session.h"
#include "library/tag_care_service.h"
#include "library/tag_impact_text.h"

#include <QCoreApplication>
#include <QPointer>

namespace tagloom::gui {

using domain::ErrorCode;
using domain::Result;
using domain::TagId;
using store::TagChange;

namespace {

void openChange(Session &session, const TagChange &change, QWidget *window)
{
    auto *const dialog = new TagChangeDialog(session, change, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QString tr(const char *text)
{
    return QCoreApplication::translate("TagOperations", text);
}

} // namespace

QString namesOf(Session &session, const QList<TagId> &tags)
{
    QStringList names;
    for (const TagId tag : tags)
        names.append(session.tagsModel().name(tag));
    return library::listedNames(names);
}

/// A name that another tag has: the two may be meant to be one.
QFuture<Result<void>> renameTag(Session &session, TagId tag, const QString &name, QWidget *window)
{
    const QPointer<QWidget> place(window);
    const QFuture<Result<void>> renamed = session.tags().rename(tag, name);
    models::whenReady(&session, renamed, [&session, tag, name, place](const Result<void> &done) {
        if (done)
            return;
        const domain::Error refused = done.error();
        if (refused.code != ErrorCode::Conflict) {
            session.notices().fail(refused);
            return;
        }
        const TagChange change{TagChange::Kind::Rename, {tag}, {}, name};
        models::whenReady(&session, library::TagCareService(session.library()).impact(change),
                          [&session, tag, refused, place](const Result<store::TagImpact> &impact) {
                              if (impact && impact->sameName && place)
                                  mergeTags(session, {tag}, *impact->sameName, place);
                              else
                                  session.notices().fail(refused);
                          });
    });
    return renamed;
}

void mergeTags(Session &session, const QList<TagId> &tags, TagId into, QWidget *window)
{
    openChange(session, {TagChange::Kind::Merge, tags, into, {}}, window);
}

void askAndMergeTags(Session &session, const QList<TagId> &tags, QWidget *window)
{
    const TagId into = ChooseTagDialog::ask(
        session, tr("Merge tags"), tr("Which tag is %1 to be merged into?").arg(namesOf(session, tags)), window);
    if (!into.isValid())
        return;
    // Choosing one of them means: this one stays.
    QList<TagId> going = tags;
    if (going.size() > 1)
        going.removeAll(into);
    mergeTags(session, going, into, window);
}

TagId askForParent(Session &session, const QList<TagId> &tags, QWidget *window)
{
    return ChooseTagDialog::ask(session, tr("Move in the tree"),
                                tr("Which tag is %1 to stand below?").arg(namesOf(session, tags)), window);
}

void moveTagsToTop(Session &session, const QList<TagId> &tags)
{
    const QString names = namesOf(session, tags);
    session.notices().follow(session.tags().setParents(tags, {}),
                             [&session, names] { session.notices().say(tr("%1 moved to the top").arg(names)); });
}

void deleteTags(Session &session, const QList<TagId> &tags, QWidget *window)
{
    openChange(session, {TagChange::Kind::Delete, tags, {}, {}}, window);
}

} // namespace tagloom::gui
