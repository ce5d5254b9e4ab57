// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/generated_bookmarks.h"

#include <QFile>
#include <QSet>

#include <algorithm>
#include <random>
#include <vector>

namespace tagloom::bench {

namespace {

using Random = std::mt19937_64;

constexpr int wordCount = 20000;
constexpr int hostCount = 5000;
constexpr qint64 firstDate = 1262304000; // 2010-01-01
constexpr qint64 dateSpan = qint64 {15} * 365 * 86400;

/// Not std::uniform_int_distribution: its results differ between standard libraries.
int below(Random &random, int limit)
{
    return static_cast<int>(random() % static_cast<unsigned>(limit));
}

std::vector<QByteArray> madeUpWords(Random &random, int count)
{
    static constexpr const char *syllables[] = {"ba", "be", "da", "de", "fi", "go", "ha", "ki", "lo", "ma", "ne", "pi", "qu",
                                                "ra", "se", "ti", "vo", "we", "za", "an", "en", "or", "st", "tr", "ch", "sh"};
    QSet<QByteArray> seen;
    std::vector<QByteArray> words;
    while (words.size() < static_cast<size_t>(count)) {
        QByteArray word;
        for (int syllable = 2 + below(random, 3); syllable > 0; --syllable)
            word += syllables[below(random, static_cast<int>(std::size(syllables)))];
        if (below(random, 40) == 0)
            word += "é";
        if (!seen.contains(word)) {
            seen.insert(word);
            words.push_back(word);
        }
    }
    return words;
}

/// Draws places 0..n-1, the first ones most.
class Zipf final
{
public:
    explicit Zipf(int n)
    {
        double sum = 0;
        for (int place = 1; place <= n; ++place)
            m_cumulated.push_back(sum += 1.0 / place);
    }
    size_t operator()(Random &random) const
    {
        const double at = static_cast<double>(random() >> 11) / static_cast<double>(1ULL << 53) * m_cumulated.back();
        return static_cast<size_t>(std::upper_bound(m_cumulated.begin(), m_cumulated.end() - 1, at) - m_cumulated.begin());
    }

private:
    std::vector<double> m_cumulated;
};

} // namespace

void generateBookmarks(int items, const std::function<void(const GeneratedBookmark &)> &take)
{
    Random random(1);
    const std::vector<QByteArray> words = madeUpWords(random, wordCount);
    const std::vector<QByteArray> hosts = madeUpWords(random, hostCount);
    const std::vector<QByteArray> tags = madeUpWords(random, std::clamp(items / 100, 50, 20000));
    const Zipf word(wordCount);
    const Zipf host(hostCount);
    const Zipf tag(static_cast<int>(tags.size()));
    for (int number = 1; number <= items; ++number) {
        GeneratedBookmark bookmark;
        for (int count = 5 + below(random, 8); count > 0; --count)
            bookmark.title += (bookmark.title.isEmpty() ? "" : " ") + words[word(random)];
        bookmark.url = "https://" + hosts[host(random)] + ".example/" + words[word(random)] + '/' + QByteArray::number(number);
        bookmark.created = firstDate + static_cast<qint64>(random() % static_cast<unsigned long>(dateSpan));
        for (int count = below(random, 11); count > 0; --count) {
            const QByteArray &name = tags[tag(random)];
            if (!bookmark.tags.contains(name))
                bookmark.tags.append(name);
        }
        take(bookmark);
    }
}

bool writeBookmarkFile(int items, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    bool good = file.write("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n") > 0;
    generateBookmarks(items, [&](const GeneratedBookmark &bookmark) {
        QByteArray line = "    <DT><A HREF=\"" + bookmark.url + "\" ADD_DATE=\"" + QByteArray::number(bookmark.created) + "\" TAGS=\"";
        for (qsizetype i = 0; i < bookmark.tags.size(); ++i)
            line += (i > 0 ? "," : "") + bookmark.tags.at(i);
        line += "\">" + bookmark.title + "</A>\n";
        good = good && file.write(line) == line.size();
    });
    return good && file.write("</DL><p>\n") > 0 && file.flush();
}

} // namespace tagloom::bench
