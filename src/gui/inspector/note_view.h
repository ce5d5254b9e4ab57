// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/open_url.h"

#include <QTextBrowser>

namespace tagloom::gui {

/// A note's text for reading, its Markdown as headings, lists and links. HTML in it stays text, and nothing is loaded
/// for it, neither from the network nor from the disk: no pictures, no style sheets. A link is opened as an item's
/// address is, after a question unless it is a web page.
class NoteView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit NoteView(QWidget *parent = nullptr);

    void setNote(const QString &markdown);

    /// How links leave the program, for tests.
    void setUrlOpening(const UrlOpening &opening) { m_opening = &opening; }

    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    /// Return, F2, or a double click: the person wants to write.
    void editRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void show();

    const UrlOpening *m_opening = &desktopUrlOpening();
    QString m_markdown;
};

} // namespace tagloom::gui
