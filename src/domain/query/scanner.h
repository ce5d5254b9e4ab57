// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/query.h"

#include <optional>

namespace tagloom::domain {

/// Stands on both sides of the id of a bound tag; nobody can type it.
inline constexpr QChar boundTagMark{0x1f};

/// Walks over what was typed and takes words and strings off it. Control characters read as spaces, unless they mark a
/// bound tag; half characters as U+FFFD. All positions are those of the input.
class QueryScanner final
{
public:
    explicit QueryScanner(const QString &input);

    qsizetype position() const { return m_at; }
    void moveTo(qsizetype position) { m_at = position; }
    bool atEnd() const { return m_at >= m_text.size(); }
    qsizetype size() const { return m_text.size(); }

    /// NUL at the end.
    QChar peek(qsizetype ahead = 0) const;
    QStringView written(SourceRange range) const { return QStringView(m_text).sliced(range.position, range.length); }
    SourceRange rangeFrom(qsizetype start) const { return {start, m_at - start}; }

    void skipSpaces();
    bool take(QChar character);
    bool take(QStringView text);

    /// Up to a space, parenthesis, bar or quote, or one of `alsoEndedBy`; may be empty.
    QString readWord(QStringView alsoEndedBy = {});

    /// From an opening quote on; a missing closing one ends with the input.
    QString readString();

    /// A string if there is a quote, else a word.
    QueryText readText(QStringView alsoEndedBy = {});

    std::optional<Comparison> readComparison();

    /// An id between two marks; does not move if there is none.
    std::optional<TagId> readBoundTag();

private:
    QString m_text;
    qsizetype m_at = 0;
};

} // namespace tagloom::domain
