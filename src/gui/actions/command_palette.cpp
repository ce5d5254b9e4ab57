// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/command_palette.h"

#include "gui/actions/action_delegate.h"
#include "gui/style/control_painter.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

namespace tagloom::gui {

namespace {

constexpr int Width = 560;
constexpr int RowsShown = 11;

} // namespace

CommandPalette::CommandPalette(const Actions &actions, QWidget *window)
    : QFrame(window, Qt::Popup | Qt::FramelessWindowHint)
    , m_model(actions, ActionListModel::Content::Enabled)
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_nothing(new QLabel(tr("No action has these words.")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("CommandPalette"));
    setAccessibleName(tr("Command palette"));
    Theme::setSurface(this, ColourRole::Popup);

    m_field->setAccessibleName(tr("Find an action"));
    m_field->setPlaceholderText(tr("What do you want to do?"));
    m_field->addAction(icon(IconName::Search), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);

    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ActionDelegate(m_list));
    m_list->setAccessibleName(tr("Actions"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedHeight(RowsShown * metrics::Control);
    Theme::setSurface(m_list, ColourRole::Popup);

    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setFixedHeight(3 * metrics::Control);
    Theme::setTextRole(m_nothing, ColourRole::DimmedText);
    m_nothing->hide();

    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, metrics::Inside, 0, metrics::Tight);
    lines->setSpacing(metrics::Inside);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics::Inside, 0, metrics::Inside, 0);
    top->addWidget(m_field);
    lines->addLayout(top);
    lines->addWidget(m_list);
    lines->addWidget(m_nothing);

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    narrow(QString());
}

void CommandPalette::popUp()
{
    const QWidget *window = parentWidget()->window();
    resize(qMin(Width, window->width() - 2 * metrics::Group), sizeHint().height());
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, metrics::SearchBar + metrics::MenuBarRow)));
    show();
    m_field->setFocus();
}

void CommandPalette::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::narrow(const QString &text)
{
    m_model.setFilter(text);
    m_list->setCurrentIndex(m_model.index(0));
    m_list->scrollToTop();
    const bool isEmpty = m_model.rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
}

void CommandPalette::run(const QModelIndex &index)
{
    QAction *action = m_model.actionAt(index);
    if (!action)
        return;
    close();
    // After the popup is gone: what the action shows must not find it in front.
    QTimer::singleShot(0, action, &QAction::trigger);
}

void CommandPalette::moveCurrent(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int row = (m_list->currentIndex().row() + rows + count) % count;
    m_list->setCurrentIndex(m_model.index(row));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        moveCurrent(1);
        return true;
    case Qt::Key_Up:
        moveCurrent(-1);
        return true;
    case Qt::Key_PageDown:
        m_list->setCurrentIndex(
            m_model.index(qMin(m_list->currentIndex().row() + RowsShown - 1, m_model.rowCount() - 1)));
        return true;
    case Qt::Key_PageUp:
        m_list->setCurrentIndex(m_model.index(qMax(m_list->currentIndex().row() - RowsShown + 1, 0)));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::roundedBox(&painter, rect(), 0, theme().colour(ColourRole::Popup), theme().colour(ColourRole::FieldBorder));
}

} // namespace tagloom::gui
