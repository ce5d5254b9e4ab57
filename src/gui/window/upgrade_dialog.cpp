// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/upgrade_dialog.h"

#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "library/library.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace tagloom::gui {

namespace {

constexpr int TextWidth = 400;
constexpr int shortWork = 300; // milliseconds

} // namespace

UpgradeDialog::UpgradeDialog(const QString &path, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::CustomizeWindowHint | Qt::WindowTitleHint)
{
    setWindowTitle(tr("Tagloom"));
    setModal(true);
    auto *const heading = new QLabel(tr("“%1” is being brought up to date").arg(QFileInfo(path).completeBaseName()));
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    QFont strong = heading->font();
    strong.setWeight(QFont::DemiBold);
    heading->setFont(strong);
    auto *const detail = new QLabel(tr("An earlier version of Tagloom made this library. A copy of it as it is now is "
                                       "kept beside it. This is done once."));
    detail->setWordWrap(true);
    detail->setMinimumWidth(TextWidth);
    Theme::setTextRole(detail, ColourRole::DimmedText);
    auto *const bar = new QProgressBar;
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(heading->text());

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Group, metrics::Group, metrics::Group, metrics::Group);
    layout->setSpacing(metrics::Inside);
    layout->addWidget(heading);
    layout->addWidget(detail);
    layout->addSpacing(metrics::Inside);
    layout->addWidget(bar);
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

domain::Result<QString> upgradeLibrary(const QString &path, int lockWaitMilliseconds, QWidget *parent)
{
    using Outcome = domain::Result<QString>;
    UpgradeDialog dialog(path, parent);
    QEventLoop loop;
    QTimer::singleShot(shortWork, &loop, [&dialog] { dialog.show(); });
    QFutureWatcher<Outcome> watcher;
    QObject::connect(&watcher, &QFutureWatcher<Outcome>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(QtConcurrent::run(
        [path, lockWaitMilliseconds] { return library::Library::upgrade(path, lockWaitMilliseconds); }));
    loop.exec();
    return watcher.result();
}

} // namespace tagloom::gui
