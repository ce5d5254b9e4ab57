// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/suggestion.h"

#include "domain/counted.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tagloom::domain {

namespace {

/// A source counts as if so many more items of the library's average had been seen: one of one proves little.
constexpr double smoothing = 2;

/// Of thousands of rare tags some are met by chance: none is taken for rarer than this.
constexpr double leastShare = 0.003;

/// In the order of SuggestionFeatures::Feature.
constexpr std::array<double, SuggestionFeatures::Count> weights{-0.01, 1.20, 0.48, 0.29, 0.27, 0.99, -0.31, 1.04, 3.96};

double logOdds(double probability)
{
    return std::log(probability / (1 - probability));
}

double boundedShare(double share)
{
    return std::clamp(share, leastShare, 1 - leastShare);
}

/// How much likelier the source makes the tag, in log-odds.
double lift(const Evidence &evidence, double share)
{
    const double smoothed = (evidence.carriers + smoothing * share) / (evidence.seen + smoothing);
    return logOdds(boundedShare(smoothed)) - logOdds(share);
}

} // namespace

QString toWord(EvidenceSource source)
{
    switch (source) {
    case EvidenceSource::Site:
        return QStringLiteral("site");
    case EvidenceSource::Folder:
        return QStringLiteral("folder");
    case EvidenceSource::TitleWord:
        return QStringLiteral("title-word");
    case EvidenceSource::Together:
        return QStringLiteral("together");
    case EvidenceSource::TitleName:
        return QStringLiteral("title-name");
    }
    Q_UNREACHABLE();
}

QString toSentence(const Evidence &evidence)
{
    if (evidence.source == EvidenceSource::TitleName)
        return QStringLiteral("the title says “%1”").arg(evidence.what);
    const QString share = QStringLiteral("%1 of %2").arg(grouped(evidence.carriers), countedItems(evidence.seen));
    switch (evidence.source) {
    case EvidenceSource::Site:
        return QStringLiteral("%1 of the site %2 carry it").arg(share, evidence.what);
    case EvidenceSource::Folder:
        return QStringLiteral("%1 in the folder %2 carry it").arg(share, evidence.what);
    case EvidenceSource::TitleWord:
        return QStringLiteral("%1 with “%2” in the title carry it").arg(share, evidence.what);
    case EvidenceSource::Together:
        return QStringLiteral("%1 tagged “%2” carry it").arg(share, evidence.what);
    case EvidenceSource::TitleName:
        break;
    }
    Q_UNREACHABLE();
}

SuggestionFeatures featuresOf(const TagEvidence &tag)
{
    using Features = SuggestionFeatures;
    const double share = boundedShare(tag.share);
    Features features;
    auto &values = features.values;
    values[Features::Constant] = 1;
    values[Features::Share] = logOdds(share);
    // Of sources that can speak several times: the best word and the mean of all.
    struct Several
    {
        double best = 0;
        double sum = 0;
        int count = 0;

        void add(double value)
        {
            best = count == 0 ? value : std::max(best, value);
            sum += value;
            ++count;
        }
        double mean() const { return count == 0 ? 0 : sum / count; }
    };
    Several words;
    Several together;
    for (const Evidence &evidence : tag.evidence) {
        switch (evidence.source) {
        case EvidenceSource::Site:
            values[Features::Site] = lift(evidence, share);
            break;
        case EvidenceSource::Folder:
            values[Features::Folder] = lift(evidence, share);
            break;
        case EvidenceSource::TitleWord:
            words.add(lift(evidence, share));
            break;
        case EvidenceSource::Together:
            together.add(lift(evidence, share));
            break;
        case EvidenceSource::TitleName:
            values[Features::Named] = 1;
            break;
        }
    }
    values[Features::BestWord] = words.best;
    values[Features::MeanWord] = words.mean();
    values[Features::BestTogether] = together.best;
    values[Features::MeanTogether] = together.mean();
    return features;
}

double confidenceOf(const SuggestionFeatures &features)
{
    double sum = 0;
    for (size_t feature = 0; feature < weights.size(); ++feature)
        sum += weights[feature] * features.values[feature];
    return 1 / (1 + std::exp(-sum));
}

QList<Evidence> strongestEvidence(const TagEvidence &tag, int most)
{
    const double share = boundedShare(tag.share);
    QList<Evidence> strongest;
    for (const Evidence &evidence : tag.evidence) {
        const bool speaksForIt =
            evidence.source == EvidenceSource::TitleName || (evidence.carriers > 0 && lift(evidence, share) > 0);
        if (speaksForIt)
            strongest.append(evidence);
    }
    const auto strength = [share](const Evidence &evidence) {
        // The name itself says it most plainly.
        return evidence.source == EvidenceSource::TitleName ? logOdds(1 - leastShare) - logOdds(leastShare)
                                                            : lift(evidence, share);
    };
    std::stable_sort(strongest.begin(), strongest.end(), [&strength](const Evidence &one, const Evidence &other) {
        return strength(one) > strength(other);
    });
    return strongest.mid(0, most);
}

QStringList reasonsOf(const Suggestion &suggestion)
{
    QStringList sentences;
    for (const Evidence &evidence : suggestion.reasons)
        sentences.append(toSentence(evidence));
    if (suggestion.storedBy) {
        switch (*suggestion.storedBy) {
        case LinkSource::User:
            sentences.append(QStringLiteral("marked as suggested by hand"));
            break;
        case LinkSource::Import:
            sentences.append(QStringLiteral("suggested by an import"));
            break;
        case LinkSource::Rule:
            sentences.append(QStringLiteral("suggested by a rule"));
            break;
        case LinkSource::Suggestion:
            sentences.append(QStringLiteral("suggested earlier"));
            break;
        }
    }
    if (sentences.isEmpty())
        sentences.append(QStringLiteral("many items carry it"));
    return sentences;
}

QString confidenceText(const std::optional<double> &confidence)
{
    return confidence ? QStringLiteral("%1 %").arg(QLocale().toString(std::round(*confidence * 100), 'f', 0))
                      : QStringLiteral("not known");
}

} // namespace tagloom::domain
