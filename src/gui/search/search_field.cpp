// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/search/search_field.h"

#include "domain/query/scanner.h"
#include "domain/text.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextObjectInterface>

namespace tagloom::gui {

using domain::TagId;

namespace {

constexpr int chipType = QTextFormat::UserObject + 1;
constexpr int tagProperty = QTextFormat::UserProperty + 1;
constexpr int exactProperty = QTextFormat::UserProperty + 2;

/// The bound text of a selection, for this field alone.
QString boundTextType()
{
    return QStringLiteral("application/x-tagloom-search");
}

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

QString boundTag(TagId tag, bool exact)
{
    domain::TagTerm term;
    term.bound = tag;
    term.exact = exact;
    return domain::toText(domain::QueryTerm(term));
}

} // namespace

/// Paints the chips in the text.
class SearchField::ChipObject final : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    explicit ChipObject(SearchField &field)
        : QObject(&field)
        , m_field(field)
        , m_painter(field.font(), metrics::ChipHeight)
    { }

    void setFont(const QFont &font) { m_painter = ChipPainter(font, metrics::ChipHeight); }

    QSizeF intrinsicSize(QTextDocument *, int, const QTextFormat &format) override
    {
        // As high as a letter, so that no line moves when a chip comes into it.
        return {static_cast<qreal>(m_painter.sizeOf(chip(format)).width() + metrics::ChipGap),
                static_cast<qreal>(m_field.fontMetrics().ascent())};
    }

    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *, int, const QTextFormat &format) override
    {
        const Chip shown = chip(format);
        QRect place = rect.toRect().adjusted(metrics::ChipGap / 2, 0, -metrics::ChipGap / 2, 0);
        place.setTop(place.top() + (m_field.fontMetrics().height() - metrics::ChipHeight) / 2);
        place.setHeight(metrics::ChipHeight);
        m_painter.paint(painter, shown, m_painter.place(shown, place), {}, m_field.layoutDirection());
    }

private:
    Chip chip(const QTextFormat &format) const
    {
        const TagId tag{format.property(tagProperty).toLongLong()};
        Chip chip = m_field.m_chipOf ? m_field.m_chipOf(tag) : Chip();
        if (chip.text.isEmpty())
            chip.text = SearchField::tr("deleted tag");
        if (format.boolProperty(exactProperty))
            chip.text.prepend(u'=');
        return chip;
    }

    SearchField &m_field;
    ChipPainter m_painter;
};

SearchField::SearchField(QWidget *parent)
    : QTextEdit(parent)
    , m_chips(new ChipObject(*this))
{
    setFrameShape(NoFrame);
    setLineWrapMode(NoWrap);
    setWordWrapMode(QTextOption::NoWrap);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    setAcceptRichText(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    centreLine();
    document()->documentLayout()->registerHandler(chipType, m_chips);
    connect(this, &QTextEdit::textChanged, this, [this] {
        // Formats change too, without a change of what is asked.
        if (const QString text = boundText(); text != m_shown) {
            m_shown = text;
            Q_EMIT boundTextChanged();
        }
    });
}

SearchField::~SearchField()
{
    document()->documentLayout()->unregisterHandler(chipType, m_chips);
}

void SearchField::setChipOf(ChipOf chipOf)
{
    m_chipOf = std::move(chipOf);
    updateChips();
}

void SearchField::updateChips()
{
    document()->markContentsDirty(0, document()->characterCount());
    viewport()->update();
}

QTextCharFormat SearchField::chipFormat(TagId tag, bool exact)
{
    QTextCharFormat format;
    format.setObjectType(chipType);
    format.setProperty(tagProperty, tag.value);
    format.setProperty(exactProperty, exact);
    return format;
}

QString SearchField::boundText(int from, int to, QList<int> *positions) const
{
    QString text;
    for (int at = from; at < to; ++at) {
        const QChar character = document()->characterAt(at);
        if (positions)
            positions->append(static_cast<int>(text.size()));
        if (character == QChar::ObjectReplacementCharacter) {
            QTextCursor cursor(document());
            cursor.setPosition(at + 1);
            const QTextCharFormat format = cursor.charFormat();
            if (const TagId tag{format.property(tagProperty).toLongLong()}; tag.isValid())
                text += boundTag(tag, format.boolProperty(exactProperty));
        } else if (character == QChar::ParagraphSeparator || character == QChar::LineSeparator) {
            text += u' ';
        } else {
            text += character;
        }
    }
    return text;
}

QString SearchField::boundText() const
{
    return boundText(0, document()->characterCount() - 1);
}

void SearchField::insertBound(QTextCursor &cursor, const QString &text)
{
    static const QRegularExpression bound(QStringLiteral("#(=?)\x1F([0-9]{1,18})\x1F"));
    qsizetype done = 0;
    for (auto matches = bound.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        cursor.insertText(text.mid(done, match.capturedStart() - done), QTextCharFormat());
        cursor.insertText(QString(QChar::ObjectReplacementCharacter),
                          chipFormat(TagId{match.captured(2).toLongLong()}, !match.captured(1).isEmpty()));
        done = match.capturedEnd();
    }
    cursor.insertText(text.mid(done), QTextCharFormat());
}

void SearchField::setBoundText(const QString &text)
{
    if (text == boundText())
        return;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.removeSelectedText();
    insertBound(cursor, text);
    cursor.endEditBlock();
    setTextCursor(cursor);
}

QString SearchField::textBeforeCursor() const
{
    const int end = textCursor().position();
    int begin = end;
    while (begin > 0 && document()->characterAt(begin - 1) != QChar::ObjectReplacementCharacter)
        --begin;
    return boundText(begin, end);
}

void SearchField::replaceBeforeCursor(int characters, const domain::TagTerm &tag)
{
    replaceBeforeCursor(characters, QString(domain::toText(domain::QueryTerm(tag)) + u' '));
}

void SearchField::replaceBeforeCursor(int characters, const QString &text)
{
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    cursor.clearSelection();
    cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor, characters);
    cursor.removeSelectedText();
    insertBound(cursor, text);
    cursor.endEditBlock();
    setTextCursor(cursor);
}

void SearchField::setError(const std::optional<domain::QueryError> &error)
{
    QList<ExtraSelection> marks;
    if (error) {
        QList<int> positions;
        const int count = document()->characterCount() - 1;
        (void)boundText(0, count, &positions);
        // From a place in the bound text to the character that is shown there.
        const auto shownAt = [&](qsizetype place) {
            int at = 0;
            while (at + 1 < count && positions.value(at + 1) <= place)
                ++at;
            return at;
        };
        ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(qMin(count, shownAt(error->position)));
        mark.cursor.setPosition(qMin(count, shownAt(error->position + qMax<qsizetype>(1, error->length) - 1) + 1),
                                QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(theme().colour(ColourRole::Danger));
        marks.append(mark);
    }
    setExtraSelections(marks);
}

void SearchField::centreLine()
{
    document()->setDocumentMargin((sizeHint().height() - fontMetrics().height()) / 2);
}

QSize SearchField::sizeHint() const
{
    return {metrics::SidebarWidth, qMax(metrics::ChipHeight, fontMetrics().height()) + metrics::Tight};
}

bool SearchField::event(QEvent *event)
{
    // Enter and the arrows are this field's own before they are anyone's shortcut.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *const key = static_cast<QKeyEvent *>(event);
        const bool plain = !key->modifiers().testFlag(Qt::ControlModifier) && !key->modifiers().testFlag(Qt::AltModifier);
        if (plain && (isEnter(*key) || key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            event->accept();
            return true;
        }
        // A text edit takes it for a second Del; here it saves the search, whose key is heard if no one claims it.
        if (key->keyCombination() == QKeyCombination(Qt::ControlModifier, Qt::Key_D)) {
            event->ignore();
            return true;
        }
    }
    return QTextEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || isEnter(*event)) {
        Q_EMIT leaveRequested();
        return;
    }
    if (event->key() == Qt::Key_Up) {
        Q_EMIT olderWanted();
        return;
    }
    // What is typed behind a chip is text again.
    setCurrentCharFormat(QTextCharFormat());
    QTextEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_chips->setFont(font());
        centreLine();
        updateChips();
        updateGeometry();
    }
}

QMimeData *SearchField::createMimeDataFromSelection() const
{
    // For other programs a tag is its name; for this field it stays the tag.
    const QTextCursor cursor = textCursor();
    const QString bound = boundText(cursor.selectionStart(), cursor.selectionEnd());
    const domain::ParsedQuery parsed = domain::parseQuery(bound);
    auto *const mime = new QMimeData;
    QString plain = bound;
    if (!parsed.error) {
        plain = domain::toText(parsed.query, [this](TagId tag) { return m_chipOf ? m_chipOf(tag).text : QString(); });
        mime->setData(boundTextType(), bound.toUtf8());
    }
    mime->setText(plain.remove(domain::boundTagMark));
    return mime;
}

bool SearchField::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText();
}

void SearchField::insertFromMimeData(const QMimeData *source)
{
    const QByteArray bound = source->data(boundTextType());
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    insertBound(cursor, bound.isEmpty() ? domain::oneLine(source->text()).remove(domain::boundTagMark) : QString::fromUtf8(bound));
    cursor.endEditBlock();
    setTextCursor(cursor);
}

} // namespace tagloom::gui

#include "search_field.moc"
