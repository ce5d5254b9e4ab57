// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace tagloom::bench {

/// One result. `ratio` compares it with a floor measured in the same run; higher is always better.
struct Figure
{
    QString name;
    double value = 0;
    QString unit;
    std::optional<double> ratio;
    QString note; ///< for people: what stands behind it
};

/// Prints a figure on standard output: one JSON object a line, or a line for people.
void print(const Figure &figure, bool json);

/// The value below which this part (0..1) of the samples lies.
double percentile(std::vector<double> samples, double part);

} // namespace tagloom::bench
