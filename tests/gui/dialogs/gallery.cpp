// SPDX-License-Identifier: GPL-3.0-or-later
// One dialog or panel with something in it, to be looked at: dialogs_gallery [light|dark] NAME [FILE]
#include "../settings/temporary_settings.h"
#include "../tagging/session_fixture.h"
#include "gui/actions/command_palette.h"
#include "gui/actions/keys_sheet.h"
#include "gui/dialogs/about_dialog.h"
#include "gui/dialogs/delete_question.h"
#include "gui/dialogs/export_dialog.h"
#include "gui/dialogs/import_dialog.h"
#include "gui/dialogs/import_report.h"
#include "gui/dialogs/new_item_dialog.h"
#include "gui/dialogs/open_url.h"
#include "gui/panels/banner.h"
#include "gui/panels/job_status.h"
#include "gui/panels/no_hits.h"
#include "gui/panels/welcome.h"

#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QStatusBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

namespace {

library::ImportReport report()
{
    library::ImportReport made;
    made.added = 12345;
    made.merged = 12;
    made.read = 12357;
    for (int line = 40; line < 900; line += 97)
        made.skipped.append({u"/home/ada/bookmarks.html"_s, line, u"It has neither a title nor an address."_s});
    made.changed.append({u"/home/ada/bookmarks.html"_s, 1200, u"The tag name “a\tb” was changed to “a b”."_s});
    return made;
}

void fillPanels(QWidget *page)
{
    auto *lines = new QVBoxLayout(page);
    lines->setContentsMargins(0, 0, 0, 0);
    const QList<BannerMessage> messages{
        {BannerTone::Info, u"12 items tagged “physics”."_s, {}, {}},
        {BannerTone::Warning, u"12,345 items imported, 12 already known, 3 skipped."_s, u"Report"_s,
         [] {
         }},
        {BannerTone::Error,
         u"The disk is full. Nothing was changed. Free some space on the disk that holds the library, "
         "then do it again; everything you had before is still there."_s,
         {},
         {}}};
    for (const BannerMessage &message : messages) {
        auto *banner = new Banner;
        banner->setInfoDuration(1000000);
        lines->addWidget(banner);
        QTimer::singleShot(50, banner, [banner, message] { banner->tell(message); });
    }
    auto *job = new JobStatus;
    const library::Job running = library::makeJob();
    running->total = 18000000;
    running->done = 7000000;
    running->records = 38211;
    job->begin(u"Importing 100,000 items"_s, running);
    auto *second = new JobStatus;
    const library::Job finishing = library::makeJob();
    finishing->finishing = true;
    finishing->records = 100000;
    second->begin(u"Importing 100,000 items"_s, finishing);
    lines->addWidget(job, 0, Qt::AlignLeft);
    lines->addWidget(second, 0, Qt::AlignLeft);
    auto *none = new NoHits;
    none->showSearch(u"quarks #phsics"_s, {u"There is no tag “phsics”, so nothing carries it. Check its name."_s});
    lines->addWidget(none, 1);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationVersion(u"0.1.0"_s);
    const QStringList arguments = QApplication::arguments();
    const Theme look(arguments.value(1) == "dark"_L1 ? SchemeSetting::Dark : SchemeSetting::Light);
    const QString name = arguments.value(2);
    const test::TemporarySettings place;
    Settings settings;
    test::SessionFixture library;
    Actions actions(settings);
    Banner banner;

    QMainWindow window;
    window.resize(1000, 660);
    actions.buildMenus(window.menuBar());
    QWidget *shown = &window;
    if (name == "panels"_L1) {
        auto *page = new QWidget;
        fillPanels(page);
        window.setCentralWidget(page);
    } else if (name == "welcome"_L1) {
        window.setCentralWidget(new Welcome);
    } else if (name == "import"_L1) {
        auto *dialog = new ImportDialog(library.session(), banner, {arguments.value(3)}, &window);
        dialog->setFileChooser(desktopFileChooser(), &settings);
        shown = dialog;
    } else if (name == "report"_L1) {
        shown = new ImportReportDialog(report(), &window);
    } else if (name == "export"_L1) {
        library.addItems({u"a"_s, u"b"_s});
        shown = new ExportDialog(library.session(), settings, &window);
    } else if (name == "new"_L1) {
        auto *dialog = new NewItemDialog(library.session(), &window);
        dialog->findChild<QLineEdit *>(u"what"_s)->setText(u"https://www.feynmanlectures.caltech.edu/"_s);
        shown = dialog;
    } else if (name == "keys"_L1) {
        shown = new KeysSheet(actions, &window);
    } else if (name == "about"_L1) {
        shown = new AboutDialog(&window);
    } else if (name == "delete"_L1) {
        shown = new Question(deleteForGoodQuestion(12), &window);
    } else if (name == "url"_L1) {
        shown = new Question(
            openUrlQuestion(u"javascript:(function(){document.location='https://example.org/?'+escape(location)})()"_s),
            &window);
    } else if (name == "palette"_L1) {
        QTimer::singleShot(300, &window, [&] { (new CommandPalette(actions, &window))->popUp(); });
    }
    shown->show();
    return QApplication::exec();
}
