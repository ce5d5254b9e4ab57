// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/parser.h"

#include "domain/query/scanner.h"
#include "domain/query/term_reader.h"

#include <algorithm>
#include <iterator>

namespace tagloom::domain {

namespace {

/// What is open between two parentheses, or at the outermost level.
struct Group
{
    SourceRange opening;
    std::vector<QueryNode> alternatives; ///< finished, between `or`s
    std::vector<QueryNode> conjunction; ///< of the alternative that is being read
    std::vector<SourceRange> nots; ///< before the next operand
    std::optional<SourceRange> joint; ///< `and` or `or` that still wants its second operand
};

/// The node that joins the nodes: one stays what it is.
QueryNode joined(QueryNode::Kind kind, std::vector<QueryNode> nodes)
{
    if (nodes.size() == 1)
        return std::move(nodes.front());
    QueryNode node{kind, std::move(nodes), {}, {}};
    if (!node.children.empty()) {
        const SourceRange first = node.children.front().range;
        node.range = {first.position, node.children.back().range.end() - first.position};
    }
    return node;
}

/// Chains stay flat: the children of a node of the same kind are taken instead of it.
void append(std::vector<QueryNode> &nodes, QueryNode::Kind kind, QueryNode node)
{
    if (node.kind == kind)
        nodes.insert(nodes.end(), std::make_move_iterator(node.children.begin()),
                     std::make_move_iterator(node.children.end()));
    else
        nodes.push_back(std::move(node));
}

/// With a stack of its own, so that no depth of nesting is one of calls.
class Parser final
{
public:
    explicit Parser(const QString &input)
        : m_scanner(input)
    { }

    ParsedQuery run()
    {
        m_groups.emplace_back();
        while (!m_error) {
            m_scanner.skipSpaces();
            if (m_scanner.atEnd())
                break;
            readToken();
        }
        while (!m_error && m_groups.size() > 1)
            closeGroup();
        if (!m_error)
            finishConjunction();
        if (m_error)
            return {{}, m_error, {}};
        return {{joined(QueryNode::Kind::Or, std::move(m_groups.back().alternatives))}, std::nullopt, m_rewrites};
    }

private:
    void fail(SourceRange range, const QString &expected)
    {
        m_error = QueryError{range.position, range.length, expected};
    }

    bool nests(SourceRange range)
    {
        if (++m_depth <= maximumNesting)
            return true;
        fail(range, QStringLiteral("A search nests at most 1,000 deep. Take some parentheses out."));
        return false;
    }

    void readToken()
    {
        const qsizetype start = m_scanner.position();
        if (m_scanner.take(u'(')) {
            if (nests({start, 1}))
                m_groups.push_back(Group{{start, 1}, {}, {}, {}, {}});
        } else if (m_scanner.take(u')')) {
            if (m_groups.size() > 1)
                closeGroup();
            else
                fail({start, 1}, QStringLiteral("No “(” is open here: a word, a #tag or the end is expected."));
        } else if (m_scanner.take(u'|')) {
            if (m_scanner.take(u'|'))
                rewriteOr(start);
            join(m_scanner.rangeFrom(start), true);
        } else if (isNegation()) {
            m_scanner.take(u'-');
            negate({start, 1});
        } else {
            readWordOrTerm(start);
        }
    }

    /// A hyphen in front of something; by itself it is text.
    bool isNegation() const
    {
        const QChar next = m_scanner.peek(1);
        return m_scanner.peek() == u'-' && !next.isNull() && !next.isSpace() && next != u')' && next != u'|';
    }

    void readWordOrTerm(qsizetype start)
    {
        const QString word = m_scanner.readWord();
        const SourceRange range = m_scanner.rangeFrom(start);
        const auto is = [&word](const char *name) {
            return word.compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
        };
        if (is("&&"))
            m_rewrites.append({range, QStringLiteral("and")});
        if (is("and") || is("&&"))
            join(range, false);
        else if (is("or"))
            join(range, true);
        else if (is("not"))
            negate(range);
        else
            readTerm(start);
    }

    void rewriteOr(qsizetype start)
    {
        QString text = QStringLiteral("or");
        if (start > 0 && !m_scanner.written({start - 1, 1}).front().isSpace())
            text.prepend(u' ');
        if (!m_scanner.atEnd() && !m_scanner.peek().isSpace())
            text.append(u' ');
        m_rewrites.append({m_scanner.rangeFrom(start), text});
    }

    void readTerm(qsizetype start)
    {
        m_scanner.moveTo(start);
        TermReader::Outcome outcome = TermReader(m_scanner, m_rewrites).read();
        if (auto *const error = std::get_if<QueryError>(&outcome)) {
            m_error = *error;
        } else if (auto *const term = std::get_if<QueryTerm>(&outcome)) {
            addOperand({QueryNode::Kind::Term, {}, std::move(*term), m_scanner.rangeFrom(start)});
        } else {
            m_depth -= static_cast<qsizetype>(m_groups.back().nots.size());
            m_groups.back().nots.clear();
        }
    }

    void negate(SourceRange range)
    {
        if (nests(range))
            m_groups.back().nots.push_back(range);
    }

    void join(SourceRange range, bool isOr)
    {
        Group &group = m_groups.back();
        const QString word = QString::fromLatin1(isOr ? "or" : "and");
        if (!group.nots.empty() || group.joint || group.conjunction.empty()) {
            fail(range, QStringLiteral("“%1” stands between two words: type one before it.").arg(word));
            return;
        }
        if (isOr)
            finishConjunction();
        group.joint = range;
        m_jointWord = word;
    }

    void addOperand(QueryNode node)
    {
        Group &group = m_groups.back();
        m_depth -= static_cast<qsizetype>(group.nots.size());
        while (!group.nots.empty()) {
            const SourceRange range = group.nots.back();
            group.nots.pop_back();
            const SourceRange whole{range.position, node.range.end() - range.position};
            QueryNode negation{QueryNode::Kind::Not, {}, {}, whole};
            negation.children.push_back(std::move(node));
            node = std::move(negation);
        }
        append(group.conjunction, QueryNode::Kind::And, std::move(node));
        group.joint.reset();
    }

    /// To the next alternative of the innermost group.
    void finishConjunction()
    {
        Group &group = m_groups.back();
        if (!group.nots.empty()) {
            fail(group.nots.back(),
                 QStringLiteral("After “not” what is not wanted is expected: a word, a #tag or “(”."));
        } else if (group.joint) {
            fail(*group.joint,
                 QStringLiteral("“%1” stands between two words: type another one after it.").arg(m_jointWord));
        } else {
            append(group.alternatives, QueryNode::Kind::Or, joined(QueryNode::Kind::And, std::move(group.conjunction)));
            group.conjunction.clear();
        }
    }

    void closeGroup()
    {
        Group &group = m_groups.back();
        if (group.alternatives.empty() && group.conjunction.empty() && group.nots.empty()) {
            fail(group.opening, QStringLiteral("Between “(” and “)” a word, a #tag or another condition is expected."));
            return;
        }
        finishConjunction();
        if (m_error)
            return;
        QueryNode node = joined(QueryNode::Kind::Or, std::move(group.alternatives));
        m_groups.pop_back();
        --m_depth;
        addOperand(std::move(node));
    }

    QueryScanner m_scanner;
    std::vector<Group> m_groups;
    qsizetype m_depth = 0;
    QString m_jointWord;
    std::optional<QueryError> m_error;
    QList<QueryRewrite> m_rewrites;
};

} // namespace

ParsedQuery parseQuery(const QString &input)
{
    if (input.size() > maximumQueryLength)
        return {{},
                QueryError{maximumQueryLength, input.size() - maximumQueryLength,
                           QStringLiteral("A search has at most 10,000 characters. Shorten it.")},
                {}};
    return Parser(input).run();
}

QString rewrittenText(const QString &input, const QList<QueryRewrite> &rewrites)
{
    QString text = input;
    for (auto rewrite = rewrites.crbegin(); rewrite != rewrites.crend(); ++rewrite)
        text.replace(rewrite->range.position, rewrite->range.length, rewrite->text);
    return text;
}

} // namespace tagloom::domain
