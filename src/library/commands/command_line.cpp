// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/command_line.h"

#include "library/commands/command_table.h"
#include "store/origin_scope.h"

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

Error wrongUsage(const Command &command, const QString &problem)
{
    return {ErrorCode::InvalidInput, QStringLiteral("%1 Usage: tagloom-cli %2").arg(problem, usageOf(command))};
}

} // namespace

CommandEffect CommandLine::effect() const
{
    const bool reads = arguments.has(command->readsOnlyWith)
        || (!arguments.operands().isEmpty() && command->readingVerbs.contains(arguments.operands().constFirst()));
    return reads ? CommandEffect::Reads : command->effect;
}

Result<CommandLine> parseCommandLine(const QStringList &words)
{
    const Command *const command = words.isEmpty() ? nullptr : findCommand(words.constFirst());
    if (!command) {
        const QString problem = words.isEmpty() ? QStringLiteral("A command is missing.")
                                                : QStringLiteral("There is no command “%1”.").arg(words.constFirst());
        return Error{ErrorCode::InvalidInput, problem + QStringLiteral(" “tagloom-cli --help” lists them.")};
    }
    auto arguments = CommandArguments::parse(words.sliced(1), command->options);
    if (!arguments)
        return wrongUsage(*command, arguments.error().message);
    const qsizetype count = arguments->operands().size();
    if (!arguments->wantsHelp()) {
        if (count < command->fewestOperands)
            return wrongUsage(*command, QStringLiteral("An argument is missing."));
        if (command->mostOperands >= 0 && count > command->mostOperands)
            return wrongUsage(*command,
                              QStringLiteral("“%1” is one argument too many; quotes make several words one.")
                                  .arg(arguments->operands().at(command->mostOperands)));
    }
    return CommandLine{command, std::move(*arguments)};
}

ExitCode runCommandLine(const CommandLine &line, Library &library, const QString &folder, CommandOutput &output,
                        const Job &job)
{
    Q_ASSERT(line.command->run);
    const store::OriginScope origin(domain::HistoryOrigin::Command);
    return line.command->run(CommandRun{library, line.arguments, folder, output, job});
}

} // namespace tagloom::library
