// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

/// What each layer may include besides itself. CMake's link lists say the same; this also sees a header that needs no
/// linking.
const QMap<QString, QStringList> &layersBelow()
{
    static const QMap<QString, QStringList> below{
        {u"domain"_s, {}},
        {u"formats"_s, {u"domain"_s}},
        {u"store"_s, {u"domain"_s}},
        {u"index"_s, {u"domain"_s, u"store"_s}},
        {u"platform"_s, {u"domain"_s}},
        {u"library"_s, {u"domain"_s, u"platform"_s, u"formats"_s, u"store"_s, u"index"_s}},
        {u"models"_s, {u"domain"_s, u"platform"_s, u"formats"_s, u"store"_s, u"index"_s, u"library"_s}},
        {u"thumbnails"_s, {}},
        {u"gui"_s,
         {u"domain"_s, u"platform"_s, u"formats"_s, u"store"_s, u"index"_s, u"library"_s, u"models"_s,
          u"thumbnails"_s}},
        {u"app"_s,
         {u"domain"_s, u"platform"_s, u"formats"_s, u"store"_s, u"index"_s, u"library"_s, u"models"_s, u"thumbnails"_s,
          u"gui"_s}},
        {u"cli"_s, {u"domain"_s, u"platform"_s, u"formats"_s, u"store"_s, u"index"_s, u"library"_s}}};
    return below;
}

QString sourceFolder()
{
    return QStringLiteral(TAGLOOM_SOURCE_DIR) + u"/src/"_s;
}

/// Paths below src/.
QStringList sourceFiles()
{
    QStringList files;
    QDirIterator walk(sourceFolder(), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next().mid(sourceFolder().size()));
    files.sort();
    return files;
}

QString textOf(const QString &file)
{
    QFile device(sourceFolder() + file);
    if (!device.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file));
    return QString::fromUtf8(device.readAll());
}

/// "file: what" for each match of the pattern in files of these layers.
QStringList matches(const QStringList &layers, const QString &pattern, const QString &except = {})
{
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    QStringList found;
    for (const QString &file : sourceFiles()) {
        if (!layers.contains(file.section(u'/', 0, 0)) || (!except.isEmpty() && file.startsWith(except)))
            continue;
        for (auto match = expression.globalMatch(textOf(file)); match.hasNext();)
            found.append(file + u": "_s + match.next().captured());
    }
    return found;
}

} // namespace

class ArchitectureTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void includesOnlyLayersBelow();
    void hasNoFolderOrClassOfAnyThing();
    void keepsColoursInThePalette();
    void keepsSqlInTheStoreAndTheModels();
    void keepsWidgetsOutOfTheLayersBelow();
    void namesTheLicenceFirst();
    void keepsFilesShort();
    void connectsByPointersToMembers();
};

void ArchitectureTest::includesOnlyLayersBelow()
{
    static const QRegularExpression include(u"^#include \"([a-z]+)/"_s, QRegularExpression::MultilineOption);
    const QStringList files = sourceFiles();
    QVERIFY(files.size() > 100);
    QStringList wrong;
    for (const QString &file : files) {
        const QString layer = file.section(u'/', 0, 0);
        QVERIFY2(layersBelow().contains(layer), qPrintable(file));
        for (auto match = include.globalMatch(textOf(file)); match.hasNext();) {
            const QString included = match.next().captured(1);
            if (included != layer && !layersBelow()[layer].contains(included))
                wrong.append(file + u" includes "_s + included);
        }
    }
    QCOMPARE(wrong, QStringList());
}

void ArchitectureTest::hasNoFolderOrClassOfAnyThing()
{
    static const QRegularExpression folder(u"(^|/)(core|common|misc|utils?|helpers?|managers?)/"_s);
    QCOMPARE(sourceFiles().filter(folder), QStringList());
    static const QRegularExpression file(u"(manager|helper|utils?)\\.(h|cpp)$"_s);
    QCOMPARE(sourceFiles().filter(file), QStringList());
    QCOMPARE(matches(layersBelow().keys(), u"^(class|struct) \\w*(Manager|Helper|Utils?)\\b"_s), QStringList());
}

void ArchitectureTest::keepsColoursInThePalette()
{
    // "#123456" in a text, or a colour made of numbers.
    QCOMPARE(matches({u"gui"_s, u"app"_s}, u"#[0-9a-fA-F]{6}\\b|\\bQColor\\s*\\(\\s*(0x)?[0-9]|qRgb\\("_s,
                     u"gui/style/palette.cpp"_s),
             QStringList());
}

void ArchitectureTest::keepsSqlInTheStoreAndTheModels()
{
    QCOMPARE(matches({u"gui"_s, u"app"_s, u"cli"_s, u"thumbnails"_s, u"formats"_s, u"domain"_s, u"index"_s, u"library"_s},
                     u"\\bQSql\\w+|\\bsqlite3_\\w+"_s),
             QStringList());
}

void ArchitectureTest::keepsWidgetsOutOfTheLayersBelow()
{
    QCOMPARE(matches({u"domain"_s, u"platform"_s, u"formats"_s, u"store"_s, u"index"_s, u"library"_s, u"models"_s,
                      u"thumbnails"_s, u"cli"_s},
                     u"^#include <Q(Widget|Application|MainWindow|Dialog|AbstractItemView)\\w*>"_s),
             QStringList());
}

void ArchitectureTest::namesTheLicenceFirst()
{
    QStringList without;
    for (const QString &file : sourceFiles()) {
        if (!textOf(file).startsWith(u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s))
            without.append(file);
    }
    QCOMPARE(without, QStringList());
}

void ArchitectureTest::keepsFilesShort()
{
    QStringList tooLong;
    for (const QString &file : sourceFiles()) {
        if (textOf(file).count(u'\n') > 600)
            tooLong.append(file);
    }
    QCOMPARE(tooLong, QStringList());
}

void ArchitectureTest::connectsByPointersToMembers()
{
    QCOMPARE(matches(layersBelow().keys(), u"\\b(SIGNAL|SLOT)\\("_s), QStringList());
}

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
