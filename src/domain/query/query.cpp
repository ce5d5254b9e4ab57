// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/query.h"

#include "domain/query/parser.h"

#include <QStringList>

namespace tagloom::domain {

namespace {

QString quotedText(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return u'"' + escaped + u'"';
}

/// Quotes only where the plain word would be read as something else.
QString wordOrString(const QueryTerm &term, const QString &mark)
{
    if (term.quoted)
        return mark + quotedText(term.text);
    const ParsedQuery plain = parseQuery(mark + term.text);
    const bool same = !plain.error && plain.query.terms.size() == 1 && plain.query.terms.first() == term;
    return mark + (same ? term.text : quotedText(term.text));
}

} // namespace

QString toText(const Query &query)
{
    QStringList parts;
    for (const QueryTerm &term : query.terms) {
        switch (term.kind) {
        case QueryTerm::Kind::Text:
            parts += wordOrString(term, {});
            break;
        case QueryTerm::Kind::Tag:
            parts += wordOrString(term, QStringLiteral("#"));
            break;
        case QueryTerm::Kind::ExactTag:
            parts += wordOrString(term, QStringLiteral("#="));
            break;
        }
    }
    return parts.join(u' ');
}

} // namespace tagloom::domain
