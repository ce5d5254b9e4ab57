// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tag_twins.h"

#include "domain/tag_name.h"
#include "domain/twin_forms.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace tagloom::domain {

namespace {

/// More of one form than these are held against the most used of them only.
constexpr qsizetype mostComparedWithEachOther = 16;

/// Longer words are looked at for one edit only: the ways to leave out two letters are too many.
constexpr qsizetype mostLettersForTwoEdits = 24;

/// Used so many times less, a tag is probably a slip.
constexpr qint64 timesLess = 10;

using Position = qsizetype; ///< of a tag in the list

class NameTwins final
{
public:
    explicit NameTwins(const QList<TwinCandidate> &tags)
        : m_tags(tags)
    { }

    QList<TagTwin> find()
    {
        QStringList keys;
        QStringList joined;
        QStringList plain;
        QStringList numberlessNames;
        QStringList sorted;
        for (const TwinCandidate &tag : m_tags) {
            const QString key = foldedKey(tag.name);
            const QStringList words = wordsOfKey(key);
            QStringList bare;
            QStringList stems;
            for (const QString &word : words) {
                bare.append(withoutMarks(word));
                stems.append(numberless(bare.constLast()));
            }
            keys.append(key);
            joined.append(joinedWords(words));
            plain.append(joinedWords(bare));
            numberlessNames.append(joinedWords(stems));
            sorted.append(sortedWords(stems));
            m_words.append(bare);
        }
        group(keys, TwinReason::Case, 1);
        group(joined, TwinReason::Separators, 3);
        group(plain, TwinReason::Marks, 3);
        group(numberlessNames, TwinReason::Plural, 3);
        group(sorted, TwinReason::WordOrder, 3);
        compareSpelling();
        sortTwins(m_twins, m_tags);
        return m_twins;
    }

private:
    /// Empty where the order of the words says something: with one word, or several numbers.
    static QString sortedWords(QStringList words)
    {
        const auto numbers = std::count_if(words.begin(), words.end(), [](const QString &word) {
            return std::all_of(word.begin(), word.end(), [](QChar unit) { return unit.isDigit(); });
        });
        if (words.size() < 2 || numbers > 1)
            return {};
        words.sort();
        return words.join(u' ');
    }

    bool isMoreUsed(Position a, Position b) const
    {
        return m_tags[a].count != m_tags[b].count ? m_tags[a].count > m_tags[b].count : m_tags[a].id < m_tags[b].id;
    }

    void add(Position a, Position b, TwinReason reason)
    {
        if (m_found.contains(std::minmax(a, b)))
            return;
        m_found.insert(std::minmax(a, b));
        const bool first = isMoreUsed(a, b);
        m_twins.append(TagTwin{m_tags[first ? a : b].id, m_tags[first ? b : a].id, reason});
    }

    /// `consider(a, b)` for all pairs of them; of very many only with the most used.
    template <class Consider> void eachPair(std::vector<Position> members, Consider consider)
    {
        std::sort(members.begin(), members.end(), [this](Position a, Position b) { return isMoreUsed(a, b); });
        const bool all = members.size() <= static_cast<size_t>(mostComparedWithEachOther);
        for (size_t first = 0; first < (all ? members.size() : 1); ++first) {
            for (size_t second = first + 1; second < members.size(); ++second)
                consider(members[first], members[second]);
        }
    }

    void group(const QStringList &forms, TwinReason reason, qsizetype fewest)
    {
        QHash<QString, std::vector<Position>> groups;
        for (Position at = 0; at < forms.size(); ++at) {
            if (forms[at].size() >= fewest)
                groups[forms[at]].push_back(at);
        }
        for (const auto &members : std::as_const(groups)) {
            if (members.size() > 1)
                eachPair(members, [this, reason](Position a, Position b) { add(a, b, reason); });
        }
    }

    /// A name with letters left out of one of its words. Two names that differ by one edit in a word share one of
    /// these.
    struct Gap
    {
        size_t hash = 0;
        Position tag = 0;
        qsizetype word = 0;
    };

    void compareSpelling()
    {
        std::vector<Gap> gaps;
        for (Position tag = 0; tag < m_words.size(); ++tag) {
            for (qsizetype word = 0; word < m_words[tag].size(); ++word)
                addGaps(gaps, tag, word);
        }
        std::sort(gaps.begin(), gaps.end(), [](const Gap &a, const Gap &b) {
            return std::tie(a.hash, a.tag, a.word) < std::tie(b.hash, b.tag, b.word);
        });
        for (size_t begin = 0; begin < gaps.size();) {
            size_t end = begin + 1;
            std::vector<Position> members{gaps[begin].tag};
            for (; end < gaps.size() && gaps[end].hash == gaps[begin].hash; ++end) {
                if (gaps[end].tag != members.back())
                    members.push_back(gaps[end].tag);
            }
            if (members.size() > 1)
                eachPair(members, [this](Position a, Position b) { compare(a, b); });
            begin = end;
        }
    }

    void addGaps(std::vector<Gap> &gaps, Position tag, qsizetype word) const
    {
        const QStringList &words = m_words[tag];
        const QString &text = words[word];
        const bool letters = std::all_of(text.begin(), text.end(), [](QChar unit) { return unit.isLetter(); });
        if (text.size() < fewestLetters || !letters)
            return;
        // What stands around the word has to be the same.
        const size_t rest = qHashMulti(qHashRange(words.begin(), words.begin() + word, size_t(word)),
                                       qHashRange(words.begin() + word + 1, words.end()));
        const auto addGap = [&](const QString &left) {
            gaps.push_back({qHash(left, rest), tag, word});
        };
        addGap(text);
        const bool two = text.size() + 2 >= lettersForTwoEdits && text.size() <= mostLettersForTwoEdits;
        for (qsizetype first = 0; first < text.size(); ++first) {
            const QString one = QString(text).remove(first, 1);
            addGap(one);
            for (qsizetype second = first; two && second < one.size(); ++second)
                addGap(QString(one).remove(second, 1));
        }
    }

    void compare(Position a, Position b)
    {
        if (m_found.contains(std::minmax(a, b)) || m_words[a].size() != m_words[b].size())
            return;
        qsizetype differing = -1;
        for (qsizetype word = 0; word < m_words[a].size(); ++word) {
            if (m_words[a][word] == m_words[b][word])
                continue;
            if (differing >= 0)
                return;
            differing = word;
        }
        const auto [fewer, more] = std::minmax(m_tags[a].count, m_tags[b].count);
        const auto letters = [](const QString &text) {
            return std::all_of(text.begin(), text.end(), [](QChar unit) { return unit.isLetter(); });
        };
        const QString &left = m_words[a][differing];
        const QString &right = m_words[b][differing];
        if (letters(left) && letters(right) && isMisspelling(left, right, fewer * timesLess <= more))
            add(a, b, TwinReason::Spelling);
    }

    const QList<TwinCandidate> &m_tags;
    QList<QStringList> m_words; ///< of each tag, without marks
    QSet<std::pair<Position, Position>> m_found;
    QList<TagTwin> m_twins;
};

} // namespace

QString toWord(TwinReason reason)
{
    switch (reason) {
    case TwinReason::Case:
        return QStringLiteral("case");
    case TwinReason::Separators:
        return QStringLiteral("separators");
    case TwinReason::Marks:
        return QStringLiteral("marks");
    case TwinReason::Plural:
        return QStringLiteral("plural");
    case TwinReason::WordOrder:
        return QStringLiteral("word-order");
    case TwinReason::Spelling:
        return QStringLiteral("spelling");
    case TwinReason::Together:
        return QStringLiteral("together");
    }
    Q_UNREACHABLE();
}

QList<TagTwin> findNameTwins(const QList<TwinCandidate> &tags)
{
    return NameTwins(tags).find();
}

void sortTwins(QList<TagTwin> &twins, const QList<TwinCandidate> &tags)
{
    QHash<TagId, qint64> counts;
    counts.reserve(tags.size());
    for (const TwinCandidate &tag : tags)
        counts.insert(tag.id, tag.count);
    const auto items = [&counts](const TagTwin &twin) {
        return counts.value(twin.keep) + counts.value(twin.other);
    };
    std::sort(twins.begin(), twins.end(), [&items](const TagTwin &a, const TagTwin &b) {
        if (a.reason != b.reason)
            return a.reason < b.reason;
        if (a.percent != b.percent)
            return a.percent > b.percent;
        if (items(a) != items(b))
            return items(a) > items(b);
        return std::tie(a.keep, a.other) < std::tie(b.keep, b.other);
    });
}

} // namespace tagloom::domain
