// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/file_actions.h"

#include "domain/counted.h"
#include "gui/actions/actions.h"
#include "gui/files/add_files.h"
#include "gui/files/add_folder_dialog.h"
#include "gui/files/missing_files.h"
#include "gui/session/same_session.h"
#include "gui/settings/settings.h"
#include "platform/desktop/show_files.h"
#include "store/file_store.h"

#include <QApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace tagloom::gui {

using library::AddFilesOptions;
using library::FilesTrashed;

namespace {

/// More windows of a file manager than anyone looks at.
constexpr qsizetype mostShown = 100;

/// So many are read in a moment.
constexpr qsizetype mostChosen = 10000;

/// Of paths in a question.
constexpr qsizetype mostListed = 10;

void tellOfTrashed(Notices &notices, const FilesTrashed &trashed)
{
    const qint64 moved = trashed.items.size();
    QString summary = moved == 0 ? FileActions::tr("No file was moved to the trash")
        : moved == 1
        ? FileActions::tr("The file is in the desktop's trash, its item in Tagloom's")
        : FileActions::tr("%1 files are in the desktop's trash, their items in Tagloom's").arg(domain::grouped(moved));
    if (trashed.cancelled > 0)
        summary += FileActions::tr("; %1 stayed, since it was cancelled")
                       .arg(domain::counted(trashed.cancelled, FileActions::tr("file"), FileActions::tr("files")));
    if (!trashed.notRestored.isEmpty())
        notices.fail(trashed.notRestored);
    if (trashed.refused.count == 0) {
        notices.say(summary);
        return;
    }
    const library::FileRemark &first = trashed.refused.kept.constFirst();
    notices.offer(FileActions::tr("%1. “%2” stayed: %3").arg(summary, first.path, first.reason),
                  FileActions::tr("Report"), [summary, refused = trashed.refused] {
                      showFileRemarks(FileActions::tr("Move files to the trash"), summary, refused, {},
                                      QApplication::activeWindow());
                  });
}

} // namespace

Question::Content trashFilesQuestion(const QStringList &paths)
{
    Question::Content content;
    content.title = paths.size() == 1 ? Question::tr("Move this file to the trash?")
                                      : Question::tr("Move %1 files to the trash?").arg(domain::grouped(paths.size()));
    content.detail = paths.size() == 1
        ? Question::tr("The file goes to the desktop's trash and its item to Tagloom's. Undo brings the item back, "
                       "and not the file: that is restored in the desktop's trash.")
        : Question::tr("The files go to the desktop's trash and their items to Tagloom's. Undo brings the items back, "
                       "and not the files: those are restored in the desktop's trash.");
    content.quoted = paths.mid(0, mostListed).join(u'\n');
    if (paths.size() > mostListed)
        content.quoted += u'\n' + Question::tr("and %1 more").arg(domain::grouped(paths.size() - mostListed));
    content.actionText = paths.size() == 1 ? Question::tr("&Move the file") : Question::tr("&Move the files");
    content.tone = ButtonTone::Danger;
    return content;
}

FileActions::FileActions(Actions &actions, Settings &settings, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_settings(settings)
    , m_window(window)
{
    const auto on = [this](ActionId id, void (FileActions::*done)()) {
        connect(m_actions.action(id), &QAction::triggered, this, done);
    };
    on(ActionId::AddFiles, &FileActions::addFiles);
    on(ActionId::AddFolder, &FileActions::addFolder);
    on(ActionId::ShowInFolder, &FileActions::showInFolder);
    on(ActionId::TrashFiles, &FileActions::trashFiles);
    on(ActionId::FindMissingFiles, &FileActions::findMissing);
    updateEnabled();
}

void FileActions::setSession(Session *session)
{
    delete m_missing;
    m_session = session;
    if (m_session) {
        connect(&m_session->selection(), &ItemSelection::changed, this, &FileActions::updateEnabled);
        connect(m_session, &Session::resultShown, this, &FileActions::updateEnabled);
    }
    updateEnabled();
}

void FileActions::updateEnabled()
{
    const bool writable = m_session && !m_session->library().isReadOnly();
    const auto current = m_session ? m_session->itemsModel().item(m_session->selection().current()) : std::nullopt;
    const bool isFile = current && !domain::filePathOf(current->url).isEmpty();
    m_actions.action(ActionId::AddFiles)->setEnabled(writable);
    m_actions.action(ActionId::AddFolder)->setEnabled(writable);
    m_actions.action(ActionId::FindMissingFiles)->setEnabled(m_session != nullptr);
    m_actions.action(ActionId::ShowInFolder)->setEnabled(isFile);
    m_actions.action(ActionId::TrashFiles)->setEnabled(writable && isFile);
}

/// Those of the selected items, all of them; none, and a word why, if there are too many.
QStringList FileActions::chosenPaths()
{
    QStringList paths;
    const QList<domain::ItemId> &ids = m_session->selection().ids();
    if (ids.size() > mostChosen) {
        m_session->notices().fail(tr("Select %1 items at most.").arg(domain::grouped(mostChosen)));
        return paths;
    }
    const auto items = store::readFileItems(m_session->library().connection(), ids);
    if (!items)
        m_session->notices().fail(items.error());
    for (const store::FileItem &item : items ? *items : QList<store::FileItem>()) {
        if (const QString path = domain::filePathOf(item.url); !path.isEmpty())
            paths.append(path);
    }
    return paths;
}

void FileActions::addFiles()
{
    const QPointer<Session> session = m_session;
    const QStringList paths =
        m_chooser->filesToOpen(m_window, {tr("Add files"), m_settings.value(option::FilesFolder), tr("All files (*)")});
    if (paths.isEmpty() || !isStillShown(session, m_session))
        return;
    m_settings.set(option::FilesFolder, QFileInfo(paths.constFirst()).absolutePath());
    AddFilesOptions options;
    options.readsTags = m_session->readsFileTags();
    runAddFiles(*m_session, paths, options);
}

void FileActions::addFolder()
{
    const QPointer<Session> session = m_session;
    const QString folder =
        m_chooser->folderToOpen(m_window, {tr("Add a folder"), m_settings.value(option::FilesFolder), {}});
    if (folder.isEmpty() || !isStillShown(session, m_session))
        return;
    m_settings.set(option::FilesFolder, folder);
    AddFolderDialog dialog(folder, m_settings, m_window);
    if (dialog.exec() != QDialog::Accepted || !isStillShown(session, m_session))
        return;
    AddFilesOptions options;
    options.folders = dialog.folders();
    options.takesHidden = dialog.takesHidden();
    options.readsTags = m_session->readsFileTags();
    runAddFiles(*m_session, {folder}, options);
}

void FileActions::showInFolder()
{
    QStringList paths;
    const QStringList chosen = chosenPaths().mid(0, mostShown);
    if (chosen.isEmpty())
        return;
    for (const QString &path : chosen) {
        if (QFileInfo::exists(path))
            paths.append(path);
    }
    if (paths.isEmpty()) {
        m_session->notices().fail(
            tr("“%1” is not there. Look for it with Find missing files, in the menu Items.").arg(chosen.constFirst()));
        return;
    }
    platform::showInFileManager(
        paths, m_session, [session = m_session, folder = QFileInfo(paths.constFirst()).path()](bool isShown) {
            if (!isShown && !QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
                session->notices().fail(
                    tr("No file manager could show “%1”. Set a program for folders in the desktop's settings.")
                        .arg(folder));
        });
}

void FileActions::trashFiles()
{
    const QPointer<Session> session = m_session;
    const QList<domain::ItemId> items = session->selection().ids();
    const QStringList paths = chosenPaths();
    if (paths.isEmpty() || !Question::ask(trashFilesQuestion(paths), m_window))
        return;
    if (!isStillShown(session, m_session))
        return;
    const library::Job job = library::makeJob();
    session->notices().beginJob(tr("Moving files to the trash"), job, Notices::patienceMilliseconds);
    models::whenReady(session, session->files().moveToTrash(items, job),
                      [session = session.data(), job](const domain::Result<FilesTrashed> &trashed) {
                          session->notices().endJob(job);
                          if (trashed)
                              tellOfTrashed(session->notices(), *trashed);
                          else if (trashed.error().code == domain::ErrorCode::Cancelled)
                              session->notices().say(trashed.error().message);
                          else
                              session->notices().fail(trashed.error());
                      });
}

void FileActions::findMissing()
{
    if (!m_missing)
        m_missing = new MissingFiles(*m_session, m_actions, m_settings, m_window);
    m_missing->bringForward();
}

} // namespace tagloom::gui
