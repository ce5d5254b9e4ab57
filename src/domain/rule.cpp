// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule.h"

#include "domain/tag_name.h"
#include "domain/text.h"

namespace tagloom::domain {

Result<QString> usableRuleName(const QString &text)
{
    const QString name = oneLine(text);
    if (foldedKey(name).isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("A rule needs a name. Type one.")};
    if (name.toUcs4().size() > maximumRuleNameLength)
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("This name is longer than %1 characters. Choose a shorter one.").arg(maximumRuleNameLength)};
    return name;
}

QString shortenedRuleName(const QString &text)
{
    return shortened(oneLine(text), maximumRuleNameLength);
}

} // namespace tagloom::domain
