// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/tour_steps.h"

#include "gui/actions/actions.h"
#include "gui/items/items_view.h"
#include "gui/session/session.h"

#include <QCoreApplication>

namespace tagloom::gui {

using domain::ChangeSet;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Tour", text);
}

bool changesLinks(const ChangeSet &changes)
{
    return !changes.linksAdded.isEmpty() || !changes.linksRemoved.isEmpty() || !changes.linksChanged.isEmpty()
        || !changes.tagsRelinked.isEmpty();
}

void search(TourScene &scene, const QString &text)
{
    scene.session.showItems();
    scene.session.filter().setText(text);
}

std::function<void(TourScene &)> trigger(ActionId id)
{
    return [id](TourScene &scene) {
        scene.actions.action(id)->trigger();
    };
}

} // namespace

QList<TourStep> tourSteps(const Actions &actions)
{
    const auto key = [&actions](ActionId id) {
        return actions.keyText(id);
    };
    QList<TourStep> steps;

    steps.append(
        {tr("Everything in one place"),
         tr("Bookmarks, books, notes, images, tasks, invoices, courses: each has its tags. Try things as you go. %1 "
            "takes anything back, and your own library is another one.")
             .arg(key(ActionId::Undo)),
         tr("Items"),
         {},
         {}});

    steps.append(
        {tr("Find by a word"),
         tr("Press %1 and type. The list follows each letter, and beside every tag stands how many of what was "
            "found carry it.")
             .arg(key(ActionId::Search)),
         tr("Search"), [](TourScene &scene) { search(scene, QStringLiteral("bread")); },
         [](TourScene &scene, const ChangeSet &) {
             return scene.session.filter().isNarrowed();
         }});

    steps.append(
        {tr("Find by tags"),
         tr("Click a tag, and another with Ctrl held. ALL above them asks for every one of the tags, ANY for one "
            "of them is enough."),
         tr("Tags"),
         [](TourScene &scene) {
             const domain::TagId pinned = scene.session.tagsModel().pinned(1);
             search(scene, {});
             scene.session.filter().setTags({pinned.isValid() ? pinned : scene.session.tagsModel().tagAt(0)});
         },
         [](TourScene &scene, const ChangeSet &) {
             return !scene.session.filter().chosenTags().tags.isEmpty();
         }});

    steps.append({tr("Tag by dragging"),
                  tr("Drag an item onto a tag, or a tag onto an item. With Shift held the tag is taken off."),
                  tr("Tags"), [](TourScene &scene) { search(scene, {}); },
                  [](TourScene &, const ChangeSet &changes) {
                      return changesLinks(changes);
                  }});

    steps.append({tr("Tag by three letters"),
                  tr("Select items, press %1, type the beginning of any word of a tag, Enter. A name that is not there "
                     "yet makes a new tag.")
                      .arg(key(ActionId::TagBar)),
                  tr("Items"),
                  [](TourScene &scene) {
                      search(scene, {});
                      if (scene.session.selection().isEmpty())
                          scene.list.selectNext();
                      scene.actions.action(ActionId::TagBar)->trigger();
                  },
                  [](TourScene &, const ChangeSet &changes) {
                      return changesLinks(changes);
                  }});

    steps.append({tr("Take what is suggested"),
                  tr("Dashed tags are proposals, from the site, the words of the title and the tags that go together. "
                     "Enter takes one, Del refuses it for good."),
                  {},
                  trigger(ActionId::ReviewSuggestions),
                  [](TourScene &, const ChangeSet &changes) {
                      return changesLinks(changes);
                  }});

    steps.append({tr("Every kind has its own fields"),
                  tr("kind:book shows authors and years, kind:task what is due, kind:invoice amounts. author:, "
                     "is:overdue or amount:>100 find by them."),
                  tr("Search"), [](TourScene &scene) { search(scene, QStringLiteral("kind:book")); },
                  [](TourScene &scene, const ChangeSet &) {
                      return scene.session.kindOfResult().isValid();
                  }});

    steps.append(
        {tr("Reading lists and courses"),
         tr("A list knows the status, the progress and the grade of each of its items, and its order is yours: "
            "drag the rows. %1 puts what is selected on a list.")
             .arg(key(ActionId::AddToList)),
         tr("Lists"),
         [](TourScene &scene) {
             if (const QList<domain::List> &lists = scene.session.listsModel().lists(); !lists.isEmpty())
                 scene.session.showEntries(lists.first().id);
         },
         [](TourScene &scene, const ChangeSet &) {
             return scene.session.showsEntries();
         }});

    steps.append(
        {tr("Pictures"),
         tr("Items as pictures, and the picture of one large with the space bar. Folders of images are dropped into "
            "the window."),
         {},
         [](TourScene &scene) {
             search(scene, QStringLiteral("kind:image"));
             if (QAction *gallery = scene.actions.action(ActionId::ShowGallery); !gallery->isChecked())
                 gallery->trigger();
         },
         [](TourScene &scene, const ChangeSet &) {
             return scene.actions.action(ActionId::ShowGallery)->isChecked();
         }});

    steps.append(
        {tr("Rules"),
         tr("A rule puts tags on all that a search finds, and on new things as they come. It shows first what it "
            "would do, and takes all of it back."),
         {},
         trigger(ActionId::Rules),
         {}});

    steps.append(
        {tr("Nothing is lost"),
         tr("%1 takes back the last step, also after a restart. %2 shows all that was done here, and takes back "
            "any of it.")
             .arg(key(ActionId::Undo), key(ActionId::History)),
         {},
         [](TourScene &scene) {
             if (QAction *history = scene.actions.action(ActionId::History); !history->isChecked())
                 history->trigger();
         },
         [](TourScene &scene, const ChangeSet &) {
             return scene.session.history().canRedo();
         }});

    steps.append({tr("Now with your own things"),
                  tr("Drop files and links into the window, or import what a browser or another program exported (%1). "
                     "%2 shows every key, %3 finds any action by its name.")
                      .arg(key(ActionId::Import), key(ActionId::Keys), key(ActionId::CommandPalette)),
                  {},
                  {},
                  {}});
    return steps;
}

} // namespace tagloom::gui
