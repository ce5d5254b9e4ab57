// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/new_item_dialog.h"

#include "domain/tag_name.h"
#include "domain/url.h"
#include "gui/inspector/kind_choice.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "store/item_store.h"
#include "ui_new_item_dialog.h"

#include <QClipboard>
#include <QDir>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QShortcut>

namespace tagloom::gui {

using domain::ItemDraft;
using domain::KindId;
using domain::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidth = 520;

} // namespace

NewItemDialog::NewItemDialog(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::NewItemDialog>())
{
    m_ui->setupUi(this);
    resize(usualWidth, 0);
    m_ui->lines->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Group);
    m_ui->lines->setSpacing(metrics::Group);
    m_ui->form->setVerticalSpacing(metrics::Inside);
    m_ui->form->setHorizontalSpacing(metrics::Group);
    m_ui->notes->setFixedHeight(3 * metrics::Control);
    m_ui->notesCaption->setContentsMargins(0, metrics::Inside, 0, 0);
    for (QLabel *caption : {m_ui->titleCaption, m_ui->tagsCaption, m_ui->kindCaption, m_ui->notesCaption})
        Theme::setTextRole(caption, ColourRole::DimmedText);
    Theme::setTextRole(m_ui->message, ColourRole::Danger);
    m_ui->message->hide();
    fillKinds();
    auto *const box = new QWidget(this);
    m_detailLines = new QFormLayout(box);
    m_detailLines->setContentsMargins(0, 0, 0, 0);
    m_detailLines->setVerticalSpacing(metrics::Inside);
    m_detailLines->setHorizontalSpacing(metrics::Group);
    m_ui->lines->insertWidget(m_ui->lines->indexOf(m_ui->message), box);

    connect(m_ui->what, &QLineEdit::textChanged, this, &NewItemDialog::follow);
    connect(m_ui->title, &QLineEdit::textChanged, this, &NewItemDialog::follow);
    connect(m_ui->kind, &QComboBox::activated, this, [this] { m_kindChosen = true; });
    connect(m_ui->kind, &QComboBox::currentIndexChanged, this, &NewItemDialog::showDetails);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->add, &QPushButton::clicked, this, &NewItemDialog::add);
    // In the notes, Enter alone begins a line.
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, m_ui->add,
                &QPushButton::click);
    follow();
    m_ui->what->setFocus();
}

NewItemDialog::~NewItemDialog() = default;

void NewItemDialog::fillKinds()
{
    const auto kinds = store::readKinds(m_session.library().connection());
    if (kinds) // else the kind that follows from the text is taken
        addKinds(*m_ui->kind, *kinds);
}

void NewItemDialog::showDetails()
{
    m_ui->message->hide();
    QWidget *last = m_ui->kind;
    const QList<domain::DetailField> fields = domain::fieldsOf(KindId{m_ui->kind->currentData().toLongLong()});
    while (m_detailLines->rowCount() > 0)
        m_detailLines->removeRow(0);
    m_details.clear();
    for (const domain::DetailField field : fields) {
        if (field == domain::DetailField::Done || field == domain::DetailField::Paid)
            continue; // what is new is neither
        auto *const line = new QLineEdit;
        line->setAccessibleName(domain::labelOf(field));
        line->setObjectName(domain::toWord(field));
        switch (domain::typeOf(field)) {
        case domain::DetailType::Date:
            line->setPlaceholderText(tr("2024-05-31, tomorrow, +7d"));
            break;
        case domain::DetailType::Amount:
            line->setPlaceholderText(tr("12.50 EUR"));
            break;
        case domain::DetailType::Names:
            line->setPlaceholderText(tr("One; another"));
            break;
        default:
            break;
        }
        auto *const caption = new QLabel(domain::labelOf(field));
        Theme::setTextRole(caption, ColourRole::DimmedText);
        m_detailLines->addRow(caption, line);
        m_details.emplace(field, line);
        setTabOrder(last, line);
        last = line;
    }
    resize(qMax(width(), usualWidth), sizeHint().height());
}

Result<domain::ItemDetails> NewItemDialog::details() const
{
    domain::ItemDetails details;
    for (const auto &[field, line] : m_details) {
        auto more = domain::changed(std::move(details), field, line->text());
        if (!more) {
            line->setFocus();
            return more.error();
        }
        details = std::move(*more);
    }
    return details;
}

void NewItemDialog::complain(const QString &message, QWidget *field)
{
    m_ui->message->setText(message);
    m_ui->message->show();
    if (field)
        field->setFocus();
}

void NewItemDialog::offerClipboard()
{
    const QString text = QGuiApplication::clipboard()->text().trimmed();
    constexpr int Longest = 4000;
    if (text.size() > Longest || !domain::looksLikeUrl(text))
        return;
    m_ui->what->setText(text);
    m_ui->what->selectAll();
}

void NewItemDialog::setTags(const QStringList &names)
{
    m_ui->tags->setText(names.join(u", "_s));
}

ItemDraft NewItemDialog::draft() const
{
    ItemDraft draft = domain::draftFromText(m_ui->what->text(), QDir::homePath());
    if (!draft.url.isEmpty() && !m_ui->title->text().trimmed().isEmpty())
        draft.title = m_ui->title->text().trimmed();
    if (m_kindChosen)
        draft.kind = KindId{m_ui->kind->currentData().toLongLong()};
    const QString notes = m_ui->notes->toPlainText().trimmed();
    if (!notes.isEmpty())
        draft.notes = draft.notes.isEmpty() ? notes : QString(draft.notes + u"\n\n"_s + notes);
    return draft;
}

QStringList NewItemDialog::tagNames() const
{
    QStringList names;
    const QStringList parts = m_ui->tags->text().split(u',');
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty())
            names.append(part.trimmed());
    }
    return names;
}

void NewItemDialog::follow()
{
    const ItemDraft made = draft();
    const bool hasAddress = !made.url.isEmpty();
    m_ui->title->setEnabled(hasAddress || m_ui->what->text().trimmed().isEmpty());
    m_ui->title->setPlaceholderText(hasAddress ? domain::usableTitle(QString(), made.url).value() : QString());
    if (!m_kindChosen)
        m_ui->kind->setCurrentIndex(m_ui->kind->findData(made.kind.value));
    m_ui->add->setEnabled(!m_ui->what->text().trimmed().isEmpty());
    m_ui->message->hide();
}

void NewItemDialog::add()
{
    if (!m_ui->add->isEnabled())
        return;
    const QStringList tags = tagNames();
    for (const QString &tag : tags) {
        if (const auto name = domain::TagName::parse(tag); !name) {
            complain(name.error().message, m_ui->tags);
            return;
        }
    }
    const auto typed = details();
    if (!typed) {
        complain(typed.error().message, nullptr);
        return;
    }
    ItemDraft item = draft();
    item.details = *typed;
    m_ui->add->setEnabled(false); // no second item by a second press
    models::whenReady(this, m_session.items().add({item}, tags), [this](const Result<library::AddedItems> &result) {
        m_ui->add->setEnabled(true);
        if (!result) {
            complain(result.error().message, nullptr);
            return;
        }
        m_session.notices().say(result->merged > 0 ? tr("This address was in the library already. It got the tags.")
                                    : result->taggedByRules > 0 ? tr("1 item added, and tagged by rules.")
                                                                : tr("1 item added."));
        if (!result->ids.isEmpty())
            Q_EMIT added(result->ids.first());
        accept();
    });
}

} // namespace tagloom::gui
