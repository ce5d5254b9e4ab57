// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QFuture>
#include <QList>
#include <QString>

class QWidget;

namespace tagloom::gui {

class Session;

// What a person does with chosen tags, in the tree and in the tag manager alike. What could take something away shows
// first what it hits; what came of it is said in the session's notices. `window` is where dialogs open.

/// "“a”, “b” and 12 more"
QString namesOf(Session &session, const QList<domain::TagId> &tags);

/// Where another tag has the name, merging the two is offered. What is returned only tells whether the name was taken.
QFuture<domain::Result<void>> renameTag(Session &session, domain::TagId tag, const QString &name, QWidget *window);

/// Shows what the merge hits, and makes it if the person agrees.
void mergeTags(Session &session, const QList<domain::TagId> &tags, domain::TagId into, QWidget *window);

/// Asks for the tag that stays, which may be one of them, then the same.
void askAndMergeTags(Session &session, const QList<domain::TagId> &tags, QWidget *window);

/// Asks for the tag they are to stand below; id 0 if the person would rather not.
domain::TagId askForParent(Session &session, const QList<domain::TagId> &tags, QWidget *window);

void moveTagsToTop(Session &session, const QList<domain::TagId> &tags);
void deleteTags(Session &session, const QList<domain::TagId> &tags, QWidget *window);

} // namespace tagloom::gui
