// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/notes_bench.h"

#include "bench/figures.h"
#include "bench/generated_bookmarks.h"
#include "domain/counted.h"
#include "formats/record_reader.h"
#include "library/importer.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>

#include <yaml-cpp/yaml.h>

#include <cstdio>
#include <random>

namespace tagloom::bench {

using library::Library;
using namespace Qt::StringLiterals;

namespace {

/// Titles and tags of the generated bookmarks, in 100 folders, with some 250 words of text each.
bool writeNotes(const QString &root, int files)
{
    std::mt19937_64 random(7);
    int number = 0;
    bool isGood = true;
    QByteArrayList words;
    generateBookmarks(files, [&](const GeneratedBookmark &bookmark) {
        const QString folder = u"%1/area %2/topic %3"_s.arg(root).arg(number % 10).arg(number / 10 % 10);
        isGood = isGood && QDir().mkpath(folder);
        QByteArray text = "---\ntitle: \"" + bookmark.title + "\"\ntags:\n";
        for (const QByteArray &tag : bookmark.tags)
            text += "  - " + tag + '\n';
        text +=
            "created: 2024-05-" + QByteArray::number(10 + number % 20) + "T10:00:00Z\naliases: [x, y]\n# a comment\n";
        if (number % 3 == 0)
            text += "due: 2025-01-" + QByteArray::number(10 + number % 20) + "\nstatus: open\n";
        text += "---\n\n# " + bookmark.title + "\n\n";
        words += bookmark.title.split(' ');
        for (int word = 0; word < 250; ++word)
            text += words[static_cast<qsizetype>(random() % static_cast<quint64>(words.size()))]
                + (word % 12 == 11 ? '\n' : ' ');
        QFile file(u"%1/note %2.md"_s.arg(folder).arg(number++));
        isGood = isGood && file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    });
    return isGood;
}

/// Counts what a reader finds, and forgets it.
class CountingSink final : public domain::RecordSink
{
public:
    bool item(domain::ItemRecord record) override
    {
        links += record.links.size();
        return true;
    }
    bool tag(domain::TagRecord) override { return true; }
    bool kind(domain::KindRecord) override { return true; }
    bool search(domain::SearchRecord) override { return true; }
    bool distinct(domain::DistinctRecord) override { return true; }
    bool list(domain::ListRecord) override { return true; }
    bool rule(domain::RuleRecord) override { return true; }
    bool skipped(domain::RecordRemark) override { return true; }
    bool progress(qint64) override { return true; }

    qsizetype links = 0;
};

/// Seconds for finding the files and what `read(QFile &)` does with each; less than 0 if that failed.
template <class Read> double readAlone(const QString &root, int files, Read read)
{
    QElapsedTimer time;
    time.start();
    int found = 0;
    QDirIterator paths(root, {u"*.md"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (paths.hasNext()) {
        QFile file(paths.next());
        if (!file.open(QIODevice::ReadOnly) || !read(file))
            return -1;
        ++found;
    }
    return found == files ? static_cast<double>(time.nsecsElapsed()) / 1e9 : -1;
}

/// Our own reader, with nothing behind it.
double readNotes(const QString &root, int files)
{
    CountingSink sink;
    return readAlone(root, files,
                     [&sink](QFile &file) { return formats::readRecords(formats::Format::Markdown, file, sink).ok(); });
}

/// The front matter alone, by yaml-cpp's usual way.
double parseYaml(const QString &root, int files)
{
    return readAlone(root, files, [](QFile &file) {
        const QByteArray text = file.readAll();
        const qsizetype end = text.indexOf("\n---\n");
        return YAML::Load(std::string(text.constData() + 4, static_cast<size_t>(end - 3))).size() >= 4;
    });
}

double importNotes(Library &library, const QString &root, int expectedNew, int expectedKnown)
{
    QElapsedTimer time;
    time.start();
    const auto report = library::Importer(library).run({root}, {}, library::makeJob()).result();
    const double seconds = static_cast<double>(time.nsecsElapsed()) / 1e9;
    return report && report->added == expectedNew && report->merged == expectedKnown && report->skipped.isEmpty()
        ? seconds
        : -1;
}

} // namespace

bool benchNotes(const QString &folder, int files, bool json)
{
    const QString root = folder + u"/notes"_s;
    const QString path = folder + u"/notes.tagloom"_s;
    double floor = -1;
    double plain = -1;
    double first = -1;
    double again = -1;
    if (writeNotes(root, files) && Library::create(path)) {
        if (auto opened = Library::open(path, library::OpenMode::ReadWrite)) {
            plain = parseYaml(root, files); // so that the others find the files in memory
            const double before = readNotes(root, files);
            plain = parseYaml(root, files);
            first = importNotes(**opened, root, files, 0);
            again = importNotes(**opened, root, 0, files);
            // Half a second on its own is at the mercy of whatever else runs.
            floor = percentile({before, readNotes(root, files), readNotes(root, files)}, 0.5);
        }
    }
    QDir(root).removeRecursively();
    QFile::remove(path);
    if (floor < 0 || plain < 0 || first < 0 || again < 0) {
        std::fputs("tagloom-bench: the notes could not be made or imported.\n", stderr);
        return false;
    }
    const auto figure = [&](const QString &name, double seconds, const QString &what) {
        print({name, files / seconds, u"files/s"_s, floor / seconds,
               u"%1 of %2 in %3 s, %4 times reading and parsing alone (%5 s; front matter only, by yaml-cpp: %6 s)"_s
                   .arg(what, domain::counted(files, u"Markdown file"_s, u"Markdown files"_s))
                   .arg(seconds, 0, 'f', 2)
                   .arg(seconds / floor, 0, 'f', 2)
                   .arg(floor, 0, 'f', 2)
                   .arg(plain, 0, 'f', 2)},
              json);
    };
    figure(u"notes"_s, first, u"import"_s);
    figure(u"notes_again"_s, again, u"import of the same"_s);
    return true;
}

} // namespace tagloom::bench
