// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/search_field.h"

#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace tagloom::gui {

void SearchField::setError(const std::optional<domain::QueryError> &error)
{
    m_error = error;
    update();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_error)
        return;
    // The cursor's own rectangle is the only public way from a character to its place, scrolled text included.
    const int cursorColumn = cursorPosition();
    const QFontMetrics font(this->font());
    const auto columnX = [&](qsizetype column) {
        const int from = qMin(cursorColumn, static_cast<int>(column));
        const int to = qMax(cursorColumn, static_cast<int>(column));
        const int width = font.horizontalAdvance(text().mid(from, to - from));
        return cursorRect().center().x() + (column < cursorColumn ? -width : width);
    };
    const qsizetype end = qMin(text().size(), m_error->position + qMax<qsizetype>(1, m_error->length));
    QPainter painter(this);
    painter.setPen(QPen(theme().colour(ColourRole::Danger), metrics::FocusRing, Qt::DotLine, Qt::RoundCap));
    const int y = cursorRect().bottom() - metrics::Hairline;
    painter.drawLine(columnX(m_error->position), y, columnX(end), y);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT leaveRequested();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace tagloom::gui
