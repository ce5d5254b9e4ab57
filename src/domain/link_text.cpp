// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/link_text.h"

#include "domain/suggestion.h"

namespace tagloom::domain {

namespace {

QString sourceText(LinkSource source, const QString &rule)
{
    switch (source) {
    case LinkSource::User:
        return QStringLiteral("by hand");
    case LinkSource::Import:
        return QStringLiteral("by an import");
    case LinkSource::Rule:
        return rule.isEmpty() ? QStringLiteral("by a rule") : QStringLiteral("by the rule “%1”").arg(rule);
    case LinkSource::Suggestion:
        return QStringLiteral("from what the library shows");
    }
    Q_UNREACHABLE();
}

} // namespace

QString linkText(LinkSource source, LinkStatus status, std::optional<double> confidence, const QString &rule)
{
    QString text;
    switch (status) {
    case LinkStatus::Confirmed:
        text =
            source == LinkSource::Suggestion ? QStringLiteral("a suggestion that was taken") : sourceText(source, rule);
        break;
    case LinkStatus::Suggested:
        text = QStringLiteral("suggested ") + sourceText(source, rule);
        break;
    case LinkStatus::Rejected:
        text = QStringLiteral("refused, suggested ") + sourceText(source, rule);
        break;
    }
    return confidence ? QString(text + QStringLiteral(", %1 sure").arg(confidenceText(confidence))) : text;
}

} // namespace tagloom::domain
