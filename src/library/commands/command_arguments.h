// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagloom::library {

/// One option of a command, as `--name VALUE`, `--name=VALUE` or, without a value, `--name`.
struct CommandOption
{
    enum class Value {
        None,
        Text,
        Number, ///< whole, 0 or more
        Choice ///< one of `choices`
    };

    QString name{}; ///< without hyphens
    Value value = Value::None;
    QStringList choices{};
    bool isRequired = false;
    bool isRepeatable = false;
    QString letter{}; ///< `-o`, without the hyphen; empty if there is none
};

/// The arguments of one command, taken apart. What stands after `--` is an operand whatever it begins with.
class CommandArguments final
{
public:
    /// InvalidInput, with a sentence on what is wrong, for an unknown, repeated, incomplete or missing option and a
    /// value that does not fit. `--help` and `-h` end the reading.
    static domain::Result<CommandArguments> parse(const QStringList &arguments, const QList<CommandOption> &options);

    bool wantsHelp() const { return m_wantsHelp; }
    const QStringList &operands() const { return m_operands; }
    bool has(const QString &option) const { return m_values.contains(option); }
    QStringList values(const QString &option) const { return m_values.value(option); }
    QString value(const QString &option) const { return m_values.value(option).value(0); }
    std::optional<qint64> number(const QString &option) const;

private:
    bool m_wantsHelp = false;
    QStringList m_operands;
    QHash<QString, QStringList> m_values; ///< by name; an option without a value has one empty one
};

} // namespace tagloom::library
