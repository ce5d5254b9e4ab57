// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "library/commands/command_arguments.h"
#include "library/commands/command_output.h"
#include "library/job.h"

#include <QString>
#include <QStringList>

namespace tagloom::library {

class Library;

/// What a command line program ends with.
enum class ExitCode {
    Good = 0,
    Failed = 1,
    WrongUsage = 2 ///< or a query that does not parse
};

/// One run of a command: what it works on and where it writes.
struct CommandRun
{
    Library &library;
    const CommandArguments &arguments;
    QString folder; ///< the caller's; relative paths start there
    CommandOutput &output;
    Job job; ///< cancelled when the caller goes away

    /// Writes the error's message and gives Failed.
    ExitCode fail(const domain::Error &error) const
    {
        output.writeError(error.message);
        return ExitCode::Failed;
    }

    /// Good if the caller could take the text, otherwise Failed.
    ExitCode say(const QString &line) const
    {
        return output.write(QString(line + u'\n').toUtf8()) ? ExitCode::Good : ExitCode::Failed;
    }
};

/// What a command does to the library file.
enum class CommandEffect { Creates, Reads, Writes };

/// One row of the table that help, parsing and running follow.
struct Command
{
    QString name{};
    CommandEffect effect = CommandEffect::Reads;
    QString operands{}; ///< as in the usage line
    qsizetype fewestOperands = 0;
    qsizetype mostOperands = 0; ///< -1: any number
    QString usage{}; ///< the options, as in the usage line
    QList<CommandOption> options{};
    QString summary{}; ///< one sentence
    QString details{}; ///< more lines of help; may be empty
    QString readsOnlyWith{}; ///< an option that makes a writing command change nothing
    QStringList readingVerbs{}; ///< first operands that make it change nothing
    ExitCode (*run)(const CommandRun &run) = nullptr; ///< null for the command that creates
};

} // namespace tagloom::library
