// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/twin_forms.h"

#include <QSet>

#include <algorithm>
#include <functional>
#include <numeric>
#include <vector>

namespace tagloom::domain {

namespace {

bool isSeparator(QChar unit)
{
    static const QString separators = QStringLiteral("-_./:,'\u2019\u2010\u2011\u2013");
    return unit.isSpace() || separators.contains(unit);
}

/// Words that end like a plural and are not that of the word without its end.
bool isNoPlural(const QString &word)
{
    static const QSet<QString> words{QStringLiteral("news"),   QStringLiteral("means"),     QStringLiteral("customs"),
                                     QStringLiteral("goods"),  QStringLiteral("blues"),     QStringLiteral("jeans"),
                                     QStringLiteral("arms"),   QStringLiteral("canvas"),    QStringLiteral("atlas"),
                                     QStringLiteral("series"), QStringLiteral("christmas"), QStringLiteral("species")};
    return words.contains(word);
}

bool endsInAny(const QString &word, std::initializer_list<QLatin1StringView> ends)
{
    return std::any_of(ends.begin(), ends.end(), [&word](QLatin1StringView end) { return word.endsWith(end); });
}

bool isVowel(QChar letter)
{
    return QStringLiteral("aeiouy").contains(letter);
}

/// Letters that stand for one sound so often that people write one for the other.
bool soundAlike(QChar a, QChar b)
{
    const auto are = [a, b](char16_t first, char16_t second) {
        return (a == first && b == second) || (a == second && b == first);
    };
    return are(u's', u'z') || are(u'c', u'k') || are(u'i', u'y');
}

/// By insertions, deletions, substitutions and swaps of neighbours.
int editDistance(const QString &a, const QString &b)
{
    const auto width = static_cast<size_t>(b.size()) + 1;
    std::vector<int> beforeLast(width);
    std::vector<int> last(width);
    std::vector<int> row(width);
    for (size_t j = 0; j < width; ++j)
        last[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (size_t j = 1; j < width; ++j) {
            const QChar left = a[i - 1];
            const QChar right = b[static_cast<qsizetype>(j) - 1];
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (left == right ? 0 : 1)});
            const bool swapped = i > 1 && j > 1 && left == b[static_cast<qsizetype>(j) - 2] && a[i - 2] == right;
            if (swapped)
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last.back();
}

bool isOneLetterMore(const QString &longer, const QString &shorter, bool rare)
{
    qsizetype at = 0;
    while (at < shorter.size() && longer[at] == shorter[at])
        ++at;
    if (longer.back() != shorter.back())
        return false;
    const QChar letter = longer[at];
    // A letter doubled, or the u of colour: no other word comes of it, short as it may be.
    const bool doubled = longer[at - 1] == letter;
    const bool british = letter == u'u' && longer[at - 1] == u'o';
    return doubled || british || shorter.size() >= 7 || rare;
}

bool isOneLetterOther(const QString &a, const QString &b)
{
    const qsizetype at = std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin();
    if (soundAlike(a[at], b[at]))
        return true;
    const bool inner = at + 1 < a.size();
    const bool latin = a[at].script() == QChar::Script_Latin;
    return inner && a.size() >= 6 && (latin ? isVowel(a[at]) && isVowel(b[at]) : a.size() >= 8);
}

} // namespace

QStringList wordsOfKey(const QString &key)
{
    QStringList words;
    QString word;
    qsizetype at = 0;
    while (at < key.size()) {
        if (!isSeparator(key[at])) {
            word += key[at++];
            continue;
        }
        const qsizetype begin = at;
        while (at < key.size() && isSeparator(key[at]))
            ++at;
        if (begin > 0 && at < key.size()) {
            words.append(word);
            word.clear();
        } else {
            word += QStringView(key).sliced(begin, at - begin); // at an end it parts nothing: .net
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

QString withoutMarks(const QString &word)
{
    const bool plain = std::all_of(word.begin(), word.end(), [](QChar unit) { return unit.unicode() < 0x80; });
    if (plain)
        return word;
    QString result;
    bool drops = false;
    for (const QChar unit : word.normalized(QString::NormalizationForm_KD)) {
        if (unit.isMark() && drops)
            continue;
        drops = unit.script() == QChar::Script_Latin || unit.script() == QChar::Script_Greek;
        result += unit;
    }
    return result.normalized(QString::NormalizationForm_KC);
}

QString numberless(const QString &word)
{
    const bool english = std::all_of(word.begin(), word.end(), [](QChar unit) { return unit >= u'a' && unit <= u'z'; });
    if (!english || word.size() < 4 || isNoPlural(word))
        return word;
    using namespace Qt::StringLiterals;
    QString form = word;
    if (form.size() >= 5 && form.endsWith("ies"_L1))
        return form.chopped(3) + u'y';
    if (form.endsWith(u's') && !endsInAny(form, {"ss"_L1, "us"_L1}))
        form.chop(1);
    // `movie` and `city` lose nothing but have to meet `movies` and `cities`; so have `cache` and `box`.
    if (form.size() >= 5 && form.endsWith("ie"_L1))
        return form.chopped(2) + u'y';
    if (form.size() >= 4 && endsInAny(form, {"che"_L1, "she"_L1, "xe"_L1, "sse"_L1, "zze"_L1, "use"_L1}))
        form.chop(1);
    return form;
}

QString joinedWords(const QStringList &words)
{
    QString joined;
    for (const QString &word : words) {
        if (!joined.isEmpty() && joined.back().isDigit() && word.front().isDigit())
            joined += u' ';
        joined += word;
    }
    return joined;
}

bool isMisspelling(const QString &a, const QString &b, bool rare)
{
    const QString &longer = a.size() >= b.size() ? a : b;
    const QString &shorter = a.size() >= b.size() ? b : a;
    if (shorter.size() < fewestLetters || longer.size() - shorter.size() > 2 || longer[0] != shorter[0])
        return false;
    const int distance = editDistance(longer, shorter);
    if (distance == 2)
        return rare && shorter.size() >= lettersForTwoEdits && longer.back() == shorter.back();
    if (distance != 1)
        return false;
    if (longer.size() > shorter.size())
        return isOneLetterMore(longer, shorter, rare);
    const auto differing = std::inner_product(longer.begin(), longer.end(), shorter.begin(), 0, std::plus<>(),
                                              [](QChar left, QChar right) { return left == right ? 0 : 1; });
    return differing == 2 ? longer.size() > fewestLetters : isOneLetterOther(longer, shorter);
}

} // namespace tagloom::domain
