// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/note_view.h"

#include "gui/style/metrics.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

namespace tagloom::gui {

namespace {

/// Qt's own sizes of headings are made for a page, not for a panel: the first one is a step larger than the text.
void scaleHeadings(QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        if (level < 1)
            continue;
        QTextCursor cursor(block);
        cursor.select(QTextCursor::BlockUnderCursor);
        QTextCharFormat format;
        format.setProperty(QTextFormat::FontSizeAdjustment, level == 1 ? 1 : 0);
        format.setFontWeight(QFont::DemiBold);
        cursor.mergeCharFormat(format);
        QTextBlockFormat place;
        place.setTopMargin(block.blockNumber() == 0 ? 0 : metrics::Inside);
        cursor.mergeBlockFormat(place);
    }
}

/// Thin lines instead of Qt's double ones.
void drawTables(QTextDocument &document, const QColor &line)
{
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        auto *const table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderBrush(line);
        format.setCellPadding(metrics::Tight);
        table->setFormat(format);
    }
}

} // namespace

NoteView::NoteView(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(this, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &url) { openItemUrl(this, url.toString(), *m_opening); });
}

void NoteView::setNote(const QString &markdown)
{
    if (markdown == m_markdown)
        return;
    m_markdown = markdown;
    show();
    verticalScrollBar()->setValue(0);
}

void NoteView::show()
{
    const int place = verticalScrollBar()->value();
    document()->setMarkdown(m_markdown,
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                                | QTextDocument::MarkdownNoHTML);
    scaleHeadings(*document());
    drawTables(*document(), palette().color(QPalette::Mid));
    setTextCursor(QTextCursor(document()));
    verticalScrollBar()->setValue(place);
}

QVariant NoteView::loadResource(int, const QUrl &)
{
    // Nothing at all would make the document read the file itself.
    return QByteArray("");
}

void NoteView::keyPressEvent(QKeyEvent *event)
{
    // On a link, Return follows it.
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_F2 || (isReturn && textCursor().charFormat().anchorHref().isEmpty())) {
        Q_EMIT editRequested();
        return;
    }
    QTextBrowser::keyPressEvent(event);
}

void NoteView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (anchorAt(event->position().toPoint()).isEmpty())
        Q_EMIT editRequested();
    else
        QTextBrowser::mouseDoubleClickEvent(event);
}

void NoteView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    // Colours of links and sizes of headings are in the document.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        show();
}

} // namespace tagloom::gui
