// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/tag_change_dialog.h"

#include "domain/counted.h"
#include "gui/panels/icon_label.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "library/tag_care_service.h"
#include "library/tag_impact_text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tagloom::gui {

using domain::ErrorCode;
using domain::Result;
using domain::TagId;
using store::TagChange;

namespace {

constexpr int TextWidth = 400;

bool isMerge(const TagChange &change)
{
    return change.kind == TagChange::Kind::Merge;
}

QString namesOf(Session &session, const QList<TagId> &tags)
{
    QStringList names;
    for (const TagId tag : tags)
        names.append(session.tagsModel().name(tag));
    return library::listedNames(names);
}

/// Ends the job, and says what came of it.
template <class Outcome, class Say>
void follow(Session &session, const QFuture<Result<Outcome>> &future, const library::Job &job, const TagChange &change,
            Say say)
{
    models::whenReady(&session, future, [&session, job, change, say](const Result<Outcome> &outcome) {
        session.notices().endJob(job);
        if (!outcome && outcome.error().code == ErrorCode::Cancelled) {
            session.notices().say(outcome.error().message);
        } else if (!outcome) {
            session.notices().fail(outcome.error());
        } else {
            session.filter().replaceTags(change.tags, change.into);
            session.notices().say(say(*outcome));
        }
    });
}

} // namespace

TagChangeDialog::TagChangeDialog(Session &session, const TagChange &change, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_change(change)
    , m_heading(new QLabel(this))
    , m_impact(new QLabel(tr("Counting…"), this))
    , m_keepNames(new QCheckBox(tr("&Keep the names as aliases"), this))
    , m_action(new QPushButton(isMerge(change) ? tr("&Merge") : tr("&Delete"), this))
{
    const QString names = namesOf(session, change.tags);
    const QString title = isMerge(change) ? tr("Merge %1 into “%2”?").arg(names, session.tagsModel().name(change.into))
                                          : tr("Delete %1?").arg(names);
    setWindowTitle(isMerge(change) ? tr("Merge tags") : tr("Delete tags"));
    auto *const picture = new IconLabel(metrics::Control, this);
    picture->setIcon(isMerge(change) ? IconName::Merge : IconName::Trash,
                     isMerge(change) ? ColourRole::Accent : ColourRole::Danger);
    m_heading->setText(title);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    QFont strong = m_heading->font();
    strong.setPointSizeF(strong.pointSizeF() * 1.1);
    strong.setWeight(QFont::DemiBold);
    m_heading->setFont(strong);
    m_impact->setObjectName(QStringLiteral("impact"));
    m_impact->setTextFormat(Qt::PlainText);
    m_impact->setWordWrap(true);
    m_impact->setMinimumWidth(TextWidth);
    m_impact->setTextInteractionFlags(Qt::TextSelectableByMouse);
    Theme::setTextRole(m_impact, ColourRole::DimmedText);
    m_keepNames->setChecked(true);
    m_keepNames->setVisible(isMerge(change));
    m_action->setObjectName(QStringLiteral("action"));
    m_action->setAutoDefault(false);
    m_action->setEnabled(false);
    Theme::setButtonTone(m_action, isMerge(change) ? ButtonTone::Plain : ButtonTone::Danger);
    auto *const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(!isMerge(change));
    (isMerge(change) ? m_action : cancel)->setDefault(true);
    connect(m_action, &QPushButton::clicked, this, &TagChangeDialog::carryOut);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto *const texts = new QVBoxLayout;
    texts->setSpacing(metrics::Inside);
    texts->addWidget(m_heading);
    texts->addWidget(m_impact);
    texts->addWidget(m_keepNames);
    auto *const top = new QHBoxLayout;
    top->setSpacing(metrics::Group);
    top->addWidget(picture, 0, Qt::AlignTop);
    top->addLayout(texts, 1);
    auto *const buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_action);
    buttons->addWidget(cancel);
    auto *const lines = new QVBoxLayout(this);
    lines->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Group);
    lines->setSpacing(metrics::Section);
    lines->addLayout(top);
    lines->addLayout(buttons);
    if (!isMerge(change))
        cancel->setFocus();

    models::whenReady(this, library::TagCareService(session.library()).impact(change),
                      [this](const Result<store::TagImpact> &impact) { showImpact(impact); });
}

void TagChangeDialog::showImpact(const Result<store::TagImpact> &impact)
{
    const bool possible = impact && !impact->refusal;
    if (possible)
        m_impact->setText(library::describe(m_change, *impact).join(u'\n'));
    else
        m_impact->setText(impact ? impact->refusal->message : impact.error().message);
    Theme::setTextRole(m_impact, possible ? ColourRole::Text : ColourRole::Danger);
    setAccessibleDescription(m_impact->text());
    m_action->setEnabled(possible);
    if (possible && isMerge(m_change))
        m_action->setFocus();
    adjustSize();
}

void TagChangeDialog::carryOut()
{
    const library::Job job = library::makeJob();
    library::TagCareService care(m_session.library());
    m_session.notices().beginJob(isMerge(m_change) ? tr("Merging tags") : tr("Deleting tags"), job);
    if (isMerge(m_change)) {
        follow(m_session, care.merge({m_change.tags, m_change.into, m_keepNames->isChecked()}, job), job, m_change,
               [](const store::TagMergeOutcome &outcome) {
                   return tr("%1 merged into “%2”: %3 gained")
                       .arg(library::listedNames(outcome.merged), outcome.into,
                            domain::countedItems(outcome.itemsGained));
               });
    } else {
        follow(m_session, care.remove(m_change.tags, job), job, m_change,
               [](const QStringList &names) { return tr("%1 deleted").arg(library::listedNames(names)); });
    }
    accept();
}

} // namespace tagloom::gui
