// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/completion_popup.h"

#include "domain/counted.h"
#include "gui/style/control_painter.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/roles.h"

#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace tagloom::gui {

using domain::TagId;

namespace {

constexpr int MostRows = 10;
constexpr int LeastWidth = 260;
constexpr int MostWidth = 420;

} // namespace

/// A row: the tag's dot, its name, the alias that matched dimmed, the count at the end.
class CompletionDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSet<TagId> present;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        int width = 2 * metrics::Group + metrics::IconSmall + metrics::Inside;
        width += option.fontMetrics.horizontalAdvance(index.data(Qt::DisplayRole).toString());
        const QString end = alias(index) + count(index);
        if (!end.isEmpty())
            width += option.fontMetrics.horizontalAdvance(end) + 2 * metrics::Group;
        if (isPresent(index))
            width += metrics::IconSmall + metrics::Inside + option.fontMetrics.horizontalAdvance(removes());
        return {width, metrics::RowCompact};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
        if (isCurrent || isHovered)
            paint::roundedBox(painter, option.rect, metrics::RadiusSmall,
                              theme().colour(isCurrent ? ColourRole::Selection : ColourRole::HoverRow));
        painter->save();
        painter->setFont(option.font);
        const auto visual = [&](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        QRect rest = option.rect.adjusted(metrics::Inside, 0, -metrics::Inside, 0);
        const QRect mark(rest.left(), rest.top(), metrics::IconSmall, rest.height());
        if (index.data(models::CreateRole).toBool())
            paintIcon(painter, visual(mark), IconName::TagPlus, theme().colour(ColourRole::Accent));
        else if (index.data(models::TagIdRole).isValid())
            paintDot(painter, visual(mark), index);
        rest.setLeft(mark.right() + 1 + metrics::Inside);

        const auto atEnd = [&](const QString &text, ColourRole role) {
            if (text.isEmpty())
                return;
            const int width = option.fontMetrics.horizontalAdvance(text);
            const QRect place(rest.right() - width + 1, rest.top(), width, rest.height());
            painter->setPen(theme().colour(role));
            painter->drawText(visual(place), Qt::AlignCenter | Qt::TextSingleLine, text);
            rest.setRight(place.left() - metrics::Inside);
        };
        atEnd(count(index), ColourRole::DimmedText);
        if (isPresent(index)) {
            const QRect place(rest.right() - metrics::IconSmall + 1, rest.top(), metrics::IconSmall, rest.height());
            paintIcon(painter, visual(place), IconName::Check, theme().colour(ColourRole::Accent));
            rest.setRight(place.left() - metrics::Tight);
            if (isCurrent)
                atEnd(removes(), ColourRole::DimmedText);
        }
        const auto atStart = [&](const QString &text, ColourRole role) {
            const QString shown = option.fontMetrics.elidedText(text, Qt::ElideRight, rest.width());
            painter->setPen(theme().colour(role));
            const int alignment = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft));
            painter->drawText(visual(rest), alignment | Qt::AlignVCenter | Qt::TextSingleLine, shown);
            rest.setLeft(rest.left() + option.fontMetrics.horizontalAdvance(shown) + metrics::Inside);
        };
        atStart(index.data(Qt::DisplayRole).toString(), ColourRole::Text);
        if (!alias(index).isEmpty() && rest.width() > metrics::ChipLeastText)
            atStart(alias(index), ColourRole::DimmedText);
        painter->restore();
    }

private:
    static QString alias(const QModelIndex &index) { return index.data(models::AliasRole).toString(); }
    static QString removes() { return CompletionPopup::tr("removes it"); }

    static QString count(const QModelIndex &index)
    {
        const QVariant count = index.data(models::CountRole);
        return count.isValid() && !index.data(models::CreateRole).toBool() ? domain::grouped(count.toLongLong())
                                                                           : QString();
    }

    bool isPresent(const QModelIndex &index) const
    {
        return present.contains(TagId{index.data(models::TagIdRole).toLongLong()});
    }

    static void paintDot(QPainter *painter, const QRect &mark, const QModelIndex &index)
    {
        const TagColours colours =
            theme().chip(index.data(models::ColourRole).toString(), index.data(models::KeyRole).toString());
        QRectF dot(0, 0, metrics::TagDot, metrics::TagDot);
        dot.moveCenter(QRectF(mark).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.dot);
        painter->drawEllipse(dot);
        painter->restore();
    }
};

CompletionPopup::CompletionPopup(QAbstractItemModel *rows, QWidget *parent)
    : QFrame(parent, Qt::ToolTip | Qt::FramelessWindowHint | Qt::WindowDoesNotAcceptFocus)
    , m_view(new QListView(this))
    , m_message(new QLabel(this))
    , m_delegate(new CompletionDelegate(m_view))
{
    setAccessibleName(tr("Tag completion"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_X11NetWmWindowTypeCombo);
    setFocusPolicy(Qt::NoFocus);
    Theme::setSurface(this, ColourRole::Popup);

    m_view->setAccessibleName(tr("Tag completion"));
    m_view->setModel(rows);
    m_view->setItemDelegate(m_delegate);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMinimumSize(1, 1); // a scroll area would want room for three rows
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    Theme::setSurface(m_view, ColourRole::Popup);
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) { Q_EMIT rowClicked(index.row()); });

    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setMargin(metrics::Inside);
    Theme::setTextRole(m_message, ColourRole::Warning);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Tight, metrics::Tight, metrics::Tight, metrics::Tight);
    layout->setSpacing(0);
    layout->addWidget(m_view);
    layout->addWidget(m_message);
    m_message->hide();
}

void CompletionPopup::setPresentTags(const QSet<TagId> &tags)
{
    m_delegate->present = tags;
    m_view->viewport()->update();
}

void CompletionPopup::showOnly(const QSet<TagId> *tags)
{
    for (int row = 0; row < m_view->model()->rowCount(); ++row) {
        const TagId tag{m_view->model()->index(row, 0).data(models::TagIdRole).toLongLong()};
        m_view->setRowHidden(row, tags && !tags->contains(tag));
    }
}

void CompletionPopup::setMessage(const QString &message)
{
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
}

int CompletionPopup::shownRows() const
{
    int shown = 0;
    for (int row = 0; row < m_view->model()->rowCount(); ++row)
        shown += m_view->isRowHidden(row) ? 0 : 1;
    return shown;
}

QSize CompletionPopup::fittingSize(int least) const
{
    const int rows = shownRows();
    int width = std::max(least, LeastWidth);
    QStyleOptionViewItem option;
    option.font = m_view->font();
    option.fontMetrics = m_view->fontMetrics();
    for (int row = 0; row < m_view->model()->rowCount(); ++row) {
        if (!m_view->isRowHidden(row))
            width = std::max(width, m_delegate->sizeHint(option, m_view->model()->index(row, 0)).width());
    }
    if (rows > MostRows)
        width += metrics::ScrollBar;
    width = std::min(width, std::max(least, MostWidth)) + 2 * metrics::Tight;
    int height = std::min(rows, MostRows) * metrics::RowCompact + 2 * metrics::Tight;
    if (!m_message->text().isEmpty())
        height += m_message->heightForWidth(width - 2 * metrics::Tight);
    return {width, height};
}

void CompletionPopup::showAt(QWidget *anchor)
{
    showAt(anchor, anchor->rect());
}

void CompletionPopup::showAt(QWidget *anchor, const QRect &place)
{
    const int rows = shownRows();
    if (rows == 0 && m_message->text().isEmpty()) {
        hide();
        return;
    }
    m_view->setVisible(rows > 0);
    const QSize size = fittingSize(0);
    const QRect screen = anchor->screen()->availableGeometry();
    const QRect around(anchor->mapToGlobal(place.topLeft()), place.size());
    QPoint corner(around.left() - metrics::Group, around.bottom() + 1 + metrics::Inside);
    if (layoutDirection() == Qt::RightToLeft)
        corner.setX(around.right() + metrics::Group - size.width());
    const int above = around.top() - metrics::Inside - size.height();
    if (corner.y() + size.height() > screen.bottom() && above >= screen.top())
        corner.setY(above);
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() + 1 - size.width())));
    setGeometry(QRect(corner, size));
    if (!isVisible())
        show();
    raise();
}

int CompletionPopup::currentRow() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() && !m_view->isRowHidden(current.row()) ? current.row() : -1;
}

int CompletionPopup::firstRow() const
{
    for (int row = 0; row < m_view->model()->rowCount(); ++row) {
        if (!m_view->isRowHidden(row))
            return row;
    }
    return -1;
}

void CompletionPopup::setCurrentRow(int row)
{
    m_view->setCurrentIndex(m_view->model()->index(row, 0));
}

void CompletionPopup::moveCurrent(int step)
{
    const int rows = m_view->model()->rowCount();
    int row = currentRow();
    for (int tried = 0; tried < rows; ++tried) {
        row = row < 0 && step < 0 ? rows - 1 : (row + step + rows) % rows;
        if (!m_view->isRowHidden(row)) {
            setCurrentRow(row);
            return;
        }
    }
}

void CompletionPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::roundedBox(&painter, rect(), 0, theme().colour(ColourRole::Popup), theme().colour(ColourRole::FieldBorder));
}

} // namespace tagloom::gui
