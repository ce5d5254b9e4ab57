// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/search/search_token.h"

namespace tagloom::gui {

namespace {

bool separates(QChar unit)
{
    return unit.isSpace() || unit == u'(' || unit == u')' || unit == u'|';
}

/// Where the last token begins; an open quote belongs to it.
qsizetype lastTokenStart(const QString &typed)
{
    qsizetype start = 0;
    bool quoted = false;
    for (qsizetype at = 0; at < typed.size(); ++at) {
        if (quoted && typed[at] == u'\\')
            ++at;
        else if (typed[at] == u'"')
            quoted = !quoted;
        else if (!quoted && separates(typed[at]))
            start = at + 1;
    }
    return start;
}

QString withoutQuote(const QString &text)
{
    return text.startsWith(u'"') ? text.mid(1) : text;
}

} // namespace

SearchToken tokenAtEnd(const QString &typed)
{
    SearchToken token;
    QString piece = typed.mid(lastTokenStart(typed));
    if (piece.startsWith(u'-'))
        piece.remove(0, 1);
    if (piece.isEmpty())
        return token;
    token.length = static_cast<int>(piece.size());
    if (piece.startsWith(u'#') || (piece.startsWith(u'+') && piece.size() > 1)) {
        token.exact = piece.startsWith(QLatin1String("#="));
        token.text = withoutQuote(piece.mid(token.exact ? 2 : 1));
        if (!token.text.contains(u'[') && !token.text.endsWith(u'"'))
            token.kind = SearchToken::Kind::Tag;
        return token;
    }
    if (const qsizetype colon = piece.indexOf(u':'); colon > 0) {
        token.field = domain::findField(QStringView(piece).first(colon));
        if (token.field) {
            token.kind = SearchToken::Kind::Value;
            token.text = withoutQuote(piece.mid(colon + 1));
            token.length = static_cast<int>(piece.size() - colon - 1);
        }
        return token;
    }
    if (!piece.startsWith(u'"') && !piece.startsWith(u'!')) {
        token.kind = SearchToken::Kind::Word;
        token.text = piece;
    }
    return token;
}

} // namespace tagloom::gui
