// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/figures.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tagloom::bench {

void print(const Figure &figure, bool json)
{
    if (json) {
        QJsonObject object {{QStringLiteral("name"), figure.name},
                            {QStringLiteral("value"), figure.value},
                            {QStringLiteral("unit"), figure.unit}};
        if (figure.ratio)
            object.insert(QStringLiteral("ratio"), *figure.ratio);
        std::puts(QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    } else {
        const QString ratio = figure.ratio ? QString::number(*figure.ratio, 'f', 2) : QStringLiteral("-");
        const QString line = QStringLiteral("%1 %2 %3  ratio %4  %5")
                                 .arg(figure.name, -12)
                                 .arg(figure.value, 12, 'f', 2)
                                 .arg(figure.unit, -8)
                                 .arg(ratio, -6)
                                 .arg(figure.note);
        std::puts(line.toUtf8().constData());
    }
    std::fflush(stdout);
}

double percentile(std::vector<double> samples, double part)
{
    if (samples.empty())
        return std::nan("");
    std::sort(samples.begin(), samples.end());
    const auto index = static_cast<size_t>(std::ceil(part * static_cast<double>(samples.size()))) - 1;
    return samples[std::min(index, samples.size() - 1)];
}

} // namespace tagloom::bench
