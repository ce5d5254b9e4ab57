// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_script.h"

#include <algorithm>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

/// Where a statement stands. A trigger ends with `; END ;` and not with the first `;`: the END of a CASE has none
/// before it.
enum class State { Start, Plain, Create, Trigger, TriggerAfterSemicolon, TriggerEnd };

bool isWordUnit(QChar unit)
{
    return unit.isLetterOrNumber() || unit == u'_' || unit == u'$' || unit.unicode() >= 0x80;
}

class Splitter final
{
public:
    explicit Splitter(const QString &script)
        : m_script(script)
    { }

    Result<QStringList> run()
    {
        while (m_at < m_script.size()) {
            if (!readToken())
                return openError();
        }
        if (m_state != State::Start) {
            m_open = QStringLiteral("the statement");
            return openError();
        }
        return m_statements;
    }

private:
    /// False if what begins here never ends.
    bool readToken()
    {
        m_tokenStart = m_at;
        const QChar unit = m_script[m_at];
        if (unit.isSpace()) {
            ++m_at;
            m_text += unit;
            return true;
        }
        if (startsWith(u"--")) {
            m_at = endOf(m_script.indexOf(u'\n', m_at), 0, m_script.size());
            m_text += u' ';
            return true;
        }
        if (startsWith(u"/*")) {
            m_open = QStringLiteral("the comment");
            m_at = endOf(m_script.indexOf(QLatin1String("*/"), m_at + 2), 2, -1);
            m_text += u' ';
            return m_at >= 0;
        }
        if (unit == u';') {
            ++m_at;
            semicolon();
            return true;
        }
        if (unit == u'\'' || unit == u'"' || unit == u'`' || unit == u'[') {
            m_open = QStringLiteral("the quote");
            // A doubled quote inside reads as the end of one string and the start of the next, to the same effect.
            m_at = endOf(m_script.indexOf(unit == u'[' ? QChar(u']') : unit, m_at + 1), 1, -1);
            if (m_at < 0)
                return false;
            token({});
            return true;
        }
        ++m_at;
        if (!isWordUnit(unit)) {
            token({});
            return true;
        }
        while (m_at < m_script.size() && isWordUnit(m_script[m_at]))
            ++m_at;
        token(QStringView(m_script).sliced(m_tokenStart, m_at - m_tokenStart));
        return true;
    }

    bool startsWith(QStringView text) const { return QStringView(m_script).sliced(m_at).startsWith(text); }

    static qsizetype endOf(qsizetype found, qsizetype length, qsizetype otherwise)
    {
        return found < 0 ? otherwise : found + length;
    }

    void token(QStringView word)
    {
        m_text += QStringView(m_script).sliced(m_tokenStart, m_at - m_tokenStart);
        const auto is = [word](QStringView keyword) {
            return word.compare(keyword, Qt::CaseInsensitive) == 0;
        };
        switch (m_state) {
        case State::Start:
            m_statementStart = m_tokenStart;
            m_state = is(u"CREATE") ? State::Create : State::Plain;
            break;
        case State::Create:
            if (is(u"TRIGGER"))
                m_state = State::Trigger;
            else if (!is(u"TEMP") && !is(u"TEMPORARY"))
                m_state = State::Plain;
            break;
        case State::TriggerAfterSemicolon:
            m_state = is(u"END") ? State::TriggerEnd : State::Trigger;
            break;
        case State::TriggerEnd:
            m_state = State::Trigger;
            break;
        case State::Plain:
        case State::Trigger:
            break;
        }
    }

    void semicolon()
    {
        if (m_state == State::Trigger || m_state == State::TriggerAfterSemicolon) {
            m_state = State::TriggerAfterSemicolon;
            m_text += u';';
            return;
        }
        if (m_state != State::Start)
            m_statements.append(m_text.trimmed());
        m_text.clear();
        m_state = State::Start;
    }

    Error openError() const
    {
        const qsizetype start = m_open == QLatin1String("the statement") ? m_statementStart : m_tokenStart;
        const qsizetype line = 1 + std::count(m_script.cbegin(), m_script.cbegin() + start, QChar(u'\n'));
        return {
            ErrorCode::InvalidInput,
            QStringLiteral("In the SQL script, %1 that begins in line %2 never ends. Close it.").arg(m_open).arg(line)};
    }

    const QString &m_script;
    qsizetype m_at = 0;
    qsizetype m_tokenStart = 0;
    qsizetype m_statementStart = 0;
    State m_state = State::Start;
    QString m_text; ///< of the statement so far, without its comments
    QString m_open; ///< what would be open if the script ended now
    QStringList m_statements;
};

} // namespace

Result<QStringList> splitStatements(const QString &script)
{
    return Splitter(script).run();
}

} // namespace tagloom::store
