// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/standard_output.h"
#include "library/commands/command_line.h"
#include "library/commands/command_table.h"
#include "library/library.h"
#include "library/locations.h"
#include "library/remote/library_client.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>

#include <optional>

using namespace tagloom;
using domain::Error;
using domain::ErrorCode;
using library::CommandEffect;
using library::CommandLine;
using library::ExitCode;
using library::Library;
using library::OpenMode;

namespace {

constexpr int lockMilliseconds = 5000;
constexpr int lockStepMilliseconds = 250;

/// What stands before the command.
struct ProgramOptions
{
    QString libraryPath; ///< empty: the user's own
    bool wantsHelp = false;
    bool wantsVersion = false;
};

ExitCode fail(library::CommandOutput &output, const QString &message, ExitCode code = ExitCode::Failed)
{
    output.writeError(message);
    return code;
}

ExitCode say(library::CommandOutput &output, const QString &text)
{
    return output.write(text.toUtf8()) ? ExitCode::Good : ExitCode::Failed;
}

/// Takes the program's own options off the words.
std::optional<Error> takeOptions(QStringList &words, ProgramOptions &options)
{
    while (!words.isEmpty() && words.constFirst().startsWith(u'-')) {
        const QString word = words.takeFirst();
        if (word == QLatin1String("--help") || word == QLatin1String("-h")) {
            options.wantsHelp = true;
        } else if (word == QLatin1String("--version")) {
            options.wantsVersion = true;
        } else if (word.startsWith(QLatin1String("--library="))) {
            options.libraryPath = word.mid(10);
        } else if (word == QLatin1String("--library") && !words.isEmpty()) {
            options.libraryPath = words.takeFirst();
        } else if (word != QLatin1String("--library")) {
            return Error{
                ErrorCode::InvalidInput,
                QStringLiteral("There is no option “%1” before the command. “tagloom-cli --help” lists what there is.")
                    .arg(word)};
        }
        if (word.startsWith(QLatin1String("--library")) && options.libraryPath.isEmpty())
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("After --library comes the path of a library, as in --library notes.tagloom.")};
    }
    return std::nullopt;
}

ExitCode createLibrary(const QString &path, library::CommandOutput &output)
{
    if (const auto made = Library::create(path); !made)
        return fail(output, made.error().message);
    return say(output, QStringLiteral("Made an empty library: %1\n").arg(path));
}

ExitCode runHere(const CommandLine &line, Library &opened, const QString &folder, library::CommandOutput &output)
{
    return library::runCommandLine(line, opened, folder, output, library::makeJob());
}

/// In the window that has the library open, or here with its lock, whichever can be had first.
ExitCode runWriting(const CommandLine &line, const QStringList &words, const QString &path, const QString &folder,
                    library::CommandOutput &output)
{
    const QDeadlineTimer deadline(lockMilliseconds);
    while (true) {
        library::LibraryClient client(path);
        if (client.reach()) {
            const auto code = client.runCommand(words, folder, output);
            return code ? *code : fail(output, code.error().message);
        }
        const auto opened = Library::open(path, OpenMode::ReadWrite, lockStepMilliseconds);
        if (opened)
            return runHere(line, **opened, folder, output);
        if (opened.error().code != ErrorCode::Locked || deadline.hasExpired())
            return fail(output, opened.error().message);
    }
}

ExitCode runProgram(QStringList words, library::CommandOutput &output)
{
    ProgramOptions options;
    if (const auto error = takeOptions(words, options))
        return fail(output, error->message, ExitCode::WrongUsage);
    if (options.wantsHelp)
        return say(output, library::generalHelp());
    if (options.wantsVersion)
        return say(output, QStringLiteral("tagloom-cli %1\n").arg(QCoreApplication::applicationVersion()));
    const auto line = library::parseCommandLine(words);
    if (!line)
        return fail(output, line.error().message, ExitCode::WrongUsage);
    if (line->arguments.wantsHelp())
        return say(output, library::helpOf(*line->command));

    const bool isOwn = options.libraryPath.isEmpty();
    const QString path = library::canonicalPath(isOwn ? library::defaultLibraryPath() : options.libraryPath);
    if (line->effect() == CommandEffect::Creates)
        return createLibrary(path, output);
    if (isOwn && !QFileInfo::exists(path))
        return fail(output,
                    QStringLiteral("You have no library yet. “tagloom-cli init” makes one; --library names another."));
    const QString folder = QDir::currentPath();
    if (line->effect() == CommandEffect::Writes)
        return runWriting(*line, words, path, folder, output);
    const auto opened = Library::open(path, OpenMode::ReadOnly);
    return opened ? runHere(*line, **opened, folder, output) : fail(output, opened.error().message);
}

} // namespace

int main(int argc, char *argv[])
{
    cli::prepareStandardStreams();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tagloom-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TAGLOOM_VERSION));
    cli::StandardOutput output;
    const ExitCode code = runProgram(QCoreApplication::arguments().sliced(1), output);
    const bool isWhole = output.flush();
    return static_cast<int>(isWhole ? code : ExitCode::Failed);
}
