// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/open_url.h"

#include "domain/url.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace tagloom::gui {

Question::Content openUrlQuestion(const QString &url)
{
    Question::Content content;
    content.title = Question::tr("Open this address?");
    content.detail =
        Question::tr("It is not a web page. The desktop decides which program gets it, and that program may run "
                     "what it holds. Open it only if you know where it comes from.");
    content.quoted = url;
    content.actionText = Question::tr("&Open it");
    return content;
}

const UrlOpening &desktopUrlOpening()
{
    static const UrlOpening opening{
        [](const QString &url) {
            // Without a scheme it is a path, or words that the desktop's opener would take for options.
            if (!domain::schemeOf(url).isEmpty())
                return QDesktopServices::openUrl(QUrl(url));
            const QFileInfo file(url);
            return file.exists() && QDesktopServices::openUrl(QUrl::fromLocalFile(file.absoluteFilePath()));
        },
        [](QWidget *parent, const QString &url) { return Question::ask(openUrlQuestion(url), parent); },
    };
    return opening;
}

UrlOutcome openItemUrl(QWidget *parent, const QString &url, const UrlOpening &opening)
{
    const QString address = url.trimmed();
    if (address.isEmpty())
        return UrlOutcome::Failed;
    if (!domain::opensWithoutAsking(address) && !opening.ask(parent, address))
        return UrlOutcome::Declined;
    return opening.open(address) ? UrlOutcome::Opened : UrlOutcome::Failed;
}

} // namespace tagloom::gui
