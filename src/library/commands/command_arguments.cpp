// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/command_arguments.h"

#include <algorithm>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

Error wrong(const QString &message)
{
    return {ErrorCode::InvalidInput, message};
}

std::optional<CommandOption> findOption(const QList<CommandOption> &options, const QString &name, const QString &letter)
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const CommandOption &option) {
        return name.isEmpty() ? !letter.isEmpty() && option.letter == letter : option.name == name;
    });
    return found == options.end() ? std::nullopt : std::optional(*found);
}

Result<void> checkValue(const CommandOption &option, const QString &value)
{
    bool isNumber = false;
    if (option.value == CommandOption::Value::Number && (value.toLongLong(&isNumber) < 0 || !isNumber))
        return wrong(QStringLiteral("--%1 wants a whole number, not “%2”.").arg(option.name, value));
    if (option.value == CommandOption::Value::Choice && !option.choices.contains(value))
        return wrong(QStringLiteral("--%1 is one of %2, not “%3”.")
                         .arg(option.name, option.choices.join(QStringLiteral(", ")), value));
    return {};
}

} // namespace

Result<CommandArguments> CommandArguments::parse(const QStringList &arguments, const QList<CommandOption> &options)
{
    CommandArguments parsed;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const QString &argument = arguments[at];
        if (argument == QLatin1String("--")) {
            parsed.m_operands += arguments.sliced(at + 1);
            break;
        }
        // A single hyphen is an operand, as everywhere.
        if (!argument.startsWith(u'-') || argument.size() == 1) {
            parsed.m_operands.append(argument);
            continue;
        }
        if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            parsed.m_wantsHelp = true;
            return parsed;
        }
        const bool isLong = argument.startsWith(QLatin1String("--"));
        const qsizetype equals = isLong ? argument.indexOf(u'=') : -1;
        const QString written = argument.left(equals);
        const auto option =
            findOption(options, isLong ? written.sliced(2) : QString(), isLong ? QString() : written.sliced(1));
        if (!option)
            return wrong(QStringLiteral("There is no option “%1” here.").arg(written));
        if (parsed.has(option->name) && !option->isRepeatable)
            return wrong(QStringLiteral("The option %1 is given twice.").arg(written));
        QString value;
        if (option->value == CommandOption::Value::None) {
            if (equals >= 0)
                return wrong(QStringLiteral("The option %1 takes no value.").arg(written));
        } else if (equals >= 0) {
            value = argument.sliced(equals + 1);
        } else if (at + 1 < arguments.size()) {
            value = arguments[++at];
        } else {
            return wrong(QStringLiteral("The option %1 wants a value after it.").arg(written));
        }
        if (auto fits = checkValue(*option, value); !fits)
            return fits.error();
        parsed.m_values[option->name].append(value);
    }
    for (const CommandOption &option : options) {
        if (option.isRequired && !parsed.has(option.name))
            return wrong(QStringLiteral("The option --%1 is missing.").arg(option.name));
    }
    return parsed;
}

std::optional<qint64> CommandArguments::number(const QString &option) const
{
    return has(option) ? std::optional(value(option).toLongLong()) : std::nullopt;
}

} // namespace tagloom::library
