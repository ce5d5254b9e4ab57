// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/question.h"

#include "gui/panels/icon_label.h"
#include "gui/style/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tagloom::gui {

namespace {

constexpr int TextWidth = 400;
constexpr int MostQuotedLines = 6;

QPlainTextEdit *quotation(const QString &text)
{
    auto *field = new QPlainTextEdit(text);
    field->setReadOnly(true);
    field->setTabChangesFocus(true);
    field->setAccessibleName(Question::tr("Address"));
    field->setWordWrapMode(QTextOption::WrapAnywhere);
    const int perLine = qMax(1, TextWidth / field->fontMetrics().averageCharWidth());
    const auto lines = std::clamp<qsizetype>(1 + text.size() / perLine, 1, MostQuotedLines);
    field->setFixedHeight(static_cast<int>(lines) * field->fontMetrics().lineSpacing() + 3 * metrics::Inside);
    return field;
}

} // namespace

Question::Question(const Content &content, QWidget *parent)
    : QDialog(parent)
    , m_cancel(new QPushButton(tr("Cancel")))
{
    setWindowTitle(content.title);
    setObjectName(QStringLiteral("Question"));
    setAccessibleDescription(content.detail);

    auto *picture = new IconLabel(metrics::Control);
    picture->setIcon(content.icon, content.iconRole);
    auto *heading = new QLabel(content.title);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    QFont strong = heading->font();
    strong.setPointSizeF(strong.pointSizeF() * 1.1);
    strong.setWeight(QFont::DemiBold);
    heading->setFont(strong);
    auto *detail = new QLabel(content.detail);
    detail->setTextFormat(Qt::PlainText);
    detail->setWordWrap(true);
    detail->setMinimumWidth(TextWidth);
    Theme::setTextRole(detail, ColourRole::DimmedText);

    auto *action = new QPushButton(content.actionText);
    action->setObjectName(QStringLiteral("action"));
    action->setAutoDefault(false);
    Theme::setButtonTone(action, content.tone);
    m_cancel->setDefault(true);
    connect(action, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(metrics::Inside);
    texts->addWidget(heading);
    texts->addWidget(detail);
    if (!content.quoted.isEmpty())
        texts->addWidget(quotation(content.quoted));
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::Group);
    top->addWidget(picture, 0, Qt::AlignTop);
    top->addLayout(texts, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(action);
    buttons->addWidget(m_cancel);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Group);
    lines->setSpacing(metrics::Section);
    lines->addLayout(top);
    lines->addLayout(buttons);
    m_cancel->setFocus();
}

bool Question::ask(const Content &content, QWidget *parent)
{
    // Not on the stack: the parent takes it along.
    const QPointer<Question> question = new Question(content, parent);
    const bool isYes = question->exec() == Accepted;
    delete question;
    return isYes;
}

} // namespace tagloom::gui
