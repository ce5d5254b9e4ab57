// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/parser.h"

#include "domain/text.h"

#include <algorithm>
#include <array>

namespace tagloom::domain {

namespace {

constexpr qsizetype maximumLength = 10000;

/// Keys of the coming language: `key:` in front of a word will be a field, so it is not plain text today.
constexpr std::array<QStringView, 21> fieldKeys{
    u"kind", u"is",     u"has",      u"title", u"note", u"url", u"added",  u"updated", u"tags",   u"search", u"author",
    u"list", u"status", u"progress", u"grade", u"year", u"due", u"amount", u"special", u"system", u"date"};

class Parser final
{
public:
    explicit Parser(const QString &input)
        : m_input(input)
    { }

    ParsedQuery run()
    {
        if (m_input.size() > maximumLength) {
            fail(maximumLength, m_input.size() - maximumLength,
                 QStringLiteral("A search has at most 10,000 characters. Shorten it."));
            return finished();
        }
        while (!m_error) {
            skipSpaces();
            if (m_at >= m_input.size())
                break;
            readTerm();
        }
        if (!m_error && m_danglingAnd)
            fail(*m_danglingAnd, m_input.sliced(*m_danglingAnd).startsWith(u'&') ? 2 : 3,
                 QStringLiteral("“and” stands between two words: type another one after it."));
        return finished();
    }

private:
    ParsedQuery finished() { return m_error ? ParsedQuery{{}, m_error} : ParsedQuery{m_query, std::nullopt}; }

    void fail(qsizetype position, qsizetype length, const QString &expected)
    {
        m_error = QueryError{position, length, expected};
    }

    void skipSpaces()
    {
        while (m_at < m_input.size() && m_input[m_at].isSpace())
            ++m_at;
    }

    static bool endsWord(QChar unit)
    {
        return unit.isSpace() || unit == u'(' || unit == u')' || unit == u'|' || unit == u'"';
    }

    QString readWord()
    {
        const qsizetype start = m_at;
        while (m_at < m_input.size() && !endsWord(m_input[m_at]))
            ++m_at;
        return m_input.sliced(start, m_at - start);
    }

    /// After the opening quote; a missing closing one ends with the input.
    QString readString()
    {
        QString text;
        while (m_at < m_input.size() && m_input[m_at] != u'"') {
            if (m_input[m_at] == u'\\' && m_at + 1 < m_input.size())
                ++m_at;
            text += m_input[m_at++];
        }
        ++m_at;
        m_at = std::min(m_at, m_input.size());
        return text;
    }

    void readTerm()
    {
        const qsizetype start = m_at;
        if (m_input[m_at] == u'#') {
            readTag(start);
            return;
        }
        if (m_input[m_at] == u'"') {
            ++m_at;
            addTerm({QueryTerm::Kind::Text, readString(), true, start});
            return;
        }
        if (m_input[m_at] == u'(' || m_input[m_at] == u')' || m_input[m_at] == u'|') {
            reserve(start, 1);
            return;
        }
        const QString word = readWord();
        if (word.compare(QLatin1String("and"), Qt::CaseInsensitive) == 0 || word == QLatin1String("&&")) {
            if (m_query.terms.isEmpty() || m_danglingAnd)
                fail(start, word.size(), QStringLiteral("“and” stands between two words: type one before it."));
            else
                m_danglingAnd = start;
            return;
        }
        if (isReserved(word)) {
            reserve(start, word.size());
            return;
        }
        addTerm({QueryTerm::Kind::Text, word, false, start});
    }

    void readTag(qsizetype start)
    {
        ++m_at;
        QueryTerm term{QueryTerm::Kind::Tag, {}, false, start};
        if (m_at < m_input.size() && m_input[m_at] == u'=') {
            term.kind = QueryTerm::Kind::ExactTag;
            ++m_at;
        }
        if (m_at < m_input.size() && m_input[m_at] == u'"') {
            ++m_at;
            term.quoted = true;
            term.text = readString();
        } else {
            term.text = readWord();
            const qsizetype bracket = term.text.indexOf(u'[');
            if (bracket >= 0) {
                reserve(start + 1 + bracket, term.text.size() - bracket);
                return;
            }
        }
        if (oneLine(term.text).isEmpty()) {
            fail(start, std::max<qsizetype>(1, m_at - start),
                 QStringLiteral("After “#” the name of a tag is expected, as in #physics or #\"to read\"."));
            return;
        }
        addTerm(term);
    }

    static bool isReserved(const QString &word)
    {
        if (word.startsWith(u'-') || word.startsWith(u'!') || word.startsWith(u'+'))
            return word.size() > 1;
        if (word.contains(u'*') || word == QLatin1String("||"))
            return true;
        for (const QStringView operatorWord : {QStringView(u"or"), QStringView(u"not")}) {
            if (operatorWord.compare(word, Qt::CaseInsensitive) == 0)
                return true;
        }
        const qsizetype colon = word.indexOf(u':');
        return colon > 0
            && std::any_of(fieldKeys.begin(), fieldKeys.end(),
                           [key = QStringView(word).first(colon)](QStringView known) {
                               return known.compare(key, Qt::CaseInsensitive) == 0;
                           });
    }

    void reserve(qsizetype position, qsizetype length)
    {
        fail(position, length,
             QStringLiteral("“%1” is not understood yet. Put it in quotes to search for it as text.")
                 .arg(m_input.sliced(position, length)));
    }

    void addTerm(QueryTerm term)
    {
        m_danglingAnd.reset();
        term.text = storableText(term.text);
        if (!term.text.trimmed().isEmpty())
            m_query.terms.append(std::move(term));
    }

    const QString &m_input;
    qsizetype m_at = 0;
    std::optional<qsizetype> m_danglingAnd;
    std::optional<QueryError> m_error;
    Query m_query;
};

} // namespace

ParsedQuery parseQuery(const QString &input)
{
    return Parser(input).run();
}

} // namespace tagloom::domain
