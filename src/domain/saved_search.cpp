// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/saved_search.h"

#include "domain/item_details.h"
#include "domain/tag_name.h"
#include "domain/text.h"

#include <QList>

namespace tagloom::domain {

bool isSortWord(QStringView word)
{
    if (word == u"added" || word == u"updated" || word == u"title" || word == u"address" || word == u"tags")
        return true;
    const auto detail = detailFieldFromWord(word);
    return detail && word == toWord(*detail); // as files have it, and not as a person may type it
}

Result<QString> usableSearchName(const QString &text)
{
    const QString name = oneLine(text);
    if (foldedKey(name).isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("A saved search needs a name. Type one.")};
    if (name.toUcs4().size() > maximumSearchNameLength)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("This name is longer than %1 characters. Choose a shorter one.")
                         .arg(maximumSearchNameLength)};
    return name;
}

QString shortenedSearchName(const QString &text)
{
    return shortened(oneLine(text), maximumSearchNameLength);
}

} // namespace tagloom::domain
