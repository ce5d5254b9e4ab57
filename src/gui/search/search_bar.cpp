// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/search/search_bar.h"

#include "gui/items/chip_of.h"
#include "gui/search/cheat_sheet.h"
#include "gui/search/search_completion.h"
#include "gui/search/search_field.h"
#include "gui/search/search_history.h"
#include "gui/session/session.h"
#include "gui/style/control_painter.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace tagloom::gui {

namespace {

constexpr int shownSearches = 15;

/// The field's border, with the focus ring of the text edit in it.
class Frame final : public QWidget
{
public:
    explicit Frame(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(metrics::Control);
        setCursor(Qt::IBeamCursor);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QStyleOption option;
        option.initFrom(this);
        option.state.setFlag(QStyle::State_HasFocus, focusProxy() && focusProxy()->hasFocus());
        paint::field(&painter, option);
    }
};

} // namespace

SearchBar::SearchBar(Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_history(std::make_unique<SearchHistory>(settings))
    , m_field(new SearchField)
    , m_help(new QLabel(this))
    , m_frame(makeFrame())
{
    Theme::setSurface(this, ColourRole::Window);
    setAutoFillBackground(true);
    m_help->setAccessibleName(tr("Search help"));
    m_help->setTextFormat(Qt::PlainText);
    m_help->setContentsMargins(metrics::Group, 0, metrics::Group, metrics::Tight);
    Theme::setTextRole(m_help, ColourRole::Danger);
    m_help->hide();

    auto *const row = new QHBoxLayout;
    row->setContentsMargins(metrics::Inside, metrics::Inside, metrics::Inside, metrics::Inside);
    row->addWidget(m_frame, 1);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_help);

    connect(m_field, &SearchField::boundTextChanged, this, [this] {
        m_clear->setVisible(!m_field->boundText().isEmpty());
        if (m_session)
            m_session->filter().setText(m_field->boundText());
    });
    connect(m_field, &SearchField::leaveRequested, this, &SearchBar::leave);
    connect(m_field, &SearchField::olderWanted, this, [this] { step(true); });
}

SearchBar::~SearchBar() = default;

QToolButton *SearchBar::makeButton(const QString &name)
{
    auto *const button = new QToolButton;
    button->setAutoRaise(true);
    button->setIconSize(QSize(metrics::IconSmall, metrics::IconSmall));
    button->setFixedSize(metrics::ChipHeightEditor, metrics::ChipHeightEditor);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setCursor(Qt::ArrowCursor);
    button->setFocusPolicy(Qt::NoFocus);
    return button;
}

QWidget *SearchBar::makeFrame()
{
    auto *const frame = new Frame(this);
    m_recent = makeButton(tr("Earlier searches"));
    m_recent->setIcon(icon(IconName::Search));
    m_recent->setPopupMode(QToolButton::InstantPopup);
    auto *const menu = new QMenu(m_recent);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillHistory(*menu); });
    m_recent->setMenu(menu);
    m_clear = makeButton(tr("Clear the search"));
    m_clear->setIcon(icon(IconName::Close));
    m_clear->hide();
    connect(m_clear, &QToolButton::clicked, this, [this] { m_field->setBoundText({}); });
    m_cheatSheet = makeButton(tr("How to search"));
    m_cheatSheet->setIcon(icon(IconName::Help));
    connect(m_cheatSheet, &QToolButton::clicked, this, &SearchBar::openCheatSheet);

    m_field->setAccessibleName(tr("Search"));
    m_field->setObjectName(QStringLiteral("search"));
    m_field->setPlaceholderText(tr("Search words, #tags, key:value"));
    m_field->installEventFilter(this);
    frame->setFocusProxy(m_field);
    auto *const layout = new QHBoxLayout(frame);
    layout->setContentsMargins(metrics::Tight, 0, metrics::Tight, 0);
    layout->setSpacing(metrics::Tight);
    layout->addWidget(m_recent);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_clear);
    layout->addWidget(m_cheatSheet);
    return frame;
}

void SearchBar::setSession(Session *session)
{
    if (m_session) {
        disconnect(&m_session->filter(), nullptr, this, nullptr);
        disconnect(&m_session->tagsModel(), nullptr, m_field, nullptr);
    }
    m_completion.reset();
    m_session = session;
    setEnabled(session != nullptr);
    m_field->setChipOf({});
    if (m_session) {
        models::TagsModel &tags = m_session->tagsModel();
        m_field->setChipOf([&tags](domain::TagId tag) { return chipOf(tags, tag); });
        connect(&tags, &QAbstractItemModel::dataChanged, m_field, &SearchField::updateChips);
        connect(&tags, &QAbstractItemModel::modelReset, m_field, &SearchField::updateChips);
        connect(&m_session->filter(), &SearchFilter::textChanged, this, &SearchBar::showFilter);
    }
    m_field->setBoundText({});
    showFilter();
}

void SearchBar::write(const QString &search)
{
    m_field->setBoundText(search);
    if (m_completion)
        m_completion->hide();
}

void SearchBar::focusSearch()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchBar::showFilter()
{
    if (m_session && m_field->boundText() != m_session->filter().text())
        write(m_session->filter().text());
    const auto error = m_session ? m_session->filter().error() : std::nullopt;
    m_field->setError(error);
    m_help->setText(error ? error->expected : QString());
    m_help->setVisible(error.has_value());
}

QString SearchBar::plainText() const
{
    const domain::Query query = domain::parseQuery(m_field->boundText()).query;
    return domain::toText(query, [this](domain::TagId tag) { return m_session->tagsModel().name(tag); });
}

/// The search is meant as it stands: it is remembered, and written in this language's own forms.
void SearchBar::finishTyping()
{
    if (!m_session || m_session->filter().error())
        return;
    m_session->filter().learnForms();
    m_history->add(plainText());
}

void SearchBar::leave()
{
    if (m_history->isStepping()) {
        step(false);
        return;
    }
    finishTyping();
    Q_EMIT leaveRequested();
}

void SearchBar::step(bool older)
{
    const auto search = older ? m_history->older(plainText()) : m_history->newer();
    if (search)
        write(*search);
}

void SearchBar::fillHistory(QMenu &menu)
{
    menu.clear();
    const QStringList searches = m_history->searches();
    for (const QString &search : searches.first(qMin<qsizetype>(searches.size(), shownSearches))) {
        QString text = fontMetrics().elidedText(search, Qt::ElideRight, 2 * metrics::SidebarWidth);
        menu.addAction(text.replace(u'&', QLatin1String("&&")), this, [this, search] {
            m_field->setFocus();
            write(search);
        });
    }
    if (searches.isEmpty())
        menu.addAction(tr("No earlier searches"))->setEnabled(false);
    menu.addSeparator();
    menu.addAction(tr("&Forget them"), this, [this] { m_history->clear(); })->setEnabled(!searches.isEmpty());
}

void SearchBar::openCheatSheet()
{
    CheatSheet sheet(this);
    connect(&sheet, &CheatSheet::exampleChosen, this, [this](const QString &example) {
        m_field->setFocus();
        write(example);
    });
    sheet.exec();
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        m_frame->update();
        // Made when it is first needed, which is after the first paint.
        if (event->type() == QEvent::FocusIn && m_session && !m_completion)
            m_completion
                = std::make_unique<SearchCompletion>(*m_field, m_session->library(), m_session->tagsModel());
        if (event->type() == QEvent::FocusOut)
            finishTyping();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tagloom::gui
