// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/search_bar.h"

#include "gui/session/session.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/window/filter_chips.h"
#include "gui/window/search_field.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace tagloom::gui {

SearchBar::SearchBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new SearchField(this))
    , m_chips(new FilterChips(this))
    , m_help(new QLabel(this))
    , m_row(new QWidget(this))
{
    Theme::setSurface(this, ColourRole::Window);
    setAutoFillBackground(true);
    m_field->setAccessibleName(tr("Search"));
    m_field->setObjectName(QStringLiteral("search"));
    m_field->setPlaceholderText(tr("Search words, or #tag"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icon(IconName::Search), QLineEdit::LeadingPosition);
    m_help->setAccessibleName(tr("Search help"));
    m_help->setContentsMargins(metrics::Group, 0, metrics::Group, metrics::Tight);
    Theme::setTextRole(m_help, ColourRole::Danger);
    m_help->hide();

    auto *const row = new QHBoxLayout(m_row);
    row->setContentsMargins(metrics::Inside, metrics::Inside, metrics::Inside, metrics::Inside);
    row->setSpacing(metrics::Inside);
    row->addWidget(m_chips);
    row->addWidget(m_field, 1);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_row);
    layout->addWidget(m_help);

    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_session)
            m_session->filter().setText(text);
    });
    connect(m_field, &SearchField::leaveRequested, this, &SearchBar::leaveRequested);
}

QLineEdit *SearchBar::field() const
{
    return m_field;
}

void SearchBar::addLeading(QWidget *widget)
{
    static_cast<QHBoxLayout *>(m_row->layout())->insertWidget(0, widget);
}

void SearchBar::addTrailing(QWidget *widget)
{
    m_row->layout()->addWidget(widget);
}

void SearchBar::setSession(Session *session)
{
    if (m_session)
        disconnect(&m_session->filter(), nullptr, this, nullptr);
    m_session = session;
    m_chips->setSession(session);
    setEnabled(session != nullptr);
    if (m_session)
        connect(&m_session->filter(), &SearchFilter::textChanged, this, &SearchBar::showFilter);
    m_field->clear();
    showFilter();
}

void SearchBar::focusSearch()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchBar::showFilter()
{
    const bool open = m_session != nullptr;
    if (open && m_field->text() != m_session->filter().text())
        m_field->setText(m_session->filter().text());
    const auto error = open ? m_session->filter().error() : std::nullopt;
    m_field->setError(error);
    m_help->setText(error ? error->expected : QString());
    m_help->setVisible(error.has_value());
}

} // namespace tagloom::gui
